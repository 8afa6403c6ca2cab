//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod checklist;
mod figures;
mod formalities;
mod identity;
mod inspectors;
mod instruments;
mod measure;
mod measuring;
mod mutation;
mod photographing;
mod photos;
mod query;
mod staffing;
mod types;
mod workflow;

use crate::{arrivals::Arrivals, bench::Benches, otc::Otc};
use async_graphql::{EmptySubscription, MergedObject, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{FREE, InputRule, Text},
};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("AbandonInspectionInput.reason", Text::Free(FREE)),
    ("SuspendInspectionInput.reason", Text::Free(FREE)),
    ("RecordDefectInput.comment", Text::Free(FREE)),
    ("RecordRecallInput.wording", Text::Free(FREE)),
    ("RecordOwnerContactInput.address", Text::Free(FREE)),
    ("RecordMeasurementInput.withoutInstrument", Text::Free(FREE)),
    ("DeclineProposalInput.reason", Text::Free(FREE)),
    ("WithdrawTrainingInput.reason", Text::Free(FREE)),
]);

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(query::InspectionQuery, figures::FiguresQuery);

/// The subgraph.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// What can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    mutation::Inspect,
    photographing::Photographing,
    measure::Measure,
    staffing::Staffing,
);

/// The subgraph on that database, with that way to the OTC, to the instruments and to whoever lets
/// vehicles in.
pub fn schema(pool: Pool, clock: Clock, otc: Otc, benches: Benches, arrivals: Arrivals) -> Schema {
    let by_appointment =
        DataLoader::new(types::InspectionLoader(pool.clone()), kernel::trace::spawn);
    let assigned = DataLoader::new(workflow::AssignedLoader(pool.clone()), kernel::trace::spawn);
    let photos = DataLoader::new(photos::PhotoLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(pool)
        .data(clock)
        .data(otc)
        .data(benches)
        .data(arrivals)
        .data(by_appointment)
        .data(assigned)
        .data(photos)
        .finish()
}
