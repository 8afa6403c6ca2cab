//! Third parties: pages they read themselves, their quota of the day, and what a key sees.
use crate::world::{CONFIG, World, page};
use chrono::TimeDelta;
use futures_util::future::join_all;
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use testkit::{code, data, execute, refusal, viewers};

const PARSE: &str = "mutation($input: ParseRegistrationInput!) { parseRegistration(input: $input) {
    reading { document unreadable warnings mrz { line1 line2 checks {
            plate vin firstRegistration formNumber composite } }
        vehicle { plate vin make model firstRegistration vehicleCategory energy }
        fields { code label value rawText status reason confidence } }
    quota { limit used resetsAt } } }";
const QUOTA: &str = "{ parseQuota { limit used resetsAt } }";

/// A page as an integrator sends it: corners in one list.
fn sent(page: Value) -> Value {
    let words = page["words"].as_array().unwrap().iter().map(|word| {
        let corners = word["quad"].as_array().unwrap().iter();
        let quad: Vec<&Value> = corners.flat_map(|corner| corner.as_array().unwrap()).collect();
        json!({ "text": word["text"], "confidence": word["confidence"], "quad": quad })
    });
    let words: Vec<Value> = words.collect();
    json!({ "input": { "width": page["width"], "height": page["height"], "words": words } })
}

fn parsing() -> Viewer {
    viewers::organisation(&["documents:parse"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_somebody_else_read_is_understood_and_not_kept() {
    let world = World::new().await;
    let fleet = parsing();
    let made = data(&world.schema, &fleet, PARSE, sent(page("008"))).await;
    let reading = &made["parseRegistration"]["reading"];
    assert_eq!(reading["document"], "REGISTRATION_CERTIFICATE");
    assert_eq!(reading["unreadable"], Value::Null);
    let vehicle = json!({ "plate": "PM-110-EP", "vin": "WVWGUPHSDTX258874", "make": "VOLKSWAGEN",
        "model": "TIGUAN", "firstRegistration": "2006-10-10", "vehicleCategory": "M1",
        "energy": "PETROL" });
    assert_eq!(reading["vehicle"], vehicle);
    let plate = &reading["fields"][0];
    assert_eq!((&plate["code"], &plate["status"]), (&json!("A"), &json!("VERIFIED")));
    assert_eq!(plate["label"], "Immatriculation");
    assert!(plate["reason"].is_string() && plate["confidence"].is_number(), "{plate}");
    assert_eq!(reading["mrz"]["line1"], "CRFRAPM110EP8WVWGUPHSDTX25887440610102VP<<<<");
    let checks = reading["mrz"]["checks"].as_object().unwrap();
    assert!(checks.len() == 5 && checks.values().all(|check| check == true), "{checks:?}");
    assert!(reading["warnings"].is_array());
    let quota = json!({ "limit": 4, "used": 1, "resetsAt": "2026-11-22T23:00:00+00:00" });
    assert_eq!(made["parseRegistration"]["quota"], quota);
    assert_eq!(data(&world.schema, &fleet, QUOTA, json!({})).await["parseQuota"], quota);
    // The same words as a document of the product give the same fields.
    let document = world.certificate(&viewers::customer()).await;
    let staff = viewers::staff(Role::Inspector);
    let kept = world.registration(&staff, document).await;
    assert_eq!(
        kept["fields"].as_array().unwrap().len(),
        reading["fields"].as_array().unwrap().len()
    );
    world
        .db
        .execute("DO $$ BEGIN ASSERT (SELECT count(*) FROM parser.registrations) = 1; END $$")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_page_is_refused_and_costs_nothing() {
    let world = World::new().await;
    let fleet = parsing();
    let word = json!({ "text": "A", "confidence": 1, "quad": [1, 1, 9, 1, 9, 9, 1, 9] });
    let with = |key: &str, value: Value| {
        let mut word = word.clone();
        word[key] = value;
        json!([word])
    };
    let page = |width: i64, words: Value| json!({ "input": { "width": width, "height": 10, "words": words } });
    for (input, refused) in [
        (page(0, json!([])), "PAGE_SIZE_INVALID"),
        (page(40_000, json!([])), "PAGE_SIZE_INVALID"),
        (page(10, json!(vec![word.clone(); 1_001])), "TOO_MANY_WORDS"),
        (page(10, with("text", json!("x".repeat(201)))), "WORD_INVALID"),
        (page(10, with("quad", json!([1, 1]))), "WORD_INVALID"),
        (page(10, with("quad", json!([1e300, 1, 9, 1, 9, 9, 1, 9]))), "WORD_INVALID"),
        (page(10, with("confidence", json!(-1))), "WORD_INVALID"),
    ] {
        let answer = execute(&world.schema, &fleet, PARSE, input).await;
        assert_eq!(code(&answer).as_deref(), Some(refused));
        let told = serde_json::to_value(&answer.errors[0]).unwrap();
        assert!(told["extensions"]["en"].as_str().unwrap().len() > 20, "{told}");
    }
    assert_eq!(data(&world.schema, &fleet, QUOTA, json!({})).await["parseQuota"]["used"], 0);
    // A page of nothing is a page: it is told to be none of ours.
    let made = data(&world.schema, &fleet, PARSE, page(10, json!([]))).await;
    assert_eq!(made["parseRegistration"]["reading"]["unreadable"], "UNREADABLE");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_the_last_page_goes_to_one() {
    let world = World::new().await;
    let (fleet, other) = (parsing(), parsing());
    for used in 1..4 {
        let made = data(&world.schema, &fleet, PARSE, sent(page("010"))).await;
        assert_eq!(made["parseRegistration"]["quota"]["used"], used);
    }
    let burst = (0..12).map(|_| {
        let (schema, by) = (world.schema.clone(), fleet.clone());
        tokio::spawn(async move { execute(&schema, &by, PARSE, sent(page("010"))).await })
    });
    let answers = join_all(burst.collect::<Vec<_>>()).await;
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    let refused: Vec<_> = answers.iter().filter(|answer| !answer.errors.is_empty()).collect();
    assert_eq!(refused.len(), 11);
    for answer in refused {
        assert_eq!(code(answer).as_deref(), Some("PARSE_QUOTA_EXCEEDED"));
        let told = serde_json::to_value(&answer.errors[0]).unwrap();
        assert_eq!(told["extensions"]["retryAt"], "2026-11-22T23:00:00Z");
        assert!(answer.errors[0].message.contains("23/11/2026 à 00:00"), "{told}");
    }
    // Another organisation has a quota of its own, and a new day begins with a new one.
    let quota = data(&world.schema, &other, QUOTA, json!({})).await;
    assert_eq!(quota["parseQuota"]["used"], 0);
    let tomorrow = world.now() + TimeDelta::hours(14);
    let schema = parser::schema(world.db.pool.clone(), Clock::Fixed(tomorrow), CONFIG);
    let made = data(&schema, &fleet, PARSE, sent(page("010"))).await;
    assert_eq!(made["parseRegistration"]["quota"]["used"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_keys_with_the_scope_send_pages() {
    let world = World::new().await;
    for (by, refused) in [
        (viewers::customer(), "FORBIDDEN"),
        (viewers::staff(Role::Admin), "FORBIDDEN"),
        (Viewer::Anonymous, "UNAUTHENTICATED"),
        (viewers::organisation(&["vehicles:read"]), "SCOPE_MISSING"),
    ] {
        assert_eq!(refusal(&world.schema, &by, PARSE, sent(page("008"))).await, refused);
        assert_eq!(refusal(&world.schema, &by, QUOTA, json!({})).await, refused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_sees_what_was_read_for_its_organisation() {
    let world = World::new().await;
    let fleet = parsing();
    let document = world.certificate(&fleet).await;
    assert_eq!(world.registration(&fleet, document).await["plate"], "PM-110-EP");
    let Viewer::Integrator { id, name, .. } = fleet else { panic!("a key") };
    let key = |id, scope: &str| Viewer::Integrator {
        id,
        name: name.clone(),
        scopes: vec![scope.to_owned()],
    };
    let same = world.registration(&key(id, "vehicles:read"), document).await;
    assert_eq!(same["plate"], "PM-110-EP");
    assert_eq!(world.registration(&parsing(), document).await, Value::Null);
    let look = "query($id: UUID!) { _entities(representations: [{__typename: \"Document\", id: $id}]) { ... on Document { registration { plate } } } }";
    let none = key(id, "reports:read");
    let refused = refusal(&world.schema, &none, look, json!({ "id": document })).await;
    assert_eq!(refused, "SCOPE_MISSING");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worst_page_takes_no_long_time() {
    let world = World::new().await;
    // Every word a code of the form, each somewhere else and as long as it may be.
    let codes = ["A", "B", "D.1", "D.3", "E", "F.1", "G", "J.1", "P.3", "X.1", "Y.6", "Z.1"];
    let words: Vec<Value> = (0..1_000)
        .map(|at| {
            let (x, y) = ((at * 37) % 970, (at * 91) % 1_370);
            let text = format!("{} {}", codes[at % codes.len()], "1 ".repeat(8));
            json!({ "text": text, "confidence": 1,
                "quad": [x, y, x + 30, y, x + 30, y + 14, x, y + 14] })
        })
        .collect();
    // A run beside one code, a make of a thousand words, and a sum of eights.
    let row = |first: &str, text: &str, words: usize| -> Vec<Value> {
        let word = |at: usize| {
            let text = if at == 0 { first } else { text };
            json!({ "text": text, "confidence": 1, "quad": [at, 700, at + 1, 700, at + 1, 714, at, 714] })
        };
        (0..words).map(word).collect()
    };
    let codes = [
        ("(A)", "AB-123-CD"),
        ("(B)", "01/02/2003"),
        ("(D.1)", "RENAULT"),
        ("(J.1)", "VP"),
        ("(P.3)", "ES"),
        ("(P.6)", "5"),
        ("(S.1)", "5"),
        ("(U.1)", "74"),
        ("(Y.1)", "1"),
        ("(Y.6)", "2"),
        ("(Y.3)", "8888888888888888888888888888888888888888"),
    ];
    let eights = codes.iter().enumerate().map(|(at, (code, value))| {
        let y = 40 * (at + 1);
        json!({ "text": format!("{code} {value}"), "confidence": 1,
            "quad": [100, y, 400, y, 400, y + 20, 100, y + 20] })
    });
    let started = Instant::now();
    for words in [
        words,
        row("(C.4a)", "EST LE PROPRIETAIRE", 950),
        row("Marque", "a a a a a a", 950),
        eights.collect(),
    ] {
        let input = json!({ "input": { "width": 1_000, "height": 1_400, "words": words } });
        data(&world.schema, &parsing(), PARSE, input).await;
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}
