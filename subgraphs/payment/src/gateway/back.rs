//! Money that goes back, as the provider tells it: refunds and disputes.
use super::{GatewayError, StripeGateway, once};
use crate::domain::{ProviderDispute, ProviderRefund};
use chrono::DateTime;
use std::collections::HashMap;
use stripe::StripeRequest;
use stripe_core::{
    dispute::RetrieveDispute,
    refund::{CreateRefund, ListRefund, RetrieveRefund},
};
use uuid::Uuid;

/// The key under which our refund's id travels on the provider's.
const OUR_REFUND: &str = "refund_id";
/// An intent has few refunds: one page of them is all.
const PAGE: i64 = 100;

impl From<stripe_shared::Refund> for ProviderRefund {
    fn from(refund: stripe_shared::Refund) -> Self {
        let ours = refund.metadata.as_ref().and_then(|labels| labels.get(OUR_REFUND));
        Self {
            ours: ours.and_then(|id| id.parse().ok()),
            intent: refund.payment_intent.map(|intent| intent.into_id().to_string()),
            amount_cents: refund.amount,
            status: refund.status.unwrap_or_else(|| "pending".to_owned()),
            failure_reason: refund.failure_reason,
            id: refund.id.to_string(),
        }
    }
}

impl From<stripe_shared::Dispute> for ProviderDispute {
    fn from(dispute: stripe_shared::Dispute) -> Self {
        let moment = |seconds| DateTime::from_timestamp(seconds, 0);
        Self {
            id: dispute.id.to_string(),
            intent: dispute.payment_intent.map(|intent| intent.into_id().to_string()),
            amount_cents: dispute.amount,
            reason: dispute.reason,
            status: dispute.status.as_str().to_owned(),
            respond_by: dispute.evidence_details.due_by.and_then(moment),
            opened_at: moment(dispute.created).unwrap_or_default(),
        }
    }
}

impl StripeGateway {
    /// Sends an intent's money back, once per refund of ours. Where it is back already (somebody did
    /// it on the provider's own pages, or an answer was lost), that one is answered.
    pub(crate) async fn refund(
        &self,
        refund: Uuid,
        intent: &str,
        amount_cents: i64,
    ) -> Result<ProviderRefund, GatewayError> {
        let sent = CreateRefund::new()
            .payment_intent(intent)
            .amount(amount_cents)
            .metadata(HashMap::from([(OUR_REFUND.to_owned(), refund.to_string())]))
            .customize()
            .request_strategy(once(&format!("avt-refund-{refund}"))?)
            .send(&self.client)
            .await
            .map_err(GatewayError::from);
        match sent {
            Err(GatewayError::Refused(error)) => {
                let made = self.refunds_of(intent).await?;
                let standing = made.into_iter().find(|found| {
                    found.amount_cents == amount_cents
                        && found.ours.is_none_or(|id| id == refund)
                        && !matches!(&*found.status, "failed" | "canceled")
                });
                standing.ok_or(GatewayError::Refused(error))
            }
            other => other.map(ProviderRefund::from),
        }
    }

    /// A refund as it is now.
    pub(crate) async fn look_at_refund(&self, id: &str) -> Result<ProviderRefund, GatewayError> {
        Ok(RetrieveRefund::new(id).send(&self.client).await?.into())
    }

    /// Every refund of an intent, newest first.
    pub(crate) async fn refunds_of(
        &self,
        intent: &str,
    ) -> Result<Vec<ProviderRefund>, GatewayError> {
        let listed =
            ListRefund::new().payment_intent(intent).limit(PAGE).send(&self.client).await?;
        Ok(listed.data.into_iter().map(ProviderRefund::from).collect())
    }

    /// A dispute as it is now.
    pub(crate) async fn look_at_dispute(&self, id: &str) -> Result<ProviderDispute, GatewayError> {
        Ok(RetrieveDispute::new(id).send(&self.client).await?.into())
    }
}
