//! What months of centres came to, as each domain told its part.
use crate::{pdf::MonthSheet, schema::counted_months};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{prelude::*, upsert::excluded};
use diesel_async::RunQueryDsl;
use events::{appointment::MonthCounted, inspection::MonthInspected, payment::MonthInvoiced};
use kernel::{ApiResult, Conn, guard::Manager};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// So many months are offered.
const SHOWN: i64 = 24;

/// A month of a centre.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = counted_months)]
pub(crate) struct CountedMonth {
    pub(crate) id: Uuid,
    pub(crate) month: NaiveDate,
    appointments: Option<Value>,
    invoices: Option<Value>,
    inspections: Option<Value>,
}

/// What one domain told of it.
pub(crate) enum MonthPart {
    Appointments(MonthCounted),
    Invoices(MonthInvoiced),
    Inspections(MonthInspected),
}

impl MonthPart {
    fn of(&self) -> (Uuid, NaiveDate) {
        match self {
            Self::Appointments(part) => (part.centre_id, part.month),
            Self::Invoices(part) => (part.centre_id, part.month),
            Self::Inspections(part) => (part.centre_id, part.month),
        }
    }
}

impl CountedMonth {
    /// Keeps a part beside the others.
    pub(crate) async fn keep(
        conn: &mut Conn,
        part: &MonthPart,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let (centre, month) = part.of();
        let row = (
            counted_months::id.eq(Uuid::now_v7()),
            counted_months::centre_id.eq(centre),
            counted_months::month.eq(month),
            counted_months::told_at.eq(now),
        );
        let insert = diesel::insert_into(counted_months::table);
        let one = (counted_months::centre_id, counted_months::month);
        match part {
            MonthPart::Appointments(told) => {
                let facts = serde_json::to_value(told).context("an event is JSON")?;
                let set = counted_months::appointments.eq(excluded(counted_months::appointments));
                let values = (row, counted_months::appointments.eq(facts));
                insert.values(values).on_conflict(one).do_update().set(set).execute(conn).await
            }
            MonthPart::Invoices(told) => {
                let facts = serde_json::to_value(told).context("an event is JSON")?;
                let set = counted_months::invoices.eq(excluded(counted_months::invoices));
                let values = (row, counted_months::invoices.eq(facts));
                insert.values(values).on_conflict(one).do_update().set(set).execute(conn).await
            }
            MonthPart::Inspections(told) => {
                let facts = serde_json::to_value(told).context("an event is JSON")?;
                let set = counted_months::inspections.eq(excluded(counted_months::inspections));
                let values = (row, counted_months::inspections.eq(facts));
                insert.values(values).on_conflict(one).do_update().set(set).execute(conn).await
            }
        }?;
        Ok(())
    }

    /// Those of a centre that can be printed, the last one first.
    pub(crate) async fn of_centre(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        Ok(Self::query()
            .filter(counted_months::centre_id.eq(centre))
            .filter(counted_months::appointments.is_not_null())
            .order(counted_months::month.desc())
            .limit(SHOWN)
            .load(conn)
            .await?)
    }

    /// One, for a link, which was made for somebody who may read it.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(counted_months::id.eq(id)).first(conn).await.optional()
    }

    /// All that it prints; nothing where it is not known whose month it is.
    pub(crate) fn facts(&self) -> ApiResult<Option<MonthSheet>> {
        let Some(appointments) = read(self.appointments.as_ref())? else { return Ok(None) };
        Ok(Some(MonthSheet {
            appointments,
            invoices: read(self.invoices.as_ref())?,
            inspections: read(self.inspections.as_ref())?,
        }))
    }
}

fn read<T: DeserializeOwned>(facts: Option<&Value>) -> ApiResult<Option<T>> {
    let read = facts.map(|facts| serde_json::from_value(facts.clone())).transpose();
    Ok(read.context("what was told of a month is not readable")?)
}
