//! What endpoints are told: each message to each, until it has arrived or is given up.
use crate::{
    domain::{Outcome, WebhookDeliveryState, WebhookEventType, WebhookFailure, next_attempt},
    schema::webhook_deliveries,
};
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncConnection, RunQueryDsl};
use kernel::{ApiError, ApiResult, Conn, Page, db, guard::NetworkManager};
use uuid::Uuid;

/// A message to an endpoint.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = webhook_deliveries)]
pub(crate) struct WebhookDelivery {
    pub(crate) id: Uuid,
    pub(crate) endpoint_id: Uuid,
    pub(crate) message_id: Uuid,
    event_type: String,
    pub(crate) body: String,
    pub(crate) created_at: DateTime<Utc>,
    state: String,
    pub(crate) attempts: i32,
    pub(crate) next_attempt_at: Option<DateTime<Utc>>,
    pub(crate) last_attempt_at: Option<DateTime<Utc>>,
    pub(crate) last_status: Option<i32>,
    last_reason: Option<String>,
    pub(crate) settled_at: Option<DateTime<Utc>>,
}

/// A message that somebody is to be told.
pub(crate) struct NewDelivery<'a> {
    pub(crate) message_id: Uuid,
    pub(crate) event: WebhookEventType,
    /// What it is about: an endpoint is told of one thing in order.
    pub(crate) subject_id: Uuid,
    pub(crate) body: &'a str,
}

impl NewDelivery<'_> {
    /// Writes it down for each endpoint. Where one is disabled it is kept as failed, to be sent once
    /// somebody asks for what was missed.
    pub(crate) async fn queue(
        &self,
        conn: &mut Conn,
        endpoints: &[(Uuid, bool)],
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<WebhookDelivery>> {
        use WebhookDeliveryState::{Failed, Waiting};
        let rows: Vec<_> = endpoints
            .iter()
            .map(|(endpoint, sent)| {
                let state = if *sent { Waiting } else { Failed };
                let missed = (!sent).then_some(<&str>::from(WebhookFailure::EndpointDisabled));
                (
                    webhook_deliveries::id.eq(Uuid::now_v7()),
                    webhook_deliveries::endpoint_id.eq(*endpoint),
                    webhook_deliveries::message_id.eq(self.message_id),
                    webhook_deliveries::event_type.eq(<&str>::from(self.event)),
                    webhook_deliveries::subject_id.eq(self.subject_id),
                    webhook_deliveries::body.eq(self.body),
                    webhook_deliveries::created_at.eq(now),
                    webhook_deliveries::state.eq(<&str>::from(state)),
                    webhook_deliveries::next_attempt_at.eq(sent.then_some(now)),
                    webhook_deliveries::last_reason.eq(missed),
                    webhook_deliveries::settled_at.eq((!sent).then_some(now)),
                )
            })
            .collect();
        diesel::insert_into(webhook_deliveries::table)
            .values(rows)
            .returning(WebhookDelivery::as_returning())
            .get_results(conn)
            .await
    }
}

impl WebhookDelivery {
    pub(crate) fn event(&self) -> Option<WebhookEventType> {
        self.event_type.parse().ok()
    }

    pub(crate) fn state(&self) -> Option<WebhookDeliveryState> {
        self.state.parse().ok()
    }

    pub(crate) fn last_failure(&self) -> Option<WebhookFailure> {
        self.last_reason.as_deref().and_then(|name| name.parse().ok())
    }

    /// Of an endpoint, newest first.
    pub(crate) async fn list(
        conn: &mut Conn,
        _by: &NetworkManager,
        endpoint: Uuid,
        state: Option<WebhookDeliveryState>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(webhook_deliveries::endpoint_id.eq(endpoint))
            .order(webhook_deliveries::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(state) = state {
            query = query.filter(webhook_deliveries::state.eq(<&str>::from(state)));
        }
        if let Some(after) = page.after {
            query = query.filter(webhook_deliveries::id.lt(after));
        }
        query.load(conn).await
    }

    /// By id.
    pub(crate) async fn find(
        conn: &mut Conn,
        _by: &NetworkManager,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query().filter(webhook_deliveries::id.eq(id)).first(conn).await.optional()
    }

    /// Is sent again, now; one that is on its way stays so.
    pub(crate) async fn replay(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Self> {
        let settled = webhook_deliveries::id.eq(self.id).and(webhook_deliveries::lease.is_null());
        diesel::update(webhook_deliveries::table.filter(settled))
            .set(due_anew(now))
            .execute(conn)
            .await?;
        Self::query().filter(webhook_deliveries::id.eq(self.id)).first(conn).await
    }

    /// All of an endpoint that were given up since then are sent again; answers how many.
    pub(crate) async fn replay_failed(
        conn: &mut Conn,
        endpoint: Uuid,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let failed = webhook_deliveries::table
            .filter(webhook_deliveries::endpoint_id.eq(endpoint))
            .filter(webhook_deliveries::created_at.ge(since))
            // A test that failed has told what it was to tell.
            .filter(webhook_deliveries::event_type.ne(<&str>::from(WebhookEventType::WebhookTest)))
            .filter(webhook_deliveries::state.eq(<&str>::from(WebhookDeliveryState::Failed)));
        diesel::update(failed).set(due_anew(now)).execute(conn).await
    }

    /// What waits for an endpoint is due now: it has another address, or another chance.
    pub(crate) async fn hurry(
        conn: &mut Conn,
        endpoint: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let waiting = webhook_deliveries::state.eq(<&str>::from(WebhookDeliveryState::Waiting));
        let these = webhook_deliveries::endpoint_id.eq(endpoint).and(waiting);
        diesel::update(webhook_deliveries::table.filter(these))
            .set(webhook_deliveries::next_attempt_at.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What waits for an endpoint is given up, for as long as nothing is sent there.
    pub(crate) async fn give_up(
        conn: &mut Conn,
        endpoint: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let waiting = webhook_deliveries::state.eq(<&str>::from(WebhookDeliveryState::Waiting));
        let these = webhook_deliveries::endpoint_id.eq(endpoint).and(waiting);
        diesel::update(webhook_deliveries::table.filter(these))
            .set((
                webhook_deliveries::state.eq(<&str>::from(WebhookDeliveryState::Failed)),
                webhook_deliveries::next_attempt_at.eq(None::<DateTime<Utc>>),
                webhook_deliveries::lease.eq(None::<Uuid>),
                webhook_deliveries::leased_until.eq(None::<DateTime<Utc>>),
                webhook_deliveries::last_reason.eq(<&str>::from(WebhookFailure::EndpointDisabled)),
                webhook_deliveries::settled_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Forgets what is older than that, whatever became of it; `pausing::spared` says until when it may be.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<()> {
        diesel::delete(webhook_deliveries::table.filter(webhook_deliveries::created_at.lt(before)))
            .execute(conn)
            .await?;
        Ok(())
    }
}

#[derive(AsChangeset)]
#[diesel(table_name = webhook_deliveries, treat_none_as_null = true)]
struct Anew {
    state: &'static str,
    attempts: i32,
    next_attempt_at: Option<DateTime<Utc>>,
    settled_at: Option<DateTime<Utc>>,
}

fn due_anew(now: DateTime<Utc>) -> Anew {
    let state = WebhookDeliveryState::Waiting.into();
    Anew { state, attempts: 0, next_attempt_at: Some(now), settled_at: None }
}

/// One that a worker took, to be sent now.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct Claimed {
    #[diesel(sql_type = SqlUuid)]
    pub(crate) id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub(crate) endpoint_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub(crate) message_id: Uuid,
    #[diesel(sql_type = Text)]
    event_type: String,
    #[diesel(sql_type = Text)]
    pub(crate) body: String,
    #[diesel(sql_type = Int4)]
    attempts: i32,
    #[diesel(sql_type = SqlUuid)]
    lease: Uuid,
    #[diesel(sql_type = Text)]
    pub(crate) url: String,
    #[diesel(sql_type = SqlUuid)]
    secret_id: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    previous_secret_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    previous_signs_until: Option<DateTime<Utc>>,
}

/// What is due and not on its way: of each endpoint and each thing the oldest, of each endpoint a
/// few, of one where nothing arrives a single one. Endpoints take turns, so that a long queue of one
/// leaves room for others.
const TAKE: &str = "
    WITH first AS (
        SELECT d.id, d.endpoint_id, d.seq,
               CASE WHEN e.failing_since IS NULL THEN 4 ELSE 1 END AS most
        FROM auth.webhook_deliveries d
        JOIN auth.webhook_endpoints e ON e.id = d.endpoint_id
        JOIN auth.users u ON u.id = e.organisation_id
        WHERE d.state = 'WAITING' AND d.next_attempt_at <= $1
          AND (d.leased_until IS NULL OR d.leased_until <= $1)
          AND (e.disabled_at IS NULL OR d.event_type = 'webhook.test')
          AND u.disabled_at IS NULL AND u.roles = ARRAY['integrator']
          AND NOT EXISTS (
            SELECT 1 FROM auth.webhook_deliveries b
            WHERE b.endpoint_id = d.endpoint_id AND b.subject_id = d.subject_id
              AND b.seq < d.seq AND b.state = 'WAITING')
    ), busy AS (
        SELECT endpoint_id, count(*) AS sending FROM auth.webhook_deliveries
        WHERE state = 'WAITING' AND leased_until > $1 GROUP BY endpoint_id
    ), ranked AS (
        SELECT f.id, f.seq, f.most,
               coalesce(b.sending, 0)
                 + row_number() OVER (PARTITION BY f.endpoint_id ORDER BY f.seq) AS place
        FROM first f LEFT JOIN busy b USING (endpoint_id)
    ), chosen AS (
        SELECT id FROM ranked WHERE place <= most ORDER BY place, seq LIMIT $2
    )
    UPDATE auth.webhook_deliveries d SET lease = $3, leased_until = $4
    FROM auth.webhook_endpoints e
    WHERE e.id = d.endpoint_id AND d.id IN (SELECT id FROM chosen)
    RETURNING d.id, d.endpoint_id, d.message_id, d.event_type, d.body, d.attempts, d.lease, e.url,
              e.secret_id, e.previous_secret_id, e.previous_signs_until";

impl Claimed {
    /// Takes at most so many that are due. Workers take one after another: what one takes no other
    /// does until the lease ends.
    pub(crate) async fn take(
        conn: &mut Conn,
        most: i64,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> ApiResult<Vec<Self>> {
        conn.transaction(async |conn| {
            db::lock(conn, "auth.webhooks").await?;
            let claimed = sql_query(TAKE)
                .bind::<Timestamptz, _>(now)
                .bind::<BigInt, _>(most)
                .bind::<SqlUuid, _>(Uuid::new_v4())
                .bind::<Timestamptz, _>(until)
                .load(conn)
                .await?;
            Ok::<_, ApiError>(claimed)
        })
        .await
    }

    /// The secrets that sign it now.
    pub(crate) fn signing_secrets(&self, now: DateTime<Utc>) -> impl Iterator<Item = Uuid> {
        let still = self.previous_signs_until.is_some_and(|until| now < until);
        [Some(self.secret_id), self.previous_secret_id.filter(|_| still)].into_iter().flatten()
    }

    /// Notes what became of it, and whether it was still ours: where its lease had ended, another
    /// worker has it.
    pub(crate) async fn note(
        &self,
        conn: &mut Conn,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        use WebhookDeliveryState::{Delivered, Failed, Waiting};
        let attempts = self.attempts + 1;
        let event = self.event_type.parse::<WebhookEventType>().ok();
        let next = event.and_then(|event| next_attempt(event, attempts, now));
        let (state, next) = match (outcome.failure, next) {
            (None, _) => (Delivered, None),
            (Some(_), Some(next)) => (Waiting, Some(next)),
            (Some(_), None) => (Failed, None),
        };
        let ours = webhook_deliveries::id.eq(self.id).and(webhook_deliveries::lease.eq(self.lease));
        let noted = diesel::update(webhook_deliveries::table.filter(ours))
            .set((
                webhook_deliveries::state.eq(<&str>::from(state)),
                webhook_deliveries::attempts.eq(attempts),
                webhook_deliveries::next_attempt_at.eq(next),
                webhook_deliveries::lease.eq(None::<Uuid>),
                webhook_deliveries::leased_until.eq(None::<DateTime<Utc>>),
                webhook_deliveries::last_attempt_at.eq(now),
                webhook_deliveries::last_status.eq(outcome.status.map(i32::from)),
                webhook_deliveries::last_reason.eq(outcome.failure.map(<&str>::from)),
                webhook_deliveries::settled_at.eq((state != Waiting).then_some(now)),
            ))
            .execute(conn)
            .await?;
        Ok(noted == 1)
    }
}
