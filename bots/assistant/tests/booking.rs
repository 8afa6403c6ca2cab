//! Taking an appointment, from the first words to the payment page.

mod world;

use assistant::{ButtonKind, CentreFacts, Facts, PreviousInspectionRead, RegistrationRead, Told};
use uuid::Uuid;
use world::talk::talk;

#[tokio::test]
async fn a_first_sentence_leads_to_a_held_slot_step_by_step() {
    let mut talk = talk();
    talk.say("bonjour je voudrais un contrôle technique mardi matin")
        .await
        .awaits("slot", "vehicle.energy");
    talk.tap("Essence").await.awaits("slot", "vehicle.plate");
    talk.say("AB-123-CD").await.awaits("slot", "center");
    talk.say("part dieu").await.awaits("choice", "offer").hears("mardi 1er décembre");
    assert_eq!(talk.button("10h").label.replace('\u{a0}', " ").matches("79,00 €").count(), 1);
    talk.say("le premier")
        .await
        .awaits("confirm", "booking")
        .hears("mardi 1er décembre à 8h")
        .hears("79,00 €");
    talk.hears("gardé jusqu'à 9h15");
    assert_eq!(talk.held(), ["2026-12-01 08:00"], "kept while they decide");
    talk.say("oui").await.awaits("upload", "registration_document").hears("15 minutes");
    assert!(talk.has_button(ButtonKind::Upload));
    assert_eq!(talk.held(), ["2026-12-01 08:00"]);
    talk.tap("Plus tard").await.awaits("payment", "payment");
    assert_eq!(talk.button("Payer 79,00").url.as_deref(), Some("/pay/1"));
}

#[tokio::test]
async fn text_message_spelling_is_understood() {
    let mut talk = talk().with_clio();
    talk.say("slt jveu un rdv ct samdi mat1").await;
    talk.say("vileurbanne").await.awaits("choice", "offer").hears("samedi 28 novembre");
    talk.say("10h30").await.awaits("confirm", "booking").hears("samedi 28 novembre à 10h30");
}

#[tokio::test]
async fn an_exact_wish_goes_straight_to_the_summary() {
    let mut talk = talk().with_clio();
    talk.say("rendez-vous lundi 30 novembre à 9h à Paris 15").await.awaits("confirm", "booking");
    talk.hears("lundi 30 novembre à 9h").hears("Paris 15").hears("AB-123-CD");
}

#[tokio::test]
async fn a_slot_taken_meanwhile_brings_fresh_offers() {
    let mut talk = talk().with_clio();
    talk.say("rendez-vous lundi 30 novembre à 9h à Paris 15").await.awaits("confirm", "booking");
    talk.world.lose_what_is_held(true);
    talk.say("oui").await.awaits("choice", "offer").hears("vient d'être pris");
    assert!(talk.held().is_empty());
    talk.say("le premier que vous proposez").await.awaits("confirm", "booking");
    talk.say("oui").await.awaits("upload", "registration_document");
    assert_eq!(talk.held().len(), 1);
    assert!(talk.held()[0].starts_with("2026-11-30"), "{}", talk.transcript);
}

#[tokio::test]
async fn corrections_replace_what_was_said() {
    let mut talk = talk().with_clio();
    talk.say("je veux réserver une visite technique mardi à 10h").await;
    talk.say("non, plutôt mercredi").await;
    assert_eq!(talk.slots()["date"], "2026-12-02");
    talk.say("et à 11h finalement").await;
    talk.say("Lyon Part-Dieu")
        .await
        .awaits("confirm", "booking")
        .hears("mercredi 2 décembre à 11h");
    talk.say("oui").await;
    assert_eq!(talk.held(), ["2026-12-02 11:00"]);
}

#[tokio::test]
async fn yes_but_is_a_correction_and_voids_the_summary() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await.awaits("confirm", "booking");
    let stale = talk.button("Confirmer").id;
    talk.say("oui mais à 15h").await.awaits("confirm", "booking").hears("15h");
    assert_eq!(talk.held(), ["2026-12-01 15:00"], "the first one is given back");
    let holds = talk.world.count("HoldSlot");
    talk.press(&stale).await.hears("récapitulatif a changé");
    assert_eq!(talk.world.count("HoldSlot"), holds, "the old summary was voided");
    talk.say("ok parfait").await;
    assert_eq!(talk.held(), ["2026-12-01 15:00"]);
}

#[tokio::test]
async fn a_double_click_holds_once() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    let confirm = talk.button("Confirmer").id;
    talk.press(&confirm).await.awaits("upload", "registration_document");
    let holds = talk.world.count("HoldSlot");
    talk.press(&confirm).await.hears("déjà pris en compte");
    assert_eq!(talk.world.count("HoldSlot"), holds);
    assert_eq!(talk.world.town().holds_by_key.len(), 1, "choosing and the yes are one hold");
}

#[tokio::test]
async fn a_guest_logs_in_and_goes_on_where_they_were() {
    let mut talk = talk().guest();
    talk.say(
        "bonjour il me faut un ct pour une moto le 9 décembre en fin de matinée à villeurbanne",
    )
    .await;
    talk.awaits("slot", "vehicle.plate");
    talk.say("DV 512 KT").await.awaits("choice", "offer");
    talk.tap("10h").await.awaits("confirm", "booking").hears("DV-512-KT").hears("65,00 €");
    assert_eq!(talk.slots()["date"], "2026-12-09");
    talk.say("je confirme").await.awaits("login", "login");
    assert_eq!(talk.held().len(), 1, "the slot waits for them");
    let login = talk.button("Se connecter").id;
    talk.press(&login).await.awaits("login", "login");
    talk.signed_in = true;
    talk.press(&login).await.awaits("upload", "registration_document");
    assert_eq!(talk.held().len(), 1);
    assert_eq!(talk.world.town().writes[0].1["vehicleCategory"], "MOTORCYCLE");
}

#[tokio::test]
async fn a_question_in_between_loses_nothing() {
    let mut talk = talk().with_clio();
    talk.say("je voudrais un contrôle technique samedi 5 décembre à Villeurbanne")
        .await
        .awaits("slot", "time");
    talk.say("au fait ça coûte combien ?").await.hears("79,00 €").awaits("slot", "time");
    assert_eq!(talk.slots()["date"], "2026-12-05");
    talk.say("10 heures et demie").await.awaits("confirm", "booking");
    talk.say("d'accord").await;
    assert_eq!(talk.held(), ["2026-12-05 10:30"]);
}

#[tokio::test]
async fn a_closed_day_says_when_it_is_open_and_offers_the_nearest() {
    let mut talk = talk().with_clio();
    talk.say("rdv dimanche à Villeurbanne").await.awaits("choice", "offer");
    talk.hears("fermé le dimanche 29 novembre").hears("lundi, mardi");
    talk.say("le 1").await.awaits("confirm", "booking").hears("lundi 30 novembre à 8h");
}

#[tokio::test]
async fn a_time_off_the_grid_is_never_rounded_silently() {
    let mut talk = talk().with_clio();
    talk.say("prends moi un créneau le 7 décembre a midi et quart à Villeurbanne").await;
    talk.awaits("choice", "offer").hears("12h15");
    talk.say("midi et demi ça ira").await.awaits("confirm", "booking").hears("12h30");
}

#[tokio::test]
async fn two_vehicles_are_told_apart_by_name() {
    let mut talk = talk().with_clio();
    talk.world.town().vehicles.push(serde_json::json!({
        "id": Uuid::nil(), "plate": "LM-789-NP", "make": "Renault", "model": "Trafic",
        "vehicleCategory": "N1", "energy": "GO",
    }));
    talk.say("prends moi un créneau pour mon véhicule le 7 décembre à 10h à Lyon").await;
    talk.awaits("choice", "vehicle.plate");
    talk.say("le trafic").await.awaits("confirm", "booking").hears("LM-789-NP").hears("89,00 €");
}

#[tokio::test]
async fn more_slots_are_other_slots() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi matin à Villeurbanne").await.awaits("choice", "offer");
    let first = talk.text() + &talk.button("8h").label;
    talk.tap("Autres horaires").await.awaits("choice", "offer");
    assert!(
        !talk.last[0].buttons.iter().any(|button| first.contains(&button.label)),
        "{}",
        talk.transcript
    );
}

#[tokio::test]
async fn an_unavailable_graph_loses_nothing_and_the_yes_can_be_repeated() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    let confirm = talk.button("Confirmer").id;
    talk.world.town().refuse.push(("HoldSlot", "UNAVAILABLE"));
    talk.press(&confirm).await.hears("momentanément indisponible").awaits("confirm", "booking");
    talk.press(&confirm).await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 10:00"]);
}

#[tokio::test]
async fn a_slot_is_changed_after_it_was_held() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await.awaits("upload", "registration_document");
    talk.say("finalement plutôt à 11h").await.awaits("confirm", "booking").hears("11h");
    talk.say("oui").await.awaits("upload", "registration_document");
    assert_eq!(talk.held(), ["2026-12-01 11:00"], "the first hold was released");
}

fn facts(talk: &world::talk::Talk) -> Facts {
    let town = talk.world.town();
    let own = town.appointments.last().expect("an appointment");
    Facts {
        appointment_id: own["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"),
        reference: own["reference"].as_str().expect("a reference").into(),
        centre: CentreFacts {
            name: "Villeurbanne".into(),
            address: "1 rue de la Gare".into(),
            phone: None,
        },
        plate: own["plate"].as_str().map(str::to_owned),
        starts_at: serde_json::from_value(own["startsAt"].clone()).expect("a start"),
        amount_cents: 7900,
        currency: "EUR".into(),
    }
}

#[tokio::test]
async fn the_certificate_is_read_corrected_and_confirmed_before_paying() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    let document = Uuid::from_u128(7);
    talk.send(document)
        .await
        .hears("je lis votre carte grise")
        .awaits("upload", "registration_document");
    talk.hear(Told::RegistrationRead(RegistrationRead {
        document_id: document,
        plate: Some("AB-123-CD".into()),
        vin: Some("VF1AAAAA123456789".into()),
        make: Some("RENAULD".into()),
        model: None,
        first_registration: None,
        to_confirm: vec!["D.1".into()],
        unreadable: false,
    }));
    talk.awaits("confirm", "registration").hears("RENAULD (à vérifier)");
    talk.tap("Corriger").await.awaits("slot", "registration.correction");
    talk.say("la marque est Renault")
        .await
        .awaits("confirm", "registration")
        .hears("Marque : RENAULT");
    assert!(talk.button("C’est correct").consent.is_some_and(|asks| asks.contains("J’accepte")));
    talk.tap("C’est correct").await.awaits("payment", "payment").hears(
        "Son prochain contrôle technique est à passer au plus tard le vendredi 30 juin 2028.",
    );
    let writes = talk.world.town().writes.clone();
    let confirmed =
        writes.iter().find(|(name, _)| name == "ConfirmRegistration").expect("confirmed");
    assert_eq!(confirmed.1["corrections"][0]["value"], "RENAULT");
    assert_eq!(confirmed.1["pictureMayStay"], false, "nobody ticked the box");
    assert!(!talk.text().contains("Merci pour la photo"));
    let facts = facts(&talk);
    talk.hear(Told::AppointmentConfirmed(facts))
        .awaits("none", "")
        .hears("est confirmé")
        .hears("mardi 1er décembre à 10h");
}

#[tokio::test]
async fn an_earlier_report_is_told_in_a_sentence_or_two() {
    let mut talk = talk();
    let read = |outcome: &str, until: &str| {
        Told::PreviousInspectionRead(PreviousInspectionRead {
            document_id: Uuid::from_u128(7),
            plate: Some("AB-123-CD".into()),
            date: "2025-06-09".parse().ok(),
            mileage_km: Some(34_025),
            outcome: outcome.parse().ok(),
            valid_until: until.parse().ok(),
            unreadable: false,
        })
    };
    talk.hear(read("FAVOURABLE", "2027-06-09"))
        .awaits("none", "")
        .hears("du lundi 9 juin 2025 (AB-123-CD) : résultat A, favorable.")
        .hears("Il est valable jusqu'au mercredi 9 juin 2027.");
    talk.hear(read("FAVOURABLE", "2026-01-05")).hears("Il était valable jusqu'au");
    talk.hear(read("UNFAVOURABLE_MAJOR", "2025-08-09")).hears("il lui faut un nouveau contrôle");
    talk.hear(read("UNFAVOURABLE_CRITICAL", "2025-06-09")).hears("il lui faut un nouveau contrôle");
    talk.hear(read("UNFAVOURABLE_MAJOR", "2027-01-09"))
        .hears("Contre-visite à passer au plus tard le samedi 9 janvier 2027.");
    talk.hear(read("UNFAVOURABLE_CRITICAL", "2027-01-09")).hears("ne doit plus circuler");
}

#[tokio::test]
async fn another_vehicles_certificate_is_not_taken_silently() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    let read = |document: u128, plate: &str| {
        Told::RegistrationRead(RegistrationRead {
            document_id: Uuid::from_u128(document),
            plate: Some(plate.into()),
            vin: None,
            make: None,
            model: None,
            first_registration: None,
            to_confirm: vec![],
            unreadable: false,
        })
    };
    talk.hear(read(1, "ZZ-999-ZZ")).awaits("confirm", "plate_mismatch");
    talk.say("non mauvaise photo, attendez").await.awaits("upload", "registration_document");
    talk.hear(read(2, "AB-123-CD")).awaits("confirm", "registration");
    assert_eq!(talk.world.count("ConfirmRegistration"), 0);
}

#[tokio::test]
async fn an_expired_hold_is_taken_again_in_one_yes() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    talk.now += chrono::TimeDelta::minutes(20);
    let facts = facts(&talk);
    talk.world.lose_what_is_held(false);
    talk.hear(Told::HoldExpired(facts)).hears("n'est plus bloqué");
    talk.tap("Réessayer").await.awaits("confirm", "booking").hears("mardi 1er décembre à 10h");
    talk.say("oui").await.awaits("upload", "registration_document");
    let keys: Vec<_> = talk.world.town().holds_by_key.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys[0], keys[1], "a second hold is not the first one repeated");
}

#[tokio::test]
async fn a_declined_card_can_be_tried_again_or_paid_at_the_centre() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await;
    talk.say("plus tard").await.awaits("payment", "payment");
    let id = facts(&talk).appointment_id;
    talk.hear(Told::PaymentFailed(assistant::PaymentFailed {
        appointment_id: id,
        failure_code: Some("card_declined".into()),
    }));
    talk.awaits("payment", "payment").hears("refusé la carte");
    talk.say("ca marche pas").await.awaits("payment", "payment");
    assert_eq!(talk.button("Payer 79,00").kind, ButtonKind::Link);
    let keys: Vec<_> = talk
        .world
        .town()
        .writes
        .iter()
        .filter(|(name, _)| name == "StartCheckout")
        .map(|(_, input)| input["idempotencyKey"].clone())
        .collect();
    assert_ne!(keys[0], keys[1], "a declined page is not offered again");
    talk.tap("Payer au centre").await.hears("au centre").awaits("none", "");
}

#[tokio::test]
async fn leaving_and_beginning_again() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("annuler").await.awaits("none", "").hears("Rien n'a été réservé");
    assert_eq!(talk.world.count("CancelAppointment"), 0);
    talk.say("je voudrais un rdv").await.awaits("slot", "center");
    talk.say("recommencer").await.awaits("slot", "center");
}

#[tokio::test]
async fn another_day_hour_vehicle_or_centre_can_be_asked_for_in_words() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await.awaits("confirm", "booking");
    talk.say("un autre jour svp").await.awaits("slot", "date");
    talk.say("jeudi").await.awaits("confirm", "booking").hears("jeudi 3 décembre à 10h");
    talk.say("d'autres horaires ?").await.awaits("choice", "offer").hears("3 décembre");
    talk.say("dans un autre centre").await.awaits("slot", "center");
    talk.say("Paris").await.awaits("choice", "offer");
    talk.say("c'est pour une autre voiture").await.awaits("slot", "vehicle.energy");
    assert_eq!(talk.held(), ["2026-12-03 10:00"], "kept until another one is chosen");
}

#[tokio::test]
async fn another_hour_keeps_the_day_that_was_chosen() {
    let mut talk = talk().with_clio();
    talk.say("rdv la semaine prochaine en fin de journée à Villeurbanne")
        .await
        .awaits("choice", "offer");
    talk.say("le dernier").await.awaits("confirm", "booking").hears("vendredi 4 décembre");
    talk.say("oui").await;
    talk.say("je veux changer l'heure").await.awaits("slot", "time");
    talk.say("16h").await.awaits("confirm", "booking").hears("vendredi 4 décembre à 16h");
    talk.say("oui").await;
    assert_eq!(talk.held(), ["2026-12-04 16:00"]);
}
