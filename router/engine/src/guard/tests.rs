//! The attacks the guard is there for, and the ordinary queries it must let through.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Limits, Shape, check, check_text};
use hive_router::graphql_tools::parser::parse_query;
use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

fn guard(query: &str) -> Result<Shape, String> {
    let limits = Limits::default();
    check_text(query, &limits).map_err(|refusal| refusal.message)?;
    let document = parse_query::<String>(query).unwrap().into_static();
    check(&document, &limits).map_err(|refusal| refusal.message)
}

/// The guard's own time, without the parser's.
fn refused_quickly(query: &str) -> String {
    let document = parse_query::<String>(query).unwrap().into_static();
    let limits = Limits::default();
    let start = Instant::now();
    let refusal = check_text(query, &limits)
        .and_then(|()| check(&document, &limits).map(|_| ()))
        .unwrap_err();
    let took = start.elapsed();
    assert!(took < Duration::from_millis(50), "{took:?} for {} bytes", query.len());
    assert_eq!((refusal.status.as_u16(), refusal.code), (400, "QUERY_TOO_COMPLEX"));
    refusal.message
}

fn fragment_chain(length: usize) -> String {
    let mut query = format!("query {{ users {{ ...f{length} }} }} fragment f0 on User {{ id }} ");
    for n in 1..=length {
        write!(query, "fragment f{n} on User {{ ...f{0} ...f{0} }} ", n - 1).unwrap();
    }
    query
}

#[test]
fn doubling_fragments_are_refused_however_long_the_chain() {
    for length in [12, 16, 22, 40, 55] {
        assert!(refused_quickly(&fragment_chain(length)).contains("selections"), "{length}");
    }
    assert!(refused_quickly(&fragment_chain(150)).contains("nesting"));
}

#[test]
fn a_doubling_chain_nobody_spreads_is_refused_too() {
    let query = fragment_chain(30).replace("{ users { ...f30 } }", "{ users { id } }");
    assert!(refused_quickly(&query).contains("selections"));
}

#[test]
fn doubling_through_inline_fragments_and_nested_fields_is_refused() {
    let mut query = String::from("{ a { ...f14 } } fragment f0 on A { id } ");
    for n in 1..=14 {
        let inner = n - 1;
        write!(query, "fragment f{n} on A {{ ... on A {{ ...f{inner} }} ...f{inner} }} ").unwrap();
    }
    assert!(refused_quickly(&query).contains("selections"));
}

#[test]
fn circular_fragments_are_refused() {
    for query in [
        "{ a { ...f } } fragment f on A { ...f }",
        "{ a { ...f } } fragment f on A { b { ...g } } fragment g on A { ... on A { ...f } }",
    ] {
        assert!(refused_quickly(query).contains("circular"), "{query}");
    }
}

#[test]
fn duplicate_fields_are_refused() {
    assert!(refused_quickly(&format!("{{ users {{ {} }} }}", "id ".repeat(500))).contains("dupl"));
    assert!(
        refused_quickly(&format!("{{ users {{ {} }} }}", "reviews { id } ".repeat(400)))
            .contains("duplicate")
    );
    assert!(refused_quickly(&format!("{{ users {{ {} }} }}", "id ".repeat(8_000))).contains("tok"));
}

#[test]
fn duplicates_spread_over_siblings_and_fragments_are_counted_where_they_meet() {
    let half = "id ".repeat(60);
    let query = format!("{{ users {{ {half} }} users {{ ... on User {{ {half} }} }} }}");
    assert!(refused_quickly(&query).contains("duplicate"));
    let query = format!(
        "{{ users {{ ...f ...f ... on User {{ ...f }} }} }} fragment f on User {{ {half} }}"
    );
    assert!(refused_quickly(&query).contains("duplicate"));
}

#[test]
fn depth_is_counted_through_fragments() {
    let deep = |depth: usize| format!("{}{}", "{ a ".repeat(depth), "}".repeat(depth));
    assert!(guard(&deep(15)).is_ok());
    assert!(refused_quickly(&deep(16)).contains("depth"));
    let query = format!("{{ a {{ ...f }} }} fragment f on A {}", deep(15));
    assert!(refused_quickly(&query).contains("depth"));
}

#[test]
fn aliases_and_directives_are_bounded() {
    let aliases: String = (0..101).fold(String::new(), |mut text, n| {
        write!(text, "a{n}: id ").unwrap();
        text
    });
    assert!(refused_quickly(&format!("{{ users {{ {aliases} }} }}")).contains("aliases"));
    let query = format!("{{ users {} {{ id }} }}", "@include(if: true) ".repeat(60));
    assert!(refused_quickly(&query).contains("directives"));
}

#[test]
fn directives_are_few_in_one_place() {
    let five = "@aa ".repeat(5);
    for query in [
        format!("{{ __typename {five} }}"),
        format!("query Q {five} {{ a }}"),
        format!("{{ ... on A {five} {{ a }} }}"),
        format!("{{ ...f {five} }} fragment f on A {{ a }}"),
    ] {
        assert!(refused_quickly(&query).contains("directives"), "{query}");
    }
}

#[test]
fn one_place_cannot_be_asked_for_in_many_ways() {
    let ways = |count: usize| {
        (0..count).fold(String::new(), |mut text, n| {
            write!(text, "same: centres(first: {n}) {{ id }} ").unwrap();
            text
        })
    };
    assert!(guard(&format!("{{ {} }}", ways(10))).is_ok());
    assert!(refused_quickly(&format!("{{ {} }}", ways(11))).contains("conflicting"));
}

#[test]
fn the_schema_is_asked_for_a_few_times_at_most() {
    let times = |count: usize| {
        (0..count).fold(String::new(), |mut text, n| {
            write!(text, "s{n}: __schema {{ types {{ name }} }} ").unwrap();
            text
        })
    };
    assert!(guard(&format!("{{ {} }}", times(5))).is_ok());
    assert!(refused_quickly(&format!("{{ {} }}", times(6))).contains("introspection"));
}

#[test]
fn lists_inside_lists_cost_what_they_answer() {
    let nested = |first: &str| {
        format!("{{ a(first: {first}) {{ b(first: {first}) {{ c(first: {first}) {{ id }} }} }} }}")
    };
    assert!(guard(&nested("20")).is_ok());
    assert!(refused_quickly(&nested("100")).contains("cost"));
    assert!(refused_quickly(&nested("$n")).contains("cost"));
    assert!(guard("query($n: Int!) { a(first: $n) { b(first: $n) { id } } }").is_ok());
}

#[test]
fn an_operation_begins_with_so_many_fields() {
    let fields = |count: usize| {
        (0..count).fold(String::new(), |mut text, n| {
            write!(text, "f{n} ").unwrap();
            text
        })
    };
    assert!(guard(&format!("{{ ...f }} fragment f on Query {{ {} }}", fields(50))).is_ok());
    let many = format!("{{ ...f }} fragment f on Query {{ {} }}", fields(51));
    assert!(refused_quickly(&many).contains("root fields"));
}

#[test]
fn circular_introspection_is_refused_and_the_tools_query_is_not() {
    let circular = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
    assert!(refused_quickly(circular).contains("introspection"));
    let tools = "query IntrospectionQuery { __schema { queryType { name } types { ...FullType } directives { name args { ...InputValue } } } }
        fragment FullType on __Type { kind name fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } } inputFields { ...InputValue } interfaces { ...TypeRef } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";
    let shape = guard(tools).unwrap();
    assert!(shape.introspects);
    assert_eq!(shape.operation.as_deref(), Some("IntrospectionQuery"));
}

#[test]
fn an_ordinary_query_passes_and_tells_its_name() {
    let query = "query Agenda($day: Date!) { me { id name } slots(day: $day) { ...Slot } other: slots(day: $day) { ...Slot id } } fragment Slot on Slot { id start end centre { id name ...Address } } fragment Address on Centre { street city }";
    assert_eq!(
        guard(query).unwrap(),
        Shape { operation: Some("Agenda".into()), introspects: false }
    );
}

#[test]
fn an_unknown_fragment_is_left_to_validation() {
    assert!(guard("{ a { ...nowhere } }").is_ok());
}
