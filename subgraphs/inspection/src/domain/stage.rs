//! How long an inspection was at each stage.
use super::InspectionStatus;
use chrono::{DateTime, TimeDelta, Utc};

/// A time at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) stage: InspectionStatus,
    pub(crate) since: DateTime<Utc>,
    /// Nothing of where it still is, or ended.
    pub(crate) until: Option<DateTime<Utc>>,
}

/// From when to when it was where; `entries` say in their order when it came to each stage.
pub(crate) fn spans(entries: &[(InspectionStatus, DateTime<Utc>)]) -> Vec<Span> {
    let next = entries.iter().skip(1).map(|(_, at)| Some(*at)).chain([None]);
    let span = |((stage, since), until): (&(InspectionStatus, DateTime<Utc>), _)| Span {
        stage: *stage,
        since: *since,
        until,
    };
    entries.iter().zip(next).map(span).collect()
}

/// How long it was at each stage in all, in the order in which it came there first. What ended lasts
/// no longer.
pub(crate) fn spent(spans: &[Span], now: DateTime<Utc>) -> Vec<(InspectionStatus, TimeDelta)> {
    let mut all: Vec<(InspectionStatus, TimeDelta)> = Vec::new();
    for span in spans.iter().filter(|span| !has_ended(span.stage)) {
        let lasted = (span.until.unwrap_or(now) - span.since).max(TimeDelta::zero());
        match all.iter_mut().find(|(stage, _)| *stage == span.stage) {
            Some((_, sum)) => *sum += lasted,
            None => all.push((span.stage, lasted)),
        }
    }
    all
}

fn has_ended(stage: InspectionStatus) -> bool {
    match stage {
        InspectionStatus::Signed | InspectionStatus::Abandoned => true,
        InspectionStatus::CheckedIn
        | InspectionStatus::InProgress
        | InspectionStatus::Suspended
        | InspectionStatus::Completed => false,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use InspectionStatus::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
    }

    #[test]
    fn time_is_summed_by_stage_and_what_ended_lasts_no_longer() {
        let entries = [
            (CheckedIn, at(0)),
            (InProgress, at(10)),
            (Suspended, at(25)),
            (InProgress, at(55)),
            (Completed, at(60)),
            (Signed, at(62)),
        ];
        let all = spans(&entries);
        assert_eq!(all[1], Span { stage: InProgress, since: at(10), until: Some(at(25)) });
        assert_eq!(all[5].until, None);
        let minutes: Vec<_> = spent(&all, at(600))
            .into_iter()
            .map(|(stage, time)| (stage, time.num_minutes()))
            .collect();
        assert_eq!(minutes, [(CheckedIn, 10), (InProgress, 20), (Suspended, 30), (Completed, 2)]);
        let waiting = spans(&entries[..3]);
        assert_eq!(spent(&waiting, at(40))[2], (Suspended, TimeDelta::minutes(15)));
    }

    #[test]
    fn no_time_is_less_than_none() {
        let back = spans(&[(CheckedIn, at(10)), (InProgress, at(5))]);
        assert_eq!(spent(&back, at(4))[0], (CheckedIn, TimeDelta::zero()));
        assert_eq!(spans(&[]), []);
    }
}
