//! What a person has to look at: nothing of it settles by itself.
use crate::domain::AlarmKind;
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money, Reach, guard::Staff};
use uuid::Uuid;

/// Something of the money that waits for a person.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct Alarm {
    #[diesel(sql_type = sql_types::Text)]
    kind: String,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Uuid>)]
    pub(crate) appointment_id: Option<Uuid>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    amount_cents: Option<i64>,
    #[diesel(sql_type = sql_types::Timestamptz)]
    pub(crate) since: DateTime<Utc>,
    #[diesel(sql_type = sql_types::Text)]
    pub(crate) detail: String,
}

/// `$2` is whether it is for staff of the network, `$3` else the centres.
const ALL: &str = "SELECT alarm.* FROM (
    SELECT 'GIVE_BACK' AS kind, a.appointment_id,
           p.amount_cents - b.back - a.kept_cents + a.extra_cents + s.settled AS amount_cents,
           coalesce(p.paid_at, p.created_at) AS since, a.label AS detail, a.centre_id
    FROM payment.payments p JOIN payment.payables a USING (appointment_id),
    LATERAL (SELECT coalesce(sum(d.amount_cents), 0)::int8 AS settled FROM payment.differences d
             WHERE d.appointment_id = a.appointment_id) s,
    LATERAL (SELECT coalesce(sum(r.amount_cents), 0)::int8 AS back FROM payment.refunds r
             WHERE r.payment_id = p.id AND r.status = 'SUCCEEDED') b
    WHERE p.amount_cents - b.back - a.kept_cents + a.extra_cents + s.settled > 0 AND (
        (p.status = 'SUCCEEDED' AND p.method = 'AT_CENTRE' AND a.state IN ('CANCELLED', 'EXPIRED'))
        OR (p.status = 'REFUND_FAILED' AND NOT EXISTS (SELECT FROM payment.refunds r
            WHERE r.payment_id = p.id AND r.next_try_at IS NOT NULL)))
    UNION ALL
    -- What a centre gives beside what a card took back by itself, and what the desk took beside it.
    SELECT 'GIVE_BACK', a.appointment_id, a.extra_cents - s.given + greatest(s.settled + s.given, 0),
           p.paid_at, a.label, a.centre_id
    FROM payment.payments p JOIN payment.payables a USING (appointment_id),
    LATERAL (SELECT (SELECT coalesce(sum(d.amount_cents), 0)::int8 FROM payment.differences d
                     WHERE d.appointment_id = a.appointment_id) AS settled,
                    (SELECT coalesce(sum(d.gross_cents), 0)::int8 FROM payment.documents d
                     WHERE d.appointment_id = a.appointment_id
                       AND d.subject = 'ARRHES_DOUBLED') AS given) s
    WHERE a.extra_cents > 0 AND a.extra_cents - s.given + greatest(s.settled + s.given, 0) > 0
        AND p.method = 'CARD' AND p.status IN ('SUCCEEDED', 'REFUNDED') AND p.invoice_number IS NOT NULL
    UNION ALL
    -- Called off by somebody who may not refund: a manager decides.
    SELECT 'GIVE_BACK', a.appointment_id, p.amount_cents - a.kept_cents + least(s.settled + s.given, 0),
           p.paid_at, a.label, a.centre_id
    FROM payment.payments p JOIN payment.payables a USING (appointment_id),
    LATERAL (SELECT (SELECT coalesce(sum(d.amount_cents), 0)::int8 FROM payment.differences d
                     WHERE d.appointment_id = a.appointment_id) AS settled,
                    (SELECT coalesce(sum(d.gross_cents), 0)::int8 FROM payment.documents d
                     WHERE d.appointment_id = a.appointment_id
                       AND d.subject = 'ARRHES_DOUBLED') AS given) s
    WHERE p.status = 'SUCCEEDED' AND p.method = 'CARD' AND a.state = 'CANCELLED'
        AND p.amount_cents - a.kept_cents + least(s.settled + s.given, 0) > 0
        AND NOT EXISTS (SELECT FROM payment.refunds r WHERE r.payment_id = p.id)
    UNION ALL
    SELECT 'RETRIED_LONG', p.appointment_id, r.amount_cents, r.ordered_at, 'refund', NULL
    FROM payment.refunds r JOIN payment.payments p ON p.id = r.payment_id
    WHERE r.next_try_at IS NOT NULL AND r.ordered_at < $1 - interval '1 hour'
    UNION ALL
    SELECT 'RETRIED_LONG', appointment_id, amount_cents, wanted_at, 'page', NULL
    FROM payment.payments WHERE wanted IS NOT NULL AND wanted_at < $1 - interval '1 hour'
    UNION ALL
    SELECT 'DISPUTE', p.appointment_id, d.amount_cents, d.opened_at, d.status || ' ' || d.reason, NULL
    FROM payment.disputes d JOIN payment.payments p ON p.id = d.payment_id
    WHERE d.status IN ('needs_response', 'warning_needs_response')
    UNION ALL
    SELECT 'EVENT_KEPT', NULL, NULL, handled_at, kind || ' ' || id, NULL
    FROM payment.provider_events WHERE kept IS NOT NULL AND handled_at > $1 - interval '7 days'
    UNION ALL
    SELECT 'ACCOUNT_OVERDUE', NULL, d.gross_cents - s.settled,
           (d.due_on + 1)::timestamp AT TIME ZONE 'Europe/Paris',
           a.legal_name || ' ' || d.number, d.centre_id
    FROM payment.documents d JOIN payment.accounts a ON a.id = d.account_id,
    LATERAL (SELECT coalesce(sum(t.amount_cents), 0)::int8 AS settled
             FROM payment.account_settlements t WHERE t.document_id = d.id) s
    WHERE d.due_on < ($1 AT TIME ZONE 'Europe/Paris')::date AND d.gross_cents > s.settled
    ) alarm LEFT JOIN payment.payables seen USING (appointment_id)
    WHERE $2 OR coalesce(alarm.centre_id, seen.centre_id) = ANY ($3)
    ORDER BY since LIMIT 200";

impl Alarm {
    /// What it is: the query names no other.
    pub(crate) fn kind(&self) -> AlarmKind {
        self.kind.parse().unwrap_or(AlarmKind::EventKept)
    }

    /// How much it is about.
    pub(crate) fn amount(&self) -> Option<Money> {
        let euros = |amount_cents| Money { amount_cents, currency: "EUR".to_owned() };
        self.amount_cents.map(euros)
    }

    /// All of the caller's centres, the oldest first, at most 200. What belongs to no centre is for
    /// staff of the network.
    pub(crate) async fn all(
        conn: &mut Conn,
        by: &Staff,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let (everywhere, centres) = match by.reach() {
            Reach::Everywhere => (true, &[][..]),
            Reach::At(centres) => (false, &centres[..]),
        };
        diesel::sql_query(ALL)
            .bind::<sql_types::Timestamptz, _>(now)
            .bind::<sql_types::Bool, _>(everywhere)
            .bind::<sql_types::Array<sql_types::Uuid>, _>(centres)
            .load(conn)
            .await
    }
}
