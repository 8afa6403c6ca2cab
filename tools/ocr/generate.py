#!/usr/bin/env python3
"""Makes pages of certificates with their truth: `NNN.jpg` and `NNN.json` side by side.

    generate.py --out FOLDER --count 50 --seed 7 --mix --turn any

One seed, one set of pages: each page draws from the seed and its own number, so the first ten of a
hundred are the ten of ten. Everybody and everything on them is invented.
"""

import argparse
import json
from pathlib import Path
from random import Random

import cv2

import before2004
import camera
import layouts
import printed
import records
import spoil

TURNS = (0, 90, 180, 270)
RECORDS = {"siv": records.siv, "fni": records.fni, "old": before2004.record, "pv": records.pv}
# Sides without values.
BLANKS = {"legend": records.legend, "notice": records.notice}


def page(seed: int, number: int, level: int, turn: str, layout: str, spoilt: str | None = None,
         megapixels: int | None = None):
    """One picture (BGR), its JPEG quality, and its truth as `autovisite eval ocr` reads it."""
    told = {}

    def spoil_it(picture, corners):
        # Draws of its own: the sheet and its place are those of the same page unspoilt.
        picture, said = spoil.KINDS[spoilt](picture, corners, Random(f"{spoilt}:{seed}:{number}"))
        told.update(said)
        return picture

    rng = Random(f"{seed}:{number}:{level}:{layout}")
    record = (RECORDS | BLANKS)[layout](rng)
    if layout in printed.PAGES:
        sheet = printed.PAGES[layout](record.fields["FORMULE"], rng)
    else:
        sheet = layouts.print_record(record, rng, other_faces=level >= 3)
    turned = rng.choice(TURNS) if turn == "any" else int(turn)
    picture, quality, corners = camera.take(sheet, level, turned, rng, spoil_it if spoilt else None, megapixels)
    for word in sheet.words:
        word["box"] = [round(side, 1) for side in word["box"]]
    truth = {"level": level, "layout": layout, "turn": turned, "seed": seed,
             "fields": record.fields, "words": sheet.words, "page": corners} | told
    if megapixels:
        truth["megapixels"] = megapixels
    return picture, quality, truth


def write(folder: Path, name: str, picture, quality: int, truth: dict) -> None:
    """Stores the pair under `name`."""
    if not cv2.imwrite(str(folder / f"{name}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, quality]):
        raise OSError(f"cannot write {folder / name}.jpg")
    (folder / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder, made if missing")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, required=True)
    level = parser.add_mutually_exclusive_group()
    level.add_argument("--level", type=int, choices=range(5), help="0 scan … 4 hard phone photo")
    level.add_argument("--mix", action="store_true", help="levels 0 to 4 in turn (the default)")
    parser.add_argument("--turn", choices=[*map(str, TURNS), "any"], default="0", help="degrees clockwise")
    parser.add_argument("--layout", choices=[*RECORDS, *BLANKS], default="siv")
    parser.add_argument("--spoilt", choices=spoil.KINDS, help="what a look must notice; not on scans")
    parser.add_argument("--megapixels", type=int, help="size of the picture: 12, 48 and 60 are a telephone's")
    return parser.parse_args()


def main() -> None:
    told = arguments()
    told.out.mkdir(parents=True, exist_ok=True)
    for number in range(told.count):
        level = number % 5 if told.level is None else told.level
        write(told.out, f"{number:03}", *page(told.seed, number, level, told.turn, told.layout, told.spoilt, told.megapixels))
    print(f"{told.count} pages in {told.out}")


if __name__ == "__main__":
    main()
