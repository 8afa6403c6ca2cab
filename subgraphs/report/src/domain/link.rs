//! Download links: whoever has one may read the document, until it expires.
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac, digest::KeyInit};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a link works.
pub(crate) const LIFETIME: TimeDelta = TimeDelta::days(7);
/// Seals of other things made with the same secret must not pass for links.
const PURPOSE: &[u8] = b"autovisite document link\0";

/// How the path of an invoice's receipt ends.
pub(crate) const RECEIPT: &str = ".recu.pdf";

const REMINDERS: &[u8] = b"autovisite reminders\0";
const SOLD: &[u8] = b"autovisite sold vehicle\0";

/// Hashed first, so that a secret of any length makes a key of the right one.
fn keyed(secret: &[u8]) -> Hmac<Sha256> {
    let mut key = [0; 64];
    key[..32].copy_from_slice(&Sha256::digest(secret));
    <Hmac<Sha256> as KeyInit>::new(&key.into())
}

/// Makes and opens links.
#[derive(Clone)]
pub(crate) struct Links(Hmac<Sha256>);

/// Makes and opens the addresses by which a customer stops reminders, and has them again. They do not
/// expire, and lead to nothing that is worth taking.
#[derive(Clone)]
pub(crate) struct ReminderLinks {
    reminders: Hmac<Sha256>,
    sold: Hmac<Sha256>,
}

impl ReminderLinks {
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self {
            reminders: keyed(secret).chain_update(REMINDERS),
            sold: keyed(secret).chain_update(SOLD),
        }
    }

    /// The path where a customer says that a vehicle is sold.
    pub(crate) fn sold_path(&self, customer: Uuid, watched: Uuid) -> String {
        let mut bytes = [*customer.as_bytes(), *watched.as_bytes()].concat();
        let seal = self.sold.clone().chain_update(&bytes).finalize().into_bytes();
        bytes.extend(seal);
        format!("/reminders/sold/{}", BASE64.encode(bytes))
    }

    /// Whose vehicle a token says to be sold.
    pub(crate) fn open_sold(&self, token: &str) -> Option<(Uuid, Uuid)> {
        let bytes = BASE64.decode(token).ok()?;
        let (said, seal) = bytes.split_at_checked(32)?;
        self.sold.clone().chain_update(said).verify_slice(seal).ok()?;
        let (customer, watched) = said.split_at(16);
        Some((Uuid::from_slice(customer).ok()?, Uuid::from_slice(watched).ok()?))
    }

    /// The path of a customer's page.
    pub(crate) fn path(&self, customer: Uuid) -> String {
        let mut bytes = customer.as_bytes().to_vec();
        let seal = self.reminders.clone().chain_update(&bytes).finalize().into_bytes();
        bytes.extend(seal);
        format!("/reminders/{}", BASE64.encode(bytes))
    }

    /// Whose page a token opens; nobody's where we did not make it.
    pub(crate) fn open(&self, token: &str) -> Option<Uuid> {
        let bytes = BASE64.decode(token).ok()?;
        let (said, seal) = bytes.split_at_checked(16)?;
        self.reminders.clone().chain_update(said).verify_slice(seal).ok()?;
        Uuid::from_slice(said).ok()
    }
}

/// Why a link does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkError {
    /// It was ours, once.
    Expired,
    /// It never was ours, or was damaged.
    Unknown,
}

impl Links {
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self(keyed(secret).chain_update(PURPOSE))
    }

    /// The path of a document, for the next seven days.
    pub(crate) fn path(&self, document: Uuid, now: DateTime<Utc>) -> String {
        format!("/documents/{}.pdf", self.token(document, now))
    }

    /// The path of the receipt of an invoice, for as long.
    pub(crate) fn receipt_path(&self, invoice: Uuid, now: DateTime<Utc>) -> String {
        format!("/documents/{}{RECEIPT}", self.token(invoice, now))
    }

    /// The path of a copy of somebody's data, for as long.
    pub(crate) fn export_path(&self, export: Uuid, now: DateTime<Utc>) -> String {
        format!("/documents/{}.zip", self.token(export, now))
    }

    fn token(&self, document: Uuid, now: DateTime<Utc>) -> String {
        let expires = (now + LIFETIME).timestamp();
        let mut bytes = document.as_bytes().to_vec();
        bytes.extend(expires.to_be_bytes());
        let seal = self.0.clone().chain_update(&bytes).finalize().into_bytes();
        bytes.extend(seal);
        BASE64.encode(bytes)
    }

    /// The document of a token, its ending and all.
    pub(crate) fn open(&self, token: &str, now: DateTime<Utc>) -> Result<Uuid, LinkError> {
        let token = token.split_once('.').map_or(token, |(token, _)| token);
        let bytes = BASE64.decode(token).map_err(|_| LinkError::Unknown)?;
        let (said, seal) = bytes.split_at_checked(24).ok_or(LinkError::Unknown)?;
        self.0.clone().chain_update(said).verify_slice(seal).map_err(|_| LinkError::Unknown)?;
        let (id, expires) = said.split_at(16);
        let expires = expires.try_into().map(i64::from_be_bytes).map_err(|_| LinkError::Unknown)?;
        if expires <= now.timestamp() {
            return Err(LinkError::Expired);
        }
        Uuid::from_slice(id).map_err(|_| LinkError::Unknown)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn token(path: &str) -> &str {
        path.strip_prefix("/documents/").unwrap()
    }

    #[test]
    fn a_link_opens_its_document_for_seven_days() {
        let (links, id, now) = (Links::new(&[7; 32]), Uuid::now_v7(), Utc::now());
        let path = links.path(id, now);
        assert_eq!(links.open(token(&path), now + TimeDelta::days(6)), Ok(id));
        assert_eq!(links.open(token(&path), now + LIFETIME), Err(LinkError::Expired));
    }

    #[test]
    fn a_link_cannot_be_made_without_the_secret_nor_bent_to_another_document() {
        let (links, now) = (Links::new(&[7; 32]), Utc::now());
        let path = links.path(Uuid::now_v7(), now);
        assert_eq!(Links::new(&[8; 32]).open(token(&path), now), Err(LinkError::Unknown));
        let other = links.path(Uuid::now_v7(), now);
        let bent = format!("{}{}", &token(&other)[..20], &token(&path)[20..]);
        assert_eq!(links.open(&bent, now), Err(LinkError::Unknown));
        assert_eq!(links.open("", now), Err(LinkError::Unknown));
        assert_eq!(links.open("é", now), Err(LinkError::Unknown));
    }

    #[test]
    fn a_page_about_reminders_is_one_customers_and_no_document() {
        let (links, id) = (ReminderLinks::new(&[7; 32]), Uuid::now_v7());
        let path = links.path(id);
        let token = path.strip_prefix("/reminders/").unwrap();
        assert_eq!(links.open(token), Some(id));
        assert_eq!(ReminderLinks::new(&[8; 32]).open(token), None);
        let other = links.path(Uuid::now_v7());
        let bent = format!("{}{}", &other["/reminders/".len()..][..16], &token[16..]);
        assert_eq!(links.open(&bent), None);
        let (watched, sold) = (Uuid::now_v7(), "/reminders/sold/");
        let path = links.sold_path(id, watched);
        let said = path.strip_prefix(sold).unwrap();
        assert_eq!(links.open_sold(said), Some((id, watched)));
        assert_eq!((links.open(said), links.open_sold(token)), (None, None));
        assert_eq!(Links::new(&[7; 32]).open(token, Utc::now()), Err(LinkError::Unknown));
    }
}
