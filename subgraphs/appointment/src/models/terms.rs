//! Terms for calling off: those of a centre now, and what they were for who booked before.
//! Decisions: docs/decisions/booking.md
use super::{Booking, Centre};
use crate::{
    domain::{Agreed, CancellationPlan, LateCancellation, Withdraws},
    error::AppointmentError,
    schema::{bookings, centres, past_terms},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Stored};
use std::collections::{BTreeSet, HashMap};
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

    /// By which an appointment was booked, of the centre where that was: those of before, or the
    /// centre's of now.
    pub(crate) fn agreed(past: &[Self], centre: &Centre, booking: &Booking) -> Agreed {
        let then = past.iter().find(|one| one.held_until > booking.created_at);
        let plan = then.map_or_else(|| centre.cancellation(), |then| then.plan());
        let (starts_at, limit) = (booking.starts_at, booking.free_until);
        Agreed { terms: plan.terms(), starts_at, limit }
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

impl Booking {
    /// The centre by whose terms it is called off: the one where it was booked, wherever it moved.
    pub(crate) fn agreed_at(&self) -> Uuid {
        self.agreed_centre_id.unwrap_or(self.centre_id)
    }

    /// It is about to move: what was agreed stays so, and until when it is free is kept where the move
    /// decides that.
    pub(crate) async fn keep_agreed(
        &self,
        conn: &mut Conn,
        by: Withdraws,
        to: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        // Who has paid nothing yet loses nothing by calling it off, and is not told of a limit either.
        let limit = match by {
            Withdraws::Customer if !self.is_paid() => None,
            Withdraws::Customer | Withdraws::Centre => {
                agreed(conn, self).await?.limit_after_move(by, to, now)
            }
        };
        diesel::update(bookings::table.find(self.id))
            .set((bookings::free_until.eq(limit), bookings::agreed_centre_id.eq(self.agreed_at())))
            .execute(conn)
            .await?;
        Ok(())
    }
}

/// What some appointments are called off by, in their order.
pub(crate) async fn agreed_among(conn: &mut Conn, bookings: &[Booking]) -> ApiResult<Vec<Agreed>> {
    let ids: BTreeSet<Uuid> = bookings.iter().map(Booking::agreed_at).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let centres = Centre::among(conn, &ids).await?;
    let past = PastTerms::among(conn, &ids).await?;
    let agreed = bookings.iter().map(|booking| {
        let centre = centres.iter().find(|centre| centre.id == booking.agreed_at());
        let centre = centre.ok_or(AppointmentError::CentreNotFound)?;
        let past = past.get(&centre.id).map_or(&[][..], Vec::as_slice);
        Ok(PastTerms::agreed(past, centre, booking))
    });
    agreed.collect()
}

/// What an appointment is called off by.
pub(crate) async fn agreed(conn: &mut Conn, booking: &Booking) -> ApiResult<Agreed> {
    let mut one = agreed_among(conn, std::slice::from_ref(booking)).await?;
    Ok(one.pop().ok_or(AppointmentError::CentreNotFound)?)
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
