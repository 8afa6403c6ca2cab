"""`python3 -m unittest tests` in this folder: what the other tools rest on."""

import itertools
import json
import tempfile
import unittest
from pathlib import Path
from random import Random

import cv2
import numpy as np

import camera
import compare
import ctc
import generate
import layouts
import printed
import records
import strips


class Zone(unittest.TestCase):
    def test_check_digits_are_those_of_the_ministry_specimen(self):
        from datetime import date
        line1, line2 = records.zone("AB-123-CD", "VFSIV2009ASIV2009", date(1998, 1, 5), "VP", "CI",
                                    "MARQUES", "MODELE", "2009AS05284")
        self.assertEqual(line1, "CRFRAAB123CD0VFSIV2009ASIV200929801059VP<<<<")
        self.assertEqual(line2, "CI<<MARQUES<<<<<<<MODELE<<<<<<<2009AS0528402")


class Pages(unittest.TestCase):
    def test_a_seed_gives_the_same_page_again_and_another_one_does_not(self):
        first, _, truth = generate.page(5, 3, 4, "any", "siv")
        again, _, truth_again = generate.page(5, 3, 4, "any", "siv")
        other, _, truth_other = generate.page(6, 3, 4, "any", "siv")
        self.assertTrue(np.array_equal(first, again))
        self.assertEqual(truth, truth_again)
        self.assertNotEqual(truth["fields"]["E"], truth_other["fields"]["E"])

    def test_quads_are_where_the_print_is_however_the_page_is_turned(self):
        for turn in ("0", "90", "180", "270"):
            picture, _, truth = generate.page(8, 1, 1, turn, "siv")
            zone = next(word for word in truth["words"] if word["key"] == "MRZ1")
            height, width = picture.shape[:2]
            outside = [point for point in zone["quad"] if not (0 <= point[0] < width and 0 <= point[1] < height)]
            self.assertEqual(outside, [])
            (left, top), (right, foot) = np.min(zone["quad"], 0).astype(int), np.max(zone["quad"], 0).astype(int)
            dark = (picture[top:foot, left:right].mean(2) < 110).mean()
            self.assertGreater(dark, 0.05, f"turned by {turn}: no print in the quad")

    def test_a_telephones_picture_has_its_pixels_and_its_quads(self):
        small, _, _ = generate.page(8, 1, 1, "0", "siv")
        picture, _, truth = generate.page(8, 1, 1, "0", "siv", megapixels=12)
        height, width = picture.shape[:2]
        self.assertAlmostEqual(width * height / 1e6, 12, places=1)
        self.assertAlmostEqual(width / height, small.shape[1] / small.shape[0], places=2)
        zone = next(word for word in truth["words"] if word["key"] == "MRZ1")
        (left, top), (right, foot) = np.min(zone["quad"], 0).astype(int), np.max(zone["quad"], 0).astype(int)
        self.assertGreater((picture[top:foot, left:right].mean(2) < 110).mean(), 0.05)
        self.assertEqual(truth["megapixels"], 12)

    def test_every_value_of_every_layout_is_printed(self):
        for layout, make in generate.RECORDS.items():
            for number in range(20):
                record = make(Random(number))
                sheet = layouts.print_record(record, Random(number), other_faces=False)
                printed = {word["key"] for word in sheet.words if word["kind"] == "value"}
                self.assertEqual({code for code, value in record.fields.items() if value} - printed, set(), layout)

    def test_levels_grow_harder(self):
        self.assertEqual(len(camera.LEVELS), 5)
        leans = [level.lean for level in camera.LEVELS]
        self.assertEqual(leans, sorted(leans))


class Spoilt(unittest.TestCase):
    def test_the_same_page_is_lit_or_shaken_and_nothing_else(self):
        plain, _, truth = generate.page(5, 1, 1, "0", "siv")
        lit, _, told = generate.page(5, 1, 1, "0", "siv", "glare")
        shaken, _, way = generate.page(5, 1, 1, "0", "siv", "shake")
        self.assertEqual((truth["fields"], truth["page"]), (told["fields"], told["page"]))
        self.assertEqual(plain.shape, shaken.shape)
        self.assertGreater((lit.min(2) > 250).mean() - (plain.min(2) > 250).mean(), told["hidden"] / 2)
        sharp = [cv2.Laplacian(picture, cv2.CV_64F).var() for picture in (plain, shaken)]
        self.assertGreater(sharp[0], 1.5 * sharp[1])
        self.assertTrue(3 <= way["units"] <= 10)

    def test_the_printed_side_names_no_vehicle(self):
        for layout in printed.PAGES:
            _, _, truth = generate.page(5, 1, 1, "0", layout)
            self.assertEqual([word["key"] for word in truth["words"] if word["kind"] == "value"], ["FORMULE"])


class Corrections(unittest.TestCase):
    def test_an_exported_folder_gives_its_lines(self):
        """As `autovisite export corrections` writes it: all but the lines painted over."""
        picture = np.full((400, 300, 3), 128, np.uint8)
        picture[100:130, 20:200] = 255
        cv2.putText(picture, "P.6 8", (24, 124), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
        quad = [[20.0, 100.0], [200.0, 100.0], [200.0, 130.0], [20.0, 130.0]]
        truth = {"level": 5, "fields": {"A": "AB-123-CD", "P.6": "8"},
                 "words": [{"key": "P.6", "kind": "value", "text": "P.6 8", "quad": quad}]}
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "019ab0de-0000-7000-8000-000000000001"
            cv2.imwrite(str(page.with_suffix(".jpg")), picture)
            page.with_suffix(".json").write_text(json.dumps(truth), encoding="utf-8")
            [strip] = strips.from_folder(Path(folder))
        self.assertEqual((strip.text, strip.key, strip.light.shape[0]), ("P.6 8", "P.6", strips.HEIGHT))
        self.assertGreater((strip.light < -0.3).mean(), 0.02, "the letters are in the strip")


class Comparison(unittest.TestCase):
    def test_a_value_counts_once_and_short_ones_only_alone(self):
        values = {"A": "AB-123-CD", "F.1": "2035", "F.2": "2035", "J.1": "VP", "S.1": "5"}
        lines = ["A. AB—123-CD", "F.1 2035", "DERIV VP5"]
        self.assertEqual(compare.found(values, lines), {"A", "F.1"})
        self.assertEqual(compare.found(values, [*lines, "F.2 2035 VP 5"]), set(values))


class Loss(unittest.TestCase):
    def test_it_is_the_sum_over_all_alignments_and_its_gradient_is_its_slope(self):
        scores = np.random.default_rng(0).normal(size=(2, 5, 4))
        labels = [np.array([1, 1]), np.array([2, 3, 1])]
        loss, gradient = ctc.loss_and_gradient(ctc.log_softmax(scores), labels)
        for line, label in enumerate(labels):
            chance = 0.0
            for path in itertools.product(range(4), repeat=5):
                runs = [letter for letter, _ in itertools.groupby(path) if letter]
                if runs == list(label):
                    chance += np.exp(sum(ctc.log_softmax(scores)[line, at, letter] for at, letter in enumerate(path)))
            self.assertAlmostEqual(loss[line], -np.log(chance), places=9)
        at = (1, 2, 3)
        nudged = scores.copy()
        nudged[at] += 1e-6
        slope = (ctc.loss_and_gradient(ctc.log_softmax(nudged), labels)[0].sum() - loss.sum()) / 1e-6
        self.assertAlmostEqual(slope, gradient[at], places=4)

    def test_reading_joins_runs_and_keeps_doubles(self):
        classes = np.array([[1, 1, 0, 1, 2, 0]])
        logs = np.log(np.eye(3)[classes] + 1e-9)
        self.assertEqual(ctc.read(logs, "AB"), ["AAB"])


if __name__ == "__main__":
    unittest.main()
