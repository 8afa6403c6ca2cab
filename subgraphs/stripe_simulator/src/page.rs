//! The hosted payment page: what happens to a card that is entered there.
use crate::{
    Simulator, banks,
    card::{self, Bank, NOT_AUTHENTICATED, Refusal, Word},
    delivery,
    fault::Fault,
    html::{closed, document, done, form, not_found, question},
    models::{Attempt, Intent, Session, new_id},
    objects,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::Conn;
use serde_json::json;
use std::collections::HashMap;

/// What happened to a card that was entered.
enum Entered {
    /// Also where it was paid before: the second click.
    Paid(Session),
    Refused(Session, &'static str),
    Mistaken(Session, &'static str),
    /// The cardholder is asked at their bank.
    Asked(Session),
    Closed(Session),
    Unknown,
}

pub(crate) async fn show(
    State(sim): State<Simulator>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let mut conn = sim.pool.get().await?;
    let Some(session) = Session::find(&mut conn, &id).await? else { return Ok(not_found()) };
    let now = sim.clock.now();
    Ok(match session.status_at(now) {
        "open" if asks_cardholder(&mut conn, &session).await? => {
            document(StatusCode::OK, "Votre banque", &question(&session))
        }
        "open" => document(StatusCode::OK, "Paiement", &form(&session, None)),
        "complete" => document(StatusCode::OK, "Paiement effectué", &done(&session)),
        _ => closed(&session),
    })
}

pub(crate) async fn pay(
    State(sim): State<Simulator>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response, Fault> {
    let mut conn = sim.pool.get().await?;
    let now = sim.clock.now();
    let public_url = &sim.config.public_url;
    let entered =
        conn.transaction(async |conn| enter(conn, public_url, &id, &typed, now).await).await?;
    Ok(shown(entered))
}

/// The cardholder's answer at their bank.
pub(crate) async fn answer_bank(
    State(sim): State<Simulator>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response, Fault> {
    let mut conn = sim.pool.get().await?;
    let now = sim.clock.now();
    let public_url = &sim.config.public_url;
    let agreed = typed.get("answer").is_some_and(|answer| answer == "yes");
    let entered = conn
        .transaction(async |conn| {
            let session = match still_open(conn, &id, now).await? {
                Ok(session) => session,
                Err(over) => return Ok(over),
            };
            if !asks_cardholder(conn, &session).await? {
                return Ok(Entered::Refused(session, "Entrez votre carte à nouveau."));
            }
            let word = if agreed { Word::Accepted(None) } else { Word::Refused(NOT_AUTHENTICATED) };
            take(conn, public_url, session, word, now).await
        })
        .await?;
    Ok(shown(entered))
}

async fn asks_cardholder(conn: &mut Conn, session: &Session) -> Result<bool, Fault> {
    let Some(id) = &session.intent_id else { return Ok(false) };
    let intent = Intent::find(conn, id).await?;
    Ok(intent.is_some_and(|intent| intent.status == "requires_action"))
}

fn shown(entered: Entered) -> Response {
    match entered {
        Entered::Paid(session) => {
            let back = session.success_url.replace("{CHECKOUT_SESSION_ID}", &session.id);
            Redirect::to(&back).into_response()
        }
        Entered::Refused(session, sentence) => {
            let body = form(&session, Some(sentence));
            document(StatusCode::PAYMENT_REQUIRED, "Carte refusée", &body)
        }
        Entered::Mistaken(session, sentence) => {
            let body = form(&session, Some(sentence));
            document(StatusCode::UNPROCESSABLE_ENTITY, "Carte à vérifier", &body)
        }
        Entered::Asked(session) => document(StatusCode::OK, "Votre banque", &question(&session)),
        Entered::Closed(session) => closed(&session),
        Entered::Unknown => not_found(),
    }
}

/// The locked session while a card can be entered there, or why none can.
async fn still_open(
    conn: &mut Conn,
    id: &str,
    now: DateTime<Utc>,
) -> Result<Result<Session, Entered>, Fault> {
    let Some(session) = Session::find_for_update(conn, id).await? else {
        return Ok(Err(Entered::Unknown));
    };
    Ok(if session.status == "complete" {
        Err(Entered::Paid(session))
    } else if session.is_open(now) {
        Ok(session)
    } else {
        Err(Entered::Closed(session))
    })
}

async fn enter(
    conn: &mut Conn,
    public_url: &str,
    id: &str,
    typed: &HashMap<String, String>,
    now: DateTime<Utc>,
) -> Result<Entered, Fault> {
    let session = match still_open(conn, id, now).await? {
        Ok(session) => session,
        Err(over) => return Ok(over),
    };
    let read = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    match card::charge(read("card-number"), read("card-expiry"), read("card-cvc"), now) {
        Err(mistake) => Ok(Entered::Mistaken(session, mistake.sentence())),
        Ok(word) => take(conn, public_url, session, word, now).await,
    }
}

/// What follows from the bank's word.
async fn take(
    conn: &mut Conn,
    public_url: &str,
    session: Session,
    word: Word,
    now: DateTime<Utc>,
) -> Result<Entered, Fault> {
    let charge = new_id("ch");
    match word {
        Word::AsksCardholder => {
            let intent = attempted(conn, &session, "requires_action", &charge, None, None, now);
            let intent = intent.await?;
            let session = session.update(conn, "open", Some(&intent.id)).await?;
            let object = objects::intent(&intent);
            delivery::announce(conn, "payment_intent.requires_action", &object, now).await?;
            Ok(Entered::Asked(session))
        }
        Word::Refused(refusal) => {
            let status = "requires_payment_method";
            let intent = attempted(conn, &session, status, &charge, Some(refusal), None, now);
            let intent = intent.await?;
            let session = session.update(conn, "open", Some(&intent.id)).await?;
            let object = objects::intent(&intent);
            delivery::announce(conn, "payment_intent.payment_failed", &object, now).await?;
            Ok(Entered::Refused(session, refusal.sentence))
        }
        Word::Accepted(bank) => {
            let intent = attempted(conn, &session, "succeeded", &charge, None, bank, now).await?;
            let session = session.update(conn, "complete", Some(&intent.id)).await?;
            let object = objects::intent(&intent);
            delivery::announce(conn, "payment_intent.succeeded", &object, now).await?;
            let object = objects::session(&session, public_url, now);
            delivery::announce(conn, "checkout.session.completed", &object, now).await?;
            banks::after_payment(conn, &intent, now).await?;
            Ok(Entered::Paid(session))
        }
    }
}

async fn attempted(
    conn: &mut Conn,
    session: &Session,
    status: &'static str,
    charge: &str,
    refusal: Option<Refusal>,
    bank: Option<Bank>,
    now: DateTime<Utc>,
) -> Result<Intent, Fault> {
    let last_error = refusal.map(|refusal| {
        json!({
            "type": "card_error",
            "code": refusal.code,
            "decline_code": refusal.decline_code,
            "message": refusal.sentence,
            "charge": charge,
        })
    });
    let intent = Intent::after(session, Attempt { status, charge, last_error, bank }, now);
    intent.save(conn).await?;
    Ok(intent)
}
