//! A subgraph over HTTP and WebSocket, for the router in another process and for subscriptions.
//!
//! Every request carries the router's signed passport; without one the viewer is anonymous, with
//! a bad one the request is refused.
use crate::{
    Clock, Viewer,
    passport::{BEARER_HEADER, DEVICE_HEADER, HEADER, PassportKey},
    trace::{self, REQUEST_ID, TRACE, TRACEPARENT},
    viewer::{Bearer, Device},
};
use async_graphql::http::ALL_WEBSOCKET_PROTOCOLS;
use async_graphql::{Data, Executor};
use async_graphql_axum::{GraphQLProtocol, GraphQLRequest, GraphQLResponse, GraphQLWebSocket};
use axum::{
    Router,
    extract::{State, WebSocketUpgrade},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tracing::Instrument;

#[derive(Clone)]
struct Endpoint<E> {
    name: &'static str,
    schema: E,
    key: PassportKey,
    clock: Clock,
}

impl<E> Endpoint<E> {
    /// The viewer, where they call from and, where the router passed it on, their bearer token; `None` where the
    /// passport is forged, expired or for another subgraph.
    fn admit(&self, passport: Option<&str>, bearer: Option<&str>) -> Option<Data> {
        let (viewer, whence) = match passport {
            None => (Viewer::Anonymous, None),
            Some(passport) => self.key.open(passport, self.name, self.clock.now())?,
        };
        let mut data = Data::default();
        data.insert(viewer);
        if let Some(whence) = whence {
            data.insert(whence);
        }
        if let Some(token) = bearer {
            data.insert(Bearer(token.to_owned()));
        }
        Some(data)
    }
}

/// Routes `/graphql` (POST) and `/ws` (`graphql-transport-ws`) of the subgraph of that name.
pub fn subgraph<E: Executor>(
    name: &'static str,
    schema: E,
    key: PassportKey,
    clock: Clock,
) -> Router {
    Router::new()
        .route("/graphql", post(answer::<E>))
        .route("/ws", get(upgrade::<E>))
        .with_state(Endpoint { name, schema, key, clock })
}

async fn answer<E: Executor>(
    State(endpoint): State<Endpoint<E>>,
    headers: HeaderMap,
    request: GraphQLRequest,
) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(data) = endpoint.admit(header(HEADER), header(BEARER_HEADER)) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let mut request = request.into_inner();
    request.data = data;
    if let Some(device) = header(DEVICE_HEADER) {
        request.data.insert(Device(device.to_owned()));
    }
    let request_span = tracing::info_span!(
        "subgraph",
        request_id = header(REQUEST_ID).unwrap_or("-"),
        name = endpoint.name
    );
    let span = tracing::info_span!(
        target: TRACE,
        "subgraph",
        otel.name = format!("subgraph {}", endpoint.name),
        otel.kind = "server",
        subgraph = endpoint.name,
    );
    let span = trace::continued(span, header(TRACEPARENT));
    let answer = endpoint.schema.execute(request).instrument(request_span).instrument(span).await;
    GraphQLResponse::from(answer).into_response()
}

/// Over WebSocket the router writes the passport into the `connection_init` payload.
async fn upgrade<E: Executor>(
    State(endpoint): State<Endpoint<E>>,
    protocol: GraphQLProtocol,
    socket: WebSocketUpgrade,
) -> Response {
    socket.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(move |stream| {
        let schema = endpoint.schema.clone();
        GraphQLWebSocket::new(stream, schema, protocol)
            .on_connection_init(move |payload| async move {
                let field = |name: &str| payload.get(name).and_then(serde_json::Value::as_str);
                endpoint
                    .admit(field(HEADER), field(BEARER_HEADER))
                    .ok_or_else(|| async_graphql::Error::new("the passport is not valid"))
            })
            .serve()
    })
}
