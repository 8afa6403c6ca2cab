//! What can be asked.
use super::types::{Appointment, Payments, READ};
use crate::models::Payment;
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Page, Pool,
    guard::{Reader, Staff},
};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// A payment, for its owner and for staff.
    async fn payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The payment.")] id: Uuid,
    ) -> ApiResult<Option<Payment>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Payment::find(&mut conn, &reader, id).await?)
    }

    /// All payments, newest first, for staff.
    async fn payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Payments> {
        let staff = Staff::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Payment::page_of_all(&mut conn, &staff, page).await?;
        Ok(page.connection(rows, |payment| payment.id))
    }

    #[graphql(entity)]
    async fn find_payment_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Payment>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Payment::find(&mut conn, &reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_appointment_by_id(&self, id: Uuid) -> Appointment {
        Appointment { id }
    }
}
