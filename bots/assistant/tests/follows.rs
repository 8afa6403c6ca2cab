//! What follows on from what was spoken of: the next day, the same day, another vehicle, the papers of
//! one inspection, a date from one's own papers, a person in the hours of the desk.

mod world;

use assistant::{DeskHours, Handing, Handover};
use chrono::NaiveTime;
use serde_json::json;
use world::{paris, talk::talk};

#[tokio::test]
async fn the_next_day_is_counted_from_the_appointment() {
    let mut talk = talk();
    talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", true);
    talk.say("je ne veux surtout pas annuler mon passage de mardi, juste le repousser au lendemain à la même heure")
        .await
        .awaits("confirm", "reschedule_booking")
        .hears("mercredi 2 décembre à 14h");
    talk.say("oui").await;
    let write = talk.world.town().writes[0].clone();
    assert_eq!(write.0, "RescheduleAppointment");
    assert_eq!(
        serde_json::from_value::<chrono::DateTime<chrono::Utc>>(write.1["startsAt"].clone()).ok(),
        Some(paris("2026-12-02 14:00"))
    );
}

#[tokio::test]
async fn later_the_same_day_stays_on_the_day_of_the_appointment() {
    let mut talk = talk();
    talk.world.book("RDV-8HYB", "2026-12-04 09:00", "CONFIRMED", true);
    talk.say("something's come up for friday morning, could I come later the same day?").await;
    talk.awaits("choice", "offer").hears("Friday 4 December");
    talk.say("3pm")
        .await
        .awaits("confirm", "reschedule_booking")
        .hears("Friday 4 December at 15:00");
    talk.say("hmm no, make it four").await.hears("Friday 4 December at 16:00");
    talk.say("that's the one, yes").await.awaits("none", "");
    assert_eq!(talk.world.count("RescheduleAppointment"), 1);
}

#[tokio::test]
async fn of_two_days_the_other_one_can_be_said() {
    let mut talk = talk().with_clio();
    talk.say("rdv vendredi prochain à Villeurbanne").await.awaits("choice", "date");
    talk.say("pas demain, l'autre").await.awaits("slot", "time").hears("4 décembre");
}

#[tokio::test]
async fn of_several_vehicles_the_one_that_is_named_is_taken() {
    let mut talk = talk();
    for (plate, model, energy) in [("GH-456-JK", "308", "DIESEL"), ("AB-123-CD", "Clio", "PETROL")]
    {
        talk.world.town().vehicles.push(json!({
            "id": uuid::Uuid::nil(), "plate": plate, "make": null, "model": model,
            "vehicleCategory": "CAR", "energy": energy,
        }));
    }
    talk.say("un rdv pour la 308, pas pour la clio, mardi à 10h à Villeurbanne").await;
    talk.awaits("confirm", "booking").hears("GH-456-JK");
}

#[tokio::test]
async fn only_the_papers_that_were_asked_for_are_handed_over() {
    let mut talk = talk();
    let report = |kind: &str, number: &str, issued: &str| {
        json!({"id": uuid::Uuid::nil(), "kind": kind, "number": number, "plate": "AB-123-CD",
            "outcome": "FAVOURABLE", "downloadUrl": format!("/documents/{number}"),
            "issuedAt": issued, "validUntil": "2028-11-20"})
    };
    let (new, old) = ("2026-11-20T10:00:00Z", "2024-11-22T10:00:00Z");
    talk.world.town().reports = vec![
        report("CERTIFICATE", "C-2", new),
        report("INSPECTION_REPORT", "I-2", new),
        report("CERTIFICATE", "C-1", old),
    ];
    let files = |talk: &world::talk::Talk| {
        let all = talk.last.iter().flat_map(|reply| &reply.attachments);
        all.map(|file| file.url.clone()).collect::<Vec<_>>()
    };
    talk.say("je voudrais recevoir mon dernier certificat").await;
    assert_eq!(files(&talk), ["/documents/C-2"], "{}", talk.transcript);
    talk.say("mon contrôle est valable jusqu'à quand ?").await.hears("20 novembre 2028");
    talk.say("envoyez-moi mon pv").await;
    assert_eq!(files(&talk), ["/documents/I-2"], "{}", talk.transcript);
}

fn weekdays() -> Vec<DeskHours> {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    (1..=5).map(|weekday| DeskHours { weekday, opens: time(9), closes: time(18) }).collect()
}

#[tokio::test]
async fn in_its_hours_the_team_is_asked_and_outside_them_a_number_is() {
    let mut talk = talk().with_clio();
    talk.desk = weekdays();
    talk.say("rdv mardi à 10h à Villeurbanne").await.awaits("confirm", "booking");
    talk.say("je veux parler à quelqu'un").await.hears("file de l'équipe");
    assert_eq!(talk.state.handover(), Handover::Queued);
    let Some(Handing::Asked(request)) = talk.handing.clone() else { panic!("{}", talk.transcript) };
    assert!(request.summary.contains("AB-123-CD"), "{}", request.summary);
    talk.tap("Continuer avec l’assistant").await.awaits("confirm", "booking");
    assert_eq!(talk.handing, Some(Handing::Withdrawn));

    talk.now = paris("2026-11-26 20:00");
    talk.say("je veux parler à quelqu'un").await.awaits("slot", "contact.phone");
    talk.hears("vendredi 27 novembre à 9h");
    talk.say("au 06 12 34 56 78").await.hears("+33612345678");
    let Some(Handing::Asked(request)) = talk.handing.clone() else { panic!("{}", talk.transcript) };
    assert_eq!(request.phone.as_deref(), Some("+33612345678"));
}
