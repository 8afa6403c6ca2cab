//! Closings and prices, as they were told: papers that are printed when somebody wants them.
use crate::schema::{closings, posters};
use anyhow::Context;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::{appointment::PricesStand, payment::DayClosed};
use kernel::{ApiResult, Conn, Reach, guard::Staff};
use uuid::Uuid;

/// The daily closing of a till.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = closings)]
pub(crate) struct ClosedDay {
    pub(crate) id: Uuid,
    facts: serde_json::Value,
}

/// What a centre's inspections cost from some moment on.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = posters)]
pub(crate) struct Poster {
    pub(crate) id: Uuid,
    pub(crate) told_at: DateTime<Utc>,
    facts: serde_json::Value,
}

impl ClosedDay {
    /// Keeps what was told, once.
    pub(crate) async fn keep(
        conn: &mut Conn,
        event: &DayClosed,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(closings::table)
            .values((
                closings::id.eq(event.closing_id),
                closings::centre_id.eq(event.centre_id),
                closings::facts.eq(serde_json::to_value(event).context("an event is JSON")?),
                closings::told_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }

    /// One of the centres that a guard reaches.
    pub(crate) async fn find(
        conn: &mut Conn,
        within: &Reach,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(closings::id.eq(id)).into_boxed();
        match within {
            Reach::Everywhere => query,
            Reach::At(centres) => query.filter(closings::centre_id.eq_any(centres)),
        }
        .first(conn)
        .await
        .optional()
    }

    /// One, for a link, which was made for somebody who may read it.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(closings::id.eq(id)).first(conn).await.optional()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<DayClosed> {
        let facts = serde_json::from_value(self.facts.clone());
        Ok(facts.context("a closing's facts are not readable")?)
    }
}

impl Poster {
    /// Keeps what was told: another row, so that what hung at the entrance can always be told.
    pub(crate) async fn keep(
        conn: &mut Conn,
        event: &PricesStand,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(posters::table)
            .values((
                posters::id.eq(Uuid::now_v7()),
                posters::centre_id.eq(event.centre_id),
                posters::facts.eq(serde_json::to_value(event).context("an event is JSON")?),
                posters::told_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The newest of a centre, for its staff.
    pub(crate) async fn newest(
        conn: &mut Conn,
        by: &Staff,
        centre: Uuid,
    ) -> ApiResult<Option<Self>> {
        by.check(centre)?;
        Ok(Self::query()
            .filter(posters::centre_id.eq(centre))
            .order(posters::id.desc())
            .first(conn)
            .await
            .optional()?)
    }

    /// One, for a link, which was made for somebody who may read it.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(posters::id.eq(id)).first(conn).await.optional()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<PricesStand> {
        let facts = serde_json::from_value(self.facts.clone());
        Ok(facts.context("a poster's facts are not readable")?)
    }
}
