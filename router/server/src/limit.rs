//! How often somebody may ask: each key has its own allowance, each person has one, and so has
//! each address without a token.
//!
//! Counted with the generic cell rate algorithm ([`gcra`]): so many at once, then evenly over the
//! minute, and a refusal knows when the next is welcome. One process counts in memory; several
//! share their counts through Redis.
//! Decisions: docs/decisions/router.md
mod gcra;
mod memory;
mod shared;

use anyhow::Result;
use engine::{Admission, Caller, Limits, Refusal, counted_address};
use http::StatusCode;
use memory::Memory;
use rustix::process::{Resource, getrlimit, setrlimit};
use shared::Redis;
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

    /// Counts one request of `name`, which may send `allowance` a minute.
    ///
    /// # Errors
    /// How long to wait, where that is more than allowed.
    pub async fn take(&self, name: &str, allowance: u32) -> Result<(), Duration> {
        let pace = gcra::Pace::a_minute(allowance);
        if let Some(shared) = &self.shared
            && let Some(outcome) = shared.take(name, pace).await
        {
            return outcome;
        }
        self.memory.take(name, pace)
    }
}

/// Refuses with `TOO_MANY_REQUESTS` who asks more than allowed.
#[must_use]
pub fn by_caller(allowance: Allowance, counters: Counters) -> Admission {
    Arc::new(move |caller| {
        let counters = counters.clone();
        let (name, most) = identify(caller, allowance);
        Box::pin(async move { counters.take(&name, most).await.map_err(too_many) })
    })
}

/// Under which name a caller is counted, and how much it may ask.
fn identify(caller: &Caller, allowance: Allowance) -> (String, u32) {
    let Some(claims) = &caller.claims else {
        return (format!("a:{}", counted_address(caller.ip)), allowance.address);
    };
    let (key, person) = (claims["key"].as_str(), claims["sub"].as_str().unwrap_or_default());
    match (key, claims["requests_per_minute"].as_u64()) {
        (Some(key), Some(own)) => (format!("k:{key}"), u32::try_from(own).unwrap_or(u32::MAX)),
        _ => (format!("p:{person}"), allowance.person),
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
    use serde_json::json;

    fn caller(ip: &str) -> Caller {
        Caller {
            claims: None,
            bearer: None,
            request_id: String::new(),
            ip: ip.parse().ok(),
            stream_for: None,
        }
    }

    #[tokio::test]
    async fn one_who_asks_too_often_does_not_stop_the_others() {
        let admit = by_caller(Allowance { person: 9, address: 2 }, Counters::in_memory());
        let (busy, calm) = (caller("192.0.2.1"), caller("192.0.2.2"));
        assert!(admit(&busy).await.is_ok());
        assert!(admit(&busy).await.is_ok());
        let refusal = admit(&busy).await.map_err(|refusal| refusal.retry_after);
        assert_eq!(refusal, Err(Some(Duration::from_secs(30))));
        assert!(admit(&calm).await.is_ok());
        let person = Caller { claims: Some(json!({ "sub": "u" })), ..busy };
        assert!(admit(&person).await.is_ok());
    }

    #[test]
    fn streams_leave_descriptors_for_requests() {
        for (descriptors, streams) in [(0, 10), (400, 20), (1_024, 144), (1_048_576, 209_655)] {
            assert_eq!(streams_in(descriptors), streams);
        }
        let limits = limits(Streams { person: 3, address: 7 });
        assert_eq!((limits.streams_per_person, limits.streams_per_address), (3, 7));
        assert!(limits.subscriptions <= Limits::default().subscriptions);
    }

    #[test]
    fn a_key_has_its_own_allowance_and_a_network_counts_once() {
        let allowance = Allowance { person: 9, address: 2 };
        let claims = json!({ "sub": "u", "key": "k", "requests_per_minute": 5 });
        let machine = Caller { claims: Some(claims), ..caller("192.0.2.1") };
        assert_eq!(identify(&machine, allowance), ("k:k".to_owned(), 5));
        let name = |ip: &str| identify(&caller(ip), allowance).0;
        assert_eq!(name("2001:db8::1"), name("2001:db8::ffff:2"));
        assert_ne!(name("2001:db8::1"), name("2001:db8:0:1::1"));
        assert_eq!(name("::ffff:192.0.2.1"), name("192.0.2.1"));
    }
}
