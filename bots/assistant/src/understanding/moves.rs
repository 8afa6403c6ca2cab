//! Moves about this conversation's own buttons and papers, which no act of the reader stands for.

use super::{Command, FlowKind, Other, Topic, Wished, message::Message};
use crate::{locale::Locale, question::Question};
use understanding::{Act, Wish};

impl Message<'_> {
    /// A move about this conversation's own buttons and papers, which no act stands for.
    pub(super) fn own_move(&self) -> Option<Command> {
        let ideas = &self.ideas;
        let short = ideas.words <= 8;
        if ideas.has("restart") && ideas.words <= 6 {
            return Some(Command::Restart);
        }
        if ideas.words <= 3 && (ideas.has("english") || ideas.has("french")) {
            return Some(Command::SwitchLanguage(self.language()));
        }
        if ideas.all(&["withdrawing", "consent"]) || ideas.all(&["deleting", "picture"]) {
            return Some(Command::TakeBackPictures);
        }
        if ideas.all(&["deleting", "certificate"]) {
            return Some(Command::Wish(Wished::Tell(Topic::Privacy)));
        }
        if ideas.all(&["giving", "report"]) {
            return Some(Command::Wish(Wished::Flow(FlowKind::UploadReport)));
        }
        let under_way = matches!(self.listening.flow, FlowKind::Book | FlowKind::Reschedule);
        if under_way && short && self.said.when.is_empty() {
            let others = [
                ("other.vehicle", Other::Vehicle),
                ("other.centre", Other::Centre),
                ("other.day", Other::Day),
                ("other.hours", Other::Hours),
            ];
            if let Some((_, other)) = others.iter().find(|(name, _)| ideas.has(name)) {
                return Some(Command::Another(*other));
            }
        }
        let payable = matches!(
            self.listening.question,
            Question::Upload | Question::Reading | Question::Payment
        );
        if payable && ideas.words <= 14 && ideas.has("at_centre") && !self.text.contains('?') {
            return Some(Command::PayAtCentre);
        }
        let named = ideas.has("changing") || self.said.plate.is_some() && ideas.words <= 10;
        let gives = ideas.has("plate") && named && self.listening.flow != FlowKind::Book;
        gives.then_some(Command::Wish(Wished::Flow(FlowKind::GivePlate)))
    }

    /// Another language costs nothing and is named: likely is enough.
    pub(super) fn switches_language(&self) -> bool {
        let act = Act::SwitchLanguage;
        let likely = self.names(&[act]) || self.reading.reaction.ask.contains(&Wish::Do(act));
        self.takes(act) || likely && self.language().is_some()
    }

    pub(super) fn language(&self) -> Option<Locale> {
        match (self.ideas.has("english"), self.ideas.has("french")) {
            (true, false) => Some(Locale::En),
            (false, true) => Some(Locale::Fr),
            _ => None,
        }
    }
}
