//! How conversations go, for the managers of a centre and of the network.
use crate::{
    domain,
    models::{Counted, FlowFigures, HandoverFigures, Span},
};
use async_graphql::{Context, Object};
use chrono::NaiveDate;
use kernel::{
    ApiResult, Pool,
    guard::{Manager, NetworkManager},
};
use uuid::Uuid;

/// How conversations went over some days.
pub(crate) struct ConversationFigures {
    counted: Counted,
    flows: Vec<FlowFigures>,
    handovers: HandoverFigures,
}

fn whole(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[Object]
impl ConversationFigures {
    /// Conversations in which something was said.
    async fn conversations(&self) -> i32 {
        whole(self.counted.conversations)
    }

    /// What customers said or pressed.
    async fn turns(&self) -> i32 {
        whole(self.counted.turns)
    }

    /// How often the assistant had to ask what was meant.
    async fn unsure(&self) -> i32 {
        whole(self.counted.unsure)
    }

    /// Customers who said that it helped.
    async fn helped(&self) -> i32 {
        whole(self.counted.helped)
    }

    /// Customers who said that it did not.
    async fn not_helped(&self) -> i32 {
        whole(self.counted.not_helped)
    }

    /// How each flow went.
    async fn flows(&self) -> &[FlowFigures] {
        &self.flows
    }

    /// How often a person was asked for.
    async fn handovers_asked(&self) -> i32 {
        whole(self.handovers.asked)
    }

    /// How often one came.
    async fn handovers_taken(&self) -> i32 {
        whole(self.handovers.taken)
    }

    /// Half of those to whom somebody came waited no longer, in seconds.
    async fn median_wait_seconds(&self) -> Option<i32> {
        #[expect(clippy::cast_possible_truncation, reason = "seconds of a wait")]
        self.handovers.median_wait.map(|seconds| seconds.round() as i32)
    }
}

/// How one flow went.
#[Object]
impl FlowFigures {
    /// For example `book`.
    async fn flow(&self) -> &str {
        &self.flow
    }

    /// How often it was begun.
    async fn begun(&self) -> i32 {
        whole(self.begun)
    }

    /// How often it came to its end.
    async fn done(&self) -> i32 {
        whole(self.done)
    }
}

/// The figures.
#[derive(Default)]
pub(super) struct FiguresQuery;

#[Object]
impl FiguresQuery {
    /// Managers: how conversations went from a day to another, both included, a year at most; of
    /// their centre, where it was spoken of, or without one, for managers of the network, of all.
    ///
    /// Refuses with `FORBIDDEN`, `PERIOD_INVALID`.
    async fn conversation_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; all where absent.")] centre_id: Option<Uuid>,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
    ) -> ApiResult<ConversationFigures> {
        match centre_id {
            Some(centre) => {
                Manager::at(ctx, centre)?;
            }
            None => {
                NetworkManager::from(ctx)?;
            }
        }
        let (from, until) = domain::days(from, until)?;
        let span = Span { from, until, centre: centre_id };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(ConversationFigures {
            counted: span.counted(&mut conn).await?,
            flows: span.flows(&mut conn).await?,
            handovers: span.handovers(&mut conn).await?,
        })
    }
}
