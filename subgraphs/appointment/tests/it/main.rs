//! Appointments as a client sees them: GraphQL in, JSON and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod booking;
mod callers;
mod centre_day;
mod network;
mod prices;
mod races;
mod reminders;
mod results;
mod setup;
mod world;
