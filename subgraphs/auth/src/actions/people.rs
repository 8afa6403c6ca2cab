//! The people of centres: invited, given roles, shut out.
use super::{accounts::announce, links::give};
use crate::{
    domain::{self, Asker, CentreRole, LinkPurpose},
    error::AuthError,
    models::{self, Challenge, LogIn, Membership, NewAccount, User},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, Role,
    audit::{self, Act},
    guard::{Admin, Manager},
};
use uuid::Uuid;

/// Who joins a centre.
#[derive(InputObject)]
pub(crate) struct InviteStaffInput {
    /// Their address; where it has no account one is made.
    pub(crate) email: String,
    /// How to call them until they come, at most 100 characters; an account that is there keeps its
    /// name.
    pub(crate) display_name: String,
    /// Where they work.
    pub(crate) centre_id: Uuid,
    /// As what; at least one.
    pub(crate) roles: Vec<CentreRole>,
}

/// What somebody is at a centre from now on.
#[derive(InputObject)]
pub(crate) struct SetCentreRolesInput {
    /// Somebody who works there.
    pub(crate) user_id: Uuid,
    /// Where.
    pub(crate) centre_id: Uuid,
    /// All their roles there; none where they leave.
    pub(crate) roles: Vec<CentreRole>,
}

/// Whether somebody may enter.
#[derive(InputObject)]
pub(crate) struct SetAccountDisabledInput {
    /// The account.
    pub(crate) user_id: Uuid,
    /// Whether it is shut out.
    pub(crate) disabled: bool,
}

/// Somebody joins a centre. They are written a link, by which they choose a password.
pub(crate) async fn invite_staff(
    conn: &mut Conn,
    by: &Manager,
    asker: &Asker,
    input: InviteStaffInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let email = domain::email(&input.email)?;
    let display_name = domain::display_name(&input.display_name)?;
    let roles = domain::centre_roles(&input.roles);
    if roles.is_empty() {
        return Err(AuthError::CentreRolesRequired.into());
    }
    conn.transaction(async |conn| {
        // A letter is a letter, whoever has it written.
        models::letters(conn, &email, asker, now).await?.check_letters()?;
        models::note_letter(conn, &email, asker, now).await?;
        let user = account(conn, email, display_name.clone(), now).await?;
        // Roles that they have there stay: who is invited again is not degraded.
        let held = Membership::roles_at(conn, user.id, input.centre_id).await?;
        let all: Vec<_> = held.iter().copied().chain(roles).collect();
        let roles = domain::centre_roles(&all);
        Membership::set(conn, by, &user, input.centre_id, &roles, &display_name, now).await?;
        let before = names(&held);
        let act = Act::of("membership.invited", "Account", user.id).at(input.centre_id);
        audit::record(conn, by, act.turned("roles", before, names(&roles))).await?;
        let centre = Some(input.centre_id);
        give(conn, Uuid::now_v7(), &user, LinkPurpose::Invitation, centre, now).await?;
        tracing::info!(by = %by.id(), user = %user.id, centre = %input.centre_id, ?roles,
            "invited to a centre");
        Ok::<_, ApiError>(user)
    })
    .await
}

/// Says what somebody is at a centre. Tokens already signed are refused
/// within a minute.
pub(crate) async fn set_centre_roles(
    conn: &mut Conn,
    by: &Manager,
    input: SetCentreRolesInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let roles = domain::centre_roles(&input.roles);
    conn.transaction(async |conn| {
        by.check(input.centre_id)?;
        let user = User::for_update(conn, input.user_id).await?.ok_or(AuthError::UserNotFound)?;
        // Who works elsewhere is invited: a manager does not look strangers up by their id.
        if !Membership::is_at(conn, user.id, input.centre_id).await? {
            return Err(AuthError::UserNotFound.into());
        }
        let held = Membership::roles_at(conn, user.id, input.centre_id).await?;
        let awaited = Membership::awaited(conn, by, input.centre_id, &[user.id]).await?;
        let called = awaited.iter().find_map(|awaited| awaited.invited_as.clone());
        let called = called.unwrap_or_else(|| user.display_name.clone());
        Membership::set(conn, by, &user, input.centre_id, &roles, &called, now).await?;
        // Nobody who has not come has a token that says anything of this.
        if awaited.is_empty() {
            LogIn::void_tokens_of(conn, user.id, now).await?;
        }
        let act = Act::of("membership.set", "Account", user.id).at(input.centre_id);
        audit::record(conn, by, act.turned("roles", names(&held), names(&roles))).await?;
        tracing::info!(by = %by.id(), user = %user.id, centre = %input.centre_id, ?roles,
            "roles at a centre changed");
        Ok::<_, ApiError>(user)
    })
    .await
}

/// Shuts an account out, or lets it in again. Its sessions end; tokens already signed are refused
/// within a minute.
pub(crate) async fn set_disabled(
    conn: &mut Conn,
    by: &Manager,
    admin: Option<&Admin>,
    input: SetAccountDisabledInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    conn.transaction(async |conn| {
        let admins = User::admins_for_update(conn).await?;
        let user = User::for_update(conn, input.user_id)
            .await?
            .filter(|user| !user.is_guest())
            .ok_or(AuthError::UserNotFound)?;
        // Who was only invited is nobody's person yet: a word of a manager would shut any customer out.
        let centres: Vec<Uuid> = Membership::accepted_of(conn, &[user.id])
            .await?
            .into_iter()
            .map(|member| member.centre_id)
            .collect();
        if admin.is_none() {
            domain::check_theirs(by.reach(), &user.roles(), &centres)?;
        }
        if input.disabled && by.id() == user.id {
            return Err(AuthError::OwnAccount.into());
        }
        if input.disabled && admins == [user.id] {
            return Err(AuthError::LastAdmin.into());
        }
        if input.disabled {
            LogIn::end_all_of(conn, user.id, now).await?;
            let email = user.email.as_deref().unwrap_or_default();
            Challenge::end_all_of(conn, email, now).await?;
        }
        let was = user.is_disabled();
        let user = user.set_disabled(conn, by, input.disabled, now).await?;
        let act = Act::of("account.disabled", "Account", user.id);
        let act = act.turned("disabled", was, input.disabled);
        // To be read by the managers of the one centre where they work.
        let act = match centres[..] {
            [centre] => act.at(centre),
            _ => act,
        };
        audit::record(conn, by, act).await?;
        tracing::info!(by = %by.id(), user = %user.id, disabled = input.disabled,
            "an account was shut out or let in");
        Ok::<_, ApiError>(user)
    })
    .await
}

/// The account of that address, made where there is none: its owner chooses a password by a link.
pub(super) async fn account(
    conn: &mut Conn,
    email: String,
    display_name: String,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    match User::of_address(conn, &email).await? {
        Some(user) if user.is_integrator() => Err(AuthError::OrganisationAccount.into()),
        Some(user) => Ok(user),
        None => {
            let account = NewAccount {
                email,
                display_name,
                phone: None,
                roles: vec![Role::Customer],
                password_hash: None,
                verified_at: None,
            };
            let user = User::new_account(conn, account, now).await?;
            announce(conn, &user).await?;
            Ok(user)
        }
    }
}

fn names(roles: &[CentreRole]) -> String {
    roles.iter().map(CentreRole::to_string).collect::<Vec<_>>().join(" ")
}
