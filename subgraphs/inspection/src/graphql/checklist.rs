//! The checklist an inspector works through: functions, groups, points, defects.
use crate::{
    domain::{DefectLocation, also_called},
    models::{Defect, Point},
};
use async_graphql::SimpleObject;
use fr::DefectLevel;
use std::collections::HashMap;

/// A function of the vehicle: identification, brakes, steering…
#[derive(SimpleObject)]
pub(crate) struct ChecklistFunction {
    /// `1`
    code: String,
    /// In French.
    label: String,
    /// Its groups, in the order of the annex.
    groups: Vec<ChecklistGroup>,
}

/// A group of points.
#[derive(SimpleObject)]
pub(crate) struct ChecklistGroup {
    /// `1.1`
    code: String,
    /// In French.
    label: String,
    /// Its points, in the order of the annex.
    points: Vec<ChecklistPoint>,
}

/// A point to look at.
#[derive(SimpleObject)]
pub(crate) struct ChecklistPoint {
    /// `1.1.13`
    code: String,
    /// In French.
    label: String,
    /// What may be recorded here.
    defects: Vec<CatalogueDefect>,
    /// Whether the list of points for such vehicles awaits a check against its official text
    /// (« à vérifier »).
    to_verify: bool,
}

/// A defect that may be recorded.
#[derive(SimpleObject)]
pub(crate) struct CatalogueDefect {
    /// `1.1.13.a.2`
    code: String,
    /// How grave it is.
    level: DefectLevel,
    /// In French.
    label: String,
    /// What people also call it, in French: « pneu lisse ».
    also_called: Vec<&'static str>,
    /// The wording awaits a legal check (« à vérifier »).
    to_verify: bool,
}

/// What a defect's code means to whoever reads it on a procès-verbal.
#[derive(SimpleObject)]
pub(crate) struct DefectMeaning {
    /// `1.1.13.a.2`
    code: String,
    /// How grave it is.
    level: DefectLevel,
    /// The part that is looked at, in French: « Garnitures ou plaquettes de freins ».
    part: String,
    /// What is wrong with it, in French: « Usure excessive (marque minimale atteinte) ».
    label: String,
}

/// The rows with the parts they are about.
pub(super) fn meanings(rows: impl Iterator<Item = Defect>, points: &[Point]) -> Vec<DefectMeaning> {
    rows.map(|row| DefectMeaning {
        part: points
            .iter()
            .find(|point| point.code == row.point)
            .map(|point| point.label.clone())
            .unwrap_or_default(),
        code: row.code,
        level: *row.level,
        label: row.label,
    })
    .collect()
}

impl From<Defect> for CatalogueDefect {
    fn from(defect: Defect) -> Self {
        Self {
            also_called: also_called(&defect.code),
            code: defect.code,
            level: *defect.level,
            label: defect.label,
            to_verify: defect.grade.to_verify(),
        }
    }
}

/// A place on the vehicle, in words.
#[derive(SimpleObject)]
pub(crate) struct DefectLocationChoice {
    /// What is sent and printed.
    code: DefectLocation,
    /// In French: « Avant gauche ».
    label: &'static str,
    /// In English.
    label_en: &'static str,
}

impl From<DefectLocation> for DefectLocationChoice {
    fn from(code: DefectLocation) -> Self {
        Self { code, label: code.fr(), label_en: code.en() }
    }
}

/// Nests the rows; both come in the order of the annex.
pub(crate) fn nest(
    points: Vec<Point>,
    defects: Vec<Defect>,
    to_verify: bool,
) -> Vec<ChecklistFunction> {
    let mut of_point = HashMap::<String, Vec<CatalogueDefect>>::new();
    for defect in defects {
        of_point.entry(defect.point.clone()).or_default().push(defect.into());
    }
    let mut functions: Vec<ChecklistFunction> = Vec::new();
    for point in points {
        if functions.last().is_none_or(|function| function.code != point.function_code) {
            functions.push(ChecklistFunction {
                code: point.function_code,
                label: point.function_label,
                groups: Vec::new(),
            });
        }
        let Some(function) = functions.last_mut() else { continue };
        if function.groups.last().is_none_or(|group| group.code != point.group_code) {
            function.groups.push(ChecklistGroup {
                code: point.group_code,
                label: point.group_label,
                points: Vec::new(),
            });
        }
        let Some(group) = function.groups.last_mut() else { continue };
        let defects = of_point.remove(&point.code).unwrap_or_default();
        let ChecklistGroup { points, .. } = group;
        points.push(ChecklistPoint { code: point.code, label: point.label, defects, to_verify });
    }
    functions
}
