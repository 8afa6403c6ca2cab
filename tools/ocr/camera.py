"""From a printed page to a picture of it: what happened to the sheet, how it lay, how it was taken.

Level 0 is the scan, 1 a flat photo, 2 a phone photo; 3 and 4 are phone photos of sheets that have
lived (`README.md` says what each level holds).
"""

from dataclasses import dataclass
from math import cos, radians, sin
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from layouts import FONTS, HANDS, SCALE, Sheet


@dataclass(frozen=True)
class Level:
    """How hard a level is. Pairs are bounds to draw from; angles in degrees, blur in pixels."""

    long_side: tuple[int, int] = (2656, 2656)
    lean: float = 0.0
    tilt: float = 0.0
    shade: float = 0.0
    shadow: tuple[float, float] = (0.0, 0.0)
    blur: tuple[float, float] = (0.0, 0.0)
    noise: tuple[float, float] = (0.0, 0.0)
    jpeg: tuple[int, int] = (92, 92)
    fold: float = 0.0
    glare: float = 0.0
    worn: float = 0.0
    stamps: int = 0
    handwriting: bool = False
    smear: float = 0.0


LEVELS = [
    Level(),
    Level((2000, 2800), 1.8, 2, 0.1, blur=(0.3, 0.6), noise=(1, 3), jpeg=(75, 88)),
    Level((1500, 2300), 6, 12, 0.3, (0.2, 0.5), (0.6, 1.2), (3, 8), (50, 75)),
    Level((1800, 2600), 8, 14, 0.3, (0.1, 0.5), (0.6, 1.2), (3, 8), (50, 75),
          fold=9, glare=0.5, worn=0.35, stamps=1),
    Level((1800, 2600), 12, 20, 0.35, (0.2, 0.55), (0.7, 1.3), (4, 9), (42, 70),
          fold=14, glare=0.65, worn=0.5, stamps=2, handwriting=True, smear=2.5),
]


def take(sheet: Sheet, number: int, turn: int, rng: Random, spoilt=None, megapixels=None):
    """The picture as BGR, the quality to store it with, and the corners of the page.

    Sets the `quad` of each word: its corners in the picture, from its own top left, clockwise.
    `spoilt` makes a lit picture with the corners of its sheet a worse one; scans are left alone.
    `megapixels` is what the camera makes of what it saw, whatever that was worth.
    """
    level, grain = LEVELS[number], np.random.default_rng(rng.getrandbits(60))
    page = sheet.picture(_wear(sheet, level, rng, grain) if level.worn else None)
    page = _overprint(page, sheet, level, rng)
    if number == 0:
        picture, maps = page, [(page.shape[0], np.eye(3))]
    else:
        picture, maps = _photograph(page, level, rng, grain)
        picture = _light(picture, level, rng)
        if spoilt:
            picture = spoilt(picture, _corners(page, maps))
        picture = _optics(picture, level, rng, grain)
    if megapixels:
        picture, maps = _enlarged(picture, maps, megapixels, grain)
    picture = np.clip(picture, 0, 255).astype(np.uint8)[..., ::-1]
    height, width = picture.shape[:2]

    def place(points, middle):
        matrix = next((m for end, m in maps if middle < end), maps[-1][1])
        placed = cv2.perspectiveTransform(np.float32([points]), matrix)[0]
        return [[round(float(part), 1) for part in _turned(x, y, width, height, turn)] for x, y in placed]

    for word in sheet.words:
        left, top, right, foot = word["box"]
        word["quad"] = place([(left, top), (right, top), (right, foot), (left, foot)], (top + foot) / 2)
    end_x, end_y = page.shape[1], page.shape[0]
    corners = place([(0, 0), (end_x, 0)], 0) + place([(end_x, end_y), (0, end_y)], end_y)
    return np.ascontiguousarray(np.rot90(picture, -turn // 90)), rng.randint(*level.jpeg), corners


def _enlarged(picture: np.ndarray, maps, megapixels: int, grain):
    """As many pixels as a telephone counts: its lens saw no more, and each pixel has some noise."""
    height, width = picture.shape[:2]
    by = (megapixels * 1e6 / (width * height)) ** 0.5
    size = (int(width * by), int(height * by))
    picture = cv2.resize(picture.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    picture += grain.normal(0, 1.5, (*picture.shape[:2], 1)).astype(np.float32)
    larger = np.diag([by, by, 1.0])
    return picture, [(end, larger @ matrix) for end, matrix in maps]


def _corners(page: np.ndarray, maps) -> np.ndarray:
    """Where the page's corners are before the picture is turned, from its top left, clockwise."""
    height, width = page.shape[:2]
    ends = [([(0, 0), (width, 0)], maps[0][1]), ([(width, height), (0, height)], maps[-1][1])]
    return np.concatenate([cv2.perspectiveTransform(np.float32([points]), matrix)[0] for points, matrix in ends])


def _turned(x, y, width, height, turn):
    return {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[turn]


def _wear(sheet: Sheet, level: Level, rng: Random, grain) -> np.ndarray:
    """How much ink is left: rubbed patches, a missing grain, faded creases."""
    width, height = sheet.ink.size
    patches = cv2.resize(grain.normal(0, 1, (height // 160 + 2, width // 160 + 2)).astype(np.float32),
                         (width, height), interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(grain.random((height // 2, width // 2), dtype=np.float32), (width, height))
    rubbed = np.clip(patches - 0.6, 0, 1) * level.worn * 0.8
    return np.clip(1 - rubbed - level.worn * 0.45 * fine - rng.uniform(0, 0.15), 0.3, 1)


def _overprint(page: np.ndarray, sheet: Sheet, level: Level, rng: Random) -> np.ndarray:
    """Stamps and handwriting, over the print and see-through as ink is."""
    over = Image.new("RGB", (page.shape[1], page.shape[0]), "white")
    for _ in range(level.stamps):
        _stamp(over, rng)
    if level.handwriting:
        _handwriting(over, sheet, rng)
    return page * (np.asarray(over, np.float32) / 255)


def _stamp(over: Image.Image, rng: Random):
    colour = rng.choice([(150, 165, 225), (225, 160, 165), (165, 205, 175), (170, 160, 210)])
    side = rng.randint(60, 95) * SCALE
    mark = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(mark)
    font = ImageFont.truetype(str(FONTS / "truetype/liberation/LiberationSans-Bold.ttf"), side // 11)
    edge = side // 14
    if rng.random() < 0.5:
        draw.ellipse([edge, edge, side - edge, side - edge], outline=colour, width=7)
    else:
        draw.rectangle([edge, side // 4, side - edge, 3 * side // 4], outline=colour, width=7)
    for row, text in enumerate(rng.choice([("CONTROLE", "TECHNIQUE"), ("VU LE", "12 MAR"), ("GARAGE", "AGREE")])):
        draw.text((side / 2, side * (0.43 + 0.14 * row)), text, font=font, fill=colour, anchor="mm")
    mark = mark.rotate(rng.uniform(-35, 35), fillcolor="white")
    at = (rng.randint(0, max(0, over.width - side)), rng.randint(0, max(0, over.height - side)))
    region = over.crop((*at, at[0] + side, at[1] + side))
    mixed = np.asarray(region, np.float32) * np.asarray(mark, np.float32) / 255
    over.paste(Image.fromarray(mixed.astype(np.uint8)), at)


def _handwriting(over: Image.Image, sheet: Sheet, rng: Random):
    """A sale written across, as the law asks: legible print stays legible below a thin pen."""
    text = rng.choice(["Cédé le 14/05/2024 à 10h30", "Vendu le 02/11/2023", "vendu en l'état 8h15", "Cédé 27/08/2025"])
    font = ImageFont.truetype(str(FONTS / rng.choice(HANDS)), rng.randint(22, 34) * SCALE)
    width, height = int(font.getlength(text)) + 60, 60 * SCALE
    mark = Image.new("RGB", (width, height), "white")
    colour = rng.choice([(105, 115, 190), (110, 110, 115), (190, 110, 110)])
    draw = ImageDraw.Draw(mark)
    draw.text((30, height / 2), text, font=font, fill=colour, anchor="lm")
    mark = mark.rotate(rng.uniform(4, 30), expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    at = (rng.randint(-40, max(1, over.width - mark.width)), rng.randint(0, max(1, int(over.height * 0.8) - mark.height)))
    region = over.crop((*at, at[0] + mark.width, at[1] + mark.height))
    mixed = np.minimum(np.asarray(region), np.asarray(mark))
    over.paste(Image.fromarray(mixed), at)


def _photograph(page: np.ndarray, level: Level, rng: Random, grain):
    """Lays the sheet on a table before a pinhole camera; a folded sheet is three leaning panels.

    Also answers, for each panel from the top, where it ends on the page and its homography.
    """
    height, width = page.shape[:2]
    ends = [0.0, height / 3, 2 * height / 3, float(height)] if level.fold else [0.0, float(height)]
    profile, sign = [(0.0, 0.0)], rng.choice([-1, 1])
    for start, end in zip(ends, ends[1:]):
        bend = radians(rng.uniform(0.2, 1) * level.fold * sign)
        sign = -sign
        flat, depth = profile[-1]
        profile.append((flat + (end - start) * cos(bend), depth + (end - start) * sin(bend)))
    lean, pitch, yaw = (radians(rng.uniform(-most, most)) for most in (level.lean, level.tilt, level.tilt))
    distance = 2.2 * height

    def project(x, flat, depth):
        x, y = x - width / 2, flat - profile[-1][0] / 2
        x, y = x * cos(lean) - y * sin(lean), x * sin(lean) + y * cos(lean)
        y, z = y * cos(pitch) - depth * sin(pitch), y * sin(pitch) + depth * cos(pitch)
        x, z = x * cos(yaw) + z * sin(yaw), z * cos(yaw) - x * sin(yaw)
        return x * distance / (distance + z), y * distance / (distance + z)

    rows = [[project(x, *point) for x in (0, width)] for point in profile]
    points = np.array(rows).reshape(-1, 2)
    low, span = points.min(0), np.ptp(points, 0)
    margin = rng.uniform(1.04, 1.2)
    scale = rng.randint(*level.long_side) / (span.max() * margin)
    size = (span * margin * scale).astype(int)
    offset = (size - span * scale) * [rng.uniform(0.3, 0.7), rng.uniform(0.3, 0.7)]
    picture = _table(int(size[0]), int(size[1]), rng, grain)
    maps = []
    for at, (start, end) in enumerate(zip(ends, ends[1:])):
        target = (np.array([rows[at][0], rows[at][1], rows[at + 1][1], rows[at + 1][0]]) - low) * scale + offset
        source = np.float32([(0, start), (width, start), (width, end), (0, end)])
        matrix = cv2.getPerspectiveTransform(source, np.float32(target))
        maps.append((end, matrix))
        light = 1 + (rng.uniform(-0.16, 0.04) if level.fold else 0)
        shaded = np.clip(_creased(page, ends[1:-1], rng) * light, 0, 255) if level.fold else page
        warped = cv2.warpPerspective(shaded.astype(np.float32), matrix, tuple(map(int, size)), flags=cv2.INTER_AREA,
                                     borderMode=cv2.BORDER_REPLICATE)
        mask = np.zeros(picture.shape[:2], np.uint8)
        cv2.fillConvexPoly(mask, np.int32(np.round(target)), 255, cv2.LINE_AA)
        cover = (mask / 255.0)[..., None].astype(np.float32)
        picture = picture * (1 - cover) + warped * cover
    return picture, maps


def _creased(page: np.ndarray, creases, rng: Random) -> np.ndarray:
    """Pale worn line and soft shadow along each fold."""
    y = np.arange(page.shape[0], dtype=np.float32)[:, None, None]
    for crease in creases:
        page = page * (1 - 0.12 * np.exp(-np.abs(y - crease) / 25))
        page = page + (235 - page) * (0.5 * np.exp(-((y - crease) / 2.5) ** 2))
    return page


def _table(width: int, height: int, rng: Random, grain) -> np.ndarray:
    """What the sheet lies on: wood, cloth, stone, or plain."""
    base = np.array([rng.randint(35, 190) for _ in range(3)], np.float32)
    kind = rng.choice(["wood", "cloth", "stone", "plain"])
    noise = grain.normal(0, 1, (height // 2 + 1, width // 2 + 1)).astype(np.float32)
    if kind == "wood":
        base = np.array([rng.randint(110, 180), rng.randint(75, 120), rng.randint(40, 80)], np.float32)
        relief = cv2.GaussianBlur(noise, (0, 0), 30, sigmaY=0.8) * 90
    elif kind == "cloth":
        y, x = np.mgrid[0:noise.shape[0], 0:noise.shape[1]]
        period = rng.randint(10, 60)
        relief = 18.0 * (((x // period) + (y // period)) % 2) + noise * 6
    elif kind == "stone":
        relief = cv2.GaussianBlur(noise, (0, 0), 2) * 60 + cv2.GaussianBlur(noise, (0, 0), 25) * 160
    else:
        relief = noise * 3
    relief = cv2.resize(relief.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(base + relief[..., None], 0, 255)


def _light(picture: np.ndarray, level: Level, rng: Random) -> np.ndarray:
    """Uneven light, the shadow of a hand, a reflection that pales the print without erasing it."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width, y / height
    gain = 1 + rng.uniform(-1, 1) * level.shade * (x - 0.5) + rng.uniform(-1, 1) * level.shade * (y - 0.5)
    if level.shadow[1]:
        angle = rng.uniform(0, 6.28)
        side = (x - rng.uniform(0.2, 0.8)) * cos(angle) + (y - rng.uniform(0.2, 0.8)) * sin(angle)
        gain *= 1 - rng.uniform(*level.shadow) / (1 + np.exp(-side * rng.uniform(15, 90)))
    picture = picture * gain[..., None] * np.float32([rng.uniform(0.93, 1.05) for _ in range(3)])
    if level.glare:
        spread = rng.uniform(0.05, 0.14), rng.uniform(0.03, 0.09)
        spot = np.exp(-((x - rng.uniform(0.15, 0.85)) / spread[0]) ** 2 - ((y - rng.uniform(0.15, 0.85)) / spread[1]) ** 2)
        picture = picture + (255 - picture) * (spot * rng.uniform(0.5, 1) * level.glare)[..., None]
    return picture


def _optics(picture: np.ndarray, level: Level, rng: Random, grain) -> np.ndarray:
    picture = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), rng.uniform(*level.blur))
    if level.smear and rng.random() < 0.5:
        length, angle = rng.uniform(1.5, level.smear), rng.uniform(0, 3.14)
        kernel = np.zeros((7, 7), np.float32)
        for step in np.linspace(-length / 2, length / 2, 41):
            kernel[round(3 + step * sin(angle)), round(3 + step * cos(angle))] += 1
        picture = cv2.filter2D(picture, -1, kernel / kernel.sum())
    return picture + grain.normal(0, rng.uniform(*level.noise), picture.shape).astype(np.float32)
