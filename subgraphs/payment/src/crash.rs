//! Where a process may die, for tests that ask what is lost then.
//!
//! Each commit and each call outward between a hold and its confirmation, and between a refund that
//! is wanted and one that is made, has a point before it and one after it. In builds with debug
//! assertions a process whose `AUTOVISITE_DIE_AT` names a point ends there, as one that is killed;
//! in a release nothing of this is left. `tests/payment/crash_points.rs` dies at each.
//! Decisions: docs/decisions/money.md

/// The process may die here.
#[cfg(debug_assertions)]
pub(crate) fn point(name: &str) {
    use std::sync::OnceLock;
    static DIE_AT: OnceLock<Option<String>> = OnceLock::new();
    let wanted = DIE_AT.get_or_init(|| std::env::var("AUTOVISITE_DIE_AT").ok());
    if wanted.as_deref() == Some(name) {
        // No unwinding, no destructors: nothing is put in order.
        std::process::abort();
    }
}

/// The process may die here; not in a release.
#[cfg(not(debug_assertions))]
pub(crate) fn point(_: &str) {}
