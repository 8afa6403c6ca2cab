//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod agreed;
mod day;
mod mutation;
mod query;
mod types;

use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{Clock, Pool};

use types::{CentreLoader, LaneLoader};

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock) -> Schema {
    let centres = DataLoader::new(CentreLoader(pool.clone()), kernel::trace::spawn);
    let lanes = DataLoader::new(LaneLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .data(pool)
        .data(clock)
        .data(centres)
        .data(lanes)
        .finish()
}
