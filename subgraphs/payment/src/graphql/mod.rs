//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod account;
mod alarm;
mod back;
mod closing;
mod figures;
mod invoice;
mod mutation;
mod promotion;
mod query;
mod reconciliation;
mod types;

use crate::PaymentConfig;
use async_graphql::{EmptySubscription, MergedObject, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{FREE, InputRule, Text},
};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("CreditChargeInput.reason", Text::Free(FREE)),
    ("RefundPaymentInput.reason", Text::Free(FREE)),
    ("StartCheckoutInput.returnPath", Text::Line(2_000)),
]);

/// What can be asked.
#[derive(Default, MergedObject)]
pub struct Query(query::MoneyQuery, figures::FiguresQuery);

/// The subgraph.
pub type Schema = async_graphql::Schema<Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database, paying through that provider.
pub fn schema(pool: Pool, config: PaymentConfig, clock: Clock) -> Schema {
    let payments = DataLoader::new(types::PaymentLoader(pool.clone()), kernel::trace::spawn);
    let due = DataLoader::new(types::DueLoader(pool.clone()), kernel::trace::spawn);
    let refunds = DataLoader::new(back::RefundLoader(pool.clone()), kernel::trace::spawn);
    let uses = DataLoader::new(promotion::UsesLoader(pool.clone()), kernel::trace::spawn);
    let issued = DataLoader::new(invoice::IssuedLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(Query::default(), mutation::Mutation, EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(pool)
        .data(config)
        .data(clock)
        .data(payments)
        .data(due)
        .data(refunds)
        .data(issued)
        .data(uses)
        .finish()
}
