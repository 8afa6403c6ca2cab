//! No circle among the modules of a crate: whoever reads one of two files that name each other has
//! to read both at once.
//!
//! Looked at level by level: the modules of one folder are compared, each with all that is inside
//! it. A module and the one it stands in are one thing here, as a folder is made of its files.
use crate::modules::{Modules, Place};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// For each module of a level, those beside it that it names, with an example each.
type Level = BTreeMap<String, BTreeMap<String, String>>;

/// The circles of a crate, in words.
pub(crate) fn circles(root: &Path) -> Vec<String> {
    let mut levels: BTreeMap<Place, Level> = BTreeMap::new();
    for (from, to, path) in Modules::read(root).references() {
        let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
        let (Some(one), Some(other)) = (from.get(common), to.get(common)) else { continue };
        levels
            .entry(from[..common].to_vec())
            .or_default()
            .entry(one.clone())
            .or_default()
            .entry(other.clone())
            .or_insert_with(|| format!("`{path}` in {}", from.join("::")));
    }
    levels.iter().flat_map(|(place, level)| in_words(place, level)).collect()
}

fn in_words(place: &Place, level: &Level) -> Vec<String> {
    let mut told = BTreeSet::new();
    let mut words = Vec::new();
    for name in level.keys() {
        let circle: BTreeSet<&String> = reached(level, name)
            .into_iter()
            .filter(|other| reached(level, other).contains(name))
            .collect();
        if circle.is_empty() || !told.insert(circle.clone()) {
            continue;
        }
        let mut lines =
            vec![format!("in `{}`:", [&["crate".to_owned()], &place[..]].concat().join("::"))];
        for one in &circle {
            for (other, example) in level.get(*one).into_iter().flatten() {
                if circle.contains(other) {
                    lines.push(format!("  {one} names {other}: {example}"));
                }
            }
        }
        words.push(lines.join("\n"));
    }
    words
}

/// Every module that following the names from this one leads to.
fn reached<'a>(level: &'a Level, name: &str) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&String> = level.get(name).into_iter().flat_map(BTreeMap::keys).collect();
    while let Some(one) = next.pop() {
        if found.insert(one) {
            next.extend(level.get(one).into_iter().flat_map(BTreeMap::keys));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::circles;
    use std::fs;

    /// A crate of these files, and the circles in it.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        circles(&folder.path().join("lib.rs"))
    }

    #[test]
    fn a_circle_is_found_however_it_is_written() {
        let lib = "mod a; mod b; pub use b::B;";
        for (a, b) in [
            ("use crate::b::B; pub struct A;", "use crate::a::A; pub struct B;"),
            ("use super::{b::B}; pub struct A;", "pub struct B(super::a::A);"),
            // Through what the root gives out again.
            ("pub struct A(crate::B);", "pub struct B; fn f() { crate::a::g() }"),
            // In the text of a macro.
            ("fn f() { println!(\"{}\", crate::b::B); }", "use crate::a;  pub struct B;"),
            (
                "use crate::b as other; fn f() -> other::B { todo!() }",
                "pub struct B; use super::a::*;",
            ),
            // A type whose methods stand in two files.
            (
                "pub struct A; impl A { fn one(&self) { self.two() } fn three(&self) {} }",
                "use crate::a::A; pub struct B; impl A { fn two(&self) { self.three() } }",
            ),
        ] {
            let circles = found(&[("lib.rs", lib), ("a.rs", a), ("b.rs", b)]);
            assert_eq!(circles.len(), 1, "{a}\n{b}\n{circles:?}");
            assert!(circles[0].contains("a names b") && circles[0].contains("b names a"));
        }
    }

    #[test]
    fn a_circle_of_three_and_one_of_folders_are_found() {
        let three = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b;"),
            ("b.rs", "use crate::c;"),
            ("c.rs", "use crate::a;"),
        ];
        assert_eq!(found(&three).len(), 1);
        let folders = [
            ("lib.rs", "mod a; mod b;"),
            ("a/mod.rs", "mod x; mod y;"),
            ("a/x.rs", "use crate::b::z;"),
            ("a/y.rs", ""),
            ("b.rs", "pub mod z; mod w;"),
            ("b/z.rs", ""),
            ("b/w.rs", "use crate::a::y;"),
        ];
        assert_eq!(found(&folders).len(), 1);
    }

    #[test]
    fn what_is_no_circle_is_left_alone() {
        let one_way = [
            ("lib.rs", "mod a; mod b; pub use b::B;"),
            // Its own tests, its parent, another crate of the same name.
            ("a.rs", "use crate::b::B; #[cfg(test)] mod tests { use crate::b; }"),
            ("b.rs", "pub struct B; #[cfg(test)] mod tests { use crate::a; } use ::a::Other;"),
        ];
        assert_eq!(found(&one_way), Vec::<String>::new());
        let nested = [
            ("lib.rs", "mod a;"),
            ("a.rs", "mod b; pub struct A; fn f() { b::g() }"),
            ("a/b.rs", "use super::A; pub fn g() {}"),
        ];
        assert_eq!(found(&nested), Vec::<String>::new());
    }
}
