//! Payments as a client, the provider and the clock see them, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod accounts;
mod banks;
mod centres;
mod crash_points;
mod crash_table;
mod figures;
mod histories;
mod invoices;
mod kept;
mod overdue;
mod paying;
mod promotions;
mod reckoned;
mod reconciling;
mod refunds;
mod till;
mod traffic;
mod world;
