//! From what people type to words the grammar knows: accents folded, SMS spelling and typos
//! mended, number words counted, each word still pointing at the bytes it came from.

mod expressions;
mod lexicon;

use unicode_normalization::UnicodeNormalization;

/// One word (or sign) of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Canonical form: lower case, no accents, French where an English word means the same.
    pub(crate) text: String,
    /// The value, for digits and number words.
    pub(crate) number: Option<u32>,
    /// Whether it was written in digits.
    pub(crate) digits: usize,
    /// First byte in the original text.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Word {
    pub(crate) fn is(&self, candidates: &[&str]) -> bool {
        candidates.contains(&self.text.as_str())
    }
}

/// Lower case without accents, ligatures opened.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd() {
        match character {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            '\u{300}'..='\u{36f}' => {}
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

/// The words of a message, in canonical form.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (start, end) in runs(text) {
        let run = fold(&text[start..end]);
        if !run.starts_with(|c: char| c.is_alphanumeric()) {
            words.push(Word { text: run, number: None, digits: 0, start, end });
        } else if let Some(expansion) = lexicon::sms(&squeeze(&run)) {
            // Several words may share the bytes of one abbreviation.
            push_all(&mut words, expansion, start, end);
        } else {
            split_digits(text, start, end, &mut words);
        }
    }
    for word in &mut words {
        if word.digits == 0 && word.number.is_none() {
            word.text = lexicon::canonical(&word.text);
        }
    }
    count(join(words))
}

/// Maximal runs of letters and digits; every other visible sign stands alone. Apostrophes and
/// spaces only separate.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut open: Option<usize> = None;
    for (at, character) in text.char_indices() {
        // A combining accent belongs to the letter before it.
        let inside = character.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&character);
        if inside {
            open.get_or_insert(at);
            continue;
        }
        if let Some(start) = open.take() {
            runs.push((start, at));
        }
        let separates = character.is_whitespace() || matches!(character, '\'' | '’' | 'ʼ' | '`');
        if !separates {
            runs.push((at, at + character.len_utf8()));
        }
    }
    if let Some(start) = open {
        runs.push((start, text.len()));
    }
    runs
}

/// "ouiiii" is "oui": a letter is never meant three times, and seldom twice at the end.
fn squeeze(run: &str) -> String {
    let mut kept: Vec<char> = Vec::with_capacity(run.len());
    for character in run.chars() {
        let repeated = kept.iter().rev().take_while(|c| **c == character).count();
        if repeated < 2 || character.is_ascii_digit() {
            kept.push(character);
        }
    }
    kept.into_iter().collect()
}

fn push_all(words: &mut Vec<Word>, expansion: &str, start: usize, end: usize) {
    for part in expansion.split(' ') {
        words.push(Word { text: part.to_owned(), number: None, digits: 0, start, end });
    }
}

/// "14h30" is three words.
fn split_digits(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let mut from = start;
    let mut numeric: Option<bool> = None;
    let mut close = |from: usize, to: usize, numeric: bool| {
        if from == to {
            return;
        }
        let folded = fold(&text[from..to]);
        let number = numeric.then(|| folded.parse().ok()).flatten();
        let digits = if numeric { to - from } else { 0 };
        let text = if numeric { folded } else { squeeze(&folded) };
        words.push(Word { text, number, digits, start: from, end: to });
    };
    for (offset, character) in text[start..end].char_indices() {
        let is_digit = character.is_ascii_digit();
        if numeric.is_some_and(|was| was != is_digit) {
            close(from, start + offset, !is_digit);
            from = start + offset;
        }
        numeric = Some(is_digit);
    }
    if let Some(numeric) = numeric {
        close(from, end, numeric);
    }
}

/// Fixed expressions become one word, so that the grammar sees "apresmidi" however it was cut.
fn join(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    'words: while at < words.len() {
        for (parts, whole) in expressions::JOINED {
            let Some(last) = matches_parts(&words[at..], parts) else { continue };
            let mut word = words[at].clone();
            word.text = (*whole).to_owned();
            word.end = words[at + last].end;
            joined.push(word);
            at += last + 1;
            continue 'words;
        }
        joined.push(words[at].clone());
        at += 1;
    }
    joined
}

/// The index of the last word matched, hyphens between parts being optional.
fn matches_parts(words: &[Word], parts: &[&str]) -> Option<usize> {
    let mut at = 0;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 && words.get(at)?.text == "-" {
            at += 1;
        }
        if words.get(at)?.text != *part {
            return None;
        }
        at += 1;
    }
    Some(at - 1)
}

/// Number words up to ninety-nine: "vingt et un", "dix-huit", "quatre-vingt-dix".
fn count(words: Vec<Word>) -> Vec<Word> {
    let mut counted: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (value, used) = number_at(&words[at..]);
        match value {
            Some(value) if words[at].digits == 0 => {
                let mut word = words[at].clone();
                word.number = Some(value);
                word.end = words[at + used - 1].end;
                if used > 1 {
                    word.text = value.to_string();
                }
                counted.push(word);
                at += used;
            }
            _ => {
                counted.push(words[at].clone());
                at += 1;
            }
        }
    }
    counted
}

fn number_at(words: &[Word]) -> (Option<u32>, usize) {
    let Some(first) = words.first().and_then(|word| expressions::number(&word.text)) else {
        return (None, 0);
    };
    let dash = usize::from(words.get(1).is_some_and(|word| word.text == "-"));
    if (20..=60).contains(&first) && first.is_multiple_of(10) || first == 10 {
        let and = usize::from(words.get(1).is_some_and(|word| word.text == "et"));
        let next = words.get(1 + dash.max(and)).and_then(|word| expressions::number(&word.text));
        match next {
            Some(unit @ 1..=9) if (and == 0) == (unit != 1) || dash == 1 => {
                return (Some(first + unit), 2 + dash.max(and));
            }
            Some(teen @ 10..=19) if first == 60 => return (Some(60 + teen), 2 + dash.max(and)),
            _ => {}
        }
    }
    (Some(first), 1)
}

#[cfg(test)]
mod tests {
    use super::words;

    fn canonical(text: &str) -> String {
        words(text)
            .iter()
            .map(|word| word.number.map_or_else(|| word.text.clone(), |n| n.to_string()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn sms_spelling_is_opened() {
        assert_eq!(
            canonical("slt jveu un rdv ct samdi mat1"),
            "bonjour je veux 1 rendezvous controletechnique samedi matin"
        );
        assert_eq!(canonical("dem1 aprem"), "demain apresmidi");
    }

    #[test]
    fn clock_times_fall_apart_into_numbers() {
        assert_eq!(canonical("à 9h30"), "a 9 h 30");
        assert_eq!(canonical("dix-huit heures vingt et une"), "18 h 21");
    }

    #[test]
    fn spans_point_into_the_original_text() {
        let text = "Réservé l’après-midi";
        let last = words(text).pop().expect("a word");
        assert_eq!(&text[last.start..last.end], "après-midi");
    }
}
