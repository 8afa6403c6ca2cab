//! The printed form of the certificate: where each code stands and where its value begins.
//!
//! Measured on the ministry's specimen, in units of which the sheet is 368 wide and 664 high. `y`
//! is the middle of the line of text. Only proportions matter: the sheet is laid over the photo by
//! its landmarks, see `geometry`.

/// One field's place on the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    pub(super) code: &'static str,
    /// Where the code is printed; coupon fields have none.
    pub(super) label: Option<f32>,
    /// Where the value begins.
    pub(super) value: f32,
    pub(super) y: f32,
    /// Last line of a field that takes several.
    pub(super) last_y: f32,
    /// Where the next column begins, or the signature, or the stamps.
    pub(super) right: f32,
}

const fn slot(code: &'static str, label: f32, value: f32, y: f32, right: f32) -> Slot {
    Slot { code, label: Some(label), value, y, last_y: y, right }
}

const fn block(code: &'static str, y: f32, last_y: f32) -> Slot {
    Slot { code, label: Some(15.0), value: 37.0, y, last_y, right: 340.0 }
}

const fn coupon(code: &'static str, value: f32, y: f32, right: f32) -> Slot {
    Slot { code, label: None, value, y, last_y: y, right }
}

/// Columns of the technical table.
const COLUMN: [f32; 5] = [15.0, 98.0, 181.0, 243.0, 330.0];

const fn cell(code: &'static str, column: usize, y: f32) -> Slot {
    // The last two columns are narrower: their values begin nearer the code.
    let indent = match column {
        0 => 22.0,
        3 => 18.0,
        _ => 21.0,
    };
    slot(code, COLUMN[column], COLUMN[column] + indent, y, COLUMN[column + 1])
}

/// A cell whose right neighbour is the signature, not a column.
const fn tax(code: &'static str, column: usize, y: f32) -> Slot {
    let right = [COLUMN[1], 180.0][column];
    slot(code, COLUMN[column], COLUMN[column] + 21.5, y, right)
}

/// The certificate, in reading order. `C.1` and `C.3` are blocks of lines.
pub(super) const FORM: &[Slot] = &[
    slot("A", 16.0, 30.0, 39.0, 104.0),
    slot("B", 106.0, 119.0, 39.0, 220.0),
    block("C.1", 51.0, 93.0),
    slot("C.4a", 15.0, 43.0, 103.0, 340.0),
    slot("C.4.1", 15.0, 43.0, 115.0, 340.0),
    block("C.3", 139.0, 188.0),
    slot("D.1", 15.0, 37.0, 199.0, 340.0),
    slot("D.2", 15.0, 37.0, 212.0, 340.0),
    slot("D.2.1", 200.0, 227.0, 223.0, 340.0),
    slot("D.3", 15.0, 37.0, 238.0, 216.0),
    slot("E", 220.0, 235.0, 240.0, 345.0),
    cell("F.1", 0, 249.5),
    cell("F.2", 1, 249.5),
    cell("F.3", 2, 249.5),
    cell("G", 0, 261.0),
    cell("G.1", 1, 261.0),
    cell("J", 0, 272.0),
    cell("J.1", 1, 272.0),
    cell("J.2", 2, 272.0),
    cell("J.3", 3, 272.0),
    slot("K", 15.0, 37.0, 282.5, 340.0),
    cell("P.1", 0, 293.0),
    cell("P.2", 1, 293.0),
    cell("P.3", 2, 293.0),
    cell("P.6", 3, 293.0),
    cell("Q", 0, 304.0),
    cell("S.1", 1, 304.0),
    cell("S.2", 2, 304.0),
    cell("U.1", 3, 304.0),
    cell("U.2", 0, 315.0),
    cell("V.7", 1, 315.0),
    slot("V.9", 181.0, 202.0, 315.0, 345.0),
    slot("X.1", 15.0, 37.0, 326.0, 205.0),
    tax("Y.1", 0, 337.0),
    tax("Y.2", 1, 337.0),
    tax("Y.3", 0, 347.5),
    tax("Y.4", 1, 347.5),
    tax("Y.5", 0, 358.0),
    tax("Y.6", 1, 358.0),
    slot("H", 15.0, 37.0, 384.0, 110.0),
    slot("I", 15.0, 37.0, 394.5, 110.0),
    slot("Z.1", 15.0, 37.0, 405.5, 205.0),
    slot("Z.2", 15.0, 37.0, 416.0, 205.0),
    slot("Z.3", 15.0, 37.0, 427.0, 205.0),
    slot("Z.4", 15.0, 37.0, 438.0, 205.0),
];

/// Code of certificates older than this form: the number before.
pub(super) const OLDER: [&str; 1] = ["A.1"];

/// The detachable coupon, which repeats part of the certificate.
pub(super) const COUPON: &[Slot] = &[
    coupon("A", 23.0, 529.0, 92.0),
    coupon("I", 97.0, 529.0, 205.0),
    coupon("FORMULE", 23.0, 543.0, 205.0),
    coupon("E", 23.0, 556.0, 205.0),
    coupon("D.1", 23.0, 569.0, 205.0),
    coupon("C.1", 23.0, 590.0, 205.0),
    coupon("C.1b", 23.0, 611.0, 205.0),
];

/// Left end, right end and height of the two lines of the machine-readable zone.
pub(super) const ZONE_ENDS: [f32; 2] = [17.0, 321.0];
/// See [`ZONE_ENDS`].
pub(super) const ZONE_LINES: [f32; 2] = [634.0, 651.0];

/// Where a field stands in the certificate's order.
pub(super) fn rank(code: &str) -> usize {
    let block = if OLDER.contains(&code) { &code[..1] } else { code.trim_end_matches('b') };
    let place = FORM.iter().position(|slot| slot.code == code || slot.code == block);
    2 * place.unwrap_or(FORM.len()) + usize::from(code != block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_slots_of_a_row_overlap() {
        for (at, one) in FORM.iter().enumerate() {
            for other in &FORM[at + 1..] {
                let same_row = (one.y - other.y).abs() < 5.0;
                let start = |slot: &Slot| slot.label.unwrap_or(slot.value);
                let apart = start(other) >= one.right || start(one) >= other.right;
                assert!(!same_row || apart, "{} and {}", one.code, other.code);
            }
        }
    }

    #[test]
    fn order_is_that_of_the_form() {
        assert!(rank("A") < rank("B") && rank("C.1") < rank("C.1b") && rank("C.1b") < rank("C.4a"));
        assert!(rank("A") < rank("A.1") && rank("A.1") < rank("B"));
        assert!(rank("Z.4") < rank("FORMULE"));
    }
}
