//! What a message says about what stands already: one of what was offered, another one after all, back
//! to what was chosen before, any of them. None of these is an act or a value of its own, so that only
//! what was asked and shown tells what is meant.

use super::{
    follow,
    tapped::act,
    underway::{fill, leave},
};
use crate::{
    dates::When,
    desk::Desk,
    flows::{appointments, book, slots},
    local,
    meaning::{Meaning, Offer},
    question::Question,
    replies::Line,
    state::{Before, Choice, Draft},
    understanding::{Command, FlowKind, Ideas, Said, Understood},
    words::words,
};
use chrono::NaiveTime;

/// Whether the message is such a one; then that is done.
pub(crate) fn amends(desk: &mut Desk<'_>, understood: &Understood, text: &str) -> bool {
    let ideas = Ideas::of(text);
    let brief = ideas.words <= 14;
    let asks_or_wishes = understood.commands.iter().any(|command| {
        matches!(command, Command::Wish(wish) if wish.leads())
            || matches!(command, Command::CancelFlow | Command::Restart)
    });
    let done = brief
        && !asks_or_wishes
        && (drops_it(desk, understood, &ideas)
            || takes_back(desk, &ideas)
            || names_an_appointment(desk, &understood.said)
            || another_of_the_list(desk, text)
            || names_an_hour_of_the_list(desk, understood)
            || asks_for_others(desk, understood, &ideas)
            || any_will_do(desk, &understood.said, &ideas)
            || brings_another(desk, &understood.said, &ideas));
    if done {
        desk.state.failures = 0;
        follow(desk);
    }
    done
}

/// « Laissez tomber, je verrai plus tard » leaves a booking; « plus tard » alone does not.
fn drops_it(desk: &mut Desk<'_>, understood: &Understood, ideas: &Ideas) -> bool {
    let drops = ideas.has("drop.it")
        && desk.state.flow == FlowKind::Book
        && understood.said.is_empty()
        && desk.state.question != Question::None
        && understood
            .commands
            .iter()
            .all(|command| !matches!(command, Command::Wish(_) | Command::PayAtCentre));
    if drops {
        leave(desk);
    }
    drops
}

/// « Remettez l'heure d'avant ».
fn takes_back(desk: &mut Desk<'_>, ideas: &Ideas) -> bool {
    if !ideas.has("undo") {
        return false;
    }
    match (desk.state.flow, desk.state.before.take().map(|before| *before)) {
        (FlowKind::Book, Some(Before::Draft(before))) => {
            // What is kept now is given back once the other one is kept again.
            let kept = desk.state.draft.kept.take();
            desk.state.draft = Draft { kept, asked: None, ..before };
            desk.state.pending = None;
            book::advance(desk);
            true
        }
        (FlowKind::Reschedule, Some(Before::Moving(before))) => {
            desk.state.moving = Some(before);
            desk.state.pending = None;
            appointments::ask_move(desk);
            true
        }
        (_, before) => {
            desk.state.before = before.map(Box::new);
            false
        }
    }
}

/// « Celui de Villeurbanne », « celui du 11 », « the Clio's »: one of the appointments on the buttons.
fn names_an_appointment(desk: &mut Desk<'_>, said: &Said) -> bool {
    if desk.state.question != Question::PickAppointment {
        return false;
    }
    let when = &said.when;
    let nothing = said.plate.is_none()
        && said.centre.is_none()
        && when.only_day().is_none()
        && when.at.is_none();
    if nothing {
        return false;
    }
    let fits = |own: &&Choice| {
        let at = local::paris(own.starts_at);
        said.plate.as_ref().is_none_or(|plate| own.plate.as_ref() == Some(plate))
            && said.centre.is_none_or(|centre| own.centre == centre)
            && when.only_day().is_none_or(|day| day == at.date())
            && when.at.is_none_or(|time| time == at.time())
    };
    let mut fitting = desk.state.choices.iter().filter(fits).map(|own| own.id);
    let (Some(id), None) = (fitting.next(), fitting.next()) else { return false };
    let meaning = desk.state.buttons.iter().rev().map(|button| &button.meaning).find(|meaning| {
        matches!(meaning, Meaning::CancelOf(own) | Meaning::MoveOf(own) | Meaning::Pay(own) | Meaning::PlateOf(own) if *own == id)
    });
    let Some(meaning) = meaning.cloned() else { return false };
    act(desk, meaning);
    true
}

/// « Non, le troisième »: of the slots that were shown before the summary.
fn another_of_the_list(desk: &mut Desk<'_>, text: &str) -> bool {
    // Where offers are asked about, the reader hears which one is picked.
    let question = desk.state.question;
    let shows =
        matches!(question, Question::ConfirmBooking | Question::ConfirmReschedule | Question::Time);
    let words = words(text);
    // « 3 », said alone where four hours are shown, is the third.
    let alone = question == Question::Time && words.len() == 1;
    let figures = words.iter().any(|word| word.digits > 0);
    if !shows || words.len() > 8 || figures && !alone {
        return false;
    }
    let shown = desk.state.draft.listed.len();
    let mut places = words.iter().filter_map(|word| match word.text.as_str() {
        "premier" => Some(0),
        "deuxieme" => Some(1),
        "troisieme" => Some(2),
        "quatrieme" => Some(3),
        "dernier" => shown.checked_sub(1),
        _ if alone => word.number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1)),
        _ => None,
    });
    let (Some(place), None) = (places.next(), places.next()) else { return false };
    let Some(offer) = listed(desk, place) else { return false };
    slots::take(desk, offer);
    true
}

/// The slot that was shown at this place, with its price.
fn listed(desk: &Desk<'_>, place: usize) -> Option<Offer> {
    let starts_at = desk.state.draft.listed.get(place)?;
    desk.state.buttons.iter().rev().find_map(|button| match &button.meaning {
        Meaning::PickSlot(offer) if offer.starts_at == *starts_at => Some(offer.clone()),
        _ => None,
    })
}

/// « 15h » where one of the slots that are shown, and only one, begins then.
fn names_an_hour_of_the_list(desk: &mut Desk<'_>, understood: &Understood) -> bool {
    let when = &understood.said.when;
    let offered = matches!(desk.state.question, Question::Offer | Question::Time);
    let (true, Some(at)) = (offered, when.at) else { return false };
    let only_hour = Said { when: When::default(), names: Vec::new(), ..understood.said.clone() };
    let takes = understood.commands.as_slice() == [Command::Fill];
    if !takes || !only_hour.is_empty() || when.has_day() || !when.except.is_empty() {
        return false;
    }
    let listed_then = |place: &usize| {
        desk.state.draft.listed.get(*place).is_some_and(|own| local::paris(*own).time() == at)
    };
    let mut places = (0..desk.state.draft.listed.len()).filter(listed_then);
    let (Some(place), None) = (places.next(), places.next()) else { return false };
    let Some(offer) = listed(desk, place) else { return false };
    slots::take(desk, offer);
    true
}

/// « Vous n'avez rien le matin ? », « rien plus tôt ? »: what is shown does not suit, and this would.
fn asks_for_others(desk: &mut Desk<'_>, understood: &Understood, ideas: &Ideas) -> bool {
    let shown = matches!(desk.state.question, Question::Offer | Question::Time);
    if !shown || !ideas.has("free") && !ideas.has("earlier") && !ideas.has("later.hours") {
        return false;
    }
    let said = &understood.said;
    if !said.when.is_empty() {
        let told = understood.commands.contains(&Command::Fill);
        if !told && ideas.has("free") {
            fill(desk, said);
        }
        return !told && ideas.has("free");
    }
    let listed = &desk.state.draft.listed;
    let (Some(first), Some(last)) = (listed.first(), listed.last()) else { return false };
    let (first, last) = (local::paris(*first), local::paris(*last));
    let earlier = ideas.has("earlier");
    if !earlier && !ideas.has("later.hours") {
        return false;
    }
    let mut when = When::default();
    if first.date() == last.date() {
        when.days = vec![crate::dates::DayRange { from: first.date(), to: first.date() }];
        let after = last.time() + chrono::TimeDelta::minutes(1);
        let end = NaiveTime::from_hms_opt(23, 59, 0);
        when.window = if earlier {
            Some((NaiveTime::MIN, first.time()))
        } else {
            end.map(|end| (after, end))
        };
    } else {
        let (from, to) = if earlier {
            (desk.today(), first.date())
        } else {
            (last.date(), last.date() + chrono::Days::new(14))
        };
        when.days = vec![crate::dates::DayRange { from, to }];
    }
    fill(desk, &Said { when, ..Said::default() });
    true
}

/// « Finalement je viendrai plutôt avec la CB500 »: which of their vehicles is looked up again.
fn brings_another(desk: &mut Desk<'_>, said: &Said, ideas: &Ideas) -> bool {
    let under_way = matches!(
        desk.state.question,
        Question::Centre
            | Question::Day
            | Question::Time
            | Question::Offer
            | Question::ConfirmBooking
    );
    let instead = ideas.has("instead") || ideas.has("rather");
    let brings = ideas.has("bringing") && instead && !said.names.is_empty() && said.is_empty();
    if !brings || !under_way || desk.state.flow != FlowKind::Book || !desk.state.draft.own_vehicle {
        return false;
    }
    book::stay_at_the_moment(desk);
    let draft = &mut desk.state.draft;
    draft.names.clone_from(&said.names);
    (draft.own_vehicle, draft.vehicles_seen) = (false, false);
    (draft.plate, draft.category, draft.energy, draft.chosen) = (None, None, None, None);
    desk.state.pending = None;
    book::advance(desk);
    true
}

/// « Peu importe », where any of what was asked for will do.
fn any_will_do(desk: &mut Desk<'_>, said: &Said, ideas: &Ideas) -> bool {
    if !ideas.has("whatever") || !(said.is_empty() || said.when.asap) {
        return false;
    }
    let soonest = || Said { when: When { asap: true, ..When::default() }, ..Said::default() };
    match desk.state.question {
        Question::Centre => {
            let Some(centre) = desk.centres.first() else { return false };
            desk.say(&Line::CentreForThem { centre });
            fill(desk, &Said { centre: Some(centre.id), ..Said::default() });
            true
        }
        Question::Day => {
            fill(desk, &soonest());
            true
        }
        Question::Time | Question::Offer => {
            let Some(offer) = listed(desk, 0) else { return false };
            slots::take(desk, offer);
            true
        }
        Question::None
        | Question::Which
        | Question::Energy
        | Question::Plate
        | Question::PickVehicle
        | Question::WhichDay
        | Question::Login
        | Question::Code
        | Question::ConfirmBooking
        | Question::ConfirmCancel
        | Question::ConfirmReschedule
        | Question::ConfirmPlate
        | Question::ConfirmPrice
        | Question::Upload
        | Question::Report
        | Question::Reading
        | Question::Registration
        | Question::Correction
        | Question::PlateMismatch
        | Question::Payment
        | Question::PickAppointment
        | Question::WaitlistOffer
        | Question::Phone => false,
    }
}
