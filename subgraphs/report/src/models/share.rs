//! Links that holders gave to somebody. Only a hash of what opens one is here.
use super::Report;
use crate::{
    domain::{self, ShareState, ShareToken},
    error::ReportError,
    schema::{paper_shares, reports},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, db, guard::Customer};
use uuid::Uuid;

/// A link to a paper.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = paper_shares)]
pub(crate) struct Share {
    pub(crate) id: Uuid,
    pub(crate) report_id: Uuid,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    pub(crate) last_opened_at: Option<DateTime<Utc>>,
    /// How often.
    pub(crate) opened: i32,
}

impl Report {
    /// One of the caller's own, to be given to others: as its holder, whatever they may read beside.
    pub(crate) async fn held(
        conn: &mut Conn,
        by: &Customer,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(reports::id.eq(id).and(reports::customer_id.eq(by.id())))
            .filter(reports::issued_at.is_not_null())
            .first(conn)
            .await
            .optional()
    }
}

impl Share {
    /// How it stands.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> ShareState {
        domain::state(self.revoked_at, self.expires_at, now)
    }

    /// How many of the caller's to a paper are open. Their other ones wait until this one is written.
    pub(crate) async fn count_open(
        conn: &mut Conn,
        by: &Customer,
        report: Uuid,
        now: DateTime<Utc>,
    ) -> ApiResult<i64> {
        db::lock(conn, &format!("report.shares:{}", by.id())).await?;
        Ok(paper_shares::table
            .filter(paper_shares::report_id.eq(report).and(paper_shares::owner_id.eq(by.id())))
            .filter(paper_shares::revoked_at.is_null().and(paper_shares::expires_at.gt(now)))
            .count()
            .get_result(conn)
            .await?)
    }

    /// Makes one that `token` opens.
    pub(crate) async fn make(
        conn: &mut Conn,
        by: &Customer,
        report: &Report,
        token: &ShareToken,
        (now, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> QueryResult<Self> {
        diesel::insert_into(paper_shares::table)
            .values((
                paper_shares::id.eq(Uuid::now_v7()),
                paper_shares::report_id.eq(report.id),
                paper_shares::owner_id.eq(by.id()),
                paper_shares::token_hash.eq(token.hash()),
                paper_shares::created_at.eq(now),
                paper_shares::expires_at.eq(until),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The caller's to one of their papers, newest first.
    pub(crate) async fn of(conn: &mut Conn, by: &Customer, report: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(paper_shares::report_id.eq(report).and(paper_shares::owner_id.eq(by.id())))
            .order(paper_shares::id.desc())
            .limit(50)
            .load(conn)
            .await
    }

    /// Takes one of the caller's back; the first time counts.
    pub(crate) async fn revoke(
        conn: &mut Conn,
        by: &Customer,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let own = paper_shares::table
            .filter(paper_shares::id.eq(id).and(paper_shares::owner_id.eq(by.id())));
        diesel::update(own.filter(paper_shares::revoked_at.is_null()))
            .set(paper_shares::revoked_at.eq(now))
            .execute(conn)
            .await?;
        let found = own.select(Self::as_select()).first(conn).await.optional()?;
        Ok(found.ok_or(ReportError::ShareNotFound)?)
    }

    /// The one that a token opens, or opened.
    pub(crate) async fn by_token(conn: &mut Conn, token: &ShareToken) -> QueryResult<Option<Self>> {
        Self::query().filter(paper_shares::token_hash.eq(token.hash())).first(conn).await.optional()
    }

    /// Somebody looked at its page: that counts.
    pub(crate) async fn note_opened(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        diesel::update(paper_shares::table.find(self.id))
            .set((
                paper_shares::last_opened_at.eq(now),
                paper_shares::opened.eq(paper_shares::opened + 1),
            ))
            .execute(conn)
            .await
    }

    /// Somebody took its file: when is noted, and the page before it counted.
    pub(crate) async fn note_taken(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        diesel::update(paper_shares::table.find(self.id))
            .set(paper_shares::last_opened_at.eq(now))
            .execute(conn)
            .await
    }

    /// Drops those that ended before then.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(paper_shares::table.filter(paper_shares::expires_at.lt(before)))
            .execute(conn)
            .await
    }
}
