//! `/reminders/sold/{token}`: where a customer says with one tap that a vehicle is theirs no more.
//!
//! Looking changes nothing, because mail programs look at links by themselves; a POST does.
use super::{RouteState, failure, page};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use diesel_async::AsyncConnection;
use events::report::VehicleSold;
use kernel::{ApiError, ApiResult, html::escaped, outbox};

pub(super) async fn show(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    if state.config.reminder_links().open_sold(&token).is_none() {
        return unknown();
    }
    let token = escaped(&token);
    page::page_with_form(
        "Véhicule vendu",
        &format!(
            "<h1>Vous n’avez plus ce véhicule ?</h1>\n\
             <p>Nous ne vous rappellerons plus ses contrôles. Les rappels pour vos autres véhicules \
             continuent.</p>\n\
             <p lang=\"en\" class=\"quiet\">We stop reminding you of its inspections. Reminders of your \
             other vehicles go on.</p>\n\
             <form method=\"post\" action=\"/reminders/sold/{token}\">\
             <button class=\"button\">Je n’ai plus ce véhicule</button></form>"
        ),
    )
}

pub(super) async fn note(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    let Some((owner_id, watched_id)) = state.config.reminder_links().open_sold(&token) else {
        return unknown();
    };
    match told(&state, VehicleSold { watched_id, owner_id }).await {
        Ok(()) => page::notice(
            StatusCode::OK,
            "C’est noté",
            "Nous ne vous rappellerons plus les contrôles de ce véhicule. Une erreur ? Dites-le dans \
             « Mon espace ».",
            "Noted: we no longer remind you of the inspections of this vehicle. A mistake? Say so in \
             your space.",
        ),
        Err(error) => failure(error),
    }
}

/// `parser` knows the vehicle; twice is as once.
async fn told(state: &RouteState, sold: VehicleSold) -> ApiResult<()> {
    let mut conn = state.pool.get().await?;
    conn.transaction(async |conn| {
        outbox::publish(conn, &sold).await?;
        Ok::<_, ApiError>(())
    })
    .await
}

fn unknown() -> Response {
    page::notice(
        StatusCode::NOT_FOUND,
        "Lien incomplet",
        "Ce lien ne correspond à aucun véhicule. Vérifiez qu’il est complet, tel que dans le rappel.",
        "This link is no vehicle’s. Check that it is complete, as it is in the reminder.",
    )
}
