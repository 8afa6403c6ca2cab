//! What our own clients may ask: `schema/operations/<client>/*.graphql`, read once at start.
use anyhow::{Context, Result};
use engine::TrustedDocuments;
use std::{fs, path::Path};

/// The operations of every client; none where the folder is absent.
///
/// # Errors
/// Where a file cannot be read or holds something else.
pub(crate) fn trusted(folder: &Path) -> Result<TrustedDocuments> {
    let mut trusted = TrustedDocuments::default();
    if !folder.is_dir() {
        return Ok(trusted);
    }
    let unread = || format!("the operations in {}", folder.display());
    for client in fs::read_dir(folder).with_context(unread)? {
        let client = client.with_context(unread)?.path();
        let mut texts = Vec::new();
        for file in fs::read_dir(&client).with_context(unread)? {
            let file = file.with_context(unread)?.path();
            if file.extension().is_some_and(|extension| extension == "graphql") {
                texts.push(fs::read_to_string(&file).with_context(unread)?);
            }
        }
        let added = trusted.add_client(texts.iter().map(String::as_str));
        added.with_context(|| format!("the operations in {}", client.display()))?;
    }
    Ok(trusted)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_operations_of_our_clients_are_all_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/operations");
        assert!(trusted(&folder).unwrap().len() > 30);
        assert!(trusted(Path::new("nowhere")).unwrap().is_empty());
    }
}
