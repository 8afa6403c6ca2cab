//! Letters by e-mail: what they say, how they are put together, how they leave.
mod due;
mod matter;
mod post;

pub(crate) use crate::{
    domain::Matter,
    mailer::{Attached, Composed, Handed},
};
pub(crate) use due::Doors as DueDoors;
pub(crate) use post::{PostRoom, attachments};
