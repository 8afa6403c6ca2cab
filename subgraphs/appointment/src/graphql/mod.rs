//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod agreed;
mod centre;
mod day;
mod listed;
mod mutation;
mod query;
mod setup;
mod types;

use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    input::{FREE, InputRule, Text},
};

use types::{CallerLoader, CentreLoader, LaneLoader};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[("CancelAppointmentInput.reason", Text::Free(FREE))]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock) -> Schema {
    let centres = DataLoader::new(CentreLoader(pool.clone()), kernel::trace::spawn);
    let lanes = DataLoader::new(LaneLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation::default(), EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .data(clock)
        .data(DataLoader::new(CallerLoader(pool.clone()), kernel::trace::spawn))
        .data(centres)
        .data(lanes)
        .data(pool)
        .finish()
}
