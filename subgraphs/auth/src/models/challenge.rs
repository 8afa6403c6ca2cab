//! Codes sent to addresses, and the links beside them. Neither is kept: the installation's letter key
//! makes them of the id.
//! Decisions: docs/decisions/identity.md
use super::credential::lock_address;
use crate::{
    domain::{CodePurpose, OneTime, code_length},
    schema::challenges,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Person};
use uuid::Uuid;

/// How long a code that was used answers again whoever used it.
const ANSWER: TimeDelta = TimeDelta::minutes(1);

/// A code that was sent.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = challenges)]
pub(crate) struct Challenge {
    pub(crate) id: Uuid,
    pub(crate) email: String,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) purpose: Stored<CodePurpose>,
    /// The guest who asked for it.
    pub(crate) asked_by: Option<Uuid>,
    tries: i32,
    used_at: Option<DateTime<Utc>>,
    answered_by: Option<Uuid>,
    display_name: Option<String>,
    phone: Option<String>,
    password_hash: Option<String>,
}

/// What a registration chose, until somebody proves to read its letter.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub(crate) display_name: String,
    pub(crate) phone: Option<String>,
    pub(crate) password_hash: String,
}

/// What waited in a letter, gone.
#[derive(AsChangeset, Default)]
#[diesel(table_name = challenges, treat_none_as_null = true)]
struct Forgotten {
    display_name: Option<String>,
    phone: Option<String>,
    password_hash: Option<String>,
}

impl Challenge {
    /// A new one for that address, known to us or not; asked for by that guest, where it is one.
    pub(crate) async fn begin(
        conn: &mut Conn,
        email: &str,
        purpose: CodePurpose,
        guest: Option<&Person>,
        waiting: Option<Waiting>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let (phone, chosen) = waiting
            .map(|waiting| (waiting.phone, (waiting.display_name, waiting.password_hash)))
            .unzip();
        let (display_name, password_hash) = chosen.unzip();
        diesel::insert_into(challenges::table)
            .values((
                challenges::id.eq(Uuid::now_v7()),
                challenges::email.eq(email),
                challenges::created_at.eq(now),
                challenges::expires_at.eq(now + code_length(purpose)),
                challenges::purpose.eq(<&str>::from(purpose)),
                challenges::asked_by.eq(guest.map(Person::id)),
                challenges::display_name.eq(display_name),
                challenges::phone.eq(phone.flatten()),
                challenges::password_hash.eq(password_hash),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The one that is answered, locked: of two answers at once the second sees the first. Its id
    /// is known to whoever asked for it, so no guard is asked for. The address is locked before: two
    /// letters to it, answered at once, each end what waits in the other.
    pub(crate) async fn answered(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        let Some(found) = Self::find(conn, id).await? else { return Ok(None) };
        lock_address(conn, &found.email).await?;
        Self::query().filter(challenges::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// The one of a link, whose seal the caller has looked at: to be shown, not answered.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(challenges::id.eq(id)).first(conn).await.optional()
    }

    /// Whether its letter holds a link.
    pub(crate) fn has_link(&self) -> bool {
        match self.purpose.0 {
            CodePurpose::LogIn | CodePurpose::Registration => true,
            CodePurpose::Address => false,
        }
    }

    /// What its registration chose; none for a letter of another kind.
    pub(crate) fn waiting(&self) -> Option<Waiting> {
        Some(Waiting {
            display_name: self.display_name.clone()?,
            phone: self.phone.clone(),
            password_hash: self.password_hash.clone()?,
        })
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self) -> OneTime {
        OneTime { expires_at: self.expires_at, used_at: self.used_at, tries: self.tries }
    }

    /// Counts a wrong code.
    pub(crate) async fn note_try(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::update(challenges::table.find(self.id))
            .set(challenges::tries.eq(challenges::tries + 1))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// It has opened what it opens; what waited in it is forgotten here.
    pub(crate) async fn spend(
        &self,
        conn: &mut Conn,
        by: Option<&Person>,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(challenges::table.find(self.id))
            .set((
                challenges::used_at.eq(now),
                challenges::answered_by.eq(by.map(Person::id)),
                Forgotten::default(),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Whether that guest used it a moment ago, and asks again because the answer was lost.
    pub(crate) fn is_asked_again(&self, by: Option<&Person>, now: DateTime<Utc>) -> bool {
        let guest = by.map(Person::id);
        guest.is_some()
            && self.answered_by == guest
            && self.used_at.is_some_and(|used| now < used + ANSWER)
    }

    /// No code and no link that was sent to the address opens anything any more: its owner has just
    /// said who may enter.
    pub(crate) async fn end_all_of(
        conn: &mut Conn,
        email: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let open = challenges::email.eq(email).and(challenges::used_at.is_null());
        diesel::update(challenges::table.filter(open))
            .set((challenges::used_at.eq(now), Forgotten::default()))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What other registrations with the address chose is forgotten: somebody has just entered by a
    /// letter.
    pub(crate) async fn forget_waiting(conn: &mut Conn, email: &str) -> QueryResult<()> {
        let waiting = challenges::email.eq(email).and(challenges::password_hash.is_not_null());
        diesel::update(challenges::table.filter(waiting))
            .set(Forgotten::default())
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Drops what was sent before then.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(challenges::table.filter(challenges::created_at.le(before)))
            .execute(conn)
            .await
    }
}
