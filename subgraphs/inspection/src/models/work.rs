//! Who works on a vehicle, where the centre keeps a register of inspectors.
use super::Inspection;
use crate::schema::work;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// To whom an inspection was given, and who makes it.
#[derive(Clone, Debug, Default, HasQuery)]
#[diesel(table_name = work)]
pub(crate) struct Work {
    /// One of the register.
    pub(crate) assigned_to: Option<Uuid>,
    /// The account of whoever began it.
    pub(crate) worked_by: Option<Uuid>,
    /// Their approval, as it was when they signed.
    pub(crate) approval: Option<String>,
}

impl Work {
    /// Of an inspection.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Self> {
        let found = Self::query().filter(work::inspection_id.eq(inspection)).first(conn).await;
        Ok(found.optional()?.unwrap_or_default())
    }

    /// It is to be inspected by this one of the register, or by whoever is free.
    pub(crate) async fn assign(
        conn: &mut Conn,
        inspection: &Inspection,
        to: Option<Uuid>,
    ) -> QueryResult<usize> {
        let given = work::assigned_to.eq(to);
        diesel::insert_into(work::table)
            .values((work::inspection_id.eq(inspection.id), given))
            .on_conflict(work::inspection_id)
            .do_update()
            .set(given)
            .execute(conn)
            .await
    }

    /// That account makes it. Before it is begun: the database then says whether they are free.
    pub(crate) async fn begin(
        conn: &mut Conn,
        inspection: &Inspection,
        by: Uuid,
    ) -> QueryResult<usize> {
        let begun = work::worked_by.eq(by);
        diesel::insert_into(work::table)
            .values((work::inspection_id.eq(inspection.id), begun))
            .on_conflict(work::inspection_id)
            .do_update()
            .set(begun)
            .execute(conn)
            .await
    }

    /// Whoever signs has that approval. Before the signature, after which nothing changes.
    pub(crate) async fn approve(
        conn: &mut Conn,
        inspection: &Inspection,
        approval: &str,
    ) -> QueryResult<usize> {
        let approved = work::approval.eq(approval);
        diesel::insert_into(work::table)
            .values((work::inspection_id.eq(inspection.id), approved))
            .on_conflict(work::inspection_id)
            .do_update()
            .set(approved)
            .execute(conn)
            .await
    }
}
