//! What this domain has of one person.
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_query, sql_types::Timestamptz};
use diesel_async::RunQueryDsl;
use kernel::Conn;

/// Rows, by name; the pictures that are still kept are files of the copy.
pub(crate) const KNOWN: &[(&str, &str)] = &[(
    "documents",
    "SELECT id, kind, status, file_name, content_type, size_bytes, image_kept, codes, created_at,
         received_at, read_at
     FROM scan.documents WHERE owner_id = $1 ORDER BY id",
)];

/// Once its documents are ended, which takes their pictures: what was said and read of them.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM scan.upload_parts p USING scan.uploads u, scan.documents d
     WHERE u.token_hash = p.token_hash AND d.id = u.document_id AND d.owner_id = $1",
    "DELETE FROM scan.evidence e USING scan.documents d
     WHERE d.id = e.document_id AND d.owner_id = $1",
    "DELETE FROM scan.uploads u USING scan.documents d
     WHERE d.id = u.document_id AND d.owner_id = $1",
    "UPDATE scan.documents SET file_name = '', codes = '[]', reading = NULL WHERE owner_id = $1",
];

/// The rows of documents that ended before then and whose pictures are gone, parts first.
const ENDED: [&str; 7] = [
    "DELETE FROM scan.upload_parts WHERE token_hash IN
         (SELECT token_hash FROM scan.uploads WHERE expires_at < $1)",
    "DELETE FROM scan.uploads WHERE expires_at < $1",
    "DELETE FROM scan.pages WHERE document_id IN (SELECT id FROM scan.documents
         WHERE status = 'DELETED' AND NOT image_kept AND created_at < $1)",
    "DELETE FROM scan.evidence WHERE document_id IN (SELECT id FROM scan.documents
         WHERE status = 'DELETED' AND NOT image_kept AND created_at < $1)",
    "DELETE FROM scan.jobs WHERE document_id IN (SELECT id FROM scan.documents
         WHERE status = 'DELETED' AND NOT image_kept AND created_at < $1)",
    "UPDATE scan.documents SET duplicate_of = NULL WHERE duplicate_of IN
         (SELECT id FROM scan.documents
          WHERE status = 'DELETED' AND NOT image_kept AND created_at < $1)",
    "DELETE FROM scan.documents d
     WHERE status = 'DELETED' AND NOT image_kept AND created_at < $1
       AND NOT EXISTS (SELECT 1 FROM scan.uploads u WHERE u.document_id = d.id)",
];

/// Drops the rows of documents that ended before then.
pub(crate) async fn forget_ended(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<()> {
    for statement in ENDED {
        sql_query(statement).bind::<Timestamptz, _>(before).execute(conn).await?;
    }
    Ok(())
}
