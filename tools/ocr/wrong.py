#!/usr/bin/env python3
"""Draws what customers send instead of a certificate: `wrong.py FOLDER` writes one JPEG each.

An invoice and a driving licence as a phone sees them, a shop's website as a screenshot, a cat. All
names, numbers and shops are invented.
"""

import sys
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import camera
from layouts import BOLD, FONTS, SANS, Sheet

INVOICE = [
    "Garage des Tilleuls - 12 rue du Moulin - 37000 Tours", "FACTURE N° F-2025-0417", "Date : 14/05/2025",
    "Client : M. Paul Lefort", "Vidange et filtre à huile    1    89,00 €", "Plaquettes de frein avant    1    124,50 €",
    "Main d'oeuvre    2,5 h    162,50 €", "Total hors taxes    376,00 €", "TVA 20 %    75,20 €",
    "Total à payer    451,20 €", "Paiement à réception, par carte ou virement", "Merci de votre confiance",
]
LICENCE = [
    "PERMIS DE CONDUIRE", "RÉPUBLIQUE FRANÇAISE", "1. LEFORT", "2. PAUL, MARIE", "3. 02.03.1984 TOURS",
    "4a. 11.06.2019   4b. 11.06.2034", "4c. PRÉFET 37", "5. 19AB00000", "7. Signature du titulaire", "9. AM B1 B",
]
SITE = [
    "Pièces auto pas chères", "Accueil   Freinage   Filtration   Éclairage   Mon compte", "Plaquettes de frein avant",
    "Compatible Renault Clio 4 de 2012 à 2019", "Prix : 24,90 € au lieu de 39,90 €", "En stock, expédié sous 24 heures",
    "Ajouter au panier", "Avis des clients : 4,6 sur 5", "Les clients ont aussi acheté", "Disques de frein avant : 48,00 €",
    "Liquide de frein DOT 4 : 7,50 €", "Livraison offerte dès 59 €", "Mentions légales   Contact   Suivre ma commande",
]


def photo(lines: list[str], size: tuple[int, int], step: float, rng: Random):
    """A paper with these lines, taken by a phone."""
    sheet = Sheet(*size, rng)
    for at, line in enumerate(lines):
        sheet.put("label", "label", line, 24, 30 + at * step, SANS if at > 1 else BOLD, 8.5)
    picture, quality, _ = camera.take(sheet, 2, 0, rng)
    return picture, quality


def website():
    """A screenshot: even areas, sharp letters."""
    screen = Image.new("RGB", (1180, 900), "white")
    draw = ImageDraw.Draw(screen)
    draw.rectangle([0, 0, 1180, 110], (20, 60, 120))
    draw.rectangle([700, 180, 1120, 520], (226, 229, 233))
    draw.rectangle([60, 388, 330, 436], (240, 130, 20))
    for at, line in enumerate(SITE):
        font = ImageFont.truetype(str(FONTS / (BOLD if at in (0, 2) else SANS)), 30 if at in (0, 2) else 22)
        y = 14 + 48 * at if at < 2 else 130 + 54 * (at - 1)
        draw.text((70, y), line, font=font, fill="white" if at < 2 else (30, 30, 30))
    return np.asarray(screen)[..., ::-1], 92


def cat(rng: Random):
    """Fur with a face on a sofa, seen by a phone: shapes and no letter."""
    width, height = 1500, 1100
    grain = np.random.default_rng(rng.getrandbits(60))
    noise = grain.normal(0, 1, (height, width)).astype(np.float32)
    # Tufts lie every way, each hair a pixel wide.
    tufts = [cv2.filter2D(noise, -1, _hair(angle)) for angle in (20, 75, 110, 160)]
    part = cv2.resize(grain.integers(0, 4, (12, 16)).astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    strands = np.choose(part, tufts) * 90
    fur = np.full((height, width, 3), (70, 120, 175), np.float32) + strands[..., None] * 0.35
    sofa = _sofa(noise)
    body = np.zeros((height, width), np.uint8)
    cv2.ellipse(body, (760, 900), (420, 430), 0, 0, 360, 255, -1)
    cv2.ellipse(body, (740, 430), (250, 220), 0, 0, 360, 255, -1)
    for ear in ([(520, 350), (500, 110), (680, 230)], [(960, 350), (985, 110), (800, 230)]):
        cv2.fillPoly(body, [np.int32(ear)], 255)
    share = cv2.GaussianBlur(body, (0, 0), 5)[..., None].astype(np.float32) / 255
    picture = np.clip(fur * share + sofa * (1 - share), 0, 255).astype(np.uint8)
    for x in (650, 830):
        cv2.ellipse(picture, (x, 400), (46, 36), 0, 0, 360, (70, 190, 170), -1, cv2.LINE_AA)
        cv2.ellipse(picture, (x, 400), (12, 34), 0, 0, 360, (15, 15, 15), -1, cv2.LINE_AA)
        cv2.circle(picture, (x + 10, 388), 6, (250, 250, 250), -1, cv2.LINE_AA)
    cv2.fillPoly(picture, [np.int32([(712, 480), (768, 480), (740, 512)])], (110, 110, 200), cv2.LINE_AA)
    for side in (-1, 1):
        for at in range(3):
            cv2.line(picture, (740 + side * 50, 520 + 10 * at), (740 + side * 300, 490 + 40 * at), (235, 235, 235), 2, cv2.LINE_AA)
    return cv2.GaussianBlur(picture, (0, 0), 0.5), 60


def _hair(angle: float) -> np.ndarray:
    kernel = np.zeros((15, 15), np.float32)
    across, down = 7 * np.cos(np.radians(angle)), 7 * np.sin(np.radians(angle))
    cv2.line(kernel, (round(7 - across), round(7 - down)), (round(7 + across), round(7 + down)), 1, 1)
    return kernel / np.sqrt(kernel.sum())


def _sofa(noise: np.ndarray) -> np.ndarray:
    folds = cv2.GaussianBlur(noise, (0, 0), 60) * 2500
    return np.full((*noise.shape, 3), (120, 95, 80), np.float32) + (folds + noise * 5)[..., None]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"invoice": photo(INVOICE, (368, 420), 28, Random("invoice")),
                "licence": photo(LICENCE, (368, 240), 21, Random("licence")),
                "website": website(), "cat": cat(Random("cat"))}
    for name, (picture, quality) in pictures.items():
        cv2.imwrite(str(folder / f"{name}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, quality])


if __name__ == "__main__":
    main()
