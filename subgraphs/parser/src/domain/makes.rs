//! Makes of vehicles (D.1), and the manufacturers' codes that begin their VINs.

use super::confusion::fold;

/// Makes as certificates spell them.
const MAKES: &[&str] = &[
    "ABARTH",
    "AIXAM",
    "ALFA ROMEO",
    "ALPINE",
    "APRILIA",
    "ASTON MARTIN",
    "AUDI",
    "AUSTIN",
    "AUTOBIANCHI",
    "BENELLI",
    "BENTLEY",
    "BETA",
    "BMW",
    "BYD",
    "CADILLAC",
    "CHATENET",
    "CHEVROLET",
    "CHRYSLER",
    "CITROEN",
    "CUPRA",
    "DACIA",
    "DAEWOO",
    "DAF",
    "DAIHATSU",
    "DODGE",
    "DS",
    "DUCATI",
    "FERRARI",
    "FIAT",
    "FORD",
    "GAS GAS",
    "GENESIS",
    "HARLEY DAVIDSON",
    "HONDA",
    "HUSQVARNA",
    "HYMER",
    "HYUNDAI",
    "INDIAN",
    "INFINITI",
    "ISUZU",
    "IVECO",
    "JAGUAR",
    "JEEP",
    "KAWASAKI",
    "KIA",
    "KTM",
    "KYMCO",
    "LADA",
    "LAMBORGHINI",
    "LANCIA",
    "LAND ROVER",
    "LEXUS",
    "LIGIER",
    "LOTUS",
    "LYNK & CO",
    "MAN",
    "MASERATI",
    "MASH",
    "MAZDA",
    "MCLAREN",
    "MERCEDES",
    "MERCEDES BENZ",
    "MERCEDES-BENZ",
    "MG",
    "MICROCAR",
    "MINI",
    "MITSUBISHI",
    "MOTO GUZZI",
    "MV AGUSTA",
    "NISSAN",
    "OPEL",
    "PEUGEOT",
    "PIAGGIO",
    "POLESTAR",
    "PORSCHE",
    "RENAULT",
    "RENAULT TRUCKS",
    "ROLLS ROYCE",
    "ROVER",
    "ROYAL ENFIELD",
    "SAAB",
    "SCANIA",
    "SEAT",
    "SIMCA",
    "SKODA",
    "SMART",
    "SSANGYONG",
    "SUBARU",
    "SUZUKI",
    "SYM",
    "TALBOT",
    "TESLA",
    "TOYOTA",
    "TRIUMPH",
    "VESPA",
    "VOGE",
    "VOLKSWAGEN",
    "VOLVO",
    "XPENG",
    "YAMAHA",
];

/// First three symbols of the VIN, and the makes that use them.
const MANUFACTURERS: &[(&str, &[&str])] = &[
    ("VF1", &["RENAULT", "DACIA", "ALPINE", "NISSAN", "OPEL"]),
    ("VF3", &["PEUGEOT", "CITROEN", "TOYOTA"]),
    ("VF6", &["RENAULT TRUCKS", "RENAULT"]),
    ("VF7", &["CITROEN", "DS", "PEUGEOT"]),
    ("VR1", &["DS"]),
    ("VR3", &["PEUGEOT"]),
    ("VR7", &["CITROEN"]),
    ("UU1", &["DACIA", "RENAULT"]),
    ("WVW", &["VOLKSWAGEN"]),
    ("WV1", &["VOLKSWAGEN"]),
    ("WV2", &["VOLKSWAGEN"]),
    ("WAU", &["AUDI"]),
    ("WBA", &["BMW"]),
    ("WBS", &["BMW"]),
    ("WMW", &["MINI"]),
    ("WDB", &["MERCEDES", "MERCEDES BENZ", "MERCEDES-BENZ"]),
    ("WDD", &["MERCEDES", "MERCEDES BENZ", "MERCEDES-BENZ"]),
    ("WF0", &["FORD"]),
    ("W0L", &["OPEL"]),
    ("WP0", &["PORSCHE"]),
    ("ZFA", &["FIAT", "ABARTH"]),
    ("ZAR", &["ALFA ROMEO"]),
    ("VSS", &["SEAT", "CUPRA"]),
    ("TMB", &["SKODA"]),
    ("VNK", &["TOYOTA"]),
    ("SB1", &["TOYOTA"]),
    ("SJN", &["NISSAN", "INFINITI"]),
    ("5YJ", &["TESLA"]),
    ("LRW", &["TESLA"]),
    ("YV1", &["VOLVO"]),
];

/// Least likeness for a misread make to be put right.
const ALIKE: f64 = 0.8;

/// The make a text stands for: by its look-alikes, else the only close enough one.
pub(super) fn find(text: &str) -> Option<&'static str> {
    if let Some(make) = spelled(text) {
        return Some(make);
    }
    let wanted = fold(text);
    // Three letters away from nothing: short makes are never guessed.
    if wanted.len() < 5 {
        return None;
    }
    MAKES
        .iter()
        .map(|make| (make, strsim::normalized_damerau_levenshtein(&fold(make), &wanted)))
        .filter(|(_, alike)| *alike >= ALIKE)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(make, _)| *make)
}

/// The make a text spells, look-alikes aside.
pub(super) fn spelled(text: &str) -> Option<&'static str> {
    let wanted = fold(text);
    MAKES.iter().find(|make| fold(make) == wanted).copied()
}

/// Whether a VIN may be of a make, when the manufacturer's code is one we know.
pub(super) fn fits_vin(make: &str, vin: &str) -> bool {
    let code: String = vin.chars().take(3).collect();
    MANUFACTURERS
        .iter()
        .find(|(known, _)| *known == code)
        .is_none_or(|(_, makes)| find(make).is_none_or(|make| makes.contains(&make)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_are_put_right() {
        assert_eq!(find("T0Y0TA"), Some("TOYOTA"));
        assert_eq!(find("RENAUIT"), Some("RENAULT"));
        assert_eq!(find("0PEL"), Some("OPEL"));
        assert_eq!(find("MARQUES"), None);
        assert_eq!(find("BMX"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn no_two_makes_look_alike() {
        let mut folded: Vec<String> =
            MAKES.iter().filter(|make| !make.contains('-')).map(|make| fold(make)).collect();
        folded.sort();
        let before = folded.len();
        folded.dedup();
        assert_eq!(folded.len(), before);
    }

    #[test]
    fn the_vin_tells_the_maker() {
        assert!(fits_vin("NISSAN", "SJN5U215DEZ908386"));
        assert!(!fits_vin("RENAULT", "WVWGUPHSDTX258874"));
        assert!(fits_vin("RENAULT", "XXXGUPHSDTX258874"));
    }
}
