//! What an operation begins with: the fields it asks the graph for, each as often as it does.

use crate::operation;
use hive_router::graphql_tools::static_graphql::query::{
    Definition, Document, FragmentDefinition, Selection, SelectionSet,
};
use std::collections::{BTreeMap, HashMap};

/// A field that an operation begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootField {
    /// Its name in the schema, whatever it is called in the answer.
    pub name: String,
    /// How often the operation asks for it.
    pub times: u32,
}

/// The root fields of the operation that is asked for, by name. Call it for documents that the
/// guard let through: their fragments are not circular, and what they expand to is bounded.
pub(crate) fn of(document: &Document, wanted: Option<&str>) -> Vec<RootField> {
    let Some(operation) = operation::asked_for(document, wanted) else { return Vec::new() };
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::Fragment(fragment) => Some((fragment.name.as_str(), fragment)),
        Definition::Operation(_) => None,
    });
    let fragments = fragments.collect();
    let mut counted = BTreeMap::new();
    count(operation::selections(operation), &fragments, &mut counted);
    let field = |(name, times): (&str, u32)| RootField { name: name.to_owned(), times };
    counted.into_iter().map(field).collect()
}

fn count<'a>(
    set: &'a SelectionSet,
    fragments: &HashMap<&str, &'a FragmentDefinition>,
    counted: &mut BTreeMap<&'a str, u32>,
) {
    for item in &set.items {
        match item {
            Selection::Field(field) => *counted.entry(field.name.as_str()).or_default() += 1,
            Selection::InlineFragment(inline) => count(&inline.selection_set, fragments, counted),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = fragments.get(spread.fragment_name.as_str()) {
                    count(&fragment.selection_set, fragments, counted);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use hive_router::graphql_tools::parser::query::parse_query;

    fn fields(text: &str, wanted: Option<&str>) -> Vec<(String, u32)> {
        let document: Document = parse_query(text).unwrap().into_static();
        of(&document, wanted).into_iter().map(|field| (field.name, field.times)).collect()
    }

    #[test]
    fn every_alias_counts_and_so_do_fragments() {
        let fifty: Vec<_> = (0..50).map(|n| format!("a{n}: logIn {{ x }}")).collect();
        let text = format!("mutation {{ {} }}", fifty.join(" "));
        assert_eq!(fields(&text, None), [("logIn".to_owned(), 50)]);
        let text = "query A { ...f b: two { one } ... { one } } query B { three }
            fragment f on Query { one other: one { two } }";
        assert_eq!(fields(text, Some("A")), [("one".to_owned(), 3), ("two".to_owned(), 1)]);
        assert_eq!(fields(text, Some("B")), [("three".to_owned(), 1)]);
        assert_eq!(fields(text, Some("C")), []);
    }
}
