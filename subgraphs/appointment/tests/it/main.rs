//! Appointments as a client sees them: GraphQL in, JSON and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod arrivals;
mod booking;
mod callers;
mod centre_day;
mod centres;
mod closing;
mod desk;
mod figures;
mod fleets;
mod for_nothing;
mod forgotten;
mod histories;
mod late_choice;
mod links;
mod load;
mod network;
mod prices;
mod races;
mod reminders;
mod results;
mod searching;
mod setup;
mod terms;
mod waiting;
mod waiting_histories;
mod world;
