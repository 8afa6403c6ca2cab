//! The people of centres as a network's file names them, for whoever runs the installation.
//! Decisions: docs/decisions/identity.md
use super::{links::give, people::account};
use crate::{
    domain::{self, CentreRole, LinkPurpose, StaffChange, StaffPlan},
    models::{Membership, User},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Clock, Conn,
    acting::Author,
    audit::{self, Act},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a file changes about who works where; `centres` has the ids of those that are there. Changes
/// nothing.
///
/// # Errors
/// Where an address or a name cannot be one, or the database does not answer.
pub async fn preview_staff(
    conn: &mut Conn,
    plan: &[StaffPlan],
    centres: &BTreeMap<String, Uuid>,
) -> ApiResult<Vec<StaffChange>> {
    let mut changes = Vec::new();
    for row in plan {
        domain::display_name(&row.name)?;
        let user = User::of_address(conn, &domain::email(&row.email)?).await?;
        let before = match (&user, centres.get(&row.centre)) {
            (Some(user), Some(centre)) => {
                // Who was invited and has not come is nobody yet: the file says that they are.
                let held = Membership::accepted_roles_at(conn, user.id, *centre).await?;
                domain::centre_roles(&held)
            }
            _ => Vec::new(),
        };
        let after = domain::centre_roles(&row.roles);
        if before != after {
            changes.push(StaffChange::of(row, before, after));
        }
    }
    Ok(changes)
}

/// Makes people what a file says that they are, at centres that are there, all or nothing; who is
/// more than before is written a link. Who is not named stays what they are. Answers what it changes:
/// where that is not what was `shown`, because somebody changed it meanwhile, nothing was done.
///
/// # Errors
/// As [`preview_staff`], and for the address of an organisation whose machines have keys.
pub async fn import_staff(
    conn: &mut Conn,
    plan: &[StaffPlan],
    centres: &BTreeMap<String, Uuid>,
    shown: &[StaffChange],
    now: DateTime<Utc>,
) -> ApiResult<Vec<StaffChange>> {
    conn.transaction(async |conn| {
        let changes = preview_staff(conn, plan, centres).await?;
        if changes != shown {
            return Ok(changes);
        }
        for change in &changes {
            let Some(centre) = centres.get(&change.centre) else { continue };
            let (email, name) =
                (domain::email(&change.email)?, domain::display_name(&change.name)?);
            let user = account(conn, email, name, now).await?;
            Membership::set_from_file(conn, user.id, *centre, &change.after, now).await?;
            let act = Act::of("membership.set", "Account", user.id).at(*centre);
            let named = |roles: &[CentreRole]| {
                roles.iter().map(CentreRole::to_string).collect::<Vec<_>>().join(" ")
            };
            let act = act.turned("roles", named(&change.before), named(&change.after));
            audit::write(conn, Author::default(), act).await?;
            if change.is_more() {
                give(conn, Uuid::now_v7(), &user, LinkPurpose::Invitation, Some(*centre), now)
                    .await?;
            }
            tracing::info!(user = %user.id, %centre, roles = ?change.after, "roles from a file");
        }
        Ok::<_, ApiError>(changes)
    })
    .await
}

/// Who works at these centres, as a file says it. Who was invited and has not come is left out: a file
/// would make them work there without their word.
///
/// # Errors
/// Where the database does not answer.
pub async fn export_staff(
    conn: &mut Conn,
    centres: &BTreeMap<String, Uuid>,
) -> ApiResult<Vec<StaffPlan>> {
    let slugs: BTreeMap<Uuid, &String> = centres.iter().map(|(slug, id)| (*id, slug)).collect();
    let ids: Vec<Uuid> = slugs.keys().copied().collect();
    let mut roles = BTreeMap::<(Uuid, Uuid), Vec<CentreRole>>::new();
    for member in Membership::working_at(conn, &ids).await? {
        roles.entry((member.centre_id, member.user_id)).or_default().push(member.role.0);
    }
    let people: Vec<Uuid> = roles.keys().map(|(_, user)| *user).collect();
    let people: BTreeMap<Uuid, User> =
        User::among(conn, &people).await?.into_iter().map(|user| (user.id, user)).collect();
    let mut staff: Vec<StaffPlan> = roles
        .into_iter()
        .filter_map(|((centre, user), roles)| {
            let user = people.get(&user)?;
            Some(StaffPlan {
                email: user.email.clone()?,
                name: user.display_name.clone(),
                centre: (*slugs.get(&centre)?).clone(),
                roles: domain::centre_roles(&roles),
            })
        })
        .collect();
    staff.sort_by(|one, other| (&one.centre, &one.email).cmp(&(&other.centre, &other.email)));
    Ok(staff)
}

/// Makes sure that somebody has a role at a centre; for demo data.
///
/// # Errors
/// Where the account does not exist.
pub async fn ensure_member(
    conn: &mut Conn,
    user: Uuid,
    centre: Uuid,
    role: CentreRole,
) -> ApiResult<()> {
    let mut roles = Membership::roles_at(conn, user, centre).await?;
    roles.push(role);
    let roles = domain::centre_roles(&roles);
    Ok(Membership::set_from_file(conn, user, centre, &roles, Clock::System.now()).await?)
}
