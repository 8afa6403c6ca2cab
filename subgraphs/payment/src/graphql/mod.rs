//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod mutation;
mod query;
mod types;

use crate::PaymentConfig;
use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{Clock, Pool};

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database, paying through that provider.
pub fn schema(pool: Pool, config: PaymentConfig, clock: Clock) -> Schema {
    let payments = DataLoader::new(types::PaymentLoader(pool.clone()), kernel::trace::spawn);
    let due = DataLoader::new(types::DueLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .data(pool)
        .data(config)
        .data(clock)
        .data(payments)
        .data(due)
        .finish()
}
