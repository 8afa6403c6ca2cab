//! Names that GraphQL and the planner keep for themselves: a slip is told, not answered with
//! nothing.

use crate::harness::{Harness, Transport, code};
use engine::{Graph, Introspection, Subgraph, subgraphs_of};
use serde_json::Value;
use std::path::Path;

fn messages(answer: &Value) -> String {
    let errors = answer["errors"].as_array().into_iter().flatten();
    errors.filter_map(|error| error["message"].as_str()).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_field_with_two_underscores_is_an_error_at_any_depth() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.introspection = Introspection::Open;
    })
    .await;
    for query in [
        "{ __foo }",
        "{ __typenam }",
        "{ __typename foo: __typenam }",
        r#"{ person(id: "1") { __foo } }"#,
        r#"{ person(id: "1") { __schema { description } } }"#,
        r#"{ person(id: "1") { ...F } } fragment F on Person { __typenam }"#,
        r#"{ person(id: "1") { ... on Person { __foo } } }"#,
        "mutation { __foo }",
        "mutation { __schema { description } }",
        "{ __schema { __foo } }",
        "{ __schema { types { nonsense } } }",
        "{ __schema { types { fields { type { __typenam } } } } }",
        "{ __schema { ...F } } fragment F on __Schema { nonsense }",
        "{ __schema }",
        "{ __type { name } }",
        r#"{ __type(name: "Person", nonsense: 1) { name } }"#,
        "{ __schema { description { name } } }",
        "{ __typename { name } }",
    ] {
        let answer = router.ask(query).await;
        assert!(answer.get("data").is_none_or(Value::is_null), "{query}: {answer}");
        assert_eq!(code(&answer), "FieldsOnCorrectType", "{query}: {answer}");
    }
    for query in [
        "{ __typename }",
        r#"{ again: __typename person(id: "1") { __typename kind: __typename } }"#,
        "{ __schema { __typename queryType { name fields(includeDeprecated: true) { name } } } }",
        r#"{ __type(name: "Person") { ...T } } fragment T on __Type { name ofType { name } }"#,
    ] {
        let answer = router.ask(query).await;
        assert!(answer.get("errors").is_none(), "{query}: {answer}");
    }
    let answer = router.ask(r#"{ __type(name: "Person") { name } }"#).await;
    assert_eq!(answer["data"]["__type"]["name"], "Person");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alias_onto_what_the_planner_adds_is_refused_in_words() {
    let router = Harness::start(Transport::InProcess).await;
    for query in [
        r#"{ person(id: "1") { id: name letters } }"#,
        r#"{ person(id: "1") { id: letters } }"#,
        r#"{ person(id: "1") { ...F letters } } fragment F on Person { id: name }"#,
        r#"{ person(id: "1") { __typename: name letters } }"#,
        r#"{ __typename: person(id: "1") { letters } }"#,
        r#"{ person(id: "1") { __mine: name } }"#,
    ] {
        let answer = router.ask(query).await;
        assert_eq!(code(&answer), "ALIAS_RESERVED", "{query}: {answer}");
        assert!(messages(&answer).contains("alias"), "{query}: {answer}");
    }
    // Any other alias has its value, also of a key and also called as a key of another type.
    let query = r#"{ id: person(id: "1") { id: id key: id name: name who: name letters } }"#;
    let person = &router.ask(query).await["data"]["id"];
    assert_eq!(person["id"], "1");
    assert_eq!(person["key"], "1");
    assert_eq!(person["who"], "Ada");
    assert_eq!(person["letters"][0], "to 1");
}

/// Every entity of the platform's own graph, and every field that an alias could stand for.
#[tokio::test(flavor = "multi_thread")]
async fn no_entity_of_the_real_graph_takes_an_alias_onto_its_key() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/supergraph.graphql");
    let supergraph = std::fs::read_to_string(file).unwrap();
    let router = Harness::configured(Transport::InProcess, |config| {
        let reached = subgraphs_of(&supergraph).unwrap().into_iter();
        let subgraphs = reached
            .map(|(name, _)| {
                let url = format!("http://127.0.0.1:9/{name}");
                Subgraph { name, local: None, url, ws_path: None }
            })
            .collect();
        config.graph = Graph { supergraph: supergraph.clone(), subgraphs };
    })
    .await;
    let mut tried = 0;
    for definition in supergraph.split("\ntype ").skip(1) {
        let (head, body) = definition.split_once('{').unwrap();
        let name = head.split_whitespace().next().unwrap();
        let Some((_, key)) = head.split_once("key: \"") else { continue };
        let key = key.split('"').next().unwrap();
        let body = body.split("\n}").next().unwrap();
        let fields = body.lines().filter_map(|line| {
            let line = line.strip_prefix("  ")?;
            let field = line.split([':', '(']).next()?;
            let plain = field.chars().all(|c| c.is_ascii_alphanumeric()) && !field.is_empty();
            (plain && field != key && !line.starts_with(' ')).then_some(field)
        });
        for field in fields {
            for alias in [key, "__typename"] {
                // Whether the field needs arguments or has fields of its own is told beside it.
                let query =
                    format!("{{ __typename ...F }} fragment F on {name} {{ {alias}: {field} }}");
                let answer = router.ask(&query).await;
                let told = messages(&answer);
                assert!(told.contains(&format!("alias \"{alias}\"")), "{query}: {answer}");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}
