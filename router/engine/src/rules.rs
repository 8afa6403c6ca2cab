//! Rules of validation that hive-router's own lack.
//!
//! It takes every name with two underscores for a field of its own and looks into nothing inside
//! `__schema`: a slip of the pen is answered with an empty object. And its planner adds fields of
//! its own beside those of the client (`__typename`, keys, what `@requires` names): an alias of
//! that name for another field would be written over, or write over what the planner needs.
//! Decisions: docs/decisions/router.md

mod introspection;
mod taken;

pub(crate) use taken::Taken;

use hive_router::graphql_tools::{
    ast::{OperationVisitor, OperationVisitorContext},
    static_graphql::{
        query::{
            Definition, Document, Field, OperationDefinition, Selection, SelectionSet,
            TypeCondition,
        },
        schema::{Document as Schema, TypeDefinition},
    },
    validation::{
        rules::{ValidationRule, ValidationVisitor},
        utils::{ValidationError, ValidationErrorContext},
    },
};
use std::sync::Arc;

/// The rule's name, as hive-router tells rules apart.
const NAME: &str = "ReservedNames";

/// As hive-router's own rule says of any other field: clients know the code.
const UNKNOWN: &str = "FieldsOnCorrectType";
/// An alias that clients may not use.
const ALIAS: &str = "ALIAS_RESERVED";

/// The names that GraphQL and the planner keep for themselves.
pub(crate) struct ReservedNames(pub(crate) Arc<Taken>);

impl ValidationRule for ReservedNames {
    fn visitor<'doc>(&self) -> ValidationVisitor<'doc> {
        Box::new(Visitor(self.0.clone()))
    }

    fn error_code(&self) -> &'static str {
        NAME
    }
}

struct Visitor(Arc<Taken>);

impl<'doc> OperationVisitor<'doc, ValidationErrorContext> for Visitor {
    fn enter_document(
        &mut self,
        context: &mut OperationVisitorContext<'doc>,
        errors: &mut ValidationErrorContext,
        document: &'doc Document,
    ) {
        let mut walk = Walk { schema: context.schema, taken: &self.0, errors };
        for definition in &document.definitions {
            match definition {
                Definition::Fragment(fragment) => {
                    let TypeCondition::On(name) = &fragment.type_condition;
                    let parent = walk.named(name);
                    walk.set(parent, &fragment.selection_set);
                }
                Definition::Operation(operation) => {
                    let root = match operation {
                        OperationDefinition::Mutation(_) => context.schema.mutation_type(),
                        OperationDefinition::Subscription(_) => context.schema.subscription_type(),
                        OperationDefinition::Query(_) | OperationDefinition::SelectionSet(_) => {
                            Some(context.schema.query_type())
                        }
                    };
                    let parent = root.and_then(|root| walk.named(&root.name));
                    walk.set(parent, operation.selection_set());
                }
            }
        }
    }
}

/// The type that a selection set is of.
#[derive(Clone, Copy)]
enum Parent<'a> {
    Ours(&'a TypeDefinition),
    /// One of the types that describe the schema.
    Describing(&'static introspection::Kind),
}

impl Parent<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Ours(kind) => kind.name(),
            Self::Describing(kind) => kind.name,
        }
    }
}

struct Walk<'a, 'e> {
    schema: &'a Schema,
    taken: &'e Taken,
    errors: &'e mut ValidationErrorContext,
}

impl<'a> Walk<'a, '_> {
    fn named(&self, name: &str) -> Option<Parent<'a>> {
        match introspection::kind(name) {
            Some(kind) => Some(Parent::Describing(kind)),
            None => self.schema.type_by_name(name).map(Parent::Ours),
        }
    }

    /// `None` where the type is unknown: other rules tell that.
    fn set(&mut self, parent: Option<Parent<'a>>, set: &SelectionSet) {
        for item in &set.items {
            match item {
                Selection::Field(field) => self.field(parent, field),
                Selection::InlineFragment(inline) => {
                    let parent = match &inline.type_condition {
                        Some(TypeCondition::On(name)) => self.named(name),
                        None => parent,
                    };
                    self.set(parent, &inline.selection_set);
                }
                // Walked where it is defined.
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn field(&mut self, parent: Option<Parent<'a>>, field: &Field) {
        if let Some(alias) = field.alias.as_ref().filter(|alias| **alias != field.name) {
            self.alias(parent, field, alias);
        }
        let inside = match (field.name.as_str(), parent) {
            ("__typename", _) => {
                if !field.arguments.is_empty() || !field.selection_set.items.is_empty() {
                    self.refuse(field, "Field \"__typename\" has neither arguments nor fields.");
                }
                return;
            }
            ("__schema" | "__type", Some(Parent::Ours(kind)))
                if kind.name() == self.schema.query_type().name =>
            {
                introspection::ROOT
                    .field(&field.name)
                    .and_then(|known| self.describing(field, known))
            }
            (name, _) if name.starts_with("__") => {
                self.unknown(parent, field);
                None
            }
            (name, Some(Parent::Describing(kind))) => match kind.field(name) {
                Some(known) => self.describing(field, known),
                None => {
                    self.unknown(parent, field);
                    None
                }
            },
            (name, Some(Parent::Ours(kind))) => {
                kind.field_by_name(name).and_then(|field| self.named(field.field_type.inner_type()))
            }
            (_, None) => None,
        };
        self.set(inside, &field.selection_set);
    }

    /// A field that describes the schema: its arguments, and whether it has fields.
    fn describing(
        &mut self,
        field: &Field,
        known: &'static introspection::Described,
    ) -> Option<Parent<'a>> {
        let name = &field.name;
        for (argument, _) in &field.arguments {
            if known.argument != Some(argument.as_str()) {
                self.refuse(field, format!("Unknown argument \"{argument}\" on field \"{name}\"."));
            }
        }
        if name == "__type" && field.arguments.is_empty() {
            self.refuse(field, "Field \"__type\" needs the argument \"name\".");
        }
        match (known.kind, field.selection_set.items.is_empty()) {
            (Some(_), true) => {
                self.refuse(field, format!("Field \"{name}\" must have a selection of fields."));
            }
            (None, false) => {
                self.refuse(field, format!("Field \"{name}\" has no fields to select."));
            }
            (Some(_), false) | (None, true) => {}
        }
        known.kind.and_then(|kind| self.named(kind))
    }

    fn alias(&mut self, parent: Option<Parent<'a>>, field: &Field, alias: &str) {
        let name = &field.name;
        if alias.starts_with("__") {
            self.refuse_as(
                ALIAS,
                field,
                format!(
                    "L'alias « {alias} » est réservé : choisissez un autre nom. / \
                     The alias \"{alias}\" is reserved: choose another name."
                ),
            );
        } else if let Some(Parent::Ours(kind)) = parent
            && self.taken.holds(kind, alias)
        {
            let of = kind.name();
            self.refuse_as(
                ALIAS,
                field,
                format!(
                    "L'alias « {alias} » est le nom d'un champ qui identifie « {of} » et ne peut \
                     désigner « {name} » : choisissez un autre nom. / The alias \"{alias}\" is the \
                     name of a field that identifies \"{of}\" and cannot stand for \"{name}\": \
                     choose another name."
                ),
            );
        }
    }

    fn unknown(&mut self, parent: Option<Parent<'a>>, field: &Field) {
        let parent = parent.as_ref().map_or("?", Parent::name);
        let message = format!("Cannot query field \"{}\" on type \"{parent}\".", field.name);
        self.refuse(field, message);
    }

    fn refuse(&mut self, field: &Field, message: impl Into<String>) {
        self.refuse_as(UNKNOWN, field, message);
    }

    fn refuse_as(&mut self, error_code: &'static str, field: &Field, message: impl Into<String>) {
        self.errors.report_error(ValidationError {
            error_code,
            message: message.into(),
            locations: vec![field.position],
        });
    }
}
