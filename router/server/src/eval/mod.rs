//! `autovisite eval`: parts of the product, measured on files with truth.

mod dates;
mod dialogues;
mod messages;
mod ocr;

pub use dates::{AskedDates, dates};
pub use dialogues::dialogues;
pub use messages::{Asked, messages};
pub use ocr::ocr;
