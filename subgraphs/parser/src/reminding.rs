//! Telling owners what is due of their vehicles; and that a vehicle is theirs no more.
//! Decisions: docs/decisions/booking.md
use crate::{
    certificate,
    domain::{self, Due, DueKind},
    error::ParserError,
    models::{History, Of, Registration, Vehicle, Watched},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::parser::InspectionDue;
use fr::ServiceKind;
use kernel::{ApiError, ApiResult, Conn, clock::CIVIL_ZONE, guard::Person, outbox};
use std::collections::HashMap;
use uuid::Uuid;

/// Which vehicle, and whether it is sold.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetVehicleSoldInput {
    /// The vehicle.
    pub(crate) vehicle_id: Uuid,
    /// Whether it is; false where that was a mistake.
    pub(crate) sold: bool,
}

/// Notes that a vehicle of the caller's is sold: nobody reminds them of it any more. Twice is as once.
pub(crate) async fn set_sold(
    conn: &mut Conn,
    by: &Person,
    input: SetVehicleSoldInput,
    now: DateTime<Utc>,
) -> ApiResult<Vehicle> {
    conn.transaction(async |conn| {
        let vehicle = Vehicle::own(conn, by, input.vehicle_id).await?;
        let vehicle = vehicle.ok_or(ParserError::VehicleNotFound)?;
        let sold_at = input.sold.then_some(now);
        Watched::set_sold(conn, by.id(), &vehicle.plate, sold_at).await?;
        Ok::<_, ApiError>(vehicle)
    })
    .await
}

/// Looks at vehicles whose day has come and tells what is due of them, once for each last day and
/// notice, at hours at which nobody is woken; answers how many were looked at.
pub(crate) async fn tell_due(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<usize> {
    let local = now.with_timezone(&CIVIL_ZONE);
    if !domain::is_waking(&local) {
        return Ok(0);
    }
    let today = local.date_naive();
    conn.transaction(async |conn| {
        let watched = Watched::to_look_at(conn, today).await?;
        let due = due_of(conn, &watched, today).await?;
        for one in &watched {
            let known = due.get(&one.id);
            let look = domain::look(known.map(|known| &known.due), today);
            if let (Some(known), Some(notice)) = (known, look.tell)
                && one.note_told(conn, known.due.before, notice, now).await?
            {
                let told = InspectionDue {
                    watched_id: one.id,
                    owner_id: one.owner_id,
                    plate: one.plate.clone(),
                    make: known.make.clone(),
                    model: known.model.clone(),
                    service: service(known.due.kind),
                    before: known.due.before,
                    certain: known.due.certain,
                    notice,
                };
                outbox::publish(conn, &told).await?;
            }
            one.look_again(conn, look.again).await?;
        }
        Ok::<_, ApiError>(watched.len())
    })
    .await
}

/// What is due of a vehicle, and what it is.
struct Known {
    due: Due,
    make: Option<String>,
    model: Option<String>,
}

/// What is due of each: by the newest certificate that its owner confirmed, or by the last inspection
/// of ours alone.
async fn due_of(
    conn: &mut Conn,
    watched: &[Watched],
    today: NaiveDate,
) -> ApiResult<HashMap<Uuid, Known>> {
    let asked: Vec<Of> = watched.iter().map(of).collect();
    let owners: Vec<Uuid> = watched.iter().map(|one| one.owner_id).collect();
    let plates: Vec<&str> = watched.iter().map(|one| one.plate.as_str()).collect();
    let registrations = Registration::confirmed_of_plates(conn, &owners, &plates).await?;
    let histories = History::load(conn, &asked).await?;
    let mut found = HashMap::new();
    for one in watched {
        let Some(history) = histories.get(&of(one)) else { continue };
        let newest = registrations
            .iter()
            .find(|row| row.owner_id == one.owner_id && row.plate.as_ref() == Some(&one.plate));
        let due = match newest {
            Some(newest) => {
                let described = certificate::vehicle(&newest.kept_fields()?);
                domain::due(&described, history.last(&described, today), today)
            }
            None => history.last_of_ours(today).and_then(|last| domain::due_after(last, today)),
        };
        if let Some(due) = due {
            let make = newest.and_then(|newest| newest.make.clone());
            let model = newest.and_then(|newest| newest.model.clone());
            found.insert(one.id, Known { due, make, model });
        }
    }
    Ok(found)
}

fn of(watched: &Watched) -> Of {
    Of { owner: watched.owner_id, plate: watched.plate.clone(), for_machine: false }
}

fn service(kind: DueKind) -> ServiceKind {
    match kind {
        DueKind::Periodic => ServiceKind::Periodic,
        DueKind::Complementary => ServiceKind::PollutionCheck,
        DueKind::Retest => ServiceKind::Retest,
    }
}
