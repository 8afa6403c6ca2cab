//! How often somebody may ask: a plain count per person, or per address for who shows no token.
use engine::{Admission, Caller, Refusal};
use http::StatusCode;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Counts begin anew this often.
const WINDOW: Duration = Duration::from_secs(60);

/// Requests a window.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// For each person, guest or not. A chat turn counts its own operations, too.
    pub person: u32,
    /// For each address without a token: it opens sessions, reads prices and slots.
    pub address: u32,
}

struct Counts {
    since: Instant,
    asked: HashMap<String, u32>,
}

/// Refuses with `TOO_MANY_REQUESTS` who asks more than allowed.
#[must_use]
pub fn by_caller(allowance: Allowance) -> Admission {
    let counts = Mutex::new(Counts { since: Instant::now(), asked: HashMap::new() });
    Arc::new(move |caller| {
        let (key, most) = identify(caller, allowance);
        let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.since.elapsed() > WINDOW {
            *counts = Counts { since: Instant::now(), asked: HashMap::new() };
        }
        let asked = counts.asked.entry(key).or_default();
        *asked += 1;
        let outcome = if *asked > most { Err(too_many()) } else { Ok(()) };
        Box::pin(std::future::ready(outcome))
    })
}

fn identify(caller: &Caller, allowance: Allowance) -> (String, u32) {
    let person = caller.claims.as_ref().and_then(|claims| claims["sub"].as_str());
    match (person, caller.ip) {
        (Some(id), _) => (id.to_owned(), allowance.person),
        (None, Some(ip)) => (ip.to_string(), allowance.address),
        (None, None) => (String::new(), allowance.address),
    }
}

fn too_many() -> Refusal {
    Refusal::new(
        StatusCode::TOO_MANY_REQUESTS,
        "TOO_MANY_REQUESTS",
        "Trop de demandes en peu de temps. Patientez une minute. / Too many requests: please wait a minute.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let admit = by_caller(Allowance { person: 9, address: 2 });
        let (busy, calm) = (caller("192.0.2.1"), caller("192.0.2.2"));
        assert!(admit(&busy).await.is_ok());
        assert!(admit(&busy).await.is_ok());
        assert!(admit(&busy).await.is_err());
        assert!(admit(&calm).await.is_ok());
        let person = Caller { claims: Some(serde_json::json!({ "sub": "u" })), ..busy };
        assert!(admit(&person).await.is_ok());
    }
}
