//! « Je veux une copie de mes données »: it is put together at once, for whoever is known. To be forgotten
//! takes the account's own page, where it is proven who asks.

use super::Sentences;
use crate::{
    desk::Desk,
    effects::{Asked, Effect},
    port::Refusal,
    question::Question,
    replies::Line,
    understanding::{Command, Topic, Understood, Wished},
};
use understanding::text::tokens;

/// A wish about one's own data that names a copy, and no forgetting.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    let wish = Command::Wish(Wished::Tell(Topic::Privacy));
    if !desk.signed_in || !understood.commands.contains(&wish) || !names_a_copy(text) {
        return false;
    }
    understood.commands.retain(|command| *command != wish);
    desk.run(Effect::Own(Asked::Export));
    understood.commands.is_empty()
}

/// A copy, or to see all of it: « tout ce que vous savez sur moi ». What becomes of it is only asked.
fn names_a_copy(text: &str) -> bool {
    const COPIES: &[&str] = &[
        "copie",
        "export",
        "exporter",
        "recuperer",
        "telecharger",
        "copy",
        "download",
        "send",
        "envoyez",
        "recevoir",
        "avoir",
        "see",
        "show",
        "view",
        "voir",
        "consulter",
        "montrez",
        "montrer",
        "access",
    ];
    const FORGETS: &[&str] = &[
        "supprimer",
        "supprimez",
        "effacer",
        "effacez",
        "efface",
        "oublier",
        "delete",
        "erase",
        "forget",
    ];
    const ASKS_WHY: &[&str] = &["pourquoi", "why", "long", "longtemps", "temps", "who"];
    let words = tokens(text);
    let named = |list: &[&str]| words.iter().any(|token| list.contains(&token.text.as_str()));
    named(COPIES) && !named(FORGETS) && !named(ASKS_WHY)
}

/// Where it will be.
pub(super) fn found(desk: &mut Desk<'_>) {
    let words = Sentences {
        fr: "Votre copie est en préparation, cela prend quelques secondes : vous la téléchargerez dans « Mon espace », rubrique « Mes données ».".to_owned(),
        en: "Your copy is being put together, which takes a few seconds: you can download it in \"My account\", under \"My data\".".to_owned(),
    };
    desk.say(&words.line());
    desk.go_back = desk.state.question != Question::None;
}

pub(super) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    desk.say(&Line::Refused(refusal));
    desk.go_back = desk.state.question != Question::None;
}

#[cfg(test)]
mod tests {
    use super::names_a_copy;

    #[test]
    fn a_copy_is_named_or_all_of_it() {
        for (text, copy) in [
            ("je veux une copie de mes données", true),
            ("I'd like to see everything you keep about me", true),
            ("montrez-moi ce que vous avez sur moi", true),
            ("effacez mes données", false),
            ("who can see my data?", false),
            ("vous gardez mes données combien de temps ?", false),
        ] {
            assert_eq!(names_a_copy(text), copy, "{text}");
        }
    }
}
