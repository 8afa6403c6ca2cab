//! What people in a workshop call what the catalogue calls otherwise: `catalogue/synonyms.csv`.
use super::any_covers;
use std::sync::LazyLock;

/// A phrase, and the codes that it stands for, each with all below it.
static SYNONYMS: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
    include_str!("../../catalogue/synonyms.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(';'))
        .map(|(words, codes)| (words, codes.split(' ').map(str::to_owned).collect()))
        .collect()
});

/// What a defect is also called, in French.
pub(crate) fn also_called(code: &str) -> Vec<&'static str> {
    let stands_for = |(_, codes): &&(&'static str, Vec<String>)| any_covers(codes, code);
    SYNONYMS.iter().filter(stands_for).map(|(words, _)| *words).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::Bundle;

    #[test]
    fn a_bald_tyre_is_what_the_catalogue_calls_a_worn_tread() {
        assert!(also_called("5.2.3.e.2").contains(&"pneu lisse"));
        assert!(!also_called("5.2.3.e.1").contains(&"pneu lisse"));
        assert!(also_called("1.4.2.a.2").contains(&"frein à main"));
        assert!(also_called("6.1.1.a.2").is_empty());
    }

    #[test]
    fn every_phrase_stands_for_something_of_the_catalogue() {
        let bundle = Bundle::bundled().unwrap();
        assert!(SYNONYMS.len() > 50);
        for (words, codes) in SYNONYMS.iter() {
            for code in codes {
                let one = std::slice::from_ref(code);
                let known = bundle.defects.iter().any(|defect| any_covers(one, &defect.code));
                assert!(known, "{words}: {code}");
            }
        }
    }
}
