//! What follows on from what was spoken of: the next day for an appointment that stands, another
//! vehicle after the first, the payment of what waits for it.
//! Decisions: docs/decisions/assistant.md

use super::{Command, FlowKind, Standing, Wished, message::Message};
use crate::{
    graph_types::{Service, VehicleCategory},
    question::Question,
};
use chrono::NaiveDate;
use understanding::{Act, Wish};

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
        (idle && (brief || asks && self.ideas.has("mine")))
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
