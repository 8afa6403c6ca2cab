//! A move told by how far: « une semaine plus tard », "push it back by one week", « deux heures avant ».

use crate::{
    dates::{DayRange, When},
    understanding::Ideas,
    words::{Word, words},
};
use chrono::{Days, NaiveDateTime, TimeDelta};

/// How far, later being positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Days(i64),
    Minutes(i64),
}

/// What the words say of how far it is moved; `None` where they name a day, or say nothing of it.
pub(super) fn told(text: &str) -> Option<Shift> {
    let words = words(text);
    let earlier = Ideas::of(text).has("earlier.shift");
    let at = words.iter().position(|word| unit(word).is_some())?;
    let number = words.get(at.checked_sub(1)?).and_then(count)?;
    let before = words.get(at.checked_sub(2)?)?;
    // « D'une semaine », "by one week"; or « une semaine plus tard », « une heure avant ».
    let by = before.is(&["d", "de", "by"]);
    let after = words.get(at + 1);
    // « Plus tard » is one word by then.
    let told = after.is_some_and(|word| {
        word.is(&["apres", "avant", "later", "earlier", "plustard", "plustot"])
    });
    if !by && !told {
        return None;
    }
    let earlier = earlier || after.is_some_and(|word| word.is(&["avant", "earlier", "plustot"]));
    let signed = if earlier { -number } else { number };
    Some(match unit(&words[at])? {
        Unit::Days(days) => Shift::Days(signed * days),
        Unit::Minutes(minutes) => Shift::Minutes(signed * minutes),
    })
}

enum Unit {
    Days(i64),
    Minutes(i64),
}

fn unit(word: &Word) -> Option<Unit> {
    Some(match word.text.as_str() {
        "semaine" | "semaines" | "week" | "weeks" => Unit::Days(7),
        "jour" | "jours" | "journee" | "day" | "days" => Unit::Days(1),
        "h" | "heure" | "heures" | "hour" | "hours" => Unit::Minutes(60),
        _ => return None,
    })
}

fn count(word: &Word) -> Option<i64> {
    if word.is(&["un", "une", "a", "an", "one"]) {
        return Some(1);
    }
    word.number.map(i64::from).filter(|number| (1..=60).contains(number))
}

impl Shift {
    /// The wish that it makes of the moment it is counted from.
    pub(super) fn from(self, moment: NaiveDateTime, when: &mut When) {
        let moment = match self {
            Self::Days(days) if days >= 0 => moment + Days::new(days.unsigned_abs()),
            Self::Days(days) => moment - Days::new(days.unsigned_abs()),
            Self::Minutes(minutes) => moment + TimeDelta::minutes(minutes),
        };
        let hour = when.at.filter(|_| matches!(self, Self::Days(_)));
        *when = When {
            days: vec![DayRange { from: moment.date(), to: moment.date() }],
            at: Some(hour.unwrap_or(moment.time())),
            except: std::mem::take(&mut when.except),
            ..When::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Shift, told};

    #[test]
    fn how_far_is_told_in_weeks_days_and_hours() {
        for (text, shift) in [
            ("plutôt le repousser d'une semaine, pareil", Some(Shift::Days(7))),
            ("push my appointment back by one week, same time", Some(Shift::Days(7))),
            ("décalez-le de deux jours", Some(Shift::Days(2))),
            ("la même chose une semaine plus tard", Some(Shift::Days(7))),
            ("avancez-le d'une heure", Some(Shift::Minutes(-60))),
            ("la semaine prochaine", None),
            ("jeudi à 10 heures", None),
            ("il y a une semaine", None),
        ] {
            assert_eq!(told(text), shift, "{text}");
        }
    }
}
