//! « Prévenez-moi si une place se libère »: a place on the waiting list of the centre and the days that
//! are spoken of, and the slot that is offered to whoever waits.
//! Decisions: docs/decisions/assistant.md

use super::Sentences;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::When,
    desk::Desk,
    effects::{Asked, Effect, Waits},
    flows::login,
    graph_types::{Appointment, Passed, Waiting},
    local,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    steps::Step,
    told::SlotOffered,
    understanding::{Command, FlowKind, Note, Said, Standing, Understood, Wished},
};
use ::understanding::{heard::Heard, text::tokens};
use chrono::Days;

/// How far whoever names no day waits.
const HORIZON_DAYS: u64 = 14;

/// How far the graph lets anybody wait.
const FARTHEST_DAYS: u64 = 60;

/// An answer to the slot that is offered, with whatever is told beside it; and a wish to be told of a place
/// that frees, where what is said beside it says what is waited for, and looks for nothing.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    if desk.state.question == Question::WaitlistOffer
        && let Some(yes) = answers(desk, understood, text)
    {
        understood.commands.clear();
        answer(desk, yes);
        return true;
    }
    let waits = Command::Wish(Wished::Note(Note::Waitlist));
    if !understood.commands.contains(&waits) || !wish(desk, &understood.said) {
        return false;
    }
    understood.commands.retain(|command| *command != waits && *command != Command::Fill);
    understood.commands.is_empty()
}

/// « Non, là je travaille » is a no; « c'est bon, je prends la place de mercredi » a yes, where that is the
/// day that is offered. A question is neither.
fn answers(desk: &Desk<'_>, understood: &Understood, text: &str) -> Option<bool> {
    let heard = Heard::new(text);
    let named = |name: &str| heard.ideas.iter().any(|idea| idea.name == name);
    if heard.tokens.iter().any(|token| token.text == "?") {
        return None;
    }
    let refuses = heard.ideas.iter().any(|idea| idea.name == "w.non" && idea.tokens.start <= 2);
    if refuses {
        return (!named("w.oui")).then_some(false);
    }
    let books = understood.commands.contains(&Command::Wish(Wished::Flow(FlowKind::Book)));
    let offered = local::paris(desk.state.offered.as_ref()?.facts.starts_at);
    let said = &understood.said;
    let same = said.when.only_day().is_none_or(|day| day == offered.date())
        && said.when.at.is_none_or(|at| at == offered.time())
        && said.centre.is_none();
    let hedged = ["w.non", "w.pas", "w.condition", "w.corriger", "w.deplacer", "w.plustard"];
    let plain = !hedged.into_iter().any(named);
    ((books || named("w.oui")) && same && plain).then_some(true)
}

/// Waits for what is spoken of; `false` where centre or vehicle are not known yet.
pub(crate) fn wish(desk: &mut Desk<'_>, said: &Said) -> bool {
    let Some(waits) = waits(desk, said) else { return false };
    desk.run(Effect::Own(Asked::Wait(waits)));
    true
}

fn waits(desk: &Desk<'_>, said: &Said) -> Option<Waits> {
    let moving = desk.state.moving.as_ref().filter(|_| desk.state.flow == FlowKind::Reschedule);
    let draft = &desk.state.draft;
    let own = moving.map(|moving| &moving.appointment);
    let when = match moving {
        _ if said.when.has_day() && !means_those_days(&desk.words) => &said.when,
        Some(moving) => &moving.when,
        None => &draft.when,
    };
    let (from, to) = days(desk, when);
    Some(Waits {
        centre: said.centre.or_else(|| own.map(|own| own.centre.id)).or(draft.centre)?,
        service: own.map_or(said.service.unwrap_or(draft.service), |own| own.service),
        category: own.map(|own| own.vehicle_category).or(said.category).or(draft.category)?,
        energy: own.map(|own| own.energy).or(said.energy).or(draft.energy)?,
        plate: own
            .map_or(said.plate.as_ref().or(draft.plate.as_ref()), |own| own.plate.as_ref())
            .cloned(),
        from,
        to,
        hours: said.when.window.or(when.window),
    })
}

/// « Cette semaine-là », "those days": the ones that are spoken of, and not those of this week.
fn means_those_days(text: &str) -> bool {
    const SPANS: &[&str] =
        &["semaine", "jour", "jours", "date", "dates", "periode", "week", "day", "days"];
    let words = tokens(text);
    words.windows(2).any(|two| {
        let (first, second) = (two[0].text.as_str(), two[1].text.as_str());
        SPANS.contains(&first) && second == "la"
            || matches!(first, "that" | "those") && SPANS.contains(&second)
    })
}

fn days(desk: &Desk<'_>, when: &When) -> (chrono::NaiveDate, chrono::NaiveDate) {
    let today = desk.today();
    let from = when.days.iter().map(|days| days.from).min().unwrap_or(today).max(today);
    let to = when.days.iter().map(|days| days.to).max().unwrap_or(today + Days::new(HORIZON_DAYS));
    (from, to.min(from + Days::new(FARTHEST_DAYS)).max(from))
}

/// They wait.
pub(super) fn joined(desk: &mut Desk<'_>, waiting: &Waiting) {
    let Waiting { from, to, centre } = waiting;
    let day = |day: chrono::NaiveDate| desk.writer().label(&Label::Day(day)).to_lowercase();
    let (first, last) = (day(*from), day(*to));
    let (fr, en) = if from == to {
        (format!("le {first}"), format!("on {first}"))
    } else {
        (format!("du {first} au {last}"), format!("from {first} to {last}"))
    };
    let words = Sentences {
        fr: format!(
            "Vous êtes sur la liste d'attente de {}, {fr}. Un créneau qui s'y libère est proposé au premier de la liste à qui il convient, ici et par e-mail.",
            centre.name
        ),
        en: format!(
            "You are on the waiting list of {}, {en}. A slot that becomes free there is offered to the first whom it suits, here and by e-mail.",
            centre.name
        ),
    };
    desk.say(&words.line());
    let looking = matches!(desk.state.question, Question::Day | Question::Time | Question::Offer);
    if looking && desk.state.flow == FlowKind::Book && desk.state.draft.chosen.is_none() {
        // Whoever waits for what they were looking for looks no further.
        desk.state.leave_flow();
        desk.state.question = Question::None;
    }
    desk.go_back = desk.state.question != Question::None;
}

/// Nobody waits for what they can have; whoever is not known logs in first.
pub(super) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    match refusal.code.as_str() {
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" if desk.state.question == Question::None => {
            login::ask(desk, &Line::LoginToGoOn);
        }
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => {
            let words = Sentences {
                fr:
                    "La liste d'attente demande un compte : connectez-vous, puis redemandez-le-moi."
                        .to_owned(),
                en: "The waiting list takes an account: log in, then ask me again.".to_owned(),
            };
            desk.say(&words.line());
            desk.go_back = true;
        }
        "TIMES_ARE_FREE" if desk.state.flow == FlowKind::None => {
            desk.say(&Line::Refused(refusal));
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
        _ => {
            desk.say(&Line::Refused(refusal));
            desk.go_back = desk.state.question != Question::None;
        }
    }
}

/// A slot became free for them: taken, or left to the next. What is under way stands beside it.
pub(crate) fn offered(desk: &mut Desk<'_>, offered: &SlotOffered) {
    let SlotOffered { facts, offered_until: until } = offered;
    let line = Line::ToldOffered { facts, until: *until };
    if desk.state.question == Question::None {
        desk.ask(Question::WaitlistOffer, &line);
    } else {
        desk.say(&line);
    }
    let id = facts.appointment_id;
    desk.button(Meaning::TakeOffer(id), &Label::TakeOffer, Primary);
    desk.button(Meaning::PassOffer(id), &Label::PassOffer, Secondary);
    desk.state.offered = Some(offered.clone());
}

/// Asks once more, while there is time.
pub(crate) fn ask_again(desk: &mut Desk<'_>) {
    let standing = desk.state.offered.take().filter(|own| own.offered_until > desk.now);
    desk.state.question = Question::None;
    if let Some(own) = standing {
        offered(desk, &own);
    }
}

/// Yes or no to the slot that was offered last. Whether it is too late the graph says.
pub(crate) fn answer(desk: &mut Desk<'_>, yes: bool) {
    let Some(own) = &desk.state.offered else {
        desk.state.question = Question::None;
        return;
    };
    let id = own.facts.appointment_id;
    desk.run(Effect::Own(if yes { Asked::TakeOffer(id) } else { Asked::PassOffer(id) }));
}

/// It is theirs, to be paid like any other. What was being booked meanwhile waits.
pub(super) fn taken(desk: &mut Desk<'_>, own: &Appointment) {
    desk.state.offered = None;
    if desk.state.flow != FlowKind::None {
        desk.state.suspend();
    }
    desk.state.question = Question::None;
    let minutes = own.hold_expires_at.map_or(15, |end| local::minutes_until(end, desk.now).max(1));
    desk.say(&Line::Held { starts_at: own.starts_at, reference: &own.reference, minutes });
    desk.state.speak_of(own.starts_at, Standing::Unpaid);
    desk.state.appointment = Some(own.clone());
    desk.then(Step::OfferPayment);
}

/// It is the next one's.
pub(super) fn passed(desk: &mut Desk<'_>, own: &Passed) {
    left(desk);
    let words = if own.status == "WAITING" {
        Sentences {
            fr: "Ce créneau est proposé au suivant, et vous restez sur la liste d'attente. Pour en sortir : « retirez-moi de la liste ».".to_owned(),
            en: "That slot is offered to the next, and you stay on the waiting list. To leave it: “take me off the list”.".to_owned(),
        }
    } else {
        Sentences {
            fr: "Ce créneau est proposé au suivant, et vous n'êtes plus sur la liste d'attente."
                .to_owned(),
            en: "That slot is offered to the next, and you are no longer on the waiting list."
                .to_owned(),
        }
    };
    desk.say(&words.line());
    desk.go_back = desk.state.question != Question::None;
}

/// Too late, or answered elsewhere.
pub(super) fn over(desk: &mut Desk<'_>, refusal: &Refusal) {
    if refusal.code == "OFFER_OVER" {
        left(desk);
    }
    desk.say(&Line::Refused(refusal));
    desk.go_back = desk.state.question != Question::None;
}

fn left(desk: &mut Desk<'_>) {
    desk.state.offered = None;
    if desk.state.question == Question::WaitlistOffer {
        desk.state.question = Question::None;
    }
}
