//! The questions: every field of the graph, of the types that are asked for by their id, and of what
//! subgraphs answer for a key.
use super::{
    asked::Of,
    world::{Whose, World},
};
use crate::inputs::Graph;
use async_graphql::parser::types::FieldDefinition;
use serde_json::{Value, json};

/// What ends the log-in of whoever asks: after it there is nothing to ask with.
const LAST: [&str; 2] = ["Mutation.endOtherLogIns", "Mutation.logOut"];

/// The types whose fields are asked one by one, and the way to one of them.
const ENTITIES: [(&str, &str, &str); 11] = [
    ("Appointment", "appointment", "{}"),
    ("Payment", "payment", "{}"),
    ("Inspection", "inspection", "{}"),
    ("Conversation", "conversation", "{}"),
    ("Report", "report", "{}"),
    ("Vehicle", "vehicle", "{}"),
    ("Document", "document", "{}"),
    ("Handover", "handover", "{}"),
    ("Centre", "centre", "{}"),
    ("User", "appointment", "customer { {} }"),
    ("Invoice", "appointment", "invoices { {} }"),
];

/// What an input may name beside what it must: asked with it once more.
const BESIDE: [(&str, &str); 9] = [
    ("openCalendarFeed", "laneId"),
    ("setPrices", "centreId"),
    ("setSeller", "centreId"),
    ("createPromotion", "centreId"),
    ("confirmRegistration", "appointmentId"),
    ("createUpload", "appointmentId"),
    ("createUpload", "documentId"),
    ("sendMessage", "documentId"),
    ("rescheduleAppointment", "centreId"),
];

/// Answers that say by one of their fields whether there was such a thing.
const SAYS: [(&str, &str); 3] = [
    ("Mutation.deleteRegistration", "deleted"),
    ("Mutation.endLogIn", "ended"),
    ("report/Closing.downloadUrl", "downloadUrl"),
];

/// One field, with what it needs.
pub(super) struct Question {
    pub(super) name: String,
    pub(super) document: String,
    pub(super) variables: Value,
    /// What is there where the thing itself may be seen.
    pub(super) pointer: String,
    pub(super) of: Of,
    pub(super) whose: Whose,
}

impl Question {
    /// Looks at what the answer says, where it says whether there was anything.
    fn weighed(mut self) -> Self {
        if let Some((_, says)) = SAYS.iter().find(|(name, _)| self.name.ends_with(name)) {
            self.document = self.document.replace("{ __typename }", &format!("{{ {says} }}"));
            self.pointer = format!("{}/{says}", self.pointer);
        }
        self
    }

    /// What changes something is asked after all that only looks.
    fn turn(&self) -> (bool, Option<usize>) {
        let last = LAST.iter().position(|name| *name == self.name);
        (self.name.contains("Mutation."), last)
    }
}

pub(super) fn questions(graph: &Graph, world: &World) -> Vec<Question> {
    let mut all = of_graph(graph, world, Whose::Owner);
    all.extend(of_graph(graph, world, Whose::Organisation));
    all.extend(streams(graph, world));
    for domain in &world.domains {
        all.extend(entities(domain.name, world));
    }
    let mut all: Vec<_> = all.into_iter().map(Question::weighed).collect();
    all.sort_by_key(Question::turn);
    all
}

/// Of an organisation, what asks for a thing of theirs.
fn of_graph(graph: &Graph, world: &World, whose: Whose) -> Vec<Question> {
    let (things, mut all) = (world.things(whose), Vec::new());
    let whom = match whose {
        Whose::Owner => "",
        Whose::Organisation => "organisation: ",
    };
    for (kind, root) in [("query", "Query"), ("mutation", "Mutation")] {
        for field in graph.fields(root) {
            let (call, heads, mut variables) = graph.call(field, |name| things.has(name));
            let name = field.name.node.as_str();
            things.fill(name, &mut variables);
            let ask = |beside: &str, variables: Value| Question {
                name: format!("{whom}{root}.{name}{beside}"),
                document: format!("{kind}{heads} {{ {call} }}"),
                variables,
                pointer: format!("/{name}"),
                of: Of::Graph,
                whose,
            };
            for (_, beside) in BESIDE.iter().filter(|(field, _)| *field == name) {
                if let Some(id) = things.of("", beside) {
                    let mut variables = variables.clone();
                    variables["input"][beside] = id.clone();
                    all.push(ask(&format!("({beside})"), variables));
                }
            }
            all.push(ask("", variables));
        }
    }
    for (of, root, way) in ENTITIES {
        let Some(id) = things.root(root) else { continue };
        for field in graph.fields(of) {
            let (call, heads, mut variables) = graph.call(field, |_| false);
            variables["of"] = id.clone();
            let heads = heads.trim_start_matches('(').trim_end_matches(')');
            let inside = way.replace("{}", &call);
            all.push(Question {
                name: format!("{whom}{of}.{}", field.name.node),
                document: format!("query($of: UUID! {heads}) {{ {root}(id: $of) {{ {inside} }} }}"),
                variables,
                pointer: format!("/{root}"),
                of: Of::Graph,
                whose,
            });
        }
    }
    if whose == Whose::Organisation {
        all.retain(|question| things.are_in(&question.variables));
    }
    all
}

/// What can be followed: the owner's own.
fn streams(graph: &Graph, world: &World) -> Vec<Question> {
    let ask = |field: &FieldDefinition| {
        let (call, heads, mut variables) = graph.call(field, |_| false);
        for (of, id) in &world.types {
            let name = format!("{}Id", of.to_lowercase());
            if variables.get(&name).is_some() {
                variables[&name] = id.clone();
            }
        }
        let name = &field.name.node;
        Question {
            name: format!("Subscription.{name}"),
            document: format!("subscription{heads} {{ {call} }}"),
            variables,
            pointer: format!("/{name}"),
            of: Of::Stream,
            whose: Whose::Owner,
        }
    };
    graph.fields("Subscription").map(ask).collect()
}

/// What a subgraph answers for a key alone: by the router for a part of an answer, and to whoever
/// comes past it.
fn entities(subgraph: &'static str, world: &World) -> Vec<Question> {
    let graph = Graph::of(&format!("subgraphs/{subgraph}"));
    let mut all = Vec::new();
    for of in graph.entities() {
        let id = world.types.get(of).unwrap_or_else(|| panic!("{of} is new: name one of them"));
        for field in graph.fields(of) {
            let (call, heads, mut variables) = graph.call(field, |_| false);
            variables["of"] = json!([{ "__typename": of, "id": id }]);
            let heads = heads.trim_start_matches('(').trim_end_matches(')');
            all.push(Question {
                name: format!("{subgraph}/{of}.{}", field.name.node),
                document: format!(
                    "query($of: [_Any!]! {heads}) {{ _entities(representations: $of) {{
                         ... on {of} {{ {call} }} }} }}"
                ),
                variables,
                pointer: "/_entities/0".to_owned(),
                of: Of::Subgraph(subgraph),
                whose: Whose::Owner,
            });
        }
    }
    all
}
