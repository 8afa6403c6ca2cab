//! Days that are told while another one is spoken of.

use crate::dates::{DayRange, When};
use chrono::{Datelike, Days, NaiveDate};
use understanding::heard::Heard;

/// « Vendredi », while Thursday the 3rd is spoken of, is the 4th: the day of that week, where it is
/// still to come.
pub(crate) fn stay_in_the_week_of(when: &mut When, spoken: Option<NaiveDate>, today: NaiveDate) {
    if when.or.is_some() {
        // Two readings are asked about.
        return;
    }
    let (Some(day), Some(spoken)) = (when.only_day(), spoken) else { return };
    let monday = spoken - Days::new(u64::from(spoken.weekday().num_days_from_monday()));
    let same = monday + Days::new(u64::from(day.weekday().num_days_from_monday()));
    if same >= today {
        when.days = vec![DayRange { from: same, to: same }];
    }
}

/// « Vendredi », where Thursday the 10th or Friday the 11th was wished for, is the 11th; whether it was one
/// of them.
pub(crate) fn stay_among(when: &mut When, wished: &[DayRange], today: NaiveDate) -> bool {
    let Some(day) = when.only_day().filter(|_| when.or.is_none()) else { return false };
    let spans = wished
        .iter()
        .flat_map(|days| days.from.iter_days().take_while(|own| *own <= days.to).take(LONGEST));
    let mut same = spans.filter(|own| *own >= today && own.weekday() == day.weekday());
    let (Some(only), None) = (same.next(), same.next()) else { return false };
    when.days = vec![DayRange { from: only, to: only }];
    true
}

/// So many days are looked at of what was wished for.
const LONGEST: usize = 31;

/// Whether days are named, and all are over.
pub(crate) fn is_only_past(when: &When, today: NaiveDate) -> bool {
    !when.days.is_empty() && when.days.iter().all(|days| days.to < today)
}

/// Whether a week is named beside the weekday: « vendredi de la semaine prochaine ».
pub(crate) fn names_a_week(text: &str) -> bool {
    let folded = crate::words::fold(text);
    ["prochain", "suivant", "apres", "next", "following", "after", "huit", "quinze"]
        .iter()
        .any(|word| folded.contains(word))
}

/// Whether a month is named.
pub(crate) fn names_a_month(text: &str) -> bool {
    Heard::new(text).ideas.iter().any(|idea| idea.name == "d.mois")
}
