//! Types of this domain.
use crate::{
    actions,
    domain::{self, CentreRole},
    error::AuthError,
    models,
};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiError, ApiResult, Conn, Pool, Role,
    guard::{AccessError, Manager, NetworkManager, Reader},
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

/// Loads where people work, in one query.
pub(crate) struct MembershipLoader(pub(crate) Pool);

impl Loader<Uuid> for MembershipLoader {
    type Value = Vec<models::Membership>;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Self::Value>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found = models::Membership::accepted_of(&mut conn, ids)
            .await
            .map_err(ApiError::from)
            .map_err(Arc::new)?;
        let mut members = HashMap::<Uuid, Self::Value>::new();
        for member in found {
            members.entry(member.user_id).or_default().push(member);
        }
        Ok(members)
    }
}

/// What somebody is at a centre.
#[derive(SimpleObject)]
pub(crate) struct CentreMembership {
    /// Where.
    centre_id: Uuid,
    /// As what.
    role: CentreRole,
}

/// Somebody, as far as the caller may know them.
pub(crate) struct User {
    row: models::User,
    /// The caller is this person, has just become them, or is staff.
    whole: bool,
    /// What alone is known of where they work; all of it where absent.
    known: Option<Vec<models::Membership>>,
}

impl User {
    /// To themselves, or to an administrator.
    pub(crate) fn whole(row: models::User) -> Self {
        Self { row, whole: true, known: None }
    }

    /// To whoever asks.
    pub(crate) fn shown_to(ctx: &Context<'_>, row: models::User) -> ApiResult<Self> {
        let owner = Reader::with_scope(ctx, APPOINTMENTS_READ)?.owner_beyond_centres();
        Ok(Self { whole: owner.is_none_or(|id| id == row.id), row, known: None })
    }

    /// By name alone: whose act somebody reads.
    pub(crate) fn named(row: models::User) -> Self {
        Self { row, whole: false, known: None }
    }

    /// To a manager of all the centres where they work.
    pub(crate) fn of_centre(_by: &Manager, row: models::User) -> Self {
        Self::whole(row)
    }

    /// To a manager of that centre. Who was invited there and has not come is known by what the
    /// invitation says, whether or not their address had an account.
    pub(crate) async fn at_centre(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
        rows: Vec<models::User>,
    ) -> ApiResult<Vec<Self>> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut awaited = HashMap::<Uuid, Vec<models::Membership>>::new();
        for member in models::Membership::awaited(conn, by, centre, &ids).await? {
            awaited.entry(member.user_id).or_default().push(member);
        }
        let shown = rows.into_iter().map(|row| {
            let Some(known) = awaited.remove(&row.id) else { return Self::of_centre(by, row) };
            let first = known.first();
            let called = first.and_then(|first| first.invited_as.as_deref()).unwrap_or_default();
            let since = first.map_or(row.created_at, |first| first.given_at);
            Self { row: row.awaited(called, since), whole: true, known: Some(known) }
        });
        Ok(shown.collect())
    }

    /// As [`User::at_centre`], one of them.
    pub(crate) async fn one_at_centre(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
        row: models::User,
    ) -> ApiResult<Self> {
        let shown = Self::at_centre(conn, by, centre, vec![row]).await?;
        Ok(shown.into_iter().next().ok_or(AuthError::UserNotFound)?)
    }

    async fn members(&self, ctx: &Context<'_>) -> ApiResult<Vec<models::Membership>> {
        if let Some(known) = &self.known {
            return Ok(known.clone());
        }
        let loader = ctx.data_unchecked::<DataLoader<MembershipLoader>>();
        let found = loader.load_one(self.row.id).await.map_err(|error| (*error).clone())?;
        Ok(found.unwrap_or_default())
    }

    /// To the manager of a key it has to do with.
    pub(crate) fn of_key(_by: &NetworkManager, row: models::User) -> Self {
        Self::whole(row)
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

    /// All that they may do somewhere: in the network, or at a centre (`memberships`). For
    /// themselves and for staff, others get `FORBIDDEN`.
    async fn roles(&self, ctx: &Context<'_>) -> ApiResult<Vec<Role>> {
        self.check_whole()?;
        let posts: Vec<_> = self.members(ctx).await?.iter().map(|member| member.post()).collect();
        Ok(domain::roles_anywhere(&self.row.roles(), &posts))
    }

    /// What they may do in the whole network. For themselves and for staff, others get
    /// `FORBIDDEN`.
    async fn network_roles(&self) -> ApiResult<Vec<Role>> {
        self.check_whole()?;
        Ok(self.row.roles())
    }

    /// What they are at which centre. For themselves and for staff, others get `FORBIDDEN`.
    async fn memberships(&self, ctx: &Context<'_>) -> ApiResult<Vec<CentreMembership>> {
        self.check_whole()?;
        let members = self.members(ctx).await?;
        Ok(members
            .into_iter()
            .map(|member| CentreMembership { centre_id: member.centre_id, role: member.role.0 })
            .collect())
    }

    /// Whether they were shut out. For themselves and for staff, others get `FORBIDDEN`.
    async fn disabled(&self) -> ApiResult<bool> {
        self.check_whole()?;
        Ok(self.row.is_disabled())
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
    /// Names the log-in among `myLogIns`; it opens nothing.
    log_in_id: Uuid,
    /// To be sent as `Authorization: Bearer …`; a JWT, see `/.well-known/jwks.json`.
    access_token: String,
    /// When it ends: ten minutes after it was given.
    access_token_expires_at: DateTime<Utc>,
    /// The same in seconds from now on, for clients whose clock may be wrong.
    access_token_expires_in: i64,
    /// Exchanged by `refreshSession` for the next session, once; 30 days, 180 for a guest. Keep it
    /// until the next one is stored: where the answer is lost, asking again gives the same.
    refresh_token: String,
    /// Roles of the account wait for a second factor: it is to be set up, and shown at log-in.
    second_factor_needed: bool,
    /// By which the account knows this device again, to be sent with a later `logIn` or
    /// `requestLogInCode`; it opens nothing. None of a guest.
    device_token: Option<String>,
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
        Self { session: session.into() }
    }
}

impl From<actions::Session> for Session {
    fn from(session: actions::Session) -> Self {
        Self {
            log_in_id: session.id,
            access_token: session.access.text,
            access_token_expires_at: session.access.expires_at,
            access_token_expires_in: domain::ACCESS.num_seconds(),
            refresh_token: session.refresh.text(),
            second_factor_needed: session.waits,
            device_token: session.device,
            user: User::whole(session.user),
        }
    }
}

/// What asking for a code answers: the same for an address with an account and for one without.
#[derive(SimpleObject)]
#[graphql(name = "RequestLogInCodePayload")]
pub(crate) struct SentCode {
    /// To be sent with the code, to `logInWithCode` or `changeEmail`.
    challenge_id: Uuid,
    /// Until when the code is good: ten minutes; that of a registration a day.
    expires_at: DateTime<Utc>,
    /// The same in seconds from now on.
    expires_in: i64,
}

impl From<models::Challenge> for SentCode {
    fn from(challenge: models::Challenge) -> Self {
        Self {
            challenge_id: challenge.id,
            expires_at: challenge.expires_at,
            expires_in: domain::code_length(challenge.purpose.0).num_seconds(),
        }
    }
}

/// What beginning an account answers: the same for an address with an account and for one without.
#[derive(SimpleObject)]
pub(crate) struct RegisterPayload {
    /// The code that was sent to the address, to be typed for `logInWithCode`.
    pub(crate) address_code: SentCode,
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
