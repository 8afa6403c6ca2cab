//! One sender at a time: whoever sends holds the address, for as long as bytes come.
use crate::{
    error::ScanError,
    models::{Token, Upload},
};
use chrono::{DateTime, TimeDelta, Utc};
use kernel::{ApiResult, Clock, Pool};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A sender who is silent for so long is gone: the next one takes over.
const SILENT: TimeDelta = TimeDelta::seconds(6);
/// How often it is written down that bytes still come.
const RENEWED: Duration = Duration::from_secs(2);
/// Decoders work on a few files at a time; a crash meanwhile keeps the address so long.
const LOOKED_AT: TimeDelta = TimeDelta::minutes(3);

/// An address, held.
pub(super) struct Lease<'a> {
    pub(super) token: &'a Token,
    pool: &'a Pool,
    clock: Clock,
    id: Uuid,
    renewed: Instant,
}

impl<'a> Lease<'a> {
    /// Takes the address.
    ///
    /// # Errors
    /// `UPLOAD_BUSY` where somebody else is sending to it.
    pub(super) async fn take(pool: &'a Pool, clock: Clock, token: &'a Token) -> ApiResult<Self> {
        let (id, now) = (Uuid::now_v7(), clock.now());
        let mut conn = pool.get().await?;
        if !Upload::lease(&mut conn, token, id, now, now + SILENT).await? {
            return Err(ScanError::UploadBusy.into());
        }
        Ok(Self { token, pool, clock, id, renewed: Instant::now() })
    }

    /// Bytes came.
    ///
    /// # Errors
    /// `UPLOAD_BUSY` where this sender was silent for so long that another took over.
    pub(super) async fn renew(&mut self) -> ApiResult<()> {
        if self.renewed.elapsed() < RENEWED {
            return Ok(());
        }
        self.hold(self.clock.now() + SILENT).await
    }

    /// All bytes are here.
    ///
    /// # Errors
    /// As [`Lease::renew`].
    pub(super) async fn while_it_is_looked_at(&mut self) -> ApiResult<()> {
        self.hold(self.clock.now() + LOOKED_AT).await
    }

    async fn hold(&mut self, until: DateTime<Utc>) -> ApiResult<()> {
        self.renewed = Instant::now();
        let mut conn = self.pool.get().await?;
        if Upload::hold(&mut conn, self.token, self.id, Some(until)).await? {
            Ok(())
        } else {
            Err(ScanError::UploadBusy.into())
        }
    }

    /// Lets go of it.
    pub(super) async fn end(&self) -> ApiResult<()> {
        let mut conn = self.pool.get().await?;
        Upload::hold(&mut conn, self.token, self.id, None).await?;
        Ok(())
    }
}
