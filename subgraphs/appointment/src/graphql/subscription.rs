//! What can be watched.
use crate::models::board_topic;
use async_graphql::{Context, SimpleObject, Subscription};
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream, stream::BoxStream};
use kernel::{ApiError, Clock, guard::Staff, live::Live};
use uuid::Uuid;

/// Something on a centre's board is not as it was: whoever shows it reads it again.
#[derive(SimpleObject)]
pub(crate) struct BoardChange {
    /// Whose board.
    centre_id: Uuid,
    /// Which appointment; anything may be otherwise where absent, as at the beginning.
    appointment_id: Option<Uuid>,
    /// When it was noticed.
    at: DateTime<Utc>,
}

/// The subscriptions.
pub struct Subscription;

#[Subscription]
impl Subscription {
    /// Once at the beginning, then each time an appointment of the centre is made, moved, changed or
    /// noted on, on whatever day; for its staff. It carries nothing of them: `dayBoard` does, and asks
    /// again whether one may. Refuses with `FORBIDDEN`.
    async fn board_changed(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
    ) -> Result<BoxStream<'static, BoardChange>, ApiError> {
        Staff::at(ctx, centre_id)?;
        let clock = *ctx.data_unchecked::<Clock>();
        // Listening begins before the first is sent, so that no change falls in between.
        let changes = ctx.data_unchecked::<Live>().subscribe_by_id(&board_topic(centre_id));
        let first = stream::once(std::future::ready(None));
        let told = first.chain(changes).map(move |appointment_id| BoardChange {
            centre_id,
            appointment_id,
            at: clock.now(),
        });
        Ok(told.boxed())
    }
}
