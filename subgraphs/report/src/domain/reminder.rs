//! What somebody is reminded of, and how: by letter until they say otherwise, and not at all where they
//! want none. What is no reminder (a confirmation, a move, a result) is not asked about.
use async_graphql::Enum;
use events::appointment::ReminderKind;

/// What somebody is reminded of.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Reminder {
    /// An appointment, the day before.
    DayBefore,
    /// An appointment, two hours before.
    HoursBefore,
    /// An inspection by law, a month and a week before its last day.
    InspectionDue,
}

/// How somebody is reminded.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "ReminderChannel")]
pub(crate) enum Channel {
    /// By e-mail.
    Email,
    /// In the conversation: on the site, and in Telegram where it is linked.
    Conversation,
    /// Not at all.
    None,
}

impl Reminder {
    /// Which reminder a told one is.
    pub(crate) fn of(kind: ReminderKind) -> Self {
        match kind {
            ReminderKind::DayBefore => Self::DayBefore,
            ReminderKind::HoursBefore => Self::HoursBefore,
        }
    }

    /// How it can be had.
    pub(crate) fn channels(self) -> &'static [Channel] {
        match self {
            Self::DayBefore | Self::HoursBefore => &[Channel::Email, Channel::None],
            Self::InspectionDue => &[Channel::Email, Channel::Conversation, Channel::None],
        }
    }
}

/// What somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) reminder: Reminder,
    pub(crate) channel: Channel,
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::VariantArray;

    #[test]
    fn each_reminder_comes_by_letter_unless_somebody_says_otherwise_and_can_be_stopped() {
        for reminder in Reminder::VARIANTS {
            assert_eq!(reminder.channels().first(), Some(&Channel::Email), "{reminder}");
            assert_eq!(reminder.channels().last(), Some(&Channel::None), "{reminder}");
        }
    }
}
