//! GraphQL in, JSON and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod audit;
mod bench;
mod catalogue;
mod centres;
mod day;
mod figures;
mod identity;
mod measuring;
mod otc;
mod photos;
mod pollution;
mod reading;
mod register;
mod result;
mod signing;
mod tablets;
mod waiting;
