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
pub mod person;
pub mod report;
pub mod scan;

use serde::Deserialize;

/// Names an event, its aggregate, and whom it is about: `of` the field that says so, `of nobody`
/// where it is nobody who could have been a guest, or `joins` the field of a guest who is now the
/// aggregate.
macro_rules! event {
    ($type:ty, $name:literal, $aggregate:ident, of nobody) => {
        event!(@ $type, $name, [$aggregate], false, _event, kernel::outbox::Whose::Nobody);
    };
    ($type:ty, $name:literal, $aggregate:ident, joins $guest:ident) => {
        event!(@ $type, $name, [$aggregate], false, event,
            kernel::outbox::Whose::Joined { guest: event.$guest, user: event.$aggregate });
    };
    ($type:ty, $name:literal, $aggregate:ident $(. $field:ident)*,
        of $owner:ident $(. $part:ident)*) => {
        event!(@ $type, $name, [$aggregate$(.$field)*], true, event,
            kernel::outbox::Whose::Of(&mut event.$owner$(.$part)*));
    };
    (@ $type:ty, $name:literal, [$($aggregate:tt)*], $owned:literal, $event:ident, $whose:expr) => {
        impl kernel::Event for $type {
            const NAME: &'static str = $name;
            const OWNED: bool = $owned;

            fn aggregate(&self) -> uuid::Uuid {
                self.$($aggregate)*
            }

            fn whose(&mut self) -> kernel::outbox::Whose<'_> {
                let $event = self;
                $whose
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
