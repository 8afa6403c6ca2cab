//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod api_keys;
mod mutation;
mod query;
mod types;

use crate::AuthConfig;
use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{Clock, Pool};
use types::UserLoader;

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database, signing with those keys.
pub fn schema(pool: Pool, clock: Clock, config: AuthConfig) -> Schema {
    let users = DataLoader::new(UserLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .data(pool)
        .data(clock)
        .data(config)
        .data(users)
        .finish()
}
