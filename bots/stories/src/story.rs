//! A story as it stands in its file: who writes what, what happens besides, and what must be true.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A file of stories with what they share.
#[derive(Debug, Clone, Deserialize)]
pub struct File {
    /// What a story does not say itself.
    pub defaults: Value,
    /// Customers, centres, bookings and files by key.
    pub fixtures: Value,
    /// The stories.
    pub dialogues: Vec<Story>,
}

/// One story.
#[derive(Debug, Clone, Deserialize)]
pub struct Story {
    /// Its name.
    pub id: String,
    /// What it covers.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Local time at its beginning.
    pub now: Option<String>,
    /// `web` or `telegram`.
    pub channel: Option<String>,
    /// `logged_in` or `anonymous`.
    pub auth: Option<String>,
    /// Who it is.
    pub customer: Option<String>,
    /// What the profile answers where no step does.
    #[serde(default)]
    pub answers: Map<String, Value>,
    /// What there was before.
    #[serde(default)]
    pub given: Value,
    /// How often the customer may write or tap.
    pub max_user_turns: Option<usize>,
    /// What happens, in order.
    pub steps: Vec<Value>,
    /// What must be true at the end.
    #[serde(default, rename = "final")]
    pub last: Value,
}

impl File {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is not YAML of this form.
    pub fn parse(text: &str) -> Result<Self, String> {
        yaml_serde::from_str(text).map_err(|error| error.to_string())
    }

    /// What the story says, or what all share.
    #[must_use]
    pub fn shared(&self, own: Option<&String>, name: &str) -> String {
        own.map(String::as_str)
            .or_else(|| self.defaults[name].as_str())
            .unwrap_or_default()
            .to_owned()
    }

    /// The profile's answer to a question, by its name, then by its kind.
    #[must_use]
    pub fn answer<'a>(&'a self, story: &'a Story, name: &str, kind: &str) -> Option<&'a Value> {
        let shared = self.defaults["answers"].as_object();
        [name, kind].into_iter().find_map(|key| {
            story.answers.get(key).or_else(|| shared.and_then(|answers| answers.get(key)))
        })
    }
}

/// What a step waits for: nothing, or one of several names and kinds.
#[must_use]
pub fn awaited(step: &Value) -> Vec<&str> {
    match &step["for"] {
        Value::String(one) if one == "any" => Vec::new(),
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a step is for this question.
#[must_use]
pub fn is_for(step: &Value, kind: &str, name: &str) -> bool {
    let wanted = awaited(step);
    wanted.is_empty() || wanted.iter().any(|own| *own == kind || is_called(own, name))
}

/// The names of the contract beside ours.
fn is_called(own: &str, name: &str) -> bool {
    own == name
        || match own {
            "date_choice" => name == "date",
            "offer" => name == "time",
            "confirm_booking" => name == "booking",
            _ => false,
        }
}

/// Whether a step sends something.
#[must_use]
pub fn sends(step: &Value) -> bool {
    ["user", "tap", "upload", "event"].iter().any(|key| step.get(key).is_some())
}
