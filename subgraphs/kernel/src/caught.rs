//! Panics of listeners and tasks: caught where they are called, so that none ends what calls it.
use futures_util::FutureExt;
use std::{any::Any, panic::AssertUnwindSafe};

/// What work panicked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panicked(pub(crate) String);

/// The work's outcome. After a panic nothing of its state is used again: its connection is broken
/// off within a transaction, which the pool sees.
pub(crate) async fn caught<T>(work: impl Future<Output = T>) -> Result<T, Panicked> {
    AssertUnwindSafe(work).catch_unwind().await.map_err(|cause| Panicked(words(&*cause)))
}

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}
