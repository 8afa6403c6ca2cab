//! What was learned of a vehicle's recalls: one row each time somebody asked.
use crate::{
    domain::{RecallAnswer, RecallSaid, RecallSource},
    schema::recall_checks,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Staff};
use uuid::Uuid;

/// An answer.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = recall_checks)]
pub(crate) struct RecallCheck {
    pub(crate) answer: Stored<RecallAnswer>,
    pub(crate) code: Option<String>,
    pub(crate) wording: Option<String>,
    pub(crate) source: Stored<RecallSource>,
    pub(crate) author: Option<String>,
    pub(crate) at: DateTime<Utc>,
}

impl RecallCheck {
    /// Notes what is said of the vehicle with that number: by somebody who looked it up, or by the
    /// OTC.
    pub(crate) async fn note(
        conn: &mut Conn,
        inspection: Uuid,
        vin: &str,
        said: &RecallSaid,
        by: Option<&Staff>,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let source = if by.is_some() { RecallSource::Staff } else { RecallSource::Otc };
        diesel::insert_into(recall_checks::table)
            .values((
                recall_checks::id.eq(Uuid::now_v7()),
                recall_checks::inspection_id.eq(inspection),
                recall_checks::vin.eq(vin),
                recall_checks::answer.eq(<&str>::from(said.answer)),
                recall_checks::code.eq(said.recall.as_ref().map(|(code, _)| code)),
                recall_checks::wording.eq(said.recall.as_ref().map(|(_, wording)| wording)),
                recall_checks::source.eq(<&str>::from(source)),
                recall_checks::author_id.eq(by.map(Staff::id)),
                recall_checks::author.eq(by.map(Staff::name)),
                recall_checks::at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The last answer about that vehicle.
    pub(crate) async fn last(
        conn: &mut Conn,
        inspection: Uuid,
        vin: &str,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(recall_checks::inspection_id.eq(inspection).and(recall_checks::vin.eq(vin)))
            .order(recall_checks::id.desc())
            .first(conn)
            .await
            .optional()
    }

    /// What it says.
    pub(crate) fn said(self) -> RecallSaid {
        RecallSaid { answer: *self.answer, recall: self.code.zip(self.wording) }
    }
}
