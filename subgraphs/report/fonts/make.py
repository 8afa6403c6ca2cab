#!/usr/bin/env python3
"""Makes the fonts beside it: `make.py ATKINSON DEJAVU`, the folders that README.md names.

What they hold is decided by `subgraphs/kernel/src/printed.rs`. Needs fontTools and brotli.
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
ATKINSON = {"Regular": ("normal", 400), "Bold": ("normal", 700), "Italic": ("italic", 400), "BoldItalic": ("italic", 700)}
DEJAVU = {"Regular": "", "Bold": "-Bold", "Italic": "-Oblique"}
# Tables that `genpdf` cannot use.
UNUSED = ["GPOS", "GSUB", "GDEF", "STAT", "gasp", "HVAR", "MVAR", "avar", "kern", "FFTM"]


def printable() -> set[int]:
    """The characters of the rule, as it stands in the code."""
    source = (HERE / "../../kernel/src/printed.rs").read_text(encoding="utf-8")
    source = source[source.index("pub const PRINTABLE"):]
    number = lambda text: int(text[3:-1], 16) if text.startswith("\\u") else ord(text)
    pairs = re.findall(r"\('([^']+)', '([^']+)'\)", source[:source.index("];")])
    return {code for first, last in pairs for code in range(number(first), number(last) + 1)}


def cut(font: TTFont, name: str, wanted: set[int]) -> None:
    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], glyph_names=False)
    options.drop_tables += UNUSED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted & set(font.getBestCmap())))
    subsetter.subset(font)
    font.save(HERE / name)


def atkinson(folder: Path, style: str, file: str, weight: int) -> TTFont:
    """One font of the two halves that are published: basic and extended Latin."""
    with TemporaryDirectory() as scratch:
        halves = []
        for half in ("latin", "latin-ext"):
            font = TTFont(folder / f"atkinson-hyperlegible-next-{half}-wght-{file}.woff2")
            font = instantiateVariableFont(font, {"wght": weight})
            font.flavor = None
            for table in set(UNUSED) & set(font.keys()):
                del font[table]
            halves.append(str(Path(scratch) / f"{half}.ttf"))
            font.save(halves[-1])
        return Merger().merge(halves)


def main() -> None:
    atkinsons, dejavus = map(Path, sys.argv[1:3])
    wanted = printable()
    # Marks are placed by tables that this font loses: the other sets them.
    alone = {code for code in wanted if not 0x2B0 <= code <= 0x36F}
    for style, (file, weight) in ATKINSON.items():
        cut(atkinson(atkinsons, style, file, weight), f"AtkinsonHyperlegibleNext-{style}.ttf", alone)
    for style, end in DEJAVU.items():
        cut(TTFont(dejavus / f"DejaVuSansCondensed{end}.ttf"), f"DejaVuSansCondensed-{style}.ttf", wanted)


if __name__ == "__main__":
    main()
