//! Composition: many subgraph schemas in, one supergraph out, or every reason why not.

use federation_composition::{
    CompositionResult, ServiceDefinition, compose_services, graphql_core,
    transform_supergraph_to_public_schema,
};
use hive_router::graphql_tools::parser::{
    query::Value,
    schema::{Definition, EnumValue, TypeDefinition, parse_schema},
};

/// One subgraph's contribution to the supergraph.
#[derive(Clone, Debug)]
pub struct SubgraphSdl {
    /// The name planning and configuration know it by; lowercase letters, digits and `_`.
    pub name: String,
    /// Where it answers over HTTP. [`crate::Subgraph::url`] overrides it at start.
    pub url: String,
    /// Its federation SDL, already through [`crate::federation_sdl`].
    pub sdl: String,
}

/// Why the subgraphs do not fit together: every message, in the order they were found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the subgraphs do not compose:\n{}", .messages.join("\n"))]
pub struct ComposeError {
    /// One line a problem, prefixed by its code where composition gives one.
    pub messages: Vec<String>,
}

impl ComposeError {
    fn one(message: String) -> Self {
        Self { messages: vec![message] }
    }
}

/// Composes the subgraphs into a supergraph SDL.
///
/// # Errors
/// Every composition problem at once: SDL that does not parse, types that contradict each other,
/// fields no query could reach.
pub fn compose(subgraphs: &[SubgraphSdl]) -> Result<String, ComposeError> {
    let mut services = Vec::with_capacity(subgraphs.len());
    let mut broken = Vec::new();
    for subgraph in subgraphs {
        match graphql_core::parse(subgraph.sdl.as_str()) {
            Ok(document) => services
                .push(ServiceDefinition::new(&subgraph.name, document).with_url(&subgraph.url)),
            Err(error) => broken.push(format!("{}: {}", subgraph.name, error.message)),
        }
    }
    if !broken.is_empty() {
        return Err(ComposeError { messages: broken });
    }
    match compose_services(&services) {
        Ok(CompositionResult::Success(composed)) => Ok(composed.supergraph_sdl().to_owned()),
        Ok(CompositionResult::Failure(failure)) => Err(ComposeError {
            messages: failure
                .errors()
                .iter()
                .map(|error| match error.code() {
                    Some(code) => format!("{code}: {}", error.message),
                    None => error.message.clone(),
                })
                .collect(),
        }),
        Err(error) => Err(ComposeError::one(error.message().to_owned())),
    }
}

/// The subgraphs a supergraph names, by name and address.
///
/// # Errors
/// When `supergraph` does not parse.
pub fn subgraphs_of(supergraph: &str) -> Result<Vec<(String, String)>, ComposeError> {
    let document = parse_schema::<String>(supergraph)
        .map_err(|error| ComposeError::one(format!("the supergraph does not parse: {error}")))?;
    let graphs = document.definitions.iter().find_map(|definition| match definition {
        Definition::TypeDefinition(TypeDefinition::Enum(listed))
            if listed.name == "join__Graph" =>
        {
            Some(&listed.values)
        }
        _ => None,
    });
    let graphs = graphs.map_or(&[][..], Vec::as_slice);
    Ok(graphs.iter().filter_map(named_graph).collect())
}

/// Name and address in `@join__graph(name: …, url: …)`.
fn named_graph(value: &EnumValue<'_, String>) -> Option<(String, String)> {
    let directive = value.directives.iter().find(|directive| directive.name == "join__graph")?;
    let text = |wanted: &str| {
        directive.arguments.iter().find_map(|(name, value)| match value {
            Value::String(text) if name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    Some((text("name")?, text("url").unwrap_or_default()))
}

/// The schema clients see: the supergraph without federation's own types and directives.
/// For code generators and for committing beside the clients.
///
/// # Errors
/// When `supergraph` is not a supergraph SDL as [`compose`] writes it.
pub fn public_schema(supergraph: &str) -> Result<String, ComposeError> {
    let document =
        graphql_core::parse(supergraph).map_err(|error| ComposeError::one(error.message))?;
    let public = transform_supergraph_to_public_schema(&document)
        .map_err(|error| ComposeError::one(error.message().to_owned()))?;
    Ok(graphql_core::print(&public))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn subgraph(name: &str, types: &str) -> SubgraphSdl {
        let link = r#"extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@authenticated"])"#;
        SubgraphSdl {
            name: name.into(),
            url: format!("http://{name}.invalid/graphql"),
            sdl: format!("{link}\n{types}"),
        }
    }

    #[test]
    fn two_subgraphs_become_one_and_the_public_schema_hides_the_machinery() {
        let supergraph = compose(&[
            subgraph(
                "people",
                r#"type Query { me: Person @authenticated } type Person @key(fields: "id") { id: ID! name: String! }"#,
            ),
            subgraph(
                "letters",
                r#"type Query { letters: Int! } type Person @key(fields: "id") { id: ID! letters: [String!]! }"#,
            ),
        ])
        .unwrap();
        assert!(supergraph.contains("@join__graph"), "{supergraph}");
        let named = subgraphs_of(&supergraph).unwrap();
        let url = |name: &str| (name.to_owned(), format!("http://{name}.invalid/graphql"));
        assert_eq!(named, [url("letters"), url("people")]);
        assert!(supergraph.contains("@authenticated"), "{supergraph}");

        let public = public_schema(&supergraph).unwrap();
        assert!(public.contains("type Person"), "{public}");
        assert!(public.contains("letters: [String!]!"), "{public}");
        assert!(!public.contains("join__"), "{public}");
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let error = compose(&[
            subgraph("a", "type Query { same: Int! other: String }"),
            subgraph("b", "type Query { same: String! other: Int }"),
        ])
        .unwrap_err();
        assert!(error.messages.len() >= 2, "{error}");
    }

    #[test]
    fn a_field_nobody_can_reach_is_refused() {
        let error = compose(&[
            subgraph(
                "a",
                r#"type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! }"#,
            ),
            subgraph("b", r#"type Thing @key(fields: "code") { code: ID! hidden: Int }"#),
        ])
        .unwrap_err();
        assert!(error.to_string().contains("hidden"), "{error}");
    }

    #[test]
    fn sdl_that_does_not_parse_names_its_subgraph() {
        let error = compose(&[subgraph("people", "type Query {")]).unwrap_err();
        assert!(error.messages[0].starts_with("people:"), "{error}");
    }
}
