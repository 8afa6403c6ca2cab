//! Keys of third parties.
use super::User;
use crate::{
    api_keys::ApiKeyText,
    domain::{ApiScope, KeyFacts, KeyTerms},
    schema::{api_keys, users},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Page, guard::NetworkManager};
use uuid::Uuid;

/// A key that was given out.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = api_keys)]
pub(crate) struct ApiKey {
    pub(crate) id: Uuid,
    pub(crate) integrator_id: Uuid,
    pub(crate) public_id: String,
    pub(crate) name: String,
    /// As tokens carry them; the column's `CHECK` lists the same.
    pub(crate) scopes: Vec<String>,
    pub(crate) requests_per_minute: i32,
    pub(crate) created_by: Uuid,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) expires_at: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    pub(crate) last_used_on: Option<NaiveDate>,
}

/// What makes a key.
pub(crate) struct NewApiKey<'a> {
    pub(crate) integrator: &'a User,
    pub(crate) text: &'a ApiKeyText,
    pub(crate) terms: KeyTerms,
}

impl ApiKey {
    /// What it may do.
    pub(crate) fn scopes(&self) -> Vec<ApiScope> {
        self.scopes.iter().filter_map(|scope| scope.parse().ok()).collect()
    }

    /// Keeps a new one: its secret's hash, not the secret.
    pub(crate) async fn keep(
        conn: &mut Conn,
        by: &NetworkManager,
        new: NewApiKey<'_>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let scopes: Vec<String> = new.terms.scopes.iter().map(ApiScope::to_string).collect();
        diesel::insert_into(api_keys::table)
            .values((
                api_keys::id.eq(Uuid::now_v7()),
                api_keys::integrator_id.eq(new.integrator.id),
                api_keys::public_id.eq(new.text.public_id()),
                api_keys::secret_hash.eq(new.text.hash()),
                api_keys::name.eq(new.terms.name),
                api_keys::scopes.eq(scopes),
                api_keys::requests_per_minute.eq(new.terms.requests_per_minute),
                api_keys::created_by.eq(by.id()),
                api_keys::created_at.eq(now),
                api_keys::expires_at.eq(new.terms.expires_at),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// How many keys of an organisation work. Its account's row is locked by the caller.
    pub(crate) async fn working(
        conn: &mut Conn,
        integrator: &User,
        now: DateTime<Utc>,
    ) -> QueryResult<i64> {
        let open_ended = api_keys::expires_at.is_null().or(api_keys::expires_at.gt(now));
        api_keys::table
            .filter(api_keys::integrator_id.eq(integrator.id))
            .filter(api_keys::revoked_at.is_null().and(open_ended.assume_not_null()))
            .count()
            .get_result(conn)
            .await
    }

    /// The key that was shown, with its organisation. Its secret is the proof of who may see it,
    /// so no guard is asked for.
    pub(crate) async fn presented(
        conn: &mut Conn,
        text: &ApiKeyText,
    ) -> QueryResult<Option<(Self, User)>> {
        let found: Option<(Self, User, Vec<u8>)> = api_keys::table
            .inner_join(users::table)
            .filter(api_keys::public_id.eq(text.public_id()))
            .select((Self::as_select(), User::as_select(), api_keys::secret_hash))
            .first(conn)
            .await
            .optional()?;
        let right = found.filter(|(_, _, hash)| text.matches(hash));
        Ok(right.map(|(key, integrator, _)| (key, integrator)))
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self, integrator: &User) -> KeyFacts {
        KeyFacts {
            expires_at: self.expires_at,
            revoked_at: self.revoked_at,
            of_integrator: integrator.is_integrator(),
        }
    }

    /// Notes the day; one write a day and key.
    pub(crate) async fn note_use(&self, conn: &mut Conn, today: NaiveDate) -> QueryResult<()> {
        if self.last_used_on == Some(today) {
            return Ok(());
        }
        diesel::update(api_keys::table.find(self.id))
            .set(api_keys::last_used_on.eq(today))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Every key, newest first.
    pub(crate) async fn list(
        conn: &mut Conn,
        _by: &NetworkManager,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(api_keys::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(api_keys::id.lt(after));
        }
        query.load(conn).await
    }

    /// Ends a key; one that had ended stays as it was. `None` where there is no such key.
    pub(crate) async fn revoke(
        conn: &mut Conn,
        by: &NetworkManager,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let working =
            api_keys::table.filter(api_keys::id.eq(id).and(api_keys::revoked_at.is_null()));
        diesel::update(working)
            .set((api_keys::revoked_by.eq(by.id()), api_keys::revoked_at.eq(now)))
            .execute(conn)
            .await?;
        Self::query().filter(api_keys::id.eq(id)).first(conn).await.optional()
    }
}
