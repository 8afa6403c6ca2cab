//! How much a document expands to, computed without expanding it: each fragment is measured once
//! and its measure reused wherever it is spread.

use super::{Limits, directives, root, root_directives, too_complex};
use crate::errors::Refusal;
use hive_router::graphql_tools::static_graphql::query::{
    Definition, Document, Field, FragmentDefinition, Selection, SelectionSet, Value,
};
use std::collections::HashMap;

/// Selections inside selections of any kind, fragments included. Bounds recursion, here and in
/// whatever walks the document after us.
const MAX_NESTING: u32 = 64;

/// Lists of the introspection schema inside one another: `fields` of the type of `fields`… each
/// level multiplies the answer by the size of the schema. What tools send needs one.
const MAX_INTROSPECTION_LISTS: u32 = 3;

/// Times one document may ask for the schema.
const MAX_INTROSPECTIONS: u32 = 5;

/// Directives in one place. None of ours may be repeated, and each would be refused by itself.
const MAX_DIRECTIVES_IN_PLACE: usize = 4;

/// As long as a page of a list may be, in our graph and by custom.
const LONGEST_PAGE: i64 = 100;

const INTROSPECTION_LISTS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];

/// What a selection set comes to once expanded.
#[derive(Clone, Copy, Default)]
struct Measure {
    selections: u64,
    aliases: u64,
    directives: u64,
    /// Fields at the top, through fragments.
    top: u64,
    cost: u64,
    depth: u32,
    nesting: u32,
    lists: u32,
    introspections: u32,
}

impl Measure {
    /// Adds what stands beside this.
    fn add(&mut self, other: Self) {
        self.selections = self.selections.saturating_add(other.selections);
        self.top = self.top.saturating_add(other.top);
        self.cost = self.cost.saturating_add(other.cost);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.depth = self.depth.max(other.depth);
        self.nesting = self.nesting.max(other.nesting);
        self.lists = self.lists.max(other.lists);
        self.introspections = self.introspections.saturating_add(other.introspections);
    }
}

/// How often what is inside a field is answered, by the page it asks for: 1 where it asks for
/// none, the longest where a variable says.
fn page(field: &Field) -> u64 {
    let wanted = field.arguments.iter().find(|(name, _)| name == "first" || name == "last");
    match wanted {
        None => 1,
        Some((_, Value::Int(length))) => {
            let length = length.as_i64().unwrap_or(LONGEST_PAGE);
            length.clamp(1, LONGEST_PAGE).unsigned_abs()
        }
        Some(_) => LONGEST_PAGE.unsigned_abs(),
    }
}

enum State {
    Open,
    Done(Measure),
}

struct Walk<'a> {
    fragments: &'a HashMap<&'a str, &'a FragmentDefinition>,
    seen: HashMap<&'a str, State>,
}

/// Checks every definition; says whether any operation introspects. Fragments nobody spreads
/// count too: validation walks them as well.
pub(super) fn all<'a>(
    document: &'a Document,
    fragments: &'a HashMap<&'a str, &'a FragmentDefinition>,
    limits: &Limits,
) -> Result<bool, Refusal> {
    let mut walk = Walk { fragments, seen: HashMap::new() };
    let mut total = Measure::default();
    let (mut depth, mut root_fields, mut cost) = (0, 0, 0);
    for definition in &document.definitions {
        let measure = match definition {
            Definition::Fragment(fragment) => walk.fragment(&fragment.name, 0)?,
            Definition::Operation(_) => walk.set(root(definition), 0)?,
        };
        total.add(measure);
        let here = root_directives(definition);
        if here > MAX_DIRECTIVES_IN_PLACE {
            return Err(too_complex("directives"));
        }
        total.directives = total.directives.saturating_add(here as u64);
        if matches!(definition, Definition::Operation(_)) {
            depth = depth.max(measure.depth);
            root_fields = root_fields.max(measure.top);
            cost = cost.max(measure.cost);
        }
    }
    for (exceeded, what) in [
        (total.selections > limits.selections, "selections"),
        (depth > limits.depth, "depth"),
        (root_fields > limits.root_fields, "root fields"),
        (cost > limits.cost, "cost"),
        (total.aliases > limits.aliases, "aliases"),
        (total.directives > limits.directives, "directives"),
        (total.introspections > MAX_INTROSPECTIONS, "introspection"),
    ] {
        if exceeded {
            return Err(too_complex(what));
        }
    }
    Ok(total.introspections > 0)
}

impl<'a> Walk<'a> {
    fn set(&mut self, set: &'a SelectionSet, level: u32) -> Result<Measure, Refusal> {
        let mut total = Measure::default();
        for item in &set.items {
            if directives(item) > MAX_DIRECTIVES_IN_PLACE {
                return Err(too_complex("directives"));
            }
            let mut measure = match item {
                Selection::Field(field) => {
                    let mut inner = self.set(&field.selection_set, level + 1)?;
                    let name = field.name.as_str();
                    if matches!(name, "__schema" | "__type") {
                        if inner.lists > MAX_INTROSPECTION_LISTS {
                            return Err(too_complex("introspection"));
                        }
                        // Bounded by its own rules; a type reference alone is ten deep.
                        inner.depth = 0;
                        inner.cost = 0;
                        inner.lists = 0;
                        inner.introspections = 1;
                    }
                    inner.depth += 1;
                    inner.top = 1;
                    inner.cost = inner.cost.saturating_mul(page(field)).saturating_add(1);
                    inner.lists += u32::from(INTROSPECTION_LISTS.contains(&name));
                    inner.aliases = inner.aliases.saturating_add(u64::from(field.alias.is_some()));
                    inner
                }
                Selection::FragmentSpread(spread) => {
                    self.fragment(&spread.fragment_name, level + 1)?
                }
                Selection::InlineFragment(inline) => self.set(&inline.selection_set, level + 1)?,
            };
            measure.selections = measure.selections.saturating_add(1);
            measure.directives = measure.directives.saturating_add(directives(item) as u64);
            measure.nesting += 1;
            total.add(measure);
        }
        if level.saturating_add(total.nesting) > MAX_NESTING {
            return Err(too_complex("nesting"));
        }
        Ok(total)
    }

    /// An unknown fragment measures nothing: validation names it to the client.
    fn fragment(&mut self, name: &'a str, level: u32) -> Result<Measure, Refusal> {
        match self.seen.get(name) {
            Some(State::Done(measure)) => return Ok(*measure),
            Some(State::Open) => return Err(too_complex("circular fragments")),
            None => {}
        }
        if level > MAX_NESTING {
            return Err(too_complex("nesting"));
        }
        let Some(fragment) = self.fragments.get(name).copied() else {
            return Ok(Measure::default());
        };
        self.seen.insert(name, State::Open);
        let measure = self.set(&fragment.selection_set, level)?;
        self.seen.insert(name, State::Done(measure));
        Ok(measure)
    }
}
