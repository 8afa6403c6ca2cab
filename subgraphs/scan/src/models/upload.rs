//! One-time upload addresses.
use super::document::PHOTO;
use crate::{
    domain::{DocumentKind, DocumentStatus, UPLOAD_OPEN},
    schema::{documents, uploads},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, db, guard::Person};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What stands at the end of an upload address: 256 bits nobody can guess.
pub(crate) struct Token(String);

impl Token {
    /// A fresh one.
    pub(crate) fn random() -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// One that a client sent.
    pub(crate) fn sent(text: String) -> Self {
        Self(text)
    }

    /// For the address.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// The state of an upload address.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = uploads)]
pub(crate) struct Upload {
    token_hash: Vec<u8>,
    pub(crate) document_id: Uuid,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
}

impl Upload {
    pub(super) fn token_hash(&self) -> &[u8] {
        &self.token_hash
    }

    /// Tells it from the document's other uploads, in the store; opens nothing.
    pub(super) fn short_name(&self) -> String {
        self.token_hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Opens an address for a document.
    pub(crate) async fn open(
        conn: &mut Conn,
        token: &Token,
        document: Uuid,
        expires_at: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(uploads::table)
            .values((
                uploads::token_hash.eq(token.hash()),
                uploads::document_id.eq(document),
                uploads::expires_at.eq(expires_at),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The address behind a token.
    pub(crate) async fn find(conn: &mut Conn, token: &Token) -> QueryResult<Option<Self>> {
        Self::query().filter(uploads::token_hash.eq(token.hash())).first(conn).await.optional()
    }

    /// The same, locked: of two senders one waits here for the other.
    pub(crate) async fn lock(conn: &mut Conn, token: &Token) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(uploads::token_hash.eq(token.hash()))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// Closes it for good; `content` is the hash of what was sent.
    pub(crate) async fn set_used(
        &self,
        conn: &mut Conn,
        content: &[u8],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(uploads::table.find(&self.token_hash))
            .set((uploads::used_at.eq(now), uploads::content_hash.eq(content)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Takes it for one sender until then, unless another holds it; answers whether it did.
    pub(crate) async fn lease(
        conn: &mut Conn,
        token: &Token,
        lease: Uuid,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let free = uploads::leased_until.is_null().or(uploads::leased_until.le(now));
        let this = uploads::table.filter(uploads::token_hash.eq(token.hash()));
        let taken = diesel::update(this.filter(free))
            .set((uploads::lease.eq(lease), uploads::leased_until.eq(until)))
            .execute(conn)
            .await?;
        Ok(taken > 0)
    }

    /// Holds it longer, or not at all; answers whether it was still held by this sender.
    pub(crate) async fn hold(
        conn: &mut Conn,
        token: &Token,
        lease: Uuid,
        until: Option<DateTime<Utc>>,
    ) -> QueryResult<bool> {
        let held = uploads::token_hash.eq(token.hash()).and(uploads::lease.eq(lease));
        let held = diesel::update(uploads::table.filter(held))
            .set((uploads::lease.eq(until.map(|_| lease)), uploads::leased_until.eq(until)))
            .execute(conn)
            .await?;
        Ok(held > 0)
    }

    /// What is sent to that address; `None` where there is no such address.
    pub(crate) async fn kind(
        conn: &mut Conn,
        token: &Token,
    ) -> QueryResult<Option<Stored<DocumentKind>>> {
        uploads::table
            .inner_join(documents::table)
            .filter(uploads::token_hash.eq(token.hash()))
            .select(documents::kind)
            .first(conn)
            .await
            .optional()
    }

    /// How many addresses a document ever had.
    pub(crate) async fn count_of(conn: &mut Conn, document: Uuid) -> QueryResult<i64> {
        uploads::table.filter(uploads::document_id.eq(document)).count().get_result(conn).await
    }

    /// How many addresses were opened for somebody since then, whatever became of them.
    pub(crate) async fn count_since(
        conn: &mut Conn,
        owner: &Person,
        since: DateTime<Utc>,
    ) -> QueryResult<i64> {
        uploads::table
            .inner_join(documents::table)
            .filter(documents::owner_id.eq(owner.id()))
            .filter(documents::kind.ne(PHOTO))
            // An address says when it ends, and all stay open for as long.
            .filter(uploads::expires_at.ge(since + UPLOAD_OPEN))
            .count()
            .get_result(conn)
            .await
    }

    /// Until when more may come for a document, where an address is still open.
    pub(crate) async fn open_until(
        conn: &mut Conn,
        document: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<DateTime<Utc>>> {
        uploads::table
            .filter(uploads::document_id.eq(document))
            .filter(uploads::used_at.is_null().and(uploads::expires_at.gt(now)))
            .select(diesel::dsl::max(uploads::expires_at))
            .get_result(conn)
            .await
    }

    /// How many of somebody's are open. Also makes that person's other announcements wait until
    /// the transaction ends, so that a burst cannot pass the quota together.
    pub(crate) async fn count_open(
        conn: &mut Conn,
        owner: &Person,
        now: DateTime<Utc>,
    ) -> QueryResult<i64> {
        db::lock(conn, &format!("scan.uploads:{}", owner.id())).await?;
        uploads::table
            .inner_join(documents::table)
            .filter(documents::owner_id.eq(owner.id()))
            .filter(documents::status.ne(<&str>::from(DocumentStatus::Deleted)))
            .filter(uploads::used_at.is_null().and(uploads::expires_at.gt(now)))
            .count()
            .get_result(conn)
            .await
    }
}
