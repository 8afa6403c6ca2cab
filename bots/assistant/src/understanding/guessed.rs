//! What is only guessed: begun where beginning asks no more than asking would, and asked about else.
//! Decisions: docs/decisions/assistant.md

use super::{Command, FlowKind, Note, Wished, message::Message};
use crate::question::Question;
use understanding::{Act, Wish};

impl Message<'_> {
    /// To pay or to move, where it is the first guess and its own verb is said and nothing is asked: a
    /// page, or a question for the day.
    pub(super) fn says_plainly(&self) -> Option<Wished> {
        let asks = self.text.contains('?') && !self.asks_to_do();
        let idle = self.listening.question == Question::None && !asks;
        let first = self.reading.reaction.ask.first().filter(|_| idle)?;
        let wished = self.precisely(Wished::of(*first)?);
        let said = match wished {
            Wished::Flow(FlowKind::Pay) => self.verb("w.payer"),
            Wished::Flow(FlowKind::Reschedule) => self.verb("w.deplacer"),
            _ => false,
        };
        said.then_some(wished)
    }

    /// « Pouvez-vous décaler mon rdv ? » asks to do it.
    fn asks_to_do(&self) -> bool {
        let tokens = understanding::text::tokens(self.text);
        let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        words.windows(2).any(|two| {
            matches!(
                two,
                ["pouvez" | "pourriez", "vous"]
                    | ["peux" | "pourrais", "tu"]
                    | ["can" | "could", "you"]
            )
        })
    }

    /// A wish for an appointment that the reader is not sure of, beside values that are: any, where
    /// booking is its first guess; a day and something more, where it is a guess at all.
    pub(super) fn books(&self) -> bool {
        let said = &self.said;
        let other = self.verb("w.annuler") || self.verb("w.deplacer");
        if self.listening.question != Question::None
            || self.text.contains('?')
            || said.reference.is_some()
            || other
        {
            return false;
        }
        if self.tells_place_and_time() {
            return true;
        }
        let reaction = &self.reading.reaction;
        let values = [
            !said.when.is_empty(),
            said.plate.is_some(),
            said.centre.is_some(),
            said.category.is_some() || said.energy.is_some(),
            said.service.is_some(),
        ];
        let known = values.iter().filter(|known| **known).count();
        let guesses = [Act::Book, Act::Provide, Act::Choose].map(Wish::Do);
        let guessed = reaction.ask.iter().chain(&reaction.take).any(|wish| guesses.contains(wish));
        reaction.ask.first() == Some(&Wish::Do(Act::Book)) && known > 0
            || guessed && values[0] && known > 1
            || guessed && self.ideas.has("a.new.one") && said.when.has_day() && said.when.has_time()
    }

    /// The one thing that the message may wish, where beginning it asks no more than asking would:
    /// an answer, a look, the questions of a booking. What is given up, moved or paid for takes its
    /// own verb, said plainly.
    pub(super) fn only_candidate(&self) -> Option<Wished> {
        let [only] = self.candidates(&[])[..] else { return None };
        // « Bonjour » alone wishes nothing more.
        let greets = !self.reading.reaction.take.is_empty();
        if self.is_understood() || self.is_babble() || greets && self.ideas.words <= 4 {
            return None;
        }
        let none_under_way = self.listening.question == Question::None;
        let first = self.reading.reaction.ask.first().copied().and_then(Wished::of);
        let first = first.map(|first| self.precisely(first)) == Some(only);
        let said = &self.said;
        let begins = match only {
            Wished::Flow(FlowKind::Book) | Wished::Retest => {
                let placed = !said.when.is_empty() || said.service.is_some();
                none_under_way && (first || placed) && self.is_read()
            }
            Wished::Flow(FlowKind::Cancel) => first && self.verb("w.annuler"),
            // The only wish that its verb can be of: what else is guessed is no wish.
            Wished::Flow(FlowKind::Reschedule) => self.verb("w.deplacer"),
            // To pay opens a page, and takes nothing; still, only its own verb does.
            Wished::Flow(FlowKind::Pay) => first && self.verb("w.payer"),
            Wished::Human => first && (none_under_way || self.verb("w.humain")),
            Wished::Flow(_) | Wished::Tell(_) | Wished::Note(_) => first && none_under_way,
        };
        begins.then_some(only)
    }

    /// Nothing is sure: what it may be is asked about, or the question that stands once more.
    pub(super) fn unsure(&self) -> Vec<Command> {
        let under_way = self.listening.flow != FlowKind::None;
        let mut candidates = self.candidates(&[]);
        if under_way
            && !self.said.is_empty()
            && !candidates.first().is_some_and(|it| self.strays(*it))
        {
            return vec![Command::Fill];
        }
        let stranger = Wished::Note(Note::OutOfScope);
        if candidates.first() == Some(&stranger) {
            candidates.retain(|wish| *wish != stranger);
            let rest = (!candidates.is_empty()).then_some(Command::Ask(candidates));
            return std::iter::once(Command::Wish(stranger)).chain(rest).collect();
        }
        candidates.retain(|wish| *wish != stranger);
        // What is only the second guess, beside something that is no wish, is not worth a question.
        let first = self.reading.reaction.ask.first().copied().and_then(Wished::of).is_some();
        vec![Command::Ask(if first || candidates.len() > 1 { candidates } else { Vec::new() })]
    }

    /// Whether a guess leads away from what is under way, to something that is given up, moved or paid
    /// for: then no value is filled in as if nothing else had been said. « Déplacer » without an
    /// appointment of one's own is about the one that is being made.
    fn strays(&self, wished: Wished) -> bool {
        let flow = self.listening.flow;
        let denies = self.reading.reaction.ask.contains(&Wish::Do(Act::Deny));
        let own = self.ideas.has("own.one") || denies || !self.said.when.except.is_empty();
        let of_the_draft =
            wished == Wished::Flow(FlowKind::Reschedule) && flow == FlowKind::Book && !own;
        wished.is_dear() && wished != Wished::Flow(flow) && !of_the_draft
    }

    /// What may be wished beside what is done already.
    pub(super) fn candidates(&self, done: &[Command]) -> Vec<Wished> {
        let mut wishes: Vec<Wished> = Vec::new();
        for wish in &self.reading.reaction.ask {
            let Some(wished) = Wished::of(*wish).map(|wished| self.precisely(wished)) else {
                continue;
            };
            if !done.contains(&Command::Wish(wished)) && !wishes.contains(&wished) {
                wishes.push(wished);
            }
        }
        // « J'ai annulé hier, je veux être remboursé » gives up nothing any more.
        if wishes.len() > 1 && self.supposes() {
            wishes.retain(|wish| !wish.is_dear());
        }
        wishes
    }
}
