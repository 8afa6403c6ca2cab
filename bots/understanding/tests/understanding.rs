//! The committed model: that it is what the corpora give, and how well it reads people it never met.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::PathBuf, time::Instant};
use understanding::{
    Act, Awaiting, Model, Reader, Topic, Wish,
    corpus::{self, Row, Split},
    evaluate::evaluate,
    random::Random,
    text, training,
};

fn rows(split: Split) -> Vec<Row> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/corpus/messages.jsonl");
    let mut rows = corpus::parse(&fs::read_to_string(file).unwrap()).unwrap();
    rows.retain(|row| Split::of(&row.persona) == split);
    rows
}

#[test]
fn a_third_of_the_personas_is_held_out() {
    assert_eq!(rows(Split::HeldOut).len(), 8_315);
    assert_eq!(rows(Split::Dev).len() + rows(Split::Train).len(), 25_643 - 8_315);
}

/// The whole takes three minutes: `autovisite train understanding --check`.
#[test]
fn learning_gives_the_same_bits_each_time() {
    let part: Vec<Row> = rows(Split::Train).into_iter().take(300).collect();
    let beside = training::Beside { said: 1, ..training::Beside::default() };
    let bytes = || training::train(&part, &[], &beside).unwrap().to_bytes();
    let once = bytes();
    assert_eq!(once, bytes());
    assert_eq!(
        text::hash(&format!("{once:?}")),
        LEARNED,
        "on this machine, learning gives other bits"
    );
    assert_eq!(Model::from_bytes(&once).unwrap().to_bytes(), once, "read and written again");
    assert!(Model::from_bytes(&once[..once.len() / 2]).is_none(), "half a file is no model");
}

/// Of the bytes that 300 rows give.
const LEARNED: u64 = 6_416_785_692_349_489_053;

#[test]
fn people_it_never_met_are_understood_and_nothing_risky_is_invented() {
    let reader = Reader::embedded().unwrap();
    let figures = evaluate(&reader, &rows(Split::HeldOut));
    assert!(figures.right_reaction.percent() >= RIGHT, "{:?}", figures.right_reaction);
    assert!(figures.acts.f1() >= ACTS, "{:?}", figures.acts);
    assert!(figures.topics.f1() >= TOPICS, "{:?}", figures.topics);
    assert!(figures.slots.f1() >= SLOTS, "{:?}", figures.slots);
    assert!(figures.yes_invented.these == 0, "{:?} {:?}", figures.yes_invented, figures.risky);
    assert!(
        figures.cancel_or_pay_invented.percent() <= 0.3,
        "{:?}",
        figures.cancel_or_pay_invented
    );
    assert!(figures.flow_out_of_nothing.percent() <= 1.0, "{:?}", figures.flow_out_of_nothing);
}

const RIGHT: f64 = 83.0;
const ACTS: f64 = 0.785;
const TOPICS: f64 = 0.74;
const SLOTS: f64 = 0.77;

#[test]
fn haste_costs_little() {
    let reader = Reader::embedded().unwrap();
    let mut random = Random::new(1);
    let noisy: Vec<Row> =
        rows(Split::HeldOut).iter().map(|row| training::disturbed(row, &mut random)).collect();
    let figures = evaluate(&reader, &noisy);
    assert!(figures.right_reaction.percent() >= RIGHT - 5.0, "{:?}", figures.right_reaction);
}

#[test]
fn a_wish_a_question_and_a_yes_are_told_apart() {
    let reader = Reader::embedded().unwrap();
    let take = |text: &str, awaiting| reader.read(text, awaiting).reaction.take;
    let confirm = Some(Awaiting::ConfirmCancel);
    assert_eq!(take("annule mon rdv", None), [Wish::Do(Act::Cancel)]);
    assert_eq!(take("si j'annule, je suis remboursé ?", None), [Wish::Tell(Topic::RefundPolicy)]);
    assert_eq!(take("oui", confirm), [Wish::Do(Act::Affirm)]);
    assert!(!take("oui mais pas celui-là", confirm).contains(&Wish::Do(Act::Affirm)));
    assert!(!take("je ne veux pas annuler", confirm).contains(&Wish::Do(Act::Affirm)));
}

#[test]
fn what_is_unsure_is_asked_with_two_choices_at_most() {
    let reader = Reader::embedded().unwrap();
    for row in rows(Split::Dev) {
        let reaction = reader.read(&row.text, row.awaiting).reaction;
        assert!(reaction.ask.len() <= 2, "{}", row.text);
        assert!(!reaction.take.is_empty() || !reaction.ask.is_empty(), "{}", row.text);
    }
}

#[test]
fn a_reading_says_what_it_stands_on() {
    let reader = Reader::embedded().unwrap();
    let evidence = reader.inspect("Bonjour, je voudrais annuler mon rendez-vous", None);
    let cancel = evidence.iter().find(|evidence| evidence.of == "cancel").unwrap();
    assert!(cancel.template, "{cancel:?}");
    assert!(cancel.because.iter().any(|(name, _)| name.contains("annul")), "{cancel:?}");
}

#[test]
fn long_and_hostile_messages_are_read_in_time() {
    let reader = Reader::embedded().unwrap();
    let started = Instant::now();
    for text in
        ["a".repeat(100_000), "1.".repeat(50_000), "é\u{301} ".repeat(30_000), "😀".repeat(20_000)]
    {
        let _ = reader.read(&text, None);
    }
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
