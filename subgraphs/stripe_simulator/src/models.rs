//! The simulator's rows.
use crate::{
    card::Bank,
    schema::{idempotency_keys, intents, sessions, webhooks},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use serde_json::Value;
use uuid::Uuid;

/// An id as Stripe writes them: a prefix that tells the kind.
pub(crate) fn new_id(prefix: &str) -> String {
    format!("{prefix}_{}", Uuid::now_v7().simple())
}

/// A payment page.
#[derive(Clone, Debug, HasQuery, Insertable)]
#[diesel(table_name = sessions)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) amount_cents: i64,
    pub(crate) currency: String,
    pub(crate) label: String,
    pub(crate) success_url: String,
    pub(crate) cancel_url: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) metadata: Value,
    pub(crate) intent_metadata: Value,
    pub(crate) intent_id: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

impl Session {
    /// Whether a card can be entered now.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.status == "open" && self.expires_at > now
    }

    /// `open`, `complete` or `expired`, the clock considered.
    pub(crate) fn status_at(&self, now: DateTime<Utc>) -> &str {
        if self.status == "open" && !self.is_open(now) { "expired" } else { &self.status }
    }

    pub(crate) async fn insert(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::insert_into(sessions::table).values(self).execute(conn).await?;
        Ok(())
    }

    pub(crate) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(sessions::id.eq(id)).first(conn).await.optional()
    }

    pub(crate) async fn find_for_update(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(sessions::id.eq(id)).for_update().first(conn).await.optional()
    }

    pub(crate) async fn update(
        &self,
        conn: &mut Conn,
        status: &str,
        intent: Option<&str>,
    ) -> QueryResult<Self> {
        diesel::update(sessions::table.find(&self.id))
            .set((sessions::status.eq(status), sessions::intent_id.eq(intent)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Closes the pages whose time is over.
    pub(crate) async fn expire_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        diesel::update(sessions::table)
            .filter(sessions::status.eq("open").and(sessions::expires_at.le(now)))
            .set(sessions::status.eq("expired"))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }
}

/// The attempts to pay one page.
#[derive(Clone, Debug, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = intents, treat_none_as_null = true)]
pub(crate) struct Intent {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) amount_cents: i64,
    pub(crate) currency: String,
    pub(crate) metadata: Value,
    pub(crate) charge_id: Option<String>,
    pub(crate) last_error: Option<Value>,
    pub(crate) created_at: DateTime<Utc>,
    bank: Option<String>,
}

/// What an attempt to pay a page came to.
pub(crate) struct Attempt<'a> {
    pub(crate) status: &'static str,
    pub(crate) charge: &'a str,
    pub(crate) last_error: Option<Value>,
    pub(crate) bank: Option<Bank>,
}

impl Intent {
    /// The page's intent after this attempt; the first attempt creates it.
    pub(crate) fn after(session: &Session, attempt: Attempt<'_>, now: DateTime<Utc>) -> Self {
        Self {
            id: session.intent_id.clone().unwrap_or_else(|| new_id("pi")),
            status: attempt.status.to_owned(),
            amount_cents: session.amount_cents,
            currency: session.currency.clone(),
            metadata: session.intent_metadata.clone(),
            charge_id: Some(attempt.charge.to_owned()),
            last_error: attempt.last_error,
            created_at: now,
            bank: attempt.bank.map(|bank| <&str>::from(bank).to_owned()),
        }
    }

    /// What its card's bank does later.
    pub(crate) fn bank(&self) -> Option<Bank> {
        self.bank.as_deref().and_then(|name| name.parse().ok())
    }

    pub(crate) async fn save(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::insert_into(intents::table)
            .values(self)
            .on_conflict(intents::id)
            .do_update()
            .set(self)
            .execute(conn)
            .await?;
        Ok(())
    }

    pub(crate) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(intents::id.eq(id)).first(conn).await.optional()
    }

    pub(crate) async fn find_for_update(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(intents::id.eq(id)).for_update().first(conn).await.optional()
    }
}

/// What an idempotency key stands for.
pub(crate) enum Key {
    /// Nobody used it: it is the caller's until their transaction ends.
    Fresh,
    /// It was used: the request it was used for, and its answer.
    Used { request: String, response: Option<Value> },
}

/// Takes a key; waits for a concurrent request that holds it.
pub(crate) async fn take_key(
    conn: &mut Conn,
    key: &str,
    request: &str,
    now: DateTime<Utc>,
) -> QueryResult<Key> {
    let fresh = diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::key.eq(key),
            idempotency_keys::request.eq(request),
            idempotency_keys::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if fresh == 1 {
        return Ok(Key::Fresh);
    }
    let (request, response) = idempotency_keys::table
        .find(key)
        .select((idempotency_keys::request, idempotency_keys::response))
        .first(conn)
        .await?;
    Ok(Key::Used { request, response })
}

pub(crate) async fn keep_answer(conn: &mut Conn, key: &str, answer: &Value) -> QueryResult<()> {
    diesel::update(idempotency_keys::table.find(key))
        .set(idempotency_keys::response.eq(answer))
        .execute(conn)
        .await?;
    Ok(())
}

/// An event on its way to the merchant.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = webhooks)]
pub(crate) struct Outgoing {
    pub(crate) id: String,
    pub(crate) payload: String,
    pub(crate) attempts: i32,
    copies: i32,
}

/// How long one delivery may take before it is tried again.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// Three days of growing pauses, as Stripe does; then it is given up.
const MAX_ATTEMPTS: i32 = 30;
const LONGEST_PAUSE: i64 = 3 * 3600;

impl Outgoing {
    pub(crate) async fn insert(
        conn: &mut Conn,
        id: &str,
        payload: &str,
        copies: i32,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(webhooks::table)
            .values((
                webhooks::id.eq(id),
                webhooks::payload.eq(payload),
                webhooks::copies.eq(copies),
                webhooks::next_attempt_at.eq(now),
                webhooks::created_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What is due, claimed for this worker. Needs a transaction.
    pub(crate) async fn claim(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        let due = webhooks::table
            .select(webhooks::id)
            .filter(webhooks::delivered_at.is_null().and(webhooks::next_attempt_at.le(now)))
            .filter(webhooks::attempts.lt(MAX_ATTEMPTS))
            .order(webhooks::id)
            .limit(20)
            .for_update()
            .skip_locked()
            .load::<String>(conn)
            .await?;
        diesel::update(webhooks::table.filter(webhooks::id.eq_any(due)))
            .set(webhooks::next_attempt_at.eq(now + LEASE))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }

    /// Taken; one that is sent more than once comes again.
    pub(crate) async fn delivered(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let done = (self.copies <= 1).then_some(now);
        diesel::update(webhooks::table.find(&self.id))
            .set((
                webhooks::delivered_at.eq(done),
                webhooks::copies.eq((self.copies - 1).max(1)),
                webhooks::next_attempt_at.eq(now),
                webhooks::attempts.eq(self.attempts + 1),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    pub(crate) async fn try_later(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let pause = TimeDelta::seconds((1_i64 << self.attempts.clamp(0, 20)).min(LONGEST_PAUSE));
        diesel::update(webhooks::table.find(&self.id))
            .set((
                webhooks::attempts.eq(self.attempts + 1),
                webhooks::next_attempt_at.eq(now + pause),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}
