//! The generic cell rate algorithm: one number a name, the moment at which its burst would be
//! whole again. The script in `shared` computes the same.
use std::time::Duration;

/// Microseconds since some fixed moment.
pub(super) type Moment = u64;

/// A minute in microseconds.
const MINUTE: u64 = 60_000_000;

/// How fast somebody may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Microseconds a request takes to be forgotten.
    pub(super) interval: u64,
    /// Microseconds of requests that may come at once.
    pub(super) burst: u64,
}

impl Pace {
    /// So many requests at once, and as many a minute. At least one, and at most one each
    /// microsecond: with a shorter interval nothing would be counted at all.
    pub(super) fn a_minute(requests: u32) -> Self {
        let requests = u64::from(requests).clamp(1, MINUTE);
        let interval = MINUTE / requests;
        Self { interval, burst: interval * requests }
    }

    /// One request now that costs as many, after those that are forgotten at `full`: when this one
    /// is, too.
    ///
    /// # Errors
    /// How long to wait for it to be welcome; one that costs more than a whole burst never is.
    pub(super) fn one_more(self, full: Moment, now: Moment, cost: u32) -> Result<Moment, Duration> {
        let next = full.max(now).saturating_add(self.interval.saturating_mul(u64::from(cost)));
        match next.saturating_sub(now.saturating_add(self.burst)) {
            0 => Ok(next),
            early => Err(Duration::from_micros(early)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_an_even_pace() {
        let pace = Pace::a_minute(3);
        let mut full = 0;
        for _ in 0..3 {
            full = pace.one_more(full, 1_000, 1).unwrap_or_default();
        }
        let wait = pace.one_more(full, 1_000, 1);
        assert_eq!(wait, Err(Duration::from_secs(20)));
        let later = 1_000 + 20_000_000;
        let full = pace.one_more(full, later, 1);
        assert!(full.is_ok_and(|full| pace.one_more(full, later, 1).is_err()));
        // A long silence gives the whole burst back, and no more.
        let much_later = 10_000_000_000;
        let mut full = 0;
        let welcome = (0..9).filter(|_| match pace.one_more(full, much_later, 1) {
            Ok(next) => {
                full = next;
                true
            }
            Err(_) => false,
        });
        assert_eq!(welcome.count(), 3);
    }

    #[test]
    fn the_largest_and_the_smallest_allowance_are_paces() {
        for allowance in [0, 1, 7, 60_000, 60_000_000, 60_000_001, u32::MAX] {
            let pace = Pace::a_minute(allowance);
            assert!(pace.interval >= 1, "{allowance}: {pace:?}");
            assert!(pace.burst >= pace.interval && pace.burst <= MINUTE, "{allowance}: {pace:?}");
            assert!(pace.one_more(0, 0, 1).is_ok(), "{allowance}");
            // Whoever has asked as often as allowed waits, however much that is.
            let spent = pace.one_more(pace.burst, 0, 1);
            assert_eq!(spent, Err(Duration::from_micros(pace.interval)), "{allowance}");
            // And no moment is too late to count.
            assert!(pace.one_more(0, u64::MAX, 1).is_ok(), "{allowance}");
        }
        assert_eq!(Pace::a_minute(0).interval, 60_000_000);
    }

    #[test]
    fn what_costs_more_is_welcome_less_often() {
        let pace = Pace::a_minute(60);
        let full = pace.one_more(0, 0, 50).unwrap_or_default();
        assert_eq!(pace.one_more(full, 0, 50), Err(Duration::from_secs(40)));
        assert!(pace.one_more(full, 0, 10).is_ok());
        assert!(pace.one_more(0, 0, 61).is_err());
    }
}
