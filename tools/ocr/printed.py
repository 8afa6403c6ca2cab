"""The printed side of a certificate: no vehicle on it, and the picture most often sent by mistake.

`legend` explains the codes; `notice` is the panel behind the coupon, on what to do when the vehicle is
sold. Both are in our words after the legal list of fields, not facsimiles.
"""

from random import Random

from PIL import ImageDraw

from layouts import BOLD, SANS, SCALE, USUAL, Sheet, security_paper

TITLES = [
    "CERTIFICAT D'IMMATRICULATION", "Permiso de circulación", "Osvědčení o registraci", "Registreringsattest",
    "Zulassungsbescheinigung", "Registreerimistunnistus", "Άδεια κυκλοφορίας", "Registration certificate",
    "Carta di circolazione", "Reģistrācijas apliecība", "Registracijos liudijimas", "Forgalmi engedély",
    "Kentekenbewijs", "Dowód Rejestracyjny", "Certificado de matrícula", "Osvedčenie o evidencii",
    "Prometno dovoljenje", "Rekisteröintitodistus", "Registreringsbeviset",
]
MEANINGS = [
    ("A", "Numéro d'immatriculation"),
    ("B", "Date de la première immatriculation du véhicule"),
    ("C.1", "Nom, prénom ou raison sociale du titulaire du certificat"),
    ("C.3", "Domicile de la personne pouvant disposer du véhicule"),
    ("C.4a", "Mention : le titulaire est, ou n'est pas, le propriétaire du véhicule"),
    ("C.4.1", "Nombre de titulaires, en cas de multi-propriété"),
    ("D.1", "Marque"),
    ("D.2", "Type, variante et version"),
    ("D.2.1", "Code national d'identification du type"),
    ("D.3", "Dénomination commerciale"),
    ("E", "Numéro d'identification du véhicule"),
    ("F.1", "Masse en charge maximale techniquement admissible (kg)"),
    ("F.2", "Masse en charge maximale admissible en service (kg)"),
    ("F.3", "Masse en charge maximale admissible de l'ensemble (kg)"),
    ("G", "Masse du véhicule en service avec carrosserie (kg)"),
    ("G.1", "Poids à vide national (kg)"),
    ("H", "Période de validité, si elle n'est pas illimitée"),
    ("I", "Date de l'immatriculation à laquelle se réfère ce certificat"),
    ("J", "Catégorie du véhicule (CE)"),
    ("J.1", "Genre national"),
    ("J.2", "Carrosserie (CE)"),
    ("J.3", "Carrosserie (désignation nationale)"),
    ("K", "Numéro de réception par type"),
    ("P.1", "Cylindrée (cm³)"),
    ("P.2", "Puissance nette maximale (kW)"),
    ("P.3", "Type de carburant ou source d'énergie"),
    ("P.6", "Puissance administrative nationale"),
    ("Q", "Rapport puissance/masse (kW/kg), motocycles"),
    ("S.1", "Nombre de places assises, conducteur compris"),
    ("S.2", "Nombre de places debout"),
    ("U.1", "Niveau sonore à l'arrêt [dB(A)]"),
    ("U.2", "Vitesse du moteur (min-1)"),
    ("V.7", "CO2 (g/km)"),
    ("V.9", "Classe environnementale de réception CE"),
    ("X.1", "Date de visite technique"),
    ("Y.1", "Montant de la taxe régionale"),
    ("Y.6", "Montant total des taxes"),
    ("Z.1", "Mentions spécifiques"),
]
NOTICE = [
    ("CESSION DU VÉHICULE", [
        "Le titulaire barre le certificat, y porte la mention « vendu le » ou « cédé le »",
        "avec la date et l'heure, et signe. Il remplit le coupon détachable et remet le",
        "certificat et son coupon à l'acquéreur, s'il est un particulier.",
        "Il déclare la cession au ministère de l'intérieur dans les quinze jours.",
    ]),
    ("COUPON DÉTACHABLE", [
        "Ce coupon permet à l'acquéreur de circuler pendant un mois à compter de la date",
        "de la cession, dans l'attente de son nouveau certificat d'immatriculation.",
        "Il n'est valable que rempli, daté et signé par l'ancien titulaire.",
    ]),
    ("CHANGEMENT DE DOMICILE", [
        "Le titulaire déclare sa nouvelle adresse dans le délai d'un mois. Une étiquette",
        "lui est adressée, à coller à l'emplacement réservé. Après trois changements, un",
        "nouveau certificat est établi.",
    ]),
    ("TRANSFORMATION, PERTE OU VOL", [
        "Toute transformation notable du véhicule est déclarée dans le mois. En cas de",
        "perte ou de vol du certificat, un duplicata peut être demandé.",
    ]),
    ("CONTRÔLE TECHNIQUE", [
        "Les visites techniques sont inscrites dans les cases ci-dessous.",
    ]),
]


def _paper(rng: Random, height: int) -> Sheet:
    sheet = Sheet(368, height, rng)
    security_paper(sheet, (210, 220, 226), (236, 222, 200))
    return sheet


def _line(sheet: Sheet, text: str, x: float, y: float, size: float, face: str = SANS):
    sheet.put("label", "label", text, x, y, face, size)


def _legend(formule, rng):
    sheet = _paper(rng, 664)
    ImageDraw.Draw(sheet.paper).ellipse([14 * SCALE, 10 * SCALE, 50 * SCALE, 46 * SCALE], (70, 84, 140))
    _line(sheet, "F", 29, 28, 11, BOLD)
    _line(sheet, "COMMUNAUTÉ EUROPÉENNE", 70, 15, 7, BOLD)
    _line(sheet, "RÉPUBLIQUE FRANÇAISE", 70, 27, 7, BOLD)
    _line(sheet, "Ministère de l'Intérieur", 70, 39, 6.4)
    sheet.put("FORMULE", "value", formule, 270, 20, USUAL[1], 8, 6, (150, 40, 40))
    for at, title in enumerate(TITLES):
        _line(sheet, title, 16 + 118 * (at % 3), 60 + 9 * (at // 3), 5 if at else 5.6, SANS if at else BOLD)
    for at, (code, meaning) in enumerate(MEANINGS):
        y = 134 + at * 11
        _line(sheet, f"({code})", 16, y, 5.8, BOLD)
        _line(sheet, meaning, 48, y, 5.8)
    _boxes(sheet, 570, 2)
    return sheet


def _notice(formule, rng):
    sheet = _paper(rng, 520)
    sheet.put("FORMULE", "value", formule, 270, 16, USUAL[1], 8, 6, (150, 40, 40))
    y = 34
    for heading, lines in NOTICE:
        _line(sheet, heading, 16, y, 6.6, BOLD)
        for line in lines:
            y += 12
            _line(sheet, line, 16, y, 6)
        y += 22
    _boxes(sheet, y, 2)
    return sheet


def _boxes(sheet: Sheet, top: float, rows: int):
    """Where centres stick or stamp their visits."""
    for row in range(rows):
        for column in range(4):
            x, y = 16 + 85 * column, top + 40 * row
            sheet.draw.rectangle([x * SCALE, y * SCALE, (x + 80) * SCALE, (y + 36) * SCALE],
                                 outline=(110, 110, 120), width=3)


# By the name of the layout. What is printed is the same on each sheet, but for the sheet's number.
PAGES = {"legend": _legend, "notice": _notice}
