//! One rule for everything that comes in through the graph, applied before any resolver runs.
//!
//! Every value of every argument, written into the document or sent as a variable, is cleaned of
//! what nobody sees, brought to one spelling (NFC), and measured: its length, its control
//! characters, the range of its number or date. What does not pass is refused with
//! `BAD_USER_INPUT` and the field's name. So a resolver never sees a character that PostgreSQL
//! cannot keep, nor a year that it cannot count, and says nothing about either.
//!
//! A schema installs it as an extension: `Schema::build(…).extension(InputRule::new(&[…]))`. The
//! list names the texts that are not one line of at most [`LINE`] characters.
//! Decisions: docs/decisions/platform.md
mod address;
mod clean;
mod refusal;
mod values;

pub use address::plain_address;
pub use clean::{free, line};
pub use refusal::{InputRefused, Why};
pub use values::{date, text};

use crate::ApiError;
use async_graphql::{
    Error, Name, Request, ServerError, ServerResult,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest},
    parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet},
    registry::Registry,
};
use async_trait::async_trait;
use std::sync::Arc;
use values::{Place, Walk};

/// Longest text of a field that nothing else is said of, in characters.
pub const LINE: usize = 200;
/// Longest free text, such as a message or a comment, in characters.
pub const FREE: usize = 4_000;
/// Longest key that a client makes up, in characters.
pub const KEY: usize = 100;

/// How the text of a field is taken, with its greatest length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// One line, cleaned by [`line`].
    Line(usize),
    /// Several lines, cleaned by [`free`].
    Free(usize),
    /// To the letter, as passwords and what a code reader saw are. U+0000 is refused all the same.
    Verbatim(usize),
}

/// The rule as an extension of a schema.
#[derive(Clone, Copy, Debug)]
pub struct InputRule {
    exceptions: &'static [(&'static str, Text)],
}

impl InputRule {
    /// `exceptions` are called by their place: `SendMessageInput.text` for the field of an input,
    /// `centres.search` for the argument of a field.
    pub const fn new(exceptions: &'static [(&'static str, Text)]) -> Self {
        Self { exceptions }
    }

    fn of(&self, owner: &str, name: &str) -> Text {
        let named = |place: &str| {
            place.strip_prefix(owner).and_then(|rest| rest.strip_prefix('.')) == Some(name)
        };
        let default = if name.ends_with("Key") || name.ends_with("MessageId") {
            Text::Line(KEY)
        } else {
            Text::Line(LINE)
        };
        self.exceptions.iter().find(|(place, _)| named(place)).map_or(default, |(_, text)| *text)
    }

    /// Cleans and judges the whole request.
    fn apply(&self, registry: &Registry, request: &mut Request) -> Result<(), InputRefused> {
        let has_variables = !request.variables.is_empty();
        // A document that cannot be parsed is refused by who parses it.
        let Ok(document) = request.parsed_query() else { return Ok(()) };
        if !has_variables && !has_arguments(document) {
            return Ok(());
        }
        let mut document = document.clone();
        let mut walk = Walk::new(registry, *self);
        walk.document(&mut document)?;
        for (name, place) in walk.used() {
            let Some(value) = request.variables.get_mut(&Name::new(&name)) else { continue };
            let mut whole = std::mem::take(value).into_value();
            walk.value(&mut whole, &place)?;
            *value = whole.into_const().unwrap_or_default();
        }
        request.set_parsed_query(document);
        Ok(())
    }
}

impl ExtensionFactory for InputRule {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(*self)
    }
}

#[async_trait]
impl Extension for InputRule {
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        let mut request = next.run(ctx, request).await?;
        self.apply(&ctx.schema_env.registry, &mut request).map_err(told)?;
        Ok(request)
    }
}

fn told(refused: InputRefused) -> ServerError {
    Error::from(ApiError::from(refused)).into_server_error(async_graphql::Pos::default())
}

fn has_arguments(document: &ExecutableDocument) -> bool {
    fn any(set: &SelectionSet) -> bool {
        set.items.iter().any(|selection| match &selection.node {
            Selection::Field(field) => {
                !field.node.arguments.is_empty() || any(&field.node.selection_set.node)
            }
            Selection::InlineFragment(fragment) => any(&fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => false,
        })
    }
    document.operations.iter().any(|(_, operation)| any(&operation.node.selection_set.node))
        || document.fragments.values().any(|own| any(&own.node.selection_set.node))
}

impl Walk<'_> {
    /// Every argument of a document; variables are noted with the places they stand in.
    fn document(&mut self, document: &mut ExecutableDocument) -> Result<(), InputRefused> {
        let registry = self.registry();
        let root = |kind| match kind {
            OperationType::Query => Some(registry.query_type.clone()),
            OperationType::Mutation => registry.mutation_type.clone(),
            OperationType::Subscription => registry.subscription_type.clone(),
        };
        match &mut document.operations {
            async_graphql::parser::types::DocumentOperations::Single(operation) => {
                if let Some(root) = root(operation.node.ty) {
                    self.selection(&mut operation.node.selection_set.node, &root)?;
                }
            }
            async_graphql::parser::types::DocumentOperations::Multiple(operations) => {
                for operation in operations.values_mut() {
                    if let Some(root) = root(operation.node.ty) {
                        self.selection(&mut operation.node.selection_set.node, &root)?;
                    }
                }
            }
        }
        for fragment in document.fragments.values_mut() {
            let on = fragment.node.type_condition.node.on.node.to_string();
            self.selection(&mut fragment.node.selection_set.node, &on)?;
        }
        Ok(())
    }

    fn selection(&mut self, set: &mut SelectionSet, parent: &str) -> Result<(), InputRefused> {
        for selection in &mut set.items {
            match &mut selection.node {
                Selection::Field(field) => {
                    let field = &mut field.node;
                    let Some(known) = self.field(parent, field.name.node.as_str()) else {
                        continue;
                    };
                    for (name, value) in &mut field.arguments {
                        let Some(argument) = known.args.get(name.node.as_str()) else { continue };
                        let text = self.rule(&known.name, &argument.name);
                        let place = Place::new(&argument.name, &argument.ty, text);
                        self.value(&mut value.node, &place)?;
                    }
                    let inner = values::named(&known.ty).to_owned();
                    self.selection(&mut field.selection_set.node, &inner)?;
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref();
                    let on = on.map_or_else(|| parent.to_owned(), |on| on.node.on.node.to_string());
                    self.selection(&mut fragment.node.selection_set.node, &on)?;
                }
                // Fragments are walked on their own, once.
                Selection::FragmentSpread(_) => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
