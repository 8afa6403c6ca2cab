"""Lines of text cut out of made-up or corrected pages, as the recogniser sees them.

The product's strips come from its detector: their edges are not those of the truth, so the cut is
shaken by about as much as the detector errs.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np

import generate

HEIGHT = 48
WIDTH_STEP = 64
BATCH_WIDTH = 4800
LONGEST = 2300


@dataclass
class Strip:
    """Light from -0.5 to 0.5, [48, width], and what it says; `key` is the field's code."""

    light: np.ndarray
    text: str
    key: str


def from_page(picture: np.ndarray, words: list[dict], rng: Random) -> list[Strip]:
    """The strips of a page, from the quads of its words."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    strips = []
    for word in words:
        quad = np.float32(word["quad"])
        across, down = quad[1] - quad[0], quad[3] - quad[0]
        length, tall = float(np.linalg.norm(across)), float(np.linalg.norm(down))
        if tall < 7 or length < 3:
            continue
        # A share of the height on each side; the detector leaves more than it cuts.
        left, right, top, foot = (rng.uniform(-0.02, 0.3) * tall for _ in range(4))
        along, up = across / length, down / tall
        corners = np.float32([quad[0] - left * along - top * up, quad[1] + right * along - top * up,
                              quad[2] + right * along + foot * up, quad[3] - left * along + foot * up])
        width = int(np.clip((length + left + right) / (tall + top + foot) * HEIGHT, 8, LONGEST))
        target = np.float32([(0, 0), (width, 0), (width, HEIGHT), (0, HEIGHT)])
        matrix = cv2.getPerspectiveTransform(corners, target)
        cut = cv2.warpPerspective(grey, matrix, (width, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        strips.append(Strip(cut.astype(np.float32) / 255 - 0.5, word["text"], word["key"]))
    return strips


def made_up(seed: int, count: int) -> list[Strip]:
    """The strips of `count` generated pages of all levels: two SIV certificates to one FNI."""
    strips = []
    for number in range(count):
        layout = "fni" if number % 3 == 2 else "siv"
        picture, quality, truth = generate.page(seed, number, number % 5, "0", layout)
        _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        picture = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
        strips += from_page(picture, truth["words"], Random(f"strips {seed}:{number}"))
    return strips


def from_folder(folder: Path) -> list[Strip]:
    """The strips of stored pages: pictures with truth whose `words` have `text` and `quad`."""
    strips = []
    for told in sorted(folder.glob("*.json")):
        picture = cv2.imread(str(told.with_suffix(".jpg")))
        if picture is not None:
            words = json.loads(told.read_text(encoding="utf-8"))["words"]
            strips += from_page(picture, words, Random(f"strips {told.name}"))
    return strips


def batches(strips: list[Strip]):
    """Indices and padded input of strips of like width, [n, 1, 48, width], as the product does."""
    padded = [-(-strip.light.shape[1] // WIDTH_STEP) * WIDTH_STEP for strip in strips]
    order = sorted(range(len(strips)), key=padded.__getitem__)
    at = 0
    while at < len(order):
        width = padded[order[at]]
        end = at
        while end < len(order) and padded[order[end]] == width and end - at < max(1, BATCH_WIDTH // width):
            end += 1
        chosen = order[at:end]
        light = np.zeros((len(chosen), 1, HEIGHT, width), np.float32)
        for slot, index in enumerate(chosen):
            light[slot, 0, :, :strips[index].light.shape[1]] = strips[index].light
        yield chosen, light
        at = end
