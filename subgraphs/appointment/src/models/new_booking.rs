//! A booking that is taken: its lane, and the reference that people quote.
//! Decisions: docs/decisions/booking.md
use super::{Booking, statement::Statement};
use crate::{
    domain::{self, AppointmentStatus, Energy, ServiceKind, VehicleCategory},
    schema::bookings,
};
use chrono::{DateTime, SubsecRound, Utc};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Money, Stored};
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
    /// Whether it is only offered until then.
    pub(crate) is_offer: bool,
    /// What it is asked for together with.
    pub(crate) group_id: Option<Uuid>,
    pub(crate) idempotency_key: String,
    /// Of a lane that nobody pays for yet: from where it is asked for.
    pub(crate) unpaid: Option<AskedFrom>,
}

/// The public address that a lane was asked from; none where nobody knows.
#[derive(Clone, Debug)]
pub(crate) struct AskedFrom(pub(crate) Option<String>);

/// The booking, and the row by which lanes that nobody pays for are counted, in one statement.
const TAKE: &str = "
    WITH taken AS (
        INSERT INTO appointment.bookings (id, reference, customer_id, centre_id, lane_id, service,
            vehicle_category, energy, plate, starts_at, ends_at, status, amount_cents, currency,
            hold_expires_at, offered_until, group_id, idempotency_key, created_at, agreed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            CASE WHEN $12 = 'CONFIRMED' THEN $19 END)
        ON CONFLICT DO NOTHING RETURNING id),
    noted AS (
        INSERT INTO appointment.unpaid (appointment_id, asked_from)
        SELECT id, $21 FROM taken WHERE $20)
    SELECT id FROM taken";

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
        // As the database keeps it.
        let now = now.trunc_subsecs(6);
        let from = self.unpaid.as_ref().and_then(|from| from.0.clone());
        let taken = Statement::new(TAKE)
            .bind::<SqlUuid, _>(id)
            .bind::<Text, _>(reference.to_owned())
            .bind::<SqlUuid, _>(self.customer_id)
            .bind::<SqlUuid, _>(self.centre_id)
            .bind::<SqlUuid, _>(lane)
            .bind::<Text, _>(<&str>::from(self.service))
            .bind::<Text, _>(<&str>::from(self.vehicle_category))
            .bind::<Text, _>(<&str>::from(self.energy))
            .bind::<Nullable<Text>, _>(self.plate.clone())
            .bind::<Timestamptz, _>(self.starts_at)
            .bind::<Timestamptz, _>(self.ends_at)
            .bind::<Text, _>(<&str>::from(status))
            .bind::<BigInt, _>(self.price.amount_cents)
            .bind::<Text, _>(self.price.currency.clone())
            .bind::<Nullable<Timestamptz>, _>(self.hold_expires_at)
            .bind::<Nullable<Timestamptz>, _>(self.offered_until())
            .bind::<Nullable<SqlUuid>, _>(self.group_id)
            .bind::<Text, _>(self.idempotency_key.clone())
            .bind::<Timestamptz, _>(now)
            .bind::<Bool, _>(self.unpaid.is_some())
            .bind::<Nullable<Text>, _>(from)
            .execute(conn)
            .await?;
        Ok((taken > 0).then(|| self.taken(id, reference, lane, status, now)))
    }

    fn offered_until(&self) -> Option<DateTime<Utc>> {
        self.hold_expires_at.filter(|_| self.is_offer)
    }

    /// The row that was written: asking for it would be one more way to the database.
    fn taken(
        self,
        id: Uuid,
        reference: &str,
        lane_id: Uuid,
        status: AppointmentStatus,
        created_at: DateTime<Utc>,
    ) -> Booking {
        let offered_until = self.offered_until();
        Booking {
            id,
            reference: reference.to_owned(),
            customer_id: self.customer_id,
            centre_id: self.centre_id,
            lane_id,
            service: Stored(self.service),
            vehicle_category: Stored(self.vehicle_category),
            energy: Stored(self.energy),
            plate: self.plate,
            vehicle_id: None,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            status: Stored(status),
            amount_cents: self.price.amount_cents,
            currency: self.price.currency,
            hold_expires_at: self.hold_expires_at,
            cancel_reason: None,
            created_at,
            quoted_cents: None,
            quoted_category: None,
            quoted_energy: None,
            proposed_cents: None,
            paid_at: None,
            paid_cents: 0,
            offered_until,
            group_id: self.group_id,
            revision: 0,
            idempotency_key: self.idempotency_key,
            settled_at: None,
            links_since: None,
            free_until: None,
            agreed_centre_id: None,
        }
    }
}

/// Of two million bookings one draw in 6,700 collides: so many in a row never do.
const MOST_DRAWS: usize = 20;
/// The part of a UUIDv7 that is neither its time nor its version.
const DRAWN: u128 = (1 << 62) - 1;

/// Short enough to be read over the phone: no 0/O, 1/I/L, U/V; and no plate, with which the desk
/// would mistake it: there another sign follows until it is none.
fn reference(id: Uuid) -> String {
    const ALPHABET: &[u8; 28] = b"23456789ABCDEFGHJKMNPQRSTWXY";
    let mut rest = id.as_u128() & DRAWN;
    let mut drawn = std::iter::from_fn(|| {
        let at = usize::try_from(rest % 28).unwrap_or_default();
        rest /= 28;
        Some(char::from(ALPHABET[at]))
    });
    let mut code: String = drawn.by_ref().take(domain::REFERENCE).collect();
    while fr::Plate::french(&code).is_some() {
        code.remove(0);
        code.extend(drawn.next());
    }
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
        assert_eq!(code.len(), 11);
        assert!(!code["RDV-".len()..].contains(['0', 'O', '1', 'I', 'L', 'U', 'V']));
        assert_ne!(code, reference(Uuid::from_u128(0x0123_4568_89ab_cdef)), "all of it is drawn");
    }

    /// What is written `AB-234-CD` is a plate: nobody quotes it as a reference.
    #[test]
    fn a_reference_is_no_plate() {
        const ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTWXY";
        let as_drawn = |code: &str| {
            let at = |sign| ALPHABET.find(sign).unwrap() as u128;
            code.chars().rev().fold(0, |all, sign| all * 28 + at(sign))
        };
        assert_eq!(reference(Uuid::from_u128(as_drawn("7Q2KXM4"))), "RDV-7Q2KXM4");
        for plate in ["AB234CD", "23ABC75", "234AB75"] {
            let code = reference(Uuid::from_u128(as_drawn(plate)));
            let code = code.strip_prefix("RDV-").unwrap();
            assert_eq!(code.len(), 7, "{plate}");
            assert!(fr::Plate::french(code).is_none(), "{plate} {code}");
        }
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
            is_offer: false,
            group_id: None,
            idempotency_key: key.to_owned(),
            unpaid: None,
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
