"""Certificates issued before June 2004: entries with words for names instead of codes.

Known of them: grey paper; the prefecture, the terminal and the operation typed at the head; number,
date of the certificate and date of first use typed under their words, the letters of the Vienna
convention in brackets behind some; name and home to the right of theirs; typed and pre-printed text
out of step. How the technical entries were set out is not known for sure and changed over the years:
pages come boxed (words above their values) or lined (words left of them), worded in several ways.
"""

import string
from datetime import date, timedelta
from random import Random

from PIL import ImageDraw

import layouts
import records

# Make, its first three VIN symbols.
MAKES = [("RENAULT", "VF1"), ("PEUGEOT", "VF3"), ("CITROEN", "VF7"), ("TALBOT", "VF4"), ("SIMCA", "VF4"),
         ("VOLKSWAGEN", "WVW"), ("AUDI", "WAU"), ("BMW", "WBA"), ("MERCEDES", "WDB"), ("OPEL", "W0L"),
         ("FORD", "WF0"), ("FIAT", "ZFA"), ("ALFA ROMEO", "ZAR"), ("AUSTIN", "SAX"), ("ROVER", "SAR"),
         ("LADA", "XTA"), ("TOYOTA", "JT1"), ("NISSAN", "JN1"), ("VOLVO", "YV1"), ("SEAT", "VSS")]
MOTORCYCLES = [("YAMAHA", "JYA"), ("HONDA", "JH2"), ("KAWASAKI", "JKA"), ("BMW", "WB1")]
OPERATIONS = ["CHANGEMENT DE DOMICILE", "DUPLICATA", "CHANGEMENT DE TITULAIRE", "VEHICULE NEUF", ""]
LAST_DAY = date(2004, 5, 28)

# How each entry is called, several ways.
WORDS = {
    "A": ["N° IMMATRICULATION (A)", "N° IMMATRICULATION", "N° D'IMMATRICULATION (A)"],
    "I": ["DATE", "DATE", "DATE DU CERTIFICAT"],
    "B": ["EN CIRCULATION (B)", "DATE DE 1re MISE EN CIRCULATION (B)", "DATE DE 1ère MISE EN CIRCULATION"],
    "C.1": ["NOM (C) Prénoms (C)", "NOM et Prénoms", "NOM, Prénoms (C)"],
    "C.3": ["DOMICILE (C)", "DOMICILE"],
    "A.1": ["N° IMMATRICULATION PRECEDENT", "N° PRECEDENT"],
    "J.1": ["GENRE"], "D.1": ["MARQUE (D)", "MARQUE"], "D.2": ["TYPE"],
    "E": ["N° DANS LA SERIE DU TYPE (E)", "N° DANS LA SERIE DU TYPE"],
    "J.3": ["CARROSSERIE", "CARR."], "P.3": ["ENERGIE", "SOURCE D'ENERGIE"], "P.6": ["PUISSANCE", "PUISSANCE ADM.", "PUIS."],
    "S.1": ["PLACES ASS.", "PLACES ASSISES"], "S.2": ["DEB.", "DEBOUT"],
    "F.2": ["P.T.A.C. (F)", "P.T.A.C.", "PTAC"], "F.3": ["P.T.R.A.", "PTRA"],
    "G.1": ["P.V.", "POIDS A VIDE"], "U.1": ["BRUIT", "BRUIT dB(A)"], "U.2": ["REGIME MOTEUR", "REGIME tr/mn"],
}
# Rows of the technical part: code and where its column begins, for the two ways of setting out.
BOXED = [[("J.1", 14), ("D.1", 78), ("D.2", 196)], [("E", 14), ("J.3", 180), ("P.3", 264)],
         [("P.6", 14), ("S.1", 96), ("S.2", 174), ("F.2", 236), ("F.3", 302)],
         [("G.1", 14), ("U.1", 96), ("U.2", 180), ("A.1", 252)]]
LINED = [[("J.1", 14), ("D.1", 120)], [("D.2", 14), ("J.3", 196)], [("E", 14)],
         [("P.3", 14), ("P.6", 130), ("F.2", 246)], [("S.1", 14), ("S.2", 130), ("F.3", 246)],
         [("G.1", 14), ("U.1", 130), ("U.2", 228)], [("A.1", 14)]]


def record(rng: Random) -> records.Record:
    """Who and what is on the page."""
    solo, goods = rng.random() < 0.08, rng.random() < 0.15
    make, wmi = rng.choice(MOTORCYCLES if solo else MAKES)
    first = records._day(rng, date(1972, 1, 1), LAST_DAY - timedelta(days=5))
    issued = records._day(rng, max(first, date(1985, 1, 1)), LAST_DAY)
    department = rng.choice(list(records.DEPARTMENTS))
    surname, given = records._holder(rng)
    unladen = rng.randint(120, 250) if solo else rng.randint(650, 1500)
    laden = unladen + (rng.randint(150, 200) if solo else rng.randint(320, 1000))
    body = "SOLO" if solo else rng.choice(["FOURGON", "DERIV VP"]) if goods else rng.choice(["CI", "CI", "CI", "BREAK", "CABR"])
    modern = first.year >= 1982
    serial = (wmi + _pick(rng, records.VIN_SYMBOLS, 8) + _pick(rng, string.digits, 6) if modern
              else _pick(rng, string.digits, rng.randint(6, 8)))
    code = first.year >= 1996
    kind = ("M" + _pick(rng, records.PLATE_LETTERS, 2) + _pick(rng, string.digits, 4)
            + _pick(rng, records.PLATE_LETTERS + string.digits, 5)) if code else (
        _pick(rng, string.digits, 3) + _pick(rng, records.PLATE_LETTERS, 1) + _pick(rng, string.digits, rng.randint(1, 3)))
    before = rng.random() < 0.4
    fields = {
        "A": _plate(rng, department), "I": records._text(issued), "B": records._text(first),
        "A.1": _plate(rng, rng.choice(list(records.DEPARTMENTS))) if before else "",
        "C.1": f"{rng.choice(['M. ', 'MME ']) if given else ''}{surname} {given}".strip(),
        "D.1": make, "D.2": "" if code else kind, "D.2.1": kind if code else "", "E": serial,
        "J.1": "MTL" if solo else "CTTE" if goods else "VP", "J.3": body,
        "P.3": "ES" if solo else rng.choice(["ES", "ES", "GO"]), "P.6": str(rng.randint(3, 14)),
        "S.1": "2" if solo or goods else str(rng.choice([2, 4, 5, 5])), "S.2": "",
        "F.2": str(laden), "F.3": "" if solo or rng.random() < 0.3 else str(laden + rng.randint(400, 1500)),
        "G.1": str(unladen), "U.1": str(rng.randint(68, 96)) if first.year > 1979 else "",
        "U.2": str(rng.choice([2250, 3000, 3500, 3750, 4125])) if first.year > 1979 else "",
    }
    return records.Record("old", fields | records._address(rng), heading=f"PREFECTURE {records.DEPARTMENTS[department]}")


def sheet(record: records.Record, rng: Random, face: str, ink) -> layouts.Sheet:
    """The page, set out in one of the ways."""
    page, fields = layouts.Sheet(368, 330, rng), dict(record.fields)
    layouts.security_paper(page, (206, 206, 206), (222, 222, 220))
    size, pitch = rng.uniform(6.8, 7.4), rng.uniform(4.6, 5.0)
    words = {code: rng.choice(ways) for code, ways in WORDS.items()}
    slip = rng.uniform(-3, 3), rng.uniform(-1.2, 1.2)  # typed text is out of step with the form
    if rng.random() < 0.35:
        fields["P.3"] = {"ES": "ESSENCE", "GO": "GAZOLE"}[fields["P.3"]]
    if rng.random() < 0.3:
        fields["P.6"] = f"{fields['P.6']:0>2} CV"
    if rng.random() < 0.25:
        fields |= {code: f"{fields[code]:0>5}" for code in ("F.2", "F.3", "G.1") if fields[code]}
    kind = "D.2.1" if fields["D.2.1"] else "D.2"

    def label(text, x, y):
        page.put("label", "label", text, x, y, layouts.SANS, 4.6)

    def value(code, x, y):
        page.put(kind if code == "D.2" else code, "value", fields[kind if code == "D.2" else code],
                 x + slip[0], y + slip[1], face, size, pitch, ink)

    def typed(text, x, y):
        page.put("label", "label", text, x + slip[0], y + slip[1], face, size, pitch, ink)

    page.put("label", "label", "F", 16, 12, layouts.SANS, 13)
    if rng.random() < 0.4:
        label("REPUBLIQUE FRANCAISE", 40, 9)
        page.put("title", "label", "CERTIFICAT D'IMMATRICULATION (CARTE GRISE)", 130, 10, layouts.BOLD, 6.5)
    typed(record.heading, 110, 24)
    typed(f"{rng.randint(1, 95):02}/{rng.randint(1, 9):03}/TERM0{rng.randint(1, 9)}/OP{_pick(rng, 'ABCDE', 2)}/{rng.randint(100, 999)}", 180, 36)
    operation = rng.choice(OPERATIONS)
    if operation:
        typed(operation, 14, 47)
        if operation != "VEHICULE NEUF":
            typed(fields["I"] if rng.random() < 0.5 else f"{rng.randint(10, 28)}/0{rng.randint(1, 9)}/2003", 215, 47)
    if not fields["A.1"] and rng.random() < 0.5:
        fields["A.1"] = "NEUF"

    # The head: three entries over their values, and the holder beside his.
    for code, x, aside in (("A", 66, 0), ("I", 186, -22), ("B", 256, 10)):
        label(words[code], x, 64)
        if code == "B" and words[code].startswith("EN "):
            label("DATE DE 1re MISE", x, 57)
        value(code, x + aside, 76)
    label(words["C.1"], 8, 92)
    label("NOM d'usage", 8, 101)
    value("C.1", 76, 92)
    label(words["C.3"], 8, 116)
    value("C.3", 76, 116)
    value("C.3b", 76, 128)
    if rng.random() < 0.6:
        _boxed(page, words, label, value)
    else:
        _lined(words, label, value)
    label("LE PREFET", 290, 296)
    layouts._signature(page, 270, 304)
    return page


def _boxed(page, words, label, value):
    draw = ImageDraw.Draw(page.paper)
    for row, entries in enumerate(BOXED):
        y = 150 + 32 * row
        for at, (code, x) in enumerate(entries):
            right = entries[at + 1][1] if at + 1 < len(entries) else 364
            box = [(x - 4) * layouts.SCALE, (y - 6) * layouts.SCALE, (right - 4) * layouts.SCALE, (y + 24) * layouts.SCALE]
            draw.rectangle(box, outline=(150, 150, 150), width=2)
            label(words[code], x, y)
            value(code, x + page.rng.choice([0, 2, 6]), y + 13)


def _lined(words, label, value):
    for row, entries in enumerate(LINED):
        for code, x in entries:
            y = 150 + 18 * row
            label(words[code], x, y)
            value(code, x + 12 + 2.9 * len(words[code]), y)


def _plate(rng: Random, department: str) -> str:
    digits = rng.randint(10, 9999)
    return f"{digits} {_pick(rng, records.PLATE_LETTERS, 2 if digits > 999 else rng.choice([2, 3]))} {department}"


def _pick(rng: Random, symbols: str, count: int) -> str:
    return "".join(rng.choice(symbols) for _ in range(count))
