//! The language model as an adviser: a stub on a local socket speaks the wire format of Chat
//! Completions, and the conversation shows what its advice can and cannot do.

mod world;

use assistant::{
    Assistant, Channel, Input, LanguageModel, LanguageModelConfig, Locale, Outcome, State, Turn,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use world::talk::talk;

/// Serves this advice to every request, after a delay; counts the requests.
async fn stub(advice: &'static str, delay: Duration) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let served = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&served);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut request = Vec::new();
                let mut chunk = [0; 4096];
                // The body is complete once as many bytes as announced have followed the head.
                loop {
                    let read = socket.read(&mut chunk).await.unwrap_or(0);
                    request.extend_from_slice(&chunk[..read]);
                    let text = String::from_utf8_lossy(&request).to_lowercase();
                    let announced = text
                        .split("content-length: ")
                        .nth(1)
                        .and_then(|rest| rest.lines().next()?.trim().parse::<usize>().ok());
                    let body = text.split_once("\r\n\r\n").map(|(_, body)| body.len());
                    if read == 0
                        || announced.zip(body).is_some_and(|(announced, body)| body >= announced)
                    {
                        break;
                    }
                }
                tokio::time::sleep(delay).await;
                let body = serde_json::json!({
                    "id": "1", "object": "chat.completion", "created": 1, "model": "stub",
                    "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
                        "message": {"role": "assistant", "content": advice, "refusal": null}}],
                })
                .to_string();
                let answer = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                    body.len()
                );
                // A client that no longer waits is part of the test.
                drop(socket.write_all(answer.as_bytes()).await);
            });
        }
    });
    (format!("http://{address}"), served)
}

fn assistant_at(api_base: String, budget: Duration) -> Assistant {
    // A second test in the same process finds it installed already.
    drop(rustls::crypto::ring::default_provider().install_default());
    let config =
        LanguageModelConfig { api_base, api_key: "test".into(), model: "stub".into(), budget };
    Assistant::with_model(LanguageModel::new(config))
}

async fn say(assistant: &Assistant, state: State, text: &str) -> (Outcome, world::talk::Talk) {
    let talk = talk().with_clio();
    talk.world.book("RDV-7Q2K", "2026-12-01 14:00", "CONFIRMED", true);
    let turn = Turn {
        input: Input::Text(text.into()),
        now: talk.now,
        locale: Locale::Fr,
        signed_in: true,
        graph: &talk.world,
        channel: Channel::Web,
        desk: &[],
    };
    (assistant.respond(state, turn).await, talk)
}

const SECOND: Duration = Duration::from_secs(1);
const OBSCURE: &str = "Que se passe-t-il samedi matin si ma voiture est refusée ?";

#[tokio::test]
async fn its_advice_is_followed_where_the_customer_really_said_so() {
    let advice =
        r#"{"intention": "book", "quotes": ["samedi matin", "le 24 décembre à 6h", "ZZ-999-ZZ"]}"#;
    let (url, served) = stub(advice, Duration::ZERO).await;
    let (outcome, _) = say(&assistant_at(url, SECOND), State::default(), OBSCURE).await;
    assert_eq!(served.load(Ordering::SeqCst), 1);
    let slots = &outcome.state.inspect()["slots"];
    assert_eq!(slots["date"], "2026-11-28", "the quotation was read by our parser");
    assert_ne!(slots["plate"], "ZZ-999-ZZ", "what the customer did not say is dropped");
}

#[tokio::test]
async fn it_is_not_asked_about_what_is_clear() {
    let (url, served) = stub(r#"{"intention": "human"}"#, Duration::ZERO).await;
    let (outcome, _) =
        say(&assistant_at(url, SECOND), State::default(), "je voudrais un rdv mardi à 10h").await;
    assert_eq!(served.load(Ordering::SeqCst), 0);
    assert_eq!(outcome.state.inspect()["flow"], "book");
}

#[tokio::test]
async fn it_can_neither_confirm_nor_cancel() {
    let advice = r#"{"intention": "affirm", "quotes": ["oui"], "confirmed": true}"#;
    let (url, _) = stub(advice, Duration::ZERO).await;
    let assistant = assistant_at(url, SECOND);
    let (outcome, _) = say(&assistant, State::default(), "annulez mon rdv").await;
    assert_eq!(outcome.state.awaiting().name, "cancel_booking");
    let (outcome, talk) = say(&assistant, outcome.state, "hmm zut bigre alors qui sait").await;
    assert_eq!(outcome.state.awaiting().name, "cancel_booking");
    assert!(talk.world.town().writes.is_empty());
}

#[tokio::test]
async fn a_slow_model_is_not_waited_for_and_soon_left_alone() {
    let (url, served) = stub(r#"{"intention": "book"}"#, SECOND * 30).await;
    let assistant = assistant_at(url, Duration::from_millis(100));
    let began = Instant::now();
    for _ in 0..5 {
        let (outcome, _) = say(&assistant, State::default(), "xyzzy plugh frobnicate").await;
        assert!(outcome.replies[0].text.contains('?'), "{:?}", outcome.replies);
    }
    assert!(began.elapsed() < SECOND * 3);
    assert_eq!(served.load(Ordering::SeqCst), 3, "after three failures the breaker opens");
}
