//! Letters that open a door: what they hold, where they go, what is kept of them.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::World;
use chrono::TimeDelta;
use events::auth::{
    CodeAsked, CodePurpose, EmailChanged, LinkGiven, LinkPurpose, UserRegistered, WebhookDisabled,
    WebhookStopped,
};
use kernel::LetterKey;
use strum::VariantArray;
use uuid::Uuid;

fn key() -> LetterKey {
    LetterKey::new(&[7; 32]).unwrap()
}

/// What a quoted-printable letter says.
pub(crate) fn plain(letter: &str) -> String {
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
        purpose: CodePurpose::LogIn,
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
async fn a_link_is_beside_the_code_unless_an_account_takes_an_address() {
    let world = World::new().await;
    for purpose in CodePurpose::VARIANTS {
        let event = CodeAsked {
            challenge_id: Uuid::now_v7(),
            email: format!("{purpose}@example.org").to_lowercase(),
            expires_at: world.now + TimeDelta::minutes(10),
            purpose: *purpose,
        };
        world.db.publish(&event).await;
        world.settle().await;
        let mail = world.mail();
        let letter = mail.iter().find(|letter| letter.contains(&event.email)).unwrap();
        let (letter, code) = (plain(letter), key().code(event.challenge_id));
        assert!(letter.contains(&format!("{} {}", &code[..3], &code[3..])), "{letter}");
        let link = format!("http://localhost:4000/entrer#{}", key().link(event.challenge_id));
        assert_eq!(letter.contains(&link), *purpose != CodePurpose::Address, "{letter}");
        assert_eq!(letter.contains("/entrer"), *purpose != CodePurpose::Address, "{letter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_leads_to_the_page_that_sets_a_password() {
    let world = World::new().await;
    for purpose in LinkPurpose::VARIANTS {
        let event = LinkGiven {
            link_id: Uuid::now_v7(),
            user_id: Uuid::now_v7(),
            email: "yann@example.org".to_owned(),
            purpose: *purpose,
            expires_at: world.now + TimeDelta::hours(1),
        };
        world.db.publish(&event).await;
        world.settle().await;
        let address = format!("http://localhost:4000/mot-de-passe#{}", key().link(event.link_id));
        let written = world.mail().iter().any(|letter| plain(letter).contains(&address));
        assert!(written, "{purpose}: {:?}", world.mail());
    }
    assert_eq!(world.mail().len(), LinkPurpose::VARIANTS.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_comes_too_late_does_not_leave() {
    let world = World::new().await;
    let event = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "lea@example.org".to_owned(),
        expires_at: world.now,
        purpose: CodePurpose::LogIn,
    };
    world.db.publish(&event).await;
    world.settle().await;
    assert!(world.mail().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_before_is_told_and_no_other_letter_goes_there() {
    let world = World::new().await;
    let user_id = Uuid::now_v7();
    let (old_email, new_email) = ("lea@example.org".to_owned(), "lea@example.net".to_owned());
    world
        .db
        .publish(&UserRegistered {
            user_id,
            email: old_email.clone(),
            display_name: "Léa".to_owned(),
            phone: None,
            locale: "fr".to_owned(),
            organisation: false,
            proven: true,
        })
        .await;
    let change_id = Uuid::now_v7();
    world.db.publish(&EmailChanged { user_id, change_id, old_email, new_email }).await;
    world.settle().await;
    let mail = world.mail();
    assert_eq!(mail.len(), 1);
    assert!(mail[0].contains("To: lea@example.org"), "{}", mail[0]);
    assert!(!plain(&mail[0]).contains("example.net"), "whoever has it may be a stranger");
    world
        .db
        .execute(&format!(
            "DO $$ BEGIN ASSERT (SELECT email = 'lea@example.net' FROM report.contacts \
             WHERE user_id = '{user_id}'); END $$"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_is_told_that_nothing_is_sent_to_it_any_more() {
    let world = World::new().await;
    let organisation_id = Uuid::now_v7();
    world
        .db
        .publish(&UserRegistered {
            user_id: organisation_id,
            email: "si@flotte.example".to_owned(),
            display_name: "Flotte Dupont".to_owned(),
            phone: None,
            locale: "fr".to_owned(),
            organisation: true,
            proven: true,
        })
        .await;
    let disabled = WebhookDisabled {
        endpoint_id: Uuid::now_v7(),
        organisation_id,
        host: "hooks.flotte.example".to_owned(),
        reason: WebhookStopped::Failing,
        failing_since: world.now - TimeDelta::days(5),
        disabled_at: world.now,
    };
    for _ in 0..2 {
        world.db.publish(&disabled).await;
    }
    world.settle().await;
    let again = WebhookDisabled {
        reason: WebhookStopped::Gone,
        disabled_at: world.now + TimeDelta::hours(1),
        ..disabled
    };
    world.db.publish(&again).await;
    world.settle().await;
    let mail: Vec<String> = world.mail().iter().map(|letter| plain(letter)).collect();
    assert_eq!(mail.len(), 2, "one letter each time");
    assert!(
        mail.iter().all(|letter| letter.contains("To: ") && letter.contains("si@flotte.example"))
    );
    assert!(mail.iter().any(|letter| letter.contains("for five days")), "{mail:?}");
    assert!(mail.iter().any(|letter| letter.contains("(410)")), "{mail:?}");
}
