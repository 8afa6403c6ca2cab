//! The door to Stripe: the only place that knows its vocabulary.
//!
//! Every call that moves money carries an idempotency key made of our own ids, so that a call
//! repeated after a lost answer or a crash does nothing twice.
mod answers;
mod back;
mod lists;
mod notice;

pub(crate) use notice::{Notice, Subject};

use crate::{domain::Seen, error::PaymentError, models::Payment};
use anyhow::{Context, Result};
use std::{collections::HashMap, time::Duration};
use stripe::{Client, ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData,
    CreateCheckoutSessionPaymentIntentData, ExpireCheckoutSession, ProductData,
    RetrieveCheckoutSession,
};
use stripe_core::payment_intent::RetrievePaymentIntent;
use stripe_shared::{
    CheckoutSessionLocale, CheckoutSessionMode, CheckoutSessionPaymentStatus, CheckoutSessionStatus,
};
use uuid::Uuid;

/// A customer waits for the answer: a provider that is slower is down.
const TIMEOUT: Duration = Duration::from_secs(8);
/// The keys under which our id and the number of the attempt travel on the provider's objects.
const OUR_ID: &str = "payment_id";
const ATTEMPT: &str = "attempt";

/// Stripe's API under one account.
#[derive(Clone)]
pub struct StripeGateway {
    client: Client,
    webhook_secret: String,
}

impl std::fmt::Debug for StripeGateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // It holds two secrets.
        f.write_str("StripeGateway")
    }
}

/// Why the provider did not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum GatewayError {
    /// No answer, or an answer that makes no sense: it may have done it.
    #[error("no answer: {0}")]
    Unavailable(StripeError),
    /// It said no.
    #[error("refused: {0}")]
    Refused(StripeError),
}

impl From<StripeError> for GatewayError {
    fn from(error: StripeError) -> Self {
        match &error {
            StripeError::Stripe(_, 400 | 402 | 404) => Self::Refused(error),
            _ => Self::Unavailable(error),
        }
    }
}

impl From<GatewayError> for kernel::ApiError {
    fn from(error: GatewayError) -> Self {
        tracing::error!(%error, "the payment provider");
        PaymentError::PaymentProviderUnavailable.into()
    }
}

/// A payment page.
pub(crate) struct Page {
    pub(crate) session: String,
    pub(crate) url: String,
}

/// What a page's state is, and whose page it says to be.
pub(crate) struct Look {
    /// Our payment, as we labelled the page.
    pub(crate) payment_id: Option<Uuid>,
    /// Which attempt of it; absent on pages from before attempts were labelled.
    pub(crate) attempt: Option<i32>,
    pub(crate) seen: Seen,
}

impl StripeGateway {
    /// Stripe itself, or what speaks its protocol at `api_base_url`.
    pub fn new(api_base_url: Option<&str>, secret_key: &str, webhook_secret: &str) -> Result<Self> {
        let mut builder = ClientBuilder::new(secret_key);
        if let Some(base) = api_base_url {
            // The client appends `v1/…` to it as it stands.
            builder = builder.url(format!("{}/", base.trim_end_matches('/')));
        }
        let client = builder
            .request_strategy(RequestStrategy::Once)
            .timeout(TIMEOUT)
            .build()
            .context("the Stripe key cannot be used")?;
        Ok(Self { client, webhook_secret: webhook_secret.to_owned() })
    }

    /// Opens the page of this payment's current attempt; the same attempt gets the same page.
    pub(crate) async fn open_page(
        &self,
        payment: &Payment,
        label: &str,
        public_url: &str,
    ) -> Result<Page, GatewayError> {
        let ours = HashMap::from([
            (OUR_ID.to_owned(), payment.id.to_string()),
            ("appointment_id".to_owned(), payment.appointment_id.to_string()),
            (ATTEMPT.to_owned(), payment.attempt.to_string()),
        ]);
        let amount = payment.amount();
        let mut price = CreateCheckoutSessionLineItemsPriceData::new(currency(&amount.currency));
        price.unit_amount = Some(amount.amount_cents);
        price.product_data = Some(ProductData::new(label));
        let mut line = CreateCheckoutSessionLineItems::new();
        line.quantity = Some(1);
        line.price_data = Some(price);
        let mut intent = CreateCheckoutSessionPaymentIntentData::new();
        intent.description = Some(label.to_owned());
        intent.metadata = Some(ours.clone());
        let opened = CreateCheckoutSession::new()
            .mode(CheckoutSessionMode::Payment)
            .locale(CheckoutSessionLocale::Fr)
            .client_reference_id(payment.appointment_id.to_string())
            .success_url(back(payment, public_url, "done"))
            .cancel_url(back(payment, public_url, "cancelled"))
            .expires_at(payment.session_expires_at.timestamp())
            .line_items(vec![line])
            .payment_intent_data(intent)
            .metadata(ours)
            .customize()
            .request_strategy(once(&format!("avt-pay-{}-{}", payment.id, payment.attempt))?)
            .send(&self.client)
            .await?;
        let url = opened.url.ok_or_else(|| incomplete("a session without a page"))?;
        Ok(Page { session: opened.id.to_string(), url })
    }

    /// Reads a page's state, and its card's refusal where there was one.
    pub(crate) async fn look(&self, session: &str) -> Result<Look, GatewayError> {
        let session = RetrieveCheckoutSession::new(session).send(&self.client).await?;
        let labels = session.metadata.unwrap_or_default();
        let intent = session.payment_intent.map(|intent| intent.into_id());
        let paid = session.payment_status == CheckoutSessionPaymentStatus::Paid;
        let seen = match (session.status, intent) {
            (_, Some(intent)) if paid => Seen::Paid { intent: intent.to_string() },
            (Some(CheckoutSessionStatus::Expired), _) => Seen::Expired,
            (_, None) => Seen::Open,
            (_, Some(intent)) => self.look_at_card(intent).await?,
        };
        Ok(Look {
            payment_id: labels.get(OUR_ID).and_then(|id| id.parse().ok()),
            attempt: labels.get(ATTEMPT).and_then(|attempt| attempt.parse().ok()),
            seen,
        })
    }

    async fn look_at_card(
        &self,
        intent: stripe_shared::PaymentIntentId,
    ) -> Result<Seen, GatewayError> {
        let intent = RetrievePaymentIntent::new(intent).send(&self.client).await?;
        let Some(refusal) = intent.last_payment_error else { return Ok(Seen::Open) };
        let refusal = *refusal;
        let code = refusal
            .decline_code
            .filter(|code| code != "generic_decline")
            .or_else(|| refusal.code.map(|code| code.as_str().to_owned()))
            .unwrap_or_else(|| "card_declined".to_owned());
        let attempt = refusal.charge.unwrap_or_else(|| intent.id.to_string());
        Ok(Seen::Declined { code, attempt })
    }

    /// Which payment of ours an intent was opened for, if it says so.
    pub(crate) async fn payment_of(&self, intent: &str) -> Result<Option<Uuid>, GatewayError> {
        let intent = RetrievePaymentIntent::new(intent).send(&self.client).await?;
        Ok(intent.metadata.get(OUR_ID).and_then(|id| id.parse().ok()))
    }

    /// Closes a page. Refused where it is closed or paid already.
    pub(crate) async fn close_page(&self, session: &str) -> Result<(), GatewayError> {
        ExpireCheckoutSession::new(session).send(&self.client).await?;
        Ok(())
    }
}

/// Where the customer comes back to.
fn back(payment: &Payment, public_url: &str, outcome: &str) -> String {
    let path = &payment.return_path;
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{public_url}{path}{mark}payment={outcome}&appointment={}", payment.appointment_id)
}

fn currency(code: &str) -> stripe_types::Currency {
    let Ok(currency) = code.to_ascii_lowercase().parse();
    currency
}

fn once(key: &str) -> Result<RequestStrategy, StripeError> {
    let key = IdempotencyKey::new(key).map_err(|e| StripeError::ConfigError(e.to_string()))?;
    Ok(RequestStrategy::Idempotent(key))
}

fn incomplete(what: &str) -> GatewayError {
    GatewayError::Unavailable(StripeError::JSONDeserialize(what.to_owned()))
}
