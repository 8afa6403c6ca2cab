//! What people confirmed, for those who teach the reader.
use crate::world::{World, page};
use events::parser::VehicleConfirmed;
use parser::{Asked, Lesson, lessons};
use serde_json::json;
use testkit::viewers;

fn codes(lesson: &Lesson) -> Vec<&str> {
    lesson.fields.iter().map(|field| field.code.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn lessons_are_what_was_corrected_and_tell_no_names() {
    let world = World::new().await;
    let owner = viewers::customer();
    let right = world.certificate(&owner).await;
    world.give(&owner, right, json!([]), true).await;
    let corrected = world.read(&owner, "REGISTRATION_CERTIFICATE", page("010")).await;
    let typed = json!([{ "code": "D.3", "value": "golf plus" }]);
    world.give(&owner, corrected, typed.clone(), true).await;
    // Confirmed, and kept from us.
    let secret = world.read(&owner, "REGISTRATION_CERTIFICATE", page("010")).await;
    world.give(&owner, secret, typed, false).await;
    // Not confirmed: nobody knows what is right.
    world.certificate(&viewers::customer()).await;

    let told = lessons(&world.db.pool, Asked::default(), None).await.unwrap();
    let [lesson] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(lesson.document_id, corrected);
    let model = lesson.fields.iter().find(|field| field.code == "D.3").unwrap();
    assert_eq!((model.value.as_str(), model.typed), ("GOLF PLUS", true));
    assert!(model.quad.is_some() && model.raw != model.value, "{model:?}");
    assert!(lesson.fields.iter().filter(|field| field.typed).count() == 1);
    assert!(!codes(lesson).iter().any(|code| code.starts_with("C.")), "{:?}", codes(lesson));

    let all = Asked { uncorrected: true, personal: true };
    let told = lessons(&world.db.pool, all, None).await.unwrap();
    assert_eq!(told.iter().map(|one| one.document_id).collect::<Vec<_>>(), [right, corrected]);
    assert!(told.iter().all(|lesson| codes(lesson).contains(&"C.1")));
    assert_eq!(lessons(&world.db.pool, all, Some(right)).await.unwrap().len(), 1);
    assert!(lessons(&world.db.pool, all, Some(corrected)).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_given_can_be_taken_back() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    let typed = json!([{ "code": "D.3", "value": "golf plus" }]);
    let told = async || {
        let told = world.db.published::<VehicleConfirmed>().await;
        told.into_iter().map(|event| event.picture_may_stay).collect::<Vec<_>>()
    };
    let taught = async || {
        lessons(&world.db.pool, Asked::default(), None).await.map(|lessons| lessons.len()).unwrap()
    };
    for _ in 0..2 {
        world.give(&owner, document, typed.clone(), true).await;
        assert_eq!((told().await, taught().await), (vec![true], 1));
    }
    // Another vehicle may have been named for the appointment since.
    world.db.execute("UPDATE parser.registrations SET appointment_id = gen_random_uuid()").await;
    for _ in 0..2 {
        world.give(&owner, document, json!([]), false).await;
        assert_eq!((told().await, taught().await), (vec![true, false], 0));
    }
    let last = world.db.published::<VehicleConfirmed>().await.pop().unwrap();
    assert_eq!((last.document_id, last.appointment_id), (document, None));
    assert_eq!(last.model.as_deref(), Some("GOLF PLUS"));
    // It is gone: to give it again is too late.
    world.give(&owner, document, typed, true).await;
    assert_eq!((told().await, taught().await), (vec![true, false], 0));
}
