//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod desk;
mod figures;
mod mutation;
mod query;
mod subscription;
mod types;

use crate::{actions::Stage, graph_client::GraphClient};
use assistant::{Assistant, LanguageModel};
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{FREE, InputRule, Text},
    live::Live,
    passport::PassportKey,
};
use std::sync::Arc;

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("SendMessageInput.text", Text::Free(FREE)),
    ("AnswerHandoverInput.text", Text::Free(FREE)),
]);

/// The subgraph.
pub type Schema =
    async_graphql::Schema<query::Query, mutation::Mutation, subscription::Subscription>;

/// What this domain needs from the process around it.
pub struct ChatConfig {
    /// The router's GraphQL endpoint, as this process reaches it.
    pub graph_url: String,
    /// Vouches to the router for where somebody writes from.
    pub passports: PassportKey,
    /// Asked about what the assistant's own grammar does not understand.
    pub model: Option<LanguageModel>,
}

/// The subgraph on that database.
///
/// # Errors
/// Where the graph's address is none.
pub fn schema(pool: Pool, clock: Clock, live: Live, config: ChatConfig) -> anyhow::Result<Schema> {
    // The first message shall not wait for the reader's weights.
    assistant::load();
    let stage = Stage {
        pool: pool.clone(),
        assistant: Arc::new(config.model.map(Assistant::with_model).unwrap_or_default()),
        client: GraphClient::to(config.graph_url, config.passports, clock)?,
    };
    let (query, mutation) = (query::Query::default(), mutation::Mutation::default());
    Ok(async_graphql::Schema::build(query, mutation, subscription::Subscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .enable_subscription_in_federation()
        .data(pool)
        .data(clock)
        .data(live)
        .data(stage)
        .finish())
}
