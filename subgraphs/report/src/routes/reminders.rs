//! `/reminders/{token}`: where a customer stops reminders with one tap, and has them again.
//!
//! Looking changes nothing, because mail programs look at links by themselves; a POST does, without a
//! question (RFC 8058).
use super::{RouteState, failure, page};
use crate::{
    domain::{Channel, Choice, Reminder},
    models::{lock_reminders, reminder_choices_of, want_chat, want_reminders},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, html::escaped};
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
async fn noted(state: &RouteState, customer: Uuid, wish: Wish) -> ApiResult<Vec<Choice>> {
    let (mut conn, now) = (state.pool.get().await?, state.clock.now());
    conn.transaction(async |conn| {
        if !matches!(wish, Wish::Look) {
            lock_reminders(conn, customer).await?;
        }
        match wish {
            Wish::Look => {}
            Wish::Stop => want_reminders(conn, customer, false, now).await?,
            Wish::Again => want_reminders(conn, customer, true, now).await?,
            Wish::Chat => want_chat(conn, customer, true, now).await?,
            Wish::Letter => want_chat(conn, customer, false, now).await?,
        }
        Ok::<_, ApiError>(reminder_choices_of(conn, customer).await?)
    })
    .await
}

/// What somebody is reminded of, and where.
fn said(Choice { reminder, channel }: Choice) -> Option<(String, String)> {
    let (what, english) = match reminder {
        Reminder::DayBefore => ("la veille d’un rendez-vous", "the day before an appointment"),
        Reminder::HoursBefore => {
            ("deux heures avant un rendez-vous", "two hours before an appointment")
        }
        Reminder::InspectionDue => (
            "un mois et une semaine avant l’échéance d’un contrôle obligatoire",
            "a month and a week before a compulsory inspection is due",
        ),
    };
    let (where_to, where_en) = match channel {
        Channel::Email => ("par e-mail", "by e-mail"),
        Channel::Conversation => {
            ("dans votre conversation avec nous", "in your conversation with us")
        }
        Channel::None => return None,
    };
    Some((format!("{what}, {where_to}"), format!("{english}, {where_en}")))
}

fn body(token: &str, wanted: &[Choice]) -> Response {
    let token = escaped(token);
    let form = |action: &str, button: &str| {
        format!(
            "<form method=\"post\" action=\"/reminders/{token}{action}\">\
             <button class=\"button\">{button}</button></form>"
        )
    };
    let told: Vec<(String, String)> = wanted.iter().copied().filter_map(said).collect();
    let due = wanted.iter().find(|choice| choice.reminder == Reminder::InspectionDue);
    let (text, en, forms) = if told.is_empty() {
        (
            "<p>Vous ne recevez plus de rappels. Confirmations, changements et documents vous \
             parviennent toujours.</p>"
                .to_owned(),
            "<p>You get no more reminders. Confirmations, changes and documents still reach you.</p>"
                .to_owned(),
            form("/again", "Recevoir de nouveau les rappels"),
        )
    } else {
        let other = match due.map(|choice| choice.channel) {
            Some(Channel::Conversation) => {
                form("/letter", "Recevoir par e-mail les rappels de contrôle")
            }
            Some(Channel::Email) => {
                form("/chat", "Recevoir les rappels de contrôle dans la conversation")
            }
            Some(Channel::None) | None => String::new(),
        };
        let list = |of: fn(&(String, String)) -> &String| -> String {
            told.iter().map(|line| format!("<li>{}</li>\n", of(line))).collect()
        };
        (
            format!("<p>Vous recevez un rappel :</p>\n<ul>\n{}</ul>", list(|(fr, _)| fr)),
            format!("<p>You are reminded:</p>\n<ul>\n{}</ul>", list(|(_, en)| en)),
            format!("{}\n{other}", form("", "Ne plus recevoir de rappels")),
        )
    };
    page::page_with_form(
        "Rappels",
        &format!("<h1>Rappels</h1>\n{text}\n<div lang=\"en\" class=\"quiet\">{en}</div>\n{forms}"),
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
