//! `/reminders/{token}`: where a customer stops reminders with one tap, and has them again.
//!
//! Looking changes nothing, because mail programs look at links by themselves; a POST does, without a
//! question (RFC 8058).
use super::{
    RouteState, failure,
    page::{self, escaped},
};
use crate::models::{want_reminders, wants_reminders};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kernel::ApiResult;
use uuid::Uuid;

pub(super) async fn show(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, None).await
}

pub(super) async fn stop(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, Some(false)).await
}

pub(super) async fn again(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    answered(&state, &token, Some(true)).await
}

async fn answered(state: &RouteState, token: &str, wish: Option<bool>) -> Response {
    let Some(customer) = state.config.reminder_links().open(token) else { return unknown() };
    match noted(state, customer, wish).await {
        Ok(wanted) => body(token, wanted),
        Err(error) => failure(error),
    }
}

/// Whether they want reminders, after their wish.
async fn noted(state: &RouteState, customer: Uuid, wish: Option<bool>) -> ApiResult<bool> {
    let mut conn = state.pool.get().await?;
    if let Some(wanted) = wish {
        want_reminders(&mut conn, customer, wanted, state.clock.now()).await?;
    }
    Ok(wants_reminders(&mut conn, customer).await?)
}

fn body(token: &str, wanted: bool) -> Response {
    let token = escaped(token);
    let (text, en, action, button) = if wanted {
        (
            "Nous vous rappelons vos rendez-vous la veille et deux heures avant.",
            "We remind you of your appointments the day before and two hours before.",
            format!("/reminders/{token}"),
            "Ne plus recevoir de rappels",
        )
    } else {
        (
            "Vous ne recevez plus de rappels. Confirmations, changements et documents vous \
             parviennent toujours.",
            "You get no more reminders. Confirmations, changes and documents still reach you.",
            format!("/reminders/{token}/again"),
            "Recevoir de nouveau les rappels",
        )
    };
    page::page_with_form(
        "Rappels de rendez-vous",
        &format!(
            "<h1>Rappels de rendez-vous</h1>\n<p>{text}</p>\n\
             <p lang=\"en\" class=\"quiet\">{en}</p>\n\
             <form method=\"post\" action=\"{action}\"><button class=\"button\">{button}</button></form>"
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
