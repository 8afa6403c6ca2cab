//! How the caller is reminded, as they see and change it.
use crate::{
    domain::{Channel, Choice, Reminder},
    models::reminder_choices_of,
};
use async_graphql::{InputObject, SimpleObject};
use kernel::{ApiResult, Conn, guard::Customer};

/// How the caller is reminded of one thing.
#[derive(SimpleObject)]
pub(crate) struct ReminderChoice {
    /// Of what.
    reminder: Reminder,
    /// How.
    channel: Channel,
    /// How they may be.
    channels: Vec<Channel>,
}

impl From<Choice> for ReminderChoice {
    fn from(Choice { reminder, channel }: Choice) -> Self {
        Self { reminder, channel, channels: reminder.channels().to_vec() }
    }
}

impl ReminderChoice {
    pub(super) async fn all(conn: &mut Conn, by: &Customer) -> ApiResult<Vec<Self>> {
        let choices = reminder_choices_of(conn, by.id()).await?;
        Ok(choices.into_iter().map(Self::from).collect())
    }
}

/// What is chosen.
#[derive(InputObject)]
pub(crate) struct ChooseReminderInput {
    /// Of what.
    pub(super) reminder: Reminder,
    /// How: one of its `channels`.
    pub(super) channel: Channel,
}

/// What choosing answers.
#[derive(SimpleObject)]
pub(crate) struct ChooseReminderPayload {
    /// All that the caller is reminded of.
    pub(super) reminders: Vec<ReminderChoice>,
}
