//! Whether a message is a plain yes to what a summary says: by its words, and by nothing learned.
//!
//! What a yes writes down cannot be left to a probability. Every word must be known from
//! `data/lists/agreement.txt` and harmless beside what was asked, and one of them must agree; a message
//! with anything else in it is asked about again.
//! Decisions: docs/decisions/assistant.md

use crate::{
    heard::Heard,
    labels::Awaiting,
    lexicon::Lexicon,
    text::{Kind, Token},
};
use std::{collections::HashSet, sync::LazyLock};

static LIST: &str = include_str!("../data/lists/agreement.txt");
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(LIST));

/// Signs by the name of their list; a lexicon looks at words alone.
static SIGNS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let named = lines.filter_map(|line| line.split_once(':'));
    let signs = named.filter_map(|(name, signs)| Some((name.strip_suffix(".sign")?, signs)));
    signs.map(|(name, signs)| (name, signs.split(',').map(str::trim).collect())).collect()
});

/// Words of the list that are long enough to be known with one slip in them.
static LONG: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let terms = lines.filter_map(|line| Some(line.split_once(':')?.1));
    let words = terms.flat_map(|terms| terms.split([',', ' '])).map(str::trim);
    words.filter(|word| word.chars().count() >= LONGEST_EXACT).map(str::to_owned).collect()
});

/// Shorter words are near too many others.
const LONGEST_EXACT: usize = 6;

/// Nobody agrees in more words and says nothing else.
const MOST_WORDS: usize = 14;

/// Signs that say nothing.
const SILENT: &[&str] =
    &["!", ".", ",", ";", ":", "…", "«", "\"", "\u{fe0f}", "🏻", "🏼", "🏽", "🏾", "🏿"];

/// Whether the message agrees to what was asked, and says nothing else. `met` says of a word that people
/// write it: one that is met is no slip of another.
#[must_use]
pub fn is_plain(heard: &Heard, awaiting: Awaiting, met: impl Fn(&str) -> bool) -> bool {
    let (own, order) = match awaiting {
        Awaiting::ConfirmBooking => ("booking", "booking.order"),
        Awaiting::ConfirmReschedule => ("moving", "moving.order"),
        Awaiting::ConfirmCancel => ("cancelling", ""),
        Awaiting::Payment
        | Awaiting::Date
        | Awaiting::Offer
        | Awaiting::RegistrationDocument
        | Awaiting::AnythingElse
        | Awaiting::VehicleEnergy
        | Awaiting::VehiclePlate
        | Awaiting::Time
        | Awaiting::Center
        | Awaiting::Login
        | Awaiting::WhichAppointment => return false,
    };
    let gives_up = awaiting == Awaiting::ConfirmCancel;
    let agrees =
        |name: &str| matches!(name, "yes" | "ack") || name == order || name == "soft" && !gives_up;
    let harmless = |name: &str| agrees(name) || matches!(name, "beside" | "thanks") || name == own;
    let tokens = meant(&heard.tokens, met);
    let words = tokens.iter().filter(|token| token.kind != Kind::Sign).count();
    if words > MOST_WORDS {
        return false;
    }
    let found: Vec<(&str, std::ops::Range<usize>)> = WORDS
        .find(&tokens)
        .into_iter()
        .filter(|idea| harmless(idea.name))
        .map(|idea| (idea.name, idea.first..end(&tokens, idea.first, idea.length)))
        .collect();
    let said = |wanted: &str| found.iter().any(|(name, _)| *name == wanted);
    let only_read = gives_up && said("thanks") && !said("yes");
    let mut agreed = found.iter().any(|(name, _)| agrees(name)) && !only_read;
    for (at, token) in tokens.iter().enumerate() {
        let known = match token.kind {
            Kind::Word => found.iter().any(|(_, range)| range.contains(&at)),
            Kind::Number => false,
            Kind::Sign => {
                let of = SIGNS.iter().find(|(_, signs)| signs.contains(&token.text.as_str()));
                agreed |= of.is_some_and(|(name, _)| agrees(name));
                of.is_some() || SILENT.contains(&token.text.as_str())
            }
        };
        if !known {
            return false;
        }
    }
    agreed
}

/// Behind the last of so many words; signs may stand between them.
fn end(tokens: &[Token], first: usize, words: usize) -> usize {
    let mut left = words;
    let mut at = first;
    while left > 0 && at < tokens.len() {
        left -= usize::from(tokens[at].kind != Kind::Sign);
        at += 1;
    }
    at
}

/// The tokens as they were meant: « ouiiii », « oiu », « parfiat ».
fn meant(tokens: &[Token], met: impl Fn(&str) -> bool) -> Vec<Token> {
    let hasty = tokens.len() <= 3;
    let mut tokens = tokens.to_vec();
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
        if WORDS.knows(&token.text) {
            continue;
        }
        if let Some(yes) = hasty.then(|| hasty_yes(&token.text)).flatten() {
            yes.clone_into(&mut token.text);
        } else if token.text.chars().count() >= LONGEST_EXACT && !met(&token.text) {
            let near = |word: &&String| strsim::osa_distance(word, &token.text) == 1;
            if let Some(word) = LONG.iter().filter(near).min() {
                token.text.clone_from(word);
            }
        }
    }
    tokens
}

/// « Oui » as haste types it: a letter short, twice or the one beside it, where that is no other word.
fn hasty_yes(word: &str) -> Option<&'static str> {
    const OTHERS: &[&str] = &[
        "ou", "ouf", "out", "our", "ouh", "qui", "lui", "hui", "nui", "yet", "yen", "eyes", "les",
        "des", "mes", "tes", "ses", "ces", "es",
    ];
    if OTHERS.contains(&word) {
        return None;
    }
    let mut squeezed: Vec<char> = word.chars().collect();
    squeezed.dedup();
    let squeezed: String = squeezed.into_iter().collect();
    ["oui", "yes"].into_iter().find(|yes| {
        squeezed == *yes || word.chars().count() >= 2 && strsim::osa_distance(yes, word) == 1
    })
}

#[cfg(test)]
mod tests {
    use super::is_plain;
    use crate::{heard::Heard, labels::Awaiting};

    fn agrees(text: &str, awaiting: Awaiting) -> bool {
        is_plain(&Heard::new(text), awaiting, |_| false)
    }

    #[test]
    fn a_plain_yes_says_nothing_else() {
        for text in [
            "oui",
            "c'est bien ça, oui",
            "that's the one, yes",
            "👍🏽",
            "oui nickel merci",
            "ok parfait",
            "oi",
            "oiu",
            "ouiii",
            "ouii svp",
            "yse",
            "parfiat, merci",
            "OUI !",
            "je confirme, merci beaucoup",
            "oui allez-y 🙏",
            "yes please, go ahead",
            "oui c'est tout bon pour moi",
        ] {
            assert!(agrees(text, Awaiting::ConfirmBooking), "{text}");
            assert!(agrees(text, Awaiting::ConfirmReschedule), "{text}");
        }
        for (text, awaiting) in [
            ("oui, réservez-le", Awaiting::ConfirmBooking),
            ("réservez", Awaiting::ConfirmBooking),
            ("pas de souci, d'accord", Awaiting::ConfirmBooking),
            ("ok", Awaiting::ConfirmCancel),
            ("oui merci", Awaiting::ConfirmCancel),
            ("oui, celui-là", Awaiting::ConfirmCancel),
            ("ok je le prends", Awaiting::ConfirmBooking),
            ("je confirme le rendez-vous", Awaiting::ConfirmBooking),
            ("oui déplacez-le", Awaiting::ConfirmReschedule),
            ("d'accord pour moi, le nouveau créneau", Awaiting::ConfirmReschedule),
            ("oui, annulez mon rendez-vous", Awaiting::ConfirmCancel),
            ("je confirme l'annulation", Awaiting::ConfirmCancel),
            ("yes cancel it please", Awaiting::ConfirmCancel),
        ] {
            assert!(agrees(text, awaiting), "{text}");
        }
    }

    #[test]
    fn whatever_else_is_said_is_no_plain_yes() {
        for text in [
            "oui mais à 15h",
            "oui mais",
            "non c'est pas ça",
            "oui ?",
            "super, merci",
            "oui si c'est gratuit",
            "ok mardi plutôt",
            "ou",
            "qui",
            "on",
            "",
            "oui aps celui-là",
            "oui mias demain",
            "oui et le prix",
            "ok est-ce bien ça",
            "oui je crois",
            "yes unless it rains",
            "oui 2",
            "ok 👎",
            "oui pour la Clio",
            "oui non",
            "ok on verra",
            "oui oui, ensuite je paie",
            "oui oui oui oui oui oui oui oui oui oui oui oui oui oui oui",
        ] {
            for awaiting in
                [Awaiting::ConfirmBooking, Awaiting::ConfirmReschedule, Awaiting::ConfirmCancel]
            {
                assert!(!agrees(text, awaiting), "{text} at {awaiting:?}");
            }
        }
    }

    #[test]
    fn what_agrees_to_taking_does_not_agree_to_giving_up() {
        for text in [
            "ok je garde",
            "d'accord, je le garde",
            "oui réservez",
            "c'est bon",
            "ça me va",
            "confirmez mon rdv",
            "ok merci",
            "d'accord, thanks",
            "oui annulez tout de suite les deux",
            "annuler",
            "annulez",
            "oui pas de celui-là",
        ] {
            assert!(!agrees(text, Awaiting::ConfirmCancel), "{text}");
        }
        assert!(!agrees("ok annulez", Awaiting::ConfirmBooking));
        assert!(!agrees("oui décalez", Awaiting::ConfirmBooking));
        assert!(!agrees("oui", Awaiting::Payment));
    }
}
