//! WebSocket for clients: `graphql-transport-ws` on `/graphql`.
//!
//! Each operation of a connection becomes a request of its own to this origin, with the
//! credentials of `connection_init`: so a socket passes the same edge, guard, admission and
//! limits as everybody else, and its tokens are verified anew for every operation.
//!
//! Protocol: <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>.
//! Decisions: docs/decisions/router.md

mod operation;
mod outgoing;
mod session;

use crate::{
    config::RouterConfig,
    guard::Limits,
    places::{self, Place, Places},
};
use hive_router::ntex::{
    self,
    http::HeaderMap,
    service::{Service, fn_factory_with_config, fn_service},
    web::{self, HttpRequest, HttpResponse, ServiceConfig, guard::fn_guard, ws},
};
use http::{HeaderName, header};
use outgoing::Outgoing;
use session::Session;
use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};
use tokio::{runtime::Handle, sync::mpsc};

/// The header by which this process knows its own requests; never accepted from a client.
pub(crate) const INSIDE: HeaderName = HeaderName::from_static("x-engine-inside");

/// The protocol's name in the handshake.
const PROTOCOL: &str = "graphql-transport-ws";

/// Messages that may wait in one direction; a client that does not read is closed.
const WAITING: usize = 64;

/// What every connection shares.
pub(crate) struct Door {
    client: reqwest::Client,
    /// This origin's graph, as this process reaches it.
    url: String,
    /// Proves to the edge that a request comes from here.
    secret: String,
    runtime: Handle,
    allowed_origins: Vec<String>,
    behind_proxy: bool,
    places: Arc<Places>,
    limits: Limits,
}

impl Door {
    /// # Errors
    /// Where the HTTP client cannot be built.
    pub(crate) fn new(
        config: &RouterConfig,
        runtime: Handle,
        secret: String,
        places: Arc<Places>,
        address: SocketAddr,
    ) -> anyhow::Result<Arc<Self>> {
        let ip = match address.ip() {
            ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            ip => ip,
        };
        let address = SocketAddr::new(ip, address.port());
        Ok(Arc::new(Self {
            client: reqwest::Client::builder().no_proxy().build()?,
            url: format!("http://{address}/graphql"),
            secret,
            runtime,
            allowed_origins: config.allowed_origins.clone(),
            behind_proxy: config.behind_proxy,
            places,
            limits: config.limits,
        }))
    }

    /// A page of another origin may open a socket only where it may send requests, too.
    fn welcomes(&self, request: &HttpRequest) -> bool {
        let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        let Some(origin) = text(header::ORIGIN) else { return true };
        let own = text(header::HOST).is_some_and(|host| {
            origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        });
        own || self.allowed_origins.iter().any(|allowed| allowed == origin)
    }
}

/// Whether a request wants to become a WebSocket.
pub(crate) fn upgrades(headers: &HeaderMap) -> bool {
    let upgrade = headers.get(header::UPGRADE).and_then(|value| value.to_str().ok());
    upgrade.is_some_and(|value| value.eq_ignore_ascii_case("websocket"))
}

/// Mounts the door: upgrades on `/graphql` come here, everything else goes on.
pub(crate) fn mount(app: &mut ServiceConfig) {
    let upgrade = fn_guard(|head| upgrades(head.headers()));
    app.service(web::resource("/graphql").guard(upgrade).route(web::get().to(open)));
}

async fn open(
    request: HttpRequest,
    door: web::types::State<Arc<Door>>,
) -> Result<HttpResponse, web::Error> {
    let door = door.get_ref().clone();
    if !door.welcomes(&request) {
        return Ok(HttpResponse::Forbidden().finish());
    }
    if !ws::subprotocols(&request).any(|offered| offered == PROTOCOL) {
        return Ok(HttpResponse::BadRequest().body("graphql-transport-ws is spoken here"));
    }
    let forwarded = places::forwarded(request.headers()).map(str::to_owned);
    let address = match forwarded {
        // What a proxy of ours appended stays the last entry, where the edge reads it.
        Some(list) if door.behind_proxy => Some(list),
        _ => request.peer_addr().map(|address| address.ip().to_string()),
    };
    let ip = address.as_deref().and_then(places::last_of);
    let place = match door.places.socket(ip, &door.limits) {
        Ok(place) => place,
        Err(refusal) => return Ok(refusal.response()),
    };
    let place = std::sync::Mutex::new(Some((place, address)));
    let factory = fn_factory_with_config(move |sink: ws::WsSink| {
        let taken = place.lock().ok().and_then(|mut place| place.take());
        let door = door.clone();
        async move { Ok::<_, web::Error>(serve(door, taken, sink)) }
    });
    ws::start(request, Some(PROTOCOL), factory).await
}

/// Moves frames between the worker that owns the connection and the session, which runs on the
/// multi-threaded runtime.
fn serve(
    door: Arc<Door>,
    taken: Option<(Place, Option<String>)>,
    sink: ws::WsSink,
) -> impl Service<ws::Frame, Response = Option<ws::Message>, Error = io::Error> {
    let (to_session, from_client) = mpsc::channel(WAITING);
    let (to_client, mut from_session) = mpsc::channel(WAITING);
    if let Some((place, address)) = taken {
        let session = Session::new(door.clone(), address, to_client);
        door.runtime.spawn(async move {
            session.run(from_client).await;
            drop(place);
        });
    }
    ntex::rt::spawn(async move {
        while let Some(outgoing) = from_session.recv().await {
            let (message, last) = match outgoing {
                Outgoing::Text(text) => (ws::Message::Text(text.into()), false),
                Outgoing::Close(code, why) => (closing(code, why), true),
            };
            if sink.send(message).await.is_err() || last {
                break;
            }
        }
    });
    fn_service(move |frame| {
        let answer = match frame {
            ws::Frame::Text(bytes) => match std::str::from_utf8(&bytes) {
                Ok(text) if to_session.try_send(text.to_owned()).is_ok() => None,
                Ok(_) => Some(closing(4429, "Too many messages at once")),
                Err(_) => Some(closing(4400, "Text is UTF-8")),
            },
            ws::Frame::Ping(bytes) => Some(ws::Message::Pong(bytes)),
            ws::Frame::Pong(_) => None,
            ws::Frame::Close(reason) => Some(ws::Message::Close(reason)),
            ws::Frame::Binary(_) | ws::Frame::Continuation(_) => {
                Some(closing(4400, "One text frame a message"))
            }
        };
        async move { Ok::<_, io::Error>(answer) }
    })
}

fn closing(code: u16, why: &str) -> ws::Message {
    ws::Message::Close(Some(ws::CloseReason {
        code: ws::CloseCode::from(code),
        description: Some(why.to_owned()),
    }))
}
