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
use engine::{Admission, Caller, Refusal};
use http::StatusCode;
use memory::Memory;
use shared::Redis;
use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
    time::Duration,
};

/// Requests a minute.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// For each person, guest or not. A chat turn counts its own operations, too.
    pub person: u32,
    /// For each address without a token: it opens sessions, reads prices and slots.
    pub address: u32,
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

/// An address as it is counted: of IPv6 the network, because every host has 2⁶⁴ of them.
pub(crate) fn counted_address(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        None => String::new(),
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
