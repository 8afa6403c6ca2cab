//! `GET /documents/{token}`: the PDF, for whoever was given the link, while it lasts.
use super::{RouteState, failure, page};
use crate::{
    domain::LinkError,
    issuing,
    models::{PrintedInvoice, Report},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kernel::ApiResult;
use uuid::Uuid;

pub(super) async fn show(State(state): State<RouteState>, Path(token): Path<String>) -> Response {
    let id = match state.config.links().open(&token, state.clock.now()) {
        Ok(id) => id,
        Err(LinkError::Expired) => return expired(),
        Err(LinkError::Unknown) => return unknown(),
    };
    match document(&state, id).await {
        Ok(Some((name, bytes))) => page::file(&name, "application/pdf", bytes),
        Ok(None) => unknown(),
        Err(error) => failure(error),
    }
}

async fn document(state: &RouteState, id: Uuid) -> ApiResult<Option<(String, Vec<u8>)>> {
    let found = {
        let mut conn = state.pool.get().await?;
        Report::among(&mut conn, &[id]).await?.pop()
    };
    let Some(report) = found else { return invoice(state, id).await };
    Ok(Some((report.file_name(), issuing::read(&state.config, &report).await?)))
}

async fn invoice(state: &RouteState, id: Uuid) -> ApiResult<Option<(String, Vec<u8>)>> {
    let found = PrintedInvoice::linked(&mut *state.pool.get().await?, id).await?;
    let Some(invoice) = found else { return Ok(None) };
    Ok(Some((invoice.file_name(), issuing::read_invoice(&state.config, &invoice).await?)))
}

fn expired() -> Response {
    page::notice(
        StatusCode::GONE,
        "Ce lien a expiré",
        "Les liens de téléchargement fonctionnent sept jours. Connectez-vous à votre compte ou \
         demandez le document à l’assistant : vous recevrez un nouveau lien.",
        "This link has expired. Log in or ask the assistant for a new one.",
    )
}

fn unknown() -> Response {
    page::notice(
        StatusCode::NOT_FOUND,
        "Document introuvable",
        "Ce lien ne correspond à aucun document. Vérifiez qu’il est complet, ou demandez le \
         document à l’assistant.",
        "This link leads to no document. Check that it is complete, or ask the assistant.",
    )
}
