//! The events between domains: the asynchronous twin of `schema/*.graphql`.
//!
//! One file per publishing domain. An event is a fact with all that a listener needs to act on it,
//! because a listener never asks back. A name ends in its version: fields may be added to a
//! version, never changed or removed.
pub mod appointment;
pub mod auth;
pub mod inspection;
pub mod parser;
pub mod payment;
pub mod report;
pub mod scan;

/// Names an event and its aggregate.
macro_rules! event {
    ($type:ty, $name:literal, $aggregate:ident $(. $field:ident)*) => {
        impl kernel::Event for $type {
            const NAME: &'static str = $name;

            fn aggregate(&self) -> uuid::Uuid {
                self.$aggregate$(.$field)*
            }
        }
    };
}
pub(crate) use event;
