//! Invoice numbers without gaps, per centre and year.
use super::Payable;
use crate::{domain, schema::invoice_counters};
use chrono::{DateTime, Utc};
use diesel::{prelude::*, upsert::excluded};
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

impl Payable {
    /// Takes the centre's next number. Its counter stays locked until the caller's transaction
    /// ends, so a rolled-back payment leaves no gap.
    pub(crate) async fn take_invoice_number(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<String> {
        next_number(conn, self.centre_id, &self.approval_number, now).await
    }
}

/// Takes the next number of that centre, of that approval; as [`Payable::take_invoice_number`].
pub(crate) async fn next_number(
    conn: &mut Conn,
    centre: Uuid,
    approval_number: &str,
    now: DateTime<Utc>,
) -> QueryResult<String> {
    let year = domain::invoice_year(now);
    let number: i32 = diesel::insert_into(invoice_counters::table)
        .values((
            invoice_counters::centre_id.eq(centre),
            invoice_counters::year.eq(year),
            invoice_counters::last_number.eq(1),
        ))
        .on_conflict((invoice_counters::centre_id, invoice_counters::year))
        .do_update()
        .set(
            invoice_counters::last_number
                .eq(invoice_counters::last_number + excluded(invoice_counters::last_number)),
        )
        .returning(invoice_counters::last_number)
        .get_result(conn)
        .await?;
    Ok(domain::invoice_number(approval_number, year, number))
}
