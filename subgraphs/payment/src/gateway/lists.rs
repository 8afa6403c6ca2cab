//! What the provider lists of some days, to compare with.
use super::{GatewayError, OUR_ID, StripeGateway};
use crate::domain::{ProviderDispute, ProviderIntent, ProviderRefund};
use chrono::{DateTime, Utc};
use stripe_core::{dispute::ListDispute, payment_intent::ListPaymentIntent, refund::ListRefund};
use stripe_shared::PaymentIntentStatus;
use stripe_types::RangeQueryTs;

/// Rows a page, the most that the provider gives.
const PAGE: i64 = 100;

fn since(moment: DateTime<Utc>) -> RangeQueryTs {
    RangeQueryTs::gte(moment.timestamp())
}

/// Reads a list to its end.
macro_rules! read_all {
    ($client:expr, $id:ident, $request:expr, $row:expr) => {{
        let mut found = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let mut request = $request;
            if let Some(last) = after.take() {
                request = request.starting_after(last);
            }
            let page = request.send($client).await?;
            let last = page.data.last().map(|row| row.$id.to_string());
            found.extend(page.data.into_iter().filter_map($row));
            if !page.has_more || last.is_none() {
                return Ok(found);
            }
            after = last;
        }
    }};
}

impl StripeGateway {
    /// The money that came since then.
    pub(crate) async fn intents_since(
        &self,
        moment: DateTime<Utc>,
    ) -> Result<Vec<ProviderIntent>, GatewayError> {
        read_all!(
            &self.client,
            id,
            ListPaymentIntent::new().created(since(moment)).limit(PAGE),
            |intent: stripe_shared::PaymentIntent| {
                (intent.status == PaymentIntentStatus::Succeeded).then(|| ProviderIntent {
                    id: intent.id.to_string(),
                    payment_id: intent.metadata.get(OUR_ID).and_then(|id| id.parse().ok()),
                    amount_cents: intent.amount_received,
                })
            }
        )
    }

    /// The refunds that were ordered since then.
    pub(crate) async fn refunds_since(
        &self,
        moment: DateTime<Utc>,
    ) -> Result<Vec<ProviderRefund>, GatewayError> {
        read_all!(
            &self.client,
            id,
            ListRefund::new().created(since(moment)).limit(PAGE),
            |refund: stripe_shared::Refund| Some(ProviderRefund::from(refund))
        )
    }

    /// The disputes that were opened since then.
    pub(crate) async fn disputes_since(
        &self,
        moment: DateTime<Utc>,
    ) -> Result<Vec<ProviderDispute>, GatewayError> {
        read_all!(
            &self.client,
            id,
            ListDispute::new().created(since(moment)).limit(PAGE),
            |dispute: stripe_shared::Dispute| Some(ProviderDispute::from(dispute))
        )
    }
}
