//! Trusted documents: the operations of our own clients, known by what they ask.
//!
//! An operation is recognised by the hash of its canonical form: the operation asked for and the
//! fragments it uses, printed anew. So neither white space nor the order of fragments matters,
//! and one file may serve clients that send it whole. Its identifier, for clients that send no
//! text at all, is `sha256:` and the same hash.
//! Decisions: docs/decisions/router.md

use crate::operation;
use anyhow::{Context, ensure};
use hive_router::graphql_tools::{
    parser::parse_query,
    static_graphql::query::{Definition, Document, FragmentDefinition, Selection, SelectionSet},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Operations that are known in advance, by identifier.
#[derive(Clone, Debug, Default)]
pub struct TrustedDocuments(BTreeMap<String, String>);

impl TrustedDocuments {
    /// Reads one client's operations. Its fragments may stand in other texts than the operations.
    ///
    /// # Errors
    /// When a text does not parse, or an operation has no name.
    pub fn add_client<'a>(
        &mut self,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> anyhow::Result<()> {
        let mut whole = Document { definitions: Vec::new() };
        for text in texts {
            let parsed = parse_query::<String>(text).context("an operation does not parse")?;
            whole.definitions.extend(parsed.into_static().definitions);
        }
        for operation in operation::all(&whole) {
            let name = operation::name(operation);
            ensure!(name.is_some(), "an operation of our clients has no name");
            let text = canonical(&whole, name);
            self.0.insert(identifier(&text), text);
        }
        Ok(())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Identifier to text, as hive-router reads a manifest.
    pub(crate) fn manifest(&self) -> String {
        serde_json::json!(self.0).to_string()
    }

    /// Whether the operation of this document is one of ours.
    pub(crate) fn knows(&self, document: &Document, operation: Option<&str>) -> bool {
        self.0.contains_key(&identifier(&canonical(document, operation)))
    }
}

fn identifier(canonical: &str) -> String {
    format!("sha256:{:x}", Sha256::digest(canonical))
}

/// The operation of that name (the first where none is asked for), then the fragments it uses by
/// name; empty where there is no such operation.
fn canonical(document: &Document, wanted: Option<&str>) -> String {
    let Some(operation) = operation::asked_for(document, wanted) else { return String::new() };
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::Fragment(fragment) => Some((fragment.name.as_str(), fragment)),
        Definition::Operation(_) => None,
    });
    let fragments = fragments.collect();
    let mut used = BTreeMap::new();
    collect(operation::selections(operation), &fragments, &mut used);
    used.values().fold(operation.to_string(), |text, fragment| text + &fragment.to_string())
}

/// Gathers the fragments that are spread, each once: the guard has bounded how deep they nest.
fn collect<'a>(
    set: &'a SelectionSet,
    fragments: &HashMap<&'a str, &'a FragmentDefinition>,
    used: &mut BTreeMap<&'a str, &'a FragmentDefinition>,
) {
    for item in &set.items {
        match item {
            Selection::Field(field) => collect(&field.selection_set, fragments, used),
            Selection::InlineFragment(inline) => collect(&inline.selection_set, fragments, used),
            Selection::FragmentSpread(spread) => {
                let Some(fragment) = fragments.get(spread.fragment_name.as_str()) else { continue };
                if used.insert(&fragment.name, fragment).is_none() {
                    collect(&fragment.selection_set, fragments, used);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn trusted() -> TrustedDocuments {
        let mut trusted = TrustedDocuments::default();
        let texts = [
            "query Mine($n: Int!) { cars(first: $n) { ...Car } } query Other { me { id } }",
            "fragment Car on Car { id plate ...Owner } fragment Owner on Car { owner { id } }",
        ];
        trusted.add_client(texts).unwrap();
        trusted
    }

    fn knows(text: &str, operation: Option<&str>) -> bool {
        trusted().knows(&parse_query::<String>(text).unwrap().into_static(), operation)
    }

    #[test]
    fn what_our_clients_ask_is_known_however_it_is_written() {
        assert_eq!(trusted().len(), 2);
        assert!(knows("query Other{me{id}}", None));
        assert!(knows(
            "fragment Owner on Car{owner{id}} query Mine($n:Int!){cars(first:$n){...Car}}
             fragment Car on Car{id,plate ...Owner} fragment Unused on Car { id }",
            Some("Mine")
        ));
    }

    #[test]
    fn anything_else_is_not() {
        for (text, operation) in [
            ("query Other { me { id email } }", None),
            ("query Another { me { id } }", None),
            ("{ me { id } }", None),
            ("query Other { me { id } } query Sly { secrets }", Some("Sly")),
            ("query Other { me { id } }", Some("Missing")),
            ("fragment Car on Car { id }", None),
        ] {
            assert!(!knows(text, operation), "{text}");
        }
    }

    #[test]
    fn an_operation_without_a_name_is_refused() {
        assert!(TrustedDocuments::default().add_client(["{ me { id } }"]).is_err());
    }
}
