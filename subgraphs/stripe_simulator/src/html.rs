//! How the hosted page looks. No script, nothing from elsewhere; never shows or keeps a card.
use crate::{PATH, models::Session};
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kernel::{Money, html::escaped};

const STYLE: &str = include_str!("page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// Only web addresses become links.
fn link(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| escaped(url))
}

fn amount(session: &Session) -> String {
    let currency = session.currency.to_ascii_uppercase();
    Money { amount_cents: session.amount_cents, currency }.to_string()
}

pub(crate) fn form(session: &Session, problem: Option<&str>) -> String {
    let (amount, label) = (escaped(&amount(session)), escaped(&session.label));
    let problem = problem
        .map(|text| {
            format!(r#"<p class="problem" role="alert" id="problem">{}</p>"#, escaped(text))
        })
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
        .map(|email| format!(r#"<p class="quiet">Reçu envoyé à {}</p>"#, escaped(email)))
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
<dt>4000 0025 0000 3155</dt><dd>la banque demande votre accord</dd>
<dt>4000 0000 0000 7726</dt><dd>remboursée avec retard</dd>
<dt>4000 0000 0000 5126</dt><dd>remboursement rejeté par la banque</dd>
<dt>4000 0000 0000 0259</dt><dd>paiement contesté</dd>
</dl><p>Toute date à venir, tout cryptogramme de 3 chiffres.</p></details>"#,
        id = escaped(&session.id),
    )
}

/// What the cardholder's bank asks (3-D Secure).
pub(crate) fn question(session: &Session) -> String {
    format!(
        r#"<header><p class="merchant">Votre banque</p>
<p class="amount">{amount}</p><p class="label">{label}</p></header>
<p role="status">Votre banque vous demande de confirmer ce paiement.</p>
<form method="post" action="{PATH}/checkout/{id}/bank">
<button id="bank-yes" data-testid="bank-yes" name="answer" value="yes" type="submit">Confirmer</button>
<button id="bank-no" data-testid="bank-no" name="answer" value="no" type="submit">Refuser</button>
</form>"#,
        amount = escaped(&amount(session)),
        label = escaped(&session.label),
        id = escaped(&session.id),
    )
}

pub(crate) fn done(session: &Session) -> String {
    let back = session.success_url.replace("{CHECKOUT_SESSION_ID}", &session.id);
    let back = link(&back)
        .map(|url| format!(r#"<a class="button" id="back" href="{url}">Revenir au site</a>"#))
        .unwrap_or_default();
    format!(
        r#"<header><p class="merchant">Auto Visite Tech</p><p class="amount">{}</p></header>
<p role="status">Ce paiement est déjà effectué. Vous n’avez plus rien à régler.</p>{back}"#,
        escaped(&amount(session))
    )
}

pub(crate) fn closed(session: &Session) -> Response {
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

pub(crate) fn not_found() -> Response {
    let body = r#"<p role="status">Cette page de paiement n’existe pas.</p>"#;
    document(StatusCode::NOT_FOUND, "Page introuvable", body)
}

pub(crate) fn document(status: StatusCode, title: &str, body: &str) -> Response {
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
