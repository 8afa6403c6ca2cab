//! A chat of Telegram, from Start to the certificate, between the whole platform and a Bot API of
//! ours: nobody of it opens our website but to pay.
use crate::{
    fake_bot_api::{FakeBotApi, TOKEN},
    journey::{inspect, pay_on},
    opening::letter,
    product::{Product, text},
};
use autovisite::Transport;
use chrono::NaiveDate;
use kernel::clock::CIVIL_ZONE;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

const LEA: i64 = 4_010;

/// The person in the chat.
struct Chat {
    telegram: FakeBotApi,
    /// How many messages were read.
    read: usize,
}

impl Chat {
    async fn say(&mut self, words: &str, awaited: &str) -> String {
        self.telegram.write(LEA, words);
        self.hears(awaited).await
    }

    /// Presses the button whose label begins so, under any of the messages.
    async fn press(&mut self, label: &str, awaited: &str) -> String {
        let sent = self.telegram.calls("sendmessage");
        let button = sent
            .iter()
            .rev()
            .flat_map(|call| call.rows().into_iter().flatten())
            .find(|button| button["text"].as_str().is_some_and(|text| text.starts_with(label)))
            .unwrap_or_else(|| panic!("no button {label}: {:#?}", self.telegram.sent_to(LEA)));
        self.telegram.press(LEA, 1, button["callback_data"].as_str().unwrap());
        self.hears(awaited).await
    }

    /// What was said since, once that is among it. Telegram takes a message a second of a chat.
    async fn hears(&mut self, awaited: &str) -> String {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let sent = self.telegram.sent_to(LEA);
            let fresh = sent[self.read..].join("\n");
            if fresh.contains(awaited) {
                self.read = sent.len();
                return fresh;
            }
            assert!(Instant::now() < end, "{awaited:?} is not in {sent:#?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_start_to_a_paid_booking_and_a_certificate() {
    let telegram = FakeBotApi::start().await;
    let address = telegram.url.clone();
    let product = Product::configured(Transport::InProcess, |settings| {
        settings.telegram_token = Some(TOKEN.to_owned());
        settings.telegram_api = Some(address);
    })
    .await;
    let mut chat = Chat { telegram, read: 0 };
    chat.say("/start", "Je prends vos rendez-vous").await;

    let slot = product.free_slot(&product.guest().await).await;
    let starts: chrono::DateTime<chrono::Utc> = text(&slot["startsAt"]).parse().unwrap();
    let there = starts.with_timezone(&CIVIL_ZONE).format("le %d/%m/%Y à %Hh%M");
    let wish =
        format!("un contrôle technique pour ma voiture essence AB-123-CD {there} à Lyon Part-Dieu");
    chat.say(&wish, "Je le réserve").await;
    chat.press("Confirmer", "À quelle adresse e-mail").await;
    chat.say("lea@example.com", "l•••@example.com").await;
    let mailed = letter(&product, "lea@example.com").await;
    let code = mailed.split("Votre code : ").nth(1).unwrap().lines().next().unwrap();
    chat.say(code.trim(), "carte grise").await;
    let payment = chat.press("Plus tard", "/simulator/").await;
    let page = payment.split_whitespace().find(|word| word.contains("/simulator/")).unwrap();
    assert!(pay_on(&product, page, "4242424242424242").await);
    chat.hears("est confirmé").await;

    let staff = product.log_in("accueil@demo.example").await;
    let day = starts.with_timezone(&CIVIL_ZONE).date_naive();
    let appointment = booked(&product, &staff, &slot["centreId"], day).await;
    inspect(&product, &appointment).await;
    chat.hears(".pdf").await;
    let sent = chat.telegram.calls("senddocument");
    let certificate = sent.into_iter().find_map(|call| call.file).unwrap();
    assert!(certificate.0.ends_with(".pdf") && certificate.1.starts_with(b"%PDF-"));
}

/// The appointment of the plate that was spoken of.
async fn booked(product: &Product, staff: &str, centre: &Value, day: NaiveDate) -> String {
    const DAY: &str = "query($c: UUID!, $d: NaiveDate!) { dayBoard(centreId: $c, date: $d) {
        id plate status } }";
    let board = product.data(staff, DAY, json!({ "c": centre, "d": day })).await;
    let rows = board["dayBoard"].as_array().unwrap();
    let own = rows.iter().find(|row| row["plate"] == "AB-123-CD").unwrap();
    assert_eq!(own["status"], "CONFIRMED");
    text(&own["id"])
}
