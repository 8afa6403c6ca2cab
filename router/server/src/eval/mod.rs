//! `autovisite eval`: parts of the product, measured on files with truth.

mod messages;
mod ocr;

pub use messages::{Asked, messages};
pub use ocr::ocr;
