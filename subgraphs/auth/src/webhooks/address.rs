//! Where a message may go: the rules of an endpoint's address, and of where its name leads.
//!
//! Whoever gives us an address has us call it from inside our own network. So it is https to a
//! machine of the public Internet and nothing else, judged when the address is given and again at
//! each sending, by the very addresses that the connection is then made to: a name that leads
//! elsewhere a moment later leads nowhere.
//! Decisions: docs/decisions/integrators.md
use crate::error::AuthError;
use reqwest::{
    Url,
    dns::{Addrs, Name, Resolve, Resolving},
};
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

/// How long the names' servers may take when an address is given.
const PATIENCE: Duration = Duration::from_secs(5);
/// Below are services that were never meant to be called by strangers, save https' own.
const FIRST_FREE_PORT: u16 = 1024;
const LONGEST_URL: usize = 2_000;

/// The addresses of a name.
type Says = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// Where names lead.
#[derive(Clone, Default)]
pub enum Names {
    /// Where this machine says.
    #[default]
    System,
    /// Where a test says.
    By(Arc<Says>),
}

impl Names {
    async fn lead_to(&self, host: &str) -> std::io::Result<Vec<IpAddr>> {
        match self {
            Self::System => {
                Ok(tokio::net::lookup_host((host, 0)).await?.map(|found| found.ip()).collect())
            }
            Self::By(say) => Ok(say(host)),
        }
    }
}

/// Which machines may be sent to.
#[derive(Clone, Default)]
pub struct Reachable {
    /// Also this machine itself, without TLS: for development.
    pub this_machine: bool,
    /// Where names lead.
    pub names: Names,
}

impl std::fmt::Debug for Reachable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reachable")
            .field("this_machine", &self.this_machine)
            .finish_non_exhaustive()
    }
}

/// Why nothing is sent to a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreachable {
    #[error("the name leads into a private network")]
    Private,
    #[error("the name leads nowhere")]
    Unknown,
}

/// An address that may be sent to, as far as its text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint(Url);

impl Endpoint {
    /// Reads an address.
    pub(crate) fn read(text: &str, reachable: &Reachable) -> Result<Self, AuthError> {
        let url = Url::parse(text.trim()).map_err(|_| AuthError::WebhookUrlInvalid)?;
        let host = url.host_str().ok_or(AuthError::WebhookUrlInvalid)?;
        let literal = literal(host);
        let own = host == "localhost" || literal.is_some_and(|ip| ip.is_loopback());
        let scheme = match url.scheme() {
            "https" => true,
            "http" => reachable.this_machine && own,
            _ => false,
        };
        let port = url.port_or_known_default().unwrap_or_default();
        let bare =
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let fits = url.as_str().len() <= LONGEST_URL;
        if !scheme || !bare || !fits || (port != 443 && port < FIRST_FREE_PORT) {
            return Err(AuthError::WebhookUrlInvalid);
        }
        if literal.is_some_and(|ip| !reachable.may(ip)) {
            return Err(AuthError::WebhookUrlPrivate);
        }
        Ok(Self(url))
    }

    /// Also asks where its name leads. No connection of the database is to be held meanwhile.
    pub(crate) async fn judged(text: &str, reachable: &Reachable) -> Result<Self, AuthError> {
        let endpoint = Self::read(text, reachable)?;
        if literal(endpoint.host()).is_none() {
            let asked = reachable.judged(endpoint.host());
            match tokio::time::timeout(PATIENCE, asked).await {
                Ok(Ok(_)) => {}
                Ok(Err(Unreachable::Private)) => return Err(AuthError::WebhookUrlPrivate),
                Ok(Err(Unreachable::Unknown)) | Err(_) => {
                    return Err(AuthError::WebhookHostUnknown);
                }
            }
        }
        Ok(endpoint)
    }

    /// The machine's name.
    pub(crate) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(super) fn into_url(self) -> Url {
        self.0
    }
}

/// An address written out in place of a name.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

impl Reachable {
    fn may(&self, ip: IpAddr) -> bool {
        is_public(ip) || (self.this_machine && ip.is_loopback())
    }

    /// Where a name leads, if each of these may be sent to.
    async fn judged(&self, host: &str) -> Result<Vec<IpAddr>, Unreachable> {
        let found = self.names.lead_to(host).await.map_err(|_| Unreachable::Unknown)?;
        if found.is_empty() {
            return Err(Unreachable::Unknown);
        }
        if !found.iter().all(|ip| self.may(*ip)) {
            return Err(Unreachable::Private);
        }
        Ok(found)
    }
}

/// What the client asks before it connects; it connects to these addresses and to no other.
pub(super) struct Judge(pub(super) Reachable);

impl Resolve for Judge {
    fn resolve(&self, name: Name) -> Resolving {
        let reachable = self.0.clone();
        Box::pin(async move {
            let found = reachable.judged(name.as_str()).await?;
            // Port 0: the client puts in the address' own.
            let there = found.into_iter().map(|ip| SocketAddr::new(ip, 0));
            Ok(Box::new(there) as Addrs)
        })
    }
}

/// Whether an address is one of a machine of the public Internet (IANA's registries of special
/// addresses, October 2025).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    const SPECIAL: [(u32, u32); 15] = [
        (0x0000_0000, 8),  // this network
        (0x0A00_0000, 8),  // private
        (0x6440_0000, 10), // shared by the customers of a carrier
        (0x7F00_0000, 8),  // loopback
        (0xA9FE_0000, 16), // link-local, where clouds keep their credentials
        (0xAC10_0000, 12), // private
        (0xC000_0000, 24), // protocol assignments
        (0xC000_0200, 24), // documentation
        (0xC058_6300, 24), // 6to4 relays
        (0xC0A8_0000, 16), // private
        (0xC612_0000, 15), // benchmarks
        (0xC633_6400, 24), // documentation
        (0xCB00_7100, 24), // documentation
        (0xE000_0000, 4),  // multicast
        (0xF000_0000, 4),  // reserved, broadcast
    ];
    let bits = u32::from(ip);
    SPECIAL.iter().all(|(net, length)| (bits ^ net) >> (32 - length) != 0)
}

/// Of the whole space only 2000::/3 is given out; what stands for an IPv4 address is judged by it.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    const SPECIAL: [(u128, u32); 4] = [
        (0x2001 << 112, 23),     // Teredo, ORCHID, benchmarks, anycast of protocols
        (0x2001_0DB8 << 96, 32), // documentation
        (0x2002 << 112, 16),     // 6to4
        (0x3FFF << 112, 20),     // documentation
    ];
    const GIVEN_OUT: (u128, u32) = (0x2000 << 112, 3);
    const MAPPED: (u128, u32) = (0xFFFF << 32, 96);
    const NAT64: (u128, u32) = (0x0064_FF9B << 96, 96);
    let bits = u128::from(ip);
    let within = |(net, length): (u128, u32)| (bits ^ net) >> (128 - length) == 0;
    if within(MAPPED) || within(NAT64) {
        let [.., a, b, c, d] = ip.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    within(GIVEN_OUT) && !SPECIAL.into_iter().any(within)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "2a00:1450:4007::200e",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for special in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1.1.1.1",
            "100::1",
            "2001::1",
            "2001:0:1::1",
            "2001:db8::1",
            "2002:a00:1::",
            "2002:101:101::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "5f00::1",
        ] {
            assert!(!is_public(special.parse().unwrap()), "{special}");
        }
    }

    #[test]
    fn an_address_is_https_to_a_machine_of_the_public_internet() {
        let public = Reachable::default();
        let read = |text: &str| Endpoint::read(text, &public).map(|_| ());
        for right in [
            "https://hooks.example.com/autovisite",
            "https://hooks.example.com:8443/?a=b",
            "https://1.1.1.1/",
            " https://[2606:4700:4700::1111]/ ",
        ] {
            assert_eq!(read(right), Ok(()), "{right}");
        }
        for wrong in [
            "",
            "hooks.example.com",
            "http://hooks.example.com/",
            "http://127.0.0.1:8080/",
            "ftp://hooks.example.com/",
            "file:///etc/passwd",
            "https://user@hooks.example.com/",
            "https://user:word@hooks.example.com/",
            "https://hooks.example.com:22/",
            "https://hooks.example.com:80/",
            "https://hooks.example.com/#part",
        ] {
            assert_eq!(read(wrong), Err(AuthError::WebhookUrlInvalid), "{wrong}");
        }
        // However an address is written: in figures, in octal, in hexadecimal, mapped.
        for private in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0177.0.0.1/",
            "https://0x7f.1/",
            "https://127.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[fd00::1]:8443/",
        ] {
            assert_eq!(read(private), Err(AuthError::WebhookUrlPrivate), "{private}");
        }
        let here = Reachable { this_machine: true, ..Reachable::default() };
        assert!(Endpoint::read("http://127.0.0.1:8080/", &here).is_ok());
        assert!(Endpoint::read("http://localhost:8080/", &here).is_ok());
        assert!(Endpoint::read("http://10.0.0.1:8080/", &here).is_err());
        assert!(Endpoint::read("http://hooks.example.com:8080/", &here).is_err());
    }

    #[tokio::test]
    async fn one_private_address_among_many_is_enough() {
        let names = |found: &'static [&'static str]| Reachable {
            this_machine: false,
            names: Names::By(Arc::new(move |_| {
                found.iter().map(|ip| ip.parse().unwrap()).collect()
            })),
        };
        let judged = async |found| {
            Endpoint::judged("https://hooks.example.com/", &names(found)).await.map(|_| ())
        };
        assert_eq!(judged(&["1.1.1.1", "2606:4700::1"]).await, Ok(()));
        assert_eq!(judged(&["1.1.1.1", "10.0.0.1"]).await, Err(AuthError::WebhookUrlPrivate));
        assert_eq!(judged(&["::ffff:169.254.169.254"]).await, Err(AuthError::WebhookUrlPrivate));
        assert_eq!(judged(&[]).await, Err(AuthError::WebhookHostUnknown));
    }
}
