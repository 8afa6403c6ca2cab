//! The simulator's rows of money that goes back: refunds and disputes.
use super::{
    models::{Intent, new_id},
    schema::{disputes, intents, refunds},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use serde_json::Value;

/// How long a bank thinks before it changes its mind.
const THINKS: TimeDelta = TimeDelta::seconds(5);
/// How long the merchant has to answer a dispute.
const ANSWER: TimeDelta = TimeDelta::days(7);

/// Money given back.
#[derive(Clone, Debug, HasQuery, Insertable)]
#[diesel(table_name = refunds)]
pub(super) struct Refund {
    pub(super) id: String,
    pub(super) intent_id: String,
    pub(super) amount_cents: i64,
    pub(super) currency: String,
    pub(super) metadata: Value,
    pub(super) created_at: DateTime<Utc>,
    pub(super) status: String,
    pub(super) failure_reason: Option<String>,
    becomes: Option<String>,
    becomes_at: Option<DateTime<Utc>>,
}

impl Refund {
    /// One that is made at once, or will change.
    pub(super) fn new(
        intent: &Intent,
        amount_cents: i64,
        metadata: Value,
        (status, becomes): (&str, Option<&str>),
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: new_id("re"),
            intent_id: intent.id.clone(),
            amount_cents,
            currency: intent.currency.clone(),
            metadata,
            created_at: now,
            status: status.to_owned(),
            failure_reason: None,
            becomes: becomes.map(str::to_owned),
            becomes_at: becomes.map(|_| now + THINKS),
        }
    }

    pub(super) async fn insert(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::insert_into(refunds::table).values(self).execute(conn).await?;
        Ok(())
    }

    pub(super) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(refunds::id.eq(id)).first(conn).await.optional()
    }

    /// Of one intent, newest first.
    pub(super) async fn of_intent(conn: &mut Conn, intent: &str) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(refunds::intent_id.eq(intent))
            .order(refunds::id.desc())
            .load(conn)
            .await
    }

    /// What was given back of an intent and did not come back, in cents.
    pub(super) async fn sum_of(conn: &mut Conn, intent: &str) -> QueryResult<i64> {
        let back = Self::of_intent(conn, intent).await?;
        Ok(back.iter().filter(|refund| refund.status != "failed").map(|r| r.amount_cents).sum())
    }

    /// Those whose bank has thought long enough, changed.
    pub(super) async fn change_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        let due = Self::query()
            .filter(refunds::becomes_at.le(now))
            .for_update()
            .skip_locked()
            .load(conn)
            .await?;
        let mut changed = Vec::new();
        for refund in due {
            let status = refund.becomes.unwrap_or(refund.status);
            let reason = (status == "failed").then_some("expired_or_canceled_card");
            let row = diesel::update(refunds::table.find(&refund.id))
                .set((
                    refunds::status.eq(status),
                    refunds::failure_reason.eq(reason),
                    refunds::becomes.eq(None::<String>),
                    refunds::becomes_at.eq(None::<DateTime<Utc>>),
                ))
                .returning(Self::as_returning())
                .get_result(conn)
                .await?;
            changed.push(row);
        }
        Ok(changed)
    }

    /// A page of all, newest first.
    pub(super) async fn page(
        conn: &mut Conn,
        since: DateTime<Utc>,
        before: Option<&str>,
        limit: i64,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(refunds::created_at.ge(since))
            .order(refunds::id.desc())
            .limit(limit)
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(refunds::id.lt(before.to_owned()));
        }
        query.load(conn).await
    }
}

impl Intent {
    /// A page of all, newest first.
    pub(super) async fn page(
        conn: &mut Conn,
        since: DateTime<Utc>,
        before: Option<&str>,
        limit: i64,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(intents::created_at.ge(since))
            .order(intents::id.desc())
            .limit(limit)
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(intents::id.lt(before.to_owned()));
        }
        query.load(conn).await
    }
}

/// A cardholder who wants their money back from their bank.
#[derive(Clone, Debug, HasQuery, Insertable)]
#[diesel(table_name = disputes)]
pub(super) struct Dispute {
    pub(super) id: String,
    pub(super) intent_id: String,
    pub(super) amount_cents: i64,
    pub(super) currency: String,
    pub(super) status: String,
    pub(super) due_by: DateTime<Utc>,
    pub(super) created_at: DateTime<Utc>,
}

impl Dispute {
    pub(super) async fn open(
        conn: &mut Conn,
        intent: &Intent,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let dispute = Self {
            id: new_id("du"),
            intent_id: intent.id.clone(),
            amount_cents: intent.amount_cents,
            currency: intent.currency.clone(),
            status: "needs_response".to_owned(),
            due_by: now + ANSWER,
            created_at: now,
        };
        diesel::insert_into(disputes::table).values(&dispute).execute(conn).await?;
        Ok(dispute)
    }

    pub(super) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(disputes::id.eq(id)).first(conn).await.optional()
    }

    pub(super) async fn of_intent(conn: &mut Conn, intent: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(disputes::intent_id.eq(intent)).first(conn).await.optional()
    }

    /// A page of all, newest first.
    pub(super) async fn page(
        conn: &mut Conn,
        since: DateTime<Utc>,
        before: Option<&str>,
        limit: i64,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(disputes::created_at.ge(since))
            .order(disputes::id.desc())
            .limit(limit)
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(disputes::id.lt(before.to_owned()));
        }
        query.load(conn).await
    }

    /// Those that nobody answered in time: lost.
    pub(super) async fn lose_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        diesel::update(disputes::table)
            .filter(disputes::status.eq("needs_response").and(disputes::due_by.le(now)))
            .set(disputes::status.eq("lost"))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }
}
