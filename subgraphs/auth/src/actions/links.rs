//! Links that work once: a forgotten password, an invitation, the first administrator of a network.
//! Decisions: docs/decisions/identity.md
use super::{
    accounts::{announce, count_attempt, enter},
    acts,
    entering::{put_out, verified, verified_anew},
    letters::Answering,
    sessions::Session,
    shown,
};
use crate::{
    AuthConfig,
    domain::{self, Asker, LinkPurpose},
    error::AuthError,
    models::{self, Challenge, Link, LogIn, Membership, NewAccount, SecondFactor, User},
    passwords,
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::auth::{LinkGiven, PasswordResetAsked};
use kernel::{
    ApiResult, Clock, Conn, Pool, Role,
    acting::Author,
    audit::{self, Act},
    db,
    guard::Customer,
    outbox,
};
use uuid::Uuid;

/// Who forgot their password.
#[derive(InputObject)]
pub(crate) struct RequestPasswordResetInput {
    /// The account's address, in any case.
    pub(crate) email: String,
}

/// The password that is to count from now on.
#[derive(InputObject)]
pub(crate) struct SetPasswordInput {
    /// The secret part of the link that was received: what follows `#` in it.
    #[graphql(secret)]
    pub(crate) link: String,
    /// At least 10 characters.
    #[graphql(secret)]
    pub(crate) password: String,
    /// A code of the authenticator application, or a recovery code, where the account has one.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
}

/// One password for another.
#[derive(InputObject)]
pub(crate) struct ChangePasswordInput {
    /// The one that counts today.
    #[graphql(secret)]
    pub(crate) current_password: String,
    /// The one that is to count: at least 10 characters.
    #[graphql(secret)]
    pub(crate) new_password: String,
}

/// Somebody forgot their password. Whether the address has an account is looked up later
/// ([`give_reset_link`]), so that the answer is the same and takes the same time.
pub(crate) async fn request_reset(
    conn: &mut Conn,
    asker: &Asker,
    input: RequestPasswordResetInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let email = domain::email(&input.email)?;
    conn.transaction(async |conn| {
        models::letters(conn, &email, asker, now).await?.check_letters()?;
        models::note_letter(conn, &email, asker, now).await?;
        let event = PasswordResetAsked { request_id: Uuid::now_v7(), email, asked_at: now };
        outbox::publish(conn, &event).await
    })
    .await
}

/// Gives the owner of the address a link, where it is a person's.
pub(crate) async fn give_reset_link(conn: &mut Conn, event: PasswordResetAsked) -> ApiResult<()> {
    match User::of_address(conn, &event.email).await? {
        Some(user) if !user.is_integrator() => {
            let purpose = LinkPurpose::PasswordReset;
            give(conn, event.request_id, &user, purpose, None, event.asked_at).await?;
            Ok(())
        }
        Some(_) | None => Ok(()),
    }
}

pub(super) async fn give(
    conn: &mut Conn,
    id: Uuid,
    user: &User,
    purpose: LinkPurpose,
    centre: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<Link> {
    let link = Link::give(conn, id, user, purpose, centre, now).await?;
    let event = LinkGiven {
        link_id: link.id,
        user_id: user.id,
        email: user.email.clone().unwrap_or_default(),
        purpose,
        expires_at: link.expires_at,
    };
    outbox::publish(conn, &event).await?;
    Ok(link)
}

/// Sets the password of the account that a link was given for, ends its sessions and opens one.
pub(crate) async fn set_password(
    pool: &Pool,
    config: &AuthConfig,
    by: &Answering<'_>,
    input: SetPasswordInput,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let asker = by.asker;
    let id = config.letters.opened(&input.link).ok_or(AuthError::LinkInvalid)?;
    domain::check_password(&input.password)?;
    let owner = {
        let mut conn = pool.get().await?;
        if input.second_factor.is_some() {
            // A link that is known must not be a way to guess on.
            count_attempt(&mut conn, &id.to_string(), asker, now).await?;
        }
        Link::owner(&mut conn, id).await?.ok_or(AuthError::LinkInvalid)?
    };
    let email = owner.email.as_deref().unwrap_or_default();
    passwords::judge(&input.password, &[email, &owner.display_name]).await?;
    let hash = passwords::hash(input.password).await?;
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let link = Link::followed(conn, id).await?.ok_or(AuthError::LinkInvalid)?;
        if !link.facts().works(now) {
            return Err(AuthError::LinkInvalid.into());
        }
        let user = User::for_update(conn, link.user_id).await?.ok_or(AuthError::LinkInvalid)?;
        let typed = input.second_factor.as_deref();
        // One that was set up before anybody proved to read the address is not its owner's to show.
        let second_factor =
            user.is_verified() && shown::show(conn, config, asker, &user, typed, now).await?;
        link.spend(conn, now).await?;
        Link::spend_all_of(conn, user.id, now).await?;
        Challenge::end_all_of(conn, user.email.as_deref().unwrap_or_default(), now).await?;
        let user = match by.person.is_some_and(|person| person.id() == user.id) {
            true => verified(conn, user, asker, now).await?,
            false => verified_anew(conn, user, asker, now).await?,
        };
        user.set_password(conn, hash, now).await?;
        LogIn::end_all_of(conn, user.id, now).await?;
        match link.purpose.0 {
            LinkPurpose::Invitation => {
                Membership::accept_at(conn, user.id, link.centre_id).await?;
            }
            LinkPurpose::FirstAdministrator | LinkPurpose::PasswordReset => {}
        }
        tracing::info!(user = %user.id, purpose = %link.purpose.0, "a password was set by a link");
        let act = acts::of(&user, "account.password_set").is("by", link.purpose.0);
        acts::write(conn, &user, asker, act).await?;
        enter(conn, config, asker, by.guest, user, second_factor, now).await
    })
    .await
}

/// One password for another. Every other session ends; this one goes on as a new one.
pub(crate) async fn change_password(
    pool: &Pool,
    config: &AuthConfig,
    asker: &Asker,
    by: &Customer,
    input: ChangePasswordInput,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    domain::check_password(&input.new_password)?;
    let (user, proven) = {
        let mut conn = pool.get().await?;
        let user = User::find(&mut conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
        let hash = User::password(&mut conn, user.id).await?.ok_or(AuthError::PasswordMissing)?;
        // A stolen session must not be a way to guess on.
        let email = user.email.as_deref().unwrap_or_default();
        count_attempt(&mut conn, email, asker, now).await?;
        (user, hash)
    };
    if !passwords::matches(input.current_password, Some(proven.clone())).await? {
        return Err(AuthError::CredentialsInvalid.into());
    }
    let email = user.email.as_deref().unwrap_or_default();
    passwords::judge(&input.new_password, &[email, &user.display_name]).await?;
    let hash = passwords::hash(input.new_password).await?;
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        // The one that was proven must still count: a link may have set another meanwhile.
        let user = User::for_update(conn, user.id).await?.ok_or(AuthError::UserNotFound)?;
        if User::password(conn, user.id).await?.as_ref() != Some(&proven) {
            return Err(AuthError::CredentialsInvalid.into());
        }
        let email = user.email.as_deref().unwrap_or_default();
        models::forget_attempts(conn, email, asker).await?;
        Link::spend_all_of(conn, user.id, now).await?;
        Challenge::end_all_of(conn, email, now).await?;
        user.set_password(conn, hash, now).await?;
        LogIn::end_all_of(conn, user.id, now).await?;
        tracing::info!(user = %user.id, "a password was changed");
        // Who is logged in has shown it where there is one.
        let second_factor = SecondFactor::is_used_by(conn, &user).await?;
        let act = acts::of(&user, "account.password_set").is("by", "PASSWORD");
        acts::write(conn, &user, asker, act).await?;
        enter(conn, config, asker, None, user, second_factor, now).await
    })
    .await
}

/// What a network's first administrator is given.
#[derive(Clone, Debug)]
pub struct FirstLink {
    /// The secret part of the link.
    pub text: String,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// Makes an administrator of that address, with a link by which they set their password. The same
/// link is written to the address once the platform runs.
///
/// # Errors
/// Where the address is none or an organisation's, and, unless `force`d, where the network has an
/// administrator.
pub async fn create_admin(
    conn: &mut Conn,
    config: &AuthConfig,
    email: &str,
    force: bool,
) -> ApiResult<FirstLink> {
    let (email, now) = (domain::email(email)?, Clock::System.now());
    let link = conn
        .transaction(async |conn| {
            // Two commands at once: the second sees the first's administrator.
            db::lock(conn, "auth.administrators").await?;
            if !force && !User::admins_for_update(conn).await?.is_empty() {
                return Err(AuthError::AdministratorExists.into());
            }
            let user = match User::of_address(conn, &email).await? {
                Some(user) if user.is_integrator() => {
                    return Err(AuthError::OrganisationAccount.into());
                }
                Some(user) => {
                    if !user.is_verified() {
                        // Whoever opened it may be a stranger, who foresaw whose it would be.
                        put_out(conn, &user, now).await?;
                    }
                    if user.is_disabled() {
                        let act = Act::of("account.disabled", "Account", user.id);
                        audit::write(conn, Author::default(), act.turned("disabled", true, false))
                            .await?;
                    }
                    user.make_admin(conn).await?
                }
                None => {
                    let account = NewAccount {
                        display_name: domain::name_of_address(&email),
                        email,
                        phone: None,
                        roles: vec![Role::Admin],
                        password_hash: None,
                        verified_at: None,
                    };
                    let user = User::new_account(conn, account, now).await?;
                    announce(conn, &user).await?;
                    user
                }
            };
            let act = Act::of("account.roles_set", "Account", user.id).is("roles", Role::Admin);
            audit::write(conn, Author::default(), act).await?;
            let purpose = LinkPurpose::FirstAdministrator;
            give(conn, Uuid::now_v7(), &user, purpose, None, now).await
        })
        .await?;
    Ok(FirstLink { text: config.letters.link(link.id), expires_at: link.expires_at })
}
