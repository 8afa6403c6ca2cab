//! What lasts while an appointment is moved about: the vehicle that is settled, and how long the links of
//! letters about it open it.
//! Decisions: docs/decisions/booking.md
use super::Booking;
use crate::{domain, error::AppointmentError, schema::bookings};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, LetterLink};
use uuid::Uuid;

impl Booking {
    /// For who has the link of a letter about it.
    pub(crate) async fn of_link(
        conn: &mut Conn,
        link: &LetterLink,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let found: Option<Self> =
            Self::query().filter(bookings::id.eq(link.id)).first(conn).await.optional()?;
        let found = found.filter(|booking| booking.is_opened_by(link, now));
        Ok(found.ok_or(AppointmentError::LinkUnknown)?)
    }

    /// The same, locked until the transaction ends.
    pub(crate) async fn of_link_for_update(
        conn: &mut Conn,
        link: &LetterLink,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let found = Self::for_event(conn, link.id).await?;
        let found = found.filter(|booking| booking.is_opened_by(link, now));
        Ok(found.ok_or(AppointmentError::LinkUnknown)?)
    }

    /// Its owner moves it: a vehicle that is settled stays so.
    pub(crate) async fn keep_settled(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        if now <= self.settled() {
            return Ok(());
        }
        diesel::update(bookings::table.find(self.id))
            .set(bookings::settled_at.eq(self.settled()))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Whether that link of a letter still opens it.
    pub(crate) fn is_opened_by(&self, link: &LetterLink, now: DateTime<Utc>) -> bool {
        self.id == link.id
            && self.customer_id == link.owner
            && self.links_since.is_none_or(|since| link.written >= since)
            && now <= self.ends_at + domain::LINK_LASTS
    }

    /// Somebody's address is another one: what was written to the one before opens nothing of theirs.
    pub(crate) async fn void_links(
        conn: &mut Conn,
        owner: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(bookings::table.filter(bookings::customer_id.eq(owner)))
            .filter(bookings::ends_at.gt(now - domain::LINK_LASTS))
            .set(bookings::links_since.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }
}
