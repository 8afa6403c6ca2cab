//! What banks do after the money was taken: refunds, refunds that come back, disputes; and the
//! lists that a merchant compares their books with.
use crate::{
    Simulator,
    api::{Answer, Pairs, admit, answer, answered, field, metadata, required},
    back::{Dispute, Refund},
    card::Bank,
    delivery,
    fault::Fault,
    models::Intent,
    objects,
};
use axum::{
    Form, Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, Pool};
use serde_json::Value;

/// Rows of a list where no number is asked for, and at most.
const ROWS: i64 = 10;
const MOST_ROWS: i64 = 100;

pub(crate) async fn create_refund(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Form(form): Form<Pairs>,
) -> Answer {
    admit(&sim, &headers)?;
    let now = sim.clock.now();
    let mut conn = sim.pool.get().await?;
    let value = conn
        .transaction(async |conn| {
            if let Some(same) = answered(conn, &headers, "refunds", &form, now).await? {
                return Ok(same);
            }
            let (intent, refund) = read_refund_order(conn, &form, now).await?;
            refund.insert(conn).await?;
            let object = objects::refund(&refund);
            delivery::announce(conn, "refund.created", &object, now).await?;
            if refund.status == "succeeded" {
                announce_charge(conn, &intent, now).await?;
            }
            answer(conn, &headers, object).await
        })
        .await?;
    Ok(Json(value))
}

async fn announce_charge(conn: &mut Conn, intent: &Intent, now: DateTime<Utc>) -> ApiResult<()> {
    let charge = objects::charge(intent, Refund::sum_of(conn, &intent.id).await?);
    delivery::announce(conn, "charge.refunded", &charge, now).await
}

async fn read_refund_order(
    conn: &mut Conn,
    form: &Pairs,
    now: DateTime<Utc>,
) -> Result<(Intent, Refund), Fault> {
    let id = required(form, "payment_intent")?;
    let found = Intent::find_for_update(conn, id).await?;
    let intent = found.ok_or_else(|| Fault::missing("payment_intent"))?;
    let left = intent.amount_cents - Refund::sum_of(conn, id).await?;
    let wanted = match field(form, "amount") {
        None => left,
        Some(text) => text.parse().map_err(|_| Fault::invalid("Invalid integer: amount"))?,
    };
    if intent.status != "succeeded" {
        return Err(Fault::invalid("This PaymentIntent does not have a successful charge."));
    }
    if Dispute::of_intent(conn, id).await?.is_some_and(|dispute| dispute.status != "won") {
        return Err(refused("charge_disputed", "Charge has been charged back.".to_owned()));
    }
    if left == 0 {
        let message = "Charge has already been refunded.".to_owned();
        return Err(refused("charge_already_refunded", message));
    }
    if !(1..=left).contains(&wanted) {
        return Err(Fault::invalid("Refund amount is greater than unrefunded amount."));
    }
    let course = match intent.bank() {
        Some(Bank::RefundsLate) => ("pending", Some("succeeded")),
        Some(Bank::RefundsFail) => ("succeeded", Some("failed")),
        Some(Bank::Disputes) | None => ("succeeded", None),
    };
    let refund = Refund::new(&intent, wanted, metadata(form, "metadata"), course, now);
    Ok((intent, refund))
}

fn refused(code: &'static str, message: String) -> Fault {
    let (status, kind) = (StatusCode::BAD_REQUEST, "invalid_request_error");
    Fault::Said { status, kind, code: Some(code), message }
}

/// The cardholder's bank does what it does with this card, once the money was taken.
pub(crate) async fn after_payment(
    conn: &mut Conn,
    intent: &Intent,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if intent.bank() == Some(Bank::Disputes) {
        let dispute = Dispute::open(conn, intent, now).await?;
        let object = objects::dispute(&dispute, intent.charge_id.as_deref(), now);
        delivery::announce(conn, "charge.dispute.created", &object, now).await?;
        delivery::announce(conn, "charge.dispute.funds_withdrawn", &object, now).await?;
    }
    Ok(())
}

/// What falls due at the banks.
pub(crate) async fn act_due(pool: &Pool, now: DateTime<Utc>) -> ApiResult<()> {
    pool.get()
        .await?
        .transaction(async |conn| {
            for refund in Refund::change_due(conn, now).await? {
                let kind =
                    if refund.status == "failed" { "refund.failed" } else { "refund.updated" };
                delivery::announce(conn, kind, &objects::refund(&refund), now).await?;
                if refund.status == "succeeded"
                    && let Some(intent) = Intent::find(conn, &refund.intent_id).await?
                {
                    announce_charge(conn, &intent, now).await?;
                }
            }
            for dispute in Dispute::lose_due(conn, now).await? {
                let intent = Intent::find(conn, &dispute.intent_id).await?;
                let charge = intent.and_then(|intent| intent.charge_id);
                let object = objects::dispute(&dispute, charge.as_deref(), now);
                delivery::announce(conn, "charge.dispute.closed", &object, now).await?;
            }
            Ok::<_, ApiError>(())
        })
        .await
}

pub(crate) async fn read_refund(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    admit(&sim, &headers)?;
    let found = Refund::find(&mut *sim.pool.get().await?, &id).await?;
    Ok(Json(objects::refund(&found.ok_or_else(|| Fault::missing("refund"))?)))
}

pub(crate) async fn read_dispute(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    admit(&sim, &headers)?;
    let mut conn = sim.pool.get().await?;
    let found = Dispute::find(&mut conn, &id).await?;
    let dispute = found.ok_or_else(|| Fault::missing("dispute"))?;
    Ok(Json(dispute_object(&mut conn, &dispute, sim.clock.now()).await?))
}

async fn dispute_object(
    conn: &mut Conn,
    dispute: &Dispute,
    now: DateTime<Utc>,
) -> Result<Value, Fault> {
    let intent = Intent::find(conn, &dispute.intent_id).await?;
    let charge = intent.and_then(|intent| intent.charge_id);
    Ok(objects::dispute(dispute, charge.as_deref(), now))
}

/// `limit`, `starting_after` and `created[gte]` of a list.
struct Asked<'a> {
    limit: i64,
    before: Option<&'a str>,
    since: DateTime<Utc>,
}

fn asked(query: &Pairs) -> Result<Asked<'_>, Fault> {
    let number = |name: &str| {
        field(query, name)
            .map(|text| text.parse::<i64>())
            .transpose()
            .map_err(|_| Fault::invalid(format!("Invalid integer: {name}")))
    };
    let since = number("created[gte]")?.and_then(|second| DateTime::from_timestamp(second, 0));
    Ok(Asked {
        limit: number("limit")?.unwrap_or(ROWS).clamp(1, MOST_ROWS),
        before: field(query, "starting_after"),
        since: since.unwrap_or_default(),
    })
}

/// One row more was loaded than is answered: it says whether there are more.
fn listed(url: &str, limit: i64, mut rows: Vec<Value>) -> Answer {
    let limit = usize::try_from(limit).unwrap_or_default();
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(Json(objects::list(url, rows, more)))
}

pub(crate) async fn list_refunds(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
) -> Answer {
    admit(&sim, &headers)?;
    let page = asked(&query)?;
    let mut conn = sim.pool.get().await?;
    let rows = match field(&query, "payment_intent") {
        Some(intent) => Refund::of_intent(&mut conn, intent).await?,
        None => Refund::page(&mut conn, page.since, page.before, page.limit + 1).await?,
    };
    listed("/v1/refunds", page.limit, rows.iter().map(objects::refund).collect())
}

pub(crate) async fn list_intents(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
) -> Answer {
    admit(&sim, &headers)?;
    let page = asked(&query)?;
    let mut conn = sim.pool.get().await?;
    let rows = Intent::page(&mut conn, page.since, page.before, page.limit + 1).await?;
    listed("/v1/payment_intents", page.limit, rows.iter().map(objects::intent).collect())
}

pub(crate) async fn list_disputes(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
) -> Answer {
    admit(&sim, &headers)?;
    let page = asked(&query)?;
    let mut conn = sim.pool.get().await?;
    let rows = Dispute::page(&mut conn, page.since, page.before, page.limit + 1).await?;
    let mut objects = Vec::with_capacity(rows.len());
    for row in &rows {
        objects.push(dispute_object(&mut conn, row, sim.clock.now()).await?);
    }
    listed("/v1/disputes", page.limit, objects)
}
