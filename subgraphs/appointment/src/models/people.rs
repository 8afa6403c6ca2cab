//! Whom appointments are for, as the desk looks for them: plain words, of its own centre's only.
use super::Booking;
use crate::{
    domain::Sought,
    schema::{bookings, people},
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Text},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Page, guard::Staff};
use uuid::Uuid;

/// Notes by which words somebody is found; what was noted before is replaced.
pub(crate) async fn note_person(conn: &mut Conn, id: Uuid, words: &str) -> QueryResult<()> {
    diesel::insert_into(people::table)
        .values((people::id.eq(id), people::words.eq(words)))
        .on_conflict(people::id)
        .do_update()
        .set(people::words.eq(words))
        .execute(conn)
        .await?;
    Ok(())
}

impl Booking {
    /// A centre's appointments that are looked for, the last made first, whatever became of them.
    pub(crate) async fn sought(
        conn: &mut Conn,
        by: &Staff,
        centre: Uuid,
        sought: &Sought,
        page: Page,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        let mut query = Self::query()
            .filter(bookings::centre_id.eq(centre))
            // A slot that was kept and let go of is nobody's appointment.
            .filter(bookings::status.ne("EXPIRED"))
            .order(bookings::id.desc())
            .limit(page.limit())
            .into_boxed();
        query = match sought {
            Sought::Code { reference, plate } => {
                let begins = sql::<Bool>("replace(plate, '-', '') LIKE ")
                    .bind::<Text, _>(format!("{plate}%"));
                // No reference is empty.
                let same = bookings::reference.eq(reference.clone().unwrap_or_default());
                query.filter(same.or(begins))
            }
            Sought::Person(words) => {
                let all: Vec<String> = words.iter().map(|word| format!("{word}:*")).collect();
                let found = people::table
                    .filter(
                        sql::<Bool>("to_tsvector('simple', words) @@ to_tsquery('simple', ")
                            .bind::<Text, _>(all.join(" & "))
                            .sql(")"),
                    )
                    .select(people::id);
                query.filter(bookings::customer_id.eq_any(found))
            }
        };
        if let Some(after) = page.after {
            query = query.filter(bookings::id.lt(after));
        }
        Ok(query.load(conn).await?)
    }
}
