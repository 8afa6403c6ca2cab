//! « Cela vous a aidé ? »: asked once a thing is over, beside whatever comes next. It waits for nothing:
//! who does not answer is not asked again for a week.
//! Decisions: docs/decisions/assistant.md

use crate::{
    button::ButtonStyle::Secondary,
    desk::Desk,
    figures::Happened,
    meaning::{Meaning, With},
    replies::Label,
    replies::Line,
};
use chrono::TimeDelta;

/// So long nobody is asked a second time.
const APART: TimeDelta = TimeDelta::days(7);

/// Asks.
pub(crate) fn ask(desk: &mut Desk<'_>, with: With) {
    let now = desk.now;
    if desk.state.asked_helped.is_some_and(|asked| asked + APART > now) {
        return;
    }
    desk.state.asked_helped = Some(now);
    let (fr, en) = match with {
        With::Handover => ("Cet échange vous a aidé ?", "Was that of help?"),
        With::Booking => ("Cela vous a aidé ?", "Did that help you?"),
    };
    desk.say(&Line::Own { fr, en });
    for (yes, fr, en) in [(true, "Oui", "Yes"), (false, "Pas vraiment", "Not really")] {
        let label = match desk.locale {
            crate::locale::Locale::Fr => fr,
            crate::locale::Locale::En => en,
        };
        desk.button(Meaning::Helped { with, yes }, &Label::Text(label), Secondary);
    }
}

/// Notes the answer. What was under way is not touched.
pub(crate) fn answered(desk: &mut Desk<'_>, with: With, yes: bool) {
    desk.noted.push(Happened::Helped { with: with.name(), yes });
    let (fr, en) = if yes {
        ("Merci, c'est noté.", "Thank you, noted.")
    } else {
        (
            "Merci de me le dire, c'est noté. Voulez-vous en parler à une personne ?",
            "Thank you for saying so, noted. Would you like to talk to a person?",
        )
    };
    desk.say(&Line::Own { fr, en });
    if !yes {
        desk.button(Meaning::Human, &Label::Human, Secondary);
    }
}
