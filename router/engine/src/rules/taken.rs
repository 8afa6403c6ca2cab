//! The names that the planner may add to what is asked of a type: its keys, and what `@requires`
//! names, read from the supergraph.

use hive_router::graphql_tools::{
    parser::{parse_query, parse_schema},
    static_graphql::{
        query::{self, Selection, SelectionSet},
        schema::{Definition, Directive, Document, TypeDefinition, Value},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// By type, the names that only its own fields may answer to.
#[derive(Default)]
pub(crate) struct Taken(BTreeMap<String, BTreeSet<String>>);

impl Taken {
    /// What a supergraph's joins name; nothing for text that is none.
    pub(crate) fn of(supergraph: &str) -> Self {
        let mut taken = Self::default();
        let Ok(document) = parse_schema::<String>(supergraph) else { return taken };
        let document = document.into_static();
        for definition in &document.definitions {
            let Definition::TypeDefinition(kind) = definition else { continue };
            let (directives, fields) = match kind {
                TypeDefinition::Object(object) => (&object.directives, &object.fields),
                TypeDefinition::Interface(interface) => (&interface.directives, &interface.fields),
                TypeDefinition::Scalar(_)
                | TypeDefinition::Union(_)
                | TypeDefinition::Enum(_)
                | TypeDefinition::InputObject(_) => continue,
            };
            let keys = field_sets(directives, "join__type", "key");
            let needed = fields
                .iter()
                .flat_map(|field| field_sets(&field.directives, "join__field", "requires"));
            for set in keys.chain(needed) {
                taken.note(&document, kind.name(), &set);
            }
        }
        taken
    }

    fn note(&mut self, document: &Document, of: &str, set: &SelectionSet) {
        for item in &set.items {
            match item {
                Selection::Field(field) => {
                    self.0.entry(of.to_owned()).or_default().insert(field.name.clone());
                    let known =
                        document.type_by_name(of).and_then(|kind| kind.field_by_name(&field.name));
                    if let Some(known) = known {
                        self.note(document, known.field_type.inner_type(), &field.selection_set);
                    }
                }
                Selection::InlineFragment(inline) => {
                    let of = match &inline.type_condition {
                        Some(query::TypeCondition::On(name)) => name.as_str(),
                        None => of,
                    };
                    self.note(document, of, &inline.selection_set);
                }
                // A set of fields has no definitions to spread.
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    /// Whether only a field of that name may be called so in this type. In an interface or a union
    /// any of its types may be meant.
    pub(super) fn holds(&self, kind: &TypeDefinition, name: &str) -> bool {
        match kind {
            TypeDefinition::Interface(_) | TypeDefinition::Union(_) => {
                self.0.values().any(|names| names.contains(name))
            }
            TypeDefinition::Object(_)
            | TypeDefinition::Scalar(_)
            | TypeDefinition::Enum(_)
            | TypeDefinition::InputObject(_) => {
                self.0.get(kind.name()).is_some_and(|names| names.contains(name))
            }
        }
    }
}

/// The sets of fields that an argument of these directives names.
fn field_sets(
    directives: &[Directive],
    directive: &'static str,
    argument: &'static str,
) -> impl Iterator<Item = SelectionSet> {
    directives
        .iter()
        .filter(move |found| found.name == directive)
        .flat_map(|found| &found.arguments)
        .filter_map(move |(name, value)| match value {
            Value::String(text) if name == argument => Some(text),
            _ => None,
        })
        .filter_map(|text| {
            let document = parse_query::<String>(&format!("{{ {text} }}")).ok()?.into_static();
            document.definitions.into_iter().find_map(|definition| match definition {
                query::Definition::Operation(query::OperationDefinition::SelectionSet(set)) => {
                    Some(set)
                }
                _ => None,
            })
        })
}

#[cfg(test)]
mod tests {
    use super::Taken;
    use hive_router::graphql_tools::{parser::parse_schema, static_graphql::schema::Document};

    #[test]
    fn keys_and_requirements_are_taken_with_what_stands_inside_them() {
        let supergraph = r#"
            type A @join__type(graph: X, key: "id org { code }") @join__type(graph: Y, key: "sku") {
                id: ID! sku: ID! name: String org: Org
                price: Int @join__field(graph: Y, requires: "weight size { unit }")
                weight: Int size: Size
            }
            type Org { code: ID! name: String }
            type Size { unit: String value: Int }
            type Plain { id: ID! }
            union Any = A | Plain
        "#;
        let taken = Taken::of(supergraph);
        let schema: Document = parse_schema::<String>(supergraph).expect("a schema").into_static();
        let holds =
            |kind: &str, name: &str| taken.holds(schema.type_by_name(kind).expect("a type"), name);
        for (kind, name) in [
            ("A", "id"),
            ("A", "sku"),
            ("A", "weight"),
            ("Org", "code"),
            ("Size", "unit"),
            ("Any", "id"),
        ] {
            assert!(holds(kind, name), "{kind}.{name}");
        }
        for (kind, name) in [("A", "name"), ("Org", "name"), ("Plain", "id"), ("Any", "name")] {
            assert!(!holds(kind, name), "{kind}.{name}");
        }
    }
}
