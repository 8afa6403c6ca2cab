//! Walks the chains of signed results, one a centre, and names the first link that is not as it was
//! signed.
use crate::{
    actions, domain,
    models::{Inspection, SealedResult},
};
use anyhow::Result;
use events::inspection::Signed;
use kernel::{ApiError, Conn, Pool};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// What was found.
#[derive(Debug, Default)]
pub struct Audited {
    /// How many centres have a chain.
    pub chains: usize,
    /// How many results were looked at.
    pub links: usize,
    /// The first broken link of each chain that has one, in words.
    pub broken: Vec<String>,
    /// SHA-256 of what was signed, by inspection: what papers print must be that.
    pub results: HashMap<Uuid, [u8; 32]>,
}

/// Walks all chains.
///
/// # Errors
/// Where the database does not answer.
pub async fn audit(pool: &Pool) -> Result<Audited> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let mut audited = Audited::default();
    for centre in Inspection::chains(&mut conn).await? {
        audited.chains += 1;
        audited.walk(&mut conn, centre).await?;
    }
    Ok(audited)
}

impl Audited {
    /// One centre's chain, until it breaks: after a broken link every later one would be.
    async fn walk(&mut self, conn: &mut Conn, centre: Uuid) -> Result<()> {
        let mut previous: Option<String> = None;
        let mut reached = 0;
        loop {
            let links = Inspection::links_after(conn, centre, reached).await?;
            if links.is_empty() {
                return Ok(());
            }
            for (seq, inspection) in links {
                self.links += 1;
                reached += 1;
                let name = format!(
                    "result {} of {} (link {seq} of centre {centre})",
                    inspection.id, inspection.reference
                );
                if seq != reached {
                    self.broken.push(format!("{name}: link {reached} before it is missing"));
                    return Ok(());
                }
                match look(conn, &inspection, previous.as_deref()).await? {
                    Ok(digest) => {
                        self.results.insert(inspection.id, digest);
                    }
                    Err(what) => {
                        self.broken.push(format!("{name}: {what}"));
                        return Ok(());
                    }
                }
                previous.clone_from(&inspection.content_hash);
            }
        }
    }
}

/// The digest of what was signed, or what is wrong with it.
async fn look(
    conn: &mut Conn,
    inspection: &Inspection,
    previous: Option<&str>,
) -> Result<Result<[u8; 32], &'static str>> {
    let hash = inspection.content_hash.clone().unwrap_or_default();
    let rows = Signed {
        content_hash: hash.clone(),
        ..match actions::signed_anew(conn, inspection).await {
            Ok(rows) => rows,
            Err(_) => return Ok(Err("its rows cannot be read")),
        }
    };
    let rows = serde_json::to_value(rows)?;
    // What was signed before results were kept word for word is known by its rows alone.
    let kept = SealedResult::of(conn, inspection.id).await?;
    let content = kept.as_ref().unwrap_or(&rows);
    let Ok(signed) = serde_json::from_value::<Signed>(content.clone()) else {
        return Ok(Err("what was signed cannot be read"));
    };
    if domain::seal(&signed, previous)? != hash {
        return Ok(Err("what was signed was changed, or the link before it"));
    }
    if kept.is_some_and(|kept| kept != rows) {
        return Ok(Err("its rows were changed since it was signed"));
    }
    Ok(Ok(Sha256::digest(serde_json::to_value(signed)?.to_string()).into()))
}
