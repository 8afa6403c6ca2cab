//! A mail server of our own: letters leave over real SMTP, and wait while it is busy.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    mail_server::{Scene, TlsMailServer},
    world::{SENDER, World, appointment, signed},
};
use chrono::TimeDelta;
use events::{
    appointment::Confirmed,
    auth::{CodeAsked, CodePurpose, EmailChanged},
};
use kernel::LetterKey;
use report::Mailer;
use serde_json::json;
use std::time::Duration;
use testkit::{MailServer, refusal, viewers};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_mail_server_is_asked_again() {
    let server = MailServer::refusing(1).await;
    let world = World::over(server.url()).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.deliver().await;

    world.tick().await;
    assert!(server.letters().is_empty(), "refused for now");
    world.tick_at(world.now + TimeDelta::minutes(1)).await;
    world.tick_at(world.now + TimeDelta::minutes(2)).await;
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("From: \"Auto Visite Tech\" <bonjour@example.fr>"));
    assert!(letters[0].contains("Message-ID: <"));
    assert!(letters[0].contains("rendez-vous-RDV-7Q2KX.ics"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_left_is_not_kept() {
    let server = MailServer::refusing(1).await;
    let world = World::over(server.url()).await;
    let event = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "lea@example.org".to_owned(),
        expires_at: world.now + TimeDelta::minutes(10),
        purpose: CodePurpose::LogIn,
    };
    world.db.publish(&event).await;
    world.deliver().await;
    world.tick().await;
    world.tick_at(world.now + TimeDelta::minutes(2)).await;
    let key = LetterKey::new(&[7; 32]).unwrap();
    let (code, link) = (key.code(event.challenge_id), key.link(event.challenge_id));
    let (head, tail) = (&code[..3], &code[3..]);
    let letters = server.letters();
    assert!(letters[0].contains(&format!("{head}=C2=A0{tail}")), "{}", letters[0]);
    let kept = format!(
        "DO $$ BEGIN ASSERT (SELECT body LIKE '%••••••%' AND body NOT LIKE '%{head}_{tail}%'
             AND strpos(body, '{link}') = 0 AND body LIKE '%/entrer#••••••%' AND matter::text NOT LIKE '%{code}%' FROM report.letters);
         ASSERT NOT EXISTS (SELECT 1 FROM kernel.outbox
             WHERE payload::text LIKE '%{code}%' OR strpos(payload::text, '{link}') > 0);
         END $$"
    );
    world.db.execute(&kept).await;
}

/// A world whose letters go to a server with TLS.
async fn over_tls(server: &TlsMailServer, patience: Duration) -> World {
    let mail = Mailer::smtp(&server.url, Some(&server.authority), SENDER).unwrap();
    World::mailing(mail.waiting(patience)).await
}

const LONG: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_survives_a_busy_and_a_silent_server_and_leaves_once_and_encrypted() {
    let server = TlsMailServer::playing(&[Scene::Busy, Scene::Silent, Scene::Unwanted]).await;
    let world = over_tls(&server, Duration::from_secs(2)).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.deliver().await;
    for minutes in [0, 1, 3] {
        world.tick_at(world.now + TimeDelta::minutes(minutes)).await;
        assert!(server.letters().is_empty(), "after {minutes} minutes");
    }
    for minutes in [10, 20] {
        world.tick_at(world.now + TimeDelta::minutes(minutes)).await;
    }
    assert_eq!((server.letters().len(), server.asked()), (1, 4));
    assert_eq!(server.in_the_clear(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_nobody_vouches_for_gets_no_letter() {
    let server = TlsMailServer::playing(&[]).await;
    let world = World::over(&format!("{}?tls=required", server.url)).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.deliver().await;
    world.tick().await;
    assert_eq!((server.letters().len(), server.asked()), (0, 0));
    assert_eq!(server.in_the_clear(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_nobody_is_at_is_left_alone_until_there_is_another() {
    const SEND: &str = "mutation($id: UUID!) { sendReport(input: { reportId: $id }) { sent } }";
    let server = TlsMailServer::playing(&[Scene::Nobody]).await;
    let world = over_tls(&server, LONG).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    for days in [1, 2] {
        world.tick_at(world.now + TimeDelta::days(days)).await;
    }
    assert_eq!((server.letters().len(), server.asked()), (0, 1), "asked once for two letters");
    let report = world.db.published::<events::report::Issued>().await[0].report_id;
    assert_eq!(
        refusal(&world.schema, &owner, SEND, json!({ "id": report })).await,
        "EMAIL_REFUSED"
    );

    let changed = EmailChanged {
        change_id: Uuid::now_v7(),
        user_id: owner.id().unwrap(),
        old_email: "camille@example.org".to_owned(),
        new_email: "camille@example.com".to_owned(),
    };
    world.db.publish(&changed).await;
    world.deliver().await;
    world.tick_at(world.now + TimeDelta::days(2)).await;
    let letters = server.letters();
    let new = letters.iter().filter(|letter| letter.contains("camille@example.com")).count();
    let old = letters.iter().filter(|letter| letter.contains("To: camille@example.org")).count();
    assert_eq!(
        (new, old),
        (2, 1),
        "both that waited, and the word to the old address: {letters:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_address_is_believed_for_a_week_and_a_code_to_nobody_is_given_up() {
    let server = TlsMailServer::playing(&[Scene::Nobody, Scene::Nobody]).await;
    let world = over_tls(&server, LONG).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.deliver().await;
    world.tick().await;
    let code = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "nobody@example.org".to_owned(),
        expires_at: world.now + TimeDelta::minutes(10),
        purpose: CodePurpose::LogIn,
    };
    world.db.publish(&code).await;
    world.deliver().await;
    for minutes in [0, 5] {
        world.tick_at(world.now + TimeDelta::minutes(minutes)).await;
    }
    assert_eq!(server.asked(), 2, "once each");
    for days in 1..=8 {
        world.tick_at(world.now + TimeDelta::days(days)).await;
    }
    assert_eq!((server.letters().len(), server.asked()), (1, 3), "the mailbox is there again");
}
