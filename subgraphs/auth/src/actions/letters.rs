//! Letters to an address that is to be proven, and who asks for them.
use crate::{
    domain::{Asker, CodePurpose},
    models::{self, Challenge, Waiting},
};
use chrono::{DateTime, Utc};
use events::auth::CodeAsked;
use kernel::{ApiResult, Conn, guard::Person, outbox};

/// Who asks for a letter, or answers one.
pub(crate) struct Answering<'a> {
    pub(crate) asker: &'a Asker,
    /// The caller, whoever they are.
    pub(crate) person: Option<&'a Person>,
    /// The caller, where they are a guest.
    pub(crate) guest: Option<&'a Person>,
}

/// Writes the letter, counted. What a registration `waiting` waits in it.
pub(super) async fn send(
    conn: &mut Conn,
    by: &Answering<'_>,
    email: String,
    purpose: CodePurpose,
    waiting: Option<Waiting>,
    now: DateTime<Utc>,
) -> ApiResult<Challenge> {
    models::note_letter(conn, &email, by.asker, now).await?;
    let challenge = Challenge::begin(conn, &email, purpose, by.guest, waiting, now).await?;
    let expires_at = challenge.expires_at;
    let asked = CodeAsked { challenge_id: challenge.id, email, expires_at, purpose };
    outbox::publish(conn, &asked).await?;
    Ok(challenge)
}
