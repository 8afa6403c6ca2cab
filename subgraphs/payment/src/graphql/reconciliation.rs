//! Reports of what the provider lists beside what is here.
use crate::{
    domain::{Discrepancy, DiscrepancyKind},
    models::Reconciliation,
};
use async_graphql::{
    Object,
    connection::{Connection, EmptyFields},
};
use chrono::{DateTime, Utc};
use kernel::ApiResult;
use uuid::Uuid;

/// A list of reports.
pub(crate) type Reconciliations = Connection<String, Reconciliation, EmptyFields, EmptyFields>;

/// One difference between the provider and us.
#[Object(name = "Discrepancy")]
impl Discrepancy {
    /// How they differ.
    #[graphql(name = "kind")]
    async fn how(&self) -> DiscrepancyKind {
        self.kind
    }

    /// The provider's name of what differs.
    async fn provider_id(&self) -> &str {
        &self.provider_id
    }

    /// What the provider says; absent where it says nothing.
    async fn there(&self) -> Option<&str> {
        self.there.as_deref()
    }

    /// What we hold; absent where that is nothing.
    async fn here(&self) -> Option<&str> {
        self.here.as_deref()
    }
}

/// What the provider listed of some days, beside what is here.
#[Object(name = "Reconciliation")]
impl Reconciliation {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// From when on the provider was asked.
    async fn since(&self) -> DateTime<Utc> {
        self.since
    }

    /// How many payments it listed.
    async fn payments(&self) -> i32 {
        self.intents
    }

    /// How many refunds it listed.
    async fn refunds(&self) -> i32 {
        self.refunds
    }

    /// How many disputes it listed.
    async fn disputes(&self) -> i32 {
        self.disputes
    }

    /// What differed, after everything was read again; nothing where all is well.
    #[graphql(name = "differences")]
    async fn what_differed(&self) -> ApiResult<Vec<Discrepancy>> {
        self.differences()
    }

    /// When it was made.
    async fn made_at(&self) -> DateTime<Utc> {
        self.made_at
    }
}
