//! Accounts: made, entered, given roles.
//!
//! What hashes a password takes the pool instead of a connection, and holds none meanwhile: a
//! flood of log-ins must not keep the others from the database.
//! Decisions: docs/decisions/identity.md
use super::{
    acts,
    letters::{self, Answering},
    sessions::{Session, open},
    shown,
};
use crate::{
    AuthConfig,
    domain::{self, Asker, CodePurpose},
    error::AuthError,
    models::{self, Challenge, LogIn, NewAccount, User, Waiting},
    passwords,
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::auth::{GuestJoined, UserRegistered};
use kernel::{
    ApiError, ApiResult, Clock, Conn, Pool, Role,
    audit::{self, Act},
    guard::{Admin, Person},
    outbox,
};
use uuid::Uuid;

/// Who opens an account.
#[derive(InputObject)]
pub(crate) struct RegisterInput {
    /// Where to write to; also the name to log in with.
    pub(crate) email: String,
    /// At least 10 characters.
    #[graphql(secret)]
    pub(crate) password: String,
    /// How to call them, at most 100 characters.
    pub(crate) display_name: String,
    /// As dialled, where they want to be called.
    pub(crate) phone: Option<String>,
}

/// Who comes back.
#[derive(InputObject)]
pub(crate) struct LogInInput {
    /// The account's address, in any case.
    pub(crate) email: String,
    /// The account's password.
    #[graphql(secret)]
    pub(crate) password: String,
    /// A code of the authenticator application, or a recovery code, where the account has one.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
    /// The `deviceToken` of an earlier session on this device: what others try from the same place does
    /// not keep it out.
    #[graphql(secret)]
    pub(crate) device: Option<String>,
}

/// Who may do what from now on.
#[derive(InputObject)]
pub(crate) struct SetRolesInput {
    /// The account.
    pub(crate) user_id: Uuid,
    /// All its roles, `GUEST` excluded; what is not named is taken away.
    pub(crate) roles: Vec<Role>,
}

/// Has a letter written to the address, in which the registration waits until somebody proves to read
/// it ([`super::log_in_with_code`]): whether or not the address has an account, so that nobody learns
/// which have one.
pub(crate) async fn register(
    pool: &Pool,
    config: &AuthConfig,
    by: &Answering<'_>,
    input: RegisterInput,
    now: DateTime<Utc>,
) -> ApiResult<Challenge> {
    if !(config.open.registrations)() {
        return Err(AuthError::RegistrationsClosed.into());
    }
    let email = domain::email(&input.email)?;
    domain::check_password(&input.password)?;
    let display_name = domain::display_name(&input.display_name)?;
    let phone = domain::phone(input.phone.as_deref())?;
    passwords::judge(&input.password, &[&email, &display_name]).await?;
    let password_hash = passwords::hash(input.password).await?;
    let waiting = Waiting { display_name, phone, password_hash };
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        models::letters(conn, &email, by.asker, now).await?.check_letters()?;
        letters::send(conn, by, email, CodePurpose::Registration, Some(waiting), now).await
    })
    .await
}

pub(super) async fn still_guest(
    conn: &mut Conn,
    guest: Option<&Person>,
) -> ApiResult<Option<User>> {
    match guest {
        Some(guest) => Ok(User::guest_for_update(conn, guest.id()).await?),
        None => Ok(None),
    }
}

pub(super) async fn announce(conn: &mut Conn, user: &User) -> ApiResult<()> {
    let event = UserRegistered {
        user_id: user.id,
        email: user.email.clone().unwrap_or_default(),
        display_name: user.display_name.clone(),
        phone: user.phone.clone(),
        locale: user.locale.to_string(),
        organisation: user.is_integrator(),
        proven: user.is_verified() || user.is_integrator(),
    };
    outbox::publish(conn, &event).await
}

/// Opens a session of an account. What a guest owns follows them.
pub(crate) async fn log_in(
    pool: &Pool,
    config: &AuthConfig,
    asker: &Asker,
    guest: Option<&Person>,
    input: LogInInput,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let email = domain::email(&input.email)?;
    let (user, hash, counted) = {
        let mut conn = pool.get().await?;
        let (user, hash) = User::by_email(&mut conn, &email).await?.unzip();
        let account = user.as_ref().map(|user: &User| user.id);
        let counted = asker.with(&config.letters, input.device.as_deref(), account);
        count_attempt(&mut conn, &email, &counted, now).await?;
        (user, hash, counted)
    };
    let right = passwords::matches(input.password, hash).await?;
    let user = user.filter(|_| right).ok_or(AuthError::CredentialsInvalid)?;

    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let typed = input.second_factor.as_deref();
        let second_factor = shown::show(conn, config, asker, &user, typed, now).await?;
        models::forget_attempts(conn, &email, &counted).await?;
        enter(conn, config, asker, guest, user, second_factor, now).await
    })
    .await
}

/// Gives somebody who has proven who they are a session, from a place where they are known from
/// now on. What a guest owns follows them.
pub(super) async fn enter(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    guest: Option<&Person>,
    user: User,
    second_factor: bool,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    join(conn, guest.map(Person::id), &user, now).await?;
    models::remember_asker(conn, user.id, asker, now).await?;
    open(conn, config, asker, user, second_factor, now).await
}

/// What a guest owns follows them to their account. Their token was easy to get: their own log-ins
/// end. Who has joined somebody before has none that runs, and nothing left to follow.
pub(super) async fn join(
    conn: &mut Conn,
    guest: Option<Uuid>,
    user: &User,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(guest) = guest.filter(|guest| *guest != user.id) else { return Ok(()) };
    let Some(guest) = User::guest_for_update(conn, guest).await? else { return Ok(()) };
    if LogIn::end_all_of(conn, guest.id, now).await? > 0 {
        let event = GuestJoined { guest_id: guest.id, user_id: user.id };
        outbox::publish(conn, &event).await?;
    }
    Ok(())
}

/// Counts before the password is looked at, and commits: many guesses sent at once are as many
/// attempts, whichever of them is answered first.
pub(super) async fn count_attempt(
    conn: &mut Conn,
    email: &str,
    asker: &Asker,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    conn.transaction(async |conn| {
        models::attempts(conn, email, asker, now).await?.check_attempts()?;
        models::note_attempt(conn, email, asker, now).await?;
        // This was the last one for a while: who asks again is kept out.
        if models::attempts(conn, email, asker, now).await?.check_attempts().is_err() {
            let user = User::of_address(conn, email).await?.map(|user| user.id);
            acts::spent(conn, user, asker).await?;
        }
        Ok::<_, ApiError>(())
    })
    .await
}

/// Says what an account may do. Tokens already signed are refused within a minute.
pub(crate) async fn set_roles(
    conn: &mut Conn,
    by: &Admin,
    input: SetRolesInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let roles = domain::account_roles(&input.roles)?;
    conn.transaction(async |conn| {
        let admins = User::admins_for_update(conn).await?;
        if admins == [input.user_id] && !roles.contains(&Role::Admin) {
            return Err(AuthError::LastAdmin.into());
        }
        let before = User::for_update(conn, input.user_id).await?;
        let user = User::set_roles(conn, by, input.user_id, &roles)
            .await?
            .ok_or(AuthError::UserNotFound)?;
        LogIn::void_tokens_of(conn, user.id, now).await?;
        let named =
            |roles: &[Role]| roles.iter().map(Role::to_string).collect::<Vec<_>>().join(" ");
        let held = before.map(|user| user.roles()).unwrap_or_default();
        let act = Act::of("account.roles_set", "Account", user.id);
        audit::record(conn, by, act.turned("roles", named(&held), named(&roles))).await?;
        tracing::info!(by = %by.id(), user = %user.id, ?roles, "roles changed");
        Ok::<_, ApiError>(user)
    })
    .await
}

/// Makes sure that an account exists and answers its id; for demo data and a first administrator.
///
/// An account that is already there stays as it is, its password and roles included.
///
/// # Errors
/// As `register` and `setRoles` refuse.
pub async fn ensure_user(
    conn: &mut Conn,
    email: &str,
    password: &str,
    display_name: &str,
    roles: &[Role],
) -> ApiResult<Uuid> {
    let email = domain::email(email)?;
    if let Some((user, _)) = User::by_email(conn, &email).await? {
        return Ok(user.id);
    }
    domain::check_password(password)?;
    passwords::judge(password, &[&email, display_name]).await?;
    let now = Clock::System.now();
    let account = NewAccount {
        email,
        display_name: domain::display_name(display_name)?,
        phone: None,
        roles: domain::account_roles(roles)?,
        password_hash: Some(passwords::hash(password.to_owned()).await?),
        verified_at: Some(now),
    };
    conn.transaction(async |conn| {
        let user = User::new_account(conn, account, now).await?;
        announce(conn, &user).await?;
        Ok(user.id)
    })
    .await
}
