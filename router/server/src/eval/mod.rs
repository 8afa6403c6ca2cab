//! `autovisite eval`: parts of the product, measured on files with truth.

mod dates;
mod messages;
mod ocr;

pub use dates::{AskedDates, dates};
pub use messages::{Asked, messages};
pub use ocr::ocr;
