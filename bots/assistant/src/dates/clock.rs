//! Times of day as people say them: "9h30", "midi et quart", "en fin de matinée".

use super::reader::Reader;
use chrono::NaiveTime;

/// A time of day before it has met a date. Minutes are counted from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hours {
    /// One moment.
    At {
        minute: u32,
        /// Whether minutes were said.
        precise: bool,
        /// Whether morning or afternoon is certain: "3 heures" alone may be either.
        certain: bool,
    },
    /// A part of the day, the end excluded.
    Part { from: u32, to: u32 },
}

impl Hours {
    pub(super) fn start(self) -> u32 {
        match self {
            Self::At { minute, .. } => minute,
            Self::Part { from, .. } => from,
        }
    }

    /// One past the last minute that is meant.
    pub(super) fn end(self) -> u32 {
        match self {
            Self::At { minute, precise: true, .. } => minute + 1,
            Self::At { minute, precise: false, .. } => minute + 60,
            Self::Part { to, .. } => to,
        }
    }

    /// "3 heures" beside "après-midi" is 15:00.
    pub(super) fn within(self, part: Self) -> Self {
        match (self, part) {
            (Self::At { minute, precise, .. }, Self::Part { from, to }) => {
                let later = minute + 720;
                let shifted = minute < from && later >= from && later <= to;
                Self::At { minute: if shifted { later } else { minute }, precise, certain: true }
            }
            _ => self,
        }
    }
}

/// The wall-clock time of a minute of the day.
pub(super) fn wall(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0)
}

type Read = Option<(Hours, usize)>;

impl Reader<'_> {
    /// The time expression that begins at this word, and the index after it.
    pub(super) fn hours(&self, at: usize) -> Read {
        self.part_of_day(at).or_else(|| self.noon(at)).or_else(|| self.clock(at))
    }

    /// A bare number is a time only where a preposition made it one.
    pub(super) fn bare_hours(&self, at: usize) -> Read {
        let number = self.number(at)?;
        // "at 1030"
        let packed = self.words.get(at)?.digits == 4 && number < 2400 && number % 100 < 60;
        if packed && !self.is(at + 1, &["€", "euros", "km"]) {
            return Some(self.with_part(number / 100 * 60 + number % 100, true, at + 1));
        }
        let hour = Some(number).filter(|hour| *hour < 24)?;
        let closes = at + 1 >= self.words.len()
            || self.is(
                at + 1,
                &[
                    ",",
                    ".",
                    "?",
                    "!",
                    ")",
                    "svp",
                    "merci",
                    "ca",
                    "c",
                    "si",
                    "et",
                    "ou",
                    "-",
                    "du",
                    "le",
                    "finalement",
                    "plutot",
                    "ok",
                    "pour",
                    "demain",
                    "matin",
                    "soir",
                    "apresmidi",
                    "ce",
                    "a",
                    "au",
                    "possible",
                    "dispo",
                    "s",
                ],
            )
            || super::calendar::weekday(self.text(at + 1)).is_some();
        if !closes || super::calendar::month(self.text(at + 1)).is_some() {
            return None;
        }
        Some(self.with_part(hour * 60, false, at + 1))
    }

    fn clock(&self, at: usize) -> Read {
        let hour = self.number(at)?;
        let digits = self.words.get(at)?.digits;
        match self.text(at + 1) {
            "h" if hour < 24 => self.after_hour(hour, at + 2),
            ":" if hour < 24 => {
                let minute = self.number(at + 2).filter(|m| *m < 60)?;
                let seconds = self.is(at + 3, &[":"]) && self.number(at + 4).is_some();
                let end = at + 3 + if seconds { 2 } else { 0 };
                Some(self.with_part(hour * 60 + minute, true, end))
            }
            "." if hour <= 12 && self.is(at + 3, &["am", "pm"]) => {
                let minute = self.number(at + 2).filter(|m| *m < 60)?;
                Some(self.with_part(hour * 60 + minute, true, at + 3))
            }
            "am" | "pm" if (3..=4).contains(&digits) && hour % 100 < 60 && hour < 1300 => {
                Some(self.with_part(hour / 100 * 60 + hour % 100, true, at + 1))
            }
            "am" | "pm" if (1..=12).contains(&hour) => {
                Some(self.with_part(hour * 60, false, at + 1))
            }
            "p" | "a" if self.is(at + 2, &["."]) && self.is(at + 3, &["m"]) && hour <= 12 => {
                Some(self.with_part(hour * 60, false, at + 1))
            }
            // "8 ce soir", "3 du matin"
            "ce" | "du" if hour <= 12 && self.is(at + 2, &["matin", "soir", "apresmidi"]) => {
                Some(self.with_part(hour * 60, false, at + 1))
            }
            "o" if self.is(at + 2, &["clock"]) && hour <= 12 => {
                Some(self.with_part(hour * 60, false, at + 3))
            }
            _ => None,
        }
    }

    /// What follows "9 h": minutes, a half, a quarter, less something.
    fn after_hour(&self, hour: u32, at: usize) -> Read {
        let base = hour * 60;
        let et = usize::from(self.is(at, &["et"]));
        if self.is(at + et, &["demie"]) {
            return Some(self.with_part(base + 30, true, at + et + 1));
        }
        if self.is(at + et, &["quart"]) {
            return Some(self.with_part(base + 15, true, at + et + 1));
        }
        if self.is(at, &["moins"]) && base > 0 {
            let le = usize::from(self.is(at + 1, &["le"]));
            if self.is(at + 1 + le, &["quart"]) {
                return Some(self.with_part(base - 15, true, at + 2 + le));
            }
            let less = self.number(at + 1).filter(|less| *less < 60)?;
            return Some(self.with_part(base - less, true, at + 2));
        }
        // "9h 30" has minutes, "10h 12 décembre" has not.
        let minute = self.number(at).filter(|minute| *minute < 60).filter(|_| {
            super::calendar::month(self.text(at + 1)).is_none() && !self.is(at, &["un", "une"])
        });
        match minute {
            Some(minute) => {
                let unit = self.is(at + 1, &["minute", "m", "mn"]);
                let seconds = unit && self.number(at + 2) == Some(0);
                let end = at + 1 + usize::from(unit) + usize::from(seconds);
                Some(self.with_part(base + minute, true, end))
            }
            None => Some(self.with_part(base, false, at)),
        }
    }

    fn noon(&self, at: usize) -> Read {
        let base = match self.text(at) {
            "midi" => 720,
            "minuit" => 0,
            _ => return None,
        };
        let certain =
            |minute, precise, end| Some((Hours::At { minute, precise, certain: true }, end));
        let et = usize::from(self.is(at + 1, &["et"]));
        match self.text(at + 1 + et) {
            "demie" => certain(base + 30, true, at + 2 + et),
            "quart" => certain(base + 15, true, at + 2 + et),
            "moins" if base > 0 => {
                let le = usize::from(self.is(at + 2, &["le"]));
                match self.number(at + 2) {
                    Some(less) if less < 60 => certain(base - less, true, at + 3),
                    _ if self.is(at + 2 + le, &["quart"]) => certain(base - 15, true, at + 3 + le),
                    _ => certain(base, false, at + 1),
                }
            }
            _ => match self.number(at + 1).filter(|minute| (1..60).contains(minute)) {
                Some(minute) if self.words[at + 1].text != "un" => {
                    certain(base + minute, true, at + 2)
                }
                _ => certain(base, false, at + 1),
            },
        }
    }

    /// Takes "du matin", "ce soir", "pm" into account where they follow.
    fn with_part(&self, minute: u32, precise: bool, at: usize) -> (Hours, usize) {
        let said = Hours::At { minute, precise, certain: minute >= 780 };
        let dotted = usize::from(self.is(at + 1, &["."]) && self.is(at + 2, &["m"])) * 2;
        let (pm, end) = match self.text(at) {
            "pm" | "p" => (true, at + 1 + dotted),
            "am" => (false, at + 1),
            "a" if dotted > 0 => (false, at + 1 + dotted),
            "du" | "de" | "dans" | "le" | "ce" => {
                let skip = usize::from(self.is(at + 1, &["l", "la", "le"]));
                // "ce soir" also names the day: leave the word to it.
                let end = if self.is(at, &["ce"]) { at } else { at + 2 + skip };
                match self.text(at + 1 + skip) {
                    "matin" | "mat" => (false, end),
                    "soir" | "apresmidi" => (true, end),
                    _ => return (said, at),
                }
            }
            "matin" => (false, at),
            "soir" | "apresmidi" => (true, at),
            _ => return (said, at),
        };
        let end = end + usize::from(self.is(end, &["."]) && dotted > 0);
        let minute = match (pm, minute) {
            (true, 0..720) => minute + 720,
            (false, 720..780) => minute - 720,
            _ => minute,
        };
        (Hours::At { minute, precise, certain: true }, end)
    }

    fn part_of_day(&self, at: usize) -> Read {
        let mut at = at;
        while self.is(at, &["en", "le", "la", "l", "dans", "de", "du", "au", "a", "pendant"]) {
            at += 1;
        }
        let edge = match self.text(at) {
            edge @ ("debut" | "milieu" | "fin" | "tot") => Some(edge),
            _ => None,
        };
        if edge.is_some() {
            at += 1;
            while self.is(at, &["de", "du", "la", "l", "d", "le", "dans", "-"]) {
                at += 1;
            }
        }
        let name = self.text(at);
        let late = self.is(at + 1, &["tot"]);
        let hours = match (name, if late { Some("debut") } else { edge }) {
            ("matin" | "mat", None) => (4, 12),
            ("matin", Some("debut" | "tot")) => (7, 9),
            ("matin", Some("milieu")) => (9, 11),
            ("matin", Some(_)) => (10, 12),
            ("apresmidi", None) => (12, 19),
            ("apresmidi", Some("debut" | "tot")) => (12, 14),
            ("apresmidi", Some("milieu")) => (14, 17),
            ("apresmidi", Some(_)) => (17, 19),
            ("soir", None) => (18, 24),
            ("soir", Some("debut" | "tot")) => (18, 21),
            ("soir", Some(_)) => (21, 24),
            ("jour", Some("debut" | "tot")) => (6, 10),
            ("jour", Some("milieu")) => (11, 16),
            ("jour", Some("fin")) => (17, 21),
            ("pausedemidi" | "dejeuner", None) => (12, 14),
            _ => return None,
        };
        Some((Hours::Part { from: hours.0 * 60, to: hours.1 * 60 }, at + 1 + usize::from(late)))
    }
}
