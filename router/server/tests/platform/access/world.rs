//! The platform, whoever asks, and what they ask for.
use super::{COLUMNS, asked, cast::Cast, cell, made, questions::Question, rows, things::Things};
use crate::product::Product;
use autovisite::{Transport, domains::Domain, limit::Allowance};
use serde_json::Value;
use std::collections::BTreeMap;

/// Asked in this order, after all others: who ends a thing leaves it to those who would be refused.
const LATE: [&str; 5] = ["manager A", "manager", "admin", "appt:write", "owner"];

/// Whose things are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Owner,
    /// The keys' organisation.
    Organisation,
}

pub(super) struct World {
    pub(super) product: Product,
    pub(super) cast: Cast,
    /// The subgraphs of the same databases, to be asked without a router before them.
    pub(super) domains: Vec<Domain>,
    owner: Things,
    organisation: Things,
    /// By the name of the type: what is asked for as an entity, or followed.
    pub(super) types: BTreeMap<&'static str, Value>,
}

impl World {
    pub(super) async fn new() -> Self {
        let product = Product::configured(Transport::InProcess, |settings| {
            settings.allowance = Allowance { person: 1_000_000, address: 1_000_000 };
        })
        .await;
        let cast = Cast::assembled(&product).await;
        made::sellers(&product, &cast).await;
        let (owner, types) = made::of_owner(&product, &cast).await;
        let organisation = made::of_organisation(&product, &cast).await;
        let domains = asked::domains(&product);
        Self { product, cast, domains, owner, organisation, types }
    }

    pub(super) fn things(&self, whose: Whose) -> &Things {
        match whose {
            Whose::Owner => &self.owner,
            Whose::Organisation => &self.organisation,
        }
    }

    /// The ids of all that belongs to a centre.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let invoice = self.types.get("Invoice").and_then(Value::as_str);
        self.owner.names().chain(self.organisation.names()).chain(invoice)
    }

    /// What everybody is answered: questions at once, what changes something one after another.
    pub(super) async fn row(&self, question: &Question) -> Vec<&'static str> {
        let ask = |column: &'static str| async move {
            let (token, viewer) = (self.cast.token(column), self.cast.viewer(column));
            let answer = asked::ask(self, question, token, viewer).await;
            cell(&answer, &question.pointer)
        };
        let Some((_, field)) = question.name.split_once("Mutation.") else {
            return futures_util::future::join_all(COLUMNS.map(ask)).await;
        };
        let things = self.things(question.whose);
        let mut order: Vec<usize> = (0..COLUMNS.len()).collect();
        order.sort_by_key(|column| LATE.iter().position(|late| *late == COLUMNS[*column]));
        let mut cells = vec![""; COLUMNS.len()];
        for column in order {
            rows::renew(&self.product, field, things).await;
            cells[column] = ask(COLUMNS[column]).await;
        }
        cells
    }
}
