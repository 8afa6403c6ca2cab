//! Who asks, before anybody knows who they are: a pseudonym of where they ask from.
//! Decisions: docs/decisions/identity.md
use kernel::{
    LetterKey, Viewer,
    viewer::{Device, Whence},
};
use uuid::Uuid;

const DEVICE: &str = "device";

/// What a device keeps by which an account knows it again. It opens nothing.
pub(crate) fn device_token(key: &LetterKey, account: Uuid) -> String {
    key.link_to(DEVICE, account)
}

/// Where a request came from, as it is counted in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asker {
    pub(crate) pseudonym: Vec<u8>,
    /// Whether it is a place in the world, where somebody may be known again.
    pub(crate) is_place: bool,
    /// What they ask with, by its family name; empty where it does not say.
    pub(crate) device: String,
    /// Whether it is a device on which the account that they ask for was entered before.
    pub(crate) is_known: bool,
}

impl Asker {
    /// The public address they call from. An address of our own network says nothing (the
    /// assistant asks in everybody's name): then each session is counted by itself.
    pub(crate) fn of(
        key: &LetterKey,
        whence: Option<&Whence>,
        device: Option<&Device>,
        viewer: &Viewer,
    ) -> Self {
        let address = whence.and_then(Whence::public);
        let (name, is_place) = match (address, viewer.id()) {
            (Some(address), _) => (format!("address {address}"), true),
            (None, Some(id)) => (format!("session {id}"), false),
            (None, None) => ("nobody".to_owned(), false),
        };
        let device = device.map_or_else(String::new, |device| device.0.clone());
        Self { pseudonym: key.pseudonym(&name), is_place, device, is_known: false }
    }

    /// The same with a device that shows the token of that account ([`device_token`]): counted by
    /// itself, so that nobody who asks from the same place keeps it out.
    pub(crate) fn with(&self, key: &LetterKey, token: Option<&str>, account: Option<Uuid>) -> Self {
        match token.and_then(|token| key.opened_to(DEVICE, token)) {
            Some(of) if account == Some(of) => Self {
                pseudonym: key.pseudonym(&format!("device {of}")),
                is_place: true,
                is_known: true,
                device: self.device.clone(),
            },
            Some(_) | None => self.clone(),
        }
    }

    /// As the log of acts names where somebody calls from.
    pub(crate) fn name(&self) -> String {
        self.pseudonym.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use kernel::Role;

    #[test]
    fn people_of_our_own_network_are_told_apart_by_their_session() {
        let key = LetterKey::new(&[7; 32]).unwrap();
        let guest = |n| Viewer::Person {
            id: uuid::Uuid::from_u128(n),
            roles: vec![Role::Guest],
            posts: Vec::new(),
            name: String::new(),
        };
        let from = |address: &str, n| {
            let whence = Whence { address: address.into(), pseudonym: None };
            Asker::of(&key, Some(&whence), None, &guest(n))
        };
        assert_eq!(from("203.0.113.7", 1), from("203.0.113.7", 2));
        assert_ne!(from("203.0.113.7", 1), from("203.0.113.8", 1));
        assert!(from("2001:db8::", 1).is_place);
        // A loopback address of IPv6 is cut to its network, too.
        for own in ["127.0.0.1", "10.0.0.4", "192.168.1.20", "::", "fd00::", "not an address"] {
            assert_ne!(from(own, 1), from(own, 2), "{own}");
            assert!(!from(own, 1).is_place, "{own}");
        }
        assert!(!Asker::of(&key, None, None, &Viewer::Anonymous).is_place);
    }
}
