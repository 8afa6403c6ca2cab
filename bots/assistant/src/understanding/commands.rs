//! From what a message says to what is done about it: the one place where the evidence of the reader,
//! of the values and of what was asked meet.
//!
//! Answers come first, then the answer to what was asked, then what asks questions of its own. A write
//! never follows from here: flows lead to a summary, and only a plain yes to it acts.

use super::{
    Command, FlowKind, Ideas, Listening, Note, Other, Said, Talk, Topic, Understood, Wished,
    reader, slots,
};
use crate::{locale::Locale, question::Question};
use understanding::{Act, Reading, Wish, heard::Heard};

/// What to do about a message.
pub(crate) fn understand(text: &str, listening: &Listening<'_>) -> Understood {
    if injected(text) {
        return only(Command::OffTopic, Said::default());
    }
    let Some(reading) = reader::read(text, listening.question) else {
        return only(Command::Ask(Vec::new()), Said::default());
    };
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

struct Message<'a> {
    text: &'a str,
    ideas: Ideas,
    reading: Reading,
    said: Said,
    listening: &'a Listening<'a>,
}

impl Message<'_> {
    fn takes(&self, act: Act) -> bool {
        self.reading.reaction.take.contains(&Wish::Do(act))
    }

    fn names(&self, acts: &[Act]) -> bool {
        acts.iter().any(|act| self.reading.acts.contains(act))
    }

    /// A move about this conversation's own buttons and papers, which no act stands for.
    fn own_move(&self) -> Option<Command> {
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
        if payable && short && ideas.has("at_centre") && !self.text.contains('?') {
            return Some(Command::PayAtCentre);
        }
        let named = ideas.has("changing") || self.said.plate.is_some() && ideas.words <= 10;
        let gives = ideas.has("plate") && named && self.listening.flow != FlowKind::Book;
        gives.then_some(Command::Wish(Wished::Flow(FlowKind::GivePlate)))
    }

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
        let mut commands: Vec<Command> = Vec::new();
        let (answers, flows): (Vec<Wished>, Vec<Wished>) =
            wishes.into_iter().partition(|wish| wish.order() <= 3);
        if self.takes(Act::SwitchLanguage) {
            commands.push(Command::SwitchLanguage(self.language()));
        }
        commands.extend(answers.into_iter().map(Command::Wish));
        commands.extend(self.answer(leads));
        commands.extend(flows.into_iter().map(Command::Wish));
        if commands.is_empty() {
            commands.extend(self.talk());
        }
        if commands.is_empty() {
            commands.extend(self.unsure());
        } else if !leads && self.listening.question == Question::None {
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
            if self.is_a_command(wished) && !wishes.contains(&wished) {
                wishes.push(wished);
            }
        }
        if wishes.is_empty()
            && let Some(only) = self.only_candidate()
        {
            wishes.push(only);
        }
        if wishes.iter().all(|wish| !wish.leads()) && self.books() {
            wishes.push(Wished::Flow(FlowKind::Book));
        }
        if wishes.len() > 1 {
            wishes.retain(|wish| *wish != Wished::Note(Note::OutOfScope));
        }
        wishes.sort_by_key(|wish| wish.order());
        wishes
    }

    /// The same wish, where the words say more than the topic.
    fn precisely(&self, wished: Wished) -> Wished {
        match wished {
            Wished::Tell(Topic::CancellationPolicy) if self.ideas.has("late") => {
                Wished::Tell(Topic::Late)
            }
            Wished::Tell(Topic::PaymentMethods) | Wished::Flow(FlowKind::Pay)
                if self.ideas.has("instalments") =>
            {
                Wished::Tell(Topic::Instalments)
            }
            // Whoever lost the report wants it.
            Wished::Tell(Topic::PreviousReportLost) if !self.text.contains('?') => {
                Wished::Flow(FlowKind::GetCertificate)
            }
            other => other,
        }
    }

    /// What is only supposed, or told of the past, beside a question is no command.
    fn is_a_command(&self, wished: Wished) -> bool {
        let told = self.reading.reaction.take.iter().any(|wish| matches!(wish, Wish::Tell(_)));
        !(wished.is_dear() && (told || self.takes(Act::RefundStatus)) && self.supposes())
    }

    /// « Si… », « hier… ».
    fn supposes(&self) -> bool {
        Heard::new(self.text)
            .ideas
            .iter()
            .any(|idea| matches!(idea.name.as_str(), "w.condition" | "w.passe"))
    }

    /// A wish for an appointment that the reader is not sure of, beside a value that is.
    fn books(&self) -> bool {
        self.reading.reaction.ask.first() == Some(&Wish::Do(Act::Book))
            && self.listening.question == Question::None
            && !self.text.contains('?')
            && self.said.reference.is_none()
            && !self.said.is_empty()
    }

    /// The one thing that the message may wish, where beginning it asks no more than asking would:
    /// an answer, a look, the questions of a booking. What is given up, moved or paid for takes its
    /// own verb, said plainly.
    fn only_candidate(&self) -> Option<Wished> {
        let understood = self.reading.reaction.take.iter().any(|wish| {
            let polite = [Act::Greet, Act::Thank, Act::Goodbye].map(Wish::Do);
            !polite.contains(wish) || self.ideas.words <= 4
        });
        let [only] = self.candidates(&[])[..] else { return None };
        if understood {
            return None;
        }
        let none_under_way = self.listening.question == Question::None;
        let first = self.reading.reaction.ask.first().copied().and_then(Wished::of);
        let first = first.map(|first| self.precisely(first)) == Some(only);
        let said = &self.said;
        let verb = |name: &str| {
            let heard = Heard::new(self.text);
            let named = |idea: &str| heard.ideas.iter().any(|own| own.name == idea);
            named(name)
                && !["w.non", "w.pas", "w.condition", "w.passe"].iter().any(|idea| named(idea))
        };
        let begins = match only {
            Wished::Flow(FlowKind::Book) | Wished::Retest => {
                let placed = !said.when.is_empty() || said.service.is_some();
                none_under_way && (first || placed)
            }
            Wished::Flow(FlowKind::Cancel) => first && verb("w.annuler"),
            Wished::Flow(FlowKind::Reschedule) => first && verb("w.deplacer"),
            Wished::Flow(FlowKind::Pay) => false,
            Wished::Flow(_) | Wished::Tell(_) | Wished::Human | Wished::Note(_) => {
                first && none_under_way
            }
        };
        begins.then_some(only)
    }

    /// The answer to what was asked.
    fn answer(&self, leads: bool) -> Option<Command> {
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
            (true, false) if self.is_plain() => return Some(Command::Affirm),
            (true, false) => return Some(Command::Repeat),
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
            return false;
        }
        slots::answers(&self.said, self.listening) || self.names(&telling) || self.ideas.words <= 6
    }

    /// « Non », first of all, to a question of yes or no: whatever follows, it is not agreed to.
    fn refuses(&self) -> bool {
        let (kind, _) = self.listening.question.awaiting();
        let heard = Heard::new(self.text);
        kind == "confirm"
            && heard.ideas.iter().any(|idea| idea.name == "w.non" && idea.tokens.start == 0)
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

    /// What cannot be undone takes a word that agrees: « super, merci » is none, and « annuler » may
    /// mean that nothing shall happen.
    fn is_plain(&self) -> bool {
        match self.listening.question {
            Question::ConfirmCancel | Question::ConfirmPrice => self.ideas.has("yes"),
            _ => true,
        }
    }

    fn talk(&self) -> Option<Command> {
        let said = |act: Act| self.takes(act);
        if said(Act::AreYouARobot) {
            Some(Command::SmallTalk(Talk::Robot))
        } else if said(Act::OffTopic) {
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

    /// Nothing is sure: what it may be is asked about, or the question that stands once more.
    fn unsure(&self) -> Vec<Command> {
        let under_way = self.listening.flow != FlowKind::None;
        if under_way && !self.said.is_empty() {
            return vec![Command::Fill];
        }
        let mut candidates = self.candidates(&[]);
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

    /// What may be wished beside what is done already.
    fn candidates(&self, done: &[Command]) -> Vec<Wished> {
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

    fn language(&self) -> Option<Locale> {
        match (self.ideas.has("english"), self.ideas.has("french")) {
            (true, false) => Some(Locale::En),
            (false, true) => Some(Locale::Fr),
            _ => None,
        }
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

#[cfg(test)]
mod tests {
    use super::{Command, FlowKind, Listening, Note, Topic, Wished, understand};
    use crate::question::Question;

    fn commands(text: &str) -> Vec<Command> {
        let listening = Listening {
            now: "2026-11-26T09:00:00".parse().expect("a moment"),
            centres: &[],
            question: Question::None,
            options: &[],
            flow: FlowKind::None,
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
            ("rdv hier à 10h", book),
            ("vous êtes ouvert le samedi ?", tell(Topic::Hours)),
            ("je veux payer en 3 fois", tell(Topic::Instalments)),
            ("c'est quoi la défaillance 1.1.13.a.1", tell(Topic::Defect)),
            ("si j'annule, je suis remboursé ?", tell(Topic::Refund)),
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
