//! The hosted payment page. No script, nothing from elsewhere; never shows or keeps a card.
use super::{
    PATH, Simulator,
    card::{self, Refusal},
    delivery,
    fault::Fault,
    models::{Intent, Session, new_id},
    objects,
};
use axum::{
    Form,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{Conn, Money};
use serde_json::json;
use std::collections::HashMap;

const STYLE: &str = include_str!("page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// What happened to a card that was entered.
enum Entered {
    /// Also where it was paid before: the second click.
    Paid(Session),
    Refused(Session, &'static str),
    Mistaken(Session, &'static str),
    Closed(Session),
    Unknown,
}

pub(super) async fn show(
    State(sim): State<Simulator>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let mut conn = sim.pool.get().await?;
    let Some(session) = Session::find(&mut conn, &id).await? else { return Ok(not_found()) };
    let now = sim.clock.now();
    Ok(match session.status_at(now) {
        "open" => document(StatusCode::OK, "Paiement", &form(&session, None)),
        "complete" => document(StatusCode::OK, "Paiement effectué", &done(&session)),
        _ => closed(&session),
    })
}

pub(super) async fn pay(
    State(sim): State<Simulator>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response, Fault> {
    let mut conn = sim.pool.get().await?;
    let now = sim.clock.now();
    let public_url = &sim.config.public_url;
    let entered =
        conn.transaction(async |conn| enter(conn, public_url, &id, &typed, now).await).await?;
    Ok(match entered {
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
        Entered::Closed(session) => closed(&session),
        Entered::Unknown => not_found(),
    })
}

async fn enter(
    conn: &mut Conn,
    public_url: &str,
    id: &str,
    typed: &HashMap<String, String>,
    now: DateTime<Utc>,
) -> Result<Entered, Fault> {
    let Some(session) = Session::find_for_update(conn, id).await? else {
        return Ok(Entered::Unknown);
    };
    if session.status == "complete" {
        return Ok(Entered::Paid(session));
    }
    if !session.is_open(now) {
        return Ok(Entered::Closed(session));
    }
    let read = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let charged =
        match card::charge(read("card-number"), read("card-expiry"), read("card-cvc"), now) {
            Err(mistake) => return Ok(Entered::Mistaken(session, mistake.sentence())),
            Ok(charged) => charged,
        };
    let intent = attempt(&session, charged, now);
    intent.save(conn).await?;
    if let Err(refusal) = charged {
        let session = session.update(conn, "open", Some(&intent.id)).await?;
        let object = objects::intent(&intent);
        delivery::announce(conn, "payment_intent.payment_failed", &object, now).await?;
        return Ok(Entered::Refused(session, refusal.sentence));
    }
    let session = session.update(conn, "complete", Some(&intent.id)).await?;
    let object = objects::intent(&intent);
    delivery::announce(conn, "payment_intent.succeeded", &object, now).await?;
    let object = objects::session(&session, public_url, now);
    delivery::announce(conn, "checkout.session.completed", &object, now).await?;
    Ok(Entered::Paid(session))
}

/// The page's intent after this attempt; the first attempt creates it.
fn attempt(session: &Session, charged: Result<(), Refusal>, now: DateTime<Utc>) -> Intent {
    let charge = new_id("ch");
    let last_error = charged.err().map(|refusal| {
        json!({
            "type": "card_error",
            "code": refusal.code,
            "decline_code": refusal.decline_code,
            "message": refusal.sentence,
            "charge": charge,
        })
    });
    let status = if last_error.is_none() { "succeeded" } else { "requires_payment_method" };
    Intent {
        id: session.intent_id.clone().unwrap_or_else(|| new_id("pi")),
        status: status.to_owned(),
        amount_cents: session.amount_cents,
        currency: session.currency.clone(),
        metadata: session.intent_metadata.clone(),
        charge_id: Some(charge),
        last_error,
        created_at: now,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Only web addresses become links.
fn link(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| escape(url))
}

fn amount(session: &Session) -> String {
    let currency = session.currency.to_ascii_uppercase();
    Money { amount_cents: session.amount_cents, currency }.to_string()
}

fn form(session: &Session, problem: Option<&str>) -> String {
    let (amount, label) = (escape(&amount(session)), escape(&session.label));
    let problem = problem
        .map(|text| format!(r#"<p class="problem" role="alert" id="problem">{}</p>"#, escape(text)))
        .unwrap_or_default();
    let cancel = session
        .cancel_url
        .as_deref()
        .and_then(link)
        .map(|url| {
            format!(
                r#"<a class="cancel" id="cancel" data-testid="cancel" href="{url}">Annuler et revenir</a>"#
            )
        })
        .unwrap_or_default();
    let email = session
        .email
        .as_deref()
        .map(|email| format!(r#"<p class="quiet">Reçu envoyé à {}</p>"#, escape(email)))
        .unwrap_or_default();
    format!(
        r#"<header><p class="merchant">Auto Visite Tech</p>
<p class="amount">{amount}</p><p class="label">{label}</p>{email}</header>
{problem}
<form method="post" action="{PATH}/checkout/{id}" novalidate>
<label for="card-number">Numéro de carte</label>
<input id="card-number" data-testid="card-number" name="card-number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" required autofocus>
<div class="pair"><div><label for="card-expiry">Expiration</label>
<input id="card-expiry" data-testid="card-expiry" name="card-expiry" inputmode="numeric" autocomplete="off" placeholder="MM / AA" required></div>
<div><label for="card-cvc">Cryptogramme</label>
<input id="card-cvc" data-testid="card-cvc" name="card-cvc" inputmode="numeric" autocomplete="off" placeholder="123" maxlength="4" required></div></div>
<button id="pay" data-testid="pay" type="submit">Payer {amount}</button>
</form>
{cancel}
<details><summary>Cartes de test</summary><dl>
<dt>4242 4242 4242 4242</dt><dd>paiement accepté</dd>
<dt>4000 0000 0000 0002</dt><dd>carte refusée</dd>
<dt>4000 0000 0000 9995</dt><dd>provision insuffisante</dd>
<dt>4000 0000 0000 0069</dt><dd>carte expirée</dd>
</dl><p>Toute date à venir, tout cryptogramme de 3 chiffres.</p></details>"#,
        id = escape(&session.id),
    )
}

fn done(session: &Session) -> String {
    let back = session.success_url.replace("{CHECKOUT_SESSION_ID}", &session.id);
    let back = link(&back)
        .map(|url| format!(r#"<a class="button" id="back" href="{url}">Revenir au site</a>"#))
        .unwrap_or_default();
    format!(
        r#"<header><p class="merchant">Auto Visite Tech</p><p class="amount">{}</p></header>
<p role="status">Ce paiement est déjà effectué. Vous n’avez plus rien à régler.</p>{back}"#,
        escape(&amount(session))
    )
}

fn closed(session: &Session) -> Response {
    let back = session
        .cancel_url
        .as_deref()
        .and_then(link)
        .map(|url| format!(r#"<a class="button" id="back" href="{url}">Revenir au site</a>"#))
        .unwrap_or_default();
    let body = format!(
        r#"<header><p class="merchant">Auto Visite Tech</p></header>
<p role="status">Cette page de paiement est fermée et rien n’a été débité. Revenez au site pour en ouvrir une autre.</p>{back}"#
    );
    document(StatusCode::GONE, "Page fermée", &body)
}

fn not_found() -> Response {
    let body = r#"<p role="status">Cette page de paiement n’existe pas.</p>"#;
    document(StatusCode::NOT_FOUND, "Page introuvable", body)
}

fn document(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        r#"<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>{title} – simulateur de paiement</title><style>{STYLE}</style></head>
<body><p class="banner">Simulateur, aucune carte réelle : n’entrez que des cartes de test.</p>
<main>{body}</main></body></html>"#
    );
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, Html(html)).into_response()
}
