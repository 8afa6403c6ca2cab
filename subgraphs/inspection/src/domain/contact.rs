//! What owner or lessee gives so that a maker can reach them about a serious recall (arrêté du 18
//! juin 1991, art. 9-1, since 1 January 2026). Asked at each inspection, given or not.
use serde::{Deserialize, Serialize};

/// Contact data; nothing of it is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Contact {
    pub(crate) last_name: Option<String>,
    pub(crate) first_names: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) landline: Option<String>,
    pub(crate) mobile: Option<String>,
}

impl Contact {
    /// `None` where nothing was given.
    pub(crate) fn given(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }
}
