//! The plate that comes after the booking, the caption beside a photo, and what a certificate
//! makes of the price.

mod world;

use assistant::{CentreFacts, Facts, PriceChanged, RegistrationRead, Told};
use serde_json::json;
use uuid::Uuid;
use world::{
    paris,
    talk::{Talk, talk},
};

fn book_without_plate(talk: &Talk, reference: &str, start: &str, status: &str) -> Uuid {
    let id = talk.world.book(reference, start, status, false);
    talk.world.town().appointments.last_mut().expect("booked")["plate"] = json!(null);
    id
}

fn plates(talk: &Talk) -> Vec<(String, String)> {
    let town = talk.world.town();
    let set = town.writes.iter().filter(|(name, _)| name == "SetAppointmentPlate");
    set.map(|(_, input)| {
        let text = |name: &str| input[name].as_str().unwrap_or_default().to_owned();
        (text("appointmentId"), text("plate"))
    })
    .collect()
}

#[tokio::test]
async fn a_plate_given_after_the_booking_is_noted() {
    for words in [
        "ma plaque est AB-123-CD",
        "immatriculation : ab123cd",
        "AB 123 CD",
        "je voudrais ajouter la plaque AB-123-CD à mon rendez-vous",
        "my plate is AB-123-CD",
    ] {
        let mut talk = talk();
        let id = book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
        talk.say(words).await.awaits("none", "").hears("RDV-7Q2K").hears("AB-123-CD");
        assert_eq!(plates(&talk), [(id.to_string(), "AB-123-CD".to_owned())], "{words}");
    }
}

#[tokio::test]
async fn a_plate_is_asked_for_where_it_was_not_said() {
    let mut talk = talk();
    book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
    talk.say("je veux donner mon immatriculation").await.awaits("slot", "vehicle.plate");
    talk.say("plus tard").await.awaits("none", "");
    talk.say("je veux donner mon immatriculation").await;
    talk.say("AB-123-CD").await.hears("RDV-7Q2K").awaits("none", "");
}

#[tokio::test]
async fn another_plate_replaces_one_only_by_a_yes() {
    let mut talk = talk();
    let id = talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", true);
    talk.say("ma plaque est CD-456-EF").await.awaits("confirm", "plate").hears("AB-123-CD");
    talk.say("non").await.awaits("none", "").hears("maintenu");
    assert!(plates(&talk).is_empty());
    talk.say("ma plaque est CD-456-EF").await;
    talk.say("oui").await.hears("CD-456-EF").awaits("none", "");
    assert_eq!(plates(&talk), [(id.to_string(), "CD-456-EF".to_owned())]);
    // The same once more changes nothing.
    talk.say("ma plaque est CD 456 EF").await.hears("est pour CD-456-EF");
    assert_eq!(plates(&talk).len(), 1);
}

#[tokio::test]
async fn of_two_without_a_plate_one_is_picked() {
    let mut talk = talk();
    book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
    let second = book_without_plate(&talk, "RDV-3MFX", "2026-12-02 09:00", "CONFIRMED");
    talk.say("ma plaque est AB-123-CD").await.awaits("choice", "appointment");
    talk.say("le deuxième").await.hears("RDV-3MFX");
    assert_eq!(plates(&talk), [(second.to_string(), "AB-123-CD".to_owned())]);
}

#[tokio::test]
async fn a_plate_with_no_appointment_to_come_is_no_booking() {
    let mut talk = talk();
    talk.world.book("RDV-7Q2K", "2026-11-01 14:00", "COMPLETED", true);
    talk.say("ma plaque est AB-123-CD").await.awaits("none", "").hears("Souhaitez-vous en prendre");
    assert!(talk.world.town().writes.is_empty());
}

#[tokio::test]
async fn a_plate_that_comes_too_late_is_not_answered_with_a_cancellation() {
    for code in ["VEHICLE_NOT_CHANGEABLE", "APPOINTMENT_NOT_CANCELLABLE"] {
        let mut talk = talk();
        book_without_plate(&talk, "RDV-7Q2K", "2026-11-26 09:00", "CHECKED_IN");
        talk.world.town().refuse.push(("SetAppointmentPlate", code));
        talk.say("ma plaque est AB-123-CD").await.awaits("none", "").hears("au contrôleur");
        assert!(!talk.text().contains("annulé"), "{}", talk.transcript);
    }
}

#[tokio::test]
async fn a_plate_in_the_middle_of_something_else_loses_nothing() {
    let mut talk = talk();
    book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
    talk.say("annulez mon rdv").await.awaits("confirm", "cancel_booking");
    talk.say("ma plaque est AB-123-CD").await.hears("RDV-7Q2K").awaits("confirm", "cancel_booking");
    assert_eq!(plates(&talk).len(), 1);
    assert_eq!(talk.world.count("CancelAppointment"), 0);
}

fn certificate(document: u128) -> Told {
    Told::RegistrationRead(RegistrationRead {
        document_id: Uuid::from_u128(document),
        plate: Some("AB-123-CD".into()),
        vin: None,
        make: None,
        model: None,
        first_registration: None,
        to_confirm: vec![],
        unreadable: false,
    })
}

#[tokio::test]
async fn a_certificate_for_a_confirmed_appointment_is_confirmed_for_it() {
    let mut talk = talk();
    let id = book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
    talk.say("je vous envoie ma carte grise").await.awaits("upload", "registration_document");
    talk.hear(certificate(7)).awaits("confirm", "registration");
    talk.say("oui").await.awaits("none", "").hears("AB-123-CD est enregistré");
    let writes = talk.world.town().writes.clone();
    assert_eq!(writes.len(), 1, "{writes:?}");
    assert_eq!(writes[0].0, "ConfirmRegistration");
    assert_eq!(writes[0].1["appointmentId"], json!(id));
}

#[tokio::test]
async fn a_certificate_sent_out_of_the_blue_finds_its_appointment() {
    for (other, expected) in [("AB-123-CD", 1), ("ZZ-999-ZZ", 0)] {
        let mut talk = talk();
        // One without a plate, and one that is for this vehicle, or for another.
        let without = book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
        let with = talk.world.book("RDV-3MFX", "2026-12-02 09:00", "CONFIRMED", true);
        talk.world.town().appointments[1]["plate"] = json!(other);
        talk.world.book("RDV-1AAA", "2026-11-01 14:00", "COMPLETED", true);
        talk.hear(certificate(7)).awaits("confirm", "registration");
        talk.say("oui").await.awaits("none", "").hears("est enregistré");
        let writes = talk.world.town().writes.clone();
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert_eq!(writes[0].1["appointmentId"], json!([without, with][expected]));
    }
    // Of two without a plate neither is guessed.
    let mut talk = talk();
    book_without_plate(&talk, "RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED");
    book_without_plate(&talk, "RDV-3MFX", "2026-12-02 09:00", "CONFIRMED");
    talk.hear(certificate(7));
    talk.say("oui").await.hears("est enregistré");
    assert_eq!(talk.world.town().writes[0].1["appointmentId"], json!(null));
}

#[tokio::test]
async fn a_certificate_is_not_for_an_appointment_of_the_past() {
    let mut talk = talk();
    talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", false);
    talk.say("mes rendez-vous").await.hears("RDV-7Q2K");
    talk.say("annulez-le").await;
    talk.say("oui").await;
    talk.hear(certificate(7)).awaits("confirm", "registration");
    talk.say("oui").await.awaits("none", "");
    let writes = talk.world.town().writes.clone();
    assert_eq!(writes.last().expect("confirmed").1["appointmentId"], json!(null));
}

#[tokio::test]
async fn words_beside_a_photo_are_heard() {
    let mut talk = talk().with_clio();
    let document = Uuid::from_u128(7);
    talk.send_with(document, "voici ma carte grise").await.hears("je lis votre carte grise");
    talk.awaits("upload", "registration_document");
    let mut talk = world::talk::talk();
    talk.send_with(document, "mon ancien PV").await.hears("je lis votre procès-verbal");
    let mut talk = world::talk::talk().with_clio();
    talk.send_with(document, "rdv mardi à 10h à Villeurbanne svp").await;
    talk.hears("je lis votre carte grise").hears("mardi 1er décembre à 10h");
    talk.awaits("confirm", "booking");
}

#[tokio::test]
async fn a_document_read_before_it_was_spoken_of_is_asked_about_once() {
    let mut talk = talk();
    talk.hear(certificate(7)).awaits("confirm", "registration");
    let right = talk.button("C’est correct").id;
    talk.send(Uuid::from_u128(7)).await.awaits("confirm", "registration");
    assert!(talk.last.is_empty(), "{}", talk.transcript);
    talk.press(&right).await.hears("est enregistré");
}

fn price_changed(id: Uuid, old_cents: i64, new_cents: i64) -> Told {
    Told::PriceChanged(PriceChanged {
        facts: Facts {
            appointment_id: id,
            reference: "RDV-0AAA".into(),
            centre: CentreFacts {
                name: "Villeurbanne".into(),
                address: "1 rue".into(),
                phone: None,
            },
            plate: Some("AB-123-CD".into()),
            starts_at: paris("2026-12-01 10:00"),
            amount_cents: if new_cents < old_cents { new_cents } else { old_cents },
            currency: "EUR".into(),
        },
        old_cents,
        new_cents,
        agreed: new_cents < old_cents,
    })
}

#[tokio::test]
async fn a_dearer_price_is_shown_and_agreed_to_before_anything_is_paid() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    let id = Uuid::from_u128(0xa0_0000);
    talk.world.town().read_energy = Some("GO");
    talk.hear(certificate(7)).awaits("confirm", "registration");
    talk.say("oui").await.hears("« diesel »").hears("« essence »").awaits("payment", "payment");
    assert_eq!(talk.world.count("StartCheckout"), 0, "no page at the old price");
    talk.hear(price_changed(id, 7900, 8500)).awaits("confirm", "price");
    talk.hears("79,00 €").hears("85,00 €");
    talk.say("super merci").await.awaits("confirm", "price");
    assert_eq!(talk.world.count("AcceptNewPrice"), 0, "a plain yes, nothing less");
    talk.tap("Accepter 85,00").await.awaits("payment", "payment");
    assert_eq!(talk.button("Payer 85,00").url.as_deref(), Some("/pay/1"));
    let writes = talk.world.town().writes.clone();
    let agreed = writes.iter().find(|(name, _)| name == "AcceptNewPrice").expect("agreed");
    assert_eq!(agreed.1["newPriceCents"], 8500);
    // The news of one's own yes is none.
    let told = |agreed: bool| match price_changed(id, 7900, 8500) {
        Told::PriceChanged(changed) => Told::PriceChanged(PriceChanged { agreed, ..changed }),
        other => other,
    };
    talk.hear(told(true)).awaits("payment", "payment");
    assert!(talk.last.is_empty(), "{}", talk.transcript);
    // Agreed to at the desk, it is asked no more.
    talk.hear(told(false)).awaits("confirm", "price");
    talk.hear(told(true)).awaits("none", "").hears("passe de 79,00 € à 85,00 €");
}

#[tokio::test]
async fn a_payment_that_waits_for_the_agreement_asks_for_it() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    let change = json!({"oldPrice": {"amountCents": 7900, "currency": "EUR"},
        "newPrice": {"amountCents": 8500, "currency": "EUR"}, "agreed": false});
    talk.world.town().appointments[0]["priceChange"] = change;
    talk.world.town().refuse.push(("StartCheckout", "PRICE_NOT_AGREED"));
    talk.tap("Plus tard").await.awaits("confirm", "price").hears("85,00 €");
    talk.say("non").await.hears("ne peut pas être payé").awaits("none", "");
    talk.say("je veux payer").await;
    talk.tap("Accepter 85,00").await.awaits("payment", "payment");
}

#[tokio::test]
async fn a_lower_price_is_told_and_nothing_is_asked() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    talk.tap("Plus tard").await.awaits("payment", "payment");
    talk.hear(price_changed(Uuid::from_u128(0xa0_0000), 8500, 7900)).awaits("payment", "payment");
    talk.hears("passe de 85,00 € à 79,00 €");
}
