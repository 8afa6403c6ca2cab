//! What the channel does when Telegram or the graph does not.
use crate::bench::Bench;
use serde_json::json;
use std::time::{Duration, Instant};

const ZOE: i64 = 4_003;
const PAUL: i64 = 4_004;

#[tokio::test]
async fn one_slow_chat_holds_up_nobody_and_the_end_waits_for_it() {
    let mut bench = Bench::start().await;
    bench.telegram.write(ZOE, "lentement");
    bench.telegram.write(PAUL, "vite");
    bench.telegram.wait_for(PAUL, 2).await;
    assert!(bench.telegram.sent_to(ZOE).is_empty(), "Zoé is still waiting");
    bench.stop_bot().await;
    let sent = bench.telegram.sent_to(ZOE);
    assert_eq!(sent.last().unwrap(), "Reçu &lt;lentement&gt;");
}

#[tokio::test]
async fn too_many_requests_are_waited_out() {
    let bench = Bench::start().await;
    let description = "Too Many Requests: retry after 1";
    bench.telegram.refuse_next("sendmessage", 429, description, Some(1));
    let began = Instant::now();
    bench.telegram.write(ZOE, "bonjour");
    let sent = bench.telegram.wait_for(ZOE, 2).await;
    assert!(began.elapsed() >= Duration::from_secs(1));
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[1], "Reçu &lt;bonjour&gt;");
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone_until_they_write_again() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
    let description = "Forbidden: bot was blocked by the user";
    bench.telegram.refuse_next("sendmessage", 403, description, None);
    bench.graph.publish("ASSISTANT", "Paiement reçu.", json!([]));
    tokio::time::sleep(Duration::from_secs(3)).await;
    let looks = bench.graph.memory.lock().unwrap().looks;
    assert!(looks > 0);
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(bench.graph.memory.lock().unwrap().looks, looks, "nobody looks any more");

    bench.telegram.write(ZOE, "me revoilà");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(sent[1..], ["Paiement reçu.", "Reçu &lt;me revoilà&gt;"]);
}

#[tokio::test]
async fn a_message_telegram_refuses_for_its_buttons_goes_without() {
    let bench = Bench::start().await;
    bench.telegram.refuse_next("sendmessage", 400, "Bad Request: BUTTON_URL_INVALID", None);
    bench.telegram.write(ZOE, "/start");
    let sent = bench.telegram.wait_for(ZOE, 1).await;
    assert!(sent[0].starts_with("Bonjour !"));
    assert!(bench.telegram.calls("sendmessage")[0].rows().is_empty());
}

#[tokio::test]
async fn another_listener_is_outlasted() {
    let bench = Bench::stopped().await;
    let description = "Conflict: terminated by other getUpdates request; make sure that only one \
                       bot instance is running";
    bench.telegram.refuse_next("getupdates", 409, description, None);
    let mut bench = bench;
    bench.start_bot();
    bench.telegram.write(ZOE, "/start");
    bench.telegram.wait_for(ZOE, 1).await;
}

#[tokio::test]
async fn a_graph_that_is_down_is_said_and_comes_back() {
    let bench = Bench::start().await;
    bench.graph.memory.lock().unwrap().down = true;
    bench.telegram.write(ZOE, "bonjour");
    let sent = bench.telegram.wait_for(ZOE, 1).await;
    assert!(sent[0].contains("momentanément indisponible"), "{sent:?}");
    bench.graph.memory.lock().unwrap().down = false;
    bench.telegram.write(ZOE, "encore");
    assert_eq!(bench.telegram.wait_for(ZOE, 3).await[2], "Reçu &lt;encore&gt;");
}

#[tokio::test]
async fn an_origin_that_knows_nobody_is_not_quoted() {
    let bench = Bench::start().await;
    bench.graph.memory.lock().unwrap().deaf = true;
    bench.telegram.write(ZOE, "bonjour");
    let sent = bench.telegram.wait_for(ZOE, 1).await;
    assert!(sent[0].contains("momentanément indisponible"), "{sent:?}");
}

#[tokio::test]
async fn a_refresh_whose_answer_is_lost_or_that_is_put_off_keeps_the_same_guest() {
    let bench = Bench::start().await;
    bench.telegram.write(ZOE, "un");
    bench.telegram.wait_for(ZOE, 2).await;
    let mut seen = 2;
    for trouble in ["lost", "TOO_MANY_REQUESTS", "INTERNAL"] {
        bench.graph.expire(false);
        {
            let mut memory = bench.graph.memory.lock().unwrap();
            memory.lose_refreshes = trouble == "lost";
            memory.refuse_refreshes = (trouble != "lost").then_some(trouble);
        }
        bench.telegram.write(ZOE, "deux");
        seen += 1;
        let sent = bench.telegram.wait_for(ZOE, seen).await;
        assert!(sent[seen - 1].contains("momentanément indisponible"), "{trouble}: {sent:?}");
        {
            let mut memory = bench.graph.memory.lock().unwrap();
            (memory.lose_refreshes, memory.refuse_refreshes) = (false, None);
        }
        bench.telegram.write(ZOE, "trois");
        seen += 1;
        let sent = bench.telegram.wait_for(ZOE, seen).await;
        assert_eq!(sent[seen - 1], "Reçu &lt;trois&gt;", "{trouble}");
    }
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 1, "nobody became another guest");
}

#[tokio::test]
async fn an_unknown_token_ends_it_without_being_shown() {
    let bench = Bench::stopped().await;
    let mut config = bench.config();
    config.token = "999:ZZabcdefghijklmnopqrstuvwxyz-123456".to_owned();
    assert!(!format!("{config:?}").contains("999:"));
    let error = telegram::run(config, std::future::pending()).await.unwrap_err();
    let words = format!("{error:#}");
    assert!(words.contains("token") && !words.contains("999:"), "{words}");
}
