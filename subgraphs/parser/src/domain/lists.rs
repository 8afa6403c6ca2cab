//! Closed lists of the certificate: kinds, bodies, energies, categories.
//!
//! From the order of 9 February 2009, annexes V and VI, and the European categories.

use super::confusion::fold;

/// European categories (J).
pub(super) const CATEGORIES: &[&str] = &[
    "M1", "M2", "M3", "N1", "N2", "N3", "O1", "O2", "O3", "O4", "L1e", "L2e", "L3e", "L4e", "L5e",
    "L6e", "L7e", "T1", "T2", "T3", "T4", "T5", "C", "R1", "R2", "R3", "R4", "S1", "S2",
];

/// National kinds (J.1), those of older certificates last.
pub(super) const GENRES: &[&str] = &[
    "VP", "CTTE", "CAM", "TCP", "VASP", "TRR", "MTL", "MTT1", "MTT2", "TM", "QM", "CYCL", "CL",
    "REM", "SREM", "RETC", "SRTC", "SRAT", "RESP", "SRSP", "TRA", "REA", "SREA", "MAGA", "MIAR",
    "MTTE", "TQM", "VTSU", "VTST", "MTL1", "MTL2", "MTL3",
];

/// National bodies (J.3).
pub(super) const BODIES: &[&str] = &[
    "CI",
    "CABR",
    "BREAK",
    "CIALE",
    "HANDICAP",
    "NON SPEC",
    "FOURGON",
    "FG TD",
    "DERIV VP",
    "BACHE",
    "BENNE",
    "BEN AMO",
    "BEN CERE",
    "BETAIL",
    "BETON",
    "CASIERS",
    "CIT ALIM",
    "CIT ALTD",
    "CIT BETA",
    "CIT CHIM",
    "CIT EAU",
    "CIT GAZ",
    "CIT PULV",
    "CIT VID",
    "CARB LEG",
    "CARB LRD",
    "PLATEAU",
    "PLSC",
    "PTE BAT",
    "PTE ENG",
    "PTE FER",
    "PTE VOIT",
    "PTE CONT",
    "SAVOYARD",
    "CHAS-CAB",
    "FOREST",
    "AMBULANC",
    "ATELIER",
    "BAZ FOR",
    "BOM",
    "CARAVANE",
    "CHAR POR",
    "DEPANNAG",
    "FG BLIND",
    "FG FUNER",
    "GRUE",
    "INCENDIE",
    "MAGASIN",
    "SANITAIR",
    "TRAVAUX",
    "VOIRIE",
    "BUS",
    "CAR",
    "SOLO",
    "SIDE-CAR",
    "SOLO-SIDE-CAR",
    "TMP1",
    "TMP2",
    "TMM1",
    "TMM2",
    "QLEM",
    "QLOMP",
    "QLOMM",
    "VTTE",
    "CLTRP",
    "CLTRM",
    "CYCLM",
    "PR REM",
    "PR SREM",
    "AV TRAIN",
    "AR TRAIN",
    "AR FORES",
    "TB",
    "AGRICOLE",
];

/// Energies (P.3) by what they mean for an inspection.
pub(super) const PETROL: &[&str] = &["ES", "FE", "ET"];
/// Diesel.
pub(super) const DIESEL: &[&str] = &["GO"];
/// Battery or fuel cell.
pub(super) const ELECTRIC: &[&str] = &["EL", "H2"];
/// An engine and an electric motor, rechargeable or not.
pub(super) const HYBRID: &[&str] =
    &["EH", "EE", "GH", "GL", "EQ", "ER", "EP", "EM", "FL", "FH", "PE", "PH", "NE", "NH"];
/// Gas, alone or beside another fuel.
pub(super) const GAS: &[&str] = &["GP", "GN", "EG", "EN", "FG", "FN", "GF", "GM", "GQ", "GZ"];
/// Those of [`GAS`] that say that petrol is the other fuel.
pub(super) const PETROL_BESIDE_GAS: &[&str] = &["EG", "EN"];
/// Rare fuels.
pub(super) const OTHER: &[&str] = &["GA", "GE", "GG", "PL", "AC"];

/// The mentions of Z.1 to Z.4 that stand alone, as the order of 9 February 2009 (annex III) has
/// them; others hold a date or a name.
const MENTIONS: &[&str] = &[
    "VEHICULE AGRICOLE",
    "VEHICULE DE COLLECTION",
    "VEHICULE DE DEMONSTRATION",
    "VEHICULE MILITAIRE",
    "VEHICULE ECOLE",
    "TRANSIT TEMPORAIRE",
    "IMPORTE EN TRANSIT",
    "ADMINISTRATION CIVILE DE L'ETAT",
    "TRANSPORT HANDICAPE",
    "TRANSPORT SANITAIRE",
    "TRANSPORT PUBLIC DE PERSONNES",
    "PLACES MODULABLES",
    "TAXI",
    "DEPANNAGE",
    "DUPLICATA",
    "DUPLICATA DU",
    "REEDITION",
    "REEDITION DU",
];

/// A mention as the law spells it, one letter in eight forgiven; what is none of them stays.
pub(super) fn mention(text: &str) -> String {
    let like = |known: &&&str| strsim::normalized_levenshtein(known, text) > 0.87;
    MENTIONS.iter().find(like).map_or_else(|| text.to_owned(), |known| (*known).to_owned())
}

/// The energy a text stands for.
pub(super) fn energy(text: &str) -> Option<&'static str> {
    [PETROL, DIESEL, ELECTRIC, HYBRID, GAS, OTHER].into_iter().find_map(|list| find(list, text))
}

/// The entry a text stands for, look-alikes forgiven: as it stands first, since two entries may
/// look alike.
pub(super) fn find(list: &[&'static str], text: &str) -> Option<&'static str> {
    let squeezed = |text: &str| -> String {
        text.chars().filter(|symbol| symbol.is_alphanumeric()).collect::<String>().to_uppercase()
    };
    let wanted = squeezed(text);
    let exact = list.iter().find(|entry| squeezed(entry) == wanted);
    exact.or_else(|| list.iter().find(|entry| fold(entry) == fold(&wanted))).copied()
}

/// The only entry that begins so, look-alikes forgiven.
pub(super) fn only_with_prefix(list: &[&'static str], prefix: &str) -> Option<&'static str> {
    let wanted = fold(prefix);
    let mut matching = list.iter().filter(|entry| {
        let start: String = entry.chars().take(4).collect();
        !wanted.is_empty() && fold(&start) == wanted
    });
    let first = matching.next().copied();
    matching.next().is_none().then_some(first).flatten()
}

/// The first four letters of the entries that begin so, look-alikes forgiven.
pub(super) fn start(list: &[&'static str], prefix: &str) -> Option<String> {
    list.iter()
        .map(|entry| entry.chars().take(4).collect::<String>())
        .find(|start| fold(start) == fold(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_despite_look_alikes() {
        assert_eq!(find(CATEGORIES, "MI"), Some("M1"));
        assert_eq!(find(CATEGORIES, "L3E"), Some("L3e"));
        assert_eq!(find(GENRES, "MTL"), Some("MTL"));
        assert_eq!(find(BODIES, "S0L0"), Some("SOLO"));
        assert_eq!(find(BODIES, "DERIVVP"), Some("DERIV VP"));
        assert_eq!(find(BODIES, "SPIDER"), None);
        assert_eq!(energy("G0"), Some("GO"));
        assert_eq!(energy("E5"), Some("ES"));
        assert_eq!(energy("XX"), None);
    }

    #[test]
    fn mentions_are_spelled_as_in_the_law() {
        assert_eq!(mention("VERICULE DE DEMONSTRATION"), "VEHICULE DE DEMONSTRATION");
        assert_eq!(mention("VEHICULE ECOLE"), "VEHICULE ECOLE");
        assert_eq!(mention("DUPLICATA 12/03/2019"), "DUPLICATA 12/03/2019");
    }

    #[test]
    fn no_two_energies_look_alike() {
        let all = [PETROL, DIESEL, ELECTRIC, HYBRID, GAS, OTHER].concat();
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert_ne!(fold(one), fold(other));
            }
        }
    }

    #[test]
    fn a_prefix_names_one_body_or_none() {
        assert_eq!(only_with_prefix(BODIES, "FOUR"), Some("FOURGON"));
        assert_eq!(only_with_prefix(BODIES, "CI"), Some("CI"));
        assert_eq!(only_with_prefix(BODIES, "BEN"), None);
    }
}
