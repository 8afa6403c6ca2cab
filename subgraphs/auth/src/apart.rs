//! Work of the processor, off the threads that everybody's requests are polled on.
use anyhow::Context;
use kernel::ApiResult;

/// Does it there. What takes long or much memory waits for its turn first, as passwords do; a code is looked at within a transaction, and waits for nobody.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> ApiResult<T> {
    Ok(tokio::task::spawn_blocking(work).await.context("work of the processor was cut short")?)
}
