//! Counts the fields that land on the same response key in the same place, after fragments and
//! repeated fields are merged: validation compares those pairwise.
//!
//! Runs after [`super::measure`], which bounds both the work and the recursion.

use super::{Limits, root, too_complex};
use crate::errors::Refusal;
use hive_router::graphql_tools::static_graphql::query::{
    Document, FragmentDefinition, Selection, SelectionSet,
};
use std::collections::HashMap;

/// One place in the answer: how many fields of the document write it, and what is inside.
#[derive(Default)]
struct Place<'a> {
    fields: u32,
    inside: HashMap<&'a str, Place<'a>>,
}

pub(super) fn all<'a>(
    document: &'a Document,
    fragments: &'a HashMap<&'a str, &'a FragmentDefinition>,
    limits: &Limits,
) -> Result<(), Refusal> {
    for definition in &document.definitions {
        let mut answer = Place::default();
        merge(root(definition), &mut answer, fragments, limits.duplicates)?;
    }
    Ok(())
}

fn merge<'a>(
    set: &'a SelectionSet,
    place: &mut Place<'a>,
    fragments: &'a HashMap<&'a str, &'a FragmentDefinition>,
    limit: u32,
) -> Result<(), Refusal> {
    for item in &set.items {
        match item {
            Selection::Field(field) => {
                let key = field.alias.as_deref().unwrap_or(&field.name);
                let inside = place.inside.entry(key).or_default();
                inside.fields += 1;
                if inside.fields > limit {
                    return Err(too_complex("duplicate fields"));
                }
                merge(&field.selection_set, inside, fragments, limit)?;
            }
            Selection::InlineFragment(inline) => {
                merge(&inline.selection_set, place, fragments, limit)?;
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = fragments.get(spread.fragment_name.as_str()) {
                    merge(&fragment.selection_set, place, fragments, limit)?;
                }
            }
        }
    }
    Ok(())
}
