//! A future of one runtime, polled by another.
//! Decisions: docs/decisions/router.md

use pin_project_lite::pin_project;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use tokio::runtime::Handle;

pin_project! {
    /// Polls on the web worker that waits for it, inside the binary's multi-threaded runtime: what
    /// the future spawns, its timers and its connections live there, and no thread has to be woken
    /// to begin it or to end it.
    pub(crate) struct Within<F> {
        runtime: Handle,
        #[pin]
        future: F,
    }
}

impl<F> Within<F> {
    pub(crate) fn new(runtime: &Handle, future: F) -> Self {
        Self { runtime: runtime.clone(), future }
    }
}

impl<F: Future> Future for Within<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let _inside = this.runtime.enter();
        this.future.poll(cx)
    }
}
