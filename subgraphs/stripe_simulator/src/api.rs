//! Stripe's HTTP API: form-encoded in, JSON out, errors in its envelope.
use crate::{
    Simulator, delivery,
    fault::Fault,
    models::{self, Intent, Key, Session, new_id},
    objects,
};
use axum::{
    Form, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use kernel::Conn;
use serde_json::{Map, Value};

/// How far ahead a page may end: Stripe's documented bounds, a few seconds of travel allowed.
const SHORTEST: TimeDelta = TimeDelta::seconds(30 * 60 - 10);
const LONGEST: TimeDelta = TimeDelta::hours(24);

pub(crate) type Answer = Result<Json<Value>, Fault>;
pub(crate) type Pairs = Vec<(String, String)>;

pub(crate) fn admit(sim: &Simulator, headers: &HeaderMap) -> Result<(), Fault> {
    let key =
        headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if key == Some(sim.config.secret_key.as_str()) {
        return Ok(());
    }
    let message = "Invalid API Key provided".to_owned();
    let (status, kind) = (StatusCode::UNAUTHORIZED, "invalid_request_error");
    Err(Fault::Said { status, kind, code: None, message })
}

pub(crate) fn field<'a>(form: &'a Pairs, name: &str) -> Option<&'a str> {
    form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

pub(crate) fn required<'a>(form: &'a Pairs, name: &str) -> Result<&'a str, Fault> {
    field(form, name)
        .filter(|value| !value.is_empty())
        .ok_or_else(|| Fault::invalid(format!("Missing required param: {name}.")))
}

/// `metadata[a]=1&metadata[b]=2` as an object.
pub(crate) fn metadata(form: &Pairs, prefix: &str) -> Value {
    let pairs = form.iter().filter_map(|(key, value)| {
        let name = key.strip_prefix(prefix)?.strip_prefix('[')?.strip_suffix(']')?;
        Some((name.to_owned(), Value::String(value.clone())))
    });
    Value::Object(pairs.collect::<Map<_, _>>())
}

/// The answer already given under this request's key, if there was one.
pub(crate) async fn answered(
    conn: &mut Conn,
    headers: &HeaderMap,
    path: &str,
    form: &Pairs,
    now: DateTime<Utc>,
) -> Result<Option<Value>, Fault> {
    let Some(key) = idempotency_key(headers) else { return Ok(None) };
    let mut sorted = form.clone();
    sorted.sort();
    let wanted = format!("{path} {sorted:?}");
    match models::take_key(conn, key, &wanted, now).await? {
        Key::Fresh => Ok(None),
        Key::Used { request, .. } if request != wanted => {
            let message = "Keys for idempotent requests can only be used with the same \
                           parameters they were first used with."
                .to_owned();
            let (status, kind) = (StatusCode::BAD_REQUEST, "idempotency_error");
            Err(Fault::Said { status, kind, code: None, message })
        }
        Key::Used { response, .. } => Ok(response),
    }
}

pub(crate) async fn answer(
    conn: &mut Conn,
    headers: &HeaderMap,
    value: Value,
) -> Result<Value, Fault> {
    if let Some(key) = idempotency_key(headers) {
        models::keep_answer(conn, key, &value).await?;
    }
    Ok(value)
}

fn idempotency_key(headers: &HeaderMap) -> Option<&str> {
    headers.get("idempotency-key").and_then(|value| value.to_str().ok())
}

pub(crate) async fn unknown() -> Fault {
    Fault::missing("route")
}

pub(crate) async fn create_session(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Form(form): Form<Pairs>,
) -> Answer {
    admit(&sim, &headers)?;
    let now = sim.clock.now();
    let mut conn = sim.pool.get().await?;
    let value = conn
        .transaction(async |conn| {
            if let Some(same) = answered(conn, &headers, "checkout/sessions", &form, now).await? {
                return Ok(same);
            }
            let session = read_order(&form, now)?;
            session.insert(conn).await?;
            let object = objects::session(&session, &sim.config.public_url, now);
            answer(conn, &headers, object).await
        })
        .await?;
    Ok(Json(value))
}

fn read_order(form: &Pairs, now: DateTime<Utc>) -> Result<Session, Fault> {
    if required(form, "mode")? != "payment" {
        return Err(Fault::invalid("This simulator knows only the mode `payment`."));
    }
    let number = |name: &str| {
        let text = required(form, name)?;
        text.parse::<i64>().map_err(|_| Fault::invalid(format!("Invalid integer: {name}")))
    };
    let price = "line_items[0][price_data]";
    let amount = number(&format!("{price}[unit_amount]"))? * number("line_items[0][quantity]")?;
    if amount < 50 {
        return Err(Fault::invalid("The total amount must be at least 50 cents."));
    }
    let expires_at = match field(form, "expires_at") {
        None => now + LONGEST,
        Some(_) => DateTime::from_timestamp(number("expires_at")?, 0)
            .filter(|end| (now + SHORTEST..=now + LONGEST).contains(end))
            .ok_or_else(|| {
                Fault::invalid(
                    "The `expires_at` timestamp must be between 30 minutes and 24 hours from \
                     Checkout Session creation.",
                )
            })?,
    };
    Ok(Session {
        id: new_id("cs_test"),
        status: "open".to_owned(),
        amount_cents: amount,
        currency: required(form, &format!("{price}[currency]"))?.to_owned(),
        label: required(form, &format!("{price}[product_data][name]"))?.to_owned(),
        success_url: required(form, "success_url")?.to_owned(),
        cancel_url: field(form, "cancel_url").map(str::to_owned),
        reference: field(form, "client_reference_id").map(str::to_owned),
        email: field(form, "customer_email").map(str::to_owned),
        metadata: metadata(form, "metadata"),
        intent_metadata: metadata(form, "payment_intent_data[metadata]"),
        intent_id: None,
        created_at: now,
        expires_at,
    })
}

pub(crate) async fn read_session(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    admit(&sim, &headers)?;
    let mut conn = sim.pool.get().await?;
    let found = Session::find(&mut conn, &id).await?;
    let session = found.ok_or_else(|| Fault::missing("checkout.session"))?;
    Ok(Json(objects::session(&session, &sim.config.public_url, sim.clock.now())))
}

pub(crate) async fn expire_session(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    admit(&sim, &headers)?;
    let now = sim.clock.now();
    let mut conn = sim.pool.get().await?;
    conn.transaction(async |conn| {
        let found = Session::find_for_update(conn, &id).await?;
        let session = found.ok_or_else(|| Fault::missing("checkout.session"))?;
        if !session.is_open(now) {
            return Err(Fault::invalid(format!(
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This one is \
                 {}.",
                session.status_at(now)
            )));
        }
        let expired = session.update(conn, "expired", session.intent_id.as_deref()).await?;
        let object = objects::session(&expired, &sim.config.public_url, now);
        delivery::announce(conn, "checkout.session.expired", &object, now).await?;
        Ok(Json(object))
    })
    .await
}

pub(crate) async fn read_intent(
    State(sim): State<Simulator>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    admit(&sim, &headers)?;
    let mut conn = sim.pool.get().await?;
    let found = Intent::find(&mut conn, &id).await?;
    let intent = found.ok_or_else(|| Fault::missing("payment_intent"))?;
    Ok(Json(objects::intent(&intent)))
}
