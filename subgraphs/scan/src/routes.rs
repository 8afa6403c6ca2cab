//! Where the bytes come in: `/uploads/{token}`, the raw file as the body.
//!
//! `PUT` sends a file from its beginning and answers 204, or a refusal as `{code, message, en}`. A
//! refused file leaves the address open: the customer may send a better photo to it until it
//! expires.
//!
//! What came before a network broke is kept. `HEAD` says how much as `Upload-Offset`; `PATCH` with
//! that `Upload-Offset` and the file's whole `Upload-Length` sends the rest, and answers as `PUT`
//! does. A `PATCH` elsewhere is refused with `UPLOAD_OFFSET_WRONG`.
//!
//! One sender at a time has an address (`UPLOAD_BUSY`), and all bytes on their way are on disk,
//! within one budget (`UPLOADS_BUSY`); both say when to come back.
//! Decisions: docs/decisions/files.md
use crate::{
    ScanConfig, domain,
    error::ScanError,
    image_intake::{Limits, Sheet},
    models::{Token, Upload},
    receiving,
    spool::Spool,
};
use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::put,
};
use kernel::{ApiResult, Clock, Pool};
use std::time::Duration;
use tokio::time::timeout;

mod incoming;
mod lease;
mod refusal;

use incoming::{Broken, Incoming};
use lease::Lease;

/// A phone on a poor network needs a while; nobody needs longer.
const PATIENCE: Duration = Duration::from_secs(120);
/// Where in the file the body begins, or how much of it is here.
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// How long the whole file is.
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");

#[derive(Clone)]
struct UploadState {
    pool: Pool,
    clock: Clock,
    config: ScanConfig,
}

/// The domain's own HTTP routes, on the public origin.
pub fn routes(pool: Pool, clock: Clock, config: ScanConfig) -> Router {
    Router::new()
        .route("/uploads/{token}", put(upload).patch(go_on).head(stand))
        .with_state(UploadState { pool, clock, config })
}

async fn upload(
    State(state): State<UploadState>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let whole = length(&headers, &header::CONTENT_LENGTH);
    state.answer(Token::sent(token), Start::Anew, whole, body).await
}

async fn go_on(
    State(state): State<UploadState>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let start = Start::At(length(&headers, &UPLOAD_OFFSET).unwrap_or_default());
    let whole = length(&headers, &UPLOAD_LENGTH);
    state.answer(Token::sent(token), start, whole, body).await
}

async fn stand(State(state): State<UploadState>, Path(token): Path<String>) -> Response {
    let standing = async {
        let mut conn = state.pool.get().await?;
        receiving::standing(&mut conn, &Token::sent(token), state.clock.now()).await
    };
    match standing.await {
        Ok(at) => (
            StatusCode::NO_CONTENT,
            [(UPLOAD_OFFSET, at.to_string()), (header::CACHE_CONTROL, "no-store".to_owned())],
        )
            .into_response(),
        Err(error) => refusal::answer(error),
    }
}

/// Where in its file a body begins.
#[derive(Clone, Copy)]
enum Start {
    /// At its beginning, whatever came before.
    Anew,
    /// Where it broke off.
    At(usize),
}

impl UploadState {
    async fn answer(
        self,
        token: Token,
        start: Start,
        whole: Option<usize>,
        body: Body,
    ) -> Response {
        // On a task of its own: what came before the sender went away is kept all the same.
        let taking = tokio::spawn(async move {
            let mut incoming = Incoming::new(body);
            let taken = self.take_in(&token, start, whole, &mut incoming).await;
            if taken.is_err() {
                // What is still on its way is not worth more patience than a whole upload.
                let _ = timeout(PATIENCE, incoming.drain()).await;
            }
            taken
        });
        match taking.await.map_err(anyhow::Error::from) {
            Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
            Ok(Err(error)) => refusal::answer(error),
            Err(broken) => refusal::answer(broken.into()),
        }
    }

    /// Takes a body in for whoever holds the address: the first to come, while bytes come.
    async fn take_in(
        &self,
        token: &Token,
        start: Start,
        whole: Option<usize>,
        incoming: &mut Incoming,
    ) -> ApiResult<()> {
        let standing = {
            let mut conn = self.pool.get().await?;
            receiving::standing(&mut conn, token, self.clock.now()).await?
        };
        if whole.is_some_and(|length| length > domain::MAX_BYTES) {
            return Err(domain::too_large().into());
        }
        let mut lease = Lease::take(&self.pool, self.clock, token).await?;
        let outcome = self.take_held(&mut lease, standing, start, whole, incoming).await;
        lease.end().await?;
        outcome
    }

    async fn take_held(
        &self,
        lease: &mut Lease<'_>,
        standing: usize,
        start: Start,
        whole: Option<usize>,
        incoming: &mut Incoming,
    ) -> ApiResult<()> {
        let token = lease.token;
        let mut spool = Spool::open(&self.config.spool, whole.unwrap_or(domain::MAX_BYTES)).await?;
        let (pool, files) = (&self.pool, &self.config.files);
        let at = match start {
            Start::At(at) => {
                receiving::gather(pool, files, token, at, &mut spool, self.clock.now()).await?;
                at
            }
            Start::Anew => {
                if standing > 0 {
                    receiving::start_anew(pool, files, token).await?;
                }
                0
            }
        };
        let broken = match timeout(PATIENCE, incoming.collect(&mut spool, lease)).await {
            Ok(Ok(())) => whole.is_some_and(|length| spool.len() < length),
            Ok(Err(Broken::TooLarge)) => return Err(domain::too_large().into()),
            Ok(Err(Broken::Ours(error))) => return Err(error),
            Ok(Err(Broken::Lost)) | Err(_) => true,
        };
        if broken {
            let came = spool.read(at).await?;
            // Before what came can be seen: whoever sees it goes on at once.
            lease.end().await?;
            receiving::keep_part(pool, files, token, at, came, self.clock.now()).await?;
            return Err(ScanError::UploadInterrupted.into());
        }
        lease.while_it_is_looked_at().await?;
        let content = spool.content_hash();
        let sheets = match self.look_at(token, spool).await {
            Ok(sheets) => sheets,
            Err(refused) => {
                if at > 0 {
                    receiving::start_anew(pool, files, token).await?;
                }
                return Err(refused);
            }
        };
        receiving::receive(pool, files, token, &content, sheets, self.clock.now()).await?;
        if at > 0 {
            receiving::start_anew(pool, files, token).await?;
        }
        Ok(())
    }

    /// The pages as they may be stored, if there are any worth it.
    async fn look_at(&self, token: &Token, mut spool: Spool) -> ApiResult<Vec<Sheet>> {
        let kind = {
            let mut conn = self.pool.get().await?;
            Upload::kind(&mut conn, token).await?.ok_or(ScanError::UploadNotFound)?
        };
        let limits = Limits { max_bytes: domain::MAX_BYTES, ..Limits::default() };
        let read = async move || spool.read(0).await;
        let looked = self.config.decoder.look_read(read, limits).await?;
        let kept = looked.and_then(|sheets| receiving::kept(*kind, sheets));
        Ok(kept.map_err(ScanError::from)?)
    }
}

fn length(headers: &HeaderMap, name: &HeaderName) -> Option<usize> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}
