//! From what a message says to what is done about it: the one place where the evidence of the reader,
//! of the values and of what was asked meet.
//!
//! Answers come first, then the answer to what was asked, then what asks questions of its own. A write
//! never follows from here: flows lead to a summary, and only a plain yes to it acts.
//! Decisions: docs/decisions/assistant.md

use super::{
    Command, FlowKind, Ideas, Listening, Note, Said, Topic, Understood, Wished, message::Message,
    parts, reader, slots,
};
use crate::question::Question;
use understanding::{Act, Wish, heard::Heard};

/// What to do about a message.
pub(crate) fn understand(text: &str, listening: &Listening<'_>) -> Understood {
    if injected(text) {
        return only(Command::OffTopic, Said::default());
    }
    let Some(mut reading) = reader::read(text, listening.question) else {
        return only(Command::Ask(Vec::new()), Said::default());
    };
    if listening.question == Question::None {
        parts::hear(text, &mut reading);
    }
    let said = slots::slots(text, &reading.values, listening);
    let message = Message { text, ideas: Ideas::of(text), reading, said, listening };
    if let Some(command) = message.own_move() {
        return only(command, message.said);
    }
    let commands = message.commands();
    let mut said = message.said;
    if commands.contains(&Command::Wish(Wished::Retest)) {
        said.service = Some(crate::graph_types::Service::Retest);
    }
    Understood { commands, said }
}

fn only(command: Command, said: Said) -> Understood {
    Understood { commands: vec![command], said }
}

impl Message<'_> {
    fn commands(&self) -> Vec<Command> {
        let wishes = self.wishes();
        let leads = wishes.iter().any(|wish| wish.leads());
        if wishes.contains(&Wished::Flow(FlowKind::Cancel))
            && wishes.contains(&Wished::Flow(FlowKind::Reschedule))
        {
            // « Je ne peux pas venir jeudi » names no remedy.
            return vec![Command::Ask(vec![
                Wished::Flow(FlowKind::Reschedule),
                Wished::Flow(FlowKind::Cancel),
            ])];
        }
        if self.names_another() && !leads && self.tells_or_refuses() {
            // « … mon rdv de mardi », beside a verb that was not read: it is none of what is being booked.
            return vec![Command::Ask(vec![
                Wished::Flow(FlowKind::Reschedule),
                Wished::Flow(FlowKind::Cancel),
            ])];
        }
        if self.stays_on_its_day(&wishes) {
            return vec![Command::Ask(vec![
                Wished::Flow(FlowKind::Reschedule),
                Wished::Flow(FlowKind::Book),
            ])];
        }
        let mut commands: Vec<Command> = Vec::new();
        let (answers, flows): (Vec<Wished>, Vec<Wished>) =
            wishes.into_iter().partition(|wish| wish.order() <= 3);
        if self.switches_language() {
            commands.push(Command::SwitchLanguage(self.language()));
        }
        commands.extend(answers.into_iter().map(Command::Wish));
        commands.extend(self.answer(leads));
        commands.extend(flows.into_iter().map(Command::Wish));
        if commands.is_empty() && !self.only_greets() {
            commands.extend(self.talk());
        }
        if commands.is_empty() && self.books() {
            // Only the words that were not read may say that it is another wish.
            return vec![Command::Ask(vec![
                Wished::Flow(FlowKind::Book),
                Wished::Flow(FlowKind::Reschedule),
            ])];
        }
        if commands.is_empty() {
            commands.extend(self.unsure());
        } else if !leads && self.listening.question == Question::None && self.is_understood() {
            let also: Vec<Wished> = self.candidates(&commands);
            if also.iter().any(|wish| wish.leads()) {
                commands.push(Command::Also(also));
            }
        }
        commands
    }

    /// What is begun or answered, in order, each once.
    fn wishes(&self) -> Vec<Wished> {
        let mut wishes: Vec<Wished> = Vec::new();
        for wish in &self.reading.reaction.take {
            let Some(wished) = Wished::of(*wish) else { continue };
            let wished = self.precisely(wished);
            // « Put me down for Lyon on Saturday at 9 » waits for nothing.
            let waits = wished == Wished::Note(Note::Waitlist)
                && self.tells_place_and_time()
                && !self.says_of_a_list();
            if !waits && self.is_a_command(wished) && !wishes.contains(&wished) {
                wishes.push(wished);
            }
        }
        if wishes.is_empty()
            && let Some(only) = self.only_candidate()
        {
            wishes.push(only);
        }
        let cancel = Wished::Flow(FlowKind::Cancel);
        let guessed = self.reading.reaction.ask.contains(&Wish::Do(Act::Cancel));
        if wishes.is_empty() && guessed && self.said.reference.is_some() && self.verb("w.annuler") {
            wishes.push(cancel);
        }
        // « Non, déplacez celui de mardi »: what was asked is refused, and another one is moved.
        let moved = self.takes(Act::Deny)
            && self.reading.reaction.ask.contains(&Wish::Do(Act::Reschedule))
            && !self.said.when.except.is_empty();
        let another = self.names_another();
        if wishes.is_empty() && (moved || another) && self.verb("w.deplacer") {
            wishes.push(Wished::Flow(FlowKind::Reschedule));
        }
        if wishes.is_empty() && another && self.verb("w.annuler") {
            wishes.push(cancel);
        }
        if self.listening.question == Question::None && self.is_fleet() {
            wishes.retain(|wish| !wish.leads());
            wishes.push(Wished::Human);
            return wishes;
        }
        if self.said.when.relative.is_some()
            && self.follows() == Some(Wished::Flow(FlowKind::Reschedule))
        {
            // « Et le lendemain, il vous reste de la place ? » takes no second one.
            wishes.retain(|wish| *wish != Wished::Flow(FlowKind::Book));
        }
        if wishes.iter().all(|wish| !wish.leads())
            && let Some(follows) = self.follows()
        {
            wishes.retain(|wish| !self.is_only_the_kind(*wish));
            wishes.push(follows);
        }
        let books = self.books() && self.is_read() || self.asks_to_come();
        if wishes.iter().all(|wish| !wish.leads()) && books {
            wishes.push(Wished::Flow(FlowKind::Book));
        }
        if wishes.is_empty() && self.asks_for_a_person() {
            wishes.push(Wished::Human);
        }
        if wishes.is_empty() {
            wishes.extend(self.looks().or_else(|| self.says_plainly()));
        }
        if wishes.len() > 1 {
            wishes.retain(|wish| *wish != Wished::Note(Note::OutOfScope));
        }
        let asked = wishes.clone();
        wishes.retain(|wish| {
            PARTICULAR.iter().all(|(particular, general)| {
                *wish != Wished::Tell(*general) || !asked.contains(&Wished::Tell(*particular))
            })
        });
        wishes.sort_by_key(|wish| wish.order());
        wishes
    }

    /// What is only supposed, or told of the past, beside a question is no command.
    fn is_a_command(&self, wished: Wished) -> bool {
        let told = self.reading.reaction.take.iter().any(|wish| matches!(wish, Wish::Tell(_)));
        let refused = match wished {
            Wished::Flow(FlowKind::Cancel) => self.refused("w.annuler"),
            Wished::Flow(FlowKind::Reschedule) => self.refused("w.deplacer"),
            Wished::Flow(FlowKind::Pay) => self.refused("w.payer"),
            _ => false,
        };
        let aside = told || self.takes(Act::RefundStatus);
        let supposed = wished.is_dear() && aside && self.supposes();
        !refused && !supposed
    }

    /// « Bonjour, … », with more behind it that is only guessed: the greeting is not all that was said.
    fn only_greets(&self) -> bool {
        let polite = [Act::Greet, Act::Thank].map(Wish::Do);
        let taken = &self.reading.reaction.take;
        !taken.is_empty()
            && taken.iter().all(|wish| polite.contains(wish))
            && self.ideas.words > 6
            && self.candidates(&[]).iter().any(|wish| wish.leads())
    }

    fn says_of_a_list(&self) -> bool {
        let ideas = ["w.attente", "w.rappel"];
        Heard::new(self.text).ideas.iter().any(|idea| ideas.contains(&idea.name.as_str()))
    }
}

/// Shapes of a language model's or a program's own speech.
fn injected(text: &str) -> bool {
    let folded = crate::words::fold(text);
    [
        "system:",
        "tool_call",
        "<|",
        "|>",
        "start_flow(",
        "{\"",
        "```",
        "set_slot",
        "drop table",
        "<script",
    ]
    .iter()
    .any(|shape| folded.contains(shape))
}

/// A question and the general one that it also sounds like: who asks what one defect's code means
/// wants no lecture on the three results.
const PARTICULAR: [(Topic, Topic); 4] = [
    (Topic::Defect, Topic::Results),
    (Topic::CriticalDefectDriving, Topic::Results),
    (Topic::Instalments, Topic::PaymentMethods),
    (Topic::LostRegistration, Topic::Documents),
];

#[cfg(test)]
mod tests {
    use super::{Command, FlowKind, Listening, Note, Topic, Wished, understand};
    use crate::question::Question;

    fn commands(text: &str) -> Vec<Command> {
        let listening = Listening {
            now: "2026-11-26T09:00:00".parse().expect("a moment"),
            locale: crate::locale::Locale::Fr,
            centres: &[],
            question: Question::None,
            options: &[],
            flow: FlowKind::None,
            days: &[],
            spoken: None,
        };
        understand(text, &listening).commands
    }

    #[test]
    fn what_people_first_write_is_understood() {
        let book = Command::Wish(Wished::Flow(FlowKind::Book));
        let tell = |topic| Command::Wish(Wished::Tell(topic));
        for (text, expected) in [
            ("mardi à 10h à Lyon pour une moto", book.clone()),
            ("hello i need an MOT test next friday morning in paris", book.clone()),
            ("slt jveu un rdv ct samdi mat1", book.clone()),
            ("un rdv le 31 novembre", book.clone()),
            ("rdv hier à 10h", book.clone()),
            ("vous êtes ouvert le samedi ?", tell(Topic::Hours)),
            ("je veux payer en 3 fois", tell(Topic::Instalments)),
            ("c'est quoi la défaillance 1.1.13.a.1", tell(Topic::Defect)),
            ("si j'annule, je suis remboursé ?", tell(Topic::Refund)),
            ("un contrôle technique vendredi matin", book.clone()),
            ("contrôle technique mardi après-midi", book.clone()),
            ("bonjour, un contrôle technique dimanche matin s’il vous plaît", book),
            ("c'est quand mon rdv ?", Command::Wish(Wished::Flow(FlowKind::MyBookings))),
            ("vous faites les vidanges ?", Command::Wish(Wished::Note(Note::OutOfScope))),
        ] {
            let found = commands(text);
            assert!(found.contains(&expected), "{text}: {found:?}");
            let dear = Command::Wish(Wished::Flow(FlowKind::Cancel));
            assert!(!found.contains(&dear), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_particular_question_gets_no_lecture_on_the_general_one() {
        let results = Command::Wish(Wished::Tell(Topic::Results));
        for text in ["c'est quoi la défaillance 1.1.13.a.1", "c’est quoi la défaillance 1.1.13.a.1"]
        {
            assert!(!commands(text).contains(&results), "{text}");
        }
        assert!(commands("ça veut dire quoi résultat S ?").contains(&results));
    }

    #[test]
    fn a_named_appointment_is_given_up_only_by_its_verb() {
        let cancel = Command::Wish(Wished::Flow(FlowKind::Cancel));
        assert!(commands("annulez RDV-6B4XW").contains(&cancel));
        for text in [
            "n'annulez pas RDV-6B4XW",
            "RDV-6B4XW c'est quand ?",
            "si j'annule RDV-6B4XW, je perds quoi ?",
        ] {
            let found = commands(text);
            assert!(!found.contains(&cancel), "{text}: {found:?}");
        }
    }

    #[test]
    fn politeness_wishes_nothing_more() {
        for text in ["bonjour", "merci beaucoup !", "au revoir"] {
            assert!(matches!(commands(text)[..], [Command::SmallTalk(_)]), "{text}");
        }
    }

    #[test]
    fn a_timer_or_a_curtain_begins_nothing() {
        for text in ["mets un minuteur à 10h", "ouvre les volets demain matin", "météo de mardi ?"]
        {
            let found = commands(text);
            let begins = |command: &Command| {
                matches!(command, Command::Fill | Command::Affirm)
                    || matches!(command, Command::Wish(wish) if wish.leads())
            };
            assert!(!found.iter().any(begins), "{text}: {found:?}");
        }
    }
}
