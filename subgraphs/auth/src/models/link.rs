//! Links that work once. What opens is not kept: the installation's letter key makes it of the id.
//! Decisions: docs/decisions/identity.md
use super::User;
use crate::{
    domain::{LinkPurpose, OneTime, link_length},
    schema::links,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use uuid::Uuid;

/// A link that was given.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = links)]
pub(crate) struct Link {
    pub(crate) id: Uuid,
    pub(crate) user_id: Uuid,
    pub(crate) purpose: Stored<LinkPurpose>,
    pub(crate) expires_at: DateTime<Utc>,
    /// Where an invitation is to.
    pub(crate) centre_id: Option<Uuid>,
    used_at: Option<DateTime<Utc>>,
}

impl Link {
    /// A new one of that id for the owner of an account; an invitation is to a `centre`.
    pub(crate) async fn give(
        conn: &mut Conn,
        id: Uuid,
        user: &User,
        purpose: LinkPurpose,
        centre: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(links::table)
            .values((
                links::id.eq(id),
                links::user_id.eq(user.id),
                links::purpose.eq(<&str>::from(purpose)),
                links::created_at.eq(now),
                links::expires_at.eq(now + link_length(purpose)),
                links::centre_id.eq(centre),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The one that was followed, locked: of two clicks at once the second sees the first. Its
    /// seal, which the caller has looked at, is the proof of who may see it.
    pub(crate) async fn followed(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(links::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// Whose it is, to judge what they type before the link is looked at and spent.
    pub(crate) async fn owner(conn: &mut Conn, id: Uuid) -> QueryResult<Option<User>> {
        let owner = links::table.filter(links::id.eq(id)).select(links::user_id);
        let owner: Option<Uuid> = owner.first(conn).await.optional()?;
        match owner {
            Some(owner) => User::find(conn, owner).await,
            None => Ok(None),
        }
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self) -> OneTime {
        OneTime { expires_at: self.expires_at, used_at: self.used_at, tries: 0 }
    }

    /// It has opened what it opens.
    pub(crate) async fn spend(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let used = links::used_at.eq(now);
        diesel::update(links::table.find(self.id)).set(used).execute(conn).await?;
        Ok(())
    }

    /// No link of somebody opens their account any more. An invitation stays: it is a centre's word,
    /// and waits for theirs.
    pub(crate) async fn spend_all_of(
        conn: &mut Conn,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(links::table)
            .filter(links::user_id.eq(user).and(links::used_at.is_null()))
            .filter(links::purpose.ne(<&str>::from(LinkPurpose::Invitation)))
            .set(links::used_at.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Drops what ended before then.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(links::table.filter(links::expires_at.le(before))).execute(conn).await
    }
}
