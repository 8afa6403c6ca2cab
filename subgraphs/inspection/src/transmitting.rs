//! Sends signed results to the OTC, one after another; no connection is held meanwhile.
use crate::{
    models::{OwnerContact, SealedResult, Transmission},
    otc::{OtcClient, Sent},
};
use anyhow::Context;
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Pool};

/// Longer than the OTC may take: nobody else takes the result meanwhile.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Where results leave from.
pub(crate) struct Transmitter {
    pub(crate) pool: Pool,
    pub(crate) clock: Clock,
    pub(crate) otc: OtcClient,
}

impl Transmitter {
    /// Sends one result; answers whether there was one.
    pub(crate) async fn send_next(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let claimed = {
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| Transmission::claim(conn, now, now + LEASE).await).await?
        };
        let Some(due) = claimed else { return Ok(false) };
        let id = due.inspection_id;
        let sent = {
            let mut conn = self.pool.get().await?;
            let result = SealedResult::of(&mut conn, id).await?;
            let result = result.context("a foreign key says that it is kept")?;
            Sent { result, contact: OwnerContact::given(&mut conn, id).await? }
        };
        let answer = self.otc.send(id, &sent).await;
        let mut conn = self.pool.get().await?;
        let now = self.clock.now();
        match answer {
            Ok(receipt) => {
                conn.transaction(async |conn| {
                    due.received(conn, &receipt, now).await?;
                    OwnerContact::erase(conn, id).await?;
                    Ok::<_, ApiError>(())
                })
                .await?;
            }
            Err(error) => {
                // The address may hold nothing secret; what was sent is not in the error.
                let reason = format!("{error:#}");
                tracing::warn!(inspection = %id, due.attempts, reason, "not sent to the OTC");
                due.put_off(&mut conn, &reason, now).await?;
            }
        }
        Ok(true)
    }
}
