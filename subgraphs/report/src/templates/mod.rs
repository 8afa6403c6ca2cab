//! The templates of letters: a text and an HTML file of each kind in French and in English, in
//! `subgraphs/report/letters`; files of the same name in a folder of the operator's take their place.
//!
//! Each text's first line is the subject. Values of letters are HTML nowhere: what stands in a template
//! is, what is filled in is escaped. All files are read and filled in once when the process starts, so
//! that a template with a mistake stops the process, and not a letter.
//! Decisions: docs/decisions/papers.md
mod examples;
mod values;

use crate::domain::{Language, LetterKind};
use anyhow::{Context, Result, bail, ensure};
use chrono::{DateTime, Utc};
pub(crate) use examples::NAME;
use handlebars::{Handlebars, no_escape};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt, fs, path::Path, sync::Arc};
use strum::VariantArray;
pub(crate) use values::{Filled, Found, FoundDocument, Opens};

/// How a letter is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
enum Form {
    Text,
    Html,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
        }
    }
}

/// The frame of every letter: greeting, the letter in both languages, who writes.
const FRAME: &str = "frame";

/// A template's name, and its text as built in: French text and HTML, English text and HTML.
type Four = (&'static str, [&'static str; 4]);

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, [
            include_str!(concat!("../../letters/", $name, ".fr.txt")),
            include_str!(concat!("../../letters/", $name, ".fr.html")),
            include_str!(concat!("../../letters/", $name, ".en.txt")),
            include_str!(concat!("../../letters/", $name, ".en.html")),
        ])),+]
    };
}

/// The frame, a part that several have, and one of each [`LetterKind`].
const BUILT_IN: [Four; 14] = files![
    "frame",
    "appointment",
    "confirmed",
    "moved",
    "cancelled",
    "offered",
    "reminder",
    "due",
    "documents",
    "code",
    "link",
    "email_changed",
    "webhook_disabled",
    "overdue",
];

/// A letter, filled in.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) subject: String,
    pub(crate) text: String,
    /// A whole page.
    pub(crate) html: String,
}

/// Whom a letter greets, and whose it is.
pub(crate) struct Frame<'a> {
    /// Their name, may be empty.
    pub(crate) name: &'a str,
    /// Our address.
    pub(crate) home: &'a str,
}

/// The templates of all letters.
#[derive(Clone)]
pub struct LetterTemplates(Arc<[Handlebars<'static>; 4]>);

impl fmt::Debug for LetterTemplates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterTemplates(…)")
    }
}

impl LetterTemplates {
    /// Those that are built in, and in their places those of a folder.
    ///
    /// # Errors
    /// Where a file is none of ours, does not read, or asks for what no letter of its kind has.
    pub fn read(folder: Option<&Path>) -> Result<Self> {
        let mut rooms = [(); 4].map(|()| Handlebars::new());
        for (at, room) in rooms.iter_mut().enumerate() {
            room.set_strict_mode(true);
            if places()[at].1 == Form::Text {
                room.register_escape_fn(no_escape);
            }
            for (name, texts) in &BUILT_IN {
                room.register_template_string(name, texts[at])?;
            }
        }
        if let Some(folder) = folder {
            for entry in fs::read_dir(folder)
                .with_context(|| format!("cannot read the letters in {}", folder.display()))?
            {
                let path = entry?.path();
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let (at, name) = place_of(&file)
                    .with_context(|| format!("{} is no letter of ours", path.display()))?;
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                rooms[at]
                    .register_template_string(name, text)
                    .with_context(|| format!("{} is no template", path.display()))?;
            }
        }
        let templates = Self(Arc::new(rooms));
        templates.check()?;
        Ok(templates)
    }

    /// The letter in this language, and below it in the other one.
    pub(crate) fn written(
        &self,
        kind: LetterKind,
        language: Language,
        frame: &Frame<'_>,
        filled: &Filled<'_>,
    ) -> Result<Written> {
        let other = language.other();
        let (subject, text) = self.text(kind, language, filled)?;
        let (_, other_text) = self.text(kind, other, filled)?;
        let around = |body: &str, below: &str| {
            json!({
                "subject": subject, "name": frame.name.trim(), "home": frame.home,
                "body": body.trim(), "other": below.trim(),
            })
        };
        let text = self.fill(language, Form::Text, FRAME, &around(&text, &other_text))?;
        let body = self.fill(language, Form::Html, kind.into(), &filled.values(language)?)?;
        let below = self.fill(other, Form::Html, kind.into(), &filled.values(other)?)?;
        let html = self.fill(language, Form::Html, FRAME, &around(&body, &below))?;
        Ok(Written { subject, text, html })
    }

    /// The subject, and what stands below it.
    fn text(
        &self,
        kind: LetterKind,
        language: Language,
        filled: &Filled<'_>,
    ) -> Result<(String, String)> {
        let whole = self.fill(language, Form::Text, kind.into(), &filled.values(language)?)?;
        let (first, rest) = whole.split_once('\n').unwrap_or((&whole, ""));
        let mark = language.subject_mark();
        let subject = first.strip_prefix(mark).map(str::trim).filter(|subject| !subject.is_empty());
        let subject = subject.with_context(|| {
            format!("{kind}.{}.txt: its first line is not « {mark} … »", language.name())
        })?;
        Ok((subject.to_owned(), rest.to_owned()))
    }

    fn fill(&self, language: Language, form: Form, name: &str, values: &Value) -> Result<String> {
        self.room(language, form)
            .render(name, values)
            .with_context(|| format!("{name}.{}.{}", language.name(), form.ending()))
    }

    fn room(&self, language: Language, form: Form) -> &Handlebars<'static> {
        let at = match (language, form) {
            (Language::Fr, Form::Text) => 0,
            (Language::Fr, Form::Html) => 1,
            (Language::En, Form::Text) => 2,
            (Language::En, Form::Html) => 3,
        };
        &self.0[at]
    }

    /// Letters of a kind about invented people, one of each case that its templates tell apart.
    pub(crate) fn examples(
        &self,
        kind: LetterKind,
        language: Language,
        home: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<Written>> {
        let frame = Frame { name: NAME, home };
        let examples = examples::of(kind, now);
        examples
            .iter()
            .map(|example| self.written(kind, language, &frame, &example.filled()))
            .collect()
    }

    /// Every kind can be written in both languages, whichever case it tells apart.
    fn check(&self) -> Result<()> {
        for kind in LetterKind::VARIANTS {
            let examples = examples::of(*kind, DateTime::UNIX_EPOCH);
            ensure!(!examples.is_empty(), "no example of {kind}");
            for example in &examples {
                for language in Language::VARIANTS {
                    let frame = Frame { name: "Camille", home: "https://example.fr/" };
                    self.written(*kind, *language, &frame, &example.filled())?;
                    self.check_names(*kind, *language, &example.filled().values(*language)?)?;
                }
            }
        }
        Ok(())
    }

    /// What a condition asks for must be there, too: a name that is nobody's would never be true.
    fn check_names(&self, kind: LetterKind, language: Language, values: &Value) -> Result<()> {
        for form in Form::VARIANTS {
            let asked = names_in(self.room(language, *form), kind.into());
            for name in asked {
                if !has(values, &name) {
                    let (language, ending) = (language.name(), form.ending());
                    bail!("{kind}.{language}.{ending}: « {name} » is no value of this letter");
                }
            }
        }
        Ok(())
    }
}

/// The rooms' order.
fn places() -> [(Language, Form); 4] {
    [
        (Language::Fr, Form::Text),
        (Language::Fr, Form::Html),
        (Language::En, Form::Text),
        (Language::En, Form::Html),
    ]
}

/// `reminder.fr.html`: its room and its template's name.
fn place_of(file: &str) -> Option<(usize, &'static str)> {
    let (name, rest) = file.split_once('.')?;
    let (name, _) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name)?;
    let named = |(language, form): &(Language, Form)| {
        rest == format!("{}.{}", language.name(), form.ending())
    };
    Some((places().iter().position(named)?, name))
}

/// Whether a value, or one in a list, has that name.
fn has(values: &Value, name: &str) -> bool {
    match values {
        Value::Object(fields) => {
            fields.contains_key(name) || fields.values().any(|inner| has(inner, name))
        }
        Value::Array(items) => items.iter().any(|item| has(item, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The names of values that a template asks for, with those of its parts.
fn names_in(room: &Handlebars<'_>, template: &str) -> BTreeSet<String> {
    use handlebars::template::{Parameter, Template, TemplateElement};
    fn of_parameter(parameter: &Parameter, found: &mut BTreeSet<String>) {
        if let (Parameter::Path(_), Some(name)) = (parameter, parameter.as_name()) {
            found.insert(name.to_owned());
        }
    }
    fn gather(room: &Handlebars<'_>, template: &Template, found: &mut BTreeSet<String>) {
        for element in &template.elements {
            match element {
                TemplateElement::Expression(said) | TemplateElement::HtmlExpression(said) => {
                    of_parameter(&said.name, found);
                }
                TemplateElement::HelperBlock(block) => {
                    block.params.iter().for_each(|asked| of_parameter(asked, found));
                    for inner in [&block.template, &block.inverse].into_iter().flatten() {
                        gather(room, inner, found);
                    }
                }
                TemplateElement::PartialExpression(part) => {
                    let name = part.name.as_name().unwrap_or_default();
                    if let Some(inner) = room.get_template(name) {
                        gather(room, inner, found);
                    }
                }
                // Text, and what our templates have none of.
                _ => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    if let Some(template) = room.get_template(template) {
        gather(room, template, &mut found);
    }
    found
}

#[cfg(test)]
mod tests;
