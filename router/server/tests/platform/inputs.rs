//! Every argument and every field of an input of the composed schema gets what nobody should send.
//!
//! The fields come from `schema/public.graphql`: a new one is tested without a line here.
use crate::product::{Product, text};
use async_graphql::parser::{
    parse_schema,
    types::{
        BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind,
        TypeSystemDefinition,
    },
};
use autovisite::{Transport, limit::Allowance};
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::Path,
};

/// What the platform answers to what it does not take; `None` where the value is fine after all.
const REFUSED: &str = "BAD_USER_INPUT";
/// Never the sender's fault, or not said which.
const OURS: [&str; 2] = ["INTERNAL", "DOWNSTREAM_SERVICE_ERROR"];

/// Characters of a text that is too long for any field but those below.
const LONG: usize = 20_000;
/// A picture travels as text: it may be longer, and what it is not is told in words of its own.
const LONGER: [&str; 1] = ["scanCode(input.image)"];

pub(crate) struct Graph {
    types: BTreeMap<String, TypeDefinition>,
}

/// One field or argument of a scalar type, and the operation that sends it.
struct Slot {
    /// `holdSlot(input.idempotencyKey)`
    name: String,
    scalar: String,
    document: String,
    /// Variables that fit, and where among them the value stands.
    variables: Value,
    pointer: String,
}

fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => named(inner),
    }
}

/// A value, in as many brackets as its type has.
fn listed(ty: &Type, value: Value) -> Value {
    match &ty.base {
        BaseType::Named(_) => value,
        BaseType::List(inner) => json!([listed(inner, value)]),
    }
}

/// Where in `listed` the value itself stands.
fn depth(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(_) => String::new(),
        BaseType::List(inner) => format!("/0{}", depth(inner)),
    }
}

impl Graph {
    pub(crate) fn read() -> Self {
        Self::of("public")
    }

    /// The one of that name in `schema`.
    pub(crate) fn of(name: &str) -> Self {
        let file = format!("../../schema/{name}.graphql");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(file).unwrap();
        let types = parse_schema(text)
            .unwrap()
            .definitions
            .into_iter()
            .filter_map(|definition| match definition {
                TypeSystemDefinition::Type(own) => Some((own.node.name.to_string(), own.node)),
                TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
            })
            .collect();
        Self { types }
    }

    /// The types that can be asked for by their key.
    pub(crate) fn entities(&self) -> impl Iterator<Item = &str> {
        let keyed = |ty: &TypeDefinition| {
            ty.directives.iter().map(|own| &own.node).any(|own| {
                let unresolved = own.arguments.iter().any(|(name, value)| {
                    name.node == "resolvable" && value.node.to_string() == "false"
                });
                own.name.node == "key" && !unresolved
            })
        };
        self.types.iter().filter(move |(_, ty)| keyed(ty)).map(|(name, _)| name.as_str())
    }

    /// The fields of an object.
    pub(crate) fn fields(&self, owner: &str) -> impl Iterator<Item = &FieldDefinition> {
        let object = match &self.types[owner].kind {
            TypeKind::Object(object) => object,
            _ => panic!("{owner} is no object"),
        };
        object.fields.iter().map(|field| &field.node)
    }

    /// A call of a field with what it requires, and with what is wanted besides: the call, the
    /// variables' heads, the variables.
    pub(crate) fn call(
        &self,
        field: &FieldDefinition,
        wanted: impl Fn(&str) -> bool,
    ) -> (String, String, Value) {
        let given: Vec<_> = field
            .arguments
            .iter()
            .map(|argument| (argument.node.name.node.as_str(), &argument.node.ty.node))
            .filter(|(name, ty)| !ty.nullable || wanted(name))
            .collect();
        let leaf = !matches!(
            self.types.get(named(&field.ty.node)).map(|ty| &ty.kind),
            Some(TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Interface(_))
        );
        let select = if leaf { "" } else { " { __typename }" };
        let name = &field.name.node;
        if given.is_empty() {
            return (format!("{name}{select}"), String::new(), json!({}));
        }
        let heads: Vec<String> = given.iter().map(|(name, ty)| format!("${name}: {ty}")).collect();
        let calls: Vec<String> = given.iter().map(|(name, _)| format!("{name}: ${name}")).collect();
        let variables =
            given.iter().map(|(name, ty)| ((*name).to_owned(), self.fitting(ty))).collect();
        (
            format!("{name}({}){select}", calls.join(", ")),
            format!("({})", heads.join(", ")),
            Value::Object(variables),
        )
    }

    /// A value of a type that any field of it takes.
    fn fitting(&self, ty: &Type) -> Value {
        let name = named(ty);
        let value = match name {
            "String" | "ID" => json!("x"),
            "Int" => json!(1),
            "Float" => json!(1.0),
            "Boolean" => json!(false),
            "UUID" => json!("0190c0ff-ee00-7000-8000-000000000001"),
            "NaiveDate" => json!("2026-12-01"),
            "DateTime" => json!("2026-12-01T09:00:00Z"),
            _ => match &self.types[name].kind {
                TypeKind::Enum(own) => json!(own.values[0].node.value.node.as_str()),
                TypeKind::InputObject(own) => {
                    // Of inputs that take one of several fields, the first; else what is required.
                    let one_of =
                        self.types[name].directives.iter().any(|own| own.node.name.node == "oneOf");
                    let wanted = own.fields.iter().filter(|field| !field.node.ty.node.nullable);
                    let mut fields: Vec<_> = wanted.collect();
                    if one_of {
                        fields = own.fields.iter().take(1).collect();
                    }
                    let fields = fields.into_iter().map(|field| {
                        (field.node.name.node.to_string(), self.fitting(&field.node.ty.node))
                    });
                    Value::Object(fields.collect())
                }
                _ => panic!("{name} is no input"),
            },
        };
        listed(ty, value)
    }

    /// The leaves below an argument: path as said, pointer, scalar, and the value around it.
    fn leaves(
        &self,
        input: &InputValueDefinition,
        seen: &BTreeSet<String>,
    ) -> Vec<(String, String, String, Value)> {
        let (name, ty) = (input.name.node.as_str(), &input.ty.node);
        let whole = self.fitting(ty);
        let here = format!("/{name}{}", depth(ty));
        let own = named(ty);
        let Some(TypeKind::InputObject(object)) = self.types.get(own).map(|ty| &ty.kind) else {
            return vec![(name.to_owned(), here, own.to_owned(), whole)];
        };
        if seen.contains(own) {
            return Vec::new();
        }
        let seen = seen.iter().cloned().chain([own.to_owned()]).collect();
        let one_of = self.types[own].directives.iter().any(|own| own.node.name.node == "oneOf");
        let mut found = Vec::new();
        for field in &object.fields {
            for (path, pointer, scalar, value) in self.leaves(&field.node, &seen) {
                let mut around = json!({ name: whole });
                let object = around.pointer_mut(&here).unwrap().as_object_mut().unwrap();
                if one_of {
                    object.clear();
                }
                object.insert(field.node.name.node.to_string(), value);
                let whole = around[name].take();
                found.push((format!("{name}.{path}"), format!("{here}{pointer}"), scalar, whole));
            }
        }
        found
    }

    /// Every leaf of every field that can be asked from the root `kind`.
    fn slots(&self, kind: &str, root: &str) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut seen = BTreeSet::from([root.to_owned()]);
        let mut ahead = VecDeque::from([(root.to_owned(), Vec::<String>::new())]);
        while let Some((owner, way)) = ahead.pop_front() {
            let TypeKind::Object(object) = &self.types[&owner].kind else { continue };
            for field in &object.fields {
                let field = &field.node;
                let result = named(&field.ty.node).to_owned();
                let leaf = !matches!(
                    self.types.get(&result).map(|ty| &ty.kind),
                    Some(TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Interface(_))
                );
                for argument in &field.arguments {
                    for (path, pointer, scalar, value) in
                        self.leaves(&argument.node, &BTreeSet::new())
                    {
                        let mut variables = Map::new();
                        let mut heads = Vec::new();
                        let mut given = Vec::new();
                        for other in &field.arguments {
                            let (name, ty) = (other.node.name.node.as_str(), &other.node.ty.node);
                            let same = name == argument.node.name.node.as_str();
                            if same || !ty.nullable {
                                let value = if same { value.clone() } else { self.fitting(ty) };
                                variables.insert(name.to_owned(), value);
                                heads.push(format!("${name}: {ty}"));
                                given.push(format!("{name}: ${name}"));
                            }
                        }
                        let select = if leaf { "" } else { " { __typename }" };
                        let ask = format!("{}({}){select}", field.name.node, given.join(", "));
                        let inside = way
                            .iter()
                            .rev()
                            .fold(ask, |inside, outer| format!("{outer} {{ {inside} }}"));
                        slots.push(Slot {
                            name: format!("{}({path})", field.name.node),
                            scalar,
                            document: format!("{kind}({}) {{ {inside} }}", heads.join(", ")),
                            variables: Value::Object(variables),
                            pointer,
                        });
                    }
                }
                let free = field.arguments.iter().all(|argument| argument.node.ty.node.nullable);
                if !leaf && free && kind == "query" && seen.insert(result.clone()) {
                    let way = way.iter().cloned().chain([field.name.node.to_string()]).collect();
                    ahead.push_back((result, way));
                }
            }
        }
        slots
    }
}

/// What no field of the scalar takes, and what some do and others refuse in words of their own.
fn hostile(scalar: &str) -> (Vec<Value>, Vec<Value>) {
    let long = "é".repeat(LONG);
    match scalar {
        "String" | "ID" => (
            vec![json!("\u{0}"), json!("a\u{0}b"), json!(long)],
            vec![
                json!(""),
                json!(" "),
                json!("\u{1}\u{7f}\u{9b}x"),
                json!("\u{200b}"),
                json!("\u{202e}evil\u{202c}"),
                json!("\u{fffe}\u{1f697}"),
                json!("x".repeat(3_000)),
                json!("%\\'; DROP TABLE x; --"),
                json!("\n\n"),
            ],
        ),
        "UUID" => (
            vec![json!("abc"), json!(""), json!("\u{0}"), json!(long), json!(5)],
            vec![json!("00000000-0000-0000-0000-000000000000")],
        ),
        "NaiveDate" => (
            [
                "2027-02-29",
                "-4713-01-01",
                "99999-01-01",
                "+262142-12-31",
                "0000-00-00",
                "abc",
                "\u{0}",
            ]
            .into_iter()
            .map(Value::from)
            .chain([json!(long), json!(0)])
            .collect(),
            vec![json!("1900-01-01"), json!("2100-12-31")],
        ),
        "DateTime" => (
            [
                "2027-02-29T10:00:00Z",
                "-4713-11-24T00:00:00Z",
                "99999-01-01T00:00:00Z",
                "+262142-12-31T23:59:59Z",
                "abc",
                "",
                "\u{0}",
            ]
            .into_iter()
            .map(Value::from)
            .chain([json!(0)])
            .collect(),
            vec![json!("1900-01-01T00:00:00Z"), json!("2100-12-31T23:59:59Z")],
        ),
        "Int" => (
            vec![json!(1_i64 << 31), json!(-(1_i64 << 53)), json!(1e300), json!("\u{0}")],
            vec![json!(-1), json!(0), json!(i32::MAX), json!(i32::MIN)],
        ),
        "Float" => (vec![json!("\u{0}"), json!("x")], vec![json!(-1e308), json!(1e308), json!(0)]),
        "Boolean" => (vec![json!("yes"), json!("\u{0}")], Vec::new()),
        // An enumeration.
        _ => (vec![json!("NOPE"), json!("\u{0}"), json!(long), json!(1)], Vec::new()),
    }
}

impl Slot {
    fn with(&self, value: &Value) -> Value {
        let mut variables = self.variables.clone();
        *variables.pointer_mut(&self.pointer).unwrap() = value.clone();
        variables
    }
}

/// The codes of an answer's errors; an error without a code is one of ours.
fn codes(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().into_iter().flatten();
    errors.map(|error| error["extensions"]["code"].as_str().unwrap_or("INTERNAL")).collect()
}

async fn started() -> Product {
    Product::configured(Transport::InProcess, |settings| {
        settings.allowance = Allowance { person: 1_000_000, address: 1_000_000 };
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_input_field_turns_bad_input_into_our_fault() {
    let product = started().await;
    let graph = Graph::read();
    let slots: Vec<Slot> = graph
        .slots("query", "Query")
        .into_iter()
        .chain(graph.slots("mutation", "Mutation"))
        .collect();
    assert!(slots.len() > 100, "only {} fields were found", slots.len());
    let mut tokens = vec![None];
    for email in ["camille@demo.example", "admin@demo.example"] {
        tokens.push(Some(product.log_in(email).await));
    }
    // Who reaches every field, so that what is refused is the value and not the caller.
    let admin = tokens.last().unwrap().clone();
    let mut wrong = Vec::new();
    for slot in &slots {
        let (never, perhaps) = hostile(&slot.scalar);
        for value in &never {
            let answer = product.ask(admin.as_deref(), &slot.document, slot.with(value)).await;
            let known = codes(&answer);
            let named = answer["errors"][0]["extensions"]["field"].as_str();
            let field = slot.name.rsplit(['.', '(']).next().unwrap().trim_end_matches(')');
            let router = known.iter().all(|code| ROUTERS.contains(code));
            // What the router's own types do not fit it refuses by the variable and the path.
            let message = answer["errors"][0]["message"].as_str().unwrap_or_default();
            let ours = known == [REFUSED]
                && match named {
                    Some(named) => named
                        .trim_end_matches(|c: char| c == '.' || c.is_ascii_digit())
                        .ends_with(field),
                    None => message.starts_with("Variable \"$"),
                };
            let longer = LONGER.contains(&slot.name.as_str()) && *value == json!("é".repeat(LONG));
            if known.is_empty() || !(router || ours || longer) {
                wrong.push(format!("{} took {}: {answer}", slot.name, shown(value)));
            }
        }
        for value in &never {
            let answer = product.ask(None, &slot.document, slot.with(value)).await;
            if codes(&answer).iter().any(|code| OURS.contains(code)) {
                wrong.push(format!("{} at {}: {answer}", slot.name, shown(value)));
            }
        }
        for value in &perhaps {
            for token in &tokens {
                let answer = product.ask(token.as_deref(), &slot.document, slot.with(value)).await;
                if codes(&answer).iter().any(|code| OURS.contains(code)) {
                    wrong.push(format!("{} at {}: {answer}", slot.name, shown(value)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

/// Codes by which the router itself refuses what its own types do not fit.
const ROUTERS: [&str; 1] = ["GRAPHQL_VALIDATION_FAILED"];

fn shown(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_is_taken_without_what_nobody_sees() {
    let product = started().await;
    const REGISTER: &str = "mutation($i: RegisterInput!) { register(input: $i) {
        addressCode { challengeId } } }";
    let mut input = json!({
        "email": "\u{200b}zoe.lefevre@example.com\u{feff}", "displayName": "Zoe\u{301}\u{a0}Lefe\u{300}vre\u{200e}",
        "password": "correct horse battery", "phone": "\u{202a}06\u{a0}12\u{a0}34\u{a0}56\u{a0}78\u{202c}",
    });
    let guest = product.guest().await;
    let challenge = product.register(&guest, input.clone()).await;
    let letter = crate::opening::letter(&product, "zoe.lefevre@example.com").await;
    let entered = product.enter(&guest, &challenge, &letter).await;
    const ME: &str = "{ me { email displayName phone } }";
    let user = product.data(&text(&entered["accessToken"]), ME, json!({})).await["me"].take();
    let expected = json!({ "email": "zoe.lefevre@example.com", "displayName": "Zoé Lefèvre",
        "phone": "06 12 34 56 78" });
    assert_eq!(user, expected);

    input["email"] = json!("other@example.com");
    input["phone"] = json!("112233");
    assert_eq!(product.refusal(None, REGISTER, json!({ "i": input })).await, "PHONE_INVALID");
    input["phone"] = json!(null);
    input["displayName"] = json!("\u{200b}\u{200d}\u{2060}");
    assert_eq!(product.refusal(None, REGISTER, json!({ "i": input })).await, "NAME_REQUIRED");

    let guest = product.guest().await;
    let mut slot = product.free_slot(&guest).await;
    slot["plate"] = json!("\u{200e}1234\u{a0}ab\u{202f}69\u{200b}");
    const HOLD: &str =
        "mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { plate } } }";
    let held = product.data(&guest, HOLD, json!({ "i": slot })).await;
    assert_eq!(held["holdSlot"]["appointment"]["plate"], "1234 AB 69");
    const FIND: &str = "query($s: String!) { centres(search: $s) { edges { node { name } } } }";
    let found = product.data(&guest, FIND, json!({ "s": "part\u{ad}-dieu\u{200b}" })).await;
    assert_eq!(found["centres"]["edges"].as_array().unwrap().len(), 1, "{found}");
}
