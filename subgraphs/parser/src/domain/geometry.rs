//! The perspective between a photo and the printed form.
//!
//! A flat sheet seen by a camera is related to its plan by eight numbers. They are fitted by least
//! squares to the landmarks found on the photo; landmarks that do not fit (a value that looks like
//! a code) lose their weight round after round.
//!
//! A certificate is carried folded in three and is never quite flat: what the landmarks still miss
//! by is carried over to their neighbourhood.

/// From pixels of the photo to units of the form.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    numbers: [f64; 8],
    middle: [f64; 2],
    scale: f64,
    bends: Vec<Bend>,
}

/// How far a landmark is from its place on a flat sheet, in units of the form.
#[derive(Debug, Clone, Copy)]
struct Bend {
    at: [f64; 2],
    miss: [f64; 2],
    weight: f64,
}

/// Where a landmark is on the photo, and where the form has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Landmark {
    pub(super) seen: [f32; 2],
    pub(super) plan: [f32; 2],
    pub(super) weight: f64,
}

/// Units of the form are brought near one before solving, for numerical sanity.
const PLAN_SCALE: f64 = 600.0;

/// A landmark within this many units of its place fits.
const FITS: f64 = 3.5;

/// Fewest fitting landmarks for the mapping to be trusted.
const ENOUGH: usize = 8;

/// Most that a fold moves a landmark away from its neighbours, in units: little more than a row.
const BENDS: f64 = 12.0;

/// How far a landmark vouches for its neighbourhood, along a row and across rows, in units.
const VOUCHES: [f64; 2] = [120.0, 30.0];

/// What the flat sheet weighs against the landmarks around a point.
const FLAT: f64 = 0.3;

/// Rounds of following the bends outwards from where the sheet fits.
const FOLLOWED: usize = 6;

/// Tolerance in units, and how strongly perspective is held back: the first round only places and
/// tilts the page, whatever impostors there are.
const ROUNDS: [(f64, f64); 7] = [
    (120.0, 1e6),
    (60.0, 1e-2),
    (30.0, 1e-3),
    (15.0, 1e-4),
    (8.0, 1e-5),
    (5.0, 1e-6),
    (FITS, 1e-6),
];

impl Mapping {
    /// Fits a mapping; nothing when too few landmarks agree.
    pub(super) fn fit(landmarks: &[Landmark], size: [f32; 2]) -> Option<Self> {
        let scale = f64::from(size[0].max(size[1])).max(1.0);
        let middle = [f64::from(size[0]) / 2.0, f64::from(size[1]) / 2.0];
        let mut mapping = Self { numbers: [0.0; 8], middle, scale, bends: Vec::new() };
        let mut weights: Vec<f64> = landmarks.iter().map(|mark| mark.weight).collect();
        for (tolerance, flatness) in ROUNDS {
            mapping.numbers = mapping.solve(landmarks, &weights, flatness)?;
            for (weight, mark) in weights.iter_mut().zip(landmarks) {
                let miss = mapping.miss(mark) / tolerance;
                *weight = mark.weight / (1.0 + miss * miss).powi(2);
            }
        }
        let fitting = landmarks.iter().filter(|mark| mapping.miss(mark) < FITS).count();
        if fitting < ENOUGH || fitting * 2 < landmarks.len() {
            return None;
        }
        for _ in 0..FOLLOWED {
            mapping.bends = mapping.bends_of(landmarks);
        }
        Some(mapping)
    }

    /// What the landmarks still miss by on a flat sheet, without those that are far from where the
    /// bends known so far would have them.
    fn bends_of(&self, landmarks: &[Landmark]) -> Vec<Bend> {
        let near = landmarks.iter().filter(|mark| self.miss(mark) < BENDS);
        near.map(|mark| {
            let at = self.flat(mark.seen);
            let miss = [0, 1].map(|axis| f64::from(mark.plan[axis]) - at[axis]);
            Bend { at, miss, weight: mark.weight }
        })
        .collect()
    }

    /// The place on the form of a point of the photo.
    pub(super) fn plan(&self, seen: [f32; 2]) -> [f32; 2] {
        let flat = self.flat(seen);
        let mut sum = [0.0; 2];
        let mut total = FLAT;
        for bend in &self.bends {
            let off = [0, 1].map(|axis| (flat[axis] - bend.at[axis]) / VOUCHES[axis]);
            let weight = bend.weight * (-0.5 * (off[0] * off[0] + off[1] * off[1])).exp();
            total += weight;
            for (sum, miss) in sum.iter_mut().zip(bend.miss) {
                *sum += weight * miss;
            }
        }
        [0, 1].map(|axis| (flat[axis] + sum[axis] / total) as f32)
    }

    /// The same on a sheet without bends.
    fn flat(&self, seen: [f32; 2]) -> [f64; 2] {
        let [x, y] = self.normal(seen);
        let [a, b, c, d, e, f, g, h] = self.numbers;
        let depth = g * x + h * y + 1.0;
        [(a * x + b * y + c) / depth * PLAN_SCALE, (d * x + e * y + f) / depth * PLAN_SCALE]
    }

    fn normal(&self, seen: [f32; 2]) -> [f64; 2] {
        [0, 1].map(|axis| (f64::from(seen[axis]) - self.middle[axis]) / self.scale)
    }

    fn miss(&self, mark: &Landmark) -> f64 {
        let [x, y] = self.plan(mark.seen);
        f64::from(x - mark.plan[0]).hypot(f64::from(y - mark.plan[1]))
    }

    /// Weighted least squares on the eight numbers.
    fn solve(&self, landmarks: &[Landmark], weights: &[f64], flatness: f64) -> Option<[f64; 8]> {
        let mut system = [[0.0_f64; 9]; 8];
        for (mark, weight) in landmarks.iter().zip(weights) {
            let [x, y] = self.normal(mark.seen);
            let [u, v] = mark.plan.map(|length| f64::from(length) / PLAN_SCALE);
            let across = [x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, u];
            let down = [0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, v];
            for equation in [across, down] {
                for row in 0..8 {
                    for column in 0..9 {
                        system[row][column] += weight * equation[row] * equation[column];
                    }
                }
            }
        }
        system[6][6] += flatness;
        system[7][7] += flatness;
        eliminate(system)
    }
}

/// Gauss with partial pivoting; nothing when the landmarks are in line or too few.
fn eliminate(mut system: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot = (column..8)
            .max_by(|a, b| system[*a][column].abs().total_cmp(&system[*b][column].abs()))?;
        if system[pivot][column].abs() < 1e-9 {
            return None;
        }
        system.swap(column, pivot);
        let reference = system[column];
        for (row, values) in system.iter_mut().enumerate() {
            if row != column {
                let share = values[column] / reference[column];
                for (value, from) in values.iter_mut().zip(reference).skip(column) {
                    *value -= share * from;
                }
            }
        }
    }
    Some(std::array::from_fn(|row| system[row][8] / system[row][row]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A camera: tilt, scale and perspective.
    fn camera([x, y]: [f32; 2]) -> [f32; 2] {
        let depth = 1.0 + 0.0003 * x - 0.0005 * y;
        [(3.0 * x - 0.2 * y + 120.0) / depth, (0.25 * x + 2.9 * y + 80.0) / depth]
    }

    fn grid() -> Vec<Landmark> {
        (0..30)
            .map(|at| {
                let plan = [(at % 5) as f32 * 60.0 + 15.0, (at / 5) as f32 * 100.0 + 20.0];
                Landmark { seen: camera(plan), plan, weight: 1.0 }
            })
            .collect()
    }

    #[test]
    fn perspective_is_undone_despite_impostors() {
        let mut marks = grid();
        for at in [3, 11, 20] {
            marks[at].plan = [200.0, 20.0];
        }
        let mapping = Mapping::fit(&marks, [1300.0, 2000.0]).expect("a fit");
        for plan in [[40.0, 30.0], [250.0, 500.0], [100.0, 300.0]] {
            let [x, y] = mapping.plan(camera(plan));
            assert!((x - plan[0]).abs() < 1.5 && (y - plan[1]).abs() < 1.5, "{x} {y} {plan:?}");
        }
    }

    #[test]
    fn a_folded_sheet_is_followed_to_its_edge() {
        // The upper third leans away from the camera: its rows stand closer together.
        let folded =
            |[x, y]: [f32; 2]| camera([x, if y < 220.0 { y + 0.1 * (220.0 - y) } else { y }]);
        let marks: Vec<Landmark> =
            grid().into_iter().map(|mark| Landmark { seen: folded(mark.plan), ..mark }).collect();
        let mapping = Mapping::fit(&marks, [1300.0, 2000.0]).expect("a fit");
        let misses = |plan: [f32; 2], seen: [f32; 2]| (seen[1] - plan[1]).abs();
        for plan in [[40.0, 25.0], [250.0, 115.0], [100.0, 300.0], [200.0, 500.0]] {
            let seen = folded(plan);
            assert!(misses(plan, mapping.plan(seen)) < 4.0, "{plan:?} {:?}", mapping.plan(seen));
        }
        let top = [40.0, 25.0];
        let flat = mapping.flat(folded(top)).map(|length| length as f32);
        assert!(misses(top, flat) > misses(top, mapping.plan(folded(top))) + 2.0, "{flat:?}");
    }

    #[test]
    fn chance_landmarks_are_not_trusted() {
        let mut marks = grid();
        let mut seed = 7_u32;
        for mark in &mut marks {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            mark.seen = [(seed >> 8 & 1023) as f32, (seed >> 20) as f32];
        }
        assert!(Mapping::fit(&marks, [1300.0, 2000.0]).is_none());
        assert!(Mapping::fit(&marks[..3], [1300.0, 2000.0]).is_none());
    }
}
