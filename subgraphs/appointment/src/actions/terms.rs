//! A centre's terms for calling off.
//! Decisions: docs/decisions/booking.md
use super::setup;
use crate::{
    domain::{CancellationPlan, LateCancellation},
    error::{AppointmentError, Fault},
    models::Centre,
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, guard::Manager};
use uuid::Uuid;

/// What calling off costs from now on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetCancellationTermsInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// Free until so many hours before, 168 at most.
    pub(crate) free_hours: i32,
    /// What follows later.
    pub(crate) late: LateCancellation,
    /// The fee, in cents, where it is one; 50,000 at most.
    #[graphql(default)]
    pub(crate) fee_cents: i64,
    /// Where it is arrhes: whether the centre that cancels gives back double. It does unless its
    /// terms say otherwise (Code de la consommation, L214-1).
    #[graphql(default = true)]
    pub(crate) gives_back_double: bool,
}

/// Other terms for who books from now on.
pub(crate) async fn set_cancellation_terms(
    conn: &mut Conn,
    by: &Manager,
    input: SetCancellationTermsInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, "cancellation terms change");
    setup::change(conn, by, "centre.terms_set", centre, now, |plan| {
        let wrong = AppointmentError::CentreInvalid(Fault::Cancellation);
        plan.cancellation = Some(CancellationPlan {
            free_hours: i16::try_from(input.free_hours).map_err(|_| wrong)?,
            late: input.late,
            fee_cents: input.fee_cents,
            gives_back_double: input.gives_back_double,
        })
        .filter(|terms| *terms != CancellationPlan::default());
        Ok(())
    })
    .await
}
