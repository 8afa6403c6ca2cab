//! What happens to a document once it is here: it is read, one at a time per process.
//!
//! A crash in the middle loses nothing: the claim runs out and another worker begins again. A
//! document on which the reader itself breaks is given up after a few attempts.
use crate::{
    ScanConfig, codes,
    domain::{self, DocumentStatus, Failure},
    models::{Document, Job},
    ocr::{Page, Reader},
};
use anyhow::Context;
use diesel_async::AsyncConnection;
use events::scan::{Code, DocumentRejected, TextRead};
use image::ImageFormat;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, outbox};
use std::sync::Arc;
use tokio::{sync::OnceCell, task::spawn_blocking};
use uuid::Uuid;

/// Reads the documents that wait.
pub(crate) struct ReadingRoom {
    pool: Pool,
    clock: Clock,
    config: ScanConfig,
    reader: OnceCell<Arc<Reader>>,
}

/// What was seen on a page.
struct Seen {
    page: Page,
    codes: Vec<Code>,
}

impl ReadingRoom {
    pub(crate) fn new(pool: Pool, clock: Clock, config: ScanConfig) -> Self {
        Self { pool, clock, config, reader: OnceCell::new() }
    }

    /// Reads the document that waits longest; answers whether there was one.
    pub(crate) async fn read_next(&self) -> ApiResult<bool> {
        let mut conn = self.pool.get().await?;
        if !Job::any_due(&mut conn, self.clock.now()).await? {
            return Ok(false);
        }
        // Before the claim: missing models are our failure, no document should pay for it.
        let reader = self.reader().await?;
        let now = self.clock.now();
        let claimed = conn
            .transaction(async |conn| {
                let Some(job) = Job::claim(conn, now, now + domain::READING_LEASE).await? else {
                    return Ok(None);
                };
                let begun = begin(conn, job).await?;
                Ok::<_, ApiError>(Some((job, begun)))
            })
            .await?;
        // Reading takes seconds: the connection is of more use elsewhere.
        drop(conn);
        let Some((job, begun)) = claimed else { return Ok(false) };
        if begun {
            let seen = self.look(reader, job.document_id).await;
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| self.settle(conn, job, seen).await).await?;
        }
        Ok(true)
    }

    async fn reader(&self) -> anyhow::Result<Arc<Reader>> {
        let load = || async {
            let folder = self.config.models_dir.clone();
            let reader = spawn_blocking(move || Reader::load(&folder)).await??;
            Ok::<_, anyhow::Error>(Arc::new(reader))
        };
        self.reader.get_or_try_init(load).await.cloned()
    }

    async fn look(&self, reader: Arc<Reader>, id: Uuid) -> anyhow::Result<Seen> {
        let jpeg = self.config.files.get(&Document::file_key(id)).await?;
        // A panic in there comes out as an error here.
        spawn_blocking(move || {
            let picture =
                image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg)?.into_luma8();
            let page = reader.read(&picture)?;
            Ok(Seen { page, codes: codes::decode(&picture).into_iter().map(told).collect() })
        })
        .await
        .context("the reader broke")?
    }

    async fn settle(&self, conn: &mut Conn, job: Job, seen: anyhow::Result<Seen>) -> ApiResult<()> {
        let now = self.clock.now();
        let seen = match seen {
            Ok(seen) => seen,
            Err(error) if job.attempts < domain::MOST_ATTEMPTS => {
                tracing::warn!(document = %job.document_id, error = format!("{error:#}"), "reading failed, to be tried again");
                job.give_back(conn, now + domain::pause_after(job.attempts)).await?;
                return Ok(());
            }
            Err(error) => {
                tracing::error!(document = %job.document_id, error = format!("{error:#}"), "reading given up");
                return give_up(conn, job).await;
            }
        };
        if !job.finish(conn).await? {
            // Somebody else has it by now, or it was deleted.
            return Ok(());
        }
        let Some(document) = Document::lock(conn, job.document_id).await? else { return Ok(()) };
        document.set_read(conn, &seen.codes, now).await?;
        let event = TextRead {
            document_id: document.id,
            owner_id: document.owner_id,
            appointment_id: document.appointment_id,
            kind: document.kind.to_string(),
            page: serde_json::to_value(&seen.page).map_err(anyhow::Error::from)?,
            codes: seen.codes,
        };
        outbox::publish(conn, &event).await
    }
}

/// Marks a claimed document as being read; answers whether it still wants reading.
async fn begin(conn: &mut Conn, job: Job) -> ApiResult<bool> {
    let document = Document::lock(conn, job.document_id).await?;
    let wanted = document.filter(|document| !document.status.is_final());
    match wanted {
        None => {
            job.finish(conn).await?;
            Ok(false)
        }
        // Its worker died each time.
        Some(_) if job.attempts > domain::MOST_ATTEMPTS => {
            tracing::error!(document = %job.document_id, "reading never came to an end");
            give_up(conn, job).await?;
            Ok(false)
        }
        Some(document) => {
            document.set_status(conn, DocumentStatus::Reading, None).await?;
            Ok(true)
        }
    }
}

async fn give_up(conn: &mut Conn, job: Job) -> ApiResult<()> {
    if !job.finish(conn).await? {
        return Ok(());
    }
    let Some(document) = Document::lock(conn, job.document_id).await? else { return Ok(()) };
    let failure = Failure::ReadingFailed;
    document.set_status(conn, DocumentStatus::Rejected, Some(failure)).await?;
    let (fr, en) = failure.words();
    let event = DocumentRejected {
        document_id: document.id,
        owner_id: document.owner_id,
        code: failure.to_string(),
        fr: fr.to_owned(),
        en: en.to_owned(),
    };
    outbox::publish(conn, &event).await
}

fn told(code: codes::Code) -> Code {
    let format = match code.format {
        codes::CodeFormat::Qr => "QR_CODE",
        codes::CodeFormat::DataMatrix => "DATA_MATRIX",
    };
    Code { format: format.to_owned(), text: code.text }
}
