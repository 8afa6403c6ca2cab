//! What this domain needs from outside: the key of links, and where its pages are.
use kernel::LetterKey;

/// The settings, as the process reads them.
#[derive(Clone, Debug)]
pub struct AppointmentConfig {
    /// Opens the links that letters carry, and seals the addresses of private calendars.
    pub letters: LetterKey,
    /// The public origin.
    pub public_url: String,
}

impl AppointmentConfig {
    /// The absolute address of a path on the public origin.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.trim_end_matches('/'))
    }
}
