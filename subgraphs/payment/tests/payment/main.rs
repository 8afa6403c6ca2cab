//! Payments as a client, the provider and the clock see them, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod banks;
mod histories;
mod invoices;
mod paying;
mod reconciling;
mod refunds;
mod till;
mod world;
