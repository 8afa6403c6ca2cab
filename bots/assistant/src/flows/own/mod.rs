//! Flows that stand on their own: each one is a file or a folder here, with what it hears, what it does and
//! its sentences in both languages side by side. A new one is that, and one line in the list below; one that
//! asks the graph something says so in `effects/asked.rs`, and what it forgets then does not compile.
//! Decisions: docs/decisions/assistant.md

use crate::{
    desk::Desk,
    effects::{Asked, Found},
    locale::Locale,
    port::Refusal,
    replies::Line,
    understanding::Understood,
};

macro_rules! flows {
    ($($module:ident,)+) => {
        $(mod $module;)+

        /// Whether the whole message was for one of these; what it takes of the message it takes out, and
        /// what it knows better it puts in.
        pub(crate) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
            $($module::hear(desk, understood, text) ||)+ false
        }
    };
}

flows! {
    export,
    leave,
    letters,
    link,
    nearest,
    reminded,
    wait,
}

pub(crate) use reminded::remind;
pub(crate) use wait::{
    answer as answer_offer, ask_again as ask_offer_again, offered, wish as wait,
};

/// Goes on with an answer of the graph.
pub(crate) fn found(desk: &mut Desk<'_>, asked: &Asked, found: &Found) {
    match found {
        Found::Export(_) => export::found(desk),
        Found::Link(own) => link::found(desk, own),
        Found::Wait(own) => wait::joined(desk, own),
        Found::Taken(own) => wait::taken(desk, own),
        Found::Passed(own) => wait::passed(desk, own),
        Found::Waits(own) => leave::listed(desk, asked, own),
        Found::StoppedWaiting(centres) => leave::left(desk, centres),
    }
}

/// Goes on without one.
pub(crate) fn refused(desk: &mut Desk<'_>, asked: &Asked, refusal: &Refusal) {
    match asked {
        Asked::Export => export::refused(desk, refusal),
        Asked::Link => link::refused(desk, refusal),
        Asked::Wait(_) => wait::refused(desk, refusal),
        Asked::TakeOffer(_) | Asked::PassOffer(_) => wait::over(desk, refusal),
        Asked::Waits(_) | Asked::StopWaiting(_) => leave::refused(desk, refusal),
    }
}

/// A sentence in both languages.
struct Sentences {
    fr: String,
    en: String,
}

impl Sentences {
    fn line(&self) -> Line<'_> {
        Line::Own { fr: &self.fr, en: &self.en }
    }

    fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}
