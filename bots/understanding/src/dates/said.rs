//! From the expressions of a message to what is wished: which of them suit, which are left out.
//! Decisions: docs/decisions/assistant.md

use super::{
    DayRange, Found, Lang, Trouble, When, calendar::plus, find, spelled::mended, weekday_of,
};
use crate::{
    lexicon::Lexicon,
    text::{Kind, Token, tokens},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::{ops::Range, sync::LazyLock};

static AROUND: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../data/dates/wishes.txt")));

/// How far « à partir du 8 » reaches, in days.
const AHEAD: i32 = 20;

/// Everything a message says about when. Figures stand as in France, day first; in English their
/// other order comes out as [`When::or`]. The other language's words are understood, too.
#[must_use]
pub fn when(text: &str, now: NaiveDateTime, lang: Lang) -> When {
    let text = &mended(text);
    let said = Said::new(text);
    let mut when =
        When { asap: said.names("asap"), same_time: said.names("same_time"), ..When::default() };
    let mut last: Option<(Found, bool)> = None;
    for found in expressions(text, now, lang, &said) {
        if said.puts_off(&found) {
            continue;
        }
        let joined = last.as_ref().is_some_and(|(last, _)| said.joined(last, &found));
        // « Pas le mercredi, et pas avant 14h »: an hour is no day that is left out, too.
        let refused = said.refuses(&found)
            || joined
                && found.days.is_some()
                && last
                    .as_ref()
                    .is_some_and(|(last, refused)| *refused && said.chained(last, &found));
        if refused {
            when.refuse(&found, &said);
        } else {
            when.take(&found, &said, now, joined);
        }
        last = Some((found, refused));
    }
    if when.impossible.is_some() {
        when.forget_days();
    }
    when
}

/// Whether the only day that a text names is one of the week: « le samedi », and no date.
#[must_use]
pub fn only_a_weekday(text: &str) -> bool {
    let said = Said::new(text);
    said.names("weekday")
        && !said.names("month")
        && !said.tokens.iter().any(|token| token.kind == Kind::Number)
}

/// Whether a word is a weekday's or a month's name.
#[must_use]
pub fn names_a_day(word: &str) -> bool {
    let said = Said::new(word);
    said.names("weekday") || said.names("month")
}

/// The expressions of the language that is spoken, and where that has none, of the other.
fn expressions(text: &str, now: NaiveDateTime, lang: Lang, said: &Said) -> Vec<Found> {
    let (mut found, other) = match lang {
        Lang::Fr => (find(text, now, Lang::Fr), Lang::En),
        Lang::En => (find(text, now, Lang::En), Lang::Fr),
    };
    if lang == Lang::En {
        for one in &mut found {
            one.day_first(&text[one.span.clone()], now);
        }
    }
    for one in &mut found {
        one.moved(&text[one.span.clone()], now, lang);
    }
    for one in find(text, now, other) {
        let free = found
            .iter()
            .all(|taken| one.span.end <= taken.span.start || one.span.start >= taken.span.end);
        let wider = found.iter().any(|taken| {
            one.span.start <= taken.span.start
                && one.span.end >= taken.span.end
                && one.span.len() > taken.span.len()
        });
        // « Mon », « mar », « sat »: what is short may be a word of the language that is spoken.
        if (free || wider) && said.tells(&one.span) {
            found.retain(|taken| {
                taken.span.end <= one.span.start || taken.span.start >= one.span.end
            });
            found.push(one);
        }
    }
    found.sort_by_key(|one| one.span.start);
    found
}

impl Found {
    /// Figures that could be read in both orders: France's comes first, the other is asked about.
    fn day_first(&mut self, text: &str, now: NaiveDateTime) {
        let Some((before, after)) = text.split_once('/') else { return };
        let first = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let second = after.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let month = |part: &str| part.parse().is_ok_and(|number: u32| (1..=12).contains(&number));
        if !month(first) || !month(second) || first == second {
            return;
        }
        let lead = &before[..before.len() - first.len()];
        let turned = format!("{lead}{second}/{first}{}", &after[second.len()..]);
        if let Some(french) = find(&turned, now, Lang::En).into_iter().next() {
            *self = Self { span: self.span.clone(), or: Some((self.start, self.end)), ..french };
        }
    }

    /// « De jeudi à lundi » moves something from the one to the other, and so does « de mardi au
    /// mercredi à 9h », which names one hour; without it those are the days between.
    fn moved(&mut self, text: &str, now: NaiveDateTime, lang: Lang) {
        let run = self.days.is_some_and(|(first, last)| first < last);
        let between = [" à ", " au "].map(|word| Some((text.find(word)?, word)));
        let first = between.into_iter().flatten().min();
        let moves = |(_, word): &(usize, &str)| *word == " à " || self.point;
        let Some((at, word)) = first.filter(moves).filter(|_| run && text.starts_with("de "))
        else {
            return;
        };
        let from = at + word.len();
        if let Some(to) = find(&text[from..], now, lang).into_iter().next() {
            let start = self.span.start + from;
            *self = Self { span: start + to.span.start..start + to.span.end, ..to };
        }
    }
}

/// A message and the words in it that say what is wished.
struct Said {
    tokens: Vec<Token>,
    /// Names of the list, with the tokens they stand at.
    marks: Vec<(&'static str, Range<usize>)>,
}

impl Said {
    fn new(text: &str) -> Self {
        let tokens = tokens(text);
        let marks = AROUND
            .find(&tokens)
            .into_iter()
            .map(|idea| (idea.name, idea.first..idea.first + idea.length))
            .collect();
        Self { tokens, marks }
    }

    fn names(&self, name: &str) -> bool {
        self.marks.iter().any(|(known, _)| *known == name)
    }

    fn at(&self, name: &str, token: usize) -> Option<&Range<usize>> {
        let here =
            |(known, range): &&(&str, Range<usize>)| *known == name && range.contains(&token);
        self.marks.iter().find(here).map(|(_, range)| range)
    }

    fn place(&self, span: &Range<usize>) -> Range<usize> {
        let first = self.tokens.iter().position(|token| token.span.end > span.start);
        let end = self.tokens.iter().rposition(|token| token.span.start < span.end);
        first.unwrap_or(0)..end.map_or(0, |end| end + 1)
    }

    /// Whether words that no other language has stand in an expression.
    fn tells(&self, span: &Range<usize>) -> bool {
        self.place(span).any(|at| {
            let token = &self.tokens[at];
            token.kind == Kind::Word
                && (token.text.chars().count() >= 5 || self.at("telling", at).is_some())
        })
    }

    /// « Plus tard », « maintenant »: about what is being done here, and no day of a diary.
    fn puts_off(&self, found: &Found) -> bool {
        let place = self.place(&found.span);
        self.marks.iter().any(|(name, range)| {
            *name == "here" && range.start <= place.start && range.end >= place.end
        })
    }

    fn within(&self, name: &str, span: &Range<usize>) -> bool {
        self.place(span).any(|at| self.at(name, at).is_some())
    }

    /// Nothing but « ou », « et » between two expressions, or a comma between two days.
    fn joined(&self, first: &Found, second: &Found) -> bool {
        let (from, to) = (self.place(&first.span).end, self.place(&second.span).start);
        let days = first.hours.is_none() && second.hours.is_none();
        let sign = |at: usize| matches!(self.tokens[at].text.as_str(), "," | "/");
        let word = |at: usize| self.at("between", at).is_some();
        (from..to).all(|at| sign(at) || word(at)) && (from..to).any(|at| word(at) || days)
    }

    /// « Sauf mardi et jeudi », but not « pas mardi, jeudi ».
    fn chained(&self, first: &Found, second: &Found) -> bool {
        let (from, to) = (self.place(&first.span).end, self.place(&second.span).start);
        (from..to).any(|at| self.at("between", at).is_some())
    }

    /// « Pas mardi », « sauf le lundi », « mardi c'est pas possible ».
    fn refuses(&self, found: &Found) -> bool {
        let place = self.place(&found.span);
        let mut at = place.start;
        while let Some(before) = at.checked_sub(1) {
            if self.tokens[before].kind == Kind::Sign || self.at("yet", before).is_some() {
                break;
            }
            if self.at("not", before).is_some() {
                return true;
            }
            if self.at("skip", before).is_none() {
                break;
            }
            at = before;
        }
        self.marks.iter().any(|(name, range)| {
            let open = place.end..range.start.max(place.end);
            *name == "after_not"
                && range.start >= place.end
                && open.len() <= 2
                && open.clone().all(|at| {
                    self.tokens[at].text == ","
                        || self.at("skip", at).is_some()
                        || matches!(self.tokens[at].text.as_str(), "c" | "est" | "je" | "is" | "ca")
                })
        })
    }
}

impl When {
    fn refuse(&mut self, found: &Found, said: &Said) {
        let Some((first, last)) = found.days else { return };
        let weekly = said.within("weekday", &found.span)
            && !said
                .place(&found.span)
                .any(|at| said.tokens[at].kind == Kind::Number || said.at("month", at).is_some());
        if weekly && first == last {
            self.leave_out(weekday_of(first));
        } else {
            self.not.push(DayRange { from: first, to: last });
        }
    }

    fn take(&mut self, found: &Found, said: &Said, now: NaiveDateTime, joined: bool) {
        let today = now.date();
        if let Some(day) = found.impossible {
            // Whatever else its figures might be taken for, nobody meant that.
            self.impossible = Some(day);
            return;
        }
        if let Some(days) = days(found, today) {
            // A later day takes the place of an earlier one, unless either suits.
            if !joined {
                self.days.clear();
                self.or = None;
            }
            self.days.push(DayRange { from: days.from.max(today.min(days.to)), to: days.to });
            // Who means today says so: « jeudi », said on a Thursday, is the next one.
            let or = found.or.and_then(|(start, end)| start.or(end)).map(|at| at.date());
            self.or = or.filter(|day| *day != today).or(self.or);
            self.past = (found.trouble == Some(Trouble::Past)).then_some(days.to);
        }
        self.take_hours(found, said);
    }

    fn take_hours(&mut self, found: &Found, said: &Said) {
        let early = !said.within("morning", &found.span);
        // Nobody brings a car at three in the morning.
        let office =
            |minute: i32| if early && (60..420).contains(&minute) { minute + 720 } else { minute };
        match found.hours {
            Some((Some(from), _)) if found.point => {
                self.at = wall(office(from));
                let place = said.place(&found.span);
                let mut near =
                    place.start.saturating_sub(2)..(place.end + 1).min(said.tokens.len());
                self.approximately = near.any(|at| said.at("around", at).is_some());
                self.window = None;
            }
            Some((Some(from), Some(to))) if self.at.is_none() => {
                let parts = found.part;
                // A centre's day ends around 18:00: its late afternoon begins at 16:00.
                let from = match from {
                    1_020 if parts => 960,
                    // A morning is none of the night's hours.
                    0 if parts => 240,
                    from => from,
                };
                let (from, to) = if parts { (from, to) } else { (office(from), office(to) + 1) };
                self.window = wall(from).zip(wall(to.min(24 * 60 - 1)));
            }
            Some((Some(from), None)) => {
                self.keep_to(wall(office(from)).zip(NaiveTime::from_hms_opt(23, 59, 0)));
            }
            Some((None, Some(to))) => {
                self.keep_to(Some(NaiveTime::MIN).zip(wall(office(to))));
            }
            Some(_) | None => {}
        }
    }

    /// « Je finis à 16h30, donc après 17h »: an hour beyond the bounds that are named was no wish.
    fn keep_to(&mut self, window: Option<(NaiveTime, NaiveTime)>) {
        self.at = self.at.filter(|at| window.is_none_or(|(from, to)| from <= *at && *at < to));
        self.window = window;
    }
}

/// The days an expression names, both ends included.
fn days(found: &Found, today: NaiveDate) -> Option<DayRange> {
    if found.days.is_none() && found.hours.is_some() {
        return None;
    }
    let last = |end: NaiveDateTime| (end - TimeDelta::seconds(1)).date();
    match (found.start, found.end) {
        (Some(start), None) => {
            let hours_alone = found.hours.is_some() && found.days.is_some_and(|(a, b)| a == b);
            let from = start.date();
            Some(DayRange { from, to: if hours_alone { from } else { plus(from, AHEAD) } })
        }
        (None, Some(end)) => Some(DayRange { from: today, to: last(end).max(today) }),
        (Some(start), Some(end)) => {
            let (first, to) = found.days.unwrap_or((start.date(), last(end)));
            Some(DayRange { from: first, to })
        }
        (None, None) => None,
    }
}

fn wall(minute: i32) -> Option<NaiveTime> {
    let minute = u32::try_from(minute).ok()?;
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
}
