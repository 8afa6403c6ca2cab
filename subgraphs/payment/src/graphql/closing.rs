//! The daily closings of a centre's till.
use crate::{
    domain::{DocumentKind, Means, Total},
    models::Closing,
};
use async_graphql::Object;
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiResult, Money};
use uuid::Uuid;

/// What came in one way at one rate on a day, or went back.
#[Object(name = "ClosingTotal")]
impl Total {
    /// How.
    #[graphql(name = "means")]
    async fn total_means(&self) -> Means {
        self.means
    }

    /// Received, or given back.
    #[graphql(name = "kind")]
    async fn total_kind(&self) -> DocumentKind {
        self.kind
    }

    /// In hundredths of a percent: 2000 is 20 %.
    #[graphql(name = "vatRateBp")]
    async fn total_rate(&self) -> i32 {
        self.vat_rate_bp
    }

    /// How many documents.
    #[graphql(name = "documents")]
    async fn total_documents(&self) -> i32 {
        self.documents
    }

    /// Without VAT, in cents.
    #[graphql(name = "netCents")]
    async fn total_net(&self) -> i64 {
        self.net_cents
    }

    /// VAT, in cents.
    #[graphql(name = "vatCents")]
    async fn total_vat(&self) -> i64 {
        self.vat_cents
    }

    /// VAT included, in cents.
    #[graphql(name = "grossCents")]
    async fn total_gross(&self) -> i64 {
        self.gross_cents
    }
}

/// The closing of a centre's till for a day. It never changes.
#[Object(name = "Closing")]
impl Closing {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// The day, in France.
    async fn day(&self) -> NaiveDate {
        self.day
    }

    /// How many documents it counts.
    async fn documents(&self) -> i64 {
        self.last_document - self.first_document + 1
    }

    /// What was received less what was given back, without VAT.
    async fn net(&self) -> Money {
        self.money(self.net_cents)
    }

    /// The VAT of it.
    async fn vat(&self) -> Money {
        self.money(self.vat_cents)
    }

    /// What was received less what was given back, VAT included.
    async fn gross(&self) -> Money {
        self.money(self.gross_cents)
    }

    /// The same since the centre's first document.
    async fn perpetual(&self) -> Money {
        self.money(self.perpetual_cents)
    }

    /// By means, VAT rate and kind of document.
    #[graphql(name = "totals")]
    async fn by_means(&self) -> ApiResult<Vec<Total>> {
        self.totals()
    }

    /// When it was closed.
    async fn closed_at(&self) -> DateTime<Utc> {
        self.closed_at
    }

    /// Its place in the chain of closings: SHA-256, hexadecimal.
    async fn hash(&self) -> &str {
        &self.hash
    }
}
