//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod inspections;
mod mutation;
mod parsing;
mod query;
mod shared;
mod types;
mod vehicles;

use crate::ParserConfig;
use async_graphql::{EmptySubscription, dataloader::DataLoader};
use inspections::PreviousLoader;
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{InputRule, Text},
};
use types::RegistrationLoader;
use vehicles::{EmissionLoader, SoldLoader};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[("PageWordInput.text", Text::Line(1_000))]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock, config: ParserConfig) -> Schema {
    let registrations = DataLoader::new(RegistrationLoader(pool.clone()), kernel::trace::spawn);
    let previous = DataLoader::new(PreviousLoader(pool.clone()), kernel::trace::spawn);
    let emissions = DataLoader::new(EmissionLoader(pool.clone()), kernel::trace::spawn);
    let sold = DataLoader::new(SoldLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(pool)
        .data(clock)
        .data(config)
        .data(registrations)
        .data(previous)
        .data(emissions)
        .data(sold)
        .finish()
}
