//! One small file a chat, in a folder only this process's user reads: whoever reads a refresh
//! token is that chat.
use crate::session::ChatSession;
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};
use tokio::{fs, io::AsyncWriteExt};

/// Where the chats' sessions are kept.
#[derive(Clone, Debug)]
pub struct SessionStore {
    folder: PathBuf,
}

impl SessionStore {
    /// The store in that folder, made where it is missing, closed to other users.
    ///
    /// # Errors
    /// Where the folder can be neither made nor closed.
    pub fn open(folder: impl AsRef<Path>) -> io::Result<Self> {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder.as_ref().to_owned();
        std::fs::create_dir_all(&folder)?;
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))?;
        Ok(Self { folder })
    }

    fn file(&self, chat: i64) -> PathBuf {
        self.folder.join(format!("{chat}.json"))
    }

    /// Every chat that has a file.
    pub(crate) async fn chats(&self) -> io::Result<Vec<i64>> {
        let mut entries = fs::read_dir(&self.folder).await?;
        let mut chats = Vec::new();
        while let Some(entry) = entries.next_entry().await? {
            let name = entry.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(".json"));
            chats.extend(name.and_then(|name| name.parse::<i64>().ok()));
        }
        Ok(chats)
    }

    /// What is kept of a chat. A file that cannot be read costs the person their session, not
    /// their chat: a new one begins.
    pub(crate) async fn load(&self, chat: i64) -> ChatSession {
        let read = match fs::read(self.file(chat)).await {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::from),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(ChatSession::default()),
            Err(error) => Err(error),
        };
        read.unwrap_or_else(|error| {
            tracing::error!(chat, %error, "a chat's session cannot be read, a new one begins");
            ChatSession::default()
        })
    }

    /// Replaces what is kept of a chat: a crash leaves the old file or the new one, never half.
    pub(crate) async fn save(&self, chat: i64, session: &ChatSession) -> io::Result<()> {
        let fresh = self.folder.join(format!("{chat}.new"));
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)
            .await?;
        file.write_all(&serde_json::to_vec(session)?).await?;
        file.sync_data().await?;
        fs::rename(&fresh, self.file(chat)).await
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::session::Tokens;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[tokio::test]
    async fn a_session_survives_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::open(folder.path().join("telegram")).unwrap();
        let tokens = Tokens { access_token: "a".into(), refresh_token: "r".into() };
        let session = ChatSession { tokens: Some(tokens), last_seq: 7, ..ChatSession::default() };
        store.save(-42, &ChatSession::default()).await.unwrap();
        store.save(-42, &session).await.unwrap();

        let again = SessionStore::open(folder.path().join("telegram")).unwrap();
        assert_eq!(again.chats().await.unwrap(), [-42]);
        assert_eq!(again.load(-42).await, session);
        assert_eq!(mode(&again.folder), 0o700);
        assert_eq!(mode(&again.file(-42)), 0o600);
    }

    #[tokio::test]
    async fn a_broken_file_starts_the_chat_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::open(folder.path()).unwrap();
        std::fs::write(store.file(1), "{\"tokens\":").unwrap();
        assert_eq!(store.load(1).await, ChatSession::default());
        assert_eq!(store.load(2).await, ChatSession::default());
    }
}
