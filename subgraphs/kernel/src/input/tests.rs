//! The rule on a schema of its own: literals, variables, nested inputs, lists.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::{FREE, InputRule, LINE, Text};
use async_graphql::{
    EmptyMutation, EmptySubscription, Enum, InputObject, Object, Request, Schema, Variables,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Clone, Copy, PartialEq, Eq, Enum)]
enum Colour {
    Red,
}

#[derive(InputObject)]
struct Note {
    title: Option<String>,
    body: Option<String>,
    secret: Option<String>,
    idempotency_key: Option<String>,
    id: Option<Uuid>,
    day: Option<NaiveDate>,
    at: Option<DateTime<Utc>>,
    count: Option<i32>,
    weight: Option<f64>,
    colour: Option<Colour>,
    tags: Option<Vec<String>>,
    inner: Option<Vec<Note>>,
}

struct Query;

#[Object]
impl Query {
    /// What a resolver sees of it.
    async fn note(&self, note: Note) -> String {
        let _ = (note.id, note.day, note.at, note.count, note.weight, note.colour);
        let inner = note.inner.into_iter().flatten().filter_map(|note| note.title);
        let texts = [note.title, note.body, note.secret, note.idempotency_key];
        let tags = note.tags.into_iter().flatten();
        texts.into_iter().flatten().chain(tags).chain(inner).collect::<Vec<_>>().join("|")
    }

    async fn found(&self, search: String) -> String {
        search
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription)
        .extension(InputRule::new(&[
            ("Note.body", Text::Free(FREE)),
            ("Note.secret", Text::Verbatim(LINE)),
        ]))
        .finish()
}

/// The field that is refused, else what the resolver saw.
async fn ask(query: &str, variables: Value) -> Result<String, String> {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = serde_json::to_value(schema().execute(request).await).unwrap();
    let Some(error) = answer["errors"].get(0) else {
        let data = answer["data"].as_object().unwrap().values().next().unwrap();
        return Ok(data.as_str().unwrap().to_owned());
    };
    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{answer:#}");
    assert!(error["message"].as_str().unwrap().starts_with("La valeur de « "), "{answer:#}");
    Err(error["extensions"]["field"].as_str().unwrap().to_owned())
}

const NOTE: &str = "query($note: Note!) { note(note: $note) }";

#[tokio::test]
async fn what_cannot_be_kept_or_counted_is_refused_with_its_field() {
    for (field, value) in [
        ("title", json!("a\u{0}b")),
        ("title", json!("\u{7}")),
        ("title", json!("x".repeat(LINE + 1))),
        ("body", json!("x".repeat(FREE + 1))),
        ("body", json!("\u{1b}[31m")),
        ("secret", json!("a\u{0}")),
        ("idempotencyKey", json!("k".repeat(3_000))),
        ("id", json!("abc")),
        ("day", json!("2027-02-29")),
        ("day", json!("-4713-01-01")),
        ("day", json!("99999-01-01")),
        ("at", json!("-4713-11-24T00:00:00Z")),
        ("at", json!("yesterday")),
        ("count", json!(1_i64 << 40)),
        ("count", json!(-(1_i64 << 40))),
        ("count", json!(1.5)),
        ("weight", json!("heavy")),
        ("colour", json!("BLUE")),
    ] {
        let place = format!("note.{field}");
        assert_eq!(ask(NOTE, json!({ "note": { field: value } })).await, Err(place), "{field}");
    }
    let nested = json!({ "note": { "inner": [{ "title": "fine" }, { "title": "\u{0}" }] } });
    assert_eq!(ask(NOTE, nested).await, Err("note.inner.1.title".to_owned()));
    let tags = json!({ "note": { "tags": ["fine", "\u{0}"] } });
    assert_eq!(ask(NOTE, tags).await, Err("note.tags.1".to_owned()));
}

#[tokio::test]
async fn literals_and_variables_inside_literals_are_judged_alike() {
    let refused = Err("search".to_owned());
    assert_eq!(ask(r#"{ found(search: "a\u0000") }"#, json!({})).await, refused);
    assert_eq!(
        ask("query($s: String!) { found(search: $s) }", json!({ "s": "\u{0}" })).await,
        refused
    );
    let inside = "query($t: String) { note(note: { title: $t }) }";
    let refused = Err("note.title".to_owned());
    assert_eq!(ask(inside, json!({ "t": "\u{0}" })).await, refused);
    let fragment = r#"{ ...F } fragment F on Query { found(search: "\u0001") }"#;
    assert_eq!(ask(fragment, json!({})).await, Err("search".to_owned()));
    let inline = r#"{ ... on Query { found(search: "\u0001") } }"#;
    assert_eq!(ask(inline, json!({})).await, Err("search".to_owned()));
}

#[tokio::test]
async fn a_resolver_sees_what_a_person_sees() {
    assert_eq!(
        ask(r#"{ found(search: "\u200B Zoe\u0301\u00A0") }"#, json!({})).await.unwrap(),
        "Zoé"
    );
    let note = json!({ "note": {
        "title": "\u{200e}AB\u{a0}123\u{202c}", "body": "one\r\ntwo\u{feff}", "secret": " s\u{200b} ",
        "id": "0190c0ff-ee00-7000-8000-00000000000A", "day": "2026-11-29",
        "at": "2026-11-29T10:00:00+01:00", "count": 3, "weight": 1.5, "colour": "RED",
    } });
    assert_eq!(ask(NOTE, note).await.unwrap(), "AB 123|one\ntwo| s\u{200b} ");
    // One value where a list is wanted.
    assert_eq!(ask(NOTE, json!({ "note": { "tags": "\u{200b}x" } })).await.unwrap(), "x");
}
