//! A mail server for one test: takes letters over real SMTP (RFC 5321) on a loopback port.
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// It keeps what it took, as sent.
pub struct MailServer {
    url: String,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    letters: Vec<String>,
    refusals: usize,
}

fn locked(kept: &Mutex<Kept>) -> std::sync::MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MailServer {
    /// Starts one that answers its first letters with a temporary error, so many of them.
    ///
    /// # Panics
    /// Where no port is free.
    pub async fn refusing(refusals: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let kept = Arc::new(Mutex::new(Kept { refusals, ..Kept::default() }));
        let all = kept.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, all.clone()));
            }
        });
        Self { url, kept }
    }

    /// For `SMTP_URL`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What came, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<String> {
        locked(&self.kept).letters.clone()
    }
}

async fn converse(stream: TcpStream, kept: Arc<Mutex<Kept>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example.org\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let busy = verb == "MAIL" && {
            let mut kept = locked(&kept);
            let busy = kept.refusals > 0;
            kept.refusals = kept.refusals.saturating_sub(1);
            busy
        };
        let answer = match verb.as_str() {
            "EHLO" | "HELO" => "250 mail.example.org",
            "MAIL" if busy => "451 busy, come back later",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                locked(&kept).letters.push(letter);
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
