//! Who may know whom (ARCHITECTURE.md, « Dependency rules »), checked on the manifests and sources.
#![expect(clippy::unwrap_used, reason = "tests")]
mod circles;
mod modules;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const SUBGRAPHS: [&str; 8] =
    ["auth", "payment", "appointment", "scan", "parser", "chatbot", "inspection", "report"];
const OURS: [&str; 20] = [
    "auth",
    "payment",
    "appointment",
    "scan",
    "parser",
    "chatbot",
    "inspection",
    "report",
    "kernel",
    "fr",
    "events",
    "testkit",
    "stripe_simulator",
    "bench_simulator",
    "engine",
    "autovisite",
    "assistant",
    "telegram",
    "stories",
    "understanding",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The names on the left of a manifest's section.
fn section(manifest: &str, name: &str) -> BTreeSet<String> {
    manifest
        .lines()
        .skip_while(|line| *line != format!("[{name}]"))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|word| !word.is_empty() && !word.starts_with('#'))
        .map(ToOwned::to_owned)
        .collect()
}

/// Folder and dependencies of each of our crates.
fn crates() -> BTreeMap<String, (PathBuf, BTreeSet<String>)> {
    ["subgraphs", "router", "bots"]
        .iter()
        .flat_map(|group| fs::read_dir(root().join(group)).unwrap().flatten())
        .map(|entry| entry.path())
        .filter(|folder| folder.join("Cargo.toml").exists())
        .map(|folder| {
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            let name = manifest
                .lines()
                .find_map(|line| line.strip_prefix("name = \""))
                .unwrap()
                .trim_end_matches('"')
                .to_owned();
            (name, (folder, section(&manifest, "dependencies")))
        })
        .collect()
}

fn ours(dependencies: &BTreeSet<String>) -> BTreeSet<&str> {
    dependencies.iter().map(String::as_str).filter(|name| OURS.contains(name)).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_crate_is_known_to_these_rules() {
    let known: BTreeSet<String> = OURS.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(crates().into_keys().collect::<BTreeSet<_>>(), known);
}

#[test]
fn a_subgraph_knows_kernel_events_and_fr_and_no_other_subgraph() {
    let crates = crates();
    for name in SUBGRAPHS {
        let mut allowed = BTreeSet::from(["kernel", "events", "fr"]);
        if name == "chatbot" {
            allowed.insert("assistant");
        }
        let known = ours(&crates[name].1);
        assert!(known.is_subset(&allowed), "{name} knows {known:?}");
    }
}

#[test]
fn what_everyone_stands_on_knows_nobody() {
    let crates = crates();
    for (name, allowed) in [
        ("kernel", BTreeSet::new()),
        ("fr", BTreeSet::new()),
        ("engine", BTreeSet::new()),
        // What is France's may be known by whoever speaks French.
        ("assistant", BTreeSet::from(["fr", "understanding"])),
        ("stories", BTreeSet::from(["assistant", "fr", "understanding"])),
        ("telegram", BTreeSet::from(["fr"])),
        ("understanding", BTreeSet::from(["fr"])),
        ("events", BTreeSet::from(["kernel", "fr"])),
        ("testkit", BTreeSet::from(["kernel"])),
        // Another server's twin: it knows no payment of ours.
        ("stripe_simulator", BTreeSet::from(["kernel"])),
        // An instrument's twin: it knows the protocol from its paper.
        ("bench_simulator", BTreeSet::new()),
    ] {
        let known = ours(&crates[name].1);
        assert!(known.is_subset(&allowed), "{name} knows {known:?}");
    }
}

#[test]
fn the_planner_is_behind_the_engine() {
    for (name, (_, dependencies)) in crates() {
        if name != "engine" {
            assert!(!dependencies.contains("hive-router"), "{name} depends on hive-router");
        }
    }
}

#[test]
fn the_database_is_spoken_to_in_models_and_in_transactions_only() {
    let crates = crates();
    for name in SUBGRAPHS {
        let folder = crates[name].0.join("src");
        let mut files = Vec::new();
        sources(&folder, &mut files);
        for file in files {
            let inside = file.strip_prefix(&folder).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
            let room = first.trim_end_matches(".rs");
            let text = fs::read_to_string(&file).unwrap();
            // Tests stand beside the rules and may bring what they like.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let models = room == "models" || room == "schema";
            if !models {
                assert!(
                    !text.contains("diesel::prelude"),
                    "{}: queries belong in models",
                    file.display()
                );
            }
            if room == "domain" {
                for word in ["diesel::", "axum", "tokio", "async fn", "Utc::now"] {
                    assert!(!text.contains(word), "{}: {word} in a rule", file.display());
                }
            }
        }
    }
}

#[test]
fn the_kernel_has_no_noun_of_the_business() {
    let mut files = Vec::new();
    sources(&crates()["kernel"].0.join("src"), &mut files);
    for file in files {
        let code: String = fs::read_to_string(&file)
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for noun in ["Appointment", "Vehicle", "Invoice", "Centre", "Conversation"] {
            assert!(!code.contains(noun), "{}: {noun}", file.display());
        }
    }
}

/// A file that cannot be read without another that cannot be read without it is one file in two.
#[test]
fn no_modules_of_a_crate_know_each_other_in_a_circle() {
    let mut found = Vec::new();
    for (name, (folder, _)) in crates() {
        for root in ["src/lib.rs", "src/main.rs"].map(|root| folder.join(root)) {
            if root.exists() {
                let circles = circles::circles(&root);
                found.extend(circles.into_iter().map(|circle| format!("{name}, {circle}")));
            }
        }
    }
    assert!(found.is_empty(), "{} circles:\n\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn no_two_migrations_have_the_same_number() {
    let mut seen = BTreeMap::new();
    for domain in fs::read_dir(root().join("migrations")).unwrap() {
        for migration in fs::read_dir(domain.unwrap().path()).unwrap() {
            let path = migration.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let number = name.split('_').next().unwrap().to_owned();
            // Domains may share a database, and with it the list of what was applied.
            if let Some(other) = seen.insert(number, path.clone()) {
                panic!("{} and {} have the same number", other.display(), path.display());
            }
        }
    }
    assert!(seen.len() >= 9);
}
