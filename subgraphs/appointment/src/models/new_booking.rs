//! A booking that is taken: its lane, and the reference that people quote.
//! Decisions: docs/decisions/booking.md
use super::Booking;
use crate::{
    domain::{AppointmentStatus, Energy, ServiceKind, VehicleCategory},
    schema::bookings,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Money};
use uuid::Uuid;

/// A booking to be written: held for a while, or standing at once.
#[derive(Clone, Debug)]
pub(crate) struct NewBooking {
    pub(crate) customer_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) service: ServiceKind,
    pub(crate) vehicle_category: VehicleCategory,
    pub(crate) energy: Energy,
    pub(crate) plate: Option<String>,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) price: Money,
    pub(crate) hold_expires_at: Option<DateTime<Utc>>,
    pub(crate) idempotency_key: String,
}

impl NewBooking {
    /// Tries for one lane, waiting for whoever is trying at the same moment; `None` where somebody
    /// else has it. A reference that another booking has is not that: another one is drawn.
    pub(crate) async fn take(
        &self,
        conn: &mut Conn,
        lane: Uuid,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Booking>> {
        self.take_drawing(conn, lane, now, reference).await
    }

    async fn take_drawing(
        &self,
        conn: &mut Conn,
        lane: Uuid,
        now: DateTime<Utc>,
        mut draw: impl FnMut(Uuid) -> String,
    ) -> ApiResult<Option<Booking>> {
        for _ in 0..MOST_DRAWS {
            let id = Uuid::now_v7();
            let reference = draw(id);
            let taken = self.clone().insert(conn, id, &reference, lane, now).await?;
            if taken.is_some() || !is_used(conn, &reference).await? {
                return Ok(taken);
            }
        }
        Err(anyhow::anyhow!("no reference is free after {MOST_DRAWS} draws").into())
    }

    async fn insert(
        self,
        conn: &mut Conn,
        id: Uuid,
        reference: &str,
        lane: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Booking>> {
        let status = match self.hold_expires_at {
            Some(_) => AppointmentStatus::Held,
            None => AppointmentStatus::Confirmed,
        };
        diesel::insert_into(bookings::table)
            .values((
                bookings::id.eq(id),
                bookings::reference.eq(reference),
                bookings::customer_id.eq(self.customer_id),
                bookings::centre_id.eq(self.centre_id),
                bookings::lane_id.eq(lane),
                bookings::service.eq(<&str>::from(self.service)),
                bookings::vehicle_category.eq(<&str>::from(self.vehicle_category)),
                bookings::energy.eq(<&str>::from(self.energy)),
                bookings::plate.eq(self.plate),
                bookings::starts_at.eq(self.starts_at),
                bookings::ends_at.eq(self.ends_at),
                bookings::status.eq(<&str>::from(status)),
                bookings::amount_cents.eq(self.price.amount_cents),
                bookings::currency.eq(self.price.currency),
                bookings::hold_expires_at.eq(self.hold_expires_at),
                bookings::idempotency_key.eq(self.idempotency_key),
                bookings::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Booking::as_returning())
            .get_result(conn)
            .await
            .optional()
    }
}

/// Of two million bookings one in eight draws collides: so many in a row never do.
const MOST_DRAWS: usize = 20;

/// Short enough to be read over the phone: no 0/O, 1/I/L, U/V.
fn reference(id: Uuid) -> String {
    const ALPHABET: &[u8; 28] = b"23456789ABCDEFGHJKMNPQRSTWXY";
    let mut rest = id.as_u128() & u128::from(u32::MAX);
    let code: String = (0..5)
        .map(|_| {
            let at = usize::try_from(rest % 28).unwrap_or_default();
            rest /= 28;
            char::from(ALPHABET[at])
        })
        .collect();
    format!("RDV-{code}")
}

async fn is_used(conn: &mut Conn, reference: &str) -> QueryResult<bool> {
    let same = bookings::table.filter(bookings::reference.eq(reference));
    diesel::select(diesel::dsl::exists(same)).get_result(conn).await
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::models::{Centre, Lane, demo};

    #[test]
    fn references_are_short_and_unambiguous() {
        let code = reference(Uuid::from_u128(0x0123_4567_89ab_cdef));
        assert_eq!(code.len(), 9);
        assert!(!code["RDV-".len()..].contains(['0', 'O', '1', 'I', 'L', 'U', 'V']));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_reference_that_is_used_is_drawn_again_and_is_no_taken_slot() {
        let db = testkit::TestDb::new().await;
        let mut conn = db.pool.get().await.unwrap();
        demo::network(&mut conn).await.unwrap();
        let centre = Centre::all(&mut conn).await.unwrap().remove(0);
        let lanes = Lane::of_centre(&mut conn, centre.id).await.unwrap();
        let now: DateTime<Utc> = "2026-12-01T08:00:00Z".parse().unwrap();
        let wish = |key: &str| NewBooking {
            customer_id: Uuid::now_v7(),
            centre_id: centre.id,
            service: ServiceKind::Periodic,
            vehicle_category: VehicleCategory::Car,
            energy: Energy::Petrol,
            plate: None,
            starts_at: now,
            ends_at: now + chrono::TimeDelta::minutes(30),
            price: Money { amount_cents: 7_900, currency: "EUR".to_owned() },
            hold_expires_at: Some(now + chrono::TimeDelta::minutes(15)),
            idempotency_key: key.to_owned(),
        };
        let mut drawn = ["RDV-AAAAA", "RDV-AAAAA", "RDV-AAAAA", "RDV-BBBBB"].into_iter();
        let mut draw = |_| drawn.next().unwrap_or("RDV-CCCCC").to_owned();
        let first = wish("1").take_drawing(&mut conn, lanes[0].id, now, &mut draw).await.unwrap();
        assert_eq!(*first.unwrap().status, AppointmentStatus::Held);
        let second = wish("2").take_drawing(&mut conn, lanes[1].id, now, &mut draw).await.unwrap();
        assert_eq!(second.unwrap().reference, "RDV-BBBBB");
        let third = wish("3").take_drawing(&mut conn, lanes[1].id, now, &mut draw).await.unwrap();
        assert!(third.is_none(), "that is a taken lane");
        let endless = wish("4");
        let used = |_| "RDV-AAAAA".to_owned();
        assert!(endless.take_drawing(&mut conn, lanes[2].id, now, used).await.is_err());
    }
}
