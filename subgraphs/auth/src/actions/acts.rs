//! What somebody does to their own account, in the log of acts: it passes no guard that owes one.
//! Decisions: docs/decisions/identity.md
use crate::{
    domain::{self, Asker},
    models::User,
};
use kernel::{
    ApiResult, Conn,
    acting::Author,
    audit::{self, Act},
};
use uuid::Uuid;

/// Something of their account, by somebody who has proven who they are.
pub(super) async fn note(
    conn: &mut Conn,
    user: &User,
    asker: &Asker,
    name: &'static str,
) -> ApiResult<()> {
    write(conn, user, asker, of(user, name)).await
}

/// An act on their account.
pub(super) fn of(user: &User, name: &'static str) -> Act {
    Act::of(name, "Account", user.id)
}

/// As [`note`], with what changed.
pub(super) async fn write(conn: &mut Conn, user: &User, asker: &Asker, act: Act) -> ApiResult<()> {
    let roles = domain::counting(&user.roles(), user.is_verified());
    let author = Author { id: Some(user.id), roles, origin: Some(asker.name()) };
    audit::write(conn, author, act).await
}

/// Somebody tried as many passwords or codes of that account, or of an address without one, as are taken
/// for a while.
pub(super) async fn spent(conn: &mut Conn, user: Option<Uuid>, asker: &Asker) -> ApiResult<()> {
    let author = Author { origin: Some(asker.name()), ..Author::default() };
    audit::write(conn, author, Act::of("account.attempts_spent", "Account", user)).await
}
