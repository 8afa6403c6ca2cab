"""Prints a record on a sheet: where each code and value stands, in which type, on which paper.

Sizes are in units of which a certificate is 368 wide; `SCALE` pixels a unit makes some 300 dots an
inch. The places of the SIV form were measured on the ministry's specimen. Ink is kept apart from
the paper until `Sheet.picture`, so that it can be worn.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from records import Record

SCALE = 4
FONTS = Path("/usr/share/fonts")
# Typefaces of the values, by rising distance from the one of the specimen.
USUAL = ["truetype/dejavu/DejaVuSansMono.ttf", "truetype/liberation/LiberationMono-Regular.ttf",
         "truetype/noto/NotoSansMono-Regular.ttf", "opentype/ocr-b/OCRB.otf",
         "opentype/urw-base35/NimbusMonoPS-Bold.otf"]
OTHERS = ["truetype/freefont/FreeMonoBold.ttf", "truetype/inconsolata/Inconsolata.otf",
          "opentype/courier-prime/Courier Prime.otf", "opentype/courier-prime/Courier Prime Code.otf",
          "truetype/hack/Hack-Regular.ttf", "truetype/liberation/LiberationMono-Bold.ttf",
          "opentype/courier-prime/Courier Prime Sans.otf"]
ZONE_FACE = "opentype/ocr-b/OCRB.otf"
SANS = "truetype/liberation/LiberationSans-Regular.ttf"
BOLD = "truetype/liberation/LiberationSans-Bold.ttf"
CODE = "truetype/liberation/LiberationSans-BoldItalic.ttf"
HANDS = ["opentype/dancingscript/DancingScript-Regular.otf", "truetype/breip/Breip.ttf",
         "truetype/ecolier-court/Ecolier-court.ttf"]

# Code: where it is printed, where its value begins, the middle of the line.
SIV_FORM = {
    "A": (16, 30, 39), "B": (106, 119, 39), "C.1": (15, 37, 51), "C.1b": (None, 37, 71),
    "C.4a": (15, 43, 103), "C.4.1": (15, 43, 115), "C.3": (15, 37, 139), "C.3b": (None, 37, 159),
    "D.1": (15, 37, 199), "D.2": (15, 37, 212), "D.2.1": (200, 227, 223), "D.3": (15, 37, 238),
    "E": (220, 235, 240), "K": (15, 37, 282.5), "X.1": (15, 37, 326),
    "Y.1": (15, 37, 337), "Y.2": (98, 119, 337), "Y.3": (15, 37, 347.5), "Y.4": (98, 119, 347.5),
    "Y.5": (15, 37, 358), "Y.6": (98, 119, 358), "H": (15, 37, 384), "I": (15, 37, 394.5),
    "Z.1": (15, 37, 405.5), "Z.2": (15, 37, 416), "Z.3": (15, 37, 427), "Z.4": (15, 37, 438),
}
TABLE = {249.5: ["F.1", "F.2", "F.3"], 261: ["G", "G.1"], 272: ["J", "J.1", "J.2", "J.3"],
         293: ["P.1", "P.2", "P.3", "P.6"], 304: ["Q", "S.1", "S.2", "U.1"], 315: ["U.2", "V.7", "V.9"]}
COLUMNS = [(15, 37), (98, 119), (181, 202), (243, 261)]
for _y, _codes in TABLE.items():
    SIV_FORM |= {code: (*COLUMNS[at], _y) for at, code in enumerate(_codes)}
COUPON = [("A", 23, 529), ("I", 97, 529), ("FORMULE", 23, 543), ("E", 23, 556), ("D.1", 23, 569),
          ("C.1", 23, 590), ("C.1b", 23, 611)]
FNI_FORM = {
    "A": (16, 38, 62), "I": (126, 148, 62), "B": (232, 254, 62), "A.1": (16, 42, 76), "C.1": (16, 44, 94),
    "C.4a": (16, 50, 108), "C.3": (16, 44, 124), "C.3b": (None, 44, 138), "D.1": (16, 44, 166),
    "D.2": (126, 152, 166), "D.2.1": (126, 158, 180), "D.3": (16, 44, 180), "E": (16, 38, 198),
    "F.2": (16, 42, 216), "G": (126, 142, 216), "G.1": (232, 258, 216), "J.1": (16, 42, 232),
    "J.3": (126, 150, 232), "P.1": (16, 42, 248), "P.2": (126, 150, 248), "P.3": (196, 220, 248),
    "P.6": (270, 296, 248), "Q": (16, 42, 264), "S.1": (126, 150, 264), "S.2": (196, 220, 264),
    "U.1": (270, 296, 264), "U.2": (16, 42, 280), "V.7": (126, 150, 280), "V.9": (196, 220, 280),
    "X.1": (16, 42, 300), "Y.1": (16, 42, 318), "Y.6": (126, 150, 318),
}
FNI_WORDS = {"A": "N° Immatriculation", "I": "Date du certificat", "B": "Date de 1ère immatriculation",
             "C.1": "Titulaire", "D.1": "Marque", "E": "N° d'identification du véhicule"}
PV_ROWS = [
    ("PV.NUMBER", "N° du procès-verbal"), ("PV.DATE", "(3) Date du contrôle"), ("PV.CENTRE", "(9) Agrément du centre"),
    ("A", "(2) Immatriculation et pays"), ("B", "Date de 1ère mise en circulation"), ("D.1", "Marque"),
    ("D.3", "Désignation commerciale"), ("E", "(1) N° d'identification du véhicule"), ("J.1", "(5) Genre"),
    ("P.3", "Énergie"), ("PV.MILEAGE", "(4) Kilométrage relevé"), ("PV.RESULT", "(7) Résultat du contrôle"),
    ("PV.UNTIL", "(8) Prochain contrôle avant le"),
]


@dataclass
class Sheet:
    """A page being printed. `words` are boxes in pixels: left, top, right, bottom."""

    width: int
    height: int
    rng: Random
    paper: Image.Image = field(init=False)
    ink: Image.Image = field(init=False)
    words: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self.paper = Image.new("RGB", (self.width * SCALE, self.height * SCALE), (244, 244, 240))
        self.ink = Image.new("RGB", self.paper.size, "white")
        self.draw = ImageDraw.Draw(self.ink)

    def put(self, key, kind, text, x, y, face, size, pitch=None, colour=(30, 30, 34)):
        """Prints `text` from `x` with the middle of its capitals on `y`; `pitch` sets letters apart."""
        if not text:
            return
        font = ImageFont.truetype(str(FONTS / face), round(size * SCALE))
        left = at = x * SCALE
        base = y * SCALE - font.getbbox("H", anchor="ls")[1] / 2
        if pitch:
            for symbol in text:
                self.draw.text((at, base), symbol, font=font, fill=colour, anchor="ls")
                at += pitch * SCALE
            right = at - pitch * SCALE + font.getlength(text[-1])
        else:
            self.draw.text((left, base), text, font=font, fill=colour, anchor="ls")
            right = left + font.getlength(text)
        _, top, _, foot = font.getbbox(text, anchor="ls")
        self.words.append({"key": key, "kind": kind, "text": text,
                           "box": [left - 2, base + top - 2, right + 2, base + foot + 2]})

    def picture(self, wear: np.ndarray | None = None) -> np.ndarray:
        """The printed page as RGB; `wear`, 0 to 1 a pixel, is how much of the ink is left."""
        ink = 255.0 - np.asarray(self.ink, np.float32)
        if wear is not None:
            ink *= wear[..., None]
        return np.asarray(self.paper, np.float32) * (1.0 - ink / 255.0)


def print_record(record: Record, rng: Random, other_faces: bool) -> Sheet:
    """The page of a record; `other_faces` also draws from typefaces far from the usual ones."""
    faces = USUAL + (OTHERS * 2 if other_faces else [])
    face, ink = rng.choice(faces), (rng.randint(12, 55),) * 3
    if record.layout == "old":
        import before2004  # it draws with what is defined here
        return before2004.sheet(record, rng, face, ink)
    return {"siv": _siv, "fni": _fni, "pv": _pv}[record.layout](record, rng, face, ink)


def _siv(record, rng, face, ink):
    sheet, fields = Sheet(368, 664, rng), record.fields
    security_paper(sheet, (208, 222, 214), (246, 216, 184))
    ImageDraw.Draw(sheet.paper).rectangle([0, 616 * SCALE, 368 * SCALE, 664 * SCALE], (248, 249, 247))
    size, pitch = rng.uniform(6.9, 7.7), rng.uniform(5.1, 5.6)
    shift_x, shift_y = rng.uniform(-1, 1), rng.uniform(-0.8, 0.8)  # the pre-printed form and the print slip

    def value(key, text, x, y):
        sheet.put(key, "value", text, x + shift_x, y + shift_y, face, size, pitch, ink)

    sheet.put("title", "label", "CERTIFICAT D'IMMATRICULATION", 103, 6, face, size, pitch, ink)
    sheet.put("label", "label", "N° Immatriculation", 24, 27, SANS, 4.6)
    sheet.put("label", "label", "Date de 1ère immatriculation", 102, 27, SANS, 4.6)
    for code, (label, x, y) in SIV_FORM.items():
        if label is not None:
            sheet.put(code, "code", "A." if code == "A" else code, label, y, CODE, 6.2)
        value(code, fields[code], x, y)
    sheet.put("label", "label", "Pour le Ministre de l'Intérieur et par délégation,", 214, 336, SANS, 4.4)
    sheet.put("label", "label", "le sous-directeur", 256, 343, SANS, 4.4)
    sheet.put("label", "label", "Certificat d'immatriculation", 18, 503, BOLD, 6.6)
    sheet.put("label", "label", "COUPON DÉTACHABLE", 294, 499, SANS, 4.6)
    for code, x, y in COUPON:
        value(code if code == "FORMULE" else f"coupon.{code}", fields[code], x, y)
    for key, y in (("MRZ1", 632), ("MRZ2", 649)):
        sheet.put(key, "value", fields[key], 17, y, ZONE_FACE, 9.4, 305 / 44, (24, 24, 24))
    _hologram(sheet, 209, 470, 55, 68)
    _signature(sheet, 270, 368)
    _barcode(sheet, 352, 60, 8, 90)
    return sheet


def _fni(record, rng, face, ink):
    sheet, fields = Sheet(368, 400, rng), record.fields
    security_paper(sheet, (206, 208, 236), (226, 214, 240))
    size, pitch = rng.uniform(6.6, 7.2), rng.uniform(4.6, 4.9)
    sheet.put("label", "label", "COMMUNAUTÉ EUROPÉENNE   F   RÉPUBLIQUE FRANÇAISE", 90, 10, SANS, 5)
    sheet.put("title", "label", "CERTIFICAT D'IMMATRICULATION", 112, 21, BOLD, 7.5)
    sheet.put("label", "label", record.heading, 112, 34, face, size, pitch, ink)
    sheet.put("FORMULE", "value", fields["FORMULE"], 285, 34, face, 7.6, 5.4, (70, 70, 80))
    for code, (label, x, y) in FNI_FORM.items():
        if label is not None:
            sheet.put(code, "code", f"({code})", label, y, SANS, 5.2)
            sheet.put("label", "label", FNI_WORDS.get(code, ""), label, y - 8.5, SANS, 4.2)
        sheet.put(code, "value", fields[code], x, y, face, size, pitch, ink)
    sheet.put("label", "label", "Le Préfet", 262, 322, SANS, 5)
    _signature(sheet, 262, 330)
    return sheet


def _pv(record, rng, face, ink):
    sheet, fields = Sheet(368, 520, rng), record.fields
    face = rng.choice([face, SANS, SANS, BOLD])
    pitch = None if face in (SANS, BOLD) else 4.4
    sheet.put("title", "label", "PROCÈS-VERBAL DE CONTRÔLE TECHNIQUE PÉRIODIQUE", 50, 22, BOLD, 9)
    sheet.put("label", "label", "VÉHICULE PARTICULIER OU CAMIONNETTE - VISITE TECHNIQUE PÉRIODIQUE", 60, 36, SANS, 6)
    for row, (code, label) in enumerate(PV_ROWS):
        y = 62 + row * 20
        sheet.draw.rectangle([14 * SCALE, (y - 10) * SCALE, 354 * SCALE, (y + 10) * SCALE], outline=(120, 120, 120), width=2)
        sheet.put("label", "label", label, 20, y, SANS, 6)
        text = fields[code]
        if code == "PV.MILEAGE":
            text += " km"
        elif code == "PV.RESULT":
            text = {"F": "A - ", "M": "S - ", "C": "R - "}[_outcome(text)] + text
        sheet.put(code, "value", text, 160, y, face, 6.6, pitch, ink)
    sheet.put("label", "label", "(6) Défaillances constatées : voir au verso. Document à présenter à toute réquisition.", 20, 334, SANS, 5.6)
    sheet.put("label", "label", "Signature et cachet du contrôleur", 220, 380, SANS, 6)
    _signature(sheet, 250, 400)
    return sheet


def _outcome(words: str) -> str:
    return "F" if words == "FAVORABLE" else "M" if "MAJEURES" in words else "C"


def security_paper(sheet: Sheet, edge, heart):
    """Security paper: one tint melting into another under families of thin wavy lines."""
    rng, (width, height) = sheet.rng, sheet.paper.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    centre = (width * rng.uniform(0.3, 0.8), height * rng.uniform(0.25, 0.75))
    melt = np.exp(-((x - centre[0]) / (0.4 * width)) ** 2 - ((y - centre[1]) / (0.4 * height)) ** 2)[..., None]
    tint = [np.array([part + rng.randint(-8, 8) for part in colour], np.float32) for colour in (edge, heart)]
    paper = tint[0] * (1 - melt) + tint[1] * melt
    for _ in range(rng.randint(2, 4)):
        sway = rng.uniform(8, 36) * np.sin(x * rng.uniform(0.004, 0.02) + rng.uniform(0, 6))
        lines = np.sin((y + sway + rng.uniform(4, 20) * np.sin(y * 0.01)) * rng.uniform(0.25, 0.8))
        paper -= (lines > rng.uniform(0.6, 0.85))[..., None] * rng.uniform(5, 15)
    sheet.paper = Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8))


def _hologram(sheet: Sheet, x, y, width, height):
    rng, draw = sheet.rng, ImageDraw.Draw(sheet.paper)
    draw.rectangle([x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE], (96, 114, 132))
    for _ in range(70):
        at = ((x + rng.uniform(2, width - 8)) * SCALE, (y + rng.uniform(2, height - 8)) * SCALE)
        size = rng.uniform(4, 26)
        draw.ellipse([*at, at[0] + size, at[1] + size], outline=tuple(rng.randint(60, 220) for _ in range(3)))


def _signature(sheet: Sheet, x, y):
    rng = sheet.rng
    points = [((x + 7 * at + rng.uniform(-5, 5)) * SCALE, (y + rng.uniform(0, 20)) * SCALE) for at in range(9)]
    sheet.draw.line(points, fill=(45, 45, 70), width=3, joint="curve")


def _barcode(sheet: Sheet, x, y, width, height):
    at = y * SCALE
    while at < (y + height) * SCALE:
        thick = sheet.rng.choice([2, 2, 4, 6])
        sheet.draw.rectangle([x * SCALE, at, (x + width) * SCALE, at + thick], fill=(40, 40, 40))
        at += thick + sheet.rng.choice([3, 3, 5])
