//! Letters: one for each thing, with its files, and none lost when the mail server is away.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, appointment, signed};
use axum::http::StatusCode;
use chrono::TimeDelta;
use events::{
    appointment::{Cancelled, Confirmed, LINK, Rescheduled, SlotOffered},
    auth::{AddressProven, CodeAsked, CodePurpose},
};
use kernel::{Role, files::Files};
use report::ReportConfig;
use serde_json::json;
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const SEND: &str = "mutation($id: UUID!) { sendReport(input: { reportId: $id }) { sent } }";

#[tokio::test(flavor = "multi_thread")]
async fn both_documents_leave_in_one_letter() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    world.settle().await;
    let mail = world.mail();
    assert_eq!(mail.len(), 1);
    assert!(mail[0].contains("To: \"Camille Martin\" <camille@example.org>"), "{}", mail[0]);
    assert_eq!(mail[0].matches("Content-Type: application/pdf").count(), 2);
    assert!(mail[0].contains("proces-verbal-S069C012-2026-000001.pdf"));
    assert!(mail[0].contains("certificat-S069C012-2026-000001-C.pdf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_is_confirmed_moved_and_cancelled_by_letter() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    world.db.publish(&Confirmed { facts: facts.clone() }).await;
    world.settle().await;
    let mail = world.mail();
    assert_eq!(mail.len(), 1);
    assert!(mail[0].contains("text/calendar"));

    let mut moved = facts.clone();
    moved.starts_at += TimeDelta::days(1);
    let event = Rescheduled { facts: moved.clone(), previous_starts_at: facts.starts_at };
    world.db.publish(&event).await;
    let reason = "<b>panne</b>".to_owned();
    world
        .db
        .publish(&Cancelled {
            facts: moved,
            reason,
            by_staff: true,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    world.settle().await;
    assert_eq!(world.mail().len(), 3);
    let takes_out = world.mail().iter().filter(|letter| letter.contains("method=CANCEL")).count();
    assert_eq!(takes_out, 1, "the last letter takes it out of the calendar");

    let list = world.get("/mailbox").await.text();
    assert!(list.contains("Rendez-vous RDV-7Q2KX annulé"), "{list}");
    let link = list.split("href=\"").find(|part| part.starts_with("/mailbox/")).unwrap();
    let letter = world.get(link.split('"').next().unwrap()).await.text();
    assert!(letter.contains("Le centre a dû annuler"), "{letter}");
    assert!(letter.contains("&lt;b&gt;panne"), "what a person typed stays text");
}

/// What the calendar file of each letter says, oldest letter first.
async fn calendar_files(world: &World) -> Vec<String> {
    let list = world.get("/mailbox").await.text();
    let links = list.split("href=\"").filter(|part| part.starts_with("/mailbox/"));
    let mut files = Vec::new();
    for link in links.map(|link| link.split('"').next().unwrap()) {
        files.push(world.get(&format!("{link}/0")).await.text());
    }
    files.reverse();
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_follows_an_appointment_to_and_fro_and_out_again() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let here = appointment(&owner);
    let mut there = here.clone();
    there.starts_at += TimeDelta::days(1);
    world.db.publish(&Confirmed { facts: here.clone() }).await;
    // To and fro, and the same way again.
    for (from, to) in [(&here, &there), (&there, &here), (&here, &there)] {
        let event = Rescheduled { facts: to.clone(), previous_starts_at: from.starts_at };
        world.db.publish(&event).await;
    }
    world
        .db
        .publish(&Cancelled {
            facts: there,
            reason: String::new(),
            by_staff: false,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    world.settle().await;

    let files = calendar_files(&world).await;
    assert_eq!(files.len(), 5);
    let line = |file: &String, name: &str| {
        file.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned()
    };
    for (at, file) in files.iter().enumerate() {
        assert_eq!(line(file, "SEQUENCE:"), format!("SEQUENCE:{at}"));
        assert_eq!(line(file, "UID:"), line(&files[0], "UID:"));
    }
    assert_eq!(line(&files[3], "METHOD:"), "METHOD:PUBLISH");
    assert_eq!(line(&files[4], "METHOD:"), "METHOD:CANCEL");
    assert_eq!(line(&files[4], "STATUS:"), "STATUS:CANCELLED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_that_was_never_confirmed_is_given_back_without_a_letter() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    world
        .db
        .publish(&Cancelled {
            facts,
            reason: String::new(),
            by_staff: false,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    world.settle().await;
    assert!(world.mail().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_customer_typed_is_never_in_a_letter() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    world.db.publish(&Confirmed { facts: facts.clone() }).await;
    let reason = "Gagnez 1000 euros sur https://piege.example".to_owned();
    world
        .db
        .publish(&Cancelled {
            facts,
            reason,
            by_staff: false,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    world.settle().await;
    let letters = world.mail();
    assert_eq!(letters.len(), 2, "one letter an act");
    for letter in letters {
        assert!(!letter.contains("piege") && !letter.contains("1000"), "{letter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_its_proof_goes_to_an_address_before_somebody_proved_to_read_it() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register_as(&owner, false).await;
    let facts = appointment(&owner);
    let email = "camille@example.org".to_owned();
    world.db.publish(&Confirmed { facts }).await;
    let expires_at = world.now + TimeDelta::minutes(10);
    let (challenge_id, purpose) = (Uuid::now_v7(), CodePurpose::LogIn);
    let code = CodeAsked { challenge_id, email: email.clone(), expires_at, purpose };
    world.db.publish(&code).await;
    world.settle().await;
    let letters = world.mail();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("Votre code") && !letters[0].contains("Camille"), "{}", letters[0]);
    for days in [1, 2] {
        world.tick_at(world.now + TimeDelta::days(days)).await;
    }
    assert_eq!(world.mail().len(), 1, "however long it waits");

    let user_id = owner.id().unwrap();
    let other = AddressProven { user_id, email: "another@example.org".to_owned(), anew: false };
    world.db.publish(&other).await;
    world.settle().await;
    assert_eq!(world.mail().len(), 1, "another address is no proof");
    for _ in 0..2 {
        world.db.publish(&AddressProven { user_id, email: email.clone(), anew: false }).await;
        world.settle().await;
        assert_eq!(world.mail().len(), 2, "what waited leaves, once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stranger_did_in_an_address_name_is_not_written_to_its_owner() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register_as(&owner, false).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.settle().await;
    assert!(world.mail().is_empty());
    let email = "camille@example.org".to_owned();
    world.db.publish(&AddressProven { user_id: owner.id().unwrap(), email, anew: true }).await;
    world.settle().await;
    for days in [1, 2] {
        world.tick_at(world.now + TimeDelta::days(days)).await;
    }
    assert!(world.mail().is_empty(), "{:?}", world.mail());
    // What the owner does is written to them.
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.settle().await;
    assert_eq!(world.mail().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_waits_for_its_address() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.settle().await;
    assert!(world.mail().is_empty());
    world.register(&owner).await;
    world.deliver().await;
    world.tick_at(world.now + TimeDelta::minutes(1)).await;
    assert_eq!(world.mail().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_printed_again_where_storing_it_failed() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&signed(&owner)).await;
    world.deliver().await;
    let gone = tempfile::tempdir().unwrap();
    let files = Files::in_folder(&gone.path().join("files")).unwrap();
    std::fs::write(gone.path().join("blocked"), b"").unwrap();
    std::fs::remove_dir_all(gone.path().join("files")).unwrap();
    std::fs::write(gone.path().join("files"), b"a file where the folder was").unwrap();
    let broken = ReportConfig { files, ..world.config.clone() };
    for task in report::tasks(&world.db.pool, kernel::Clock::Fixed(world.now), broken) {
        task.drain().await.unwrap();
    }
    assert!(world.db.published::<events::report::Issued>().await.is_empty());
    world.tick_at(world.now + TimeDelta::minutes(1)).await;
    assert_eq!(world.db.published::<events::report::Issued>().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_can_be_sent_again_by_its_owner_and_by_staff() {
    let world = World::new().await;
    let (owner, stranger) = (viewers::customer(), viewers::customer());
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let id = world.db.published::<events::report::Issued>().await[0].report_id;
    let input = json!({ "id": id });
    let code = refusal(&world.schema, &stranger, SEND, input.clone()).await;
    assert_eq!(code, "REPORT_NOT_FOUND");
    assert_eq!(refusal(&world.schema, &owner, SEND, input.clone()).await, "EMAIL_MISSING");

    world.register(&owner).await;
    world.deliver().await;
    for viewer in [&owner, &owner, &viewers::staff(Role::Manager)] {
        let sent = data(&world.schema, viewer, SEND, input.clone()).await;
        assert_eq!(sent["sendReport"]["sent"], true);
    }
    world.tick_at(world.now + TimeDelta::minutes(1)).await;
    // The automatic letter, and one for three clicks within the same minute.
    assert_eq!(world.mail().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailbox_is_shown_in_development_only() {
    let mut world = World::new().await;
    assert_eq!(world.get("/mailbox").await.status, StatusCode::OK);
    world.config.public_url = "https://www.example.fr".to_owned();
    assert_eq!(world.get("/mailbox").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailbox_hands_out_attachments() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let list = world.get("/mailbox").await.text();
    let link = list.split("href=\"").find(|part| part.starts_with("/mailbox/")).unwrap();
    let link = link.split('"').next().unwrap();
    let letter = world.get(link).await.text();
    assert!(letter.contains("Pièces jointes"), "{letter}");
    let file = world.get(&format!("{link}/0")).await;
    assert!(file.bytes.starts_with(b"%PDF-"));
    assert_eq!(world.get(&format!("{link}/9")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_written_to_when_a_slot_is_kept_for_them() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    let offered_until = facts.starts_at - TimeDelta::hours(1);
    let event = SlotOffered { facts: facts.clone(), offered_until };
    world.db.publish(&event).await;
    world.db.publish(&event).await;
    world.settle().await;
    assert_eq!(world.mail().len(), 1, "the same offer is one letter");
    assert!(!world.mail()[0].contains("text/calendar"), "it is nobody's appointment yet");
    let list = world.get("/mailbox").await.text();
    assert!(list.contains("Un créneau libre pour vous"), "{list}");
}

/// The link of a letter opens its appointment, and nothing else does.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_leads_to_its_appointment_without_logging_in() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    world.db.publish(&Confirmed { facts: facts.clone() }).await;
    world.settle().await;
    let list = world.get("/mailbox").await.text();
    let link = list.split("href=\"").find(|part| part.starts_with("/mailbox/")).unwrap();
    let letter = world.get(link.split('"').next().unwrap()).await.text();
    let (_, rest) = letter.split_once("/mon-rendez-vous#").unwrap();
    let token: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let opened = world.config.letters.opened_of(LINK, &token).unwrap();
    assert_eq!((opened.id, opened.owner), (facts.appointment_id, owner.id().unwrap()));
}
