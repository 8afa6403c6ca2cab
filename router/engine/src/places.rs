//! How many streams are open, in all and of each caller: what is held open costs descriptors and
//! memory, and one caller must not take them from everybody.
//! Decisions: docs/decisions/router.md

use crate::{caller::Caller, errors::Refusal, guard::Limits};
use hive_router::ntex::http::HeaderMap;
use http::StatusCode;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// When a place may be free again for a caller who holds too many.
const OWN: Duration = Duration::from_secs(30);
/// When one may be free again where everybody together holds too many.
const EVERYBODY: Duration = Duration::from_secs(5);

/// Places taken, by name.
#[derive(Default)]
pub(crate) struct Places(Mutex<HashMap<String, usize>>);

/// One place, taken until it is dropped.
pub(crate) struct Place {
    places: Arc<Places>,
    names: Vec<String>,
}

impl Places {
    /// A place for a subscription.
    ///
    /// # Errors
    /// 429 `TOO_MANY_STREAMS` where the caller holds as many as one may, 503 `STREAMS_EXHAUSTED`
    /// where all together do; both with the time after which to try again.
    pub(crate) fn stream(
        self: &Arc<Self>,
        caller: &Caller,
        limits: &Limits,
    ) -> Result<Place, Refusal> {
        let mut own =
            vec![(format!("a:{}", counted_address(caller.ip)), limits.streams_per_address)];
        let person = caller.claims.as_ref().and_then(|claims| claims["sub"].as_str());
        own.extend(person.map(|person| (format!("p:{person}"), limits.streams_per_person)));
        self.take("streams", limits, own)
    }

    /// A place for a WebSocket, which is asked for before anybody has said who they are.
    ///
    /// # Errors
    /// As [`Places::stream`].
    pub(crate) fn socket(
        self: &Arc<Self>,
        address: Option<IpAddr>,
        limits: &Limits,
    ) -> Result<Place, Refusal> {
        let own = vec![(format!("s:{}", counted_address(address)), limits.streams_per_address)];
        self.take("sockets", limits, own)
    }

    fn take(
        self: &Arc<Self>,
        all: &str,
        limits: &Limits,
        own: Vec<(String, usize)>,
    ) -> Result<Place, Refusal> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |name: &str| taken.get(name).copied().unwrap_or(0);
        if own.iter().any(|(name, most)| count(name) >= *most) {
            return Err(too_many());
        }
        if count(all) >= limits.subscriptions {
            return Err(exhausted());
        }
        let names: Vec<String> =
            own.into_iter().map(|(name, _)| name).chain([all.to_owned()]).collect();
        for name in &names {
            *taken.entry(name.clone()).or_default() += 1;
        }
        Ok(Place { places: self.clone(), names })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        for name in &self.names {
            let Some(count) = taken.get_mut(name) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(name);
            }
        }
    }
}

/// An address as it is counted: of IPv6 the network, because every host has 2⁶⁴ of them.
#[must_use]
pub fn counted_address(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        None => String::new(),
    }
}

/// What proxies wrote of where a request comes from. Only the last line of it may be ours: a client
/// may have sent any number of them before.
pub(crate) fn forwarded(headers: &HeaderMap) -> Option<&str> {
    headers.get_all("x-forwarded-for").last()?.to_str().ok()
}

/// The address that the last proxy appended.
pub(crate) fn last_of(list: &str) -> Option<IpAddr> {
    list.rsplit(',').next()?.trim().parse().ok()
}

fn too_many() -> Refusal {
    Refusal {
        retry_after: Some(OWN),
        ..Refusal::new(
            StatusCode::TOO_MANY_REQUESTS,
            "TOO_MANY_STREAMS",
            "Trop de flux ouverts en même temps : fermez-en un, puis réessayez. / \
             Too many streams are open at once: close one, then try again.",
        )
    }
}

fn exhausted() -> Refusal {
    Refusal {
        retry_after: Some(EVERYBODY),
        ..Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "STREAMS_EXHAUSTED",
            "Tous les flux sont pris pour le moment, merci de réessayer. / \
             All streams are taken at the moment, please try again.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn caller(ip: &str, person: Option<&str>) -> Caller {
        Caller {
            claims: person.map(|person| json!({ "sub": person })),
            bearer: None,
            request_id: String::new(),
            ip: ip.parse().ok(),
            agent: None,
            stream_for: None,
        }
    }

    #[test]
    fn a_place_is_counted_by_person_address_and_all_and_given_back() {
        let limits = Limits {
            subscriptions: 4,
            streams_per_person: 1,
            streams_per_address: 2,
            ..Limits::default()
        };
        let places = Arc::new(Places::default());
        let take = |ip, person| places.stream(&caller(ip, person), &limits);
        let code = |ip, person| take(ip, person).err().map(|refusal| refusal.code);
        let first = take("192.0.2.1", Some("ada"));
        assert_eq!(code("192.0.2.2", Some("ada")), Some("TOO_MANY_STREAMS"));
        let second = take("192.0.2.1", None);
        assert_eq!(code("192.0.2.1", Some("grace")), Some("TOO_MANY_STREAMS"));
        let others = [take("2001:db8::1", None), take("2001:db8::2", None)];
        assert_eq!(code("2001:db8::3", None), Some("TOO_MANY_STREAMS"), "one network counts once");
        assert_eq!(code("192.0.2.9", None), Some("STREAMS_EXHAUSTED"));
        drop((first, second, others));
        assert!(places.0.lock().expect("not poisoned").is_empty());
        assert!(take("192.0.2.1", Some("ada")).is_ok());
    }
}
