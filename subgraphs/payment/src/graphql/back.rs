//! Money that goes back, as a payment's owner and the staff see it.
use crate::{
    domain::RefundStatus,
    models::{Dispute, Refund},
};
use async_graphql::{Object, dataloader::Loader};
use chrono::{DateTime, Utc};
use kernel::{ApiError, Money, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads the refunds of a list of payments in one query. Whoever sees a payment sees its refunds.
pub(crate) struct RefundLoader(pub(crate) Pool);

impl Loader<Uuid> for RefundLoader {
    type Value = Vec<Refund>;
    type Error = Arc<ApiError>;

    async fn load(&self, payments: &[Uuid]) -> Result<HashMap<Uuid, Vec<Refund>>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let rows = Refund::of_payments(&mut conn, payments).await;
        let mut found = HashMap::<Uuid, Vec<Refund>>::new();
        for refund in rows.map_err(ApiError::from).map_err(Arc::new)? {
            found.entry(refund.payment_id).or_default().push(refund);
        }
        Ok(found)
    }
}

/// Money on its way back, or given back.
#[Object(name = "Refund")]
impl Refund {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// How much goes back.
    #[graphql(name = "amount")]
    async fn back(&self) -> Money {
        self.amount()
    }

    /// Where it is in its life, as the provider says.
    async fn status(&self) -> RefundStatus {
        *self.status
    }

    /// Why, in words.
    async fn reason(&self) -> &str {
        &self.reason
    }

    /// Why it failed, in the provider's words: `expired_or_canceled_card`.
    async fn failure_reason(&self) -> Option<&str> {
        self.failure_reason.as_deref()
    }

    /// When it was ordered.
    async fn ordered_at(&self) -> DateTime<Utc> {
        self.ordered_at
    }

    /// When the provider said that it is made; a bank may send it back afterwards.
    async fn made_at(&self) -> Option<DateTime<Utc>> {
        self.made_at
    }

    /// When the provider said that it failed.
    async fn failed_at(&self) -> Option<DateTime<Utc>> {
        self.failed_at
    }
}

/// A cardholder who wants their money back from their bank.
#[Object(name = "Dispute")]
impl Dispute {
    /// The provider's name of it.
    async fn id(&self) -> &str {
        &self.id
    }

    /// What the bank took back.
    #[graphql(name = "amount")]
    async fn disputed(&self) -> Money {
        self.amount()
    }

    /// The provider's word for why: `fraudulent`, `product_not_received`…
    async fn reason(&self) -> &str {
        &self.reason
    }

    /// The provider's word for where it stands: `needs_response`, `under_review`, `won`, `lost`…
    async fn status(&self) -> &str {
        &self.status
    }

    /// Until when it can be answered, on the provider's own pages.
    async fn respond_by(&self) -> Option<DateTime<Utc>> {
        self.respond_by
    }

    /// When the cardholder opened it.
    async fn opened_at(&self) -> DateTime<Utc> {
        self.opened_at
    }
}
