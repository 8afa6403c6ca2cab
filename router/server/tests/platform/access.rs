//! Who may ask what: every field of the graph, asked by everybody, beside a table that people read.
//!
//! The fields come from `schema/public.graphql` and `schema/subgraphs`, the answers from the running
//! platform; the tables are `access.txt` and, of what subgraphs answer for a key, `entities.txt`. A new
//! field, subscription or entity, or another answer, fails until somebody has looked at the row and
//! written it down: `AUTOVISITE_UPDATE_ACCESS=1` does the writing.
mod asked;
mod cast;
mod made;
mod nobody;
mod questions;
mod rows;
mod things;
mod world;

use crate::inputs::Graph;
use asked::Of;
use nobody::NOBODY;
use questions::questions;
use serde_json::{Value, json};
use std::{fmt::Write, path::Path};
use world::World;

const HEAD: &str = "\
# Who may ask what. What is asked for by its id belongs to the owner and to centre A: appointments\n\
# that are paid, their payments and invoices, an inspection and one that is signed, its report, which\n\
# they opened to the keys' organisation, a photo and the vehicle on it, a wait and its offer, a\n\
# conversation in which a person was asked for, and centre A itself with a member, a promotion, an\n\
# inspector in its register. The webhook is the organisation's. Rows that begin with `organisation:`\n\
# ask for what its keys made: a booking of several vehicles at A, its payment and open inspection, a\n\
# wait, a document.\n\
#\n\
#   yes      is answered, or refused for another reason than who asks\n\
#   -        there is no such thing, as far as they may know\n\
#   no       is not allowed\n\
#   session  needs a session; login: an account; scope: another scope of the key\n\
#\n\
# Staff of A and B have their role at that centre alone; manager and admin have it in the network.\n\
# Keys are named by their one scope; `other key` is another organisation's and has all of them. A row\n\
# `Type.field` is the field of the thing that is named above.\n\n";

const ENTITIES_HEAD: &str = "\
# What a subgraph answers for the key of a thing alone, as the router asks it for a part of an answer,\n\
# and as whoever came past the router would. The things are those of access.txt, beside them the\n\
# owner themselves and a day's closing of A's till. People, vehicles and photos are of no centre:\n\
# staff of any see one whose id they have.\n\n";

/// The columns, in the order in which they are read.
const COLUMNS: [&str; 19] = [
    "anonymous",
    "guest",
    "stranger",
    "desk B",
    "inspector B",
    "manager B",
    "appt:read",
    "appt:write",
    "veh:read",
    "reports",
    "parse",
    "other key",
    "desk A",
    "inspector A",
    "manager A",
    "desk",
    "manager",
    "admin",
    "owner",
];
/// Who reaches what is there, each row somebody of them.
const REACH: [&str; 7] =
    ["owner", "admin", "appt:read", "appt:write", "veh:read", "reports", "parse"];
/// An answer as the table has it.
fn cell(answer: &Value, pointer: &str) -> &'static str {
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some("UNAUTHENTICATED") => "session",
        Some("LOGIN_REQUIRED") => "login",
        Some("SCOPE_MISSING") => "scope",
        Some("FORBIDDEN" | "UNAUTHORIZED_FIELD_OR_TYPE" | "REFUND_NEEDS_MANAGER") => "no",
        Some(
            "APPOINTMENT_NOT_EXPECTED"
            | "PAYMENT_NOT_READY"
            | "OFFER_OVER"
            | "CODE_UNKNOWN"
            | "LINK_UNKNOWN",
        ) => "-",
        Some(code) if code.ends_with("_NOT_FOUND") => "-",
        // Then nothing was asked at all.
        Some(code) if code.starts_with("TOKEN_") => panic!("{answer:#}"),
        // A value that the graph does not know: nobody was asked anything.
        Some("INTERNAL" | "DOWNSTREAM_SERVICE_ERROR" | "BAD_USER_INPUT") => panic!("{answer:#}"),
        // The router names the rule of GraphQL that a question breaks, in another spelling than ours.
        Some(code) if code.contains(|letter: char| letter.is_ascii_lowercase()) => {
            panic!("{answer:#}")
        }
        Some(_) => "yes",
        None if answer["errors"].is_array() => panic!("{answer:#}"),
        None => match answer["data"].pointer(pointer) {
            None | Some(Value::Null | Value::Bool(false)) => "-",
            Some(Value::Number(none)) if none.as_i64() == Some(0) => "-",
            Some(_) => "yes",
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_answers_whom_the_table_says() {
    let (graph, world) = (Graph::read(), World::new().await);
    for inner in ["_entities(representations: []) { __typename }", "_service { sdl }"] {
        let asked = format!("{{ {inner} }}");
        let code = world.product.refusal(None, &asked, json!({})).await;
        assert_eq!(code, "FieldsOnCorrectType", "the router has none of {inner}");
    }
    let mut fields = Table::begin("access.txt", HEAD, 46);
    let mut entities = Table::begin("entities.txt", ENTITIES_HEAD, 58);
    let (mut leaks, mut idle) = (Vec::new(), Vec::new());
    for question in questions(&graph, &world) {
        let cells = world.row(&question).await;
        match question.of {
            Of::Graph | Of::Stream => fields.line(&question.name, &cells),
            Of::Subgraph(_) => entities.line(&question.name, &cells),
        }
        // Whoever works elsewhere gets what anybody gets, of what belongs to somebody.
        let of = |column: &str| cells[COLUMNS.iter().position(|own| *own == column).unwrap()];
        let reached = REACH.iter().any(|column| of(column) == "yes");
        let excused = NOBODY.iter().any(|(name, _)| *name == question.name);
        if reached == excused {
            idle.push(question.name.clone());
        }
        let asked = question.variables.to_string();
        let names_something = world.names().any(|id| asked.contains(id));
        for (here, there) in
            [("desk A", "desk B"), ("inspector A", "inspector B"), ("manager A", "manager B")]
        {
            let both = of(here) == "yes" && of(there) == "yes";
            if names_something && both && of("stranger") != "yes" {
                leaks.push(format!("{}: {there}", question.name));
            }
        }
    }
    fields.is_as_written_down();
    entities.is_as_written_down();
    assert!(leaks.is_empty(), "staff reach another centre: {leaks:#?}");
    assert!(idle.is_empty(), "nobody is answered, or somebody is after all: {idle:#?}");
}

/// Rows, beside those that people have read.
struct Table {
    file: &'static str,
    width: usize,
    text: String,
}

impl Table {
    fn begin(file: &'static str, head: &str, width: usize) -> Self {
        let mut table = Self { file, width, text: head.to_owned() };
        table.line("", &COLUMNS);
        table
    }

    fn line(&mut self, name: &str, cells: &[&str]) {
        let mut row = format!("{name:0$}", self.width);
        for (cell, column) in cells.iter().zip(COLUMNS) {
            write!(row, " {cell:>0$}", column.len().max(7)).unwrap();
        }
        writeln!(self.text, "{}", row.trim_end()).unwrap();
    }

    fn is_as_written_down(&self) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/platform").join(self.file);
        if std::env::var_os("AUTOVISITE_UPDATE_ACCESS").is_some() {
            std::fs::write(&file, &self.text).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        let differing: Vec<(&str, &str)> = committed
            .lines()
            .zip(self.text.lines())
            .filter(|(committed, found)| committed != found)
            .collect();
        assert_eq!(committed, self.text, "look at these rows, write them down: {differing:#?}");
    }
}
