//! What follows on from what was spoken of: the next day for an appointment that stands, another
//! vehicle after the first, the payment of what waits for it.
//! Decisions: docs/decisions/assistant.md

use super::{Command, FlowKind, Standing, Wished, message::Message};
use crate::{
    graph_types::{Service, VehicleCategory},
    question::Question,
};
use chrono::NaiveDate;
use understanding::{Act, Wish, heard::Heard};

impl Message<'_> {
    /// What this message wishes of the appointment that was spoken of last.
    pub(super) fn follows(&self) -> Option<Wished> {
        if self.listening.question != Question::None || self.refused("w.deplacer") {
            return None;
        }
        let said = &self.said;
        let other = said.category.is_some() || said.energy.is_some() || said.plate.is_some();
        let relative = said.when.relative.is_some();
        let prefers = self.ideas.has("rather") && !said.when.is_empty();
        match self.listening.spoken.map(|spoken| spoken.standing) {
            Some(Standing::Stands) if !other && (relative || prefers) => {
                Some(Wished::Flow(FlowKind::Reschedule))
            }
            Some(Standing::Unpaid) if self.ideas.has("settling") && !self.text.contains('?') => {
                Some(Wished::Flow(FlowKind::Pay))
            }
            Some(Standing::Gone) if relative => Some(Wished::Flow(FlowKind::Book)),
            Some(_) if other && self.ideas.has("too") && self.places() => {
                Some(Wished::Flow(FlowKind::Book))
            }
            _ => None,
        }
    }

    fn places(&self) -> bool {
        self.said.centre.is_some() || !self.said.when.is_empty()
    }

    /// What is asked of one's own appointment, in words that name no act: « il tient toujours, mon
    /// passage du 2 ? ».
    pub(super) fn looks(&self) -> Option<Wished> {
        let idle = self.listening.question == Question::None;
        let guessed = |act: Act| self.reading.reaction.ask.contains(&Wish::Do(act));
        let papers = self.said.papers;
        if idle
            && guessed(Act::GetDocument)
            && (papers.of_payment() || papers.of_inspection())
            && !self.ideas.has("giving")
        {
            return Some(Wished::Flow(FlowKind::GetCertificate));
        }
        if idle && self.said.service == Some(Service::Retest) && guessed(Act::Retest) {
            return Some(Wished::Retest);
        }
        let asks = self.ideas.has("still") || self.ideas.has("when") && self.ideas.has("coming");
        let stands = self.listening.spoken.map(|spoken| spoken.standing);
        let brief = self.ideas.words <= 6
            && self.ideas.has("when")
            && matches!(stands, Some(Standing::Stands | Standing::Unpaid));
        // « So it's still Monday at 2 ? », of the appointment that was spoken of.
        let words = understanding::text::tokens(self.text);
        let still = words
            .iter()
            .any(|own| matches!(own.text.as_str(), "still" | "toujours" | "tjrs" | "tjs"));
        let remembers =
            still && !self.said.when.is_empty() && stands == Some(super::Standing::Stands);
        (idle && (brief || remembers || asks && self.ideas.has("mine")))
            .then_some(Wished::Flow(FlowKind::MyBookings))
    }

    /// « Inscrivez-moi à Lyon samedi 12 à 8h30 »: a place and a moment, told and not asked, are a wish.
    pub(super) fn tells_place_and_time(&self) -> bool {
        let when = &self.said.when;
        let vehicle = self.said.category.is_some() || self.said.plate.is_some();
        let strange =
            self.ideas.has("foreign") || self.takes(Act::OffTopic) || self.takes(Act::OutOfScope);
        self.listening.question == Question::None
            && !strange
            && !self.supposes()
            && !self.text.contains('?')
            && when.has_day()
            && (self.said.centre.is_some() || when.has_time() && vehicle)
    }

    /// « Et le 24 à 9h, je peux venir ? » asks for that moment, and is answered with the questions of a
    /// booking.
    pub(super) fn asks_to_come(&self) -> bool {
        let idle =
            self.listening.question == Question::None && self.listening.flow == FlowKind::None;
        let when = &self.said.when;
        idle && self.ideas.has("may.come")
            && when.has_day()
            && when.has_time()
            && when.relative.is_none()
            && !self.supposes()
            && !["w.annuler", "w.deplacer"].iter().any(|verb| self.says(verb))
    }

    fn says(&self, idea: &str) -> bool {
        Heard::new(self.text).ideas.iter().any(|own| own.name == idea)
    }

    /// « Je voudrais parler à une vraie personne », whatever is said before it.
    pub(super) fn asks_for_a_person(&self) -> bool {
        let heard = Heard::new(self.text);
        let speaks = |at: usize| {
            heard.tokens[at.saturating_sub(6)..at]
                .iter()
                .any(|token| matches!(token.text.as_str(), "parler" | "speak" | "talk" | "joindre"))
        };
        let denies = ["w.pas", "w.non", "w.condition", "w.passe"].iter().any(|own| self.says(own));
        // « Parler à » alone may be to anybody: a person is named behind it.
        let asked = heard
            .ideas
            .iter()
            .filter(|idea| idea.name == "w.humain")
            .any(|idea| speaks(idea.tokens.start));
        asked && !denies
    }

    /// Three vehicles and more are no one appointment: people see to them.
    pub(super) fn is_fleet(&self) -> bool {
        const VEHICLES: &[&str] = &[
            "utilitaire",
            "voiture",
            "vehicule",
            "vehicules",
            "voitures",
            "camions",
            "camion",
            "fourgons",
            "vehicles",
            "cars",
            "vans",
            "trucks",
            "motos",
        ];
        let words = crate::words::words(self.text);
        let counted = words.iter().enumerate().any(|(at, word)| {
            word.number.is_some_and(|number| (3..=500).contains(&number))
                && words.iter().skip(at + 1).take(2).any(|next| next.is(VEHICLES))
        });
        let wants = [Act::Book, Act::Provide, Act::Human, Act::AskInfo];
        (counted || self.ideas.has("fleet")) && self.names(&wants)
    }

    /// A topic that is only the kind of vehicle, where a vehicle is brought.
    pub(super) fn is_only_the_kind(&self, wished: Wished) -> bool {
        let kind = Wished::Tell(super::Topic::Motorcycle);
        wished == kind && self.said.category == Some(VehicleCategory::Motorcycle)
    }

    /// The other one of two days: « pas demain, l'autre », « celui de la semaine prochaine ».
    pub(super) fn other_day(&self) -> Option<Command> {
        let [first, second] = self.listening.days else { return None };
        if self.listening.question != Question::WhichDay {
            return None;
        }
        let said = crate::dates::when(
            self.text,
            self.listening.now,
            self.listening.language_of(self.text),
        );
        let negated = self.ideas.has("negation");
        let refused =
            |day: NaiveDate| negated && (said.only_day() == Some(day) || said.leaves_out(day));
        let nth = match (refused(*first), refused(*second)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) if self.ideas.has("the.other") && negated => 2,
            (false, false) if self.ideas.has("next.week") => 2,
            (false, false) if self.ideas.has("this.week") => 1,
            (false, false) => return None,
        };
        Some(Command::Choose(super::Pick::Nth(nth)))
    }
}
