//! What can be watched.
use super::PARSE;
use crate::{domain::DocumentStatus, error::ScanError, models::Document};
use async_graphql::{Context, Subscription};
use futures_util::{StreamExt, stream, stream::BoxStream};
use kernel::{ApiError, ApiResult, Pool, guard::Reader, live::Live};
use uuid::Uuid;

/// The subscriptions.
pub struct Subscription;

#[Subscription]
impl Subscription {
    /// A document as it is now, then each time its status changes, until nothing more will come.
    /// For its owner and for staff of the network. Refuses with `DOCUMENT_NOT_FOUND`.
    async fn document_progress(
        &self,
        ctx: &Context<'_>,
        document_id: Uuid,
    ) -> Result<BoxStream<'static, ApiResult<Document>>, ApiError> {
        let reader = Reader::with_scope(ctx, PARSE)?;
        let pool = ctx.data_unchecked::<Pool>().clone();
        // Listening begins before the first look, so that no change falls in between.
        let changes = ctx.data_unchecked::<Live>().subscribe(&Document::topic(document_id));
        let first = find(&pool, &reader, document_id).await?;
        let first = first.ok_or(ScanError::DocumentNotFound)?;
        let seen = *first.status;
        let later = stream::unfold((changes.boxed(), seen), move |(mut changes, seen)| {
            let (pool, reader) = (pool.clone(), reader.clone());
            async move {
                if seen.is_final() {
                    return None;
                }
                loop {
                    changes.next().await?;
                    match next(&pool, &reader, document_id, seen).await {
                        Ok(Next::Same) => {}
                        Ok(Next::Gone) => return None,
                        Ok(Next::Changed(document)) => {
                            let status = *document.status;
                            return Some((Ok(*document), (changes, status)));
                        }
                        Err(error) => return Some((Err(error), (changes, seen))),
                    }
                }
            }
        });
        Ok(stream::once(std::future::ready(Ok(first))).chain(later).boxed())
    }
}

/// What a signal was about.
enum Next {
    Same,
    Changed(Box<Document>),
    /// It is no longer the watcher's.
    Gone,
}

async fn next(pool: &Pool, reader: &Reader, id: Uuid, seen: DocumentStatus) -> ApiResult<Next> {
    Ok(match find(pool, reader, id).await? {
        None => Next::Gone,
        Some(document) if *document.status == seen => Next::Same,
        Some(document) => Next::Changed(Box::new(document)),
    })
}

async fn find(pool: &Pool, reader: &Reader, id: Uuid) -> ApiResult<Option<Document>> {
    let mut conn = pool.get().await?;
    Ok(Document::asked(&mut conn, reader, id).await?)
}
