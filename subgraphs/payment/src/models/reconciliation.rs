//! Reports of what the provider lists beside what is here.
use crate::{
    domain::{Discrepancy, Held, Listed, RefundStatus},
    schema::{disputes, payments, reconciliations, refunds},
};
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Page, Stored, guard::NetworkManager};
use uuid::Uuid;

/// A report.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = reconciliations)]
pub(crate) struct Reconciliation {
    pub(crate) id: Uuid,
    pub(crate) since: DateTime<Utc>,
    pub(crate) intents: i32,
    pub(crate) refunds: i32,
    pub(crate) disputes: i32,
    differences: serde_json::Value,
    pub(crate) made_at: DateTime<Utc>,
}

impl Reconciliation {
    /// What differed.
    pub(crate) fn differences(&self) -> ApiResult<Vec<Discrepancy>> {
        let differences = serde_json::from_value(self.differences.clone());
        Ok(differences.context("the differences of a report are not readable")?)
    }

    /// When the last one was made.
    pub(crate) async fn last(conn: &mut Conn) -> QueryResult<Option<DateTime<Utc>>> {
        reconciliations::table
            .select(reconciliations::made_at)
            .order(reconciliations::id.desc())
            .first(conn)
            .await
            .optional()
    }

    /// All, newest first: of the account of the whole network.
    pub(crate) async fn page(
        conn: &mut Conn,
        _by: &NetworkManager,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query =
            Self::query().order(reconciliations::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(reconciliations::id.lt(after));
        }
        query.load(conn).await
    }

    /// Writes one.
    pub(crate) async fn record(
        conn: &mut Conn,
        since: DateTime<Utc>,
        listed: &Listed,
        differences: &[Discrepancy],
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let count = |rows: usize| i32::try_from(rows).unwrap_or(i32::MAX);
        let differences = serde_json::to_value(differences).context("differences are JSON")?;
        diesel::insert_into(reconciliations::table)
            .values((
                reconciliations::id.eq(Uuid::now_v7()),
                reconciliations::since.eq(since),
                reconciliations::intents.eq(count(listed.intents.len())),
                reconciliations::refunds.eq(count(listed.refunds.len())),
                reconciliations::disputes.eq(count(listed.disputes.len())),
                reconciliations::differences.eq(differences),
                reconciliations::made_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}

/// What we hold of what is listed, and the money of these days; a day less on our side, because the
/// provider counts from when the card was entered.
pub(crate) async fn held(
    conn: &mut Conn,
    listed: &Listed,
    since: DateTime<Utc>,
) -> QueryResult<Held> {
    let ids: Vec<&str> = listed.intents.iter().map(|intent| intent.id.as_str()).collect();
    let received: Vec<(String, i64)> = payments::table
        .filter(payments::paid_at.ge(since + TimeDelta::days(1)))
        .filter(payments::intent_id.is_not_null())
        .select((payments::intent_id.assume_not_null(), payments::amount_cents))
        .load(conn)
        .await?;
    let intents: Vec<(String, i64)> = payments::table
        .filter(payments::intent_id.eq_any(ids))
        .select((payments::intent_id.assume_not_null(), payments::amount_cents))
        .load(conn)
        .await?;
    let ids: Vec<&str> = listed.refunds.iter().map(|refund| refund.id.as_str()).collect();
    let back: Vec<(String, Stored<RefundStatus>, i64)> = refunds::table
        .filter(refunds::provider_id.eq_any(ids))
        .select((refunds::provider_id.assume_not_null(), refunds::status, refunds::amount_cents))
        .load(conn)
        .await?;
    let made: Vec<(String, Stored<RefundStatus>, i64)> = refunds::table
        .filter(refunds::ordered_at.ge(since + TimeDelta::days(1)))
        .filter(refunds::status.eq(<&str>::from(RefundStatus::Succeeded)))
        .filter(refunds::provider_id.is_not_null())
        .select((refunds::provider_id.assume_not_null(), refunds::status, refunds::amount_cents))
        .load(conn)
        .await?;
    let ids: Vec<&str> = listed.disputes.iter().map(|dispute| dispute.id.as_str()).collect();
    let disputed: Vec<(String, String)> = disputes::table
        .filter(disputes::id.eq_any(ids))
        .select((disputes::id, disputes::status))
        .load(conn)
        .await?;
    Ok(Held {
        received: received.iter().map(|(id, _)| id.clone()).collect(),
        intents: intents.into_iter().chain(received).collect(),
        given_back: made.iter().map(|(id, ..)| id.clone()).collect(),
        refunds: back
            .into_iter()
            .chain(made)
            .map(|(id, status, cents)| (id, (*status, cents)))
            .collect(),
        disputes: disputed.into_iter().collect(),
    })
}
