"""Spoils a picture on purpose, as `subgraphs/scan/src/quality` must notice before anything is read.

Both work on the picture as floats before its grain: a sensor that is full knows no grain.
"""

from math import cos, pi, sin
from random import Random

import cv2
import numpy as np


def reflect(picture: np.ndarray, corners: np.ndarray, rng: Random) -> tuple[np.ndarray, dict]:
    """A lamp, a window or a flash on the sleeve around the sheet: the print below it is gone.

    Also answers what share of the sheet is white, and how wide the rim is in parts of the sheet's
    shorter side.
    """
    height, width = picture.shape[:2]
    sheet = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(sheet, np.int32(np.round(corners)), 1)
    side = min(np.hypot(*np.subtract(corners[1], corners[0])), np.hypot(*np.subtract(corners[2], corners[1])))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wanted, angle = rng.uniform(0.15, 0.4), rng.uniform(0, pi)
    across, along = rng.uniform(0.2, 0.8), rng.uniform(0.15, 0.85)
    top, foot = (np.add(np.multiply(corners[a], 1 - across), np.multiply(corners[b], across)) for a, b in ((0, 1), (3, 2)))
    middle = top * (1 - along) + foot * along
    # 2 is a round lamp, 6 nearly a window.
    form, stretch = rng.choice([2, 2, 3, 6]), rng.uniform(1, 2.2)
    # The sleeve is not flat: neither is the reflection's rim.
    waves = [(rng.randint(2, 9), rng.uniform(0, 0.05), rng.uniform(0, 6.28)) for _ in range(3)]
    rim = rng.choice([0.004, 0.01, 0.02, 0.04]) * rng.uniform(0.7, 1.3)
    strength = rng.uniform(200, 400)
    right = (x - middle[0]) * cos(angle) + (y - middle[1]) * sin(angle)
    down = (y - middle[1]) * cos(angle) - (x - middle[0]) * sin(angle)
    far = ((np.abs(right) / stretch) ** form + np.abs(down) ** form) ** (1 / form)
    around = np.arctan2(down, right)
    far = far * (1 + sum(deep * np.sin(often * around + start) for often, deep, start in waves))
    radius = float(np.quantile(far[sheet == 1], wanted))
    light = strength / (1 + np.exp(np.clip((far - radius) / (rim * side), -30, 30)))
    hidden = float((light[sheet == 1] > 150).mean())
    return picture + light[..., None], {"spoilt": "glare", "hidden": round(hidden, 3), "rim": round(rim, 4)}


def shake(picture: np.ndarray, corners: np.ndarray, rng: Random) -> tuple[np.ndarray, dict]:
    """A hand that moves while the picture is taken, by 3 to 10 of the 368 units a sheet is wide.

    A letter is 5 units high. Also answers how many units, and which way in degrees.
    """
    unit = np.hypot(*np.subtract(corners[1], corners[0])) / 368
    units, angle = rng.uniform(3, 10), rng.uniform(0, pi)
    length = units * unit
    half = int(length / 2) + 2
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    # A hand is no straight rail.
    bow = rng.uniform(-0.12, 0.12) * length
    for step in np.linspace(-1, 1, 40 * half):
        ahead, aside = step * length / 2, bow * (1 - step * step)
        x, y = half + ahead * cos(angle) - aside * sin(angle), half + ahead * sin(angle) + aside * cos(angle)
        column, row = int(x), int(y)
        for next_row, part in ((row, 1 - (y - row)), (row + 1, y - row)):
            for next_column, share in ((column, 1 - (x - column)), (column + 1, x - column)):
                kernel[next_row, next_column] += part * share
    shaken = cv2.filter2D(picture.astype(np.float32), -1, kernel / kernel.sum())
    return shaken, {"spoilt": "shake", "units": round(units, 1), "way": round(angle * 180 / pi)}


KINDS = {"glare": reflect, "shake": shake}
