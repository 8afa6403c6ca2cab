//! What the law asks for beside the result: contact data for recalls, and a minute before the
//! hand-over.
use crate::{
    domain::Contact,
    schema::{handovers, owner_contacts},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, guard::Staff};
use uuid::Uuid;

/// Owner or lessee was asked for their contact data.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = owner_contacts)]
pub(crate) struct OwnerContact {
    pub(crate) asked_at: DateTime<Utc>,
}

impl OwnerContact {
    /// Notes that they were asked, and what they gave, in place of what they gave before.
    pub(crate) async fn note(
        conn: &mut Conn,
        inspection: Uuid,
        by: &Staff,
        contact: Option<&Contact>,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let contact = contact.map(serde_json::to_value).transpose().map_err(anyhow::Error::from)?;
        let row = (
            owner_contacts::asked_at.eq(now),
            owner_contacts::author_id.eq(by.id()),
            owner_contacts::author.eq(by.name()),
            owner_contacts::contact.eq(contact),
        );
        diesel::insert_into(owner_contacts::table)
            .values((owner_contacts::inspection_id.eq(inspection), row.clone()))
            .on_conflict(owner_contacts::inspection_id)
            .do_update()
            .set(row)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Of an inspection, where they were asked.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(owner_contacts::inspection_id.eq(inspection))
            .first(conn)
            .await
            .optional()
    }

    /// What they gave, as long as the OTC does not have it.
    pub(crate) async fn given(
        conn: &mut Conn,
        inspection: Uuid,
    ) -> QueryResult<Option<serde_json::Value>> {
        let given: Option<Option<serde_json::Value>> = owner_contacts::table
            .find(inspection)
            .select(owner_contacts::contact)
            .first(conn)
            .await
            .optional()?;
        Ok(given.flatten())
    }

    /// Forgets what they gave: makers may use it, nobody else needs it.
    pub(crate) async fn erase(conn: &mut Conn, inspection: Uuid) -> QueryResult<()> {
        diesel::update(owner_contacts::table.find(inspection))
            .set(owner_contacts::contact.eq(None::<serde_json::Value>))
            .execute(conn)
            .await?;
        Ok(())
    }
}

/// The vehicle was handed back.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = handovers)]
pub(crate) struct Handover {
    pub(crate) at: DateTime<Utc>,
}

impl Handover {
    /// Notes it; nothing happens the second time.
    pub(crate) async fn note(
        conn: &mut Conn,
        inspection: Uuid,
        by: &Staff,
        validated_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let noted = diesel::insert_into(handovers::table)
            .values((
                handovers::inspection_id.eq(inspection),
                handovers::validated_at.eq(validated_at),
                handovers::at.eq(now),
                handovers::author_id.eq(by.id()),
                handovers::author.eq(by.name()),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(noted == 1)
    }

    /// Of an inspection, where it happened.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(handovers::inspection_id.eq(inspection)).first(conn).await.optional()
    }
}
