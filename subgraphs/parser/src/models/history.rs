//! What is known of vehicles' inspections: those signed here, and those whose papers were sent.
use super::{PreviousInspection, SignedInspection};
use crate::domain::{self, LastInspection, VehicleCategory};
use chrono::NaiveDate;
use diesel::prelude::QueryResult;
use kernel::Conn;
use std::collections::HashMap;
use uuid::Uuid;

/// Somebody's vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Of {
    pub(crate) owner: Uuid,
    pub(crate) plate: String,
    /// For a machine: what we found ourselves is its holder's alone (Code de la route R323-20).
    pub(crate) for_machine: bool,
}

/// What is known of a vehicle's inspections.
#[derive(Clone, Debug, Default)]
pub(crate) struct History(Vec<Known>);

/// One of them.
#[derive(Clone, Debug)]
struct Known {
    last: LastInspection,
    /// Only emissions were looked at.
    emissions_only: bool,
    /// Signed in a centre of ours.
    ours: bool,
}

impl History {
    /// The latest that counts for this vehicle; of one day ours, which was not read from a picture.
    pub(crate) fn last(
        &self,
        vehicle: &domain::Vehicle,
        today: NaiveDate,
    ) -> Option<LastInspection> {
        // A pollution check that the law does not ask for moves no date: it asks light goods
        // vehicles alone for one.
        let light_goods = vehicle.category == Some(VehicleCategory::N1);
        let counted = self.0.iter().filter(|known| light_goods || !known.emissions_only);
        let past = counted.map(|known| known.last).filter(|last| last.on <= today);
        past.reduce(|best, last| if last.on > best.on { last } else { best })
    }

    /// The last whole inspection of ours, where nothing else is known of the vehicle: a paper says
    /// its day without saying what kind of vehicle it is of.
    pub(crate) fn last_of_ours(&self, today: NaiveDate) -> Option<LastInspection> {
        let whole = self.0.iter().filter(|known| known.ours && !known.emissions_only);
        whole.map(|known| known.last).filter(|last| last.on <= today).max_by_key(|last| last.on)
    }

    /// Of these vehicles, in two queries; one for each that is asked for.
    pub(crate) async fn load(conn: &mut Conn, asked: &[Of]) -> QueryResult<HashMap<Of, Self>> {
        let owners: Vec<Uuid> = asked.iter().map(|one| one.owner).collect();
        let plates: Vec<&str> = asked.iter().map(|one| one.plate.as_str()).collect();
        let signed = SignedInspection::of_vehicles(conn, &owners, &plates).await?;
        let sent = PreviousInspection::of_vehicles(conn, &owners, &plates).await?;
        let known = |one: &Of| {
            let ours = signed
                .iter()
                .filter(|_| !one.for_machine)
                .filter(|row| row.owner_id == one.owner && row.plate == one.plate)
                .map(|row| Known {
                    last: row.as_last(),
                    emissions_only: row.emissions_only(),
                    ours: true,
                });
            let papers = sent
                .iter()
                .filter(|row| row.owner_id == one.owner)
                .filter(|row| row.plate.as_deref() == Some(one.plate.as_str()))
                .filter_map(|row| row.facts().as_last())
                .map(|last| Known { last, emissions_only: false, ours: false });
            Self(ours.chain(papers).collect())
        };
        Ok(asked.iter().map(|one| (one.clone(), known(one))).collect())
    }
}
