//! `GET /calendar/{token}`: a private calendar, of a customer or of a lane. Who has the address reads it,
//! until its owner asks for another one.
//! Decisions: docs/decisions/booking.md
use crate::{
    AppointmentConfig,
    domain::{Entry, calendar},
    models::Feed,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::TimeDelta;
use kernel::{ApiResult, Clock, Pool};

/// What is over is shown so long.
const SHOWN: TimeDelta = TimeDelta::days(31);
/// Seals of other things made with the same key are no addresses of calendars.
pub(crate) const CALENDAR: &str = "calendar";

#[derive(Clone)]
struct Door {
    pool: Pool,
    clock: Clock,
    config: AppointmentConfig,
}

/// The domain's pages on the public origin.
pub fn routes(pool: Pool, clock: Clock, config: AppointmentConfig) -> Router {
    Router::new().route("/calendar/{token}", get(show)).with_state(Door { pool, clock, config })
}

async fn show(State(door): State<Door>, Path(token): Path<String>) -> Response {
    match read(&door, &token).await {
        Ok(Some(file)) => {
            let headers = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            (headers, file).into_response()
        }
        // Said to calendars as to anybody who guesses.
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(error = format!("{:#}", error.into_report()), "a calendar failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn read(door: &Door, token: &str) -> ApiResult<Option<String>> {
    let token = token.strip_suffix(".ics").unwrap_or(token);
    let Some(id) = door.config.letters.opened_to(CALENDAR, token) else { return Ok(None) };
    let mut conn = door.pool.get().await?;
    let Some(feed) = Feed::find(&mut conn, id).await? else { return Ok(None) };
    let now = door.clock.now();
    let lane = feed.lane_name(&mut conn).await?;
    let bookings = feed.bookings(&mut conn, now - SHOWN).await?;
    let entries: Vec<Entry> = bookings
        .iter()
        .map(|(booking, centre)| Entry {
            facts: booking.facts(centre),
            status: *booking.status,
            revision: booking.revision,
        })
        .collect();
    let name = lane.as_deref().unwrap_or("Contrôle technique");
    Ok(Some(calendar(name, lane.is_some(), &entries, now)))
}
