//! Whether the provider knows us: for `autovisite doctor`.
use super::{GatewayError, StripeGateway};
use anyhow::{Context, Result};
use stripe_core::payment_intent::ListPaymentIntent;

impl StripeGateway {
    /// Reads one payment, which moves nothing.
    ///
    /// # Errors
    /// Where the provider does not answer or does not know the key.
    pub async fn answers(&self) -> Result<()> {
        let asked = ListPaymentIntent::new().limit(1).send(&self.client).await;
        asked.map_err(GatewayError::from).context("Stripe").map(drop)
    }
}
