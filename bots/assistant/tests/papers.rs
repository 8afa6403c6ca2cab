//! Papers sent in the chat: what their owner allows for the picture, and takes back; and reports of
//! earlier inspections.

mod world;

use assistant::{PreviousInspectionRead, RegistrationRead, Told, UploadKind};
use serde_json::json;
use uuid::Uuid;
use world::talk::{Talk, talk};

fn certificate(document: Uuid) -> Told {
    Told::RegistrationRead(RegistrationRead {
        document_id: document,
        plate: Some("AB-123-CD".into()),
        vin: None,
        make: Some("RENAULT".into()),
        model: None,
        first_registration: None,
        to_confirm: vec![],
        unreadable: false,
    })
}

fn report(document: Uuid, unreadable: bool) -> Told {
    Told::PreviousInspectionRead(PreviousInspectionRead {
        document_id: document,
        plate: (!unreadable).then(|| "AB-123-CD".into()),
        date: None,
        mileage_km: None,
        outcome: (!unreadable).then_some(fr::Outcome::Favourable),
        valid_until: "2027-06-09".parse().ok(),
        unreadable,
    })
}

/// What the confirmations said of the picture.
fn said_of_pictures(talk: &Talk) -> Vec<serde_json::Value> {
    let town = talk.world.town();
    let confirmed = town.writes.iter().filter(|(name, _)| name == "ConfirmRegistration");
    confirmed
        .map(|(_, input)| {
            let version = &input["pictureTextVersion"];
            let today = fr::consent::Consent::Picture.today().version;
            assert_eq!(*version == today, input["pictureMayStay"] == true, "{input}");
            input["pictureMayStay"].clone()
        })
        .collect()
}

#[tokio::test]
async fn the_picture_stays_only_where_the_box_was_ticked() {
    for (ticks, words) in [(true, false), (false, false), (false, true)] {
        let mut talk = talk();
        talk.hear(certificate(Uuid::from_u128(7))).awaits("confirm", "registration");
        match (ticks, words) {
            (true, _) => talk.tick_and_tap("C’est correct").await,
            (_, true) => talk.say("oui").await,
            _ => talk.tap("C’est correct").await,
        };
        assert_eq!(said_of_pictures(&talk), [json!(ticks)], "{}", talk.transcript);
        assert_eq!(talk.text().contains("je retire mon accord"), ticks, "{}", talk.transcript);
    }
    // Only the confirmation has a box.
    let mut talk = talk();
    talk.hear(certificate(Uuid::from_u128(7)));
    assert_eq!(talk.button("Corriger").consent, None);
}

#[tokio::test]
async fn what_was_allowed_is_taken_back_by_saying_so() {
    for words in [
        "je retire mon accord pour la photo",
        "finalement je retire mon consentement",
        "supprimez ma photo svp",
        "I withdraw my consent for the photo",
    ] {
        let mut talk = talk();
        talk.say(words).await;
        assert_eq!(talk.world.count("ConfirmRegistration"), 0, "{}", talk.transcript);
        let kept = |id: u128, stays: bool| json!({"documentId": Uuid::from_u128(id), "pictureMayStay": stays});
        talk.world.town().registrations = vec![kept(1, true), kept(2, false), kept(3, true)];
        talk.say(words).await;
        let town = talk.world.town();
        let withdrawn: Vec<_> = town.writes.iter().map(|(_, input)| input.clone()).collect();
        assert_eq!(withdrawn, [kept(1, false), kept(3, false)], "{words}");
    }
    let mut talk = talk();
    talk.say("je retire mon accord pour la photo").await.hears("rien à retirer");
    talk.say("supprimez ma carte grise").await.hears("Mon espace");
    // It interrupts nothing.
    talk.hear(certificate(Uuid::from_u128(7)));
    talk.say("je retire mon accord pour la photo").await.awaits("confirm", "registration");
}

#[tokio::test]
async fn an_earlier_report_is_asked_for_as_such() {
    for words in [
        "voilà mon ancien pv",
        "voici le procès-verbal de mon dernier contrôle",
        "je vous envoie mon dernier PV",
        "je peux vous envoyer mon ancien procès-verbal ?",
    ] {
        let mut talk = talk();
        talk.say(words).await.awaits("upload", "previous_inspection");
        let button = talk.button("ancien procès-verbal");
        assert_eq!(button.upload, Some(UploadKind::PreviousInspection), "{}", talk.transcript);
    }
    // Their own papers are asked for, too.
    for words in ["envoyez-moi mon pv", "je voudrais recevoir mon dernier procès-verbal"] {
        let mut talk = talk();
        talk.say(words).await.awaits("none", "");
        assert_eq!(talk.world.count("MyReports"), 1, "{}", talk.transcript);
    }
}

#[tokio::test]
async fn a_report_that_is_none_is_asked_for_again_and_a_good_one_leads_back() {
    let mut talk = talk().with_clio();
    talk.say("rdv mardi à 10h à Villeurbanne").await;
    talk.say("oui").await.awaits("upload", "registration_document");
    talk.say("tiens, voilà mon ancien pv").await.awaits("upload", "previous_inspection");
    let (bad, good) = (Uuid::from_u128(7), Uuid::from_u128(8));
    talk.send(bad).await.hears("je lis votre procès-verbal");
    talk.hear(report(bad, true)).awaits("upload", "previous_inspection").hears("ne reconnais pas");
    talk.send(good).await;
    talk.hear(report(good, false)).hears("9 juin 2027").awaits("upload", "registration_document");
    talk.tap("Plus tard").await.awaits("payment", "payment");
}

#[tokio::test]
async fn a_report_sent_while_a_day_is_looked_for_loses_nothing() {
    let mut talk = talk().with_clio();
    talk.say("je voudrais un rdv à Villeurbanne").await.awaits("slot", "date");
    talk.say("voilà mon ancien pv").await.awaits("upload", "previous_inspection");
    let document = Uuid::from_u128(8);
    talk.send(document).await;
    talk.hear(report(document, false)).hears("9 juin 2027");
    talk.tap("Continuer").await.awaits("slot", "date");
    // Nothing under way: what comes next is offered.
    let mut talk = world::talk::talk();
    talk.say("voilà mon ancien pv").await;
    talk.send(document).await;
    talk.hear(report(document, false)).awaits("none", "");
    talk.button("Prendre rendez-vous");
}
