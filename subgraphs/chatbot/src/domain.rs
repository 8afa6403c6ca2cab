//! What a conversation is made of, and what may be sent into one.
use crate::error::ChatError;
use assistant::DeskHours;
use async_graphql::Enum;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use kernel::clock::CIVIL_ZONE;
use uuid::Uuid;

/// Longer messages are nobody's typing.
pub(crate) const LONGEST_MESSAGE: usize = 2_000;

/// Where a conversation takes place.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Channel {
    /// The web widget.
    Web,
    /// A Telegram chat.
    Telegram,
}

impl From<Channel> for assistant::Channel {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Web => Self::Web,
            Channel::Telegram => Self::Telegram,
        }
    }
}

/// Who wrote a message.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Author {
    /// The person who asks.
    Customer,
    /// The software.
    Assistant,
    /// Somebody of the staff.
    Agent,
    /// The product itself: « conversation reprise ».
    System,
}

/// Where somebody who asked for a person stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum HandoverStatus {
    /// Nobody came yet.
    Waiting,
    /// Somebody of the team answers; the assistant is silent.
    Taken,
    /// Answered, called back, or no longer wished.
    Done,
}

/// So long a conversation that was taken over may be without a word of the agent's: then the
/// assistant is back.
pub(crate) const LONGEST_SILENCE: TimeDelta = TimeDelta::minutes(60);

/// The hours of the desk, as somebody typed them: `08:00`, in order and apart from each other.
pub(crate) fn desk_hours(typed: &[(i32, &str, &str)]) -> Result<Vec<DeskHours>, ChatError> {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let mut hours = Vec::with_capacity(typed.len());
    for (weekday, opens, closes) in typed {
        let day = u32::try_from(*weekday).ok().filter(|day| (1..=7).contains(day));
        let (Some(weekday), Some(opens), Some(closes)) = (day, time(opens), time(closes)) else {
            return Err(ChatError::HoursInvalid);
        };
        hours.push(DeskHours { weekday, opens, closes });
    }
    hours.sort_by_key(|own| (own.weekday, own.opens));
    let apart = hours
        .windows(2)
        .all(|pair| pair[0].weekday != pair[1].weekday || pair[0].closes <= pair[1].opens);
    let whole = hours.iter().all(|own| own.opens < own.closes);
    if apart && whole { Ok(hours) } else { Err(ChatError::HoursInvalid) }
}

/// The moments at which some days begin and end, both days included.
pub(crate) fn days(
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(DateTime<Utc>, DateTime<Utc>), ChatError> {
    let begins = |day: NaiveDate| {
        let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(CIVIL_ZONE);
        midnight.earliest().map(|moment| moment.to_utc())
    };
    let after = until.succ_opt().filter(|_| from <= until && (until - from).num_days() <= 366);
    begins(from).zip(after.and_then(begins)).ok_or(ChatError::PeriodInvalid)
}

/// What the customer sent: exactly one of the three, and beside a document perhaps words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    Text(String),
    Button {
        id: String,
        /// Its box is ticked.
        ticked: bool,
    },
    Document {
        id: Uuid,
        /// The caption of a photo.
        beside: Option<String>,
    },
}

impl Sent {
    /// Reads the three optional fields of the mutation; `ticked` is about the button.
    pub(crate) fn read(
        text: Option<String>,
        button: Option<String>,
        document: Option<Uuid>,
        ticked: bool,
    ) -> Result<Self, ChatError> {
        let text = text.map(|text| text.trim().to_owned());
        if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST_MESSAGE) {
            return Err(ChatError::MessageTooLong);
        }
        let words = text.clone().filter(|text| !text.is_empty());
        match (text, button, document) {
            (Some(_), None, None) => words.map(Self::Text).ok_or(ChatError::MessageEmpty),
            (None, Some(id), None) => Ok(Self::Button { id, ticked }),
            (_, None, Some(id)) => Ok(Self::Document { id, beside: words }),
            (None, None, None) | (Some(_), Some(_), _) | (_, Some(_), Some(_)) => {
                Err(ChatError::MessageEmpty)
            }
        }
    }
}

impl From<Sent> for assistant::Input {
    fn from(sent: Sent) -> Self {
        match sent {
            Sent::Text(text) => Self::Text(text),
            Sent::Button { id, ticked: false } => Self::Button(id),
            Sent::Button { id, ticked: true } => Self::Ticked(id),
            Sent::Document { id, beside } => Self::Document { id, beside },
        }
    }
}

/// `en` for anything that begins so, French for all else.
pub(crate) fn read_locale(text: Option<&str>) -> assistant::Locale {
    match text {
        Some(text) if text.to_ascii_lowercase().starts_with("en") => assistant::Locale::En,
        _ => assistant::Locale::Fr,
    }
}

/// As stored and as answered to clients.
pub(crate) fn locale_name(locale: assistant::Locale) -> &'static str {
    match locale {
        assistant::Locale::Fr => "fr",
        assistant::Locale::En => "en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_exactly_one_thing() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(Sent::read(text(" oui "), None, None, false), Ok(Sent::Text("oui".to_owned())));
        assert_eq!(Sent::read(text("  "), None, None, false), Err(ChatError::MessageEmpty));
        assert_eq!(Sent::read(None, None, None, false), Err(ChatError::MessageEmpty));
        assert_eq!(Sent::read(text("oui"), text("b1"), None, false), Err(ChatError::MessageEmpty));
        let photo = Uuid::nil();
        let beside = |beside: Option<&str>| {
            Ok(Sent::Document { id: photo, beside: beside.map(str::to_owned) })
        };
        assert_eq!(Sent::read(None, None, Some(photo), false), beside(None));
        assert_eq!(Sent::read(text("  "), None, Some(photo), false), beside(None));
        assert_eq!(Sent::read(text("mon PV"), None, Some(photo), false), beside(Some("mon PV")));
        let both = Sent::read(None, text("b1"), Some(photo), false);
        assert_eq!(both, Err(ChatError::MessageEmpty));
        let long = "é".repeat(LONGEST_MESSAGE + 1);
        assert_eq!(Sent::read(Some(long), None, None, false), Err(ChatError::MessageTooLong));
    }

    #[test]
    fn hours_of_the_desk_are_whole_and_apart() {
        let read = |typed: &[(i32, &str, &str)]| desk_hours(typed).map(|hours| hours.len());
        assert_eq!(read(&[(1, "14:00", "18:00"), (1, "08:00", "12:00")]), Ok(2));
        assert_eq!(read(&[]), Ok(0), "nobody answers any more");
        for wrong in [
            [(0, "08:00", "12:00"), (1, "08:00", "12:00")],
            [(1, "12:00", "08:00"), (2, "08:00", "12:00")],
            [(1, "08:00", "12:00"), (1, "11:00", "18:00")],
            [(1, "8h", "12:00"), (2, "08:00", "12:00")],
        ] {
            assert_eq!(read(&wrong), Err(ChatError::HoursInvalid), "{wrong:?}");
        }
    }

    #[test]
    fn every_language_but_english_is_answered_in_french() {
        assert_eq!(read_locale(Some("en-GB")), assistant::Locale::En);
        assert_eq!(read_locale(Some("de")), assistant::Locale::Fr);
        assert_eq!(read_locale(None), assistant::Locale::Fr);
    }
}
