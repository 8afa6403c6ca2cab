//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod checklist;
mod identity;
mod mutation;
mod query;
mod types;

use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    input::{FREE, InputRule, Text},
};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("AbandonInspectionInput.reason", Text::Free(FREE)),
    ("RecordDefectInput.comment", Text::Free(FREE)),
]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock) -> Schema {
    let by_appointment =
        DataLoader::new(types::InspectionLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .data(pool)
        .data(clock)
        .data(by_appointment)
        .finish()
}
