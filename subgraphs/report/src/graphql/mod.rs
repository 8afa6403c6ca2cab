//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod export;
mod figures;
mod invoice;
mod letters;
mod money_paper;
mod mutation;
mod query;
mod reminders;
mod share;
mod types;

use crate::ReportConfig;
use async_graphql::{EmptySubscription, dataloader::DataLoader};
use kernel::{Clock, Pool, acting::Settled, input::InputRule};
use types::ReportLoader;

/// Every text is one short line.
const INPUT: InputRule = InputRule::new(&[]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// The subgraph on that database.
pub fn schema(pool: Pool, clock: Clock, config: ReportConfig) -> Schema {
    let reports = DataLoader::new(ReportLoader(pool.clone()), kernel::trace::spawn);
    let invoices = DataLoader::new(invoice::InvoiceLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(pool)
        .data(clock)
        .data(config)
        .data(reports)
        .data(invoices)
        .finish()
}
