//! A day that cannot be had is said at once, not after five questions; a question about opening
//! hours is answered for what it asks.

mod world;

use world::talk::talk;

#[tokio::test]
async fn a_day_that_no_calendar_has_is_said_at_once() {
    for (words, part) in [
        ("un rdv le 31 novembre", "Le 31 novembre n'existe pas"),
        ("je voudrais un rdv le 30/02 à 10h", "Le 30 février n'existe pas"),
        ("contrôle technique le 31 avril à Lyon", "Le 31 avril n'existe pas"),
        ("a vehicle inspection appointment on november 31 please", "no 31 November"),
    ] {
        let mut talk = talk();
        talk.say(words).await.awaits("slot", "date").hears(part);
        assert_eq!(talk.slots()["date"], serde_json::json!(null), "{}", talk.transcript);
        talk.say("le 4 décembre").await.awaits("slot", "vehicle.energy");
        assert_eq!(talk.slots()["date"], "2026-12-04");
    }
}

#[tokio::test]
async fn a_day_that_is_over_is_said_at_once() {
    for words in ["rdv hier à 10h", "un rdv avant-hier", "contrôle technique le 12/03/2026"] {
        let mut talk = talk();
        talk.say(words).await.awaits("slot", "date").hears("Cette date est passée");
    }
}

#[tokio::test]
async fn a_closed_day_is_said_at_once() {
    let mut talk = talk();
    talk.say("rdv dimanche").await.awaits("slot", "date").hears("fermés le dimanche");
    let mut talk = world::talk::talk().guest();
    talk.say("rdv dimanche à Villeurbanne").await.awaits("slot", "date");
    talk.hears("fermé le dimanche 29 novembre").hears("lundi, mardi");
    talk.say("lundi").await.awaits("slot", "vehicle.energy");
}

#[tokio::test]
async fn an_appointment_is_not_moved_to_a_day_that_cannot_be() {
    let mut talk = talk();
    talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", true);
    talk.say("déplacez mon rdv au 31 novembre").await.awaits("slot", "date");
    talk.hears("Le 31 novembre n'existe pas");
    talk.say("hier").await.awaits("slot", "date").hears("Cette date est passée");
}

#[tokio::test]
async fn opening_hours_are_answered_for_what_was_asked() {
    let mut talk = talk();
    talk.say("vous êtes ouvert le samedi ?").await.awaits("none", "");
    talk.hears("Le samedi").hears("nos centres : de 08h00 à 12h00");
    assert!(!talk.text().to_lowercase().contains("mardi"), "{}", talk.transcript);
    talk.say("vous êtes ouvert le dimanche à Villeurbanne ?").await;
    talk.hears("Le dimanche, Villeurbanne : fermé");
    assert!(!talk.text().contains("Paris"), "{}", talk.transcript);
    talk.say("quels sont vos horaires à Paris ?").await.hears("lundi à vendredi");
}

#[tokio::test]
async fn a_question_about_a_day_chooses_none() {
    let mut talk = talk().with_clio();
    talk.say("je voudrais un rdv à Villeurbanne").await.awaits("slot", "date");
    talk.say("vous êtes ouverts le samedi ?").await.hears("de 08h00 à 12h00");
    talk.awaits("slot", "date");
    assert_eq!(talk.slots()["date"], serde_json::json!(null));
}
