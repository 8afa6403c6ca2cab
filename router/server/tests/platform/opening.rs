//! A network is opened by a command and a letter; demo data is for development.
use crate::product::{Product, text};
use autovisite::Transport;
use serde_json::json;
use std::process::{Command, Output};

/// What the binary says to this command on that platform's database and data directory.
fn autovisite(product: &Product, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_autovisite"))
        .args(arguments)
        .env("DATABASE_URL", product.database_url())
        .env("AUTOVISITE_DATA_DIR", product.data_dir())
        .env("AUTOVISITE_PUBLIC_URL", &product.url)
        .env("AUTOVISITE_LOG", "error")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text)).concat()
}

/// The text of the newest letter to that address, once it is in the mailbox.
pub(crate) async fn letter(product: &Product, email: &str) -> String {
    for _ in 0..200 {
        let folder = std::fs::read_dir(product.data_dir().join("mailbox")).unwrap();
        let mut letters: Vec<_> = folder
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .map(|path| (path.metadata().unwrap().modified().unwrap(), path))
            .collect();
        letters.sort();
        for (_, path) in letters.into_iter().rev() {
            let letter = std::fs::read_to_string(path).unwrap();
            if letter.contains(&format!("To: {email}")) {
                let joined = letter.replace("=\r\n", "").replace("=\n", "");
                return joined.replace("=C2=A0", " ").replace("=3D", "=");
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no letter to {email}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_made_by_a_command_and_sets_a_password() {
    let product = Product::start(Transport::InProcess).await;
    let refused = autovisite(&product, &["admin", "create", "yann@example.com"], &[]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("ADMINISTRATOR_EXISTS"), "{}", said(&refused));

    let made = autovisite(&product, &["admin", "create", "yann@example.com", "--force"], &[]);
    assert!(made.status.success(), "{}", said(&made));
    let printed = said(&made);
    let address = printed.lines().next().unwrap();
    let (page, link) = address.split_once('#').unwrap();
    assert_eq!(page, format!("{}/mot-de-passe", product.url));
    let mailed = letter(&product, "yann@example.com").await;
    assert!(mailed.contains(address), "{mailed}");

    const SET: &str = "mutation($i: SetPasswordInput!) { setPassword(input: $i) {
        session { accessToken user { roles } } } }";
    let input = json!({ "i": { "link": link, "password": "une-phrase-secrete" } });
    let answer = product.ask(None, SET, input.clone()).await;
    let session = &answer["data"]["setPassword"]["session"];
    assert_eq!(session["user"]["roles"], json!(["ADMIN"]));
    let token = text(&session["accessToken"]);
    let users = product.data(&token, "{ users(first: 1) { edges { node { id } } } }", json!({}));
    assert!(users.await["users"]["edges"][0]["node"]["id"].is_string());
    assert_eq!(product.refusal(None, SET, input).await, "LINK_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn demo_accounts_are_refused_in_production() {
    let product = Product::start(Transport::InProcess).await;
    let production = [
        ("AUTOVISITE_ENV", "production"),
        ("STRIPE_SECRET_KEY", "sk_live_x"),
        ("STRIPE_WEBHOOK_SECRET", "whsec_x"),
        ("SMTP_URL", "smtp://127.0.0.1:1"),
        ("AUTOVISITE_LISTEN", "127.0.0.1:0"),
    ];
    for arguments in [&["demo"][..], &["serve", "--demo"]] {
        let refused = autovisite(&product, arguments, &production);
        assert!(!refused.status.success());
        assert!(said(&refused).contains("published password"), "{}", said(&refused));
    }
    let here = autovisite(&product, &["demo"], &[]);
    assert!(here.status.success(), "{}", said(&here));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_enters_by_a_code_and_keeps_what_they_hold() {
    let product = Product::start(Transport::Http).await;
    let guest = product.guest().await;
    let appointment = product.hold(&guest, &product.free_slot(&guest).await).await;
    const ASK: &str =
        "mutation($i: RequestLogInCodeInput!) { requestLogInCode(input: $i) { challengeId } }";
    const ENTER: &str = "mutation($i: LogInWithCodeInput!) { logInWithCode(input: $i) {
        session { accessToken user { isGuest } } } }";
    const MINE: &str = "query($id: UUID!) { appointment(id: $id) { status } }";
    for known in [false, true] {
        let guest = if known { product.guest().await } else { guest.clone() };
        let held = if known {
            product.hold(&guest, &product.free_slot(&guest).await).await
        } else {
            appointment.clone()
        };
        let input = json!({ "i": { "email": "lea@example.com" } });
        let before = mailbox(&product);
        let asked = product.data(&guest, ASK, input).await;
        while mailbox(&product) == before {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let letter = letter(&product, "lea@example.com").await;
        let code = letter.split("Votre code : ").nth(1).unwrap();
        let input = json!({ "i": {
            "challengeId": asked["requestLogInCode"]["challengeId"],
            "code": code.lines().next().unwrap(), "displayName": "Léa Fontaine",
        } });
        let entered = product.data(&guest, ENTER, input).await;
        let session = &entered["logInWithCode"]["session"];
        assert_eq!(session["user"]["isGuest"], false);
        let token = text(&session["accessToken"]);
        let mine = |answer: &serde_json::Value| !answer["appointment"].is_null();
        let held = product.until(&token, MINE, json!({ "id": held }), mine).await;
        assert_eq!(held["appointment"]["status"], "HELD");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_beside_the_code_enters_elsewhere_and_brings_what_the_guest_has() {
    let product = Product::start(Transport::Http).await;
    const OPEN: &str =
        "mutation { openConversation(input: {channel: WEB}) { conversation { id } } }";
    const ASK: &str =
        "mutation($i: RequestLogInCodeInput!) { requestLogInCode(input: $i) { challengeId } }";
    const LOOK: &str = "query($l: String!) { letterLink(link: $l) { address } }";
    const ENTER: &str = "mutation($i: LogInWithLetterLinkInput!) { logInWithLetterLink(input: $i) {
        session { accessToken user { isGuest } } } }";
    const MINE: &str = "query($id: UUID!, $talk: UUID!) { appointment(id: $id) { status }
        conversation(id: $talk) { id } }";
    let guest = product.guest().await;
    let opened = product.data(&guest, OPEN, json!({})).await;
    let talk = opened["openConversation"]["conversation"]["id"].clone();
    let held = product.hold(&guest, &product.free_slot(&guest).await).await;
    let input = json!({ "i": { "email": "noor@example.com" } });
    product.data(&guest, ASK, input).await;
    let letter = letter(&product, "noor@example.com").await;
    let link = letter.split("/entrer#").nth(1).unwrap().lines().next().unwrap().to_owned();

    let elsewhere = product.guest().await;
    let seen = product.data(&elsewhere, LOOK, json!({ "l": link })).await;
    assert_eq!(seen["letterLink"]["address"], "n•••@example.com");
    let entered = product.data(&elsewhere, ENTER, json!({ "i": { "link": link } })).await;
    let session = &entered["logInWithLetterLink"]["session"];
    assert_eq!(session["user"]["isGuest"], false);
    let token = text(&session["accessToken"]);
    let mine = |answer: &serde_json::Value| {
        !answer["appointment"].is_null() && !answer["conversation"].is_null()
    };
    let both = json!({ "id": held, "talk": talk });
    let brought = product.until(&token, MINE, both, mine).await;
    assert_eq!(brought["appointment"]["status"], "HELD");

    // Neither guest's token opens anything for long.
    for old in [guest, elsewhere] {
        let begun = std::time::Instant::now();
        loop {
            let answer = product.ask(Some(&old), "{ me { id } }", json!({})).await;
            if answer["errors"][0]["extensions"]["code"] == "TOKEN_EXPIRED" {
                break;
            }
            assert!(begun.elapsed().as_secs() < 60, "{answer}");
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
    }
    let again = product.refusal(Some(&token), ENTER, json!({ "i": { "link": link } })).await;
    assert_eq!(again, "LINK_INVALID");
}

fn mailbox(product: &Product) -> usize {
    std::fs::read_dir(product.data_dir().join("mailbox")).unwrap().count()
}
