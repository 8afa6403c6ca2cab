//! What can be done. Each field names the codes of its refusals.
use super::{
    desk::DeskMutation,
    types::{ConversationPayload, SendMessagePayload, TypedCode},
};
use crate::{
    actions::{self, Sending, Speaker, Stage},
    domain::{Channel, Sent},
};
use async_graphql::{Context, InputObject, MergedObject, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{AccessError, Customer, Person},
    viewer::{Bearer, Whence},
};
use uuid::Uuid;

/// Where to talk.
#[derive(InputObject)]
pub(crate) struct OpenConversationInput {
    /// The channel.
    channel: Channel,
    /// The person's language, `fr-FR`; French where it is not English.
    locale: Option<String>,
}

/// What to say: exactly one of `text`, `buttonId` and `documentId`; `text` may also stand beside
/// `documentId`, as a photo's caption does.
#[derive(InputObject)]
pub(crate) struct SendMessageInput {
    /// Where.
    conversation_id: Uuid,
    /// The sender's own id for this message: the same id is never answered twice.
    client_message_id: String,
    /// What was written, at most 2,000 characters.
    text: Option<String>,
    /// The button that was pressed.
    button_id: Option<String>,
    /// The document that was uploaded.
    document_id: Option<Uuid>,
    /// With `buttonId`: the box beside the button is ticked, its `consent` is given.
    #[graphql(default)]
    consent: bool,
}

/// The mutations.
#[derive(Default, MergedObject)]
pub struct Mutation(ChatMutation, DeskMutation);

/// Those of conversations.
#[derive(Default)]
pub(super) struct ChatMutation;

#[Object]
impl ChatMutation {
    /// The caller's conversation on that channel; a new one begins with a greeting.
    async fn open_conversation(
        &self,
        ctx: &Context<'_>,
        input: OpenConversationInput,
    ) -> ApiResult<ConversationPayload> {
        let owner = Person::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let locale = input.locale.as_deref();
        let conversation = actions::open(&mut conn, &owner, input.channel, locale, now).await?;
        Ok(ConversationPayload { conversation })
    }

    /// Says something to the assistant; answers what it replied at once. What happens later (a
    /// payment, a document read) arrives through `messageAdded`. Where a code by e-mail was awaited
    /// and the text is one, nothing is replied: `typedCode` says how the channel goes on.
    ///
    /// Refuses with `CONVERSATION_NOT_FOUND`, `MESSAGE_EMPTY`, `MESSAGE_TOO_LONG`,
    /// `CONVERSATION_BUSY`. Refusals of what the assistant does are replies, not errors.
    async fn send_message(
        &self,
        ctx: &Context<'_>,
        input: SendMessageInput,
    ) -> ApiResult<SendMessagePayload> {
        let person = Person::from(ctx)?;
        let bearer = ctx.data_opt::<Bearer>().ok_or(AccessError::Unauthenticated)?;
        let speaker = Speaker {
            person,
            signed_in: Customer::from(ctx).is_ok(),
            bearer: bearer.clone(),
            whence: ctx.data_opt::<Whence>().cloned(),
        };
        let sending = Sending {
            conversation_id: input.conversation_id,
            client_message_id: input.client_message_id,
            sent: Sent::read(input.text, input.button_id, input.document_id, input.consent)?,
        };
        let now = ctx.data_unchecked::<Clock>().now();
        let stage = ctx.data_unchecked::<Stage>();
        let (conversation, messages, typed) = actions::send(stage, speaker, sending, now).await?;
        let typed_code = typed.map(TypedCode::from);
        Ok(SendMessagePayload { conversation, messages, typed_code })
    }
}
