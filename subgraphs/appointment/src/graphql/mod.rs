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
mod subscription;
mod types;
mod waiting;

use crate::AppointmentConfig;
use async_graphql::dataloader::DataLoader;
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{FREE, InputRule, Text},
    live::Live,
};

use cancellation::TermsLoader;
use loaders::{CallerLoader, CentreLoader, LaneLoader, NoteLoader};
use waiting::OfferLoader;

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("CancelAppointmentInput.reason", Text::Free(FREE)),
    ("AddNoteInput.words", Text::Free(FREE)),
]);

/// The subgraph.
pub type Schema =
    async_graphql::Schema<query::Query, mutation::Mutation, subscription::Subscription>;

/// The subgraph on that database; `live` wakes the subscriptions.
pub fn schema(pool: Pool, clock: Clock, live: Live, config: AppointmentConfig) -> Schema {
    let centres = DataLoader::new(CentreLoader(pool.clone()), kernel::trace::spawn);
    let lanes = DataLoader::new(LaneLoader(pool.clone()), kernel::trace::spawn);
    let (query, mutation) = (query::Query::default(), mutation::Mutation::default());
    Schema::build(query, mutation, subscription::Subscription)
        .enable_federation()
        .enable_subscription_in_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(clock)
        .data(config)
        .data(DataLoader::new(OfferLoader(pool.clone()), kernel::trace::spawn))
        .data(DataLoader::new(CallerLoader(pool.clone()), kernel::trace::spawn))
        .data(DataLoader::new(NoteLoader(pool.clone()), kernel::trace::spawn))
        .data(DataLoader::new(TermsLoader(pool.clone()), kernel::trace::spawn))
        .data(centres)
        .data(lanes)
        .data(live)
        .data(pool)
        .finish()
}
