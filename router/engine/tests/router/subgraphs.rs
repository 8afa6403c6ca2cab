//! Two subgraphs: `people` owns a person, `letters` adds letters to it, mutates and subscribes.

use async_graphql::{
    Context, Data, EmptyMutation, EmptySubscription, Error, ErrorExtensions, ID, Object, Schema,
    SimpleObject, Subscription, TypeDirective, http::ALL_WEBSOCKET_PROTOCOLS,
};
use async_graphql_axum::{GraphQLProtocol, GraphQLRequest, GraphQLResponse, GraphQLWebSocket};
use axum::{
    Router,
    extract::{State, WebSocketUpgrade},
    http::HeaderMap,
    response::IntoResponse,
    routing::{get, post},
};
use futures_util::{Stream, stream};
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

/// The header the handover writes, and the field of `connection_init`.
pub(crate) const VIEWER: &str = "x-viewer";

/// Who a subgraph believes is asking.
#[derive(Clone, Default)]
pub(crate) struct Viewer(pub(crate) Option<String>);

fn viewer(ctx: &Context<'_>) -> Option<String> {
    ctx.data_opt::<Viewer>().and_then(|viewer| viewer.0.clone())
}

#[TypeDirective(location = "FieldDefinition")]
fn authenticated() {}

#[derive(SimpleObject, Clone)]
pub(crate) struct Person {
    id: ID,
    name: String,
}

fn person(id: &ID) -> Option<Person> {
    let name = match id.as_str() {
        "1" => "Ada",
        "2" => "Grace",
        _ => return None,
    };
    Some(Person { id: id.clone(), name: name.into() })
}

// The federation SDL of async-graphql does not say which type is the query root: it must be
// called `Query`.
pub(crate) struct People;

#[Object(name = "Query")]
impl People {
    async fn person(&self, id: ID) -> Option<Person> {
        person(&id)
    }

    #[graphql(entity)]
    async fn find_person(&self, id: ID) -> Option<Person> {
        person(&id)
    }

    async fn viewer_of_people(&self, ctx: &Context<'_>) -> Option<String> {
        viewer(ctx)
    }

    #[graphql(directive = authenticated::apply())]
    async fn secret(&self) -> Option<&str> {
        Some("forty-two")
    }

    #[graphql(requires_scopes = "staff")]
    async fn ledger(&self) -> Option<&str> {
        Some("in balance")
    }

    async fn refuses(&self) -> Result<Option<String>, Error> {
        Err(Error::new("Ce créneau est déjà pris.").extend_with(|_, e| e.set("code", "SLOT_TAKEN")))
    }

    async fn breaks(&self) -> Option<usize> {
        let nothing: [usize; 0] = [];
        nothing.iter().copied().reduce(|a, b| a + b).map(Some).expect("a resolver that breaks")
    }
}

pub(crate) type PeopleSchema = Schema<People, EmptyMutation, EmptySubscription>;

pub(crate) fn people() -> PeopleSchema {
    Schema::build(People, EmptyMutation, EmptySubscription).enable_federation().finish()
}

#[derive(SimpleObject)]
#[graphql(complex, name = "Person")]
pub(crate) struct Correspondent {
    id: ID,
}

#[async_graphql::ComplexObject]
impl Correspondent {
    async fn letters(&self) -> Vec<String> {
        vec![format!("to {}", *self.id)]
    }
}

#[derive(SimpleObject)]
pub(crate) struct Letter {
    text: String,
    viewer: Option<String>,
    to: Correspondent,
}

pub(crate) struct Letters;

#[Object(name = "Query")]
impl Letters {
    #[graphql(entity)]
    async fn find_correspondent(&self, id: ID) -> Correspondent {
        Correspondent { id }
    }

    async fn viewer_of_letters(&self, ctx: &Context<'_>) -> Option<String> {
        viewer(ctx)
    }
}

pub(crate) struct Post;

#[Object(name = "Mutation")]
impl Post {
    async fn send(&self, ctx: &Context<'_>, to: ID, text: String) -> Letter {
        Letter { text, viewer: viewer(ctx), to: Correspondent { id: to } }
    }
}

pub(crate) struct Deliveries;

/// Streams that say nothing and are listened to.
static SILENT: AtomicUsize = AtomicUsize::new(0);
/// How many ever were.
static OPENED: AtomicUsize = AtomicUsize::new(0);

pub(crate) fn silent_listeners() -> usize {
    SILENT.load(Ordering::SeqCst)
}

pub(crate) fn silent_opened() -> usize {
    OPENED.load(Ordering::SeqCst)
}

struct Listener;

impl Drop for Listener {
    fn drop(&mut self) {
        SILENT.fetch_sub(1, Ordering::SeqCst);
    }
}

#[Subscription(name = "Subscription")]
impl Deliveries {
    async fn silent(&self) -> impl Stream<Item = bool> + use<> {
        SILENT.fetch_add(1, Ordering::SeqCst);
        OPENED.fetch_add(1, Ordering::SeqCst);
        let listener = Listener;
        stream::once(async move {
            std::future::pending::<()>().await;
            drop(listener);
            true
        })
    }

    async fn delivered(&self, ctx: &Context<'_>, count: u32) -> impl Stream<Item = Letter> + use<> {
        let viewer = viewer(ctx);
        stream::unfold(0, move |n| {
            let viewer = viewer.clone();
            async move {
                if n == count {
                    return None;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                let to = Correspondent { id: ID::from(n % 2 + 1) };
                Some((Letter { text: format!("letter {n}"), viewer, to }, n + 1))
            }
        })
    }
}

pub(crate) type LettersSchema = Schema<Letters, Post, Deliveries>;

pub(crate) fn letters() -> LettersSchema {
    Schema::build(Letters, Post, Deliveries)
        .enable_federation()
        .enable_subscription_in_federation()
        .finish()
}

/// A subgraph as a service of its own.
pub(crate) fn service<E: async_graphql::Executor>(executor: E) -> Router {
    Router::new()
        .route("/graphql", post(execute::<E>))
        .route("/ws", get(subscribe::<E>))
        .with_state(executor)
}

async fn execute<E: async_graphql::Executor>(
    State(executor): State<E>,
    headers: HeaderMap,
    request: GraphQLRequest,
) -> GraphQLResponse {
    let viewer = headers.get(VIEWER).map(|value| value.to_str().unwrap().to_owned());
    executor.execute(request.into_inner().data(Viewer(viewer))).await.into()
}

async fn subscribe<E: async_graphql::Executor>(
    State(executor): State<E>,
    protocol: GraphQLProtocol,
    upgrade: WebSocketUpgrade,
) -> impl IntoResponse {
    upgrade.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(move |socket| {
        GraphQLWebSocket::new(socket, executor, protocol)
            .on_connection_init(|fields: serde_json::Value| async move {
                let mut data = Data::default();
                data.insert(Viewer(fields[VIEWER].as_str().map(str::to_owned)));
                Ok(data)
            })
            .serve()
    })
}
