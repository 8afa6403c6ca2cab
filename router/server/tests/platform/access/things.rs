//! All that is one owner's, by the arguments that ask for it.
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What an argument that is plainly called `id` means, by the field that has it.
const IDS: [(&str, &str); 9] = [
    ("appointment", "appointmentId"),
    ("payment", "paymentId"),
    ("inspection", "inspectionId"),
    ("conversation", "conversationId"),
    ("centre", "centreId"),
    ("report", "reportId"),
    ("vehicle", "vehicleId"),
    ("document", "documentId"),
    ("handover", "handoverId"),
];
/// Of no centre: staff of any see one whose id they have. The rest are no ids.
const OF_NO_CENTRE: [&str; 3] = ["vehicleId", "documentId", "channel"];

/// What the owner's and the organisation's have in common.
const SHARED: [&str; 5] = ["centreId", "centreIds", "laneId", "organisationId", "channel"];

/// All that is one owner's.
pub(super) struct Things {
    pub(super) ids: BTreeMap<&'static str, Value>,
    /// Where a field means another one than the rest do.
    pub(super) special: BTreeMap<(&'static str, &'static str), Value>,
}

impl Things {
    /// What an argument of a field stands for.
    pub(super) fn of(&self, field: &str, name: &str) -> Option<&Value> {
        let special = self.special.iter().find(|((of, own), _)| (*of, *own) == (field, name));
        special.map(|(_, id)| id).or_else(|| self.ids.get(name))
    }

    /// What is meant by the `id` of a field; nothing where there is none of the kind.
    pub(super) fn root(&self, field: &str) -> Option<&Value> {
        let Some((_, name)) = IDS.iter().find(|(of, _)| *of == field) else {
            panic!("{field} asks for something by its id: say by which name it goes");
        };
        let special = self.special.iter().find(|((of, own), _)| (*of, *own) == (field, "id"));
        special.map(|(_, id)| id).or_else(|| self.ids.get(name))
    }

    /// Whether an argument of that name asks for one of them.
    pub(super) fn has(&self, name: &str) -> bool {
        self.ids.contains_key(name)
    }

    /// The ids of what belongs to a centre.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let ids = self.ids.iter().filter(|(name, _)| !OF_NO_CENTRE.contains(name));
        let special =
            self.special.iter().filter(|((_, name), _)| *name == "id" || name.ends_with("Id"));
        let special = special.filter(|((_, name), _)| !OF_NO_CENTRE.contains(name));
        ids.map(|(_, id)| id).chain(special.map(|(_, id)| id)).filter_map(Value::as_str)
    }

    /// Whether one of them that is not the centre's own is asked for.
    pub(super) fn are_in(&self, variables: &Value) -> bool {
        let asked = variables.to_string();
        let own = self.ids.iter().filter(|(name, _)| !SHARED.contains(name)).map(|(_, id)| id);
        own.chain(self.special.values()).filter_map(Value::as_str).any(|id| asked.contains(id))
    }

    /// Puts what is there in the place of ids that name nothing.
    pub(super) fn fill(&self, field: &str, value: &mut Value) {
        match value {
            Value::Object(object) => {
                for (name, inner) in object {
                    let found = match name.as_str() {
                        // One that is a plate: a bad value would be refused before anybody is.
                        "plate" => Some(json!("AB-123-CD")),
                        "id" => self.root(field).cloned(),
                        name => self.of(field, name).cloned(),
                    };
                    match found {
                        Some(found) => *inner = found,
                        None => self.fill(field, inner),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.fill(field, item)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
