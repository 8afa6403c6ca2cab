//! What is said in the conversation when nobody in the chat asked.
use crate::bench::Bench;
use serde_json::json;

const ZOE: i64 = 4_002;

#[tokio::test]
async fn news_arrives_in_order_with_its_documents() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    let pdf = b"%PDF-1.7 certificate".to_vec();
    bench.graph.memory.lock().unwrap().documents.insert("token".into(), pdf.clone());

    bench.graph.publish("ASSISTANT", "Paiement reçu, merci & à mardi.", json!([]));
    let certificate = json!([
        { "kind": "PDF", "title": "Certificat AB-123-CD", "url": "/documents/token" },
    ]);
    bench.graph.publish("ASSISTANT", "Voici votre certificat.", certificate);
    let gone = json!([{ "kind": "PDF", "title": "Ancien", "url": "/documents/expired" }]);
    bench.graph.publish("AGENT", "Je vérifie.", gone);

    let sent = bench.telegram.wait_for(ZOE, 5).await;
    assert_eq!(
        sent[1..],
        [
            "Paiement reçu, merci &amp; à mardi.",
            "Voici votre certificat.",
            "Certificat AB-123-CD.pdf",
            "<b>Un conseiller</b>\nJe vérifie.\n\n\
             Ancien\nhttps://autovisite.example/documents/expired",
        ]
    );
    let document = &bench.telegram.calls("senddocument")[0];
    assert_eq!(document.params["caption"], "Certificat AB-123-CD");
    assert_eq!(document.file, Some(("Certificat AB-123-CD.pdf".to_owned(), pdf)));
}

#[tokio::test]
async fn a_long_message_arrives_whole_in_pieces() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    let lines: Vec<String> = (0..300).map(|n| format!("• centre numéro {n} & lieu")).collect();
    bench.graph.publish("ASSISTANT", &lines.join("\n"), json!([]));
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(sent[1..].join("\n"), lines.join("\n").replace('&', "&amp;"));
}

#[tokio::test]
async fn a_restart_keeps_the_session_and_what_was_missed() {
    let mut bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    bench.stop_bot().await;

    bench.graph.publish("ASSISTANT", "Votre rendez-vous est confirmé.", json!([]));
    bench.start_bot();
    let sent = bench.telegram.wait_for(ZOE, 2).await;
    assert_eq!(sent[1], "Votre rendez-vous est confirmé.");
    bench.telegram.write(ZOE, "merci");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(sent[2], "Reçu &lt;merci&gt;", "no second greeting");
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 1);
}

#[tokio::test]
async fn old_tokens_are_renewed_and_lost_ones_begin_anew() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;

    bench.graph.expire(false);
    bench.telegram.write(ZOE, "toujours là");
    assert_eq!(bench.telegram.wait_for(ZOE, 2).await[1], "Reçu &lt;toujours là&gt;");
    {
        let memory = bench.graph.memory.lock().unwrap();
        assert_eq!((memory.guests, memory.refreshes), (1, 1));
    }

    bench.graph.expire(true);
    bench.telegram.write(ZOE, "et maintenant");
    let sent = bench.telegram.wait_for(ZOE, 4).await;
    assert!(sent[2].starts_with("Bonjour !"), "a new conversation greets");
    assert_eq!(sent[3], "Reçu &lt;et maintenant&gt;");
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 2);
}
