//! A button answers the turn that offered it, once. Pressed again, by a double click, in another
//! tab or on an old keyboard, it does nothing, and says so.

mod world;

use assistant::{Facts, Told};
use uuid::Uuid;
use world::talk::{Talk, talk};

/// Everything that was asked of the graph, reads included, but for the centres of each turn.
fn asked(talk: &Talk) -> Vec<String> {
    talk.world.town().log.iter().filter(|name| *name != "Centres").cloned().collect()
}

#[tokio::test]
async fn a_button_of_an_answered_turn_does_nothing_however_often_it_is_pressed() {
    let mut talk = talk();
    talk.say("rdv ct essence mardi à 10h à Villeurbanne").await.awaits("slot", "vehicle.plate");
    let later = talk.button("Plus tard").id;
    talk.press(&later).await.awaits("confirm", "booking");
    let (before, stands) = (asked(&talk), talk.state.inspect());
    for _ in 0..3 {
        talk.press(&later).await.awaits("confirm", "booking").hears("n'ai rien fait");
        assert_eq!(talk.state.inspect(), stands, "{}", talk.transcript);
    }
    assert_eq!(asked(&talk), before, "nothing was asked of the graph: {}", talk.transcript);
    // What can still be answered stands below the polite words, and works.
    talk.tap("Confirmer").await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}

#[tokio::test]
async fn plus_tard_pressed_three_times_is_one_step() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await.awaits("upload", "registration_document");
    let later = talk.button("Plus tard").id;
    talk.press(&later).await.awaits("payment", "payment");
    assert_eq!(talk.world.count("StartCheckout"), 1);
    talk.press(&later).await.awaits("payment", "payment");
    talk.press(&later).await.awaits("payment", "payment");
    assert_eq!(talk.world.count("StartCheckout"), 1, "{}", talk.transcript);
    assert_eq!(
        talk.button("Payer 79,00").url.as_deref(),
        Some("/pay/1"),
        "offered again as it was"
    );
}

#[tokio::test]
async fn an_answer_in_words_answers_the_buttons_too() {
    let mut talk = talk().with_clio();
    talk.say("je voudrais un rdv").await.awaits("slot", "center");
    let (lyon, paris) = (talk.button("Lyon").id, talk.button("Paris").id);
    talk.say("Villeurbanne").await.awaits("slot", "date");
    for old in [&lyon, &paris, &lyon] {
        talk.press(old).await.awaits("slot", "date").hears("n'ai rien fait");
    }
    assert_eq!(talk.slots()["center"], serde_json::json!(world::centre_id(1)));
}

#[tokio::test]
async fn every_button_of_a_choice_dies_with_the_one_that_was_pressed() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi matin à Villeurbanne").await.awaits("choice", "offer");
    let offers: Vec<String> =
        talk.last.iter().flat_map(|reply| &reply.buttons).map(|button| button.id.clone()).collect();
    talk.press(&offers[0]).await.awaits("confirm", "booking").hears("8h");
    for other in &offers {
        talk.press(other).await.awaits("confirm", "booking");
        assert!(!talk.text().contains("Voici votre rendez-vous"), "{}", talk.transcript);
    }
    talk.say("oui").await;
    assert_eq!(talk.held(), ["2026-12-01 08:00"]);
}

#[tokio::test]
async fn nothing_under_way_leaves_the_way_open() {
    let mut talk = talk();
    talk.say("bonjour").await;
    let book = talk.button("Prendre rendez-vous").id;
    talk.say("merci").await;
    talk.press(&book).await.awaits("none", "").hears("n'ai rien fait");
    talk.tap("Prendre rendez-vous").await.awaits("slot", "vehicle.energy");
}

#[tokio::test]
async fn news_leaves_the_buttons_of_a_question_alive() {
    let mut talk = talk().with_clio();
    talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", true);
    talk.say("je voudrais un rdv à Villeurbanne").await.awaits("slot", "date");
    let soonest = talk.button("Le plus tôt possible").id;
    talk.hear(Told::AppointmentRescheduled(Facts {
        appointment_id: Uuid::from_u128(9),
        reference: "RDV-9ZZZ".into(),
        centre: assistant::CentreFacts {
            name: "Lyon".into(),
            address: "1 rue".into(),
            phone: None,
        },
        plate: None,
        starts_at: world::paris("2026-12-02 09:00"),
        amount_cents: 7900,
        currency: "EUR".into(),
    }));
    talk.press(&soonest).await.awaits("choice", "offer");
}

#[tokio::test]
async fn what_could_not_be_done_can_be_pressed_again() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    for code in ["UNAVAILABLE", "INTERNAL", "SERVICE_UNAVAILABLE"] {
        talk.world.town().refuse.push(("HoldSlot", code));
        talk.tap("Confirmer").await.hears("Rien n'est perdu").awaits("confirm", "booking");
    }
    talk.tap("Confirmer").await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}
