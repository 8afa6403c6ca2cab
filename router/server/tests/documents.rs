//! The documents say what is there: their links lead somewhere, and every decision and the file that
//! it explains name each other.
#![expect(clippy::unwrap_used, reason = "tests")]
use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn decision_pages() -> Vec<PathBuf> {
    let folder = root().join("docs/decisions");
    let mut pages: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

/// What stands in `](…)` and leads to a file of ours, without its anchor.
fn links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.split('#').next())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    let mut pages = decision_pages();
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "models/README.md"] {
        pages.push(root().join(page));
    }
    for page in pages {
        for link in links(&fs::read_to_string(&page).unwrap()) {
            let target = page.parent().unwrap().join(&link);
            assert!(target.exists(), "{}: {link} leads nowhere", page.display());
        }
    }
}

#[test]
fn a_decision_and_the_file_it_explains_name_each_other() {
    for page in decision_pages() {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let text = fs::read_to_string(&page).unwrap();
        for decision in text.split("\n## ").skip(1) {
            let title = decision.lines().next().unwrap();
            assert!(
                title.as_bytes().get(4) == Some(&b'-') && title.contains(": "),
                "{name}: « {title} » has no date"
            );
            let explained = decision.split("Explains ").nth(1);
            assert!(explained.is_some(), "{name}: « {title} » explains no file");
            for link in links(explained.unwrap()) {
                let file = fs::read_to_string(page.parent().unwrap().join(&link)).unwrap();
                assert!(
                    file.contains(&format!("docs/decisions/{name}")),
                    "{link} does not name docs/decisions/{name}, which explains it"
                );
            }
        }
    }
}
