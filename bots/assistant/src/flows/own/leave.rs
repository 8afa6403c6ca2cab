//! « Retirez-moi de la liste d'attente »: the place is given up, at the centre that is named, or the only one.
//! Decisions: docs/decisions/assistant.md

use super::Sentences;
use crate::{
    desk::Desk,
    effects::{Asked, Effect},
    flows::login,
    graph_types::OwnWait,
    port::Refusal,
    question::Question,
    replies::Line,
    understanding::{Command, Note, Understood, Wished, negation},
};
use understanding::{
    heard::Heard,
    text::{Token, tokens},
};
use uuid::Uuid;

/// A wish to leave, told and not asked, denied or put off.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    let offered = desk.state.question == Question::WaitlistOffer;
    if !leaves(text, offered) {
        return false;
    }
    let waits = Command::Wish(Wished::Note(Note::Waitlist));
    // Words of leaving are no other wish, nor an answer to what is asked.
    understood.commands.retain(|command| match command {
        Command::Wish(wished) => *command != waits && !wished.is_dear(),
        Command::Affirm
        | Command::Deny
        | Command::Ask(_)
        | Command::Also(_)
        | Command::Fill
        | Command::CancelFlow
        | Command::OffTopic
        | Command::Repeat
        | Command::SmallTalk(_) => false,
        Command::Choose(_)
        | Command::Restart
        | Command::SwitchLanguage(_)
        | Command::Another(_)
        | Command::TakeBackPictures
        | Command::PayAtCentre
        | Command::Later => true,
    });
    desk.run(Effect::Own(Asked::Waits(understood.said.centre)));
    understood.commands.is_empty()
}

/// Whether the words give up a place on a list: a verb of leaving beside the list, or alone where a slot of
/// the list is offered: « vous pouvez me désinscrire ».
fn leaves(text: &str, offered: bool) -> bool {
    const VERBS: &[&str] = &[
        "retir", "enlev", "desinscri", "desabon", "sort", "sors", "quitt", "supprim", "effac", "remove",
        "leave", "unsubscrib", "withdraw",
    ];
    const LISTS: &[&str] = &["liste", "list", "waitlist", "waiting", "attente"];
    let words = tokens(text);
    let begins = |token: &Token| VERBS.iter().any(|verb| token.text.starts_with(verb));
    let takes_off = words.windows(2).any(|two| two[0].text == "take" && two[1].text == "me");
    let verb = takes_off || words.iter().any(begins);
    let list = words.iter().any(|token| LISTS.contains(&token.text.as_str()));
    let unlist = words.iter().any(|token| token.text.starts_with("desinscri"));
    let asks = words.iter().any(|token| token.text == "?");
    verb && (list || offered && unlist) && !asks && !kept(&words) && !supposed(text)
}

/// « Ne me retirez pas », « mais me retirez pas de la liste », "don't take me off".
fn kept(words: &[Token]) -> bool {
    let verb = |token: &Token| {
        ["retir", "enlev", "desinscri", "desabon", "remove", "take", "leave", "quitt", "supprim", "sor"]
            .iter()
            .any(|verb| token.text.starts_with(verb))
    };
    // « Me sortez » is half of a refusal: whoever wishes it says « sortez-moi ».
    let half = |at: usize| {
        words[at].text.ends_with("ez") && at > 0 && ["me", "m"].contains(&words[at - 1].text.as_str())
    };
    words.iter().enumerate().filter(|(_, token)| verb(token)).any(|(at, _)| {
        let near = &words[at.saturating_sub(3)..(at + 3).min(words.len())];
        half(at) || near.iter().any(|token| denies(&token.text))
    })
}

/// « Pas », "not", with a slip in it, too.
fn denies(word: &str) -> bool {
    let near = |of: &str| strsim::osa_distance(word, of) <= 1;
    match word.chars().count() {
        1 => matches!(word, "n" | "t"),
        2..=4 => near("pas") || word.starts_with('n') && (near("ne") || near("not")) || near("dont"),
        _ => near("jamais") || near("never"),
    }
}

fn supposed(text: &str) -> bool {
    negation::is_in(&Heard::new(text), &["w.condition"])
}

/// Their places: the one that is meant is given up, or they say which.
pub(super) fn listed(desk: &mut Desk<'_>, asked: &Asked, own: &[OwnWait]) {
    let Asked::Waits(centre) = asked else { return };
    let waiting = own.iter().filter(|own| matches!(own.status.as_str(), "WAITING" | "OFFERED"));
    let waiting: Vec<&OwnWait> =
        waiting.filter(|own| centre.is_none_or(|centre| own.centre.id == centre)).collect();
    let offered = desk.state.offered.as_ref().map(|own| own.facts.centre.name.clone());
    let here = |own: &&&OwnWait| offered.as_ref().is_none_or(|name| own.centre.name == *name);
    let meant: Vec<(Uuid, String)> =
        waiting.iter().filter(here).map(|own| (own.id, own.centre.name.clone())).collect();
    let one = meant.iter().all(|(_, name)| Some(name) == meant.first().map(|(_, name)| name));
    if !meant.is_empty() && one {
        return desk.run(Effect::Own(Asked::StopWaiting(meant)));
    }
    let words = if meant.is_empty() {
        Sentences {
            fr: "Je ne vous trouve sur aucune liste d'attente : il n'y a rien à quitter.".to_owned(),
            en: "I do not find you on any waiting list: there is nothing to leave.".to_owned(),
        }
    } else {
        let names: Vec<&str> = meant.iter().map(|(_, name)| name.as_str()).collect();
        let names = names.join(", ");
        Sentences {
            fr: format!("Vous attendez à plusieurs centres : {names}. Dites-moi lequel, par exemple « retirez-moi de la liste de {} ».", meant[0].1),
            en: format!("You are waiting at several centres: {names}. Tell me which, for example “take me off the list of {}”.", meant[0].1),
        }
    };
    desk.say(&words.line());
    desk.go_back = desk.state.question != Question::None;
}

/// It is given up; a slot that was offered from it is the next one's.
pub(super) fn left(desk: &mut Desk<'_>, centres: &[String]) {
    let name = centres.first().map_or("", String::as_str);
    if desk.state.offered.as_ref().is_some_and(|own| own.facts.centre.name == name) {
        desk.state.offered = None;
        if desk.state.question == Question::WaitlistOffer {
            desk.state.question = Question::None;
        }
    }
    let words = Sentences {
        fr: format!("Vous n'êtes plus sur la liste d'attente de {name}."),
        en: format!("You are no longer on the waiting list of {name}."),
    };
    desk.say(&words.line());
    desk.go_back = desk.state.question != Question::None;
}

pub(super) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    if matches!(refusal.code.as_str(), "LOGIN_REQUIRED" | "UNAUTHENTICATED")
        && desk.state.question == Question::None
    {
        return login::ask(desk, &Line::LoginToGoOn);
    }
    desk.say(&Line::Refused(refusal));
    desk.go_back = desk.state.question != Question::None;
}

#[cfg(test)]
mod tests {
    use super::leaves;

    #[test]
    fn whoever_leaves_a_list_says_so() {
        for text in [
            "retirez-moi de la liste d'attente",
            "vous pouvez m'enlever de la liste, j'ai trouvé",
            "take me off the waiting list please",
            "je quitte la liste d'attente de Lyon",
        ] {
            assert!(leaves(text, false), "{text}");
        }
        assert!(leaves("cette fois vous pouvez me désinscrire", true));
    }

    #[test]
    fn whoever_stays_does_not() {
        for text in [
            "non 8h c'est trop tôt, mais me retirez pas de la liste",
            "ne m'enlevez pas de la liste d'attente",
            "nee me sortez pa de la liste",
            "me retirez surtout aps de la liste",
            "don't take me off the list",
            "si je quitte la liste d'attente, je perds ma place",
            "comment on sort de la liste d'attente ?",
            "mettez-moi sur la liste d'attente",
            "désinscrivez-moi de vos mails",
        ] {
            assert!(!leaves(text, false), "{text}");
        }
    }
}
