//! Links that a holder gives to somebody.
use crate::{domain::ShareState, models::Share};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::Clock;
use uuid::Uuid;

/// A link to a paper, as its holder sees it: what opens it was told once, when it was made.
pub(crate) struct PaperShare(pub(crate) Share);

#[Object]
impl PaperShare {
    /// Identifies it, and opens nothing.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// Until when it opens the paper.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    /// When it was taken back.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.0.revoked_at
    }

    /// How it stands now.
    async fn state(&self, ctx: &Context<'_>) -> ShareState {
        self.0.state(ctx.data_unchecked::<Clock>().now())
    }

    /// When somebody last looked with it; a messenger that shows a preview of a link looks, too.
    async fn last_opened_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_opened_at
    }

    /// How often somebody looked with it.
    async fn opened(&self) -> i32 {
        self.0.opened
    }
}

/// What `shareReport` answers.
#[derive(SimpleObject)]
pub(crate) struct ShareReportPayload {
    /// The link.
    pub(crate) share: PaperShare,
    /// Path of the page that it opens, on the public origin. It is told now and never again.
    pub(crate) url: String,
}

/// What `revokeShare` answers.
#[derive(SimpleObject)]
pub(crate) struct RevokeSharePayload {
    /// The link, which opens nothing any more.
    pub(crate) share: PaperShare,
}
