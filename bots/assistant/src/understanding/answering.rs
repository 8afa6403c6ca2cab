//! The answer to what was asked, in a message that was written to answer it.

use super::{Command, FlowKind, Talk, Wished, message::Message, negation, slots};
use crate::question::Question;
use understanding::{Act, Wish, heard::Heard};

impl Message<'_> {
    /// The answer to what was asked.
    pub(super) fn answer(&self, leads: bool) -> Option<Command> {
        let question = self.listening.question;
        if question == Question::None && self.takes(Act::LeaveFlow) {
            return (self.listening.flow != FlowKind::None).then_some(Command::CancelFlow);
        }
        if let (FlowKind::Cancel | FlowKind::Reschedule, Some(_)) =
            (self.listening.flow, &self.said.reference)
        {
            // Another one is named: that one is meant from here on.
            return (!leads).then_some(Command::Wish(Wished::Flow(self.listening.flow)));
        }
        if self.agrees() || self.trusts_the_certificate() {
            return Some(Command::Affirm);
        }
        if !leads && let Some(other) = self.other_day() {
            return Some(other);
        }
        if !leads && let Some(pick) = slots::pick(self.text, &self.reading.values, self.listening) {
            return Some(Command::Choose(pick));
        }
        if !leads && self.fills() {
            return Some(Command::Fill);
        }
        if self.takes(Act::LeaveFlow) || self.leaves() {
            return Some(Command::CancelFlow);
        }
        if !leads && self.refuses() {
            return Some(Command::Deny);
        }
        match (self.takes(Act::Affirm), self.takes(Act::Deny)) {
            (true, true) => return Some(Command::Repeat),
            (true, false) => return Some(Command::Affirm),
            // « Non, déplacez celui de mardi » says itself what shall be done instead.
            (false, true) if leads && question == Question::ConfirmBooking => {}
            (false, true) => return Some(Command::Deny),
            (false, false) => {}
        }
        if self.takes(Act::Later) {
            return Some(Command::Later);
        }
        self.takes(Act::Repeat).then_some(Command::Repeat)
    }

    /// Whether the values in the message are to be taken over.
    fn fills(&self) -> bool {
        if self.said.is_empty() {
            return false;
        }
        let telling = [Act::Provide, Act::Correct, Act::Choose, Act::Affirm, Act::Deny, Act::Book];
        let under_way =
            self.listening.flow != FlowKind::None || self.listening.question != Question::None;
        if !under_way {
            let plate = self.said.plate.is_some() && self.ideas.words <= 6;
            return plate
                || [Act::Provide, Act::Correct, Act::Choose].iter().any(|act| self.takes(*act));
        }
        // « Vous êtes ouverts le samedi ? » asks about a day, and chooses none.
        let told = self.reading.reaction.take.iter().any(|wish| matches!(wish, Wish::Tell(_)));
        if told && !self.names(&telling) {
            // « 10h30 ça me va. Quels papiers ? » answers and asks.
            let hours = Wish::Tell(understanding::Topic::Hours);
            return self.said.when.at.is_some()
                && !self.reading.reaction.take.contains(&hours)
                && slots::answers(&self.said, self.listening);
        }
        slots::answers(&self.said, self.listening) || self.names(&telling) || self.ideas.words <= 6
    }

    /// « Non », first of all, to a question of yes or no: whatever follows, it is not agreed to. « D'accord,
    /// alors gardez-le » gives nothing up either.
    fn refuses(&self) -> bool {
        let (kind, _) = self.listening.question.awaiting();
        let heard = Heard::new(self.text);
        let named = |name: &str| heard.ideas.iter().any(|idea| idea.name == name);
        let keeps = self.listening.question == Question::ConfirmCancel
            && named("w.garder")
            && !named("w.annuler")
            && !self.text.contains('?');
        let first =
            |name: &str| heard.ideas.iter().any(|idea| idea.name == name && idea.tokens.start == 0);
        kind == "confirm" && (first("w.non") || keeps)
    }

    /// A plain yes to what was asked, and nothing beside it: the reader takes none other there.
    fn agrees(&self) -> bool {
        let (kind, _) = self.listening.question.awaiting();
        kind == "confirm" && self.takes(Act::Affirm)
    }

    /// « C'est la carte grise qui a raison », where it says another plate.
    fn trusts_the_certificate(&self) -> bool {
        let heard = Heard::new(self.text);
        let right = ["raison", "juste", "bonne", "exacte", "correcte", "correct", "right"];
        self.listening.question == Question::PlateMismatch
            && self.ideas.has("certificate")
            && heard.tokens.iter().any(|token| right.contains(&token.text.as_str()))
            && !negation::is_in(&heard, &["w.non", "w.pas", "w.condition"])
            && !self.text.contains('?')
    }

    /// « Annuler » with nothing beside it leaves what is under way; at « voulez-vous annuler ? » it
    /// could mean either, and is asked again.
    fn leaves(&self) -> bool {
        let bare = self.ideas.words <= 2 && self.said.is_empty();
        let cancel = self.takes(Act::Cancel)
            || self.reading.reaction.ask.contains(&Wish::Do(Act::Cancel))
            || Heard::new(self.text).ideas.iter().any(|idea| idea.name == "w.annuler");
        bare && cancel
            && self.listening.flow != FlowKind::None
            && self.listening.question != Question::ConfirmCancel
    }

    pub(super) fn talk(&self) -> Option<Command> {
        let said = |act: Act| self.takes(act);
        // At a question, what may as well be an answer was not understood, and is asked again as such.
        let answers = [Act::Provide, Act::Choose].map(Wish::Do);
        let open = self.listening.question != Question::None
            && answers.iter().any(|wish| self.reading.reaction.ask.contains(wish));
        if said(Act::AreYouARobot) {
            Some(Command::SmallTalk(Talk::Robot))
        } else if said(Act::OffTopic) && !open {
            Some(Command::OffTopic)
        } else if said(Act::Thank) {
            Some(Command::SmallTalk(Talk::Thanks))
        } else if said(Act::Goodbye) {
            Some(Command::SmallTalk(Talk::Goodbye))
        } else if said(Act::Greet) {
            Some(Command::SmallTalk(Talk::Greeting))
        } else {
            None
        }
    }
}
