//! A yes in other words: nothing is said that does not agree.

use understanding::text::{Kind, tokens};

/// Words that agree by themselves.
const YES: &[&str] = &[
    "oui",
    "ouais",
    "ouai",
    "ouep",
    "yes",
    "yep",
    "yeah",
    "yup",
    "ok",
    "okay",
    "oki",
    "dac",
    "accord",
    "confirme",
    "confirmer",
    "confirmez",
    "valide",
    "validez",
    "parfait",
    "perfect",
    "nickel",
    "exact",
    "exactement",
    "exactly",
    "correct",
    "affirmatif",
    "volontiers",
    "absolument",
    "absolutely",
    "sure",
    "👍",
    "👌",
    "✅",
    "✔",
];
/// Words that stand beside a yes and take nothing of it back.
const BESIDE: &[&str] = &[
    "c", "est", "bien", "ca", "cela", "ce", "que", "qu", "il", "faut", "me", "va", "convient",
    "marche", "roule", "tres", "tout", "fait", "voila", "super", "genial", "merci", "svp", "stp",
    "s", "te", "vous", "plait", "d", "je", "j", "le", "la", "les", "prends", "prend", "garde",
    "reserve", "reservez", "prenez", "allez", "y", "vas", "go", "a", "bonne", "heure", "please",
    "thanks", "thank", "you", "that", "the", "one", "it", "is", "right", "great", "good", "fine",
    "works", "for", "cool", "top", "book", "do", "ahead", "i", "ll", "take", "pour", "moi", "bon",
    "of", "course", "lovely", "alright", "all", "mettez", "faites", "allons", "sounds", "will",
    "then", "alors", "aussi", "quand", "meme", "still", "anyway", "and", "et", "oh", "ah", "hop",
    "mec", "🙏", "🙂", "😊", "😀", "!", ".", ",", "…",
];

/// Whether a message agrees, and says nothing else.
pub(super) fn is_nothing_else(text: &str) -> bool {
    let tokens = tokens(text);
    let said = |list: &[&str], word: &str| {
        list.contains(&word)
            || word.chars().count() >= 5
                && list
                    .iter()
                    .any(|own| own.chars().count() >= 5 && strsim::osa_distance(own, word) <= 1)
    };
    // A skin tone or a selector behind an emoji says nothing.
    let words = tokens.iter().filter(|token| {
        token.kind != Kind::Sign
            || !matches!(token.text.as_str(), "\u{fe0f}" | "🏻" | "🏼" | "🏽" | "🏾" | "🏿")
    });
    let hasty = tokens.len() <= 3;
    let mut agrees = false;
    for token in words {
        let yes = said(YES, &token.text) || hasty && is_hasty_yes(&token.text);
        agrees |= yes;
        if !yes && !said(BESIDE, &token.text) {
            return false;
        }
    }
    agrees && tokens.len() <= 14
}

/// « Oui » as haste types it: a letter short, twice or the one beside it, where that is no other word.
fn is_hasty_yes(word: &str) -> bool {
    const OTHERS: &[&str] =
        &["ou", "ouf", "out", "our", "ouh", "qui", "lui", "hui", "nui", "yet", "yen", "eyes"];
    let mut squeezed: Vec<char> = word.chars().collect();
    squeezed.dedup();
    let squeezed: String = squeezed.into_iter().collect();
    !OTHERS.contains(&word)
        && ["oui", "yes"].iter().any(|yes| {
            squeezed == *yes || word.chars().count() >= 2 && strsim::osa_distance(yes, word) == 1
        })
}

#[cfg(test)]
mod tests {
    use super::is_nothing_else;

    #[test]
    fn a_yes_says_nothing_else() {
        for text in [
            "c'est bien ça, oui",
            "that's the one, yes",
            "👍",
            "oui nickel merci",
            "ok parfait",
            "oi",
            "ouiii",
            "ouii svp",
            "yse",
        ] {
            assert!(is_nothing_else(text), "{text}");
        }
        for text in [
            "oui mais à 15h",
            "non c'est pas ça",
            "oui ?",
            "super, merci",
            "oui si c'est gratuit",
            "ok mardi plutôt",
            "annulez",
            "ou",
            "qui",
            "on",
            "",
        ] {
            assert!(!is_nothing_else(text), "{text}");
        }
    }
}
