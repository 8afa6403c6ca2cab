"""Invented vehicles and holders: what a certificate or a procès-verbal says, as text by code.

Nobody is meant: surnames, given names, streets and towns are common ones put together by chance,
plates, VINs and form numbers are drawn at random in their legal form. Check digits are right.
"""

import string
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"  # never I, O, U
VIN_SYMBOLS = string.digits + "ABCDEFGHJKLMNPRSTUVWXYZ"  # never I, O, Q

# Make, its first three VIN symbols, models; "+" marks an electric one, "~" a light van.
MAKES = [
    ("RENAULT", "VF1", "CLIO MEGANE CAPTUR SCENIC TWINGO ~KANGOO ~TRAFIC ~MASTER +ZOE"),
    ("PEUGEOT", "VF3", "107 206 208 308 2008 3008 5008 ~PARTNER ~EXPERT +E-208"),
    ("CITROEN", "VF7", "C1 C3 C4 XSARA C3_AIRCROSS ~BERLINGO ~JUMPY"),
    ("DACIA", "UU1", "SANDERO DUSTER LOGAN JOGGER ~DOKKER +SPRING"),
    ("VOLKSWAGEN", "WVW", "GOLF POLO PASSAT T-ROC UP ~CADDY +ID.3"),
    ("AUDI", "WAU", "A1 A3 A4 Q2 Q5"),
    ("BMW", "WBA", "SERIE_1 SERIE_3 X1 X3 +I3"),
    ("MERCEDES", "WDD", "CLASSE_A CLASSE_B CLASSE_C GLA ~VITO ~SPRINTER"),
    ("OPEL", "W0L", "CORSA ASTRA MOKKA ZAFIRA ~VIVARO"),
    ("FORD", "WF0", "FIESTA FOCUS KUGA PUMA ~TRANSIT"),
    ("FIAT", "ZFA", "500 PANDA TIPO ~DUCATO ~DOBLO"),
    ("TOYOTA", "VNK", "YARIS AYGO AURIS C-HR"),
    ("NISSAN", "SJN", "QASHQAI JUKE NOTE ~NV200 +LEAF"),
    ("HYUNDAI", "TMA", "I10 I20 I30 TUCSON +KONA"),
    ("KIA", "U5Y", "PICANTO CEED SPORTAGE STONIC"),
    ("SKODA", "TMB", "FABIA OCTAVIA KAMIQ KODIAQ"),
    ("SEAT", "VSS", "IBIZA LEON ARONA ATECA"),
    ("SUZUKI", "TSM", "SWIFT IGNIS VITARA"),
    ("VOLVO", "YV1", "V40 V60 XC40 XC60"),
    ("MINI", "WMW", "COOPER ONE COUNTRYMAN"),
]
MOTORCYCLES = [("YAMAHA", "JYA", "MT-07 XMAX TRACER_700"), ("HONDA", "ZDC", "CB500F SH125 NC750X"),
               ("KAWASAKI", "JKA", "Z650 NINJA_400"), ("TRIUMPH", "SMT", "STREET_TRIPLE TIGER_900")]
SURNAMES = """MARTIN BERNARD DUBOIS THOMAS ROBERT RICHARD PETIT DURAND LEROY MOREAU SIMON LAURENT
LEFEBVRE MICHEL GARCIA DAVID BERTRAND ROUX VINCENT FOURNIER MOREL GIRARD ANDRE LEFEVRE MERCIER DUPONT
LAMBERT BONNET FRANCOIS MARTINEZ LEGRAND GARNIER FAURE ROUSSEAU BLANC GUERIN MULLER HENRY ROUSSEL
NICOLAS PERRIN MORIN MATHIEU CLEMENT GAUTHIER DUMONT LOPEZ FONTAINE CHEVALIER ROBIN MASSON SANCHEZ
NGUYEN BOYER DENIS LEMAIRE DUVAL JOLY GAUTIER ROGER RENAUD GAILLARD LE_GOFF DA_SILVA BENALI DIALLO
D'ALMEIDA SAINT-JEAN KOWALSKI QUEMENER WAGNER ZIMMERMANN IZQUIERDO OUEDRAOGO""".split()
GIVEN = """JEAN MARIE PHILIPPE NATHALIE MICHEL ISABELLE ALAIN SYLVIE PATRICK CATHERINE NICOLAS
CAMILLE JULIEN AURELIE KARIM FATIMA HUGO EMMA LOUIS JADE GABRIEL INES YVES OLIVIA QUENTIN ZOE
JEAN-PAUL ANNE-SOPHIE MOHAMED XAVIER WALID BRIGITTE""".split()
COMPANIES = ["GARAGE DES TROIS PONTS", "SARL BATI RENOV", "TRANSPORTS DU VALLON", "SCI LES OLIVIERS",
             "BOULANGERIE DU PORT", "LOCAUTO SERVICES SAS", "PLOMBERIE QUERCY EURL"]
WAYS = ["RUE", "AVENUE", "BOULEVARD", "CHEMIN", "ALLEE", "IMPASSE", "PLACE", "ROUTE", "QUAI"]
STREETS = """DES_LILAS VICTOR_HUGO DE_LA_REPUBLIQUE DU_MOULIN PASTEUR DE_L'EGLISE JEAN_JAURES
DES_ACACIAS DU_8_MAI_1945 DE_VERDUN GAMBETTA DES_ECOLES DU_STADE DE_LA_GARE DES_VIGNES
MARECHAL_FOCH JULES_FERRY DES_PEUPLIERS GEORGE_SAND DU_CHATEAU D'ALSACE DE_KERVIHAN""".split()
TOWNS = [("75011", "PARIS"), ("13006", "MARSEILLE"), ("69003", "LYON"), ("31000", "TOULOUSE"),
         ("06000", "NICE"), ("44000", "NANTES"), ("34000", "MONTPELLIER"), ("67000", "STRASBOURG"),
         ("33000", "BORDEAUX"), ("59000", "LILLE"), ("35000", "RENNES"), ("51100", "REIMS"),
         ("76600", "LE HAVRE"), ("42000", "SAINT ETIENNE"), ("83000", "TOULON"), ("38000", "GRENOBLE"),
         ("21000", "DIJON"), ("49000", "ANGERS"), ("30900", "NIMES"), ("29200", "BREST"),
         ("87000", "LIMOGES"), ("63000", "CLERMONT FERRAND"), ("20000", "AJACCIO"), ("97400", "ST DENIS"),
         ("85000", "LA ROCHE SUR YON"), ("64100", "BAYONNE"), ("57000", "METZ"), ("80000", "AMIENS")]
DEPARTMENTS = {"01": "DE L'AIN", "13": "DES BOUCHES DU RHONE", "29": "DU FINISTERE", "31": "DE LA HAUTE GARONNE",
               "33": "DE LA GIRONDE", "38": "DE L'ISERE", "44": "DE LA LOIRE ATLANTIQUE", "59": "DU NORD",
               "67": "DU BAS RHIN", "69": "DU RHONE", "75": "DE POLICE DE PARIS", "85": "DE LA VENDEE",
               "2A": "DE LA CORSE DU SUD", "974": "DE LA REUNION"}
MENTIONS = ["VEHICULE DE DEMONSTRATION", "VEHICULE DE COLLECTION", "TAXI", "VEHICULE ECOLE",
            "TRANSPORT SANITAIRE", "DEPANNAGE", "DUPLICATA DU 12/03/2019", "PLACES MODULABLES"]
LAST_DAY = date(2026, 9, 30)  # fixed, so that a seed gives the same page whenever it is run


@dataclass
class Record:
    """One document: its kind, and the text of each field by code; empty means nothing printed."""

    layout: str
    fields: dict[str, str]
    heading: str = ""


def check_digit(text: str) -> str:
    """The digit of ICAO 9303 over a stretch of a machine-readable zone."""
    value = {"<": 0} | {symbol: rank for rank, symbol in enumerate(string.digits + string.ascii_uppercase)}
    return str(sum(value[symbol] * (7, 3, 1)[at % 3] for at, symbol in enumerate(text)) % 10)


def zone(plate: str, vin: str, first: date, genre: str, body: str, make: str, name: str, form: str):
    """The two lines of 44 characters printed at the foot of a certificate."""
    def cell(text: str, width: int) -> str:
        kept = "".join(symbol if symbol.isalnum() else "<" for symbol in text)
        return kept[:width].ljust(width, "<")

    def checked(text: str) -> str:
        return text + check_digit(text)

    holder, serial = checked(cell(plate.replace("-", ""), 7)), checked(vin)
    day, number = checked(first.strftime("%y%m%d")), checked(form)
    line1 = "CRFRA" + holder + serial + day + cell(genre, 6)
    line2 = cell(body, 4) + cell(make, 14) + cell(name, 13) + number
    return line1, line2 + check_digit(holder + serial + day + number)


def siv(rng: Random) -> Record:
    """A certificate of the national file in force since 2009."""
    fields, first = _vehicle(rng, date(1994, 1, 1), LAST_DAY)
    issued = _day(rng, max(first, date(2009, 10, 1)), LAST_DAY)
    while True:
        left, right = _pick(rng, PLATE_LETTERS, 2), _pick(rng, PLATE_LETTERS, 2)
        if "SS" not in (left, right) and left != "WW":
            break
    plate = f"{left}-{rng.randint(1, 999):03}-{right}"
    form = f"{issued.year}{_pick(rng, PLATE_LETTERS, 2)}{rng.randint(0, 99999):05}"
    surname, given = _holder(rng)
    fields |= {"A": plate, "B": _text(first), "I": _text(issued), "FORMULE": form,
               "C.1": surname, "C.1b": given, "X.1": ""} | _address(rng)
    leased = rng.random() < 0.1
    fields["C.4a"] = ("N'EST PAS " if leased else "EST ") + "LE PROPRIETAIRE DU VEHICULE"
    fields["C.4.1"] = f"2 {_words(rng.choice(SURNAMES))}" if given and rng.random() < 0.25 else ""
    if rng.random() < 0.6:
        fields["X.1"] = "VISITE AVANT LE " + _text(_day(rng, issued, date(issued.year + 4, 12, 28)))
    fields |= _taxes(rng, int(fields["P.6"]), fields["J.1"] == "CTTE")
    for at in range(1, 5):
        fields[f"Z.{at}"] = rng.choice(MENTIONS) if at == 1 and rng.random() < 0.25 else ""
    fields["H"] = ""
    fields["MRZ1"], fields["MRZ2"] = zone(plate, fields["E"], first, fields["J.1"], fields["J.3"],
                                          fields["D.1"], fields["D.3"], form)
    return Record("siv", fields)


def fni(rng: Random) -> Record:
    """A certificate of a prefecture, 2004 to 2009: coded fields, departmental number, no zone."""
    fields, first = _vehicle(rng, date(1988, 1, 1), date(2008, 12, 28), electric=False)
    issued = _day(rng, max(first, date(2004, 6, 1)), date(2009, 4, 14))
    department = rng.choice(list(DEPARTMENTS))
    surname, given = _holder(rng)
    title = rng.choice(["M. ", "MME "]) if given else ""
    digits = rng.randint(10, 9999)
    fields |= {
        "A": f"{digits} {_pick(rng, PLATE_LETTERS, 2 if digits > 999 else rng.choice([2, 3]))} {department}",
        "B": _text(first), "I": _text(issued), "C.1": f"{title}{surname} {given}".strip(),
        "FORMULE": f"{issued.year % 100:02}{_pick(rng, PLATE_LETTERS, 2)}{rng.randint(0, 99999):05}",
        "C.4a": "EST LE PROPRIETAIRE DU VEHICULE", "A.1": "", "X.1": "", "J": "", "J.2": "", "K": "",
        "F.1": "", "F.3": "", "V.9": rng.choice(["", "", "70/220*2001/100EURO3", "70/220*2003/76EURO4"]),
    }
    fields |= _address(rng)
    if first < date(2004, 1, 1) and rng.random() < 0.5:
        fields["A.1"] = f"{rng.randint(10, 9999)} {_pick(rng, PLATE_LETTERS, 2)} {rng.choice(list(DEPARTMENTS))}"
    if rng.random() < 0.6:
        fields["X.1"] = "VISITE AVANT LE " + _text(_day(rng, issued, date(issued.year + 2, 12, 28)))
    amount = rng.choice([27, 30, 33, 36]) * int(fields["P.6"])
    fields |= {"Y.1": f"{amount},00", "Y.6": f"{amount},00"}
    return Record("fni", fields, heading=f"PREFECTURE {DEPARTMENTS[department]}")


def legend(rng: Random) -> Record:
    """The printed side: of the sheet nothing but its number differs."""
    return Record("legend", {"FORMULE": siv(rng).fields["FORMULE"]})


def notice(rng: Random) -> Record:
    """What is printed behind the coupon."""
    return Record("notice", legend(rng).fields)


def pv(rng: Random) -> Record:
    """The paper of a previous periodic inspection."""
    source = siv(rng).fields if rng.random() < 0.8 else fni(rng).fields
    first = date(*reversed([int(part) for part in source["B"].split("/")]))
    on = _day(rng, max(first + timedelta(days=1300), date(2018, 6, 1)), date(2026, 9, 1))
    outcome, months = rng.choice([("A", 24), ("A", 24), ("S", 2), ("R", 0)])
    words = {"A": "FAVORABLE", "S": "DEFAVORABLE POUR DEFAILLANCES MAJEURES",
             "R": "DEFAVORABLE POUR DEFAILLANCES CRITIQUES"}
    until = on if months == 0 else (on + timedelta(days=30 * months) if months < 24
                                    else on.replace(year=on.year + 2, day=min(on.day, 28)))
    fields = {code: source[code] for code in ("A", "B", "E", "D.1", "D.3", "P.3", "J.1")}
    centre = f"{rng.randint(1, 95):03}{_pick(rng, 'DST', 1)}{rng.randint(1000, 1999)}"
    return Record("pv", fields | {
        "PV.NUMBER": f"{on.year % 100:02}{rng.randint(100000, 999999):06}", "PV.DATE": _text(on),
        "PV.MILEAGE": str(rng.randint(900, 320000)), "PV.RESULT": words[outcome],
        "PV.UNTIL": _text(until), "PV.CENTRE": centre,
    })


def _vehicle(rng: Random, start: date, end: date, electric: bool = True):
    kind = rng.random()
    if kind < 0.06:
        make, wmi, names = rng.choice(MOTORCYCLES)
        name, category, genre, body, code = rng.choice(names.split()), "L3e", "MTL", "SOLO", ""
    else:
        make, wmi, names = rng.choice(MAKES)
        choices = [name for name in names.split() if electric or "+" not in name]
        name, category, genre = rng.choice(choices), "M1", "VP"
        body, code = rng.choice([("CI", "AA"), ("CI", "AB"), ("CI", "AF"), ("BREAK", "AC"), ("CABR", "AE")])
        if name[0] == "~":
            category, genre, code = "N1", "CTTE", "BB"
            body = rng.choice(["FOURGON", "DERIV VP", "FG TD"])
        elif kind > 0.96:
            genre, body, code = "VASP", rng.choice(["HANDICAP", "CARAVANE", "AMBULANC"]), "SA"
    motor, clean = name[0] == "+", name.lstrip("+~").replace("_", " ")
    first = _day(rng, max(start, date(2013, 1, 1)) if motor else start, end)
    solo = genre == "MTL"
    unladen = rng.randint(150, 260) if solo else rng.randint(850, 2100)
    laden = unladen + (rng.randint(150, 220) if solo else rng.randint(350, 900 if genre == "VP" else 1300))
    laden = min(laden, 3500)
    power, year = rng.randint(4, 15), first.year
    norm = "" if year < 2000 else rng.choice(["", f"EURO {min(6, max(3, (year - 1996) // 3))}"]
        + (["715/2007*2018/1832AP"] if year > 2018 else ["70/220*2001/100EURO3"] if year < 2006 else
           ["715/2007*692/2008EURO5"] if year < 2016 else ["715/2007*2016/646W"]))
    fuel = "EL" if motor else "ES" if solo else rng.choice(
        ["ES", "GO"] * 4 + (["EH", "EE", "FE", "GH", "EG"] if year > 2012 else ["GO"]))
    recent = year >= 1996
    return {
        "D.1": make, "D.3": clean,
        "D.2": _pick(rng, PLATE_LETTERS + string.digits, rng.randint(4, 9)),
        "D.2.1": "M" + _pick(rng, PLATE_LETTERS, 2) + _pick(rng, string.digits, 4)
                 + _pick(rng, PLATE_LETTERS + string.digits, 5),
        "E": wmi + _pick(rng, VIN_SYMBOLS, 8) + _pick(rng, string.digits, 6),
        "F.1": "" if solo else str(laden), "F.2": str(laden),
        "F.3": "" if solo or rng.random() < 0.2 else str(laden + rng.randint(400, 2000)),
        "G": str(unladen + 75), "G.1": str(unladen),
        "J": category, "J.1": genre, "J.2": code, "J.3": body,
        "K": f"e{rng.choice([1, 2, 4, 9, 11])}*{rng.choice(['2001/116', '2007/46', '2018/858', '98/14'])}"
             f"*{rng.randint(1, 999):04}*{rng.randint(0, 40):02}" if recent else "",
        "P.1": "" if motor else str(rng.choice([125, 471, 689, 998] if solo else
                                    [898, 999, 1149, 1199, 1461, 1499, 1560, 1598, 1968, 1997, 2993])),
        "P.2": str(rng.randint(9, 80) if solo else rng.randint(44, 190)), "P.3": fuel, "P.6": str(power),
        "Q": f"0,{rng.randint(5, 32):02}" if solo else "",
        "S.1": "2" if solo else "3" if genre == "CTTE" else str(rng.choice([2, 4, 5, 5, 5, 7])), "S.2": "",
        "U.1": "" if motor else str(rng.randint(68, 96)),
        "U.2": "" if motor else str(rng.choice([2000, 2250, 2500, 2750, 3000, 3500, 3750, 4125])),
        "V.7": "0" if motor else "" if solo or year < 2000 else str(rng.randint(86, 240)), "V.9": norm,
    }, first


def _taxes(rng: Random, power: int, goods: bool) -> dict[str, str]:
    cents = [power * rng.choice([2700, 3300, 4290, 4615, 5120, 6895]), rng.choice([3400, 12700]) if goods else 0,
             rng.choice([0, 0, 0, 5000, 17000, 104950]), rng.choice([400, 1100]), rng.choice([250, 276])]
    taxes = {f"Y.{at}": _money(value) for at, value in enumerate(cents, 1)}
    return taxes | {"Y.6": _money(sum(cents))}


def _money(cents: int) -> str:
    return str(cents // 100) if cents % 100 == 0 and cents < 10000 else f"{cents // 100},{cents % 100:02}"


def _holder(rng: Random) -> tuple[str, str]:
    if rng.random() < 0.1:
        return rng.choice(COMPANIES), ""
    given = rng.choice(GIVEN) + (f" {rng.choice(GIVEN)}" if rng.random() < 0.3 else "")
    return _words(rng.choice(SURNAMES)), given


def _address(rng: Random) -> dict[str, str]:
    street = f"{rng.randint(1, 180)} {rng.choice(WAYS)} {_words(rng.choice(STREETS))}"
    return {"C.3": street, "C.3b": " ".join(rng.choice(TOWNS))}


def _words(joined: str) -> str:
    return joined.replace("_", " ")


def _pick(rng: Random, symbols: str, count: int) -> str:
    return "".join(rng.choice(symbols) for _ in range(count))


def _day(rng: Random, start: date, end: date) -> date:
    return start + timedelta(days=rng.randint(0, max(0, (end - start).days)))


def _text(day: date) -> str:
    return day.strftime("%d/%m/%Y")
