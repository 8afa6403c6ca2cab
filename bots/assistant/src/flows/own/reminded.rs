//! « Oui, calez-moi ça avant la date limite », to the reminder that an inspection is due: a booking for that
//! vehicle, before its last day.
//! Decisions: docs/decisions/assistant.md

use crate::{
    dates::DayRange,
    desk::Desk,
    question::Question,
    state::Reminded,
    told::InspectionDue,
    understanding::{Command, FlowKind, Understood, Wished, negation},
};
use understanding::heard::Heard;

/// Keeps what was told, for an answer in words.
pub(crate) fn remind(desk: &mut Desk<'_>, due: &InspectionDue) {
    desk.state.reminded = Some(Reminded { plate: due.plate.clone(), before: due.before });
}

/// An agreement, or a wish to book that names no other vehicle, while nothing else is asked: what was
/// reminded of is what is booked. Whatever else is said first lets go of it.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    let idle = desk.state.question == Question::None && desk.state.flow == FlowKind::None;
    if !idle {
        return false;
    }
    let Some(reminded) = desk.state.reminded.take() else { return false };
    let today = desk.today();
    let said = &mut understood.said;
    let other = said.plate.as_ref().is_some_and(|plate| *plate != reminded.plate)
        || said.category.is_some()
        || said.reference.is_some();
    let dear = understood
        .commands
        .iter()
        .any(|command| matches!(command, Command::Wish(wished) if wished.is_dear()));
    if reminded.before < today || other || dear || !agrees(text) {
        return false;
    }
    said.plate = Some(reminded.plate);
    if !said.when.has_day() {
        said.when.days = vec![DayRange { from: today, to: reminded.before }];
    }
    understood.commands = vec![Command::Wish(Wished::Flow(FlowKind::Book))];
    false
}

/// « Oui », or a wish to have it put down, without a no, a question or an "if".
fn agrees(text: &str) -> bool {
    let heard = Heard::new(text);
    let named = |name: &str| heard.ideas.iter().any(|idea| idea.name == name);
    let asks = heard.tokens.iter().any(|token| token.text == "?");
    let doubts = negation::is_in(&heard, &["w.non", "w.pas", "w.condition", "w.plustard"]);
    (named("w.oui") || named("w.reserver")) && !asks && !doubts
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn a_reminder_is_agreed_to_in_words() {
        for (text, agreed) in [
            ("oui calez-moi ça quand vous voulez avant la date limite", true),
            ("ok", true),
            ("yes please, book it", true),
            ("non merci", false),
            ("oui mais pas maintenant", false),
            ("si je réserve, je paie quand", false),
            ("on réserve comment ?", false),
            ("je l'ai vendue", false),
        ] {
            assert_eq!(agrees(text), agreed, "{text}");
        }
    }
}
