//! What can be done. Each field names the codes of its refusals.
use super::{
    api_keys::{ApiKey, CreateApiKeyPayload, ExchangeApiKeyPayload, RevokeApiKeyPayload},
    types::{LogOutPayload, RegisterPayload, SessionPayload, User, UserPayload},
};
use crate::{
    AuthConfig,
    actions::{
        self, Answering, CreateApiKeyInput, LogInInput, RegisterInput, RevokeApiKeyInput,
        SetRolesInput,
    },
    domain::Asker,
};
use async_graphql::{Context, InputObject, Object};
use kernel::{
    ApiResult, Clock, Pool, Role, Viewer,
    guard::{Admin, NetworkManager, Person},
    viewer::{Device, Whence},
};

/// Who starts without an account.
#[derive(InputObject)]
pub(crate) struct StartGuestSessionInput {
    /// The browser's language, `fr` or `en-GB`; French where it is neither.
    locale: Option<String>,
}

/// Which session to carry on.
#[derive(InputObject)]
pub(crate) struct RefreshSessionInput {
    /// The last one received.
    #[graphql(secret)]
    refresh_token: String,
}

/// Which session to end.
#[derive(InputObject)]
pub(crate) struct LogOutInput {
    /// The last one received.
    #[graphql(secret)]
    refresh_token: String,
}

/// Which key to exchange.
#[derive(InputObject)]
pub(crate) struct ExchangeApiKeyInput {
    /// The key.
    #[graphql(secret)]
    key: String,
}

/// Accounts, sessions and keys.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "AccountMutation")]
impl Mutation {
    /// Lets somebody write and book before they have an account.
    async fn start_guest_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who starts without an account.")] input: StartGuestSessionInput,
    ) -> ApiResult<SessionPayload> {
        let (config, asker, now) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx), now(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let language = input.locale.as_deref();
        Ok(actions::start_guest(&mut conn, config, &asker, language, now).await?.into())
    }

    /// Begins an account. A letter goes to the address; `logInWithCode` with its code, or its link,
    /// makes the account and enters it, and a guest keeps their id and all they own. Whether the
    /// address has an account already is told to nobody but its reader: the code then enters that
    /// account, with the new password.
    ///
    /// Refuses with `TOO_MANY_LETTERS`, `EMAIL_INVALID`, `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_GUESSABLE`,
    /// `NAME_REQUIRED`, `NAME_TOO_LONG`, `PHONE_INVALID`, `REGISTRATIONS_CLOSED`.
    async fn register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who opens an account.")] input: RegisterInput,
    ) -> ApiResult<RegisterPayload> {
        let (asker, person, guest) = (asker(ctx), Person::from(ctx).ok(), guest(ctx));
        let by = Answering { asker: &asker, person: person.as_ref(), guest: guest.as_ref() };
        let pool = ctx.data_unchecked::<Pool>();
        let config = ctx.data_unchecked::<AuthConfig>();
        let letter = actions::register(pool, config, &by, input, now(ctx)).await?;
        Ok(RegisterPayload { address_code: letter.into() })
    }

    /// Opens a session of an account. What a guest who calls it owns becomes the account's.
    ///
    /// Refuses with `EMAIL_INVALID`, `CREDENTIALS_INVALID`, `SECOND_FACTOR_REQUIRED`,
    /// `SECOND_FACTOR_INVALID`, `TOO_MANY_ATTEMPTS` (five wrong
    /// passwords for one address from one place within 15 minutes, whether or not it has an
    /// account).
    async fn log_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who comes back.")] input: LogInInput,
    ) -> ApiResult<SessionPayload> {
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let (asker, guest) = (asker(ctx), guest(ctx));
        let session = actions::log_in(pool, config, &asker, guest.as_ref(), input, now(ctx));
        Ok(session.await?.into())
    }

    /// Exchanges a refresh token for the next session. Where the answer was lost, the same token
    /// gets the same next one again; once that one was used, a token that comes back ends the
    /// whole log-in, because somebody has a copy.
    ///
    /// Refuses with `REFRESH_TOKEN_INVALID`.
    async fn refresh_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which session to carry on.")] input: RefreshSessionInput,
    ) -> ApiResult<SessionPayload> {
        let (config, asker, now) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx), now(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(actions::refresh(&mut conn, config, &asker, &input.refresh_token, now).await?.into())
    }

    /// Ends a session; its access tokens are refused within a minute. Never refuses.
    async fn log_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which session to end.")] input: LogOutInput,
    ) -> ApiResult<LogOutPayload> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let logged_out = actions::log_out(&mut conn, &input.refresh_token, now(ctx)).await?;
        Ok(LogOutPayload { logged_out })
    }

    /// Administrators: says what an account may do in the whole network, effective within a minute.
    /// What it may do at a centre is said by `setCentreRoles`.
    ///
    /// Refuses with `FORBIDDEN`, `USER_NOT_FOUND`, `ROLES_INVALID`, `LAST_ADMIN`.
    async fn set_roles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who may do what from now on.")] input: SetRolesInput,
    ) -> ApiResult<UserPayload> {
        let by = Admin::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let user = User::whole(actions::set_roles(&mut conn, &by, input, now(ctx)).await?);
        Ok(UserPayload { user })
    }

    /// Managers of the network: makes a key for a third party's machine. The key is shown this once.
    ///
    /// Refuses with `FORBIDDEN`, `EMAIL_INVALID`, `EMAIL_TAKEN` (the address is a person's),
    /// `NAME_REQUIRED`, `NAME_TOO_LONG`, `SCOPES_REQUIRED`, `ALLOWANCE_INVALID`,
    /// `EXPIRY_IN_PAST`, `TOO_MANY_KEYS` (20 that work).
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn create_api_key(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose key, and what it may do.")] input: CreateApiKeyInput,
    ) -> ApiResult<CreateApiKeyPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (key, text) = actions::create_api_key(&mut conn, &by, input, now(ctx)).await?;
        Ok(CreateApiKeyPayload { api_key: ApiKey::shown_to(&by, key), secret: text.text() })
    }

    /// Managers of the network: ends a key, effective within a minute.
    ///
    /// Refuses with `FORBIDDEN`, `API_KEY_NOT_FOUND`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn revoke_api_key(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which key to end.")] input: RevokeApiKeyInput,
    ) -> ApiResult<RevokeApiKeyPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let key = actions::revoke_api_key(&mut conn, &by, input, now(ctx)).await?;
        Ok(RevokeApiKeyPayload { api_key: ApiKey::shown_to(&by, key) })
    }

    /// Exchanges a key for a token of half a minute. The router does it for whoever sends the key
    /// itself, as `Authorization: Bearer avt_live_…` or as `X-Api-Key`.
    ///
    /// Refuses with `API_KEY_INVALID`, `API_KEY_REVOKED`, `API_KEY_EXPIRED`.
    async fn exchange_api_key(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which key to exchange.")] input: ExchangeApiKeyInput,
    ) -> ApiResult<ExchangeApiKeyPayload> {
        let (config, now) = (ctx.data_unchecked::<AuthConfig>(), now(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let token = actions::exchange_api_key(&mut conn, config, &input.key, now).await?;
        Ok(ExchangeApiKeyPayload {
            access_token: token.text,
            access_token_expires_at: token.expires_at,
        })
    }
}

/// The caller, where they are a guest.
pub(super) fn guest(ctx: &Context<'_>) -> Option<Person> {
    let is_guest = Viewer::of(ctx).has(&[Role::Guest]);
    Person::from(ctx).ok().filter(|_| is_guest)
}

/// Where the caller calls from, as it is counted.
pub(super) fn asker(ctx: &Context<'_>) -> Asker {
    let key = &ctx.data_unchecked::<AuthConfig>().letters;
    Asker::of(key, ctx.data_opt::<Whence>(), ctx.data_opt::<Device>(), &Viewer::of(ctx))
}

pub(super) fn now(ctx: &Context<'_>) -> chrono::DateTime<chrono::Utc> {
    ctx.data_unchecked::<Clock>().now()
}
