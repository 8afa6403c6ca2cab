//! `GET /mailbox`: the letters that left into the folder, for development.
use super::{RouteState, failure, page};
use crate::{
    domain::words,
    mail::{Attached, attachments},
    models::{Letter, Report},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kernel::{ApiResult, html::escaped};
use uuid::Uuid;

pub(super) async fn list(State(state): State<RouteState>) -> Response {
    match letters(&state).await {
        Ok(letters) => {
            let items: String = letters.iter().map(item).collect();
            let body = if items.is_empty() {
                "<h1>Courrier</h1>\n<p>Aucun message n’a encore été envoyé.</p>".to_owned()
            } else {
                format!("<h1>Courrier</h1>\n<ul class=\"letters\">\n{items}</ul>")
            };
            page::page(StatusCode::OK, "Courrier", &body)
        }
        Err(error) => failure(error),
    }
}

pub(super) async fn show(State(state): State<RouteState>, Path(id): Path<String>) -> Response {
    match opened(&state, &id).await {
        Ok(Some((letter, files))) => page::page(StatusCode::OK, "Message", &body(&letter, &files)),
        Ok(None) => unknown(),
        Err(error) => failure(error),
    }
}

pub(super) async fn download(
    State(state): State<RouteState>,
    Path((id, file)): Path<(String, usize)>,
) -> Response {
    match opened(&state, &id).await {
        Ok(Some((_, files))) => match files.into_iter().nth(file) {
            Some(file) => page::file(&file.name, &file.content_type, file.bytes),
            None => unknown(),
        },
        Ok(None) => unknown(),
        Err(error) => failure(error),
    }
}

async fn letters(state: &RouteState) -> ApiResult<Vec<Letter>> {
    let mut conn = state.pool.get().await?;
    Ok(Letter::newest(&mut conn).await?)
}

async fn opened(state: &RouteState, id: &str) -> ApiResult<Option<(Letter, Vec<Attached>)>> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let (letter, reports) = {
        let mut conn = state.pool.get().await?;
        let Some(letter) = Letter::sent(&mut conn, id).await? else { return Ok(None) };
        let reports = Report::among(&mut conn, letter.matter()?.documents()).await?;
        (letter, reports)
    };
    let files = attachments(&letter, &reports, &state.config).await?;
    Ok(Some((letter, files)))
}

fn item(letter: &Letter) -> String {
    format!(
        "<li><a href=\"/mailbox/{}\">{}</a><br><span class=\"quiet\">{}</span></li>\n",
        letter.id,
        text(&letter.subject),
        head(letter)
    )
}

fn body(letter: &Letter, files: &[Attached]) -> String {
    let files: String = files
        .iter()
        .enumerate()
        .map(|(at, file)| {
            format!(
                "<li><a href=\"/mailbox/{}/{at}\">{}</a> ({}\u{a0}Kio)</li>\n",
                letter.id,
                escaped(&file.name),
                file.bytes.len().div_ceil(1024)
            )
        })
        .collect();
    let files = if files.is_empty() {
        files
    } else {
        format!("<h2>Pièces jointes</h2>\n<ul>\n{files}</ul>")
    };
    format!(
        "<p><a href=\"/mailbox\">Retour au courrier</a></p>\n<h1>{}</h1>\n\
         <p class=\"quiet\">{}</p>\n<pre class=\"letter\">{}</pre>\n{files}",
        text(&letter.subject),
        head(letter),
        text(&letter.body),
    )
}

/// To whom, and when.
fn head(letter: &Letter) -> String {
    let sent = letter.sent_at.map(words::moment).unwrap_or_default();
    format!("À {}, {sent}", text(&letter.recipient))
}

fn text(value: &Option<String>) -> String {
    value.as_deref().map(escaped).unwrap_or_default()
}

fn unknown() -> Response {
    page::notice(
        StatusCode::NOT_FOUND,
        "Message introuvable",
        "Ce message n’existe pas ou plus.",
        "There is no such message.",
    )
}
