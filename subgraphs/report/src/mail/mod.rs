//! Letters by e-mail: what they say, how they are put together, how they leave.
mod mailer;
mod matter;
mod post;

pub use mailer::Mailer;
pub(crate) use mailer::{Attached, Composed};
pub(crate) use matter::Matter;
pub(crate) use post::{PostRoom, attachments};
