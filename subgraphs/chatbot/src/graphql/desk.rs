//! Who asked for a person: the queue as the team sees it, and the hours of the desk.
use crate::{
    actions,
    domain::{self, HandoverStatus},
    models::{self, Conversation, Handover},
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{NetworkManager, Staff},
};
use uuid::Uuid;

/// How many requests the queue shows.
const MOST: i64 = 100;

/// When the team answers in conversations on a weekday, by the clocks of Paris.
#[derive(SimpleObject)]
pub(crate) struct DeskHours {
    /// 1 is Monday, 7 is Sunday.
    weekday: i32,
    /// `09:00`
    opens: String,
    /// `18:00`
    closes: String,
}

impl From<assistant::DeskHours> for DeskHours {
    fn from(own: assistant::DeskHours) -> Self {
        Self {
            weekday: i32::try_from(own.weekday).unwrap_or_default(),
            opens: own.opens.format("%H:%M").to_string(),
            closes: own.closes.format("%H:%M").to_string(),
        }
    }
}

/// When the team answers in conversations on a weekday.
#[derive(InputObject)]
pub(crate) struct DeskHoursInput {
    /// 1 is Monday, 7 is Sunday.
    weekday: i32,
    /// `09:00`
    opens: String,
    /// `18:00`
    closes: String,
}

/// All hours of the desk; what is not there is no longer.
#[derive(InputObject)]
pub(crate) struct SetDeskHoursInput {
    /// Several on a day leave a pause between them; none at all, and nobody answers here.
    hours: Vec<DeskHoursInput>,
}

/// What setting the hours answers.
#[derive(SimpleObject)]
pub(crate) struct SetDeskHoursPayload {
    /// As they stand.
    hours: Vec<DeskHours>,
}

/// Which request.
#[derive(InputObject)]
pub(crate) struct HandoverInput {
    /// The request.
    handover_id: Uuid,
}

/// What to say to the customer.
#[derive(InputObject)]
pub(crate) struct AnswerHandoverInput {
    /// The request that the caller took over.
    handover_id: Uuid,
    /// The sender's own id for this message: the same id is said once.
    client_message_id: String,
    /// At most 2,000 characters.
    text: String,
}

/// What a change of a request answers.
#[derive(SimpleObject)]
pub(crate) struct HandoverPayload {
    /// The request as it stands.
    handover: Handover,
}

/// Somebody who asked for a person of the team.
#[Object(name = "Handover")]
impl Handover {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Where it stands.
    async fn status(&self) -> HandoverStatus {
        *self.status
    }

    /// When a person was asked for.
    async fn asked_at(&self) -> DateTime<Utc> {
        self.asked_at
    }

    /// How long nobody came, in seconds: until now, or until it was taken over or dealt with.
    async fn waited_seconds(&self, ctx: &Context<'_>) -> i32 {
        let now = ctx.data_unchecked::<Clock>().now();
        let until = self.taken_at.or(self.done_at).unwrap_or(now);
        i32::try_from((until - self.asked_at).num_seconds().max(0)).unwrap_or(i32::MAX)
    }

    /// What the assistant understood so far, in French, a line each; may be empty.
    async fn summary(&self) -> &str {
        &self.summary
    }

    /// Where the customer wishes to be called back.
    async fn phone(&self) -> Option<&str> {
        self.phone.as_deref()
    }

    /// The centre it is about, where one was spoken of.
    async fn centre_id(&self) -> Option<Uuid> {
        self.centre_id
    }

    /// Who took it over.
    async fn agent_name(&self) -> Option<&str> {
        self.agent_name.as_deref()
    }

    /// Whether the caller took it over, and may answer.
    async fn mine(&self, ctx: &Context<'_>) -> ApiResult<bool> {
        Ok(self.agent_id == Some(Staff::from(ctx)?.id()))
    }

    /// When it was taken over.
    async fn taken_at(&self) -> Option<DateTime<Utc>> {
        self.taken_at
    }

    /// When it was dealt with.
    async fn done_at(&self) -> Option<DateTime<Utc>> {
        self.done_at
    }

    /// What was said until it was dealt with, as the customer sees it.
    #[graphql(name = "conversation")]
    async fn transcript(&self, ctx: &Context<'_>) -> ApiResult<Conversation> {
        Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(self.conversation(&mut conn).await?)
    }
}

/// The queries of the desk.
#[derive(Default)]
pub(super) struct DeskQuery;

#[Object]
impl DeskQuery {
    /// When the team answers in conversations; empty where nobody does. On public holidays nobody
    /// is there.
    async fn desk_hours(&self, ctx: &Context<'_>) -> ApiResult<Vec<DeskHours>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(models::hours(&mut conn).await?.into_iter().map(Into::into).collect())
    }

    /// Staff: who asked for a person and waits, or is being answered; who waited longest first, at
    /// most 100. Of other centres nothing; where no centre was spoken of, all see it. Refuses with
    /// `FORBIDDEN`.
    async fn handovers(&self, ctx: &Context<'_>) -> ApiResult<Vec<Handover>> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Handover::open(&mut conn, &by, MOST).await?)
    }

    /// Staff: one request, until thirty days after it was dealt with. Refuses with `FORBIDDEN`.
    async fn handover(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Handover>> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Handover::one(&mut conn, &by, id, now).await?)
    }
}

/// The mutations of the desk.
#[derive(Default)]
pub(super) struct DeskMutation;

#[Object]
impl DeskMutation {
    /// Staff: takes a waiting conversation over; the assistant is silent from then on.
    ///
    /// Refuses with `FORBIDDEN`, `HANDOVER_NOT_FOUND`, `HANDOVER_TAKEN`.
    async fn take_handover(
        &self,
        ctx: &Context<'_>,
        input: HandoverInput,
    ) -> ApiResult<HandoverPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let handover = actions::take(&mut conn, &by, input.handover_id, now).await?;
        Ok(HandoverPayload { handover })
    }

    /// Staff: says something in a conversation that the caller took over.
    ///
    /// Refuses with `FORBIDDEN`, `HANDOVER_NOT_FOUND`, `HANDOVER_TAKEN`, `MESSAGE_EMPTY`,
    /// `MESSAGE_TOO_LONG`.
    async fn answer_handover(
        &self,
        ctx: &Context<'_>,
        input: AnswerHandoverInput,
    ) -> ApiResult<HandoverPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let AnswerHandoverInput { handover_id, client_message_id, text } = input;
        let handover =
            actions::answer(&mut conn, &by, handover_id, &client_message_id, &text, now).await?;
        Ok(HandoverPayload { handover })
    }

    /// Staff: gives a conversation back to the assistant, by whoever took it over. After an hour
    /// without a word it is given back by itself.
    ///
    /// Refuses with `FORBIDDEN`, `HANDOVER_NOT_FOUND`, `HANDOVER_TAKEN`.
    async fn give_back_handover(
        &self,
        ctx: &Context<'_>,
        input: HandoverInput,
    ) -> ApiResult<HandoverPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let handover = actions::give_back(&mut conn, &by, input.handover_id, now).await?;
        Ok(HandoverPayload { handover })
    }

    /// Staff: notes that a request was dealt with elsewhere, as by calling back.
    ///
    /// Refuses with `FORBIDDEN`, `HANDOVER_NOT_FOUND`, `HANDOVER_TAKEN`.
    async fn finish_handover(
        &self,
        ctx: &Context<'_>,
        input: HandoverInput,
    ) -> ApiResult<HandoverPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let handover = actions::finish(&mut conn, &by, input.handover_id, now).await?;
        Ok(HandoverPayload { handover })
    }

    /// Managers of the network: says when the team answers in conversations.
    ///
    /// Refuses with `FORBIDDEN`, `HOURS_INVALID`.
    async fn set_desk_hours(
        &self,
        ctx: &Context<'_>,
        input: SetDeskHoursInput,
    ) -> ApiResult<SetDeskHoursPayload> {
        let by = NetworkManager::from(ctx)?;
        let typed: Vec<(i32, &str, &str)> = input
            .hours
            .iter()
            .map(|own| (own.weekday, own.opens.as_str(), own.closes.as_str()))
            .collect();
        let hours = domain::desk_hours(&typed)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::set_hours(&mut conn, &by, &hours).await?;
        Ok(SetDeskHoursPayload { hours: hours.into_iter().map(Into::into).collect() })
    }
}
