//! A second reading of what has a known form: the lines of the machine-readable zone, the vehicle's
//! number and its plate.
//!
//! The first reading takes the likeliest letter of 132 at every step, and may drop or double one.
//! Here the same scores are read again as exactly so many symbols, each from the few that its place
//! allows: the likeliest such path. Both readings go on; check digits decide between them.

/// No path leads here.
const NEVER: f32 = f32::NEG_INFINITY;

/// What may stand at a place.
type Place = fn(char) -> bool;

/// What a text is, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The zone's first line: `CRFRA`, plate, number, day, kind.
    ZoneFirst,
    /// Its second: body, make, model, number of the form.
    ZoneSecond,
    /// A vehicle identification number.
    Serial,
    /// A plate of the series in use since 2009, with its dashes.
    Plate,
}

impl Form {
    /// What a first reading looks like; a symbol or two may be missing or too many.
    pub(super) fn of(text: &str) -> Option<Self> {
        let bare: Vec<char> = text.chars().filter(|symbol| !symbol.is_whitespace()).collect();
        let digits = bare.iter().filter(|symbol| symbol.is_ascii_digit()).count();
        let fillers = bare.iter().filter(|symbol| matches!(symbol, '<' | '«' | '(')).count();
        let beginning = bare.iter().zip("CRFRA".chars()).filter(|(one, other)| **one == *other);
        match bare.len() {
            40..=48 if beginning.count() >= 4 => Some(Self::ZoneFirst),
            40..=48 if fillers >= 2 && digits >= 5 => Some(Self::ZoneSecond),
            16..=18 if digits >= 4 && bare.iter().all(char::is_ascii_alphanumeric) => {
                Some(Self::Serial)
            }
            8..=10 if text.matches('-').count() == 2 && digits >= 2 => Some(Self::Plate),
            _ => None,
        }
    }

    /// What may stand at each place.
    fn places(self) -> Vec<Place> {
        let digit: Place = |symbol| symbol.is_ascii_digit();
        let letter: Place = |symbol| symbol.is_ascii_uppercase();
        let any: Place =
            |symbol| symbol == '<' || symbol.is_ascii_digit() || symbol.is_ascii_uppercase();
        let name: Place = |symbol| symbol == '<' || symbol.is_ascii_uppercase();
        let serial: Place =
            |symbol| matches!(symbol, '0'..='9' | 'A'..='H' | 'J'..='N' | 'P' | 'R'..='Z');
        let dash: Place = |symbol| symbol == '-';
        let series: Place = fr::plate::is_series_letter;
        let start: [Place; 5] =
            [|at| at == 'C', |at| at == 'R', |at| at == 'F', |at| at == 'R', |at| at == 'A'];
        let runs: &[(usize, Place)] = match self {
            Self::ZoneFirst => {
                &[(7, any), (1, digit), (17, serial), (1, digit), (7, digit), (6, any)]
            }
            Self::ZoneSecond => &[(4, name), (27, any), (4, digit), (2, letter), (7, digit)],
            Self::Serial => &[(17, serial)],
            Self::Plate => &[(2, series), (1, dash), (3, digit), (1, dash), (2, series)],
        };
        let opening: &[Place] = if self == Self::ZoneFirst { &start } else { &[] };
        let rest = runs.iter().flat_map(|(length, allowed)| vec![*allowed; *length]);
        opening.iter().copied().chain(rest).collect()
    }
}

/// The likeliest text of that form; `steps` are log-probabilities by class, class 0 for nothing new.
/// `None` where there are fewer steps than symbols.
pub(super) fn read(steps: &[&[f32]], alphabet: &[char], form: Form) -> Option<String> {
    let places = form.places();
    let allowed: Vec<Vec<usize>> = places
        .iter()
        .map(|place| (1..=alphabet.len()).filter(|class| place(alphabet[class - 1])).collect())
        .collect();
    let path = likeliest(steps, &allowed)?;
    Some(path.into_iter().map(|class| alphabet[class - 1]).collect())
}

/// A step back along a path: whether it had one symbol less there, and its last class's slot.
type Back = (bool, usize);

/// The likeliest path that emits one allowed class for each place, by the rules of CTC: a class
/// lasts several steps, and stands twice in a row only with a blank between.
fn likeliest(steps: &[&[f32]], allowed: &[Vec<usize>]) -> Option<Vec<usize>> {
    let places = allowed.len();
    // Slot 0 of a place is the blank after its symbol, slot n the n-th class allowed there.
    let class = |place: usize, slot: usize| (slot > 0).then(|| allowed[place - 1][slot - 1]);
    let slots = |place: usize| if place == 0 { 1 } else { allowed[place - 1].len() + 1 };
    let mut scores: Vec<Vec<f32>> = (0..=places).map(|place| vec![NEVER; slots(place)]).collect();
    scores[0][0] = 0.0;
    let mut trail: Vec<Vec<Vec<Back>>> = Vec::with_capacity(steps.len());
    for step in steps {
        let mut next = scores.clone();
        let mut back: Vec<Vec<Back>> =
            (0..=places).map(|place| vec![(false, 0); slots(place)]).collect();
        for place in 0..=places {
            let (ended, score) = best(&scores[place], None);
            (next[place][0], back[place][0]) = (score + step[0], (false, ended));
            if place == 0 {
                continue;
            }
            let before = &scores[place - 1];
            let (first, first_score) = best(before, None);
            let (other, other_score) = best(before, Some(first));
            for slot in 1..slots(place) {
                let here = class(place, slot);
                let (from, moved) = if class(place - 1, first) == here {
                    (other, other_score)
                } else {
                    (first, first_score)
                };
                let stayed = scores[place][slot];
                let (score, how) =
                    if stayed >= moved { (stayed, (false, slot)) } else { (moved, (true, from)) };
                let emitted = here.map_or(NEVER, |class| step[class]);
                (next[place][slot], back[place][slot]) = (score + emitted, how);
            }
        }
        scores = next;
        trail.push(back);
    }
    let (mut slot, score) = best(&scores[places], None);
    if score == NEVER {
        return None;
    }
    let mut place = places;
    let mut path = Vec::with_capacity(places);
    for back in trail.iter().rev() {
        let (moved, from) = back[place][slot];
        if moved {
            path.extend(class(place, slot));
            place -= 1;
        }
        slot = from;
    }
    path.reverse();
    Some(path)
}

/// The slot with the best score, `but` one.
fn best(scores: &[f32], but: Option<usize>) -> (usize, f32) {
    let others = scores.iter().copied().enumerate().filter(|(slot, _)| Some(*slot) != but);
    others.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, NEVER))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const ALPHABET: [char; 12] = ['0', '1', '2', '3', 'A', 'B', 'C', 'D', 'I', 'O', '-', 'b'];

    /// Steps on which the given symbols are as likely as given, and the rest next to impossible;
    /// `_` is the blank.
    fn steps(rows: &[&[(char, f32)]]) -> Vec<Vec<f32>> {
        let class = |symbol: char| match symbol {
            '_' => 0,
            other => 1 + ALPHABET.iter().position(|known| *known == other).unwrap(),
        };
        rows.iter()
            .map(|row| {
                let mut scores = vec![1e-6_f32.ln(); ALPHABET.len() + 1];
                for (symbol, likely) in *row {
                    scores[class(*symbol)] = likely.ln();
                }
                scores
            })
            .collect()
    }

    fn plate(rows: &[&[(char, f32)]]) -> Option<String> {
        let steps = steps(rows);
        let steps: Vec<&[f32]> = steps.iter().map(Vec::as_slice).collect();
        read(&steps, &ALPHABET, Form::Plate)
    }

    #[test]
    fn places_decide_between_look_alikes() {
        let read = plate(&[
            &[('A', 0.9)],
            &[('b', 0.7), ('B', 0.2)],
            &[('-', 0.9)],
            &[('I', 0.6), ('1', 0.3)],
            &[('2', 0.9)],
            &[('3', 0.9)],
            &[('-', 0.9)],
            &[('C', 0.9)],
            &[('O', 0.6), ('D', 0.3)],
        ]);
        assert_eq!(read.as_deref(), Some("AB-123-CD"));
    }

    #[test]
    fn a_symbol_twice_needs_a_blank_between() {
        let twice = plate(&[
            &[('A', 0.9)],
            &[('_', 0.6), ('A', 0.3)],
            &[('A', 0.9)],
            &[('-', 0.9)],
            &[('1', 0.9)],
            &[('2', 0.9)],
            &[('3', 0.9)],
            &[('-', 0.9)],
            &[('C', 0.9)],
            &[('D', 0.9)],
        ]);
        assert_eq!(twice.as_deref(), Some("AA-123-CD"));
    }

    #[test]
    fn a_lost_dash_is_found_again() {
        // The likeliest single symbols spell "AB123-CD".
        let read = plate(&[
            &[('A', 0.9)],
            &[('B', 0.9)],
            &[('_', 0.7), ('-', 0.2)],
            &[('1', 0.9)],
            &[('2', 0.9)],
            &[('3', 0.9)],
            &[('-', 0.9)],
            &[('C', 0.9)],
            &[('D', 0.9)],
        ]);
        assert_eq!(read.as_deref(), Some("AB-123-CD"));
    }

    #[test]
    fn too_few_steps_hold_no_plate() {
        assert_eq!(plate(&[&[('A', 0.9)], &[('B', 0.9)]]), None);
    }

    #[test]
    fn forms_are_told_by_their_look() {
        let first = "CRFRAAB123CD0VFSIV2009ASIV200929801059VP<<<<";
        let second = "CI<<MARQUES<<<<<<<MODELE<<<<<<<2009AS0528402";
        for (text, form) in [
            (first, Some(Form::ZoneFirst)),
            (&first[..42], Some(Form::ZoneFirst)),
            (second, Some(Form::ZoneSecond)),
            ("SJN5U215DEZ90838", Some(Form::Serial)),
            ("AB-123-CD", Some(Form::Plate)),
            ("12/04/2019", None),
            ("VISITE AVANT LE 20/11/2025", None),
        ] {
            assert_eq!(Form::of(text), form, "{text}");
        }
        for form in [Form::ZoneFirst, Form::ZoneSecond] {
            assert_eq!(form.places().len(), 44);
        }
    }
}
