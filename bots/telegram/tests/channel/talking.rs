//! What a person does in a chat, and what they get to see.
use crate::bench::Bench;
use serde_json::json;

const ZOE: i64 = 4_001;

#[tokio::test]
async fn start_greets_and_a_text_is_answered() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    bench.telegram.write(ZOE, "un contrôle mardi");
    let sent = bench.telegram.wait_for(ZOE, 2).await;

    assert_eq!(sent, ["Bonjour !\n• réserver\n• déplacer", "Reçu &lt;un contrôle mardi&gt;"]);
    assert_eq!(bench.graph.said(), ["un contrôle mardi"]);
    let greeting = &bench.telegram.calls("sendmessage")[0];
    assert_eq!(greeting.params["parse_mode"], "HTML");
    assert_eq!(greeting.params["link_preview_options"]["is_disabled"], true);
    let rows = greeting.rows();
    assert_eq!(rows[0][0]["callback_data"], "book");
    assert_eq!(rows[0][0]["text"], "Prendre rendez-vous");
    assert_eq!(rows.last().unwrap()[0]["url"], "https://autovisite.example/centres");
    // A webhook of an earlier life would have kept every update.
    assert_eq!(bench.telegram.calls("deletewebhook").len(), 1);
}

#[tokio::test]
async fn somebody_who_writes_at_once_is_greeted_and_answered() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/tarifs@avt_bot");
    let sent = bench.telegram.wait_for(ZOE, 2).await;
    assert!(sent[0].starts_with("Bonjour !"));
    assert_eq!(sent[1], "Reçu &lt;tarifs&gt;");
    // Start again does not begin anew: it greets.
    bench.telegram.write(ZOE, "/start");
    assert_eq!(bench.telegram.wait_for(ZOE, 3).await[2], "Reçu &lt;bonjour&gt;");
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 1);
}

#[tokio::test]
async fn a_pressed_button_is_answered_and_goes_away() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    bench.telegram.press(ZOE, 77, "book");
    let sent = bench.telegram.wait_for(ZOE, 2).await;

    assert_eq!(sent[1], "Reçu &lt;book&gt;");
    assert_eq!(bench.graph.said(), ["book"]);
    let acknowledged = bench.telegram.calls("answercallbackquery");
    assert_eq!(acknowledged[0].params["callback_query_id"], "press-1");
    let removed = &bench.telegram.calls("editmessagereplymarkup")[0];
    assert_eq!(removed.params["message_id"], 77);
    assert!(removed.rows().is_empty());
}

#[tokio::test]
async fn a_photo_becomes_a_document_of_the_graph() {
    let bench = Bench::start().await;
    let photo = vec![0xff, 0xd8, 0xff, 0x01, 0x02];
    bench.telegram.send_photo(ZOE, &photo);
    let sent = bench.telegram.wait_for(ZOE, 2).await;

    assert_eq!(bench.graph.memory.lock().unwrap().files, [("image/jpeg".to_owned(), photo)]);
    assert_eq!(bench.graph.said(), ["00000000-0000-0000-0000-000000000d0c"]);
    assert!(sent[1].starts_with("Reçu"));
}

#[tokio::test]
async fn a_file_keeps_its_own_type_and_refusals_are_told() {
    let bench = Bench::start().await;
    bench.telegram.send_document(ZOE, "carte grise.pdf", b"%PDF-1.7", 8);
    bench.telegram.wait_for(ZOE, 2).await;
    let received = ("application/pdf".to_owned(), b"%PDF-1.7".to_vec());
    assert_eq!(bench.graph.memory.lock().unwrap().files, [received]);

    let refusal = json!({ "code": "IMAGE_UNREADABLE", "message": "Photo illisible.", "en": "no" });
    bench.graph.memory.lock().unwrap().refuse_uploads = Some((422, refusal));
    bench.telegram.send_photo(ZOE, b"blurred");
    assert_eq!(bench.telegram.wait_for(ZOE, 3).await[2], "Photo illisible.");
    assert_eq!(bench.graph.said().len(), 1);
}

#[tokio::test]
async fn more_than_telegram_hands_over_is_refused_in_plain_words() {
    let bench = Bench::start().await;
    bench.telegram.send_document(ZOE, "scan.pdf", b"%PDF", 20 * 1024 * 1024 + 1);
    let sent = bench.telegram.wait_for(ZOE, 1).await;
    assert!(sent[0].contains("trop lourd (20 Mo au plus)"), "{sent:?}");
    assert!(bench.telegram.calls("getfile").is_empty());
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 0);
}

#[tokio::test]
async fn what_cannot_be_read_and_what_is_refused_gets_a_sentence() {
    let bench = Bench::start().await;
    bench.telegram.send_place(ZOE);
    assert!(bench.telegram.wait_for(ZOE, 1).await[0].contains("les photos et les fichiers"));
    bench.telegram.write(ZOE, "trop long");
    let sent = bench.telegram.wait_for(ZOE, 2).await;
    assert_eq!(sent[1], "Votre message est trop long.");
    bench.telegram.write(ZOE, "pendant les travaux");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert!(sent[2].starts_with("Nous mettons") && sent[2].contains("renvoyez-le"), "{sent:?}");
}

#[tokio::test]
async fn a_group_is_told_once_to_write_in_private() {
    const GROUP: i64 = -100;
    let bench = Bench::start().await;
    bench.telegram.write_in_group(GROUP, "/start");
    bench.telegram.write_in_group(GROUP, "il y a quelqu'un ?");
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    let sent = bench.telegram.wait_for(GROUP, 1).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("conversation privée"));
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 1, "Zoé's, and none for the group");
}

#[tokio::test]
async fn an_update_that_comes_again_acts_once() {
    let mut bench = Bench::start().await;
    let update = bench.telegram.write(ZOE, "réserver");
    bench.telegram.wait_for(ZOE, 2).await;
    bench.telegram.deliver_again(update.clone());
    bench.telegram.write(ZOE, "merci");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(sent[2], "Reçu &lt;merci&gt;");
    // The memory of it outlives the process.
    bench.stop_bot().await;
    bench.telegram.deliver_again(update.clone());
    bench.start_bot();
    bench.telegram.write(ZOE, "au revoir");
    assert_eq!(bench.telegram.wait_for(ZOE, 4).await[3], "Reçu &lt;au revoir&gt;");
    assert_eq!(bench.graph.said(), ["réserver", "merci", "au revoir"]);
    assert_eq!(bench.telegram.times_handed_over(&update), 3);
    assert_eq!(bench.telegram.calls("sendchataction").len(), 3, "nothing was even tried");
}
