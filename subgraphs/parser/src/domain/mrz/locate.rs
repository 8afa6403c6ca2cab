//! Finds the two lines of the zone among the words of a page.

use super::{Mrz, PageText, Quad, begins_zone, parse, symbols};

/// A line of the zone where it was found.
#[derive(Debug, Clone)]
pub(in super::super) struct ZoneLine {
    pub(in super::super) quad: Quad,
    /// How many symbols were read, 44 when the line is whole.
    pub(in super::super) symbols: usize,
    /// That of the least sure word.
    pub(in super::super) confidence: f32,
}

/// The zone and where it was found.
#[derive(Debug, Clone)]
pub(in super::super) struct Zone {
    pub(in super::super) mrz: Mrz,
    pub(in super::super) lines: Vec<ZoneLine>,
    /// Which words of the page belong to it.
    pub(in super::super) words: Vec<usize>,
}

/// The zone of a page, if it has one.
pub(in super::super) fn find(page: &PageText) -> Option<Zone> {
    let starts = page.words.iter().enumerate().filter(|(_, word)| begins_zone(&word.text));
    // The lowest: the zone is at the foot of the page.
    let mut starts: Vec<(usize, Quad)> = starts.map(|(at, word)| (at, word.quad)).collect();
    starts.sort_by(|a, b| b.1[0][1].total_cmp(&a.1[0][1]));
    starts.into_iter().find_map(|(start, quad)| {
        let (first, second) = rows(page, start, &quad);
        let text = |row: &[usize]| -> String {
            row.iter().map(|at| page.words[*at].text.as_str()).collect()
        };
        let readings = |row: &[usize]| -> Vec<String> {
            let second = match row {
                [only] => page.words[*only].second.clone(),
                _ => None,
            };
            std::iter::once(text(row)).chain(second).collect()
        };
        let mrz = most_proved(&readings(&first), &readings(&second))?;
        let lines = [&first, &second]
            .into_iter()
            .filter_map(|row| {
                let (left, right) = (page.words.get(*row.first()?)?, page.words.get(*row.last()?)?);
                Some(ZoneLine {
                    quad: [left.quad[0], right.quad[1], right.quad[2], left.quad[3]],
                    symbols: symbols(&text(row)).len(),
                    confidence: row.iter().map(|at| page.words[*at].confidence).fold(1.0, f32::min),
                })
            })
            .collect();
        Some(Zone { mrz, lines, words: [first, second].concat() })
    })
}

/// The zone of those readings of its lines that its check digits agree with most; the first where
/// they do not tell.
fn most_proved(first: &[String], second: &[String]) -> Option<Mrz> {
    let pairs = first.iter().flat_map(|one| second.iter().map(move |other| (one, other)));
    let mut best: Option<Mrz> = None;
    for mrz in pairs.filter_map(|(one, other)| parse(one, other)) {
        if best.as_ref().is_none_or(|best| mrz.checks.count() > best.checks.count()) {
            best = Some(mrz);
        }
    }
    best
}

/// The words on the line that begins at `start`, and those on the line below, left to right.
fn rows(page: &PageText, start: usize, quad: &Quad) -> (Vec<usize>, Vec<usize>) {
    let height = (quad[3][0] - quad[0][0]).hypot(quad[3][1] - quad[0][1]).max(1.0);
    let width = (quad[1][0] - quad[0][0]).hypot(quad[1][1] - quad[0][1]).max(1.0);
    let along = [(quad[1][0] - quad[0][0]) / width, (quad[1][1] - quad[0][1]) / width];
    let middle = |quad: &Quad| [(quad[0][0] + quad[3][0]) / 2.0, (quad[0][1] + quad[3][1]) / 2.0];
    let origin = middle(quad);
    let mut placed: Vec<(usize, f32, f32)> = page
        .words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let point = middle(&word.quad);
            let (x, y) = (point[0] - origin[0], point[1] - origin[1]);
            let right = (x * along[0] + y * along[1]) / height;
            let down = (y * along[0] - x * along[1]) / height;
            (at, right, down)
        })
        .filter(|(_, right, _)| *right > -2.0)
        .collect();
    placed.sort_by(|a, b| a.1.total_cmp(&b.1));
    let row = |from: f32, to: f32| -> Vec<usize> {
        placed
            .iter()
            .filter(|(at, _, down)| (from..to).contains(down) || (*at == start && from < 0.0))
            .map(|(at, ..)| *at)
            .collect()
    };
    (row(-0.5, 0.5), row(0.8, 2.2))
}
