//! Stories played with the assistant: whole conversations with a right end, and writes that nobody
//! may attempt on the way.
//!
//! The assistant is the real one, reached as its channels reach it; behind its port stands a town in
//! memory ([`graph`]) that answers the operations of the graph's contract. What happens outside the
//! chat is in [`events`]; [`player`] is the customer, whom [`play`] leads through a story.
//! Decisions: docs/decisions/assistant.md

mod events;
pub mod graph;
pub mod modes;
pub mod play;
pub mod player;
pub mod story;
pub mod town;
mod waiting;
pub mod world;

use assistant::Assistant;
use play::Played;
use serde::Serialize;
use std::collections::BTreeMap;
use story::File;

/// How a set of stories went.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figures {
    /// Played.
    pub stories: usize,
    /// Ended in the right world, without a forbidden write.
    pub right: usize,
    /// Forbidden writes attempted.
    pub wrong_actions: usize,
    /// Turns of the customer, all together.
    pub turns: usize,
    /// Right and played, by tag.
    pub by_tag: BTreeMap<String, (usize, usize)>,
    /// What went wrong, by story.
    pub failures: BTreeMap<String, Vec<String>>,
}

/// Plays all stories of a file whose names begin with `only`; the seed disturbs what is written.
pub async fn play_all(
    file: &File,
    assistant: &Assistant,
    only: Option<&str>,
    seed: Option<u64>,
) -> Vec<Played> {
    let mut played = Vec::new();
    for story in &file.dialogues {
        if only.is_none_or(|only| story.id.starts_with(only)) {
            played.push(play::play(file, assistant, story, seed).await);
        }
    }
    played
}

impl Figures {
    /// Counts.
    #[must_use]
    pub fn of(played: &[Played]) -> Self {
        let mut figures = Self { stories: played.len(), ..Self::default() };
        for own in played {
            let right = own.wrong.is_empty() && own.forbidden.is_empty();
            figures.right += usize::from(right);
            figures.wrong_actions += own.forbidden.len();
            figures.turns += own.turns;
            for tag in &own.tags {
                let (good, all) = figures.by_tag.entry(tag.clone()).or_default();
                *good += usize::from(right);
                *all += 1;
            }
            if !right {
                let forbidden = own.forbidden.iter().map(|own| format!("attempted {own}"));
                let all = own.wrong.iter().cloned().chain(forbidden).collect();
                figures.failures.insert(own.id.clone(), all);
            }
        }
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::{Figures, File, play_all};

    const FILE: &str = r#"
defaults:
  now: "2026-11-26T09:00:00+01:00"
  channel: web
  auth: logged_in
  customer: ada
  answers: {center: "Lyon Part-Dieu", time: "10h"}
fixtures:
  customers:
    ada: {email: ada@example.test, vehicles: [{plate: AB-123-CD, kind: car, energy: petrol, label: Clio}]}
  centers: [{id: lyon-pd, name: Lyon Part-Dieu}, {id: villeurbanne, name: Villeurbanne}]
  opening: {mon-fri: "08:00-18:00", sat: "08:00-12:00", sun: closed}
  bookings:
    own: {ref: RDV-7Q2K, customer: ada, plate: AB-123-CD, center: lyon-pd, start: "2026-12-01T14:00+01:00", status: confirmed, paid: true, amount_cents: 7900}
dialogues:
- id: books
  steps:
  - {user: "je voudrais un contrôle technique mardi à 10h"}
  - {for: confirm, check: {bookings: {count: 0}, slots: {date: "2026-12-01"}}}
  - {for: confirm, user: "oui"}
  - {for: registration_document, tap: later}
  final: {bookings: {count: 1, items: [{center: lyon-pd, start: "2026-12-01T10:00+01:00", status: awaiting_payment}]}, mutations: {createBooking: 1}}
- id: cancels
  given: {bookings: [own]}
  steps:
  - {user: "annulez mon rdv"}
  - {for: confirm, user: "oui"}
  final: {bookings: {items: [{ref: RDV-7Q2K, status: cancelled}]}, never: [cancelBooking]}
"#;

    #[tokio::test]
    async fn a_story_is_right_where_its_world_is_and_nothing_forbidden_was_tried() {
        let file = File::parse(FILE).expect("stories");
        let played = play_all(&file, &assistant::Assistant::default(), None, None).await;
        let figures = Figures::of(&played);
        assert_eq!((figures.stories, figures.right), (2, 1), "{played:#?}");
        assert_eq!(figures.wrong_actions, 1, "the second story forbids what it asks for");
    }
}
