//! What the router writes down of the requests it serves, as the binary wants it.

use crate::caller::Caller;
use std::{sync::Arc, time::Duration};

/// Sorts callers into a handful of kinds, for the log, the metrics and the traces: never a name,
/// never an id.
pub type ViewerKind = Arc<dyn Fn(&Caller) -> &'static str + Send + Sync>;

/// Whether a caller may see how a query is planned.
pub type MayExplain = Arc<dyn Fn(&Caller) -> bool + Send + Sync>;

/// What is written down, and what of it a caller may ask for.
#[derive(Clone)]
pub struct Observation {
    /// The kind of a caller.
    pub viewer_kind: ViewerKind,
    /// Requests that take this long are logged as warnings.
    pub slow: Duration,
    /// Who may send `X-Explain`; nobody by default.
    pub explain: MayExplain,
}

impl Default for Observation {
    fn default() -> Self {
        Self {
            viewer_kind: Arc::new(|caller| match caller.claims {
                Some(_) => "authenticated",
                None => "anonymous",
            }),
            slow: Duration::from_secs(1),
            explain: Arc::new(|_| false),
        }
    }
}
