//! An appointment that is named by its day: « mon rdv de mardi », "my booking on Friday". It stands
//! already, and is another one than what is being composed.
//! Decisions: docs/decisions/assistant.md

use super::{FlowKind, Wished, message::Message};
use crate::{
    dates::{self, Relative},
    question::Question,
};
use understanding::{Act, heard::Heard};

/// Words behind which a day says where to: « déplacez le rdv à jeudi ».
const WHERE_TO: &[&str] =
    &["a", "au", "to", "pour", "vers", "for", "plutot", "rather", "until", "till"];

/// The word for the day of an appointment that stands, if one is named so; a slip in « de » or « mon »
/// hides none.
pub(crate) fn day_of_another(text: &str) -> Option<String> {
    let heard = Heard::new(text);
    let word = |at: usize| heard.tokens.get(at).map_or("", |token| token.text.as_str());
    let moves =
        heard.ideas.iter().any(|idea| matches!(idea.name.as_str(), "w.deplacer" | "w.annuler"));
    // « Déplacez … de mardi » says where from, whatever stands between.
    let from = |at: &usize| {
        matches!(word(*at), "de" | "du" | "d" | "of" | "from")
            || word(*at).len() == 3 && strsim::osa_distance(word(*at), "de") == 1
    };
    let told = (0..heard.tokens.len())
        .filter(from)
        .find_map(|at| [at + 1, at + 2].into_iter().map(word).find(|day| dates::names_a_day(day)));
    if moves && let Some(day) = told {
        return Some(day.to_owned());
    }
    let named = heard.ideas.iter().filter(|idea| idea.name == "w.rdv");
    let named = named.map(|idea| idea.tokens.clone());
    // « Drv », « rdc »: three letters, and a slip in them.
    let slips = (0..heard.tokens.len())
        .filter(|at| word(*at).len() == 3 && strsim::osa_distance(word(*at), "rdv") == 1)
        .map(|at| at..at + 1);
    named.chain(slips).find_map(|tokens| {
        let joint = word(tokens.end);
        let names = [tokens.end + 1, tokens.end + 2];
        let day = names.into_iter().map(word).find(|day| dates::names_a_day(day))?;
        let article = ["un", "une", "a", "an", "another", "autre"];
        let new = tokens.start.checked_sub(1).is_some_and(|at| article.contains(&word(at)));
        let joined = !dates::names_a_day(joint) && !WHERE_TO.contains(&joint);
        (!new && joined).then(|| day.to_owned())
    })
}

/// Whether a word that was never met may be one of giving up or moving, with two slips in it.
fn may_be_a_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "deplacez",
        "deplacer",
        "annulez",
        "annuler",
        "reportez",
        "reporter",
        "decalez",
        "decaler",
        "cancel",
        "reschedule",
    ];
    word.chars().count() >= 5 && VERBS.iter().any(|verb| strsim::osa_distance(word, verb) <= 2)
}

impl Message<'_> {
    /// Whether an appointment that stands is named beside the summary of another: « mon rdv de mardi ».
    pub(super) fn names_another(&self) -> bool {
        self.listening.question == Question::ConfirmBooking
            && (self.ideas.has("own.one")
                || day_of_another(self.text).is_some()
                || self.reading.unread.iter().any(|word| may_be_a_verb(word)))
    }

    /// Whether values would be filled in, or what is being booked be refused; a question does neither.
    pub(super) fn tells_or_refuses(&self) -> bool {
        let asks = self.text.contains('?') || self.names(&[Act::AskInfo, Act::MyBookings]);
        let keeps = Heard::new(self.text).ideas.iter().any(|idea| idea.name == "w.garder");
        let denies = self.names(&[Act::Deny, Act::Correct, Act::Later]);
        !asks && !keeps && (!self.said.when.is_empty() || denies)
    }

    /// « Plus tard le même jour », where no appointment was spoken of: it is told of one that stands, and
    /// a second one may not be meant.
    pub(super) fn stays_on_its_day(&self, wishes: &[Wished]) -> bool {
        let said = &self.said;
        let vehicle = said.category.is_some() || said.plate.is_some();
        let near = match said.when.relative {
            Some(Relative::Later | Relative::Earlier) => true,
            Some(Relative::Same) => !vehicle,
            Some(Relative::Next | Relative::AfterNext) | None => false,
        };
        near && self.listening.spoken.is_none() && wishes.contains(&Wished::Flow(FlowKind::Book))
    }

    /// Whether every word was read, and none is about something else: what one changes that was not is not
    /// known (« larer the same day »), and « ouvre les volets demain matin » books nothing.
    pub(super) fn is_read(&self) -> bool {
        let heard = Heard::new(self.text);
        let named = |start: &str| heard.ideas.iter().any(|idea| idea.name.starts_with(start));
        let trade = self.listening.spoken.is_some()
            || self.said.centre.is_some()
            || self.said.plate.is_some()
            || ["w.rdv", "w.contrevisite", "w.reserver", "v."].into_iter().any(named);
        self.reading.unread.is_empty() && (trade || !named("x."))
    }

    /// Whether most of it was never met: then nothing is guessed from the rest.
    pub(super) fn is_babble(&self) -> bool {
        self.reading.unread.len() * 2 >= self.ideas.words.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::day_of_another;

    #[test]
    fn an_appointment_is_named_by_its_day() {
        for (text, day) in [
            ("déplacez plutôt mon rdv de mardi", Some("mardi")),
            ("déplacez plutôt omn rdv dde mardi", Some("mardi")),
            ("move my appointment on Friday instead", Some("friday")),
            ("dplacez plutot omn rdc de mardi", Some("mardi")),
            ("dplacez plutot mo rddv de mardi", Some("mardi")),
            ("décalez ça de mardi", Some("mardi")),
            ("décalez à mardi", None),
            ("déplacez le rdv à jeudi", None),
            ("move the appointment to friday", None),
            ("rdv lundi 7 décembre 15h part dieu", None),
            ("un rdv de mardi à jeudi, peu importe", None),
            ("je voudrais un rendez-vous jeudi", None),
        ] {
            assert_eq!(day_of_another(text).as_deref(), day, "{text}");
        }
    }
}
