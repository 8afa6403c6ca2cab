//! Trainings of inspectors: added to and withdrawn, never rewritten.
use super::Inspector;
use crate::{qualification::Qualification, schema::trainings};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Manager};
use uuid::Uuid;

/// A training.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = trainings)]
pub(crate) struct Training {
    pub(crate) id: Uuid,
    pub(crate) inspector_id: Uuid,
    pub(crate) qualification: Stored<Qualification>,
    pub(crate) trained_on: NaiveDate,
    pub(crate) valid_until: NaiveDate,
    pub(crate) certificate: String,
    pub(crate) author: String,
    pub(crate) withdrawn_at: Option<DateTime<Utc>>,
    pub(crate) withdrawn_by: Option<String>,
    pub(crate) withdrawn_reason: Option<String>,
}

/// What recording one writes.
pub(crate) struct NewTraining {
    pub(crate) qualification: Qualification,
    pub(crate) trained_on: NaiveDate,
    pub(crate) valid_until: NaiveDate,
    pub(crate) certificate: String,
}

impl Training {
    /// Notes one; whether it was not noted before.
    pub(crate) async fn note(
        conn: &mut Conn,
        of: &Inspector,
        by: &Manager,
        new: NewTraining,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let noted = diesel::insert_into(trainings::table)
            .values((
                trainings::id.eq(Uuid::now_v7()),
                trainings::inspector_id.eq(of.id),
                trainings::qualification.eq(<&str>::from(new.qualification)),
                trainings::trained_on.eq(new.trained_on),
                trainings::valid_until.eq(new.valid_until),
                trainings::certificate.eq(new.certificate),
                trainings::author_id.eq(by.id()),
                trainings::author.eq(by.name()),
                trainings::at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(noted == 1)
    }

    /// The one with that id, withdrawn or not.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(trainings::id.eq(id)).first(conn).await.optional()
    }

    /// It counts no more; whether it did until now.
    pub(crate) async fn withdraw(
        &self,
        conn: &mut Conn,
        by: &Manager,
        reason: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let withdrawn = diesel::update(trainings::table.find(self.id))
            .filter(trainings::withdrawn_at.is_null())
            .set((
                trainings::withdrawn_at.eq(now),
                trainings::withdrawn_by_id.eq(by.id()),
                trainings::withdrawn_by.eq(by.name()),
                trainings::withdrawn_reason.eq(reason),
            ))
            .execute(conn)
            .await?;
        Ok(withdrawn == 1)
    }

    /// All of an inspector, those that were withdrawn, too; the last one first.
    pub(crate) async fn of(conn: &mut Conn, inspector: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(trainings::inspector_id.eq(inspector))
            .order((trainings::trained_on.desc(), trainings::id.desc()))
            .load(conn)
            .await
    }
}
