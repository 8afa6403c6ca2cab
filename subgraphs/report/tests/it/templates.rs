//! Letters as they are told by their files: in the reader's language first, as text and as a page.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, appointment};
use events::{appointment::Confirmed, auth::UserRegistered};
use kernel::Role;
use serde_json::json;
use testkit::{data, refusal, viewers};

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_a_text_and_a_page_and_speaks_its_readers_language_first() {
    let world = World::new().await;
    let (camille, jane) = (viewers::customer(), viewers::customer());
    world.register(&camille).await;
    world
        .db
        .publish(&UserRegistered {
            user_id: jane.id().unwrap(),
            email: "jane@example.org".to_owned(),
            display_name: "Jane Doe".to_owned(),
            phone: None,
            locale: "en".to_owned(),
            organisation: false,
            proven: true,
        })
        .await;
    for owner in [&camille, &jane] {
        world.db.publish(&Confirmed { facts: appointment(owner) }).await;
    }
    world.settle().await;
    let mail = world.mail();
    assert_eq!(mail.len(), 2, "{mail:?}");
    for (to, first, second) in [
        ("camille@example.org", "Bonjour Camille Martin,", "— In English —"),
        ("jane@example.org", "Hello Jane Doe,", "— En fran"),
    ] {
        let letter = mail.iter().find(|letter| letter.contains(to)).unwrap();
        let place = |said: &str| {
            let plain = crate::access::plain(letter).replace("=E2=80=94", "—");
            plain.find(said).unwrap_or_else(|| panic!("{said}: {plain}"))
        };
        assert!(place(first) < place(second), "{letter}");
        for part in ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"] {
            assert_eq!(letter.matches(part).count(), 1, "{part}: {letter}");
        }
        assert!(place("text/plain") < place("text/html"), "what programs prefer comes last");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_see_every_letter_as_it_would_leave_and_nobody_else_does() {
    const LIST: &str = "{ letterTemplates { kind mayBeStopped } }";
    const SEEN: &str = "query($k: LetterKind!, $l: LetterLanguage!) { \
                        letterPreviews(kind: $k, language: $l) { subject text html } }";
    let world = World::new().await;
    let manager = viewers::staff_at(uuid::Uuid::now_v7(), Role::Manager);
    let list = data(&world.schema, &manager, LIST, json!({})).await;
    let list = list["letterTemplates"].as_array().unwrap().clone();
    assert_eq!(list.len(), 12);
    for template in &list {
        for language in ["FR", "EN"] {
            let asked = json!({ "k": template["kind"], "l": language });
            let seen = data(&world.schema, &manager, SEEN, asked).await;
            let first = &seen["letterPreviews"][0];
            let part = |name: &str| first[name].as_str().unwrap().to_owned();
            assert!(part("html").contains("<!doctype html>"), "{first}");
            // What can be stopped says where, and nothing else does.
            let stops = part("text").contains("/reminders/exemple");
            assert_eq!(Some(stops), template["mayBeStopped"].as_bool(), "{first}");
        }
    }
    for viewer in [viewers::customer(), viewers::staff(Role::Receptionist)] {
        assert_eq!(refusal(&world.schema, &viewer, LIST, json!({})).await, "FORBIDDEN");
        let asked = json!({ "k": "CODE", "l": "FR" });
        assert_eq!(refusal(&world.schema, &viewer, SEEN, asked).await, "FORBIDDEN");
    }
    // Nothing was sent, and nothing waits to be.
    world.tick().await;
    assert!(world.mail().is_empty());
}
