//! Counts of this process. What is idle for longer than a minute says nothing and is forgotten;
//! a flood of names pushes out names, never memory.
use super::gcra::Pace;
use moka::sync::Cache;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Names counted at once.
const MOST: u64 = 100_000;

pub(super) struct Memory {
    began: Instant,
    counts: Cache<String, Arc<AtomicU64>>,
}

impl Default for Memory {
    fn default() -> Self {
        let forgotten = Duration::from_secs(61);
        let counts = Cache::builder().max_capacity(MOST).time_to_idle(forgotten).build();
        Self { began: Instant::now(), counts }
    }
}

impl Memory {
    pub(super) fn take(&self, name: &str, pace: Pace, cost: u32) -> Result<(), Duration> {
        let now = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX / 2);
        let count = self.counts.get_with_by_ref(name, Arc::default);
        let mut full = count.load(Ordering::Relaxed);
        loop {
            let next = pace.one_more(full, now, cost)?;
            match count.compare_exchange_weak(full, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Ok(()),
                Err(other) => full = other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_are_counted_one_by_one() {
        let memory = Memory::default();
        let welcome = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        if memory.take("somebody", Pace::a_minute(50), 1).is_ok() {
                            welcome.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
        });
        // Fifty at once, and one more for each 1.2 s that this took.
        assert!((50..60).contains(&welcome.into_inner()));
    }

    #[test]
    fn a_flood_of_names_is_bounded() {
        let memory = Memory::default();
        for name in 0..MOST * 2 {
            assert!(memory.take(&name.to_string(), Pace::a_minute(9), 1).is_ok());
        }
        memory.counts.run_pending_tasks();
        assert!(memory.counts.entry_count() <= MOST);
    }
}
