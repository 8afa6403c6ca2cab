//! Fields found by place and by code on a tilted photo, and what must not be taken for one.
use super::*;

/// A word written on the form, photographed three pixels to the unit with a tilt.
fn word(text: &str, x: f32, y: f32, width: f32) -> Word {
    let height = 8.0;
    let photo = |x: f32, y: f32| [3.0 * x - 0.15 * y + 100.0, 0.15 * x + 3.0 * y + 50.0];
    let (left, right) = (x - 0.22 * height, x + width + 0.22 * height);
    let (top, foot) = (y - height / 2.0, y + height / 2.0);
    let quad = [photo(left, top), photo(right, top), photo(right, foot), photo(left, foot)];
    Word { text: text.to_owned(), quad, confidence: 0.9, second: None }
}

/// The form with all its codes, and the given values.
fn page(values: &[Word]) -> PageText {
    let codes = FORM.iter().filter_map(|slot| {
        slot.label.map(|label| word(slot.code, label, slot.y, 4.0 * slot.code.len() as f32))
    });
    PageText { width: 1200, height: 2100, words: codes.chain(values.iter().cloned()).collect() }
}

fn text<'a>(cells: &'a BTreeMap<&'static str, Vec<Cell>>, code: &str) -> Vec<&'a str> {
    cells.get(code).into_iter().flatten().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn values_are_found_by_place() {
    let layout = read(
        &page(&[
            word("1781", 119.0, 249.0, 20.0),
            word("BOULEVARD", 37.0, 139.5, 48.0),
            word("HUGO", 95.0, 139.5, 20.0),
            word("75011", 37.0, 159.0, 26.0),
            word("AJ-251-HE", 23.0, 528.0, 48.0),
            word("le sous-directeur", 256.0, 343.0, 60.0),
        ]),
        None,
    )
    .expect("a form");
    assert_eq!(text(&layout.form, "F.2"), ["1781"]);
    assert_eq!(text(&layout.form, "C.3"), ["BOULEVARD HUGO", "75011"]);
    assert_eq!(text(&layout.coupon, "A"), ["AJ-251-HE"]);
    assert!(text(&layout.form, "F.1").is_empty() && text(&layout.form, "Y.2").is_empty());
}

#[test]
fn a_stamp_beside_a_value_is_no_part_of_it() {
    let layout = read(
        &page(&[
            word("12", 37.0, 139.0, 8.0),
            word("RUE DES LILAS", 50.0, 139.0, 62.0),
            word("GARAGE", 160.0, 141.0, 30.0),
            word("75011 PARIS", 37.0, 152.0, 55.0),
            word("12 MAR", 160.0, 160.0, 30.0),
            word("1781", 119.0, 249.0, 20.0),
            word("VU", 160.0, 250.0, 8.0),
        ]),
        None,
    )
    .expect("a form");
    assert_eq!(text(&layout.form, "C.3"), ["12 RUE DES LILAS", "75011 PARIS"]);
    assert_eq!(text(&layout.form, "F.2"), ["1781"]);
}

#[test]
fn a_code_stuck_to_its_value_is_cut_off() {
    let mut page = page(&[word("J1 VP", 98.0, 272.0, 31.0), word("P.36O", 243.0, 293.0, 28.0)]);
    page.words.retain(|word| word.text != "J.1" && word.text != "P.6");
    let layout = read(&page, None).expect("a form");
    assert_eq!(text(&layout.form, "J.1"), ["VP"]);
    // "P.3" is not the code of this place: what it says cannot be told apart.
    assert!(text(&layout.form, "P.6").is_empty());
}

#[test]
fn a_misread_code_does_not_lose_its_value() {
    let mut page = page(&[word("CABR", 261.0, 272.0, 22.0)]);
    for word in &mut page.words {
        if word.text == "J.3" {
            word.text = "2,3".to_owned();
        }
    }
    assert_eq!(text(&read(&page, None).expect("a form").form, "J.3"), ["CABR"]);
}

#[test]
fn the_next_code_is_not_part_of_a_value() {
    let mut page = page(&[word("1334 G.1", 37.0, 261.0, 55.0)]);
    page.words.retain(|word| word.text != "G.1");
    let layout = read(&page, None).expect("a form");
    assert_eq!(text(&layout.form, "G"), ["1334"]);
    assert!(text(&layout.form, "G.1").is_empty());
}

#[test]
fn another_document_has_no_form() {
    let page = PageText {
        width: 1200,
        height: 2100,
        words: (0..40)
            .map(|at| word("FACTURE", 10.0 + at as f32, 12.0 * at as f32, 40.0))
            .collect(),
    };
    assert!(read(&page, None).is_none());
}

#[test]
fn stamps_across_and_pens_are_no_values() {
    let level = word("AGREE", 37.0, 139.5, 30.0);
    let mut stamp = word("TECHNIQUE", 37.0, 117.0, 60.0);
    let fall = |[x, y]: [f32; 2]| [x, y + 30.0];
    stamp.quad = [stamp.quad[0], fall(stamp.quad[1]), fall(stamp.quad[2]), stamp.quad[3]];
    let mut pen = word("vendu le", 37.0, 160.0, 60.0);
    let higher = |[x, y]: [f32; 2]| [x, y - 60.0];
    pen.quad = [higher(pen.quad[0]), higher(pen.quad[1]), pen.quad[2], pen.quad[3]];
    let layout = read(&page(&[level, stamp, pen]), None).expect("a form");
    let values: Vec<&str> = layout.form.values().flatten().map(|cell| cell.text.as_str()).collect();
    assert_eq!(values, ["AGREE"]);
}
