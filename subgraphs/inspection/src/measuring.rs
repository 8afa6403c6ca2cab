//! Tells instruments what was ordered, one order after another, and notes what they say; no
//! connection to the database is held while they work.
use crate::{
    actions::{self, Told},
    bench::{Asked, BenchResult, Benches, Heard},
    domain::{BenchFailure, OrderState},
    models::BenchOrder,
};
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Pool};

/// Longer than an instrument may say nothing: nobody else takes the order meanwhile.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often an instrument is told of one order.
const ATTEMPTS: i32 = 4;
/// Between two of these.
const PAUSE: TimeDelta = TimeDelta::seconds(2);

/// Where orders to instruments leave from.
pub(crate) struct BenchDesk {
    pub(crate) pool: Pool,
    pub(crate) clock: Clock,
    pub(crate) benches: Benches,
}

/// How it ended with an instrument.
enum Ended {
    Measured(BenchResult),
    Failed(BenchFailure),
    /// Somebody took the order back.
    Cancelled,
}

impl BenchDesk {
    /// Sees one order through; answers whether there was one.
    pub(crate) async fn serve_next(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let claimed = {
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| {
                BenchOrder::claim(conn, now, now + LEASE).await.map_err(ApiError::from)
            })
            .await?
        };
        let Some(order) = claimed else { return Ok(false) };
        let told = {
            let mut conn = self.pool.get().await?;
            actions::told(&mut conn, &order).await?
        };
        let ended = match told {
            Ok(told) => self.measure(&order, &told).await?,
            Err(failure) => Ended::Failed(failure),
        };
        match ended {
            Ended::Measured(result) => {
                let mut conn = self.pool.get().await?;
                let taken =
                    actions::take_result(&mut conn, &order, result, self.clock.now()).await?;
                drop(conn);
                if let Err(failure) = taken {
                    self.fail(&order, failure).await?;
                }
            }
            Ended::Failed(failure) => self.fail(&order, failure).await?,
            Ended::Cancelled => {}
        }
        Ok(true)
    }

    /// Tells the instrument and listens to it.
    async fn measure(&self, order: &BenchOrder, told: &Told) -> ApiResult<Ended> {
        let asked = Asked {
            order: order.id,
            kind: *order.kind,
            vehicle: told.vehicle,
            plate: told.plate.as_deref(),
        };
        let mut line = match self.benches.tell(&told.address, &asked).await {
            Ok(line) => line,
            Err(failure) => return Ok(Ended::Failed(failure)),
        };
        loop {
            match line.hear().await {
                Ok(Heard::Result(result)) => return Ok(Ended::Measured(result)),
                Ok(Heard::Progress(percent)) => {
                    let mut conn = self.pool.get().await?;
                    let until = self.clock.now() + LEASE;
                    if !order.progressed(&mut conn, percent, until).await? {
                        drop(conn);
                        line.cancel().await;
                        return Ok(Ended::Cancelled);
                    }
                }
                Err(failure) => return Ok(Ended::Failed(failure)),
            }
        }
    }

    /// It came to nothing: again after a while, where that may help, else for good.
    async fn fail(&self, order: &BenchOrder, failure: BenchFailure) -> ApiResult<()> {
        let now = self.clock.now();
        let mut conn = self.pool.get().await?;
        tracing::warn!(order = %order.id, order.attempts, %failure, "an instrument did not measure");
        if failure.may_pass() && order.attempts < ATTEMPTS {
            order.put_off(&mut conn, PAUSE, now).await?;
        } else {
            order.end(&mut conn, OrderState::Failed, Some(failure), now).await?;
        }
        Ok(())
    }
}
