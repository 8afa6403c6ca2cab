//! The simulator's rows of money that goes back: refunds and disputes.
use crate::{
    models::{Intent, new_id},
    schema::{disputes, intents, refunds},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use serde_json::Value;

/// A page of all rows of a list, newest first.
macro_rules! paged {
    ($($row:ident: $table:ident),+ $(,)?) => {
        $(impl $row {
            /// Those since then that were made before that one, newest first.
            pub(crate) async fn page(
                conn: &mut Conn,
                since: DateTime<Utc>,
                before: Option<&str>,
                limit: i64,
            ) -> QueryResult<Vec<Self>> {
                let mut query = Self::query()
                    .filter($table::created_at.ge(since))
                    .order($table::id.desc())
                    .limit(limit)
                    .into_boxed();
                if let Some(before) = before {
                    query = query.filter($table::id.lt(before.to_owned()));
                }
                query.load(conn).await
            }
        })+
    };
}
paged! { Refund: refunds, Intent: intents, Dispute: disputes }

/// How long a bank thinks before it changes its mind.
const THINKS: TimeDelta = TimeDelta::seconds(5);
/// How long the merchant has to answer a dispute.
const ANSWER: TimeDelta = TimeDelta::days(7);

/// Money given back.
#[derive(Clone, Debug, HasQuery, Insertable)]
#[diesel(table_name = refunds)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) intent_id: String,
    pub(crate) amount_cents: i64,
    pub(crate) currency: String,
    pub(crate) metadata: Value,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) status: String,
    pub(crate) failure_reason: Option<String>,
    becomes: Option<String>,
    becomes_at: Option<DateTime<Utc>>,
}

impl Refund {
    /// One that is made at once, or will change.
    pub(crate) fn new(
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

    pub(crate) async fn insert(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::insert_into(refunds::table).values(self).execute(conn).await?;
        Ok(())
    }

    pub(crate) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(refunds::id.eq(id)).first(conn).await.optional()
    }

    /// Of one intent, newest first.
    pub(crate) async fn of_intent(conn: &mut Conn, intent: &str) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(refunds::intent_id.eq(intent))
            .order(refunds::id.desc())
            .load(conn)
            .await
    }

    /// What was given back of an intent and did not come back, in cents.
    pub(crate) async fn sum_of(conn: &mut Conn, intent: &str) -> QueryResult<i64> {
        let back = Self::of_intent(conn, intent).await?;
        Ok(back.iter().filter(|refund| refund.status != "failed").map(|r| r.amount_cents).sum())
    }

    /// Those whose bank has thought long enough, changed.
    pub(crate) async fn change_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
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
}

/// A cardholder who wants their money back from their bank.
#[derive(Clone, Debug, HasQuery, Insertable)]
#[diesel(table_name = disputes)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) intent_id: String,
    pub(crate) amount_cents: i64,
    pub(crate) currency: String,
    pub(crate) status: String,
    pub(crate) due_by: DateTime<Utc>,
    pub(crate) created_at: DateTime<Utc>,
}

impl Dispute {
    pub(crate) async fn open(
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

    pub(crate) async fn find(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(disputes::id.eq(id)).first(conn).await.optional()
    }

    pub(crate) async fn of_intent(conn: &mut Conn, intent: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(disputes::intent_id.eq(intent)).first(conn).await.optional()
    }

    /// Those that nobody answered in time: lost.
    pub(crate) async fn lose_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        diesel::update(disputes::table)
            .filter(disputes::status.eq("needs_response").and(disputes::due_by.le(now)))
            .set(disputes::status.eq("lost"))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }
}
