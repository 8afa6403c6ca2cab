//! What a person's rights ask of every domain: all that it has of them, and to forget it.
//! Decisions: docs/decisions/personal-data.md
use crate::event;
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, Listener, Pool, outbox, person};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Who is asked: each answers an [`ExportAsked`] with one [`PartExported`].
pub const DOMAINS: [&str; 8] =
    ["auth", "appointment", "payment", "scan", "parser", "inspection", "report", "chatbot"];

/// Somebody wants a copy of all that is known of them (GDPR, article 15 and 20).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExportAsked {
    /// The copy.
    pub export_id: Uuid,
    /// Of whom.
    pub person_id: Uuid,
    /// When they asked.
    pub asked_at: DateTime<Utc>,
}
event!(ExportAsked, "report.export_asked.v1", export_id, of nobody);

/// A file that a domain keeps of somebody. It stays where it is until the copy is fetched: what was
/// removed meanwhile is not in the copy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name in the copy: `carte-grise.jpg`.
    pub name: String,
    /// Where it lies in the domain's store.
    pub key: String,
}

/// What one domain has of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartExported {
    /// Of which copy.
    pub export_id: Uuid,
    /// Of whom.
    pub person_id: Uuid,
    /// Which domain.
    pub domain: String,
    /// Its rows, by the name of what they are.
    pub rows: Value,
    /// Its files.
    #[serde(default)]
    pub files: Vec<KeptFile>,
}
event!(PartExported, "person.part_exported.v1", export_id, of nobody);

/// Somebody is to be forgotten (GDPR, article 17): everything but what the law says to keep, which
/// no longer leads to them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonErased {
    /// Who they were, guest or customer.
    pub person_id: Uuid,
}
event!(PersonErased, "auth.person_erased.v1", person_id, of nobody);

/// Queries of what a domain has of a person, by the name of what they are.
pub type Known = &'static [(&'static str, &'static str)];
/// Statements by which it forgets them.
pub type Forgotten = &'static [&'static str];

/// The listener by which a domain tells all that it has of somebody.
pub fn exporter(name: &'static str, pool: &Pool, domain: &'static str, known: Known) -> Listener {
    Listener::on(name, pool, move |conn, event: ExportAsked| {
        Box::pin(async move { tell(conn, &event, domain, known, Vec::new()).await })
    })
}

/// Tells all that a domain has of somebody, and which files.
///
/// # Errors
/// Where the database does not answer.
pub async fn tell(
    conn: &mut Conn,
    asked: &ExportAsked,
    domain: &str,
    known: Known,
    files: Vec<KeptFile>,
) -> ApiResult<()> {
    let ExportAsked { export_id, person_id, .. } = *asked;
    let rows = person::rows(conn, known, person_id).await?;
    let domain = domain.to_owned();
    outbox::publish(conn, &PartExported { export_id, person_id, domain, rows, files }).await
}

/// The listener by which a domain forgets somebody.
pub fn eraser(name: &'static str, pool: &Pool, forgotten: Forgotten) -> Listener {
    Listener::on(name, pool, move |conn, event: PersonErased| {
        Box::pin(person::forget(conn, forgotten, event.person_id))
    })
}
