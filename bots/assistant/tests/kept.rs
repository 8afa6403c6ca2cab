//! A slot is kept from the moment it is chosen: while the customer reads the summary, and no longer than
//! they want it.

mod world;

use assistant::{CentreFacts, Facts, Told};
use chrono::TimeDelta;
use world::talk::{Talk, talk};

async fn chosen() -> Talk {
    let mut talk = talk().with_clio();
    talk.say("rendez-vous mardi à 10h à Villeurbanne").await.awaits("confirm", "booking");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
    talk
}

#[tokio::test]
async fn another_choice_gives_the_first_one_back() {
    let mut talk = chosen().await;
    talk.say("non plutôt 15h").await.awaits("confirm", "booking").hears("15h");
    assert_eq!(talk.held(), ["2026-12-01 15:00"]);
    talk.say("remettez l'heure d'avant").await.awaits("confirm", "booking").hears("10h");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
    talk.say("oui").await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}

#[tokio::test]
async fn who_leaves_the_flow_keeps_nothing() {
    let mut talk = chosen().await;
    talk.say("laissez tomber").await.awaits("none", "");
    assert!(talk.held().is_empty(), "{}", talk.transcript);
}

#[tokio::test]
async fn a_question_beside_the_summary_gives_nothing_back() {
    let mut talk = chosen().await;
    talk.say("il faut apporter quels papiers ?").await.awaits("confirm", "booking");
    talk.say("c'est quand mes rendez-vous ?").await.awaits("confirm", "booking");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
    assert_eq!(talk.world.count("ReleaseHold"), 0);
    talk.say("oui").await.awaits("upload", "registration_document");
}

#[tokio::test]
async fn a_guest_has_the_slot_before_anybody_asks_who_they_are() {
    let mut talk = talk().guest();
    talk.say("mardi à 10h à Villeurbanne, essence, AB-123-CD").await.awaits("confirm", "booking");
    talk.hears("gardé jusqu'à 9h15");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
    talk.now += TimeDelta::minutes(5);
    talk.say("oui").await.awaits("login", "login").hears("10 minutes");
}

#[tokio::test]
async fn a_yes_after_the_slot_ran_out_takes_it_again_where_it_is_free() {
    let mut talk = chosen().await;
    talk.now += TimeDelta::minutes(20);
    talk.world.lose_what_is_held(false);
    let id = talk.world.town().appointments[0]["id"].as_str().and_then(|id| id.parse().ok());
    talk.hear(Told::HoldExpired(Facts {
        appointment_id: id.expect("an id"),
        reference: "RDV-0AAA".to_owned(),
        centre: CentreFacts {
            name: "Villeurbanne".to_owned(),
            address: String::new(),
            phone: None,
        },
        plate: None,
        starts_at: world::paris("2026-12-01 10:00"),
        amount_cents: 7900,
        currency: "EUR".to_owned(),
    }));
    talk.hears("n'est plus gardé").awaits("confirm", "booking");
    talk.say("oui").await.awaits("upload", "registration_document").hears("15 minutes");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}

#[tokio::test]
async fn a_guest_who_keeps_too_much_is_told_so_and_may_log_in() {
    let mut talk = talk().guest();
    talk.world.town().refuse.push(("HoldSlot", "TOO_MANY_UNPAID"));
    talk.say("mardi à 10h à Villeurbanne, essence, AB-123-CD").await;
    talk.hears("TOO_MANY_UNPAID").awaits("none", "");
    assert!(talk.has_button(assistant::ButtonKind::Login), "{}", talk.transcript);
    assert!(talk.held().is_empty());
}

#[tokio::test]
async fn something_else_is_done_first_and_the_booking_goes_on_after_it() {
    let mut talk = chosen().await;
    talk.world.book("RDV-7Q2KX", "2026-12-11 15:00", "CONFIRMED", true);
    talk.say("annulez d'abord mon rdv du 11").await.awaits("confirm", "cancel_booking");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
    talk.say("oui").await.awaits("confirm", "booking").hears("mardi 1er décembre à 10h");
    talk.say("oui").await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}

#[tokio::test]
async fn any_centre_will_do_and_one_is_named() {
    let mut talk = talk().with_clio();
    talk.say("un contrôle technique mardi à 10h").await.awaits("slot", "center");
    talk.say("peu importe").await.hears("je prends le centre Lyon Part-Dieu");
    talk.awaits("confirm", "booking");
}

#[tokio::test]
async fn the_nearest_centre_is_named_and_booked() {
    let mut talk = talk().with_clio();
    talk.say("quel est le centre le plus proche de 69100 ?").await.hears("Villeurbanne");
    talk.say("parfait, un rdv là-bas mardi à 10h").await.awaits("confirm", "booking");
    talk.hears("Villeurbanne");
    let mut talk = world::talk::talk().with_clio();
    talk.say("un contrôle technique mardi à 10h").await.awaits("slot", "center");
    talk.say("je suis à Grenoble").await.hears("Villeurbanne").awaits("confirm", "booking");
}

#[tokio::test]
async fn too_far_ahead_is_said_at_once() {
    let mut talk = talk().with_clio();
    talk.say("un rendez-vous le 15 juin 2027 à Villeurbanne").await.awaits("slot", "date");
    talk.hears("trop loin").hears("24 février");
    assert_eq!(talk.world.count("Slots"), 0);
}
