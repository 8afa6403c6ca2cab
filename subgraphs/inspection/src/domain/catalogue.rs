//! The bundled catalogue of points and defects, read from `catalogue/*.csv`.
use anyhow::{Context, Result, ensure};
use fr::DefectLevel;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

const POINTS: &str = include_str!("../../catalogue/points.csv");
const DEFECTS: &str = include_str!("../../catalogue/defects.csv");

/// How well a row is sourced; the catalogue's README says what each letter means.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Deserialize, strum::IntoStaticStr, strum::EnumString,
)]
pub(crate) enum Grade {
    A,
    B,
    C,
    D,
    E,
    #[serde(rename = "E+")]
    #[strum(serialize = "E+")]
    EPlus,
}

impl Grade {
    /// May it be recorded without somebody having approved it?
    pub(crate) fn active(self) -> bool {
        match self {
            Self::A | Self::B | Self::E | Self::EPlus => true,
            Self::C | Self::D => false,
        }
    }

    /// Must a reader be told that the wording awaits a legal check?
    pub(crate) fn to_verify(self) -> bool {
        match self {
            Self::E | Self::EPlus => true,
            // Of the latter two only what somebody approved, with the text they read it in.
            Self::A | Self::B | Self::C | Self::D => false,
        }
    }
}

/// A point of inspection.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct CataloguePoint {
    /// `1.1.13`
    #[serde(rename = "point")]
    pub(crate) code: String,
    #[serde(rename = "libelle_point")]
    pub(crate) label: String,
    /// `1.1`
    #[serde(rename = "ensemble")]
    pub(crate) group_code: String,
    #[serde(rename = "libelle_ensemble")]
    pub(crate) group_label: String,
    /// `1`
    #[serde(rename = "fonction")]
    pub(crate) function_code: String,
    #[serde(rename = "libelle_fonction")]
    pub(crate) function_label: String,
}

/// A defect that can be found at a point.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct CatalogueDefect {
    /// `1.1.13.a.2`
    pub(crate) code: String,
    /// `1.1.13`
    pub(crate) point: String,
    #[serde(rename = "niveau", deserialize_with = "level")]
    pub(crate) level: DefectLevel,
    #[serde(rename = "libelle")]
    pub(crate) label: String,
    #[serde(rename = "confiance")]
    pub(crate) grade: Grade,
}

fn level<'de, D: serde::Deserializer<'de>>(field: D) -> Result<DefectLevel, D::Error> {
    match String::deserialize(field)?.as_str() {
        "mineure" => Ok(DefectLevel::Minor),
        "majeure" => Ok(DefectLevel::Major),
        "critique" => Ok(DefectLevel::Critical),
        other => Err(serde::de::Error::custom(format!("no level is called {other}"))),
    }
}

/// A whole catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    /// Changes with every byte of the files: an inspection keeps the version it was made under.
    pub(crate) version: String,
    /// In the order of the official annex.
    pub(crate) points: Vec<CataloguePoint>,
    /// In the order of the official annex.
    pub(crate) defects: Vec<CatalogueDefect>,
}

impl Bundle {
    /// The catalogue that comes with the program.
    pub(crate) fn bundled() -> Result<Self> {
        Self::read(POINTS, DEFECTS)
    }

    /// What somebody brings: `points.csv` and `defects.csv` in the columns of the bundled ones.
    pub(crate) fn read(points: &str, defects: &str) -> Result<Self> {
        let mut bundle = Self {
            version: version(points, defects),
            points: rows(points).context("points.csv")?,
            defects: rows(defects).context("defects.csv")?,
        };
        bundle.points.sort_by_cached_key(|point| order(&point.code));
        bundle.defects.sort_by_cached_key(|defect| order(&defect.code));
        bundle.check()?;
        Ok(bundle)
    }

    /// The code says the point and the level again: both must agree with their columns.
    fn check(&self) -> Result<()> {
        let points: HashSet<&str> = self.points.iter().map(|point| point.code.as_str()).collect();
        for defect in &self.defects {
            let CatalogueDefect { code, point, .. } = defect;
            ensure!(points.contains(point.as_str()), "{code}: point {point} is not in points.csv");
            ensure!(code.starts_with(&format!("{point}.")), "{code} is not of point {point}");
            let rank = ["1", "2", "3"][defect.level as usize];
            ensure!(code.ends_with(&format!(".{rank}")), "{code} has another level in its column");
        }
        Ok(())
    }
}

/// What another catalogue changes, in the order of the annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Codes with labels.
    pub(crate) added: Vec<(String, String)>,
    /// Codes with labels.
    pub(crate) removed: Vec<(String, String)>,
    /// Codes with the labels before and after.
    pub(crate) reworded: Vec<(String, String, String)>,
}

impl Difference {
    /// Between rows of code and label.
    pub(crate) fn between(before: &[(String, String)], after: &[(String, String)]) -> Self {
        let of = |rows: &[(String, String)]| -> HashMap<String, String> {
            rows.iter().cloned().collect()
        };
        let (was, is) = (of(before), of(after));
        let missing = |rows: &[(String, String)], there: &HashMap<String, String>| {
            rows.iter().filter(|(code, _)| !there.contains_key(code)).cloned().collect()
        };
        let reworded = after
            .iter()
            .filter_map(|(code, label)| {
                let before = was.get(code).filter(|before| *before != label)?;
                Some((code.clone(), before.clone(), label.clone()))
            })
            .collect();
        Self { added: missing(after, &was), removed: missing(before, &is), reworded }
    }
}

fn rows<T: for<'de> Deserialize<'de>>(text: &str) -> csv::Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}

fn version(points: &str, defects: &str) -> String {
    let digest = Sha256::new().chain_update(points).chain_update(defects).finalize();
    format!("VL-2-{}", &format!("{digest:x}")[..8])
}

/// `1.1.2` comes before `1.1.10`.
fn order(code: &str) -> Vec<(u32, String)> {
    code.split('.').map(|part| (part.parse().unwrap_or(u32::MAX), part.to_owned())).collect()
}

/// Whether a code is this one or begins with its parts: `1.1.13` is no part of `1.1.1`.
pub(crate) fn is_of_code(code: &str, asked: &str) -> bool {
    let asked = asked.trim().trim_end_matches('.').to_ascii_lowercase();
    let rest = code.strip_prefix(asked.as_str());
    asked.split('.').count() >= 3
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_code_is_asked_for_by_its_first_parts() {
        assert!(is_of_code("1.1.13.a.2", "1.1.13.A.2"));
        assert!(is_of_code("1.1.13.a.2", "1.1.13.a"));
        assert!(is_of_code("1.1.13.a.2", "1.1.13"));
        assert!(!is_of_code("1.1.13.a.2", "1.1.1"));
        assert!(!is_of_code("1.1.13.a.2", "1.1"), "a group is no code");
        assert!(!is_of_code("1.1.13.a.2", ""));
    }

    #[test]
    fn the_bundle_is_whole_and_graded_as_its_readme_says() {
        let bundle = Bundle::bundled().unwrap();
        assert_eq!((bundle.points.len(), bundle.defects.len()), (130, 582));
        let of = |grade| bundle.defects.iter().filter(|defect| defect.grade == grade).count();
        let counts = [Grade::A, Grade::B, Grade::EPlus, Grade::E, Grade::C, Grade::D].map(of);
        assert_eq!(counts, [54, 200, 256, 61, 8, 3]);
    }

    #[test]
    fn rows_that_the_directive_bears_out_are_on_and_those_it_contradicts_stay_off() {
        let bundle = Bundle::bundled().unwrap();
        let row = |code: &str| bundle.defects.iter().find(|defect| defect.code == code).unwrap();
        for (code, grade, active) in [
            ("1.1.2.b.1", Grade::EPlus, true),
            ("1.4.1.a.3", Grade::E, true),
            ("4.1.2.b.2", Grade::E, true),
            ("6.1.1.d.2", Grade::C, false),
            ("4.2.2.a.1", Grade::D, false),
            ("5.3.1.a.1", Grade::D, false),
            ("6.1.1.f.1", Grade::D, false),
        ] {
            assert_eq!((row(code).grade, row(code).grade.active()), (grade, active), "{code}");
        }
        let parking = &row("1.4.1.a.3").label;
        assert!(parking.contains("50 %") && !parking.contains("côté"), "{parking}");
        let recall = row("0.7.1.a.3");
        assert_eq!((recall.level, recall.grade), (DefectLevel::Critical, Grade::A));
    }

    #[test]
    fn points_come_in_the_order_of_the_annex() {
        let bundle = Bundle::bundled().unwrap();
        let at = |code| bundle.points.iter().position(|point| point.code == code).unwrap();
        assert!(at("1.1.2") < at("1.1.10"));
        assert!(at("0.1.1") < at("1.1.1"));
    }

    #[test]
    fn unsourced_rows_cannot_be_recorded_and_checked_ones_are_not_marked() {
        assert!(!Grade::C.active() && !Grade::D.active());
        assert!(Grade::A.active() && !Grade::A.to_verify());
        assert!(Grade::E.active() && Grade::E.to_verify());
        assert!(Grade::EPlus.active() && Grade::EPlus.to_verify());
    }

    #[test]
    fn a_row_that_contradicts_its_own_code_is_not_imported() {
        let wrong = DEFECTS.replacen("0.1.1.a.2", "0.1.1.a.3", 1);
        assert!(Bundle::read(POINTS, &wrong).unwrap_err().to_string().contains("another level"));
    }

    #[test]
    fn a_preview_says_what_comes_what_goes_and_what_is_worded_anew() {
        let rows = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
            rows.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
        };
        let before = rows(&[("1.1.1.a.2", "Pivot"), ("1.1.2.a.2", "Course")]);
        let after = rows(&[("1.1.1.a.2", "Pivot grippé"), ("4.14.1.a.2", "Batterie")]);
        let told = Difference::between(&before, &after);
        assert_eq!(told.added, rows(&[("4.14.1.a.2", "Batterie")]));
        assert_eq!(told.removed, rows(&[("1.1.2.a.2", "Course")]));
        assert_eq!(told.reworded.len(), 1);
        assert_eq!(Difference::between(&before, &before), Difference::default());
    }

    #[test]
    fn the_version_follows_the_content() {
        assert_ne!(version(POINTS, DEFECTS), version(POINTS, &DEFECTS.replace("Plaque", "plaque")));
    }
}
