//! The guard in front of validation: refuses operations whose text is small and whose cost is not.
//!
//! Validation compares fields pairwise and walks fragments each time they are spread, so a few
//! hundred bytes can hold a worker for seconds. Three passes, each linear in what it reads:
//! [`scan`] counts tokens in the raw text, [`measure`] counts what the fragments expand to without
//! expanding them, and [`merge`] then expands at most [`Limits::selections`] to count fields that
//! land on the same response key.

mod measure;
mod merge;
mod scan;

use crate::{errors::Refusal, operation};
use hive_router::graphql_tools::static_graphql::query::{
    Definition, Document, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
};
use http::StatusCode;
use std::{collections::HashMap, time::Duration};

/// What one GraphQL request may cost. Every number is a maximum.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a request body on `/graphql`.
    pub body_bytes: u64,
    /// Tokens of the query text.
    pub tokens: usize,
    /// Selections, with every fragment expanded where it is spread, over all definitions.
    pub selections: u64,
    /// Fields an operation begins with.
    pub root_fields: u64,
    /// Fields of the answer: what a list holds counts as often as its page is long.
    pub cost: u64,
    /// Fields inside fields.
    pub depth: u32,
    /// Fields that answer to the same response key in the same place.
    pub duplicates: u32,
    /// Aliased fields, expanded.
    pub aliases: u64,
    /// Directives, expanded.
    pub directives: u64,
    /// Subscriptions open at once on this origin, and WebSockets.
    pub subscriptions: usize,
    /// Subscriptions of one person, by the token's subject.
    pub streams_per_person: usize,
    /// Subscriptions of one address (of IPv6 the /64), and WebSockets: who has many tokens, or
    /// none, has one address.
    pub streams_per_address: usize,
    /// How long a subscription may last; never longer than the token that opened it.
    pub stream: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 256 * 1024,
            tokens: 2_000,
            selections: 2_000,
            root_fields: 50,
            cost: 50_000,
            depth: 15,
            duplicates: 100,
            aliases: 100,
            directives: 50,
            subscriptions: 1_000,
            streams_per_person: 20,
            streams_per_address: 100,
            stream: Duration::from_secs(3_600),
        }
    }
}

/// What the guard learned of an operation it let through.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Name of the first operation.
    pub(crate) operation: Option<String>,
    /// Whether any operation asks for the schema itself.
    pub(crate) introspects: bool,
}

/// Before anything is parsed, the JSON around the query included.
///
/// # Errors
/// 400 `QUERY_TOO_COMPLEX`.
pub(crate) fn check_raw(body: &[u8], query_string: &str) -> Result<(), Refusal> {
    if scan::json_too_deep(body) || scan::url_too_deep(query_string) {
        return Err(too_complex("nesting"));
    }
    Ok(())
}

/// First pass, on the text alone.
///
/// # Errors
/// 400 `QUERY_TOO_COMPLEX`.
pub(crate) fn check_text(query: &str, limits: &Limits) -> Result<(), Refusal> {
    match scan::excess(query, limits.tokens) {
        Some(what) => Err(too_complex(what)),
        None => Ok(()),
    }
}

/// Second and third pass, on the parsed document.
///
/// # Errors
/// 400 `QUERY_TOO_COMPLEX`, naming the limit.
pub(crate) fn check(document: &Document, limits: &Limits) -> Result<Shape, Refusal> {
    let mut fragments: HashMap<&str, &FragmentDefinition> = HashMap::new();
    for definition in &document.definitions {
        if let Definition::Fragment(fragment) = definition
            && fragments.insert(&fragment.name, fragment).is_some()
        {
            return Err(too_complex("duplicate fragments"));
        }
    }
    let introspects = measure::all(document, &fragments, limits)?;
    merge::all(document, &fragments, limits)?;
    let operation = operation::all(document).find_map(operation::name).map(str::to_owned);
    Ok(Shape { operation, introspects })
}

/// The selections a definition opens with.
fn root(definition: &Definition) -> &SelectionSet {
    match definition {
        Definition::Operation(operation) => operation::selections(operation),
        Definition::Fragment(fragment) => &fragment.selection_set,
    }
}

/// Directives on the definition itself.
fn root_directives(definition: &Definition) -> usize {
    match definition {
        Definition::Operation(OperationDefinition::SelectionSet(_)) => 0,
        Definition::Operation(OperationDefinition::Query(query)) => query.directives.len(),
        Definition::Operation(OperationDefinition::Mutation(mutation)) => mutation.directives.len(),
        Definition::Operation(OperationDefinition::Subscription(sub)) => sub.directives.len(),
        Definition::Fragment(fragment) => fragment.directives.len(),
    }
}

fn directives(selection: &Selection) -> usize {
    match selection {
        Selection::Field(field) => field.directives.len(),
        Selection::FragmentSpread(spread) => spread.directives.len(),
        Selection::InlineFragment(inline) => inline.directives.len(),
    }
}

fn too_complex(what: &str) -> Refusal {
    Refusal::new(
        StatusCode::BAD_REQUEST,
        "QUERY_TOO_COMPLEX",
        format!(
            "Cette demande est trop complexe ({what}). / This operation is too complex ({what})."
        ),
    )
}

#[cfg(test)]
mod tests;
