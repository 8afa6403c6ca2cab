//! What every subgraph needs and no subgraph owns: connections, the viewer, errors, events, time.
//!
//! Nothing here knows a noun of the business: no appointment, no payment, no vehicle. A subgraph
//! that only reads this crate's public items knows all it may assume about the process around it.
//! Decisions: docs/decisions/router.md

pub mod acting;
pub mod audit;
pub mod broker;
mod caught;
pub mod clock;
pub mod config;
pub mod db;
pub mod dead;
pub mod error;
pub mod files;
pub mod guard;
pub mod html;
pub mod ics;
pub mod input;
pub mod letter_key;
pub mod live;
mod metrics;
pub mod money;
pub mod outbox;
pub mod owners;
pub mod page;
pub mod passport;
pub mod period;
pub mod person;
pub mod postgres;
pub mod printed;
pub mod relay;
mod schema;
pub mod sealing;
pub mod serve;
pub mod stored;
pub mod tasks;
pub mod trace;
pub mod viewer;

pub use clock::Clock;
pub use db::{Conn, Pool};
pub use error::{ApiError, ApiResult, ClientError};
pub use letter_key::{LetterKey, LetterLink};
pub use money::Money;
pub use outbox::Event;
pub use page::Page;
pub use period::{Period, PeriodStep, Quartiles};
pub use relay::Listener;
pub use stored::Stored;
pub use tasks::Task;
pub use viewer::{Reach, Role, Viewer};
