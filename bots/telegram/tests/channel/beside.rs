//! What comes with a photo, around a message, or after it: captions, albums, edits, old buttons.
use crate::bench::Bench;
use serde_json::{Value, json};

const ZOE: i64 = 4_005;
const DOCUMENT: &str = "00000000-0000-0000-0000-000000000d0c";

fn removed(bench: &Bench) -> Vec<Value> {
    let calls = bench.telegram.calls("editmessagereplymarkup");
    calls.iter().map(|call| call.params["message_id"].clone()).collect()
}

#[tokio::test]
async fn a_caption_is_the_message_beside_the_photo() {
    let bench = Bench::start().await;
    let caption = json!({ "caption": " rdv mardi à 10h à Lyon " });
    bench.telegram.send_photo_with(ZOE, &[0xff, 0xd8, 1], caption.clone());
    bench.telegram.wait_for(ZOE, 2).await;
    let mut document = json!({ "document": {
        "file_id": "large-3", "file_unique_id": "d", "file_size": 3, "file_name": "pv.pdf",
        "mime_type": "application/pdf",
    } });
    document["caption"] = "mon ancien pv".into();
    bench.telegram.send("message", ZOE, document);
    bench.telegram.wait_for(ZOE, 3).await;
    // Passed on from somebody else, the words under it are not the person's.
    let mut passed_on = caption;
    passed_on["forward_origin"] = json!({
        "type": "hidden_user", "date": 1_780_000_000, "sender_user_name": "Garage",
    });
    bench.telegram.send_photo_with(ZOE, &[0xff, 0xd8], passed_on);
    bench.telegram.wait_for(ZOE, 4).await;
    let said = bench.graph.said();
    assert_eq!(
        said,
        [
            format!("{DOCUMENT} rdv mardi à 10h à Lyon"),
            format!("{DOCUMENT} mon ancien pv"),
            DOCUMENT.to_owned(),
        ]
    );
}

#[tokio::test]
async fn words_beside_what_cannot_be_used_are_answered_all_the_same() {
    let bench = Bench::start().await;
    let film = json!({
        "caption": "annulez mon rdv",
        "video": { "file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1,
                   "mime_type": "video/mp4", "file_size": 1 },
    });
    bench.telegram.send("message", ZOE, film);
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert!(sent[0].contains("les photos et les fichiers"), "{sent:?}");
    assert_eq!(sent[2], "Reçu &lt;annulez mon rdv&gt;");
}

#[tokio::test]
async fn an_album_is_one_document_and_one_question() {
    let bench = Bench::start().await;
    for bytes in [&b"front"[..], b"back ."] {
        let part = json!({ "media_group_id": "album-1" });
        bench.telegram.send_photo_with(ZOE, bytes, part);
    }
    bench.telegram.write(ZOE, "voilà");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(bench.graph.said(), [DOCUMENT, "voilà"], "{sent:?}");
    let memory = bench.graph.memory.lock().unwrap();
    let kind = "REGISTRATION_CERTIFICATE".to_owned();
    assert_eq!(memory.announced, [(kind.clone(), false), (kind, true)]);
    let files: Vec<&[u8]> = memory.files.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    assert_eq!(files, [b"front".as_slice(), b"back ."]);
    drop(memory);
    // Each of its updates is done with.
    assert_eq!(bench.telegram.calls("sendchataction").len(), 2);
}

#[tokio::test]
async fn more_pictures_than_a_document_has_are_said_to_be_left_out() {
    let bench = Bench::start().await;
    bench.graph.memory.lock().unwrap().most_uploads = Some(2);
    for bytes in [&b"1"[..], b"22", b"333"] {
        let part = json!({ "media_group_id": "album-2", "caption": "ma carte grise" });
        bench.telegram.send_photo_with(ZOE, bytes, part);
    }
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert!(sent.iter().any(|text| text.contains("que les premières photos")), "{sent:?}");
    assert_eq!(bench.graph.memory.lock().unwrap().files.len(), 2);
}

#[tokio::test]
async fn a_bad_picture_of_an_album_does_not_keep_the_good_one_waiting() {
    let bench = Bench::start().await;
    let refusal = json!({ "code": "IMAGE_UNREADABLE", "message": "Photo illisible.", "en": "no" });
    bench.graph.memory.lock().unwrap().refuse_uploads_of = Some((b"bad".to_vec(), refusal));
    for bytes in [&b"good one"[..], b"bad"] {
        let part = json!({ "media_group_id": "album-3" });
        bench.telegram.send_photo_with(ZOE, bytes, part);
    }
    bench.telegram.wait_for(ZOE, 2).await;
    // The scan waits for every address that is open: none is left.
    let memory = bench.graph.memory.lock().unwrap();
    assert_eq!((memory.announced.len(), memory.files.len()), (2, 2));
}

#[tokio::test]
async fn voices_edits_and_passed_on_words_are_answered_politely() {
    let bench = Bench::start().await;
    let voice = json!({ "voice": { "file_id": "v", "file_unique_id": "v", "duration": 3,
                                   "mime_type": "audio/ogg", "file_size": 1 } });
    bench.telegram.send("message", ZOE, voice);
    assert!(bench.telegram.wait_for(ZOE, 1).await[0].contains("messages vocaux"));
    let edit = json!({ "text": "oui", "edit_date": 1_780_000_001 });
    bench.telegram.send("edited_message", ZOE, edit);
    assert!(bench.telegram.wait_for(ZOE, 2).await[1].contains("message modifié"));
    let passed_on = json!({ "text": "oui", "forward_origin": {
        "type": "hidden_user", "date": 1_780_000_000, "sender_user_name": "Garage",
    } });
    bench.telegram.send("message", ZOE, passed_on);
    assert!(bench.telegram.wait_for(ZOE, 3).await[2].contains("message transféré"));
    // A place that moves is no message.
    let place = json!({ "location": { "longitude": 2.35, "latitude": 48.85 }, "edit_date": 1 });
    bench.telegram.send("edited_message", ZOE, place);
    bench.telegram.write(ZOE, "fin");
    assert_eq!(bench.telegram.wait_for(ZOE, 5).await[4], "Reçu &lt;fin&gt;");
    assert_eq!(bench.graph.said(), ["fin"]);
}

#[tokio::test]
async fn an_answer_takes_the_buttons_of_what_it_answers_away() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    bench.telegram.write(ZOE, "combien ça coûte ?");
    bench.telegram.wait_for(ZOE, 2).await;
    let first = removed(&bench);
    assert_eq!(first.len(), 1, "the greeting's");
    bench.telegram.press(ZOE, 77, "yes");
    bench.telegram.wait_for(ZOE, 3).await;
    let all = removed(&bench);
    assert_eq!(all.len(), 3, "the answer's and the pressed one: {all:?}");
    assert!(!all[1..].contains(&first[0]));
    assert_eq!(all[1], 77);
}
