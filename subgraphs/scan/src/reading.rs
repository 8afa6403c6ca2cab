//! What happens to a document once it is here: it is read, one at a time per process.
//!
//! A crash in the middle loses nothing: the claim runs out and another worker begins again. A
//! document on which the reader itself breaks is given up after a few attempts.
use crate::{
    ScanConfig,
    domain::{self, DocumentKind, DocumentStatus, Failure},
    models::{Document, Job, Page},
    ocr::Reader,
};
use anyhow::Context;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::scan::{Code, DocumentRejected, TextRead};
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, outbox};
use serde_json::Value;
use std::sync::Arc;
use tokio::{sync::OnceCell, task::spawn_blocking};

mod look;
use look::Seen;

/// Where a reading says which of the document's pages it is of.
pub(crate) const PAGE_NUMBER: &str = "number";

/// Reads the documents that wait.
pub(crate) struct ReadingRoom {
    pool: Pool,
    clock: Clock,
    config: ScanConfig,
    reader: OnceCell<Arc<Reader>>,
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
                let pages = Page::of(conn, job.document_id).await?;
                Ok::<_, ApiError>(Some((job, begun.then_some(pages))))
            })
            .await?;
        // Reading takes seconds: the connection is of more use elsewhere.
        drop(conn);
        let Some((job, begun)) = claimed else { return Ok(false) };
        if let Some(pages) = begun {
            let seen = self.look_and_hold(&job, reader, pages).await;
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

    /// Looks, and says meanwhile that somebody does: a worker that dies is missed soon.
    async fn look_and_hold(
        &self,
        job: &Job,
        reader: Arc<Reader>,
        pages: Vec<Page>,
    ) -> anyhow::Result<Seen> {
        let mut look = std::pin::pin!(self.look(reader, pages));
        loop {
            tokio::select! {
                seen = &mut look => return seen,
                () = tokio::time::sleep(domain::LEASE_RENEWED) => {}
            }
            if let Err(error) = self.hold(job).await {
                let error = format!("{:#}", error.into_report());
                tracing::warn!(error, "a reading goes on, and could not say so");
            }
        }
    }

    async fn hold(&self, job: &Job) -> ApiResult<bool> {
        let mut conn = self.pool.get().await?;
        Ok(job.free_from(&mut conn, self.clock.now() + domain::READING_LEASE).await?)
    }

    async fn look(&self, reader: Arc<Reader>, pages: Vec<Page>) -> anyhow::Result<Seen> {
        let mut pictures = Vec::new();
        for page in pages {
            pictures.push(self.config.files.get(&page.picture_key()).await?);
        }
        // A panic in there comes out as an error here.
        spawn_blocking(move || look::at(&reader, &pictures)).await.context("the reader broke")?
    }

    async fn settle(&self, conn: &mut Conn, job: Job, seen: anyhow::Result<Seen>) -> ApiResult<()> {
        let now = self.clock.now();
        let seen = match seen {
            Ok(seen) => seen,
            Err(error) if job.attempts < domain::MOST_ATTEMPTS => {
                tracing::warn!(document = %job.document_id, error = format!("{error:#}"), "reading failed, to be tried again");
                job.free_from(conn, now + domain::pause_after(job.attempts)).await?;
                return Ok(());
            }
            Err(error) => {
                tracing::error!(document = %job.document_id, error = format!("{error:#}"), "reading given up");
                return reject(conn, job, Failure::ReadingFailed).await.map(drop);
            }
        };
        let Some(document) = Document::lock(conn, job.document_id).await? else { return Ok(()) };
        if let Some(failure) = seen.failure(*document.kind)
            && !(failure.once()
                && document.sent_back_before(conn, failure, now - domain::PATIENCE).await?)
        {
            // Not what was asked for, and yet worth something: `parser` keeps it for what it is.
            if reject(conn, job, failure).await? && seen.is_inspection() {
                let event = TextRead {
                    document_id: document.id,
                    owner_id: document.owner_id,
                    appointment_id: document.appointment_id,
                    // Nobody called it an inspection: it counts only if `parser` sees one, too.
                    kind: DocumentKind::Other,
                    page: serde_json::to_value(&seen.page).map_err(anyhow::Error::from)?,
                    codes: seen.codes,
                };
                outbox::publish(conn, &event).await?;
            }
            return Ok(());
        }
        if !job.finish(conn).await? {
            // Somebody else has it by now, or it was deleted.
            return Ok(());
        }
        let mut page = serde_json::to_value(&seen.page).map_err(anyhow::Error::from)?;
        page[PAGE_NUMBER] = seen.number.into();
        tell(conn, &document, page, seen.codes, now).await
    }
}

/// Keeps what was read of a document and tells the others.
pub(crate) async fn tell(
    conn: &mut Conn,
    document: &Document,
    page: Value,
    codes: Vec<Code>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    document.set_read(conn, &page, &codes, now).await?;
    let event = TextRead {
        document_id: document.id,
        owner_id: document.owner_id,
        appointment_id: document.appointment_id,
        kind: *document.kind,
        page,
        codes,
    };
    outbox::publish(conn, &event).await
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
            reject(conn, job, Failure::ReadingFailed).await?;
            Ok(false)
        }
        Some(document) => {
            document.set_status(conn, DocumentStatus::Reading, None).await?;
            Ok(true)
        }
    }
}

/// Says why a document cannot be used; answers whether it was ours to say.
async fn reject(conn: &mut Conn, job: Job, failure: Failure) -> ApiResult<bool> {
    if !job.finish(conn).await? {
        return Ok(false);
    }
    let Some(document) = Document::lock(conn, job.document_id).await? else { return Ok(false) };
    document.set_status(conn, DocumentStatus::Rejected, Some(failure)).await?;
    let (fr, en) = failure.words();
    let event = DocumentRejected {
        document_id: document.id,
        owner_id: document.owner_id,
        code: failure.to_string(),
        fr: fr.to_owned(),
        en: en.to_owned(),
    };
    outbox::publish(conn, &event).await?;
    Ok(true)
}
