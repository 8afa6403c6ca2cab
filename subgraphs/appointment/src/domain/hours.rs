//! A centre's ordinary week, as people write it: `08:00-12:00`.
use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// Local opening times, `[opens, closes)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Interval {
    /// From.
    pub opens: NaiveTime,
    /// Until.
    pub closes: NaiveTime,
}

impl Interval {
    /// Whether it ends after it begins.
    pub(crate) fn is_sound(self) -> bool {
        self.opens < self.closes
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.opens.format("%H:%M"), self.closes.format("%H:%M"))
    }
}

impl From<Interval> for String {
    fn from(interval: Interval) -> Self {
        interval.to_string()
    }
}

impl TryFrom<String> for Interval {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let read = |time: &str| NaiveTime::parse_from_str(time.trim(), "%H:%M").ok();
        text.split_once('-')
            .and_then(|(opens, closes)| Some(Self { opens: read(opens)?, closes: read(closes)? }))
            .ok_or_else(|| format!("{text:?} is no opening time: write \"08:00-12:00\""))
    }
}

/// Opening times of each weekday; none on a day on which it is closed, two where it closes for lunch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Week {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    monday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tuesday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wednesday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    thursday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    friday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    saturday: Vec<Interval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sunday: Vec<Interval>,
}

impl Week {
    /// The hours of a weekday.
    pub(crate) fn on(&self, day: Weekday) -> &[Interval] {
        match day {
            Weekday::Mon => &self.monday,
            Weekday::Tue => &self.tuesday,
            Weekday::Wed => &self.wednesday,
            Weekday::Thu => &self.thursday,
            Weekday::Fri => &self.friday,
            Weekday::Sat => &self.saturday,
            Weekday::Sun => &self.sunday,
        }
    }

    /// The hours of a weekday by its number: 1 is Monday, 7 is Sunday.
    pub(crate) fn on_mut(&mut self, number: i16) -> Option<&mut Vec<Interval>> {
        match number {
            1 => Some(&mut self.monday),
            2 => Some(&mut self.tuesday),
            3 => Some(&mut self.wednesday),
            4 => Some(&mut self.thursday),
            5 => Some(&mut self.friday),
            6 => Some(&mut self.saturday),
            7 => Some(&mut self.sunday),
            _ => None,
        }
    }

    /// Every interval with the number of its weekday, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i16, Interval)> {
        (1..=7_u8).flat_map(|number| {
            let day = Weekday::try_from(number - 1).unwrap_or(Weekday::Mon);
            self.on(day).iter().map(move |interval| (i16::from(number), *interval))
        })
    }

    /// Each day's intervals in order of time.
    pub(crate) fn sort(&mut self) {
        for number in 1..=7 {
            if let Some(day) = self.on_mut(number) {
                day.sort_by_key(|interval| interval.opens);
            }
        }
    }

    /// Whether every interval ends after it begins and none overlaps the next.
    pub(crate) fn is_sound(&self) -> bool {
        let days = (0..7_u8).filter_map(|day| Weekday::try_from(day).ok());
        days.map(|day| self.on(day)).all(|day| {
            day.iter().all(|interval| interval.is_sound())
                && day.windows(2).all(|pair| pair[0].closes <= pair[1].opens)
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn interval(text: &str) -> Interval {
        text.to_owned().try_into().unwrap()
    }

    #[test]
    fn opening_times_are_written_as_they_are_read() {
        assert_eq!(interval("08:00-12:00").to_string(), "08:00-12:00");
        for wrong in ["", "8h-12h", "08:00", "08:00-25:00", "morning-noon"] {
            assert!(Interval::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_week_is_sound_where_no_hours_overlap() {
        let mut week = Week::default();
        for (hours, sound) in [
            (vec!["08:00-12:00", "14:00-18:00"], true),
            (vec!["14:00-18:00", "08:00-12:00"], true),
            (vec!["08:00-12:00", "12:00-18:00"], true),
            (vec!["08:00-12:00", "11:30-18:00"], false),
            (vec!["12:00-08:00"], false),
            (vec!["08:00-08:00"], false),
        ] {
            *week.on_mut(3).unwrap() = hours.iter().map(|text| interval(text)).collect();
            week.sort();
            assert_eq!(week.is_sound(), sound, "{hours:?}");
            assert_eq!(week.all().count(), hours.len());
        }
    }
}
