//! How often somebody may ask: each key has its own allowance, each person has one, and so has
//! each address without a token. What is charged is what a request does: each field that it begins
//! with, by its weight ([`weights`]); what opens doors is counted by address and act as well,
//! whoever asks.
//!
//! Counted with the generic cell rate algorithm ([`gcra`]): so many at once, then evenly over the
//! minute, and a refusal knows when the next is welcome. One process counts in memory; several
//! share their counts through Redis.
//! Decisions: docs/decisions/router.md
mod charge;
mod gcra;
mod memory;
mod shared;
mod site;
mod weights;

use anyhow::Result;
pub use charge::by_caller;
use engine::{Limits, Refusal};
use http::StatusCode;
use memory::Memory;
use rustix::process::{Resource, getrlimit, setrlimit};
use shared::Redis;
pub(crate) use site::of_address;
use std::{sync::Arc, time::Duration};

/// Requests a minute.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// For each person, guest or not. A chat turn counts its own operations, too.
    pub person: u32,
    /// For each address without a token: it opens sessions, reads prices and slots.
    pub address: u32,
}

/// Streams open at once.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    /// Of each person, guest or not.
    pub person: usize,
    /// Of each address, whoever they are of.
    pub address: usize,
}

/// Descriptors that a stream takes at most: the client's WebSocket, and both ends of its request
/// to this origin and of the subscription to the subgraph.
const DESCRIPTORS: u64 = 5;
/// Descriptors that everything else may need: listeners, databases, files, requests.
const OTHERS: u64 = 300;

/// Whether that Redis answers.
///
/// # Errors
/// Where it does not, or the address is none; the address itself is not repeated.
pub async fn redis_answers(url: &str) -> Result<()> {
    Redis::at(url)?.answers().await
}

/// As many descriptors as the system lets this process have.
pub fn take_all_descriptors() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

/// The router's limits with these streams: in all never more than there are descriptors for, so
/// that streams cannot take them from requests.
pub(crate) fn limits(streams: Streams) -> Limits {
    let limits = Limits::default();
    let fit = getrlimit(Resource::Nofile).current.map_or(limits.subscriptions, streams_in);
    Limits {
        subscriptions: limits.subscriptions.min(fit),
        streams_per_person: streams.person,
        streams_per_address: streams.address,
        ..limits
    }
}

fn streams_in(descriptors: u64) -> usize {
    let fit = descriptors.saturating_sub(OTHERS) / DESCRIPTORS;
    usize::try_from(fit).unwrap_or(usize::MAX).max(10)
}

/// Counts by name.
#[derive(Clone)]
pub struct Counters {
    memory: Arc<Memory>,
    shared: Option<Arc<Redis>>,
}

impl Counters {
    /// Counts of this process alone.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { memory: Arc::default(), shared: None }
    }

    /// Counts in Redis where an address of one is given (`redis://…`), else in memory.
    ///
    /// # Errors
    /// Where it is no address of a Redis; one that does not answer is only warned of.
    pub fn at(redis: Option<&str>) -> Result<Self> {
        let shared = redis.map(Redis::at).transpose()?.map(Arc::new);
        Ok(Self { shared, ..Self::in_memory() })
    }

    /// Counts one request of `name`, which may send `allowance` a minute, as so many.
    ///
    /// # Errors
    /// How long to wait, where that is more than allowed.
    pub async fn take(&self, name: &str, allowance: u32, cost: u32) -> Result<(), Duration> {
        let pace = gcra::Pace::a_minute(allowance);
        if let Some(shared) = &self.shared
            && let Some(outcome) = shared.take(name, pace, cost).await
        {
            return outcome;
        }
        self.memory.take(name, pace, cost)
    }
}

/// The refusal of who has to wait that long.
pub(crate) fn too_many(wait: Duration) -> Refusal {
    // Rounded up: whoever waits as long as told is welcome.
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Refusal {
        retry_after: Some(Duration::from_secs(seconds.max(1))),
        ..Refusal::new(
            StatusCode::TOO_MANY_REQUESTS,
            "TOO_MANY_REQUESTS",
            "Trop de demandes en peu de temps. Patientez un instant. / \
             Too many requests: please wait a moment.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_leave_descriptors_for_requests() {
        for (descriptors, streams) in [(0, 10), (400, 20), (1_024, 144), (1_048_576, 209_655)] {
            assert_eq!(streams_in(descriptors), streams);
        }
        let limits = limits(Streams { person: 3, address: 7 });
        assert_eq!((limits.streams_per_person, limits.streams_per_address), (3, 7));
        assert!(limits.subscriptions <= Limits::default().subscriptions);
    }
}
