//! Placeholder.
pub mod codes;
pub mod image_intake;
pub mod ocr;
