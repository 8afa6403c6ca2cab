//! Terms for calling off: what they say of an appointment before it is called off, and how a manager sets
//! them.
use super::{
    loaders::{CentreLoader, present},
    setup::CentrePayload,
};
use crate::{
    actions::{self, SetCancellationTermsInput},
    domain::{Agreed, CancellationPlan, LateCancellation, Step, Withdraws},
    models::{Booking, PastTerms},
};
use async_graphql::{
    Context, Object, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use kernel::{ApiError, ApiResult, Clock, Money, Pool, guard::Manager};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads what the terms of a list of centres were.
pub(crate) struct TermsLoader(pub(crate) Pool);

impl Loader<Uuid> for TermsLoader {
    type Value = Vec<PastTerms>;
    type Error = Arc<ApiError>;

    async fn load(&self, centres: &[Uuid]) -> Result<HashMap<Uuid, Vec<PastTerms>>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let past = PastTerms::among(&mut conn, centres).await;
        past.map_err(|error| Arc::new(ApiError::from(error)))
    }
}

/// What calling an appointment off would do.
#[derive(SimpleObject)]
pub(crate) struct Cancellation {
    /// Whether it can be called off now.
    possible: bool,
    /// Until when it costs its owner nothing.
    free_until: DateTime<Utc>,
    /// Goes back of what was paid.
    given_back: Money,
    /// Stays with the centre, by the terms that held when it was booked.
    kept: Money,
    /// Is given beside what was paid, by the terms that held when it was booked.
    extra: Money,
}

impl Cancellation {
    /// Of an appointment, if it is called off by them now.
    pub(super) async fn load(
        ctx: &Context<'_>,
        booking: &Booking,
        by: Withdraws,
    ) -> ApiResult<Self> {
        let centres = ctx.data_unchecked::<DataLoader<CentreLoader>>();
        let centre = present(centres.load_one(booking.agreed_at()).await)?;
        let past = ctx.data_unchecked::<DataLoader<TermsLoader>>().load_one(booking.agreed_at());
        let past = past.await.map_err(|error| (*error).clone())?.unwrap_or_default();
        let agreed = PastTerms::agreed(&past, &centre, booking);
        Ok(Self::of(booking, agreed, by, ctx.data_unchecked::<Clock>().now()))
    }

    /// The same by what is known to be agreed.
    pub(super) fn of(booking: &Booking, agreed: Agreed, by: Withdraws, now: DateTime<Utc>) -> Self {
        let outcome = agreed.outcome(by, booking.paid_cents(), now);
        let money = |amount_cents| Money { amount_cents, ..booking.price() };
        let begun = by == Withdraws::Customer && booking.starts_at <= now;
        Self {
            possible: booking.status.after(Step::Cancel).is_some() && !booking.is_offer() && !begun,
            free_until: agreed.free_until(),
            given_back: money(outcome.back),
            kept: money(outcome.kept),
            extra: money(outcome.extra),
        }
    }
}

/// A centre's terms for calling off, for who books now.
#[derive(SimpleObject)]
pub(crate) struct CancellationTerms {
    /// Free until so many hours before.
    free_hours: i32,
    /// What follows later.
    late: LateCancellation,
    /// The fee, where it is one.
    fee: Option<Money>,
    /// Where it is arrhes: whether the centre that cancels gives back double.
    gives_back_double: bool,
}

impl From<CancellationPlan> for CancellationTerms {
    fn from(plan: CancellationPlan) -> Self {
        let fee = (plan.late == LateCancellation::Fee).then(|| Money::euros(plan.fee_cents));
        Self {
            free_hours: i32::from(plan.free_hours),
            late: plan.late,
            fee,
            gives_back_double: plan.late == LateCancellation::Arrhes && plan.gives_back_double,
        }
    }
}

/// The mutation that sets them.
#[derive(Default)]
pub(super) struct TermsMutation;

#[Object]
impl TermsMutation {
    /// Managers: the centre's terms for calling off. Who has booked keeps those of then.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`.
    async fn set_cancellation_terms(
        &self,
        ctx: &Context<'_>,
        input: SetCancellationTermsInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::set_cancellation_terms(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }
}
