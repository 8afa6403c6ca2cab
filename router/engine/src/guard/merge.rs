//! Counts the fields that land on the same response key in the same place, after fragments and
//! repeated fields are merged: validation compares those pairwise.
//!
//! Runs after [`super::measure`], which bounds both the work and the recursion.

use super::{Limits, root, too_complex};
use crate::errors::Refusal;
use hive_router::graphql_tools::static_graphql::query::{
    Document, Field, FragmentDefinition, Selection, SelectionSet,
};
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// How often one place may be asked for with different arguments: types that exclude each other
/// may differ, everything else is a conflict, told once for each pair.
const MAX_VARIANTS: usize = 10;

/// One place in the answer: how many fields of the document write it, and what is inside.
#[derive(Default)]
struct Place<'a> {
    fields: u32,
    variants: HashSet<u64>,
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

/// A field's name and arguments as one number.
fn variant(field: &Field) -> u64 {
    let mut hasher = DefaultHasher::new();
    field.name.hash(&mut hasher);
    for (name, value) in &field.arguments {
        (name, value.to_string()).hash(&mut hasher);
    }
    hasher.finish()
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
                inside.variants.insert(variant(field));
                if inside.variants.len() > MAX_VARIANTS {
                    return Err(too_complex("conflicting fields"));
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
