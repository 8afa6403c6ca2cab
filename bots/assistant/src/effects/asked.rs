//! What the flows of `flows/own` ask of the graph. It stands here and not with them, because what may be
//! asked is known below what is done with the answers.

use super::field;
use crate::{
    graph_types::{DataExport, TelegramLink},
    operations,
    port::{Graph, Refusal},
};
use serde_json::json;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A copy of one's own data.
    Export,
    /// A link that makes a chat on Telegram one's own.
    Link,
}

/// Its answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    /// It is being put together.
    Export(DataExport),
    /// Here it is.
    Link(TelegramLink),
}

impl Asked {
    pub(super) async fn run(self, graph: &dyn Graph) -> Result<Found, Refusal> {
        match self {
            Self::Export => {
                let path = ["requestDataExport", "dataExport"];
                let found = field(graph, &operations::REQUEST_DATA_EXPORT, json!({}), &path);
                found.await.map(Found::Export)
            }
            Self::Link => {
                let path = ["createTelegramLink"];
                let found = field(graph, &operations::CREATE_TELEGRAM_LINK, json!({}), &path);
                found.await.map(Found::Link)
            }
        }
    }

    /// The codes of refusals that answer it.
    pub(crate) const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Export => &[],
            Self::Link => &["NO_TELEGRAM_BOT"],
        }
    }
}
