//! A body on its way in, of no more than a file may have.
use super::lease::Lease;
use crate::{domain, spool::Spool};
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;
use kernel::ApiError;

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
    /// It could not be kept, or the address is another sender's by now.
    Ours(ApiError),
}

impl Incoming {
    pub(super) fn new(body: Body) -> Self {
        Self { chunks: body.into_data_stream(), drained: 0 }
    }

    /// Writes all of it to the spool, which then holds the file as far as it came.
    pub(super) async fn collect(
        &mut self,
        spool: &mut Spool,
        lease: &mut Lease<'_>,
    ) -> Result<(), Broken> {
        while let Some(chunk) = self.chunks.next().await {
            let chunk = chunk.map_err(|_| Broken::Lost)?;
            if spool.len() + chunk.len() > domain::MAX_BYTES {
                return Err(Broken::TooLarge);
            }
            spool.write(&chunk).await.map_err(|error| Broken::Ours(error.into()))?;
            lease.renew().await.map_err(Broken::Ours)?;
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
