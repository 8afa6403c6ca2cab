//! Where organisations' machines are told of what is theirs.
use super::{Claimed, User};
use crate::{
    domain::{BOTH_SIGN, WebhookDisabledReason, WebhookEventType},
    schema::{users, webhook_endpoints},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Page, Role, guard::NetworkManager};
use uuid::Uuid;

/// An endpoint.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = webhook_endpoints)]
pub(crate) struct WebhookEndpoint {
    pub(crate) id: Uuid,
    pub(crate) organisation_id: Uuid,
    pub(crate) url: String,
    event_types: Vec<String>,
    pub(crate) secret_id: Uuid,
    pub(crate) previous_signs_until: Option<DateTime<Utc>>,
    pub(crate) created_by: Uuid,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) failing_since: Option<DateTime<Utc>>,
    pub(crate) disabled_at: Option<DateTime<Utc>>,
    disabled_because: Option<String>,
}

/// What makes an endpoint.
pub(crate) struct NewEndpoint<'a> {
    pub(crate) organisation: &'a User,
    pub(crate) url: &'a str,
    pub(crate) events: &'a [WebhookEventType],
}

fn names(events: &[WebhookEventType]) -> Vec<&'static str> {
    events.iter().map(Into::into).collect()
}

impl WebhookEndpoint {
    /// Of what it hears.
    pub(crate) fn events(&self) -> Vec<WebhookEventType> {
        self.event_types.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// The machine's name: the rest of the address may hold a secret.
    pub(crate) fn host(&self) -> String {
        let url = reqwest::Url::parse(&self.url).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Why nothing is sent there.
    pub(crate) fn disabled_because(&self) -> Option<WebhookDisabledReason> {
        self.disabled_because.as_deref().and_then(|name| name.parse().ok())
    }

    /// Keeps a new one. The caller holds the organisation's lock.
    pub(crate) async fn keep(
        conn: &mut Conn,
        by: &NetworkManager,
        new: NewEndpoint<'_>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(webhook_endpoints::table)
            .values((
                webhook_endpoints::id.eq(Uuid::now_v7()),
                webhook_endpoints::organisation_id.eq(new.organisation.id),
                webhook_endpoints::url.eq(new.url),
                webhook_endpoints::event_types.eq(names(new.events)),
                // Of random alone: nobody who knows when it was made guesses it.
                webhook_endpoints::secret_id.eq(Uuid::new_v4()),
                webhook_endpoints::created_by.eq(by.id()),
                webhook_endpoints::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// How many an organisation has.
    pub(crate) async fn count(conn: &mut Conn, organisation: &User) -> QueryResult<i64> {
        webhook_endpoints::table
            .filter(webhook_endpoints::organisation_id.eq(organisation.id))
            .count()
            .get_result(conn)
            .await
    }

    /// Newest first.
    pub(crate) async fn list(
        conn: &mut Conn,
        _by: &NetworkManager,
        organisation: Option<Uuid>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query =
            Self::query().order(webhook_endpoints::id.desc()).limit(page.limit()).into_boxed();
        if let Some(organisation) = organisation {
            query = query.filter(webhook_endpoints::organisation_id.eq(organisation));
        }
        if let Some(after) = page.after {
            query = query.filter(webhook_endpoints::id.lt(after));
        }
        query.load(conn).await
    }

    /// By id.
    pub(crate) async fn find(
        conn: &mut Conn,
        _by: &NetworkManager,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query().filter(webhook_endpoints::id.eq(id)).first(conn).await.optional()
    }

    /// By id, locked: nobody else changes it until the transaction ends.
    pub(crate) async fn locked(
        conn: &mut Conn,
        _by: &NetworkManager,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::lock(conn, id).await
    }

    /// That of a delivery which a worker has taken, locked.
    pub(crate) async fn of(conn: &mut Conn, claimed: &Claimed) -> QueryResult<Option<Self>> {
        Self::lock(conn, claimed.endpoint_id).await
    }

    async fn lock(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(webhook_endpoints::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// Those of these accounts that are to hear of something, with whether something is sent there.
    /// Only organisations have any, and only while they are.
    pub(crate) async fn hearing(
        conn: &mut Conn,
        organisations: &[Uuid],
        event: WebhookEventType,
    ) -> QueryResult<Vec<(Uuid, bool)>> {
        webhook_endpoints::table
            .inner_join(users::table)
            .filter(webhook_endpoints::organisation_id.eq_any(organisations))
            .filter(webhook_endpoints::event_types.contains(vec![<&str>::from(event)]))
            .filter(users::roles.eq(vec![Role::Integrator.to_string()]))
            .filter(users::disabled_at.is_null())
            .order(webhook_endpoints::id)
            .select((webhook_endpoints::id, webhook_endpoints::disabled_at.is_null()))
            .load(conn)
            .await
    }

    /// Has another address, or hears of something else. At another address it has not failed.
    pub(crate) async fn change(
        &self,
        conn: &mut Conn,
        url: &str,
        events: &[WebhookEventType],
    ) -> QueryResult<Self> {
        let failing_since = self.failing_since.filter(|_| url == self.url);
        diesel::update(webhook_endpoints::table.find(self.id))
            .set((
                webhook_endpoints::url.eq(url),
                webhook_endpoints::event_types.eq(names(events)),
                webhook_endpoints::failing_since.eq(failing_since),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Another secret signs; the one of before does, too, for a while.
    pub(crate) async fn rotate(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Self> {
        diesel::update(webhook_endpoints::table.find(self.id))
            .set((
                webhook_endpoints::secret_id.eq(Uuid::new_v4()),
                webhook_endpoints::previous_secret_id.eq(self.secret_id),
                webhook_endpoints::previous_signs_until.eq(now + BOTH_SIGN),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Nothing is sent there from now on.
    pub(crate) async fn disable(
        &self,
        conn: &mut Conn,
        because: WebhookDisabledReason,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(webhook_endpoints::table.find(self.id))
            .set((
                webhook_endpoints::disabled_at.eq(now),
                webhook_endpoints::disabled_because.eq(<&str>::from(because)),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Something is sent there again.
    pub(crate) async fn enable(&self, conn: &mut Conn) -> QueryResult<Self> {
        diesel::update(webhook_endpoints::table.find(self.id))
            .set((
                webhook_endpoints::disabled_at.eq(None::<DateTime<Utc>>),
                webhook_endpoints::disabled_because.eq(None::<String>),
                webhook_endpoints::failing_since.eq(None::<DateTime<Utc>>),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Since when nothing arrives; nothing where something did.
    pub(crate) async fn note_failing(
        &self,
        conn: &mut Conn,
        since: Option<DateTime<Utc>>,
    ) -> QueryResult<()> {
        if self.failing_since != since {
            diesel::update(webhook_endpoints::table.find(self.id))
                .set(webhook_endpoints::failing_since.eq(since))
                .execute(conn)
                .await?;
        }
        Ok(())
    }
}
