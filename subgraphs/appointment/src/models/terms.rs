//! Terms for calling off: those of a centre now, and what they were for who booked before.
use super::{Booking, Centre};
use crate::{
    domain::{CancellationPlan, LateCancellation, Terms},
    schema::{centres, past_terms},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use std::collections::HashMap;
use uuid::Uuid;

/// What a centre's terms were until then.
#[derive(Clone, Copy, Debug, HasQuery)]
#[diesel(table_name = past_terms)]
pub(crate) struct PastTerms {
    centre_id: Uuid,
    held_until: DateTime<Utc>,
    free_hours: i16,
    late_terms: Stored<LateCancellation>,
    late_fee_cents: i64,
    gives_back_double: bool,
}

impl PastTerms {
    /// Of some centres, each with its own, the oldest first.
    pub(crate) async fn among(
        conn: &mut Conn,
        centres: &[Uuid],
    ) -> QueryResult<HashMap<Uuid, Vec<Self>>> {
        let rows: Vec<Self> = Self::query()
            .filter(past_terms::centre_id.eq_any(centres))
            .order(past_terms::held_until)
            .load(conn)
            .await?;
        let mut among: HashMap<Uuid, Vec<Self>> = HashMap::new();
        for row in rows {
            among.entry(row.centre_id).or_default().push(row);
        }
        Ok(among)
    }

    /// By which somebody booked who booked at that time: those of before, or the centre's of now.
    pub(crate) fn at(past: &[Self], centre: &Centre, booked_at: DateTime<Utc>) -> Terms {
        let then = past.iter().find(|one| one.held_until > booked_at);
        then.map_or_else(|| centre.cancellation(), |then| then.plan()).terms()
    }

    fn plan(&self) -> CancellationPlan {
        CancellationPlan {
            free_hours: self.free_hours,
            late: *self.late_terms,
            fee_cents: self.late_fee_cents,
            gives_back_double: self.gives_back_double,
        }
    }
}

/// The terms of an appointment at that centre.
pub(crate) async fn terms_of(
    conn: &mut Conn,
    booking: &Booking,
    centre: &Centre,
) -> QueryResult<Terms> {
    let past = PastTerms::among(conn, &[centre.id]).await?.remove(&centre.id).unwrap_or_default();
    Ok(PastTerms::at(&past, centre, booking.created_at))
}

/// Other terms from now on; those of before stay for who booked by them.
pub(super) async fn write_terms(
    conn: &mut Conn,
    centre: Uuid,
    before: CancellationPlan,
    after: CancellationPlan,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if before == after {
        return Ok(());
    }
    diesel::insert_into(past_terms::table)
        .values((
            past_terms::id.eq(Uuid::now_v7()),
            past_terms::centre_id.eq(centre),
            past_terms::held_until.eq(now),
            past_terms::free_hours.eq(before.free_hours),
            past_terms::late_terms.eq(<&str>::from(before.late)),
            past_terms::late_fee_cents.eq(before.fee_cents),
            past_terms::gives_back_double.eq(before.gives_back_double),
        ))
        .execute(conn)
        .await?;
    diesel::update(centres::table.find(centre))
        .set((
            centres::free_hours.eq(after.free_hours),
            centres::late_terms.eq(<&str>::from(after.late)),
            centres::late_fee_cents.eq(after.fee_cents),
            centres::gives_back_double.eq(after.gives_back_double),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
