//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod mutation;
mod query;
mod subscription;
mod types;

use crate::graph_client::GraphClient;
use assistant::{Assistant, LanguageModel};
use kernel::{
    Clock, Pool,
    input::{FREE, InputRule, Text},
    live::Live,
};
use std::sync::Arc;

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[("SendMessageInput.text", Text::Free(FREE))]);

/// The subgraph.
pub type Schema =
    async_graphql::Schema<query::Query, mutation::Mutation, subscription::Subscription>;

/// What this domain needs from the process around it.
pub struct ChatConfig {
    /// The router's GraphQL endpoint, as this process reaches it.
    pub graph_url: String,
    /// Asked about what the assistant's own grammar does not understand.
    pub model: Option<LanguageModel>,
}

/// The subgraph on that database.
///
/// # Errors
/// Where the graph's address is none.
pub fn schema(pool: Pool, clock: Clock, live: Live, config: ChatConfig) -> anyhow::Result<Schema> {
    let assistant = config.model.map(Assistant::with_model).unwrap_or_default();
    Ok(async_graphql::Schema::build(query::Query, mutation::Mutation, subscription::Subscription)
        .enable_federation()
        .extension(INPUT)
        .enable_subscription_in_federation()
        .data(pool)
        .data(clock)
        .data(live)
        .data(Arc::new(assistant))
        .data(GraphClient::to(config.graph_url)?)
        .finish())
}
