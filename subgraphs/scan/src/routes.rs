//! Where the bytes come in: `PUT /uploads/{token}`, the raw file as the body.
//!
//! Answers 204, or a refusal as `{code, message, en}`. A refused file leaves the address open: the
//! customer may send a better photo to it until it expires.
use crate::{
    ScanConfig, actions, domain,
    error::ScanError,
    image_intake::{self, Limits},
    models::Token,
};
use anyhow::Context;
use axum::{
    Json, Router,
    body::{Body, BodyDataStream},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::put,
};
use futures_util::StreamExt;
use kernel::{ApiError, ApiResult, Clock, Pool};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// A phone on a poor network needs a while; nobody needs longer.
const PATIENCE: Duration = Duration::from_secs(120);
/// How much of a refused body is read and thrown away, so that the sender gets to our answer
/// instead of a broken connection.
const DRAINED: usize = 64 * 1024 * 1024;
/// A picture takes a quarter of a gigabyte while it is decoded.
const DECODED_AT_ONCE: usize = 2;

#[derive(Clone)]
struct Door {
    pool: Pool,
    clock: Clock,
    config: ScanConfig,
    decoders: Arc<Semaphore>,
}

/// The domain's own HTTP routes, on the public origin.
pub fn routes(pool: Pool, clock: Clock, config: ScanConfig) -> Router {
    let decoders = Arc::new(Semaphore::new(DECODED_AT_ONCE));
    Router::new().route("/uploads/{token}", put(upload)).with_state(Door {
        pool,
        clock,
        config,
        decoders,
    })
}

async fn upload(
    State(door): State<Door>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let mut incoming = Incoming { chunks: body.into_data_stream(), drained: 0 };
    match door.take_in(&Token::sent(token), &headers, &mut incoming).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => {
            // What is still on its way is not worth more patience than a whole upload.
            let _ = timeout(PATIENCE, incoming.drain()).await;
            refusal(error)
        }
    }
}

impl Door {
    async fn take_in(
        &self,
        token: &Token,
        headers: &HeaderMap,
        incoming: &mut Incoming,
    ) -> ApiResult<()> {
        {
            let mut conn = self.pool.get().await?;
            actions::check_upload(&mut conn, token, self.clock.now()).await?;
        }
        if declared_length(headers).is_some_and(|length| length > domain::MAX_BYTES) {
            return Err(domain::too_large().into());
        }
        let bytes = timeout(PATIENCE, incoming.collect())
            .await
            .map_err(|_| ScanError::UploadInterrupted)??;
        let jpeg = self.look_at(bytes).await?;
        actions::receive(&self.pool, &self.config.files, token, jpeg, self.clock.now()).await
    }

    /// The picture as it may be stored, if it is one.
    async fn look_at(&self, bytes: Vec<u8>) -> ApiResult<Vec<u8>> {
        let _turn = self.decoders.acquire().await.context("the decoders are closed")?;
        let limits = Limits { max_bytes: domain::MAX_BYTES, ..Limits::default() };
        let decoded = spawn_blocking(move || image_intake::decode(&bytes, &limits))
            .await
            .context("a picture broke its decoder")?
            .map_err(ScanError::from)?;
        Ok(decoded.jpeg)
    }
}

fn declared_length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A body on its way in.
struct Incoming {
    chunks: BodyDataStream,
    drained: usize,
}

impl Incoming {
    /// All of it, if it is no larger than a file may be.
    async fn collect(&mut self) -> Result<Vec<u8>, ScanError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunks.next().await {
            let chunk = chunk.map_err(|_| ScanError::UploadInterrupted)?;
            if bytes.len() + chunk.len() > domain::MAX_BYTES {
                return Err(domain::too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// Throws away what still comes, up to a limit.
    async fn drain(&mut self) {
        while self.drained < DRAINED
            && let Some(Ok(chunk)) = self.chunks.next().await
        {
            self.drained += chunk.len();
        }
    }
}

fn refusal(error: ApiError) -> Response {
    let (code, message, en) = match error {
        ApiError::Client(refusal) => (refusal.code(), refusal.fr(), refusal.to_string()),
        ApiError::Internal(error) => {
            tracing::error!(error = format!("{error:#}"), "upload failed");
            let fr = "Une erreur est survenue de notre côté. Réessayez dans un instant.";
            let en = "Something went wrong on our side. Please try again shortly.";
            ("INTERNAL", fr.to_owned(), en.to_owned())
        }
    };
    let status = match code {
        "UPLOAD_NOT_FOUND" => StatusCode::NOT_FOUND,
        "UPLOAD_EXPIRED" => StatusCode::GONE,
        "UPLOAD_ALREADY_USED" => StatusCode::CONFLICT,
        "UPLOAD_INTERRUPTED" => StatusCode::BAD_REQUEST,
        "FILE_TOO_LARGE" => StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_TYPE_UNSUPPORTED" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, Json(json!({ "code": code, "message": message, "en": en }))).into_response()
}
