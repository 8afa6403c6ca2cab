//! The names of the eight domains.

/// Their names, in the order in which they are composed and migrated.
pub const NAMES: [&str; 8] = [
    auth::NAME,
    appointment::NAME,
    payment::NAME,
    scan::NAME,
    parser::NAME,
    inspection::NAME,
    report::NAME,
    chatbot::NAME,
];
