//! What a request costs, and whom: the caller, and at the door the address.
//! Decisions: docs/decisions/router.md
use super::{Allowance, Counters, too_many, weights};
use engine::{Admission, Asked, Caller, Refusal, RootField, counted_address};
use http::StatusCode;
use kernel::viewer::Whence;
use std::sync::Arc;

/// People of one address may send so many times what one of them may: an office behind one
/// router, and not whoever starts a guest session for each request.
const PEOPLE_AT_AN_ADDRESS: u32 = 5;

/// Refuses with `TOO_MANY_REQUESTS` who asks more than allowed: by what each request asks for
/// ([`super::weights`]), with the time after which it is welcome; with `QUERY_TOO_COMPLEX` what nobody may
/// ask for at once.
#[must_use]
pub fn by_caller(allowance: Allowance, counters: Counters) -> Admission {
    Arc::new(move |caller, asked| {
        let counters = counters.clone();
        let charges = charges(caller, asked, allowance);
        Box::pin(async move {
            for charge in charges {
                if charge.cost > charge.allowance {
                    return Err(too_much_at_once());
                }
                let taken = counters.take(&charge.name, charge.allowance, charge.cost).await;
                taken.map_err(too_many)?;
            }
            Ok(())
        })
    })
}

/// One count that a request adds to.
#[derive(Debug, PartialEq, Eq)]
struct Charge {
    name: String,
    /// A minute.
    allowance: u32,
    cost: u32,
}

/// All counts that it adds to.
fn charges(caller: &Caller, asked: Asked, allowance: Allowance) -> Vec<Charge> {
    let own = identify(caller, allowance);
    let is_machine = own.0.starts_with(MACHINE);
    let place = caller
        .ip
        .and_then(|ip| Whence { address: counted_address(Some(ip)), pseudonym: None }.public());
    let charge = |(name, allowance): (String, u32), cost| Charge { name, allowance, cost };
    let mut charges = Vec::new();
    match asked {
        Asked::Request => {
            charges.push(charge(own, 1));
            if let Some(place) = place
                && caller.claims.is_some()
                && !is_machine
            {
                let all = allowance.person.saturating_mul(PEOPLE_AT_AN_ADDRESS);
                charges.push(charge((format!("n:{place}"), all), 1));
            }
        }
        Asked::Fields(fields) => {
            // What a key may send was agreed in requests: of it each field is one.
            let weight = |field: &RootField| if is_machine { 1 } else { weights::of(&field.name) };
            let cost = |field: &RootField| field.times.saturating_mul(weight(field));
            let all = fields.iter().map(cost).fold(0, u32::saturating_add);
            // The request itself is paid for.
            charges.push(charge(own.clone(), all.saturating_sub(1)));
            // Of our own network, where the assistant asks for everybody, each person is a door.
            let door = place.map_or(own.0, |place| format!("a:{place}"));
            for field in &fields {
                let Some(weight) = weights::at_the_door(&field.name) else { continue };
                let name = format!("d:{}:{door}", field.name);
                let cost = field.times.saturating_mul(weight);
                charges.push(charge((name, allowance.address), cost));
            }
        }
    }
    charges.retain(|charge| charge.cost > 0);
    charges
}

/// What the name of a key's count begins with.
const MACHINE: &str = "k:";

/// Under which name a caller is counted, and how much it may ask.
fn identify(caller: &Caller, allowance: Allowance) -> (String, u32) {
    let Some(claims) = &caller.claims else {
        return (format!("a:{}", counted_address(caller.ip)), allowance.address);
    };
    let (key, person) = (claims["key"].as_str(), claims["sub"].as_str().unwrap_or_default());
    match (key, claims["requests_per_minute"].as_u64()) {
        (Some(key), Some(own)) => {
            (format!("{MACHINE}{key}"), u32::try_from(own).unwrap_or(u32::MAX))
        }
        _ => (format!("p:{person}"), allowance.person),
    }
}

/// The refusal of what is more than a minute's allowance in one request: waiting does not help.
fn too_much_at_once() -> Refusal {
    Refusal::new(
        StatusCode::BAD_REQUEST,
        "QUERY_TOO_COMPLEX",
        "Cette demande est trop grande : répartissez-la sur plusieurs. / \
         This request asks for too much at once: split it into several.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::time::Duration;

    fn caller(ip: &str) -> Caller {
        Caller {
            claims: None,
            bearer: None,
            request_id: String::new(),
            ip: ip.parse().ok(),
            agent: None,
            stream_for: None,
        }
    }

    #[tokio::test]
    async fn one_who_asks_too_often_does_not_stop_the_others() {
        let admit = by_caller(Allowance { person: 9, address: 2 }, Counters::in_memory());
        let (busy, calm) = (caller("192.0.2.1"), caller("192.0.2.2"));
        assert!(admit(&busy, Asked::Request).await.is_ok());
        assert!(admit(&busy, Asked::Request).await.is_ok());
        let refusal = admit(&busy, Asked::Request).await.map_err(|refusal| refusal.retry_after);
        assert_eq!(refusal, Err(Some(Duration::from_secs(30))));
        assert!(admit(&calm, Asked::Request).await.is_ok());
        let person = Caller { claims: Some(json!({ "sub": "u" })), ..busy };
        assert!(admit(&person, Asked::Request).await.is_ok());
    }

    fn asks(name: &str, times: u32) -> Asked {
        Asked::Fields(vec![RootField { name: name.to_owned(), times }])
    }

    #[tokio::test]
    async fn fifty_log_ins_in_one_request_cost_fifty() {
        let admit = by_caller(Allowance { person: 10_000, address: 600 }, Counters::in_memory());
        let attacker = caller("203.0.113.7");
        let at_once = 600 / weights::at_the_door("logIn").unwrap_or_default();
        let code = async |caller: &Caller, asked| {
            admit(caller, asked).await.err().map(|refusal| refusal.code)
        };
        assert_eq!(at_once, 100);
        assert_eq!(code(&attacker, asks("logIn", 50)).await, None);
        assert_eq!(code(&attacker, asks("logIn", at_once - 50)).await, None);
        assert_eq!(code(&attacker, asks("logIn", 1)).await, Some("TOO_MANY_REQUESTS"));
        assert_eq!(code(&attacker, asks("logIn", 1_000)).await, Some("QUERY_TOO_COMPLEX"));
        // A guest's token is easy to get: the address stays the same. Other acts are other counts.
        let guest = Caller { claims: Some(json!({ "sub": "g" })), ..attacker.clone() };
        assert_eq!(code(&guest, asks("logIn", 1)).await, Some("TOO_MANY_REQUESTS"));
        assert_eq!(code(&guest, asks("register", 1)).await, None);
        assert_eq!(code(&caller("203.0.113.8"), asks("logIn", 1)).await, None);
    }

    #[test]
    fn at_our_own_address_each_person_is_a_door_of_their_own() {
        let allowance = Allowance { person: 600, address: 120 };
        let doors = |caller: &Caller| charges(caller, asks("requestLogInCode", 1), allowance);
        let of = |sub: &str| Caller { claims: Some(json!({ "sub": sub })), ..caller("127.0.0.1") };
        assert_ne!(doors(&of("ada")).last(), doors(&of("grace")).last());
        let inside = charges(&of("ada"), Asked::Request, allowance);
        assert_eq!(inside.len(), 1, "{inside:?}");
        // People of one address are counted together, too.
        let ada = Caller { claims: Some(json!({ "sub": "ada" })), ..caller("203.0.113.7") };
        let names: Vec<_> =
            charges(&ada, Asked::Request, allowance).into_iter().map(|c| c.name).collect();
        assert_eq!(names, ["p:ada", "n:203.0.113.7"]);
    }

    #[test]
    fn of_a_key_each_field_is_a_request() {
        let allowance = Allowance { person: 600, address: 120 };
        let claims = json!({ "sub": "u", "key": "k", "requests_per_minute": 60 });
        let machine = Caller { claims: Some(claims), ..caller("203.0.113.7") };
        let charged = charges(&machine, asks("parseRegistration", 3), allowance);
        let paid = Charge { name: "k:k".to_owned(), allowance: 60, cost: 2 };
        assert_eq!(charged, [paid]);
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
