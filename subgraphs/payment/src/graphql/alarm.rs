//! What a person has to look at.
use super::types::Appointment;
use crate::{domain::AlarmKind, models::Alarm};
use async_graphql::Object;
use chrono::{DateTime, Utc};
use kernel::Money;

/// Something of the money that waits for a person: nothing of it settles by itself.
#[Object(name = "MoneyAlarm")]
impl Alarm {
    /// What it is.
    #[graphql(name = "kind")]
    async fn what(&self) -> AlarmKind {
        self.kind()
    }

    /// The appointment, where it is about one.
    async fn appointment(&self) -> Option<Appointment> {
        self.appointment_id.map(|id| Appointment { id })
    }

    /// How much, where it is known.
    #[graphql(name = "amount")]
    async fn how_much(&self) -> Option<Money> {
        self.amount()
    }

    /// Since when.
    async fn since(&self) -> DateTime<Utc> {
        self.since
    }

    /// In a few words: what was sold, what is retried, or the provider's word.
    async fn detail(&self) -> &str {
        &self.detail
    }
}
