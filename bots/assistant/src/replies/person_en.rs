//! People who are asked for, in English.

use super::{
    Line,
    en_parts::{day, time},
    standing_en::numbers,
};
use chrono::NaiveDate;

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> Option<String> {
    Some(match line {
        Line::Queued { until, centres } => format!(
            "Your request and our conversation are in the queue of the team, who are there until {}. The answer is to be read here. Quicker by telephone?{} For everything else, I am here.",
            time(*until),
            numbers(centres)
        ),
        Line::AskNumber { next: Some((own, opens)), centres } => format!(
            "The team is not there at the moment: they are back on {} at {}. Your request is noted. On which number would you like to be called?{}",
            day(*own, today),
            time(*opens),
            numbers(centres)
        ),
        Line::AskNumber { next: None, .. } => {
            "On which number would you like to be called?".to_owned()
        }
        Line::NumberKept { phone } => format!(
            "Noted: the number {phone} is with your request, in the list of the team. For everything else, I am here."
        ),
        Line::AgentJoined { name } => format!("{name}, of the team, is with you."),
        _ => return None,
    })
}
