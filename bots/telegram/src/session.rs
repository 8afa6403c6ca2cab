//! Who a chat is for the graph, and how far it has been told. No clock, no file.
use crate::{
    graph::{TypedCode, UploadKind},
    sentences::Locale,
};
use serde::{Deserialize, Serialize};
use std::{fmt, time::Duration};
use uuid::Uuid;

/// How many updates are remembered: Telegram hands over at most 100 at a time.
const REMEMBERED_UPDATES: usize = 100;

/// How many messages with buttons are remembered: those since the person's last word.
const REMEMBERED_KEYBOARDS: usize = 20;

/// A chat somebody wrote in lately looks for news this often.
const LIVELY_PACE: Duration = Duration::from_secs(2);
/// Any other chat; certificates are issued days after the last word.
const QUIET_PACE: Duration = Duration::from_secs(300);
/// How long a chat stays lively after the last word, in seconds.
const LIVELY: u64 = 24 * 3_600;
/// How long a quiet chat is still looked after, in seconds.
const REMEMBERED: u64 = 60 * 24 * 3_600;

/// The two tokens of a session of the graph.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tokens {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(…)")
    }
}

/// Everything kept of a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ChatSession {
    /// Nothing before the first message.
    pub(crate) tokens: Option<Tokens>,
    /// The conversation these tokens own.
    pub(crate) conversation_id: Option<Uuid>,
    /// Whether they are an account's, and not a guest's.
    pub(crate) account: bool,
    /// The link that was followed, until they say yes to it or no.
    pub(crate) linking: Option<String>,
    /// The code of the letter, until the account's second factor is written beside it, or anything else.
    pub(crate) half: Option<TypedCode>,
    /// The update by which the account was entered, and the button that goes on there, until it is pressed.
    pub(crate) pressing: Option<(u32, String)>,
    /// The account was taken from the chat elsewhere, and the person does not know yet.
    pub(crate) parted: bool,
    /// Number of the last message delivered; 0 for none.
    pub(crate) last_seq: i32,
    /// The person's language.
    pub(crate) locale: Locale,
    /// When the person last wrote, in seconds since 1970.
    pub(crate) last_heard_at: u64,
    /// The person blocked the bot: nothing is sent until they write again.
    pub(crate) blocked: bool,
    /// Updates already acted upon, oldest first. Telegram's numbers may start anew after a quiet
    /// week, so a lower number is not an older one.
    pub(crate) handled_updates: Vec<u32>,
    /// Messages under which buttons still stand: the next answer takes them away.
    pub(crate) keyboards: Vec<i32>,
    /// What was asked for last, as the kind of a document.
    pub(crate) asked: Option<UploadKind>,
}

impl ChatSession {
    /// Whether the update was already acted upon.
    pub(crate) fn has_handled(&self, update: u32) -> bool {
        self.handled_updates.contains(&update)
    }

    /// The update was acted upon.
    pub(crate) fn handled(&mut self, update: u32) {
        if !self.has_handled(update) {
            self.handled_updates.push(update);
            let surplus = self.handled_updates.len().saturating_sub(REMEMBERED_UPDATES);
            self.handled_updates.drain(..surplus);
        }
    }

    /// Buttons stand under that message.
    pub(crate) fn offered(&mut self, message: i32) {
        self.keyboards.push(message);
        let surplus = self.keyboards.len().saturating_sub(REMEMBERED_KEYBOARDS);
        self.keyboards.drain(..surplus);
    }

    /// The graph knows these tokens no more: the next message starts a new session.
    pub(crate) fn end(&mut self) {
        self.parted = std::mem::take(&mut self.account);
        self.tokens = None;
        self.half = None;
        self.pressing = None;
        self.conversation_id = None;
        self.last_seq = 0;
    }

    /// In what time to look for news, after so many failures in a row; `None` for never.
    pub(crate) fn next_look(&self, now: u64, failures: u32) -> Option<Duration> {
        if self.blocked || self.tokens.is_none() || self.conversation_id.is_none() {
            return None;
        }
        match now.saturating_sub(self.last_heard_at) {
            quiet if quiet <= LIVELY => {
                Some((LIVELY_PACE * (1 << failures.min(8))).min(QUIET_PACE))
            }
            quiet if quiet <= REMEMBERED => Some(QUIET_PACE),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talking() -> ChatSession {
        ChatSession {
            tokens: Some(Tokens { access_token: "a".into(), refresh_token: "r".into() }),
            conversation_id: Some(Uuid::nil()),
            last_heard_at: 1_000_000,
            ..ChatSession::default()
        }
    }

    #[test]
    fn an_update_is_handled_once_whatever_its_number() {
        let mut session = ChatSession::default();
        session.handled(900);
        session.handled(7);
        assert!(session.has_handled(900) && session.has_handled(7) && !session.has_handled(8));
        (1_000..1_200).for_each(|update| session.handled(update));
        assert_eq!(session.handled_updates.len(), REMEMBERED_UPDATES);
        assert!(!session.has_handled(7) && session.has_handled(1_199));
    }

    #[test]
    fn a_chat_is_looked_after_less_and_less() {
        let session = talking();
        let after = |seconds: u64| session.next_look(1_000_000 + seconds, 0);
        assert_eq!(after(60), Some(LIVELY_PACE));
        assert_eq!(after(LIVELY + 1), Some(QUIET_PACE));
        assert_eq!(after(REMEMBERED + 1), None);
    }

    #[test]
    fn failures_slow_it_down_and_a_block_ends_it() {
        let mut session = talking();
        assert_eq!(session.next_look(1_000_000, 2), Some(LIVELY_PACE * 4));
        assert_eq!(session.next_look(1_000_000, 40), Some(QUIET_PACE));
        session.blocked = true;
        assert_eq!(session.next_look(1_000_000, 0), None);
    }

    #[test]
    fn tokens_are_not_shown() {
        let shown = format!("{:?}", talking());
        assert!(!shown.contains("access_token") && shown.contains('…'));
    }
}
