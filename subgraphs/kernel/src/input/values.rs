//! Values beside the types they are declared with: cleaned where they are, or refused.
use super::{InputRefused, InputRule, Text, Why, clean};
use async_graphql::registry::{MetaField, MetaType, Registry};
use async_graphql_value::Value;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::ops::RangeInclusive;
use uuid::Uuid;

/// Most items of a list.
const MOST_ITEMS: usize = 10_000;
/// Years that a vehicle, an appointment or a document may be of.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Where a value stands: its path as the caller reads it, its type, and how a text is taken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    path: String,
    ty: String,
    text: Text,
}

impl Place {
    pub(super) fn new(path: &str, ty: &str, text: Text) -> Self {
        Self { path: path.to_owned(), ty: ty.to_owned(), text }
    }

    fn refuse(&self, why: Why) -> InputRefused {
        InputRefused { field: self.path.clone(), why }
    }
}

/// The name within `[Name!]!`.
pub(super) fn named(ty: &str) -> &str {
    ty.trim_matches(['[', ']', '!'])
}

/// What is within a list's brackets; `None` where a type is no list.
fn item(ty: &str) -> Option<&str> {
    ty.trim_end_matches('!').strip_prefix('[')?.strip_suffix(']')
}

/// A way through one request's values.
pub(super) struct Walk<'a> {
    registry: &'a Registry,
    rule: InputRule,
    used: Vec<(String, Place)>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(registry: &'a Registry, rule: InputRule) -> Self {
        Self { registry, rule, used: Vec::new() }
    }

    pub(super) fn registry(&self) -> &'a Registry {
        self.registry
    }

    pub(super) fn field(&self, parent: &str, name: &str) -> Option<&'a MetaField> {
        self.registry.types.get(parent)?.field_by_name(name)
    }

    pub(super) fn rule(&self, owner: &str, name: &str) -> Text {
        self.rule.of(owner, name)
    }

    /// The variables met so far and where they stand; each place once.
    pub(super) fn used(&mut self) -> Vec<(String, Place)> {
        std::mem::take(&mut self.used)
    }

    /// Cleans a value, or refuses it.
    pub(super) fn value(&mut self, value: &mut Value, place: &Place) -> Result<(), InputRefused> {
        match value {
            Value::Null => return Ok(()),
            Value::Variable(name) => {
                let use_of = (name.to_string(), place.clone());
                if !self.used.contains(&use_of) {
                    self.used.push(use_of);
                }
                return Ok(());
            }
            _ => {}
        }
        if let Some(item) = item(&place.ty) {
            let inner = Place { ty: item.to_owned(), ..place.clone() };
            // One value where a list is wanted is a list of one.
            let Value::List(items) = value else { return self.value(value, &inner) };
            if items.len() > MOST_ITEMS {
                return Err(place.refuse(Why::TooMany(MOST_ITEMS)));
            }
            for (at, item) in items.iter_mut().enumerate() {
                let inner = Place { path: format!("{}.{at}", place.path), ..inner.clone() };
                self.value(item, &inner)?;
            }
            return Ok(());
        }
        let name = named(&place.ty);
        match self.registry.types.get(name) {
            Some(MetaType::InputObject { input_fields, .. }) => {
                let Value::Object(object) = value else {
                    return Err(place.refuse(Why::Form));
                };
                for (key, value) in object {
                    // What is unknown is refused by validation.
                    let Some(known) = input_fields.get(key.as_str()) else { continue };
                    let text = self.rule.of(name, &known.name);
                    let path = format!("{}.{}", place.path, known.name);
                    self.value(value, &Place { path, ty: known.ty.clone(), text })?;
                }
                Ok(())
            }
            Some(MetaType::Enum { enum_values, .. }) => {
                let known = match value {
                    Value::Enum(name) => enum_values.contains_key(name.as_str()),
                    Value::String(name) => enum_values.contains_key(name.as_str()),
                    _ => false,
                };
                if known { Ok(()) } else { Err(place.refuse(Why::Form)) }
            }
            _ => scalar(value, name, place),
        }
    }
}

fn scalar(value: &mut Value, name: &str, place: &Place) -> Result<(), InputRefused> {
    let refuse = |why| Err(place.refuse(why));
    match (name, value) {
        ("String" | "ID", Value::String(content)) => {
            *content = text(content, place.text).map_err(|why| place.refuse(why))?;
            Ok(())
        }
        // A number is a fine identifier.
        ("ID", Value::Number(_)) => Ok(()),
        ("UUID", Value::String(content)) => match clean::line(content).parse::<Uuid>() {
            Ok(id) => {
                *content = id.to_string();
                Ok(())
            }
            Err(_) => refuse(Why::Form),
        },
        ("NaiveDate", Value::String(content)) => {
            *content = date(content).map_err(|why| place.refuse(why))?.to_string();
            Ok(())
        }
        ("DateTime", Value::String(content)) => match clean::line(content).parse::<DateTime<Utc>>()
        {
            Ok(at) if YEARS.contains(&at.year()) => {
                *content = at.to_rfc3339();
                Ok(())
            }
            Ok(_) => refuse(Why::Range),
            Err(_) => refuse(Why::Form),
        },
        ("Int", Value::Number(number)) => match number.as_i64().map(i32::try_from) {
            Some(Ok(_)) => Ok(()),
            Some(Err(_)) => refuse(Why::Range),
            None if number.is_u64() => refuse(Why::Range),
            None => refuse(Why::Form),
        },
        ("Float", Value::Number(number)) if number.as_f64().is_some_and(f64::is_finite) => Ok(()),
        ("Boolean", Value::Boolean(_)) => Ok(()),
        ("String" | "ID" | "UUID" | "NaiveDate" | "DateTime" | "Int" | "Float" | "Boolean", _) => {
            refuse(Why::Form)
        }
        // Scalars that hold anything (`_Any`, which the router writes): only what cannot be kept.
        (_, other) => {
            if keeps_nul(other) {
                refuse(Why::Control)
            } else {
                Ok(())
            }
        }
    }
}

fn keeps_nul(value: &Value) -> bool {
    match value {
        Value::String(content) => content.contains('\0'),
        Value::List(items) => items.iter().any(keeps_nul),
        Value::Object(object) => object.values().any(keeps_nul),
        Value::Null
        | Value::Variable(_)
        | Value::Number(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_) => false,
    }
}

/// A text as it is taken, or why it is not.
pub fn text(content: &str, rule: Text) -> Result<String, Why> {
    let (cleaned, most) = match rule {
        Text::Line(most) => (clean::line(content), most),
        Text::Free(most) => (clean::free(content), most),
        Text::Verbatim(most) => (content.to_owned(), most),
    };
    // Measured after the cleaning: nobody counts what nobody sees.
    let control = match rule {
        Text::Line(_) => cleaned.contains(char::is_control),
        Text::Free(_) => cleaned.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')),
        Text::Verbatim(_) => cleaned.contains('\0'),
    };
    if control {
        Err(Why::Control)
    } else if cleaned.chars().count() > most {
        Err(Why::TooLong(most))
    } else {
        Ok(cleaned)
    }
}

/// A civil date as ISO writes it, in a year that something of ours may be of.
pub fn date(content: &str) -> Result<NaiveDate, Why> {
    let day: NaiveDate = clean::line(content).parse().map_err(|_| Why::Form)?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(Why::Range) }
}
