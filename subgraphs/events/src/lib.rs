//! The events between domains: the asynchronous twin of `schema/*.graphql`.
//!
//! One file per publishing domain. An event is a fact with all that a listener needs to act on it,
//! because a listener never asks back. A name ends in its version: fields may be added to a
//! version, never changed or removed.
//!
//! What can only be one of a few names is an enumeration, of [`fr`] or of the publisher's file here:
//! publisher, listeners, graph and database share the one type, and nobody matches strings.
pub mod appointment;
pub mod auth;
pub mod inspection;
pub mod parser;
pub mod payment;
pub mod report;
pub mod scan;

use serde::Deserialize;

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

/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, async_graphql::Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display, strum::VariantArray)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}
pub(crate) use named;

/// An energy by its name; rows and events of before wrote `OTHER` where a certificate names none of
/// ours, which is as good as nothing.
pub(crate) fn known_energy<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<fr::Energy>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    Ok(name.and_then(|name| name.parse().ok()))
}
