//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod codes;
mod mutation;
mod query;
mod subscription;
mod types;

use crate::ScanConfig;
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{InputRule, Text},
    live::Live,
};

/// What a key needs to have documents read.
const PARSE: &str = "documents:parse";

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("CreateUploadInput.fileName", Text::Line(1_000)),
    ("ScanCodeInput.text", Text::Verbatim(10_000)),
    ("ScanCodeInput.image", Text::Verbatim(40_000_000)),
]);

/// The subgraph.
pub type Schema =
    async_graphql::Schema<query::Query, mutation::Mutation, subscription::Subscription>;

/// The subgraph on that database; `live` wakes the subscriptions.
pub fn schema(pool: Pool, clock: Clock, live: Live, config: ScanConfig) -> Schema {
    Schema::build(query::Query, mutation::Mutation, subscription::Subscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .enable_subscription_in_federation()
        .data(pool)
        .data(clock)
        .data(live)
        .data(config)
        .finish()
}
