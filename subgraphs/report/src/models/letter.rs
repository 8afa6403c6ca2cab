//! Letters that wait, and those that left. A claim is a lease: a crash after the letter left and
//! before it was noted sends it a second time, with the same `Message-ID`.
use super::caller::is_caller;
use crate::{domain::Matter, schema::letters};
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, live};
use uuid::Uuid;

/// Touched whenever a letter waits to be sent.
pub(crate) const LETTERS: &str = "report:letters";
/// After so many failures (about three hours of pauses) a letter is given up.
const MOST_ATTEMPTS: i32 = 10;
/// How many letters the mailbox shows.
const SHOWN: i64 = 100;

/// A letter.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = letters)]
pub(crate) struct Letter {
    pub(crate) id: Uuid,
    /// None where the matter says where it goes.
    pub(crate) customer_id: Option<Uuid>,
    matter: serde_json::Value,
    pub(crate) created_at: DateTime<Utc>,
    /// How often its sending was begun, this time included.
    attempts: i32,
    pub(crate) sent_at: Option<DateTime<Utc>>,
    pub(crate) recipient: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) body: Option<String>,
}

/// A letter to be written.
pub(crate) struct NewLetter {
    /// What it is about: the same thing is written once.
    pub(crate) key: String,
    /// To whom; nobody we know where the matter says where it goes.
    pub(crate) customer_id: Option<Uuid>,
    /// What it says.
    pub(crate) matter: Matter,
}

impl NewLetter {
    /// Queues it and wakes the sender when the transaction commits; does nothing for a customer who
    /// has no address.
    pub(crate) async fn queue(self, conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<()> {
        if let Some(customer) = self.customer_id
            && is_caller(conn, customer).await?
        {
            return Ok(());
        }
        let matter = serde_json::to_value(&self.matter).context("a letter's matter is JSON")?;
        diesel::insert_into(letters::table)
            .values((
                letters::id.eq(Uuid::now_v7()),
                letters::key.eq(self.key),
                letters::customer_id.eq(self.customer_id),
                letters::matter.eq(matter),
                letters::created_at.eq(now),
                letters::next_attempt_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        live::touch(conn, LETTERS).await
    }
}

impl Letter {
    /// Was a letter written about this?
    pub(crate) async fn exists(conn: &mut Conn, key: &str) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(letters::table.filter(letters::key.eq(key))))
            .get_result(conn)
            .await
    }

    /// How many letters were written about this appointment's time after the first.
    pub(crate) async fn moves_of(conn: &mut Conn, appointment: Uuid) -> QueryResult<u32> {
        let mut moves = 0;
        while Self::exists(conn, &Self::move_key(appointment, moves + 1)).await? {
            moves += 1;
        }
        Ok(moves)
    }

    /// What the letter about an appointment's nth move is known by.
    pub(crate) fn move_key(appointment: Uuid, nth: u32) -> String {
        format!("moved:{appointment}:{nth}")
    }

    /// What it says.
    pub(crate) fn matter(&self) -> ApiResult<Matter> {
        Ok(serde_json::from_value(self.matter.clone()).context("a letter is not readable")?)
    }

    /// Takes the oldest that is due, until `lease_until`. Call it in a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due: Option<Self> = Self::query()
            .filter(letters::sent_at.is_null().and(letters::dead_at.is_null()))
            .filter(letters::next_attempt_at.le(now))
            .order(letters::id)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(letters::table.find(due.id))
            .set((letters::attempts.eq(due.attempts + 1), letters::next_attempt_at.eq(lease_until)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// It left, with these words.
    pub(crate) async fn set_sent(
        &self,
        conn: &mut Conn,
        recipient: &str,
        subject: &str,
        body: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(letters::table.find(self.id))
            .set((
                letters::sent_at.eq(now),
                letters::recipient.eq(recipient),
                letters::subject.eq(subject),
                letters::body.eq(body),
                letters::last_error.eq(None::<String>),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// It came too late to be of use, or nobody is where it goes: it does not leave.
    pub(crate) async fn give_up(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        tracing::warn!(letter = %self.id, "a letter does not leave any more");
        diesel::update(letters::table.find(self.id))
            .set(letters::dead_at.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Drops letters to addresses of nobody we know that were written before then.
    pub(crate) async fn forget_strangers(
        conn: &mut Conn,
        before: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let old = letters::customer_id.is_null().and(letters::created_at.le(before));
        diesel::delete(letters::table.filter(old)).execute(conn).await
    }

    /// What was to be written to a guest goes to the customer they became.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<()> {
        diesel::update(letters::table.filter(letters::customer_id.eq(from)))
            .set(letters::customer_id.eq(to))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Drops letters that were written before then, and left or never will.
    pub(crate) async fn forget_old(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        let over = letters::sent_at.is_not_null().or(letters::dead_at.is_not_null());
        let old = letters::table.filter(letters::created_at.le(before));
        diesel::delete(old.filter(over)).execute(conn).await
    }

    /// It did not leave: again after a growing pause, until it is given up.
    pub(crate) async fn put_off(
        &self,
        conn: &mut Conn,
        reason: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let pause = TimeDelta::seconds(10 << self.attempts.clamp(0, 12));
        let dead = (self.attempts >= MOST_ATTEMPTS).then_some(now);
        tracing::warn!(
            letter = %self.id, self.attempts, given_up = dead.is_some(), reason,
            "a letter did not leave"
        );
        diesel::update(letters::table.find(self.id))
            .set((
                letters::last_error.eq(reason),
                letters::next_attempt_at.eq(now + pause),
                letters::dead_at.eq(dead),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Nobody has shown yet that they read the address, or nobody is there: it waits for another, and is
    /// not counted as tried.
    pub(crate) async fn wait(&self, conn: &mut Conn, until: DateTime<Utc>) -> QueryResult<()> {
        diesel::update(letters::table.find(self.id))
            .set((letters::attempts.eq(self.attempts - 1), letters::next_attempt_at.eq(until)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What waited for a customer's address is sent now.
    pub(crate) async fn release(conn: &mut Conn, customer: Uuid) -> ApiResult<()> {
        let waits = letters::sent_at.is_null().and(letters::dead_at.is_null());
        diesel::update(letters::table.filter(letters::customer_id.eq(customer).and(waits)))
            .set(letters::next_attempt_at.eq(letters::created_at))
            .execute(conn)
            .await?;
        live::touch(conn, LETTERS).await
    }

    /// What waited for a customer's address says what a stranger did in its name, and is not sent. What
    /// names its address itself is of no appointment.
    pub(crate) async fn withdraw_waiting(
        conn: &mut Conn,
        customer: Uuid,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let waits = letters::sent_at.is_null().and(letters::dead_at.is_null());
        let waiting: Vec<Self> = Self::query()
            .filter(letters::customer_id.eq(customer).and(waits))
            .for_update()
            .load(conn)
            .await?;
        for letter in waiting {
            if letter.matter()?.address().is_none() {
                letter.withdraw(conn, now).await?;
            }
        }
        Ok(())
    }

    /// It is not sent: what it says is no longer so, or no longer wanted.
    pub(crate) async fn withdraw(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        diesel::update(letters::table.find(self.id))
            .set((letters::dead_at.eq(now), letters::last_error.eq("withdrawn")))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What the letter that calls an appointment off is known by.
    pub(crate) fn cancellation_key(appointment: Uuid) -> String {
        format!("cancelled:{appointment}")
    }

    /// For the development mailbox: the newest that left.
    pub(crate) async fn newest(conn: &mut Conn) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(letters::sent_at.is_not_null())
            .order(letters::id.desc())
            .limit(SHOWN)
            .load(conn)
            .await
    }

    /// For the development mailbox: one that left.
    pub(crate) async fn sent(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(letters::id.eq(id).and(letters::sent_at.is_not_null()))
            .first(conn)
            .await
            .optional()
    }
}
