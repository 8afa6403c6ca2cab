//! Pages that organisations had understood, by the day.
use crate::schema::parsed_pages;
use chrono::NaiveDate;
use diesel::{prelude::*, query_dsl::methods::FilterDsl};
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Integrator};

/// Counts one page more and answers how many it makes; `None`, and nothing counted, where the
/// limit is reached. One statement: a burst cannot pass the limit together.
pub(crate) async fn count_page(
    conn: &mut Conn,
    organisation: &Integrator,
    day: NaiveDate,
    limit: i32,
) -> QueryResult<Option<i32>> {
    if limit < 1 {
        return Ok(None);
    }
    diesel::insert_into(parsed_pages::table)
        .values((
            parsed_pages::organisation_id.eq(organisation.id()),
            parsed_pages::day.eq(day),
            parsed_pages::pages.eq(1),
        ))
        .on_conflict((parsed_pages::organisation_id, parsed_pages::day))
        .do_update()
        .set(parsed_pages::pages.eq(parsed_pages::pages + 1))
        .filter(parsed_pages::pages.lt(limit))
        .returning(parsed_pages::pages)
        .get_result(conn)
        .await
        .optional()
}

/// How many pages it had on that day.
pub(crate) async fn pages_of(
    conn: &mut Conn,
    organisation: &Integrator,
    day: NaiveDate,
) -> QueryResult<i32> {
    let pages = parsed_pages::table
        .find((organisation.id(), day))
        .select(parsed_pages::pages)
        .first(conn)
        .await
        .optional()?;
    Ok(pages.unwrap_or_default())
}
