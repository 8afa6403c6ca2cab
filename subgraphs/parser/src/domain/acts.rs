//! European acts, as type approvals (K) and environmental classes (V.9) name them: `2007/46`,
//! `715/2007`.
//!
//! A zero printed with a stroke is easily read as an eight: an act that does not exist becomes the
//! one that looks like it.

/// Frames of type approval, which name the year first, and the emission acts of cars, motorcycles
/// and engines. Directives have the year first, in two digits before 1999; regulations before 2015
/// have it last.
const ACTS: &[&str] = &[
    "70/156",
    "87/403",
    "92/53",
    "93/81",
    "98/14",
    "2001/116",
    "2007/46",
    "2018/858",
    "92/61",
    "2002/24",
    "168/2013",
    "74/150",
    "2003/37",
    "167/2013",
    "70/220",
    "91/441",
    "93/59",
    "94/12",
    "96/69",
    "98/77",
    "98/69",
    "1999/102",
    "2001/1",
    "2001/100",
    "2002/80",
    "2003/76",
    "2006/96",
    "715/2007",
    "692/2008",
    "566/2011",
    "459/2012",
    "630/2012",
    "195/2013",
    "136/2014",
    "2015/45",
    "2016/427",
    "2016/646",
    "2017/1151",
    "2017/1154",
    "2017/1347",
    "2018/1832",
    "88/77",
    "91/542",
    "1999/96",
    "2005/55",
    "2005/78",
    "2006/51",
    "2008/74",
    "595/2009",
    "582/2011",
    "64/2012",
    "133/2014",
    "627/2014",
    "97/24",
    "2002/51",
    "2003/77",
    "2006/27",
    "2006/72",
    "2006/120",
    "2009/108",
    "134/2014",
    "2016/1824",
    "2018/295",
];

/// A number of type approval, `e2*2007/46*0450*00`; nothing where it has not that form. The marks
/// are often misread, the digits between them are not.
pub(super) fn approval(text: &str) -> Option<String> {
    let mut number = String::new();
    for symbol in text.chars().filter(|symbol| *symbol != ' ') {
        number.push(match symbol {
            'E' if number.is_empty() => 'e',
            '=' | '×' | '\'' | '"' | '°' | '+' | ':' | '.' | ',' | '-' => '*',
            other => other,
        });
    }
    if number.starts_with(|first: char| first.is_ascii_digit()) {
        // Small and alone in its case, the first letter is the one that gets lost.
        number.insert(0, 'e');
    }
    let act = number.find('*').map_or(number.len(), |star| star + 1);
    let number = number[..act].to_owned() + &mend(&parted(&number[act..]));
    let parts: Vec<&str> = number.split('*').collect();
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let state = parts.first()?.strip_prefix('e')?;
    let (year, act) = parts.get(1)?.split_once('/')?;
    let sound = (3..=4).contains(&parts.len())
        && all_digits(state)
        && state.len() <= 2
        && (2..=4).contains(&year.len())
        && act.len() <= 4
        && all_digits(year)
        && act.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && parts[2].len() >= 4
        && parts[2..]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    sound.then_some(number)
}

/// The stroke inside an act and the star behind it, where they were read as the digit that they look
/// like: no year has five digits, and no act's number.
fn parted(text: &str) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let one = |text: &str, at: usize| text.as_bytes().get(at) == Some(&b'1');
    let run = digits(text);
    let year = match run {
        7..=9 if one(text, 4) => 4,
        5..=6 if one(text, 2) => 2,
        _ => run,
    };
    let (year, rest) = text.split_at(year);
    let Some(rest) = rest.strip_prefix(['/', '1']) else { return text.to_owned() };
    let run = digits(rest);
    let star = (2..=4).find(|at| {
        run == at + 5
            && one(rest, *at)
            && ACTS.contains(&format!("{year}/{}", &rest[..*at]).as_str())
    });
    match star {
        Some(at) => format!("{year}/{}*{}", &rest[..at], &rest[at + 1..]),
        None => format!("{year}/{rest}"),
    }
}

/// An environmental class: acts, and the word that always has these letters.
pub(super) fn class(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let word = letters.windows(4).position(|four| {
        let alike = four
            .iter()
            .zip("EURO".chars())
            .filter(|(read, meant)| *read == meant || (*meant == 'O' && **read == '0'));
        alike.count() >= 3
    });
    let spelled = match word {
        Some(at) => {
            letters[..at].iter().chain(&['E', 'U', 'R', 'O']).chain(&letters[at + 4..]).collect()
        }
        None => text.to_owned(),
    };
    mend(&spelled)
}

/// Puts right each act of a text, and the star that parts two of them.
fn mend(text: &str) -> String {
    let mut mended = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|symbol: char| symbol.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let parted = mended.ends_with(|last: char| last.is_ascii_digit()) && starts_act(number);
        mended.push_str(if parted && is_mark(before) { "*" } else { before });
        let length = number
            .find(|symbol: char| !symbol.is_ascii_digit() && symbol != '/')
            .unwrap_or(number.len());
        let (act, after) = number.split_at(length);
        mended.push_str(&known(act).unwrap_or_else(|| act.to_owned()));
        rest = after;
    }
    mended + rest
}

/// One sign where a star belongs.
fn is_mark(text: &str) -> bool {
    let mut symbols = text.chars();
    symbols.next().is_some_and(|symbol| !symbol.is_alphanumeric()) && symbols.next().is_none()
}

fn starts_act(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (2..=4).contains(&digits) && text[digits..].starts_with('/')
}

/// The act as it is, or the only one that looks like it.
fn known(act: &str) -> Option<String> {
    if ACTS.contains(&act) {
        return Some(act.to_owned());
    }
    let mut alike = ACTS.iter().filter(|known| shape(known) == shape(act));
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some((*only).to_owned()),
        _ => year(act),
    }
}

/// An act with its year put right: none is of the twenty-eighth century, or of the end of this one.
fn year(act: &str) -> Option<String> {
    let (first, rest) = act.split_once('/')?;
    let plausible = |year: &str| matches!(year.parse(), Ok(1957..=2049));
    if first.len() != 4 || plausible(first) {
        return None;
    }
    let zeros = [first.replacen('8', "0", 1), first.replace('8', "0")];
    zeros.into_iter().find(|year| plausible(year)).map(|year| format!("{year}/{rest}"))
}

/// Digits that look alike become one.
fn shape(act: &str) -> String {
    act.replace(['8', '6'], "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_acts_become_real_ones() {
        for (read, meant) in [
            ("e11*2087/116*0218*30", "e11*2007/116*0218*30"),
            ("e4*2801/858*8549*03", "e4*2001/858*8549*03"),
            ("e2*2887/46*0450*00", "e2*2007/46*0450*00"),
            ("715/2807*2018/1832AP", "715/2007*2018/1832AP"),
            ("70/220-2001/100EURO3", "70/220*2001/100EURO3"),
            ("e1*98/14*0086*02", "e1*98/14*0086*02"),
        ] {
            assert_eq!(mend(read), meant, "{read}");
        }
    }

    #[test]
    fn approvals_keep_their_form() {
        for (read, meant) in [
            ("E11=2087/116×0218*30", Some("e11*2007/116*0218*30")),
            ("e2*20071116*0450*00", Some("e2*2007/116*0450*00")),
            ("E4*98114*0963*05", Some("e4*98/14*0963*05")),
            ("E9*98/1410565*39", Some("e9*98/14*0565*39")),
            ("E4*2018/858-0245*28", Some("e4*2018/858*0245*28")),
            ("E4*2018/858*0245*", None),
            ("HELLO", None),
        ] {
            assert_eq!(approval(read).as_deref(), meant, "{read}");
        }
    }

    #[test]
    fn classes_spell_their_word() {
        for (read, meant) in [
            ("EURO 5", "EURO 5"),
            ("715/2007*692/2008BUR05", "715/2007*692/2008EURO5"),
            ("EUR06", "EURO6"),
            ("70/220*2001/100EURO3", "70/220*2001/100EURO3"),
            ("", ""),
        ] {
            assert_eq!(class(read), meant, "{read}");
        }
    }

    #[test]
    fn real_acts_are_left_alone() {
        for act in ACTS {
            assert_eq!(known(act).as_deref(), Some(*act));
        }
        // Both 98/69 and 96/69 look like this.
        assert_eq!(known("96/89"), None);
    }
}
