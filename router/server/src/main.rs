#![recursion_limit = "256"]
//! Placeholder.
fn main() {}
