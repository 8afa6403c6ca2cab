//! The binary `autovisite`: the only crate that names every other.
//!
//! It reads the configuration, starts or reaches the databases, builds the eight domains, and
//! puts them behind one public origin. Nothing of the business is decided here.
#![recursion_limit = "256"]

pub mod accounts;
pub mod audit;
mod background;
pub mod backup;
pub mod catalogue;
pub mod cluster;
pub mod config;
pub mod database;
pub mod dead_events;
pub mod demo;
mod device;
pub mod doctor;
pub mod domains;
pub mod eval;
mod exchange;
pub mod export;
pub mod features;
pub mod gateway;
mod identity;
pub mod legal;
pub mod limit;
mod listening;
pub mod maintenance;
pub mod names;
pub mod network;
pub mod observe;
pub mod opening;
mod operations;
mod pages;
pub mod paper_keys;
pub mod retention;
pub mod schema;
pub mod secrets;
pub mod serve;
mod site;
mod stores;
pub mod train;

pub use config::{Settings, Transport};
