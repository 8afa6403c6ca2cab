//! Types of this domain.
use crate::{actions, domain, models};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::Loader,
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiError, ApiResult, Pool, Role,
    guard::{AccessError, Manager, Reader},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Whose key may learn who booked, which is their own organisation.
pub(crate) const APPOINTMENTS_READ: &str = "appointments:read";

/// A list of users.
pub(crate) type Users = Connection<String, User, EmptyFields, EmptyFields>;

/// Loads the users that other domains name, in one query.
pub(crate) struct UserLoader(pub(crate) Pool);

impl Loader<Uuid> for UserLoader {
    type Value = models::User;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, models::User>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found =
            models::User::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|user| (user.id, user)).collect())
    }
}

/// Somebody, as far as the caller may know them.
pub(crate) struct User {
    row: models::User,
    /// The caller is this person, has just become them, or is staff.
    whole: bool,
}

impl User {
    /// To themselves, or to an administrator.
    pub(crate) fn whole(row: models::User) -> Self {
        Self { row, whole: true }
    }

    /// To whoever asks.
    pub(crate) fn shown_to(ctx: &Context<'_>, row: models::User) -> ApiResult<Self> {
        let owner = Reader::with_scope(ctx, APPOINTMENTS_READ)?.owner_id();
        Ok(Self { whole: owner.is_none_or(|id| id == row.id), row })
    }

    /// To the manager of a key it has to do with.
    pub(crate) fn of_key(_by: &Manager, row: models::User) -> Self {
        Self { row, whole: true }
    }

    fn check_whole(&self) -> ApiResult<()> {
        if self.whole { Ok(()) } else { Err(AccessError::Forbidden.into()) }
    }

    pub(crate) fn row_id(&self) -> Uuid {
        self.row.id
    }
}

/// A guest, a customer or a member of staff.
#[Object]
impl User {
    /// Identifies them for good.
    async fn id(&self) -> Uuid {
        self.row.id
    }

    /// Where to write to; none for a guest. For themselves and for staff, others get `FORBIDDEN`.
    async fn email(&self) -> ApiResult<Option<&str>> {
        self.check_whole()?;
        Ok(self.row.email.as_deref())
    }

    /// Whether they have proven that they read what is written to the address. For themselves and
    /// for staff, others get `FORBIDDEN`.
    async fn email_verified(&self) -> ApiResult<bool> {
        self.check_whole()?;
        Ok(self.row.is_verified())
    }

    /// How to call them; empty for a guest. Any session may read it.
    async fn display_name(&self) -> &str {
        &self.row.display_name
    }

    /// As one dials it in France. For themselves and for staff, others get `FORBIDDEN`.
    async fn phone(&self) -> ApiResult<Option<String>> {
        self.check_whole()?;
        Ok(self.row.phone.as_deref().map(fr::phone::dialled))
    }

    /// What they may do. For themselves and for staff, others get `FORBIDDEN`.
    async fn roles(&self) -> ApiResult<Vec<Role>> {
        self.check_whole()?;
        Ok(self.row.roles())
    }

    /// The language they read: `fr` or `en`.
    async fn locale(&self) -> &'static str {
        self.row.locale.0.into()
    }

    /// Whether they have no account (yet).
    async fn is_guest(&self) -> bool {
        self.row.is_guest()
    }

    /// When they first came.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }
}

/// What a client keeps to be recognised.
#[derive(SimpleObject)]
pub(crate) struct Session {
    /// To be sent as `Authorization: Bearer …`; a JWT, see `/.well-known/jwks.json`.
    access_token: String,
    /// When it ends: ten minutes after it was given.
    access_token_expires_at: DateTime<Utc>,
    /// The same in seconds from now on, for clients whose clock may be wrong.
    access_token_expires_in: i64,
    /// Exchanged by `refreshSession` for the next session, once; 30 days, 180 for a guest. Keep it
    /// until the next one is stored: where the answer is lost, asking again gives the same.
    refresh_token: String,
    /// Who it is.
    user: User,
}

/// What opens or carries on a session answers.
#[derive(SimpleObject)]
pub(crate) struct SessionPayload {
    /// The session.
    session: Session,
}

impl From<actions::Session> for SessionPayload {
    fn from(session: actions::Session) -> Self {
        Self {
            session: Session {
                access_token: session.access.text,
                access_token_expires_at: session.access.expires_at,
                access_token_expires_in: domain::ACCESS.num_seconds(),
                refresh_token: session.refresh.text(),
                user: User::whole(session.user),
            },
        }
    }
}

/// What asking for a code answers: the same for an address with an account and for one without.
#[derive(SimpleObject)]
pub(crate) struct RequestLogInCodePayload {
    /// To be sent with the code, to `logInWithCode`.
    pub(crate) challenge_id: Uuid,
    /// Until when the code is good: ten minutes.
    pub(crate) expires_at: DateTime<Utc>,
    /// The same in seconds from now on.
    pub(crate) expires_in: i64,
}

/// What asking for a link answers: the same for an address with an account and for one without.
#[derive(SimpleObject)]
pub(crate) struct RequestPasswordResetPayload {
    /// For how many minutes the link is good, where the address has an account and one is sent.
    pub(crate) link_lasts_minutes: i64,
}

/// What logging out answers.
#[derive(SimpleObject)]
pub(crate) struct LogOutPayload {
    /// Whether there was a session to end.
    pub(crate) logged_out: bool,
}

/// What a mutation of an account answers.
#[derive(SimpleObject)]
pub(crate) struct UserPayload {
    /// The account as it is now.
    pub(crate) user: User,
}
