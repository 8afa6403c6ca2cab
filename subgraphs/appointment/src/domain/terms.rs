//! What calling off does to the money: shown before it is asked for, and told with it.
//!
//! What a consumer pays ahead is arrhes unless the contract says otherwise (Code de la consommation,
//! L214-1): whoever withdraws loses them, a professional who withdraws gives them back double. Our
//! contract says otherwise until a centre sets other terms.
//! Decisions: docs/decisions/booking.md
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Free until a week before, at most.
const MOST_HOURS: i16 = 168;
/// The highest fee, in cents.
const MOST_FEE: i64 = 50_000;

/// What becomes of the money of who calls off late.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Enum,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum LateCancellation {
    /// All of it goes back.
    #[default]
    Free,
    /// A fee stays with the centre, at most what was paid.
    Fee,
    /// What was paid are arrhes (Code de la consommation, L214-1): it stays with the centre.
    Arrhes,
}

/// The terms of a centre, as a manager or a file sets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancellationPlan {
    /// Free until so many hours before.
    #[serde(default)]
    pub free_hours: i16,
    /// What follows later.
    #[serde(default)]
    pub late: LateCancellation,
    /// The fee, in cents, where it is one.
    #[serde(default, skip_serializing_if = "is_none")]
    pub fee_cents: i64,
    /// Where it is arrhes: whether the centre that cancels gives back double, as the law has it unless
    /// its terms say otherwise.
    #[serde(default = "as_the_law_has_it")]
    pub gives_back_double: bool,
}

impl Default for CancellationPlan {
    fn default() -> Self {
        Self { free_hours: 0, late: LateCancellation::Free, fee_cents: 0, gives_back_double: true }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_none(cents: &i64) -> bool {
    *cents == 0
}

fn as_the_law_has_it() -> bool {
    true
}

impl CancellationPlan {
    /// Whether it can be meant: there is a fee where it is one, and only there.
    pub(crate) fn is_sound(&self) -> bool {
        let fee = match self.late {
            LateCancellation::Fee => (1..=MOST_FEE).contains(&self.fee_cents),
            LateCancellation::Free | LateCancellation::Arrhes => self.fee_cents == 0,
        };
        fee && (0..=MOST_HOURS).contains(&self.free_hours)
    }

    /// As the rule wants it.
    pub(crate) fn terms(self) -> Terms {
        let late = match self.late {
            LateCancellation::Free => Late::Free,
            LateCancellation::Fee => Late::Fee(self.fee_cents),
            LateCancellation::Arrhes => Late::Arrhes { double: self.gives_back_double },
        };
        Terms { free_until: TimeDelta::hours(i64::from(self.free_hours)), late }
    }

    /// For whoever reads what changes.
    pub(crate) fn told(self) -> String {
        let late = match self.late {
            LateCancellation::Free => return "free".to_owned(),
            LateCancellation::Fee => {
                format!("fee of {}.{:02} €", self.fee_cents / 100, self.fee_cents % 100)
            }
            LateCancellation::Arrhes if self.gives_back_double => "arrhes".to_owned(),
            LateCancellation::Arrhes => "arrhes, not given back double".to_owned(),
        };
        format!("free until {} h before, then {late}", self.free_hours)
    }
}

/// A centre's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Free until so long before.
    pub(crate) free_until: TimeDelta,
    /// What follows later.
    pub(crate) late: Late,
}

/// What somebody loses who calls off late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Late {
    /// Nothing.
    Free,
    /// So many cents, at most what was paid.
    Fee(i64),
    /// What was paid. Whether the centre gives back double where it is the one that cancels.
    Arrhes { double: bool },
}

/// Who calls off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Withdraws {
    Customer,
    Centre,
}

/// What becomes of the money, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Goes back of what was paid.
    pub(crate) back: i64,
    /// Stays with the centre.
    pub(crate) kept: i64,
    /// Is given beside it.
    pub(crate) extra: i64,
}

impl Terms {
    /// Until when calling off costs its owner nothing.
    fn free_until(self, starts_at: DateTime<Utc>) -> DateTime<Utc> {
        match self.late {
            Late::Free => starts_at,
            Late::Fee(_) | Late::Arrhes { .. } => starts_at - self.free_until,
        }
    }

    /// What calling off does to what was paid, late or not.
    fn outcome(self, by: Withdraws, paid: i64, is_late: bool) -> Outcome {
        let kept = match (by, self.late) {
            (Withdraws::Centre, _) => 0,
            (Withdraws::Customer, _) if !is_late => 0,
            (Withdraws::Customer, Late::Free) => 0,
            (Withdraws::Customer, Late::Fee(fee)) => fee.min(paid),
            (Withdraws::Customer, Late::Arrhes { .. }) => paid,
        };
        let extra = match (by, self.late) {
            (Withdraws::Centre, Late::Arrhes { double: true }) => paid,
            (Withdraws::Centre, Late::Arrhes { double: false } | Late::Free | Late::Fee(_))
            | (Withdraws::Customer, Late::Free | Late::Fee(_) | Late::Arrhes { .. }) => 0,
        };
        Outcome { back: paid - kept, kept, extra }
    }
}

/// What an appointment is called off by: the terms that it was booked by, and what its moves left of the
/// time in which that is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreed {
    pub(crate) terms: Terms,
    pub(crate) starts_at: DateTime<Utc>,
    /// Until when it is free, where a move decided it.
    pub(crate) limit: Option<DateTime<Utc>>,
}

impl Agreed {
    /// Until when calling off costs its owner nothing.
    pub(crate) fn free_until(self) -> DateTime<Utc> {
        self.limit.unwrap_or_else(|| self.terms.free_until(self.starts_at))
    }

    /// Whether what is kept of the money are arrhes, and no fee.
    pub(crate) fn keeps_arrhes(self) -> bool {
        match self.terms.late {
            Late::Arrhes { .. } => true,
            Late::Free | Late::Fee(_) => false,
        }
    }

    /// What calling off now does to what was paid.
    pub(crate) fn outcome(self, by: Withdraws, paid: i64, now: DateTime<Utc>) -> Outcome {
        self.terms.outcome(by, paid, now > self.free_until())
    }

    /// What a move to another time leaves of it. Who is late stays so, or would move it and then call it off
    /// for nothing; whom the centre moves is not made late by that.
    pub(crate) fn limit_after_move(
        self,
        by: Withdraws,
        to: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        if to == self.starts_at {
            return self.limit;
        }
        match by {
            Withdraws::Customer => Some(self.free_until()).filter(|limit| now > *limit),
            Withdraws::Centre => Some(to).filter(|_| now > self.terms.free_until(to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_say_a_fee_where_there_is_one() {
        let plan = |free_hours, late, fee_cents| CancellationPlan {
            free_hours,
            late,
            fee_cents,
            gives_back_double: true,
        };
        for (hours, late, fee, sound) in [
            (0, LateCancellation::Free, 0, true),
            (48, LateCancellation::Fee, 2_000, true),
            (168, LateCancellation::Arrhes, 0, true),
            (169, LateCancellation::Arrhes, 0, false),
            (-1, LateCancellation::Free, 0, false),
            (24, LateCancellation::Fee, 0, false),
            (24, LateCancellation::Fee, 50_001, false),
            (24, LateCancellation::Arrhes, 1, false),
        ] {
            assert_eq!(plan(hours, late, fee).is_sound(), sound, "{hours} {late:?} {fee}");
        }
        let fee = plan(48, LateCancellation::Fee, 2_050);
        assert_eq!(fee.told(), "free until 48 h before, then fee of 20.50 €");
        assert_eq!(fee.terms(), Terms { free_until: TimeDelta::hours(48), late: Late::Fee(2_050) });
    }

    #[test]
    fn who_withdraws_late_loses_what_the_terms_say() {
        use Withdraws::{Centre, Customer};
        let starts_at = DateTime::UNIX_EPOCH + TimeDelta::days(9);
        let (early, late) = (starts_at - TimeDelta::hours(24), starts_at - TimeDelta::hours(23));
        let terms = |late| Terms { free_until: TimeDelta::hours(24), late };
        let agreed = |of| Agreed { terms: terms(of), starts_at, limit: None };
        let outcome = |of: Late, by, now| {
            let Outcome { back, kept, extra } = agreed(of).outcome(by, 7_900, now);
            (back, kept, extra)
        };
        let arrhes = Late::Arrhes { double: true };
        for of in [Late::Free, Late::Fee(2_000), arrhes] {
            assert_eq!(outcome(of, Customer, early), (7_900, 0, 0), "{of:?}");
        }
        assert_eq!(outcome(Late::Free, Customer, late), (7_900, 0, 0));
        assert_eq!(outcome(Late::Fee(2_000), Customer, late), (5_900, 2_000, 0));
        assert_eq!(
            outcome(Late::Fee(9_000), Customer, late),
            (0, 7_900, 0),
            "at most what was paid"
        );
        assert_eq!(outcome(arrhes, Customer, late), (0, 7_900, 0));
        assert_eq!(outcome(arrhes, Centre, late), (7_900, 0, 7_900));
        assert_eq!(outcome(Late::Arrhes { double: false }, Centre, late), (7_900, 0, 0));
        assert_eq!(outcome(Late::Fee(2_000), Centre, late), (7_900, 0, 0));
        let unpaid = agreed(arrhes).outcome(Centre, 0, late);
        assert_eq!(unpaid, Outcome { back: 0, kept: 0, extra: 0 });
    }

    #[test]
    fn a_move_opens_nothing_that_is_closed_and_the_centre_makes_nobody_late() {
        use Withdraws::{Centre, Customer};
        let starts_at = DateTime::UNIX_EPOCH + TimeDelta::days(9);
        let limit = starts_at - TimeDelta::hours(24);
        let late = limit + TimeDelta::hours(1);
        let terms = |late| Terms { free_until: TimeDelta::hours(24), late };
        let fee = Agreed { terms: terms(Late::Fee(2_000)), starts_at, limit: None };
        let (week, soon) = (starts_at + TimeDelta::days(7), late + TimeDelta::hours(2));
        let moved = |of: Agreed, by, to, now| Agreed {
            starts_at: to,
            limit: of.limit_after_move(by, to, now),
            ..of
        };
        let again = |of: Agreed| moved(of, Customer, week + TimeDelta::days(7), late);
        let by_owner = moved(fee, Customer, week, late);
        assert_eq!((by_owner.free_until(), again(by_owner).free_until()), (limit, limit));
        assert_eq!(by_owner.outcome(Customer, 7_900, late).kept, 2_000);
        assert_eq!(by_owner.outcome(Centre, 7_900, late).kept, 0);
        // In time it is free until as long before the new hour.
        let in_time = moved(fee, Customer, week, limit);
        assert_eq!(in_time.free_until(), week - TimeDelta::hours(24));
        // Whom the centre moves is free until then as well, or until it begins where that is over.
        let next_day = week + TimeDelta::days(1);
        let by_centre = moved(by_owner, Centre, next_day, late);
        assert_eq!(by_centre.free_until(), next_day - TimeDelta::hours(24));
        let sooner = moved(fee, Centre, soon, late);
        assert_eq!(sooner.outcome(Customer, 7_900, soon).kept, 0);
        // Another lane at the same hour is no other appointment.
        assert_eq!(moved(fee, Centre, starts_at, late), fee);
        assert_eq!(moved(sooner, Centre, soon, soon), sooner);
    }
}
