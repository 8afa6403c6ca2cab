//! What leaves the printer: readable by people, by machines, and small.
#![expect(clippy::unwrap_used, reason = "tests")]
