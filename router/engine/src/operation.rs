//! The operations of a document: which one is asked for, what it is called, what it does.

use hive_router::graphql_tools::static_graphql::query::{
    Definition, Document, OperationDefinition, SelectionSet,
};

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Query,
    Mutation,
    Subscription,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }

    /// The kind of the operation of that name, or of the first one.
    pub(crate) fn of(document: &Document, name: Option<&str>) -> Option<Self> {
        let kind = match asked_for(document, name)? {
            OperationDefinition::SelectionSet(_) | OperationDefinition::Query(_) => Self::Query,
            OperationDefinition::Mutation(_) => Self::Mutation,
            OperationDefinition::Subscription(_) => Self::Subscription,
        };
        Some(kind)
    }
}

/// In the order of the document.
pub(crate) fn all(document: &Document) -> impl Iterator<Item = &OperationDefinition> {
    document.definitions.iter().filter_map(|definition| match definition {
        Definition::Operation(operation) => Some(operation),
        Definition::Fragment(_) => None,
    })
}

/// The operation of that name; the first one where no name is given.
pub(crate) fn asked_for<'a>(
    document: &'a Document,
    wanted: Option<&str>,
) -> Option<&'a OperationDefinition> {
    all(document).find(|operation| wanted.is_none() || wanted == name(operation))
}

pub(crate) fn name(operation: &OperationDefinition) -> Option<&str> {
    match operation {
        OperationDefinition::SelectionSet(_) => None,
        OperationDefinition::Query(query) => query.name.as_deref(),
        OperationDefinition::Mutation(mutation) => mutation.name.as_deref(),
        OperationDefinition::Subscription(subscription) => subscription.name.as_deref(),
    }
}

pub(crate) fn selections(operation: &OperationDefinition) -> &SelectionSet {
    match operation {
        OperationDefinition::SelectionSet(set) => set,
        OperationDefinition::Query(query) => &query.selection_set,
        OperationDefinition::Mutation(mutation) => &mutation.selection_set,
        OperationDefinition::Subscription(subscription) => &subscription.selection_set,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use hive_router::graphql_tools::parser::query::parse_query;

    #[test]
    fn the_kind_is_that_of_the_operation_that_runs() {
        let kind = |text: &str, name| {
            let document: Document = parse_query(text).unwrap().into_static();
            Kind::of(&document, name)
        };
        assert_eq!(kind("{ a }", None), Some(Kind::Query));
        assert_eq!(kind("fragment f on A { a } mutation { a }", None), Some(Kind::Mutation));
        let two = "query A { a } subscription B { b }";
        assert_eq!(kind(two, Some("A")), Some(Kind::Query));
        assert_eq!(kind(two, Some("B")), Some(Kind::Subscription));
        assert_eq!(kind(two, Some("C")), None);
    }
}
