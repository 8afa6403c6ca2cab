//! A small graph to measure the router with: two subgraphs in memory, so that what is measured is
//! the way and not the resolvers.
//!
//! ```text
//! graph subgraphs PORT                    both subgraphs over HTTP
//! graph supergraph PORT                   prints the supergraph of those
//! graph router http PORT SUBGRAPHS        our router before them
//! graph router in-process PORT SUBGRAPHS  our router with both in its own process
//! ```
#![recursion_limit = "256"]
#![expect(clippy::print_stdout, reason = "a tool: its output is its purpose")]

use anyhow::{Context, Result, bail};
use async_graphql::{
    ComplexObject, EmptyMutation, EmptySubscription, ID, Object, SDLExportOptions, Schema,
    SimpleObject,
};
use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::{Router, extract::State, routing::post};
use engine::{Graph, RouterConfig, Subgraph, SubgraphSdl, compose, federation_sdl};
use std::{future::pending, sync::Arc};

#[global_allocator]
static ALLOCATOR: engine::Allocator = engine::Allocator;

#[derive(SimpleObject)]
struct User {
    id: ID,
    name: String,
    email: String,
}

struct Users;

#[Object(name = "Query")]
impl Users {
    async fn user(&self, id: ID) -> User {
        User { name: format!("User {}", *id), email: format!("{}@mail.example", *id), id }
    }
}

#[derive(SimpleObject)]
struct Review {
    id: ID,
    body: String,
    rating: i32,
}

#[derive(SimpleObject)]
#[graphql(complex, name = "User")]
struct Reviewer {
    id: ID,
}

#[ComplexObject]
impl Reviewer {
    async fn reviews(&self) -> Vec<Review> {
        let review = |n: i32| Review {
            id: ID(format!("{}-{n}", *self.id)),
            body: format!("Review {n} of {}", *self.id),
            rating: n % 5 + 1,
        };
        (0..5).map(review).collect()
    }
}

struct Reviews;

#[Object(name = "Query")]
impl Reviews {
    #[graphql(entity)]
    async fn reviewer(&self, id: ID) -> Reviewer {
        Reviewer { id }
    }
}

type UsersSchema = Schema<Users, EmptyMutation, EmptySubscription>;
type ReviewsSchema = Schema<Reviews, EmptyMutation, EmptySubscription>;

fn users() -> UsersSchema {
    Schema::build(Users, EmptyMutation, EmptySubscription).enable_federation().finish()
}

fn reviews() -> ReviewsSchema {
    Schema::build(Reviews, EmptyMutation, EmptySubscription).enable_federation().finish()
}

async fn answer_users(State(schema): State<UsersSchema>, ask: GraphQLRequest) -> GraphQLResponse {
    schema.execute(ask.into_inner()).await.into()
}

async fn answer_reviews(
    State(schema): State<ReviewsSchema>,
    ask: GraphQLRequest,
) -> GraphQLResponse {
    schema.execute(ask.into_inner()).await.into()
}

/// `User` is whole in `users`; `reviews` adds to it. async-graphql writes the key for the second.
fn sdl(name: &str, port: u16) -> SubgraphSdl {
    let options = SDLExportOptions::new().federation();
    let sdl = match name {
        "users" => users()
            .sdl_with_options(options)
            .replace("type User {", "type User @key(fields: \"id\", resolvable: false) {"),
        _ => reviews().sdl_with_options(options),
    };
    SubgraphSdl {
        name: name.to_owned(),
        url: format!("http://127.0.0.1:{port}/{name}"),
        sdl: federation_sdl(&sdl),
    }
}

fn supergraph(port: u16) -> Result<String> {
    Ok(compose(&[sdl("users", port), sdl("reviews", port)])?)
}

async fn serve_subgraphs(port: u16) -> Result<()> {
    let routes = Router::new()
        .route("/users", post(answer_users).with_state(users()))
        .route("/reviews", post(answer_reviews).with_state(reviews()));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    Ok(axum::serve(listener, routes).await?)
}

async fn serve_router(in_process: bool, port: u16, subgraphs: u16) -> Result<()> {
    let subgraph = |name: &str, local: Arc<dyn engine::LocalSubgraph>| Subgraph {
        name: name.to_owned(),
        local: in_process.then_some(local),
        url: format!("http://127.0.0.1:{subgraphs}/{name}"),
        ws_path: None,
    };
    let graph = Graph {
        supergraph: supergraph(subgraphs)?,
        subgraphs: vec![
            subgraph("users", Arc::new(users())),
            subgraph("reviews", Arc::new(reviews())),
        ],
    };
    let data = std::env::temp_dir().join(format!("graph-{port}"));
    let config = RouterConfig::foreign(([127, 0, 0, 1], port).into(), data, graph);
    engine::serve(config, |address| println!("listening on {address}"), pending()).await
}

#[tokio::main]
async fn main() -> Result<()> {
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        bail!("a TLS provider was installed already");
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let port = |text: &str| text.parse().with_context(|| format!("{text} is no port"));
    match words[..] {
        ["subgraphs", at] => serve_subgraphs(port(at)?).await,
        ["supergraph", at] => {
            println!("{}", supergraph(port(at)?)?);
            Ok(())
        }
        ["router", "http", at, subgraphs] => serve_router(false, port(at)?, port(subgraphs)?).await,
        ["router", "in-process", at, subgraphs] => {
            serve_router(true, port(at)?, port(subgraphs)?).await
        }
        _ => bail!("see the head of this file for what can be asked"),
    }
}
