//! `GET /documents/{token}`: the PDF, or the copy of somebody’s data, for whoever was given the link, while it lasts.
use super::{RouteState, export, failure, page};
use crate::{
    domain::{LinkError, RECEIPT},
    issuing,
    models::{
        ClosedDay, Contact, CountedMonth, Export, InvoiceFacts, Poster, PrintedInvoice, Report,
    },
    pdf::{self, InvoiceSheet},
};
use anyhow::Context;
use axum::{
    body::Body,
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
    let found = if token.ends_with(RECEIPT) {
        receipt(&state, id).await
    } else {
        document(&state, id).await
    };
    match found {
        Ok(Some(File { name, kind, body })) => page::file(&name, kind, body),
        Ok(None) => unknown(),
        Err(error) => failure(error),
    }
}

/// What a link leads to.
struct File {
    name: String,
    kind: &'static str,
    body: Body,
}

impl File {
    fn pdf(name: String, bytes: Vec<u8>) -> Self {
        Self { name, kind: "application/pdf", body: Body::from(bytes) }
    }
}

async fn document(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = {
        let mut conn = state.pool.get().await?;
        Report::among(&mut conn, &[id]).await?.pop()
    };
    let Some(report) = found else { return invoice(state, id).await };
    Ok(Some(File::pdf(report.file_name(), issuing::read(&state.config, &report).await?)))
}

async fn invoice(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = PrintedInvoice::linked(&mut *state.pool.get().await?, id).await?;
    let Some(invoice) = found else { return copy(state, id).await };
    let bytes = issuing::read_invoice(&state.config, &invoice).await?;
    Ok(Some(File::pdf(invoice.file_name(), bytes)))
}

async fn copy(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = Export::linked(&mut *state.pool.get().await?, id).await?;
    let Some(copy) = found else { return closing(state, id).await };
    let body = export::body(copy, state.config.pictures.clone())?;
    Ok(Some(File { name: export::NAME.to_owned(), kind: export::KIND, body }))
}

/// Papers that are printed when somebody wants them.
async fn printed(
    name: String,
    print: impl FnOnce() -> anyhow::Result<Vec<u8>> + Send + 'static,
) -> ApiResult<Option<File>> {
    let bytes = tokio::task::spawn_blocking(print).await.context("a paper broke its printer")??;
    Ok(Some(File::pdf(name, bytes)))
}

async fn closing(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = ClosedDay::linked(&mut *state.pool.get().await?, id).await?;
    let Some(closed) = found else { return poster(state, id).await };
    let facts = closed.facts()?;
    let name = format!("cloture-{}-{}.pdf", facts.approval_number, facts.day);
    printed(name, move || pdf::print_closing(&facts)).await
}

async fn poster(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = Poster::linked(&mut *state.pool.get().await?, id).await?;
    let Some(poster) = found else { return month(state, id).await };
    let facts = poster.facts()?;
    let name = format!("tarifs-{}.pdf", facts.centre.approval_number);
    printed(name, move || pdf::print_poster(&facts)).await
}

async fn month(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let found = CountedMonth::linked(&mut *state.pool.get().await?, id).await?;
    let Some(facts) = found.map(|month| month.facts()).transpose()?.flatten() else {
        return Ok(None);
    };
    let counted = &facts.appointments;
    let month = counted.month.format("%Y-%m");
    let name = format!("chiffres-{}-{month}.pdf", counted.centre.approval_number);
    printed(name, move || pdf::print_month(&facts)).await
}

async fn receipt(state: &RouteState, id: Uuid) -> ApiResult<Option<File>> {
    let (facts, contact) = {
        let mut conn = state.pool.get().await?;
        let found = PrintedInvoice::linked(&mut conn, id).await?;
        let Some(invoice) = found else { return Ok(None) };
        let InvoiceFacts::Paid(facts) = invoice.facts()? else { return Ok(None) };
        let contact = Contact::of(&mut conn, facts.customer_id).await?;
        (*facts, contact)
    };
    let customer = contact.map(|contact| contact.display_name).unwrap_or_default();
    let name = format!("recu-{}.pdf", facts.number);
    let sheet = InvoiceSheet { facts, customer };
    printed(name, move || pdf::print_receipt(&sheet)).await
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
