//! Certificates as they come, and the same ones spoilt.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::image_intake::{Limits, decode};
use image::Luma;
use std::path::Path;

fn sample(name: &str) -> GrayImage {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/samples/{name}.jpg"));
    decode(&std::fs::read(path).unwrap(), &Limits::default()).unwrap().first.gray
}

fn flaw(picture: &GrayImage) -> Option<Flaw> {
    measure(picture).flaw()
}

/// A shade for each pixel of `like`, out of its own shade and its place.
fn redrawn(like: &GrayImage, shade: impl Fn(f32, u32, u32) -> f32) -> GrayImage {
    GrayImage::from_fn(like.width(), like.height(), |x, y| {
        Luma([shade(f32::from(like.get_pixel(x, y).0[0]), x, y).clamp(0.0, 255.0) as u8])
    })
}

/// Grain of a small sensor, -1 to 1, the same at each run.
fn grain(x: u32, y: u32) -> f32 {
    let mixed =
        (x.wrapping_mul(0x9E37_79B9) ^ y.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0xC2B2_AE35);
    f32::from((mixed >> 24) as u8) / 127.5 - 1.0
}

#[test]
fn good_pages_pass_however_they_lie() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        assert_eq!(flaw(&page), None, "{name}: {:?}", measure(&page));
        assert!(!measure(&page).drawn(), "{name}");
        assert_eq!(flaw(&imageops::rotate90(&page)), None, "{name} lying");
        assert_eq!(flaw(&imageops::rotate180(&page)), None, "{name} upside down");
    }
}

#[test]
fn a_spoilt_page_is_told_what_spoils_it() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        let wide = page.height() as f32 / 200.0;
        assert_eq!(flaw(&imageops::fast_blur(&page, wide)), Some(Flaw::Blurred), "{name}");
        let dark = redrawn(&page, |shade, x, y| shade * 0.09 + 4.0 * grain(x, y));
        assert_eq!(flaw(&dark), Some(Flaw::Dark), "{name}");
        let (width, height) = (page.width() as f32, page.height() as f32);
        let lamp = redrawn(&page, |shade, x, y| {
            let (dx, dy) = (x as f32 - width * 0.5, y as f32 - height * 0.45);
            shade + 400.0 * (-(dx * dx + dy * dy) / (height * 0.12).powi(2)).exp()
        });
        assert_eq!(flaw(&lamp), Some(Flaw::Glare), "{name}: {:?}", measure(&lamp));
    }
}

/// As a hand that moves by `pixels` that way draws it.
fn shaken(page: &GrayImage, (across, down): (f32, f32), pixels: i32) -> GrayImage {
    let (right, foot) = (page.width() as f32 - 1.0, page.height() as f32 - 1.0);
    redrawn(page, |_, x, y| {
        let seen = (0..pixels).map(|step| {
            let (x, y) = (x as f32 + across * step as f32, y as f32 + down * step as f32);
            f32::from(page.get_pixel(x.clamp(0.0, right) as u32, y.clamp(0.0, foot) as u32).0[0])
        });
        seen.sum::<f32>() / pixels as f32
    })
}

#[test]
fn a_shaken_page_is_blurred_whichever_way() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        // As long as a letter and a half, and a fifth of one.
        let long = page.height() as i32 / 85;
        for way in
            [(1.0, 0.0), (0.0, 1.0), (0.71, 0.71), (0.71, -0.71), (0.94, 0.34), (0.34, -0.94)]
        {
            let much = shaken(&page, way, long);
            assert_eq!(flaw(&much), Some(Flaw::Blurred), "{name} {way:?}: {:?}", measure(&much));
            let little = shaken(&page, way, long / 7);
            assert_eq!(flaw(&little), None, "{name} {way:?}: {:?}", measure(&little));
        }
    }
}

#[test]
fn a_shake_along_a_slope_is_seen_before_letters_are_a_blot() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        // A letter long: of 42 fields two were read at most.
        let look = measure(&shaken(&page, (0.71, 0.71), page.height() as i32 / 140));
        assert_eq!(look.flaw(), Some(Flaw::Blurred), "{name}: {look:?}");
    }
}

/// A light on the page: its middle and its reach as parts of the picture, and how sharp its rim is.
fn lit(page: &GrayImage, (x0, y0): (f32, f32), reach: f32, rim: f32) -> GrayImage {
    let (width, height) = (page.width() as f32, page.height() as f32);
    redrawn(page, |shade, x, y| {
        let (dx, dy) = (x as f32 / width - x0, y as f32 / height - y0);
        let far = (dx * dx + dy * dy).sqrt() / reach;
        shade + 300.0 / (1.0 + ((far - 1.0) * rim).exp())
    })
}

#[test]
fn a_large_reflection_is_seen_wherever_it_falls() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        for place in [(0.5, 0.5), (0.3, 0.7), (0.9, 0.4), (0.5, 0.95)] {
            for rim in [8.0, 12.0] {
                let hidden = lit(&page, place, 0.25, rim);
                let look = measure(&hidden);
                assert_eq!(look.flaw(), Some(Flaw::Glare), "{name} {place:?} {rim}: {look:?}");
            }
        }
        let spot = lit(&page, (0.6, 0.3), 0.06, 12.0);
        assert_eq!(flaw(&spot), None, "{name}: {:?}", measure(&spot));
    }
}

#[test]
fn a_lamp_on_a_sleeve_is_seen_though_its_rim_is_sharp() {
    for name in ["007", "008"] {
        let page = sample(name);
        for place in [(0.5, 0.5), (0.45, 0.65)] {
            let hidden = lit(&page, place, 0.25, 150.0);
            let look = measure(&hidden);
            assert_eq!(look.flaw(), Some(Flaw::Glare), "{name} {place:?}: {look:?}");
        }
        let spot = lit(&page, (0.6, 0.3), 0.06, 150.0);
        assert_eq!(flaw(&spot), None, "{name}: {:?}", measure(&spot));
    }
}

#[test]
fn white_beside_or_below_the_page_is_no_reflection() {
    for name in ["007", "008"] {
        let page = sample(name);
        let (width, height) = page.dimensions();
        let white = |_, _| Luma([255]);
        // A white table seen on one side only.
        let mut beside = GrayImage::from_fn(width + width / 2, height, white);
        imageops::replace(&mut beside, &page, 0, 0);
        assert_eq!(flaw(&beside), None, "{name}: {:?}", measure(&beside));
        // A white sheet on a grey table, and the page on it.
        let mut below = GrayImage::from_pixel(width + 600, height + 600, Luma([120]));
        imageops::replace(
            &mut below,
            &GrayImage::from_fn(width + 400, height + 400, white),
            100,
            100,
        );
        imageops::replace(&mut below, &page, 300, 300);
        assert_eq!(flaw(&below), None, "{name}: {:?}", measure(&below));
    }
}

#[test]
fn a_scanned_report_is_no_reflection_however_white() {
    let report = sample("wrong/pv-scan");
    // As it is, its paper cleared to white, and as a scanner with a little grain gives it.
    for (gain, grainy) in [(1.0, 0.0), (1.05, 0.0), (1.02, 2.0), (1.05, 2.0)] {
        let scan = redrawn(&report, |shade, x, y| shade * gain + grainy * grain(x, y));
        assert_eq!(flaw(&scan), None, "{gain} {grainy}: {:?}", measure(&scan));
    }
}

#[test]
fn a_white_table_is_no_reflection() {
    let page = sample("007");
    let (width, height) = (page.width() + 400, page.height() + 400);
    let table = GrayImage::from_fn(width, height, |x, y| {
        let on_page = (200..width - 200).contains(&x) && (200..height - 200).contains(&y);
        let light = 262.0 - 14.0 * x as f32 / width as f32 + 2.0 * grain(x, y);
        if on_page { *page.get_pixel(x - 200, y - 200) } else { Luma([light.min(255.0) as u8]) }
    });
    assert_eq!(flaw(&table), None, "{:?}", measure(&table));
}

#[test]
fn an_overexposed_page_is_told_from_a_scan_on_white() {
    for name in ["007", "008", "010"] {
        let page = sample(name);
        let faint = redrawn(&page, |shade, x, y| 262.0 - (255.0 - shade) / 14.0 + grain(x, y));
        assert_eq!(flaw(&faint), Some(Flaw::Overexposed), "{name}: {:?}", measure(&faint));
    }
    for name in ["007", "010"] {
        let scanned = redrawn(&sample(name), |shade, _, _| (shade - 40.0) * 1.9);
        assert_eq!(flaw(&scanned), None, "{name}: {:?}", measure(&scanned));
    }
}

#[test]
fn what_is_no_page_at_all_is_told_so() {
    let blank = GrayImage::new(1200, 1600);
    assert_eq!(flaw(&blank), Some(Flaw::Dark));
    let paper = redrawn(&blank, |_, x, y| 200.0 + y as f32 / 60.0 + 4.0 * grain(x, y));
    assert_eq!(flaw(&paper), Some(Flaw::Blank));
    let white = redrawn(&blank, |_, _, _| 255.0);
    assert_eq!(flaw(&white), Some(Flaw::Blank));
    let noise = redrawn(&blank, |_, x, y| 128.0 + 120.0 * grain(x, y));
    assert_eq!(flaw(&noise), Some(Flaw::Grain));
    assert!(flaw(&GrayImage::new(0, 0)).is_some());
}

#[test]
fn a_screenshot_is_known_for_drawn() {
    let screen = GrayImage::from_fn(1280, 900, |x, y| {
        let letter = y % 40 < 14 && x % 11 < 5 && x > 80 && x < 900 && (x / 11 + y / 40) % 7 != 0;
        Luma([if letter {
            30
        } else if y < 90 {
            70
        } else {
            250
        }])
    });
    assert!(measure(&screen).drawn());
    assert_eq!(flaw(&screen), None);
}

#[test]
fn every_flaw_says_what_to_do() {
    for flaw in
        [Flaw::Dark, Flaw::Overexposed, Flaw::Blank, Flaw::Grain, Flaw::Blurred, Flaw::Glare]
    {
        assert!(flaw.fr().contains("Veuillez") && flaw.en().contains("Please"), "{flaw:?}");
    }
}
