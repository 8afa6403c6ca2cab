//! The one port: what the assistant asks of the outside, always as a GraphQL operation.
//!
//! Whoever calls the assistant implements [`Graph`] with the customer's own token, so that
//! nothing said in a chat can reach further than the customer could by hand.
//! Decisions: docs/decisions/assistant.md

use async_trait::async_trait;
use serde_json::Value;

/// One GraphQL document of `schema/operations/assistant`, holding exactly one operation.
#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    /// The operation's name as written in the document.
    pub name: &'static str,
    /// The document's text.
    pub document: &'static str,
}

/// Why the graph said no, in words that can be shown to the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code, for example `SLOT_TAKEN`; `UNAVAILABLE` where the graph could not be reached.
    pub code: String,
    /// One French sentence.
    pub message_fr: String,
    /// The same in English.
    pub message_en: String,
}

/// The federated graph as seen by one customer.
#[async_trait]
pub trait Graph: Send + Sync {
    /// Runs one operation and answers its `data`.
    ///
    /// # Errors
    /// The first GraphQL error as a [`Refusal`]; a transport failure as code `UNAVAILABLE`.
    async fn execute(
        &self,
        operation: &'static Operation,
        variables: Value,
    ) -> Result<Value, Refusal>;
}
