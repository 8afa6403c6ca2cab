//! Letters by e-mail: what they say, how they are put together, how they leave.
mod matter;
mod post;

pub(crate) use crate::{
    domain::Matter,
    mailer::{Attached, Composed},
};
pub(crate) use post::{PostRoom, attachments};
