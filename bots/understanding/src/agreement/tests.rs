//! What is a plain yes, and what is none.

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
        "bien sûr",
        "tout à fait",
        "of course",
        "👍",
        "oui vraiment",
        "yes, I'm sure",
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
        ("ok merci", Awaiting::ConfirmBooking),
        ("super 👍", Awaiting::ConfirmBooking),
        ("oui c'est la bonne", Awaiting::ConfirmBooking),
        ("oui c'est ma voiture", Awaiting::ConfirmBooking),
        ("oui c'est bien le bon véhicule", Awaiting::ConfirmBooking),
        ("yes that's my car", Awaiting::ConfirmBooking),
        ("yes it's the right one", Awaiting::ConfirmBooking),
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
        "oui, mardi à 10h",
        "merci 👍",
        "👍 bonne journée",
        "je suis pas sûr",
        "je suis sûr que non",
        "I'm not sure",
        "sûr ?",
        "vraiment",
        "really",
        "not really",
        "c'est la bonne",
        "that's my car",
        "oui c'est pas la bonne",
        "oui c'est la bonne ?",
        "yes that's my old car",
        "oui parfait mais plus tard",
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
fn a_yes_gives_up_in_as_many_words_as_people_have() {
    for text in [
        "bien sûr",
        "absolument",
        "tout à fait",
        "sure",
        "of course",
        "yup",
        "go for it",
        "entendu",
        "👍",
        "ouii",
        "oiu",
        "yes, I'm sure",
        "yes, really",
        "oui vraiment",
        "oui je suis sûr",
        "oui, certaine",
        "oui je veux vraiment annuler",
        "oui, c'est ça",
        "yes that's right",
        "oui parfait",
        "oui merci 👍",
        "oui, bonne journée",
    ] {
        assert!(agrees(text, Awaiting::ConfirmCancel), "{text}");
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
        "ok merci 👍",
        "ok bonne journée",
        "ok au revoir",
        "ok bye",
        "thanks ✅",
        "ok 🙏",
        "ok c'est noté",
        "ok super",
        "ok très bien",
        "ok parfait",
        "👍 parfait",
        "c'est ça",
        "that's right",
        "tak",
        "oui parfait je garde",
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
