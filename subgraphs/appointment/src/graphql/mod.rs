//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod agreed;
mod cancellation;
mod centre;
mod closing;
mod day;
mod desk;
mod figures;
mod linked;
mod listed;
mod loaders;
mod mutation;
mod query;
mod search;
mod setup;
mod types;
mod waiting;

use crate::AppointmentConfig;
use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{FREE, InputRule, Text},
};

use cancellation::TermsLoader;
use loaders::{CallerLoader, CentreLoader, LaneLoader};
use waiting::OfferLoader;

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[("CancelAppointmentInput.reason", Text::Free(FREE))]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock, config: AppointmentConfig) -> Schema {
    let centres = DataLoader::new(CentreLoader(pool.clone()), kernel::trace::spawn);
    let lanes = DataLoader::new(LaneLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query::default(), mutation::Mutation::default(), EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(clock)
        .data(config)
        .data(DataLoader::new(OfferLoader(pool.clone()), kernel::trace::spawn))
        .data(DataLoader::new(CallerLoader(pool.clone()), kernel::trace::spawn))
        .data(DataLoader::new(TermsLoader(pool.clone()), kernel::trace::spawn))
        .data(centres)
        .data(lanes)
        .data(pool)
        .finish()
}
