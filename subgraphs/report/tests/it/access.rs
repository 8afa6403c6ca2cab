//! Letters that open a door: what they hold, where they go, what is kept of them.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::World;
use chrono::TimeDelta;
use events::auth::{CodeAsked, LinkGiven, LinkPurpose};
use kernel::LetterKey;
use uuid::Uuid;

fn key() -> LetterKey {
    LetterKey::new(&[7; 32]).unwrap()
}

/// What a quoted-printable letter says.
fn plain(letter: &str) -> String {
    let joined = letter.replace("=\r\n", "").replace("=\n", "");
    joined.replace("=C2=A0", " ").replace("=3D", "=")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_goes_to_its_address_alone_and_once() {
    let world = World::new().await;
    let event = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "inconnu@example.org".to_owned(),
        expires_at: world.now + TimeDelta::minutes(10),
    };
    world.db.publish(&event).await;
    world.settle().await;
    let mail = world.mail();
    assert_eq!(mail.len(), 1);
    assert!(mail[0].contains("To: inconnu@example.org"), "{}", mail[0]);
    let code = key().code(event.challenge_id);
    assert!(plain(&mail[0]).contains(&format!("{} {}", &code[..3], &code[3..])), "{}", mail[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_leads_to_the_page_that_sets_a_password() {
    let world = World::new().await;
    for purpose in [LinkPurpose::FirstAdministrator, LinkPurpose::PasswordReset] {
        let event = LinkGiven {
            link_id: Uuid::now_v7(),
            user_id: Uuid::now_v7(),
            email: "yann@example.org".to_owned(),
            purpose,
            expires_at: world.now + TimeDelta::hours(1),
        };
        world.db.publish(&event).await;
        world.settle().await;
        let address = format!("http://localhost:4000/mot-de-passe#{}", key().link(event.link_id));
        let written = world.mail().iter().any(|letter| plain(letter).contains(&address));
        assert!(written, "{purpose}: {:?}", world.mail());
    }
    assert_eq!(world.mail().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_comes_too_late_does_not_leave() {
    let world = World::new().await;
    let event = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "lea@example.org".to_owned(),
        expires_at: world.now,
    };
    world.db.publish(&event).await;
    world.settle().await;
    assert!(world.mail().is_empty());
}
