//! A subgraph over HTTP and WebSocket, for the router in another process and for subscriptions.
//!
//! Every request carries the router's signed passport; without one the viewer is anonymous, with
//! a bad one the request is refused.
use crate::{
    Clock, Viewer,
    passport::{HEADER, PassportKey},
    viewer::Bearer,
};
use async_graphql::http::ALL_WEBSOCKET_PROTOCOLS;
use async_graphql::{Data, Executor};
use async_graphql_axum::{GraphQLProtocol, GraphQLRequest, GraphQLResponse, GraphQLWebSocket};
use axum::{
    Router,
    extract::{State, WebSocketUpgrade},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{IntoResponse, Response},
    routing::{get, post},
};

#[derive(Clone)]
struct Door<E> {
    schema: E,
    key: PassportKey,
    clock: Clock,
}

impl<E> Door<E> {
    /// The viewer and, where the router passed it on, their bearer token.
    fn admit(&self, headers: &HeaderMap) -> Result<(Viewer, Option<Bearer>), StatusCode> {
        let viewer = match headers.get(HEADER) {
            None => Viewer::Anonymous,
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|header| self.key.open(header, self.clock.now()))
                .ok_or(StatusCode::FORBIDDEN)?,
        };
        let bearer = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
            .map(|token| Bearer(token.to_owned()));
        Ok((viewer, bearer))
    }
}

/// Routes `/graphql` (POST) and `/ws` (`graphql-transport-ws`) of one subgraph.
pub fn subgraph<E: Executor>(schema: E, key: PassportKey, clock: Clock) -> Router {
    Router::new()
        .route("/graphql", post(answer::<E>))
        .route("/ws", get(upgrade::<E>))
        .with_state(Door { schema, key, clock })
}

async fn answer<E: Executor>(
    State(door): State<Door<E>>,
    headers: HeaderMap,
    request: GraphQLRequest,
) -> Response {
    match door.admit(&headers) {
        Err(status) => status.into_response(),
        Ok((viewer, bearer)) => {
            let mut request = request.into_inner().data(viewer);
            if let Some(bearer) = bearer {
                request = request.data(bearer);
            }
            GraphQLResponse::from(door.schema.execute(request).await).into_response()
        }
    }
}

async fn upgrade<E: Executor>(
    State(door): State<Door<E>>,
    headers: HeaderMap,
    protocol: GraphQLProtocol,
    socket: WebSocketUpgrade,
) -> Response {
    match door.admit(&headers) {
        Err(status) => status.into_response(),
        Ok((viewer, bearer)) => {
            let mut data = Data::default();
            data.insert(viewer);
            if let Some(bearer) = bearer {
                data.insert(bearer);
            }
            socket.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(move |stream| {
                GraphQLWebSocket::new(stream, door.schema, protocol).with_data(data).serve()
            })
        }
    }
}
