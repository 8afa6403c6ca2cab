//! `autovisite eval`: parts of the product, measured on files with truth.

mod dialogues;
mod messages;
mod ocr;

pub use dialogues::dialogues;
pub use messages::{Asked, messages};
pub use ocr::ocr;
