//! The file of accounting entries (FEC): what the tax office reads of a period, as the law lays its
//! columns out (LPF art. A47 A-1, VII: 18 columns, tabs between, dates as digits, commas).
//! Decisions: docs/decisions/money.md
use super::Means;
use chrono::NaiveDate;

/// The columns in the order of the law.
pub(crate) const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// Money that moved, with what was sold for it or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Movement {
    pub(crate) day: NaiveDate,
    /// Number of the document; of what was never a sale, the provider's name of the money.
    pub(crate) piece: String,
    pub(crate) label: String,
    pub(crate) means: Means,
    pub(crate) kind: MovementKind,
    /// In cents; received where positive.
    pub(crate) gross_cents: i64,
    /// Whose account among the customers', where it is an organisation's.
    pub(crate) third: Option<Third>,
}

/// An organisation that owes on account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Third {
    /// Its SIREN.
    pub(crate) number: String,
    pub(crate) name: String,
}

/// What is behind a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MovementKind {
    /// A sale, or a sale taken back: with the net and the VAT of its document, signed as the gross.
    Sale { net_cents: i64, vat_cents: i64 },
    /// A sale is taken back though its money stays, as arrhes.
    Turned { net_cents: i64, vat_cents: i64 },
    /// Arrhes that stay: a compensation, no sale, and no money moves.
    ArrhesKept,
    /// Arrhes that stayed go back after all, or come back.
    ArrhesReturned,
    /// What is given beside the money.
    ArrhesDoubled,
    /// Money that was paid though nothing was to be paid, or its way back.
    Overpaid,
    /// A sale on account, or taken back: nothing is received, and its VAT is not due yet.
    Billed { net_cents: i64, vat_cents: i64 },
    /// A transfer for what was billed, or its way back.
    Transferred,
    /// VAT of what was billed becomes due, the amount; or is no longer, where it is negative.
    VatDue,
}

/// A ledger's account of the general chart (PCG).
#[derive(Clone, Copy)]
struct Account(&'static str, &'static str);

const CUSTOMERS: Account = Account("411000", "Clients");
const OVERPAID: Account = Account("419100", "Clients, avances et trop-perçus");
const SERVICES: Account = Account("706000", "Prestations de services");
const RECEIVED: Account = Account("758000", "Indemnités et autres produits");
const GIVEN: Account = Account("658000", "Pénalités et autres charges");
const VAT: Account = Account("445710", "TVA collectée");
const VAT_LATER: Account = Account("445800", "TVA en attente d’encaissement");

fn account_of(means: Means) -> Account {
    match means {
        Means::Card => Account("511500", "Cartes bancaires en ligne à encaisser"),
        Means::Terminal => Account("511600", "Cartes bancaires au centre à encaisser"),
        Means::Cash => Account("530000", "Caisse"),
        Means::AtCentre => Account("511000", "Valeurs à l’encaissement"),
        Means::Account => Account("512000", "Banques"),
    }
}

fn journal_of(means: Means) -> (&'static str, &'static str) {
    match means {
        Means::Card | Means::Terminal | Means::Account => ("BQ", "Banque"),
        Means::Cash | Means::AtCentre => ("CA", "Caisse"),
    }
}

/// What is neither a sale nor money.
const MISCELLANEOUS: (&str, &str) = ("OD", "Opérations diverses");

/// `1317` cents as `13,17`.
fn amount(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// What cannot stand between tabs becomes a space.
fn field(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect()
}

struct Writer {
    out: String,
    entry: u64,
}

impl Writer {
    /// One entry: its lines come to nothing. Amounts are debits where positive.
    fn entry(&mut self, journal: (&str, &str), of: &Movement, lines: &[(Account, i64)]) {
        self.entry += 1;
        let day = of.day.format("%Y%m%d").to_string();
        for (Account(number, name), cents) in lines.iter().filter(|(_, cents)| *cents != 0) {
            let third = of.third.as_ref().filter(|_| *number == CUSTOMERS.0);
            let (debit, credit) = (cents.max(&0), (-cents).max(0));
            let columns = [
                journal.0.to_owned(),
                journal.1.to_owned(),
                self.entry.to_string(),
                day.clone(),
                (*number).to_owned(),
                (*name).to_owned(),
                third.map(|third| field(&third.number)).unwrap_or_default(),
                third.map(|third| field(&third.name)).unwrap_or_default(),
                field(&of.piece),
                day.clone(),
                field(&of.label),
                amount(*debit),
                amount(credit),
                String::new(),
                String::new(),
                day.clone(),
                String::new(),
                String::new(),
            ];
            self.out.push_str(&columns.join("\t"));
            self.out.push_str("\r\n");
        }
    }
}

/// The file. Movements are written in the order given: by day.
pub(crate) fn fec(movements: &[Movement]) -> String {
    let mut writer = Writer { out: COLUMNS.join("\t") + "\r\n", entry: 0 };
    for movement in movements {
        let gross = movement.gross_cents;
        let from = match movement.kind {
            MovementKind::Sale { net_cents, vat_cents } => {
                let lines = [(CUSTOMERS, gross), (SERVICES, -net_cents), (VAT, -vat_cents)];
                writer.entry(("VE", "Ventes"), movement, &lines);
                CUSTOMERS
            }
            MovementKind::Turned { net_cents, vat_cents } => {
                let lines = [(CUSTOMERS, gross), (SERVICES, -net_cents), (VAT, -vat_cents)];
                writer.entry(("VE", "Ventes"), movement, &lines);
                continue;
            }
            MovementKind::ArrhesKept => {
                let lines = [(CUSTOMERS, gross), (RECEIVED, -gross)];
                writer.entry(MISCELLANEOUS, movement, &lines);
                continue;
            }
            MovementKind::ArrhesReturned => {
                let lines = [(CUSTOMERS, gross), (RECEIVED, -gross)];
                writer.entry(MISCELLANEOUS, movement, &lines);
                CUSTOMERS
            }
            MovementKind::ArrhesDoubled => {
                let lines = [(CUSTOMERS, gross), (GIVEN, -gross)];
                writer.entry(MISCELLANEOUS, movement, &lines);
                CUSTOMERS
            }
            MovementKind::Overpaid => OVERPAID,
            MovementKind::Transferred => CUSTOMERS,
            MovementKind::Billed { net_cents, vat_cents } => {
                let lines = [(CUSTOMERS, gross), (SERVICES, -net_cents), (VAT_LATER, -vat_cents)];
                writer.entry(("VE", "Ventes"), movement, &lines);
                continue;
            }
            MovementKind::VatDue => {
                let lines = [(VAT_LATER, gross), (VAT, -gross)];
                writer.entry(MISCELLANEOUS, movement, &lines);
                continue;
            }
        };
        let money = [(account_of(movement.means), gross), (from, -gross)];
        writer.entry(journal_of(movement.means), movement, &money);
    }
    writer.out
}

/// What the file must be called: the SIREN, `FEC`, and the day on which the period ends.
pub(crate) fn file_name(siren: &str, until: NaiveDate) -> String {
    format!("{siren}FEC{}.txt", until.format("%Y%m%d"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn movement(kind: MovementKind, gross_cents: i64, means: Means) -> Movement {
        Movement {
            day: NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day"),
            piece: "S069C012-2026-000001".to_owned(),
            label: "Contrôle technique\tpériodique\n|".to_owned(),
            means,
            kind,
            gross_cents,
            third: None,
        }
    }

    /// Reads a file by the rules of the law alone: columns, dates, amounts, balance of each entry.
    pub(crate) fn judge(file: &str) -> BTreeMap<String, i64> {
        let mut lines =
            file.split_terminator("\r\n").map(|line| line.split('\t').collect::<Vec<_>>());
        assert_eq!(lines.next().expect("a head"), COLUMNS);
        let (mut entries, mut accounts) = (BTreeMap::<u64, i64>::new(), BTreeMap::new());
        for line in lines {
            assert_eq!(line.len(), 18, "{line:?}");
            for needed in [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15] {
                assert!(!line[needed].is_empty(), "{}: {line:?}", COLUMNS[needed]);
            }
            for date in [3, 9, 15] {
                NaiveDate::parse_from_str(line[date], "%Y%m%d").expect("a date");
                assert_eq!(line[date].len(), 8);
            }
            assert!(line[4].len() >= 3 && line[4].bytes().take(3).all(|b| b.is_ascii_digit()));
            let cents = |text: &str| {
                let (whole, part) = text.split_once(',').expect("a comma");
                assert_eq!(part.len(), 2);
                whole.parse::<i64>().expect("digits") * 100 + part.parse::<i64>().expect("digits")
            };
            let (debit, credit) = (cents(line[11]), cents(line[12]));
            assert!((debit == 0) != (credit == 0), "one of both: {line:?}");
            *entries.entry(line[2].parse().expect("a number")).or_default() += debit - credit;
            *accounts.entry(line[4].to_owned()).or_default() += debit - credit;
        }
        assert!(entries.values().all(|sum| *sum == 0), "an entry comes to nothing");
        assert!(entries.keys().copied().eq(1..=entries.len() as u64), "numbered without a gap");
        accounts
    }

    #[test]
    fn the_file_is_what_the_law_lays_out() {
        let sale = MovementKind::Sale { net_cents: 6_583, vat_cents: 1_317 };
        let back = MovementKind::Sale { net_cents: -6_583, vat_cents: -1_317 };
        let free = MovementKind::Sale { net_cents: 7_900, vat_cents: 0 };
        let file = fec(&[
            movement(sale, 7_900, Means::Card),
            movement(back, -7_900, Means::Card),
            movement(free, 7_900, Means::Cash),
            movement(MovementKind::Overpaid, 7_900, Means::Card),
        ]);
        let accounts = judge(&file);
        assert_eq!(accounts["411000"], 0, "all is paid");
        assert_eq!(accounts["530000"], 7_900);
        assert_eq!(accounts["445710"], 0, "given back");
        assert_eq!(accounts["419100"], -7_900, "still owed");
        assert_eq!(
            file_name("120027016", movement(sale, 1, Means::Card).day),
            "120027016FEC20261129.txt"
        );
        judge(&fec(&[]));
    }

    #[test]
    fn arrhes_are_no_sale_and_have_no_vat() {
        let sale = MovementKind::Sale { net_cents: 6_583, vat_cents: 1_317 };
        let turned = MovementKind::Turned { net_cents: -6_583, vat_cents: -1_317 };
        let kept = [
            movement(sale, 7_900, Means::Card),
            movement(turned, -7_900, Means::Card),
            movement(MovementKind::ArrhesKept, 7_900, Means::Card),
        ];
        let accounts = judge(&fec(&kept));
        assert_eq!((accounts["706000"], accounts["445710"], accounts["411000"]), (0, 0, 0));
        assert_eq!((accounts["758000"], accounts["511500"]), (-7_900, 7_900), "the money stays");
        let back = movement(MovementKind::ArrhesReturned, -7_900, Means::Card);
        let accounts = judge(&fec(&[&kept[..], &[back]].concat()));
        assert_eq!((accounts["758000"], accounts["511500"], accounts["411000"]), (0, 0, 0));
        let doubled = judge(&fec(&[movement(MovementKind::ArrhesDoubled, -7_900, Means::Cash)]));
        assert_eq!((doubled["658000"], doubled["530000"], doubled["411000"]), (7_900, -7_900, 0));
    }

    #[test]
    fn vat_of_what_is_owed_waits_for_its_money() {
        let billed = MovementKind::Billed { net_cents: 6_583, vat_cents: 1_317 };
        let credited = MovementKind::Billed { net_cents: -6_583, vat_cents: -1_317 };
        let third =
            Some(Third { number: "732829320".to_owned(), name: "Flotte\tDupont".to_owned() });
        let of = |kind, cents| Movement {
            third: third.clone(),
            ..movement(kind, cents, Means::Account)
        };
        let mut told = vec![of(billed, 7_900)];
        let accounts = judge(&fec(&told));
        assert_eq!((accounts["411000"], accounts["445800"]), (7_900, -1_317), "owed, not due");
        assert!(!accounts.contains_key("445710") && !accounts.contains_key("512000"));
        told.extend([of(MovementKind::Transferred, 7_900), of(MovementKind::VatDue, 1_317)]);
        let file = fec(&told);
        let accounts = judge(&file);
        assert_eq!((accounts["411000"], accounts["445800"]), (0, 0));
        assert_eq!((accounts["512000"], accounts["445710"]), (7_900, -1_317));
        let whose =
            file.lines().filter(|line| line.contains("\t732829320\tFlotte Dupont\t")).count();
        assert_eq!(whose, 2, "on the customers' account alone");
        told.extend([of(credited, -7_900), of(MovementKind::VatDue, -1_317)]);
        let accounts = judge(&fec(&told));
        assert_eq!((accounts["411000"], accounts["445800"], accounts["445710"]), (-7_900, 0, 0));
    }
}
