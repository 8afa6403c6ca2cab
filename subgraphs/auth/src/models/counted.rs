//! What is counted before anybody is known: passwords tried and letters asked for, by address and
//! by where they come from. In the database, so that every process counts the same.
use crate::{
    domain::{self, Asker, Counted},
    schema::{known_askers, letters_asked, login_attempts, users},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use kernel::{Conn, db};
use uuid::Uuid;

/// What was counted of passwords.
///
/// Who asks next about that address or from that place waits until this transaction ends: many
/// guesses at once count one by one.
pub(crate) async fn attempts(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
    now: DateTime<Utc>,
) -> QueryResult<Counted> {
    lock(conn, "login", email, asker).await?;
    let recent = login_attempts::tried_at.gt(now - domain::ATTEMPT_WINDOW);
    let of_address = login_attempts::email.eq(email);
    let by_place = login_attempts::asker.eq(&asker.pseudonym);
    let table = login_attempts::table.filter(recent);
    Ok(Counted {
        here: table.filter(of_address).filter(by_place).count().get_result(conn).await?,
        here_today: 0,
        by_place: table.filter(by_place).count().get_result(conn).await?,
        of_address: table.filter(of_address).count().get_result(conn).await?,
        known: asker.is_known || is_known(conn, email, asker).await?,
    })
}

/// Counts one more password.
pub(crate) async fn note_attempt(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(login_attempts::table)
        .values((
            login_attempts::id.eq(Uuid::now_v7()),
            login_attempts::email.eq(email),
            login_attempts::asker.eq(&asker.pseudonym),
            login_attempts::tried_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The right password wipes the slate clean, here.
pub(crate) async fn forget_attempts(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
) -> QueryResult<()> {
    let here = login_attempts::email.eq(email).and(login_attempts::asker.eq(&asker.pseudonym));
    diesel::delete(login_attempts::table.filter(here)).execute(conn).await?;
    Ok(())
}

/// What was counted of letters; waits as [`attempts`] does.
pub(crate) async fn letters(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
    now: DateTime<Utc>,
) -> QueryResult<Counted> {
    lock(conn, "letters", email, asker).await?;
    let since = |window| letters_asked::asked_at.gt(now - window);
    let of_address = letters_asked::email.eq(email);
    let by_place = letters_asked::asker.eq(&asker.pseudonym);
    // What is asked for in chats, where anybody may begin another, does not use up what the owner of the
    // address may ask for elsewhere.
    let alike = letters_asked::in_chat.eq(!asker.is_place);
    let table = letters_asked::table;
    Ok(Counted {
        here: table
            .filter(of_address)
            .filter(by_place)
            .filter(since(domain::LETTERS_WINDOW))
            .count()
            .get_result(conn)
            .await?,
        by_place: table
            .filter(by_place)
            .filter(since(domain::PLACE_WINDOW))
            .count()
            .get_result(conn)
            .await?,
        here_today: table
            .filter(of_address)
            .filter(by_place)
            .filter(since(domain::ADDRESS_WINDOW))
            .count()
            .get_result(conn)
            .await?,
        of_address: table
            .filter(of_address)
            .filter(alike)
            .filter(since(domain::ADDRESS_WINDOW))
            .count()
            .get_result(conn)
            .await?,
        known: asker.is_known || is_known(conn, email, asker).await?,
    })
}

/// Counts one more letter.
pub(crate) async fn note_letter(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(letters_asked::table)
        .values((
            letters_asked::id.eq(Uuid::now_v7()),
            letters_asked::email.eq(email),
            letters_asked::asker.eq(&asker.pseudonym),
            letters_asked::asked_at.eq(now),
            letters_asked::in_chat.eq(!asker.is_place),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Somebody has logged in from there.
pub(crate) async fn remember_asker(
    conn: &mut Conn,
    user: Uuid,
    asker: &Asker,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if !asker.is_place {
        return Ok(());
    }
    diesel::insert_into(known_askers::table)
        .values((
            known_askers::user_id.eq(user),
            known_askers::asker.eq(&asker.pseudonym),
            known_askers::last_at.eq(now),
        ))
        .on_conflict((known_askers::user_id, known_askers::asker))
        .do_update()
        .set(known_askers::last_at.eq(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Drops what no longer counts, of anybody; answers how many rows that were.
pub(crate) async fn forget_counted(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let tried = login_attempts::tried_at.le(now - domain::ATTEMPT_WINDOW);
    let asked = letters_asked::asked_at.le(now - domain::ADDRESS_WINDOW);
    let known = known_askers::last_at.le(now - domain::KNOWN);
    Ok(diesel::delete(login_attempts::table.filter(tried)).execute(conn).await?
        + diesel::delete(letters_asked::table.filter(asked)).execute(conn).await?
        + diesel::delete(known_askers::table.filter(known)).execute(conn).await?)
}

async fn is_known(conn: &mut Conn, email: &str, asker: &Asker) -> QueryResult<bool> {
    let logged_in = known_askers::table
        .inner_join(users::table)
        .filter(users::email.eq(email).and(known_askers::asker.eq(&asker.pseudonym)));
    diesel::select(exists(logged_in)).get_result(conn).await
}

/// Address and place, in one order, so that two callers never wait for each other.
async fn lock(conn: &mut Conn, what: &str, email: &str, asker: &Asker) -> QueryResult<()> {
    db::lock(conn, &format!("auth.{what}.address:{email}")).await?;
    let place: String = asker.pseudonym.iter().map(|byte| format!("{byte:02x}")).collect();
    db::lock(conn, &format!("auth.{what}.place:{place}")).await
}
