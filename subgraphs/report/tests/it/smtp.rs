//! A mail server of our own: letters leave over real SMTP, and wait while it is busy.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, appointment};
use chrono::TimeDelta;
use events::{
    appointment::Confirmed,
    auth::{CodeAsked, CodePurpose},
};
use kernel::LetterKey;
use testkit::{MailServer, viewers};
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
