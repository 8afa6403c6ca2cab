//! `/reminders/{token}`: where a customer stops reminders with one tap, and has them again.
//!
//! Looking changes nothing, because mail programs look at links by themselves; a POST does, without a
//! question (RFC 8058).
use super::{RouteState, failure, page};
use crate::models::{want_chat, want_reminders, wants_chat, wants_reminders};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kernel::{ApiResult, html::escaped};
use uuid::Uuid;

/// What is asked of the page.
#[derive(Clone, Copy)]
enum Wish {
    Look,
    Stop,
    Again,
    Chat,
    Letter,
}

/// How somebody is reminded.
struct Wanted {
    at_all: bool,
    in_chat: bool,
}

pub(super) async fn show(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, Wish::Look).await
}

pub(super) async fn stop(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, Wish::Stop).await
}

pub(super) async fn again(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, Wish::Again).await
}

pub(super) async fn by_chat(
    State(state): State<RouteState>,
    Path(token): Path<String>,
) -> Response {
    answered(&state, &token, Wish::Chat).await
}

pub(super) async fn by_letter(
    State(state): State<RouteState>,
    Path(token): Path<String>,
) -> Response {
    answered(&state, &token, Wish::Letter).await
}

async fn answered(state: &RouteState, token: &str, wish: Wish) -> Response {
    let Some(customer) = state.config.reminder_links().open(token) else { return unknown() };
    match noted(state, customer, wish).await {
        Ok(wanted) => body(token, &wanted),
        Err(error) => failure(error),
    }
}

/// What they want, after their wish.
async fn noted(state: &RouteState, customer: Uuid, wish: Wish) -> ApiResult<Wanted> {
    let (mut conn, now) = (state.pool.get().await?, state.clock.now());
    match wish {
        Wish::Look => {}
        Wish::Stop => want_reminders(&mut conn, customer, false, now).await?,
        Wish::Again => want_reminders(&mut conn, customer, true, now).await?,
        Wish::Chat => want_chat(&mut conn, customer, true, now).await?,
        Wish::Letter => want_chat(&mut conn, customer, false, now).await?,
    }
    let at_all = wants_reminders(&mut conn, customer).await?;
    Ok(Wanted { at_all, in_chat: wants_chat(&mut conn, customer).await? })
}

fn body(token: &str, wanted: &Wanted) -> Response {
    let token = escaped(token);
    let form = |action: &str, button: &str| {
        format!(
            "<form method=\"post\" action=\"/reminders/{token}{action}\">\
             <button class=\"button\">{button}</button></form>"
        )
    };
    let (text, en, forms) = if wanted.at_all {
        let (other, where_to, where_en) = if wanted.in_chat {
            let letter = form("/letter", "Recevoir par e-mail les rappels de contrôle");
            (letter, "dans votre conversation avec nous", "in your conversation with us")
        } else {
            let chat = form("/chat", "Recevoir les rappels de contrôle dans la conversation");
            (chat, "par e-mail", "by e-mail")
        };
        (
            format!(
                "Nous vous rappelons vos rendez-vous la veille et deux heures avant, par e-mail, et \
                 les contrôles obligatoires de vos véhicules un mois et une semaine avant leur \
                 échéance, {where_to}."
            ),
            format!(
                "We remind you of your appointments the day before and two hours before, by e-mail, \
                 and of your vehicles’ compulsory inspections a month and a week before they are \
                 due, {where_en}."
            ),
            format!("{}\n{other}", form("", "Ne plus recevoir de rappels")),
        )
    } else {
        (
            "Vous ne recevez plus de rappels. Confirmations, changements et documents vous \
             parviennent toujours."
                .to_owned(),
            "You get no more reminders. Confirmations, changes and documents still reach you."
                .to_owned(),
            form("/again", "Recevoir de nouveau les rappels"),
        )
    };
    page::page_with_form(
        "Rappels",
        &format!(
            "<h1>Rappels</h1>\n<p>{text}</p>\n<p lang=\"en\" class=\"quiet\">{en}</p>\n{forms}"
        ),
    )
}

fn unknown() -> Response {
    page::notice(
        StatusCode::NOT_FOUND,
        "Lien incomplet",
        "Ce lien ne correspond à personne. Vérifiez qu’il est complet, tel que dans le rappel.",
        "This link is nobody’s. Check that it is complete, as it is in the reminder.",
    )
}
