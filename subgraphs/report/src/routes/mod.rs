//! The domain's own pages on the public origin: documents, their verification, the reminders that
//! somebody wants, and in development the mailbox.
mod documents;
mod export;
mod mailbox;
mod page;
mod reminders;
mod shared;
mod sold;
mod verify;

use crate::ReportConfig;
use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use kernel::{ApiError, Clock, Pool};

#[derive(Clone)]
struct RouteState {
    pool: Pool,
    clock: Clock,
    config: ReportConfig,
}

/// `GET /documents/{token}`, `GET /verify/{code}`, `GET /shared/{token}`, `/reminders/{token}`, and `GET /mailbox` where
/// letters stay on this machine and the public origin is not `https`: a mailbox on the open internet
/// would show everybody's letters.
pub fn routes(pool: Pool, clock: Clock, config: ReportConfig) -> Router {
    let development = config.mail.keeps_letters() && !config.public_url.starts_with("https:");
    let router = Router::new()
        .route("/documents/{token}", get(documents::show))
        .route("/verify/{code}", get(verify::show))
        .route("/shared/{token}", get(shared::show))
        .route("/shared/{token}/pdf", get(shared::file))
        .route("/reminders/{token}", get(reminders::show).post(reminders::stop))
        .route("/reminders/{token}/again", post(reminders::again))
        .route("/reminders/{token}/chat", post(reminders::by_chat))
        .route("/reminders/{token}/letter", post(reminders::by_letter))
        .route("/reminders/sold/{token}", get(sold::show).post(sold::note));
    let router = if development {
        router
            .route("/mailbox", get(mailbox::list))
            .route("/mailbox/{id}", get(mailbox::show))
            .route("/mailbox/{id}/{file}", get(mailbox::download))
    } else {
        router
    };
    router.with_state(RouteState { pool, clock, config })
}

/// What went wrong stays in the log; the reader is told what to do.
fn failure(error: ApiError) -> Response {
    tracing::error!(error = format!("{:#}", error.into_report()), "page failed");
    page::trouble()
}
