//! A body on its way in, of no more than a file may have.
use crate::domain;
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;

/// How much of a refused body is read and thrown away, in bytes, so that the sender gets to our
/// answer instead of a broken connection.
const DRAINED: usize = 64 * 1024 * 1024;

/// A body on its way in.
pub(super) struct Incoming {
    chunks: BodyDataStream,
    drained: usize,
}

/// Why a body did not come whole.
pub(super) enum Broken {
    /// Its sender is gone.
    Lost,
    /// It is more than a file may have.
    TooLarge,
}

impl Incoming {
    pub(super) fn new(body: Body) -> Self {
        Self { chunks: body.into_data_stream(), drained: 0 }
    }

    /// Adds all of it to `bytes`, which then hold the file as far as it came.
    pub(super) async fn collect(&mut self, bytes: &mut Vec<u8>) -> Result<(), Broken> {
        while let Some(chunk) = self.chunks.next().await {
            let chunk = chunk.map_err(|_| Broken::Lost)?;
            if bytes.len() + chunk.len() > domain::MAX_BYTES {
                return Err(Broken::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(())
    }

    /// Throws away what still comes, up to a limit.
    pub(super) async fn drain(&mut self) {
        while self.drained < DRAINED
            && let Some(Ok(chunk)) = self.chunks.next().await
        {
            self.drained += chunk.len();
        }
    }
}
