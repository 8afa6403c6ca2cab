//! Who works where. The caller's guard carries the centres that they may speak for.
//! Decisions: docs/decisions/identity.md
use super::User;
use crate::{
    domain::CentreRole,
    schema::{memberships, users},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Page, Stored, guard::Manager, viewer::Post};
use uuid::Uuid;

/// A role that somebody has at a centre.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = memberships)]
pub(crate) struct Membership {
    pub(crate) user_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) role: Stored<CentreRole>,
    /// How the invitation calls somebody who has not come yet.
    pub(crate) invited_as: Option<String>,
    pub(crate) given_at: DateTime<Utc>,
}

impl Membership {
    /// As tokens carry it.
    pub(crate) fn post(&self) -> Post {
        Post { centre: self.centre_id, role: self.role.role() }
    }

    /// Whether they have come: until then it counts for nothing.
    pub(crate) fn is_accepted(&self) -> bool {
        self.invited_as.is_none()
    }

    /// As [`Membership::of`], of those who have come.
    pub(crate) async fn accepted_of(conn: &mut Conn, users: &[Uuid]) -> QueryResult<Vec<Self>> {
        let mut found = Self::of(conn, users).await?;
        found.retain(Self::is_accepted);
        Ok(found)
    }

    /// Those of these people who were invited to that centre and have not come.
    pub(crate) async fn awaited(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
        users: &[Uuid],
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        let there = memberships::centre_id.eq(centre).and(memberships::user_id.eq_any(users));
        Ok(Self::query()
            .filter(there.and(memberships::invited_as.is_not_null()))
            .order((memberships::user_id, memberships::role))
            .load(conn)
            .await?)
    }

    /// Those of these people, by person, centre and role.
    pub(crate) async fn of(conn: &mut Conn, users: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(memberships::user_id.eq_any(users))
            .order((memberships::user_id, memberships::centre_id, memberships::role))
            .load(conn)
            .await
    }

    /// What somebody is at that centre, or was invited to be there.
    pub(crate) async fn roles_at(
        conn: &mut Conn,
        user: Uuid,
        centre: Uuid,
    ) -> QueryResult<Vec<CentreRole>> {
        let rows = Self::of_at(conn, user, centre).await?;
        Ok(rows.into_iter().map(|member| member.role.0).collect())
    }

    /// What somebody is at that centre, having come.
    pub(crate) async fn accepted_roles_at(
        conn: &mut Conn,
        user: Uuid,
        centre: Uuid,
    ) -> QueryResult<Vec<CentreRole>> {
        let rows = Self::of_at(conn, user, centre).await?;
        Ok(rows.into_iter().filter(Self::is_accepted).map(|member| member.role.0).collect())
    }

    async fn of_at(conn: &mut Conn, user: Uuid, centre: Uuid) -> QueryResult<Vec<Self>> {
        let there = memberships::user_id.eq(user).and(memberships::centre_id.eq(centre));
        Self::query().filter(there).order(memberships::role).load(conn).await
    }

    /// Whether somebody works at that centre.
    pub(crate) async fn is_at(conn: &mut Conn, user: Uuid, centre: Uuid) -> QueryResult<bool> {
        let there = memberships::table
            .filter(memberships::user_id.eq(user).and(memberships::centre_id.eq(centre)));
        diesel::select(exists(there)).get_result(conn).await
    }

    /// They followed the invitation to a centre: they work there.
    pub(crate) async fn accept_at(
        conn: &mut Conn,
        user: Uuid,
        centre: Option<Uuid>,
    ) -> QueryResult<()> {
        let Some(centre) = centre else { return Ok(()) };
        let there = memberships::user_id.eq(user).and(memberships::centre_id.eq(centre));
        diesel::update(memberships::table.filter(there))
            .set(memberships::invited_as.eq(None::<String>))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Says what somebody is at a centre of the caller's; what is not named is taken away. Where they have
    /// not worked there yet it waits for their word, and they are called as the caller calls them.
    pub(crate) async fn set(
        conn: &mut Conn,
        by: &Manager,
        user: &User,
        centre: Uuid,
        roles: &[CentreRole],
        called: &str,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        by.check(centre)?;
        let held = Self::of(conn, &[user.id]).await?;
        let works_there = held.iter().any(|held| held.centre_id == centre && held.is_accepted());
        let invited_as = (!works_there).then_some(called);
        let given = Given { by: Some(by.id()), invited_as, at: now };
        Ok(Self::write(conn, given, user.id, centre, roles).await?)
    }

    /// The same without a caller: by whoever runs the installation, and has the database in their
    /// hands.
    pub(crate) async fn set_from_file(
        conn: &mut Conn,
        user: Uuid,
        centre: Uuid,
        roles: &[CentreRole],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let given = Given { by: None, invited_as: None, at: now };
        Self::write(conn, given, user, centre, roles).await
    }

    async fn write(
        conn: &mut Conn,
        given: Given<'_>,
        user: Uuid,
        centre: Uuid,
        roles: &[CentreRole],
    ) -> QueryResult<()> {
        let names: Vec<&str> = roles.iter().copied().map(<&str>::from).collect();
        let there = memberships::user_id.eq(user).and(memberships::centre_id.eq(centre));
        let gone = memberships::table.filter(there).filter(memberships::role.ne_all(names.clone()));
        diesel::delete(gone).execute(conn).await?;
        let rows: Vec<_> = names
            .iter()
            .map(|name| {
                (
                    memberships::user_id.eq(user),
                    memberships::centre_id.eq(centre),
                    memberships::role.eq(*name),
                    memberships::given_by.eq(given.by),
                    memberships::given_at.eq(given.at),
                    memberships::invited_as.eq(given.invited_as),
                )
            })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        diesel::insert_into(memberships::table)
            .values(rows)
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        // What was there and waited is as the one who gives it says now; who has come is not sent back.
        diesel::update(memberships::table.filter(there.and(memberships::invited_as.is_not_null())))
            .set(memberships::invited_as.eq(given.invited_as))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// All at these centres who have come, by person and centre.
    pub(crate) async fn working_at(conn: &mut Conn, centres: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(memberships::centre_id.eq_any(centres).and(memberships::invited_as.is_null()))
            .order((memberships::user_id, memberships::centre_id, memberships::role))
            .load(conn)
            .await
    }

    /// The people of a centre of the caller's, newest account first.
    pub(crate) async fn people(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
        page: Page,
    ) -> ApiResult<Vec<User>> {
        by.check(centre)?;
        let there = memberships::table
            .filter(memberships::centre_id.eq(centre))
            .select(memberships::user_id);
        let mut query = User::query()
            .filter(users::id.eq_any(there))
            .order(users::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(users::id.lt(after));
        }
        Ok(query.load(conn).await?)
    }
}

/// By whom a role is given, and whether it waits for whom it is given to.
#[derive(Clone, Copy)]
struct Given<'a> {
    by: Option<Uuid>,
    invited_as: Option<&'a str>,
    at: DateTime<Utc>,
}
