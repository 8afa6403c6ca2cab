//! `GET /shared/{token}`: a paper for whoever its holder gave the link to, while it lasts; and
//! `GET /shared/{token}/pdf`: its file. What does not open says plainly why.
use super::{RouteState, failure, page};
use crate::{
    domain::{ShareState, ShareToken, words},
    issuing,
    models::{Report, Share},
};
use axum::{
    extract::{Path, State},
    http::{Method, StatusCode},
    response::Response,
};
use kernel::{ApiError, ApiResult, clock::CIVIL_ZONE, html::escaped};

/// What a token leads to.
enum Found {
    Open(Box<(Share, Report)>),
    Expired,
    Revoked,
    Unknown,
}

/// Its page. Whoever asks for the head alone (a mail program, a messenger) has seen nothing.
pub(super) async fn show(
    State(state): State<RouteState>,
    method: Method,
    Path(token): Path<String>,
) -> Response {
    let token = ShareToken::sent(token);
    let shown = async {
        let found = find(&state, &token).await?;
        if let Found::Open(open) = &found
            && method != Method::HEAD
        {
            let mut conn = state.pool.get().await?;
            open.0.note_opened(&mut conn, state.clock.now()).await?;
        }
        match found {
            Found::Open(open) => paper(&token, &open.0, &open.1),
            other => Ok(closed(&other)),
        }
    };
    shown.await.unwrap_or_else(failure)
}

pub(super) async fn file(
    State(state): State<RouteState>,
    method: Method,
    Path(token): Path<String>,
) -> Response {
    let token = ShareToken::sent(token);
    let given = async {
        match find(&state, &token).await? {
            Found::Open(open) => {
                let report = &open.1;
                let bytes = issuing::read(&state.config, report).await?;
                if method != Method::HEAD {
                    let mut conn = state.pool.get().await?;
                    open.0.note_taken(&mut conn, state.clock.now()).await?;
                }
                Ok::<_, ApiError>(page::file(&report.file_name(), "application/pdf", bytes))
            }
            other => Ok(closed(&other)),
        }
    };
    given.await.unwrap_or_else(failure)
}

async fn find(state: &RouteState, token: &ShareToken) -> ApiResult<Found> {
    let mut conn = state.pool.get().await?;
    let Some(share) = Share::by_token(&mut conn, token).await? else { return Ok(Found::Unknown) };
    Ok(match share.state(state.clock.now()) {
        ShareState::Revoked => Found::Revoked,
        ShareState::Expired => Found::Expired,
        ShareState::Open => match Report::among(&mut conn, &[share.report_id]).await?.pop() {
            Some(report) => Found::Open(Box::new((share, report))),
            None => Found::Unknown,
        },
    })
}

fn paper(token: &ShareToken, share: &Share, report: &Report) -> ApiResult<Response> {
    let facts = report.facts()?;
    let until = words::moment(share.expires_at);
    let until_en = share.expires_at.with_timezone(&CIVIL_ZONE).format("%-d %B %Y, %H:%M");
    let rows = [
        ("Numéro", report.number.clone()),
        ("Contrôle du", words::date(words::day_of(facts.signed_at))),
        ("Résultat", format!("{} ({})", report.outcome.printed(), report.outcome.letter())),
        ("Centre", format!("{} ({})", facts.centre.name, facts.centre.approval_number)),
        ("Lien valable jusqu’au", until),
    ];
    let rows: String = rows
        .iter()
        .map(|(term, value)| format!("<dt>{term}</dt><dd>{}</dd>\n", escaped(value)))
        .collect();
    let title = words::title(*report.kind);
    let body = format!(
        "<h1>{title}</h1>\n<p class=\"plate\">{}</p>\n\
         <p>Le titulaire du véhicule partage ce document avec vous.</p>\n<dl>\n{rows}</dl>\n\
         <p><a class=\"button\" href=\"{}/pdf\">Ouvrir le document (PDF)</a></p>\n\
         <p class=\"quiet\"><a href=\"/verify/{}\">Vérifier son authenticité</a></p>\n\
         <p lang=\"en\" class=\"quiet\">The holder of the vehicle shares this inspection document with \
         you. The link is valid until {until_en} (French time).</p>",
        escaped(&report.plate),
        escaped(&token.path()),
        escaped(&report.code),
    );
    Ok(page::page(StatusCode::OK, title, &body))
}

fn closed(found: &Found) -> Response {
    let (status, title, text, en) = match found {
        Found::Expired => (
            StatusCode::GONE,
            "Ce lien a expiré",
            "Le titulaire du véhicule l’avait ouvert pour un temps, qui est passé. Demandez-lui un \
             nouveau lien.",
            "This link has expired. Ask the vehicle’s holder for a new one.",
        ),
        Found::Revoked => (
            StatusCode::GONE,
            "Ce lien a été retiré",
            "Le titulaire du véhicule ne partage plus ce document par ce lien.",
            "This link was withdrawn: the vehicle’s holder no longer shares this document with it.",
        ),
        Found::Open(_) | Found::Unknown => (
            StatusCode::NOT_FOUND,
            "Lien inconnu",
            "Ce lien n’ouvre aucun document. Vérifiez qu’il est complet, ou demandez-en un nouveau au \
             titulaire du véhicule.",
            "This link opens no document. Check that it is complete, or ask the vehicle’s holder.",
        ),
    };
    page::notice(status, title, text, en)
}
