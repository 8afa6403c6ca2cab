//! A mail server with a certificate of its own that takes nothing before STARTTLS (RFC 3207), and plays one
//! scene a letter.
#![expect(clippy::unwrap_used, reason = "tests")]
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, rustls};

/// What it does about one letter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scene {
    /// It is busy (4xx).
    Busy,
    /// It says nothing any more.
    Silent,
    /// There is no such mailbox.
    Nobody,
    /// It does not want us.
    Unwanted,
    /// It takes it.
    Taken,
}

#[derive(Default)]
struct Kept {
    scenes: VecDeque<Scene>,
    letters: Vec<String>,
    /// To whom somebody wanted to write.
    asked: usize,
    /// Commands that came in the clear, beside those that lead out of it.
    in_the_clear: Vec<String>,
}

/// The server.
pub(crate) struct TlsMailServer {
    pub(crate) url: String,
    /// Its certificate, PEM.
    pub(crate) authority: String,
    kept: Arc<Mutex<Kept>>,
}

impl TlsMailServer {
    /// Plays these, then takes everything.
    pub(crate) async fn playing(scenes: &[Scene]) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key =
            rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let kept = Arc::new(Mutex::new(Kept {
            scenes: scenes.iter().copied().collect(),
            ..Kept::default()
        }));
        let all = kept.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, acceptor.clone(), all.clone()));
            }
        });
        Self { url: format!("smtp://localhost:{port}"), authority: made.cert.pem(), kept }
    }

    /// What came, oldest first.
    pub(crate) fn letters(&self) -> Vec<String> {
        self.kept.lock().unwrap().letters.clone()
    }

    /// How often somebody wanted to hand a letter over.
    pub(crate) fn asked(&self) -> usize {
        self.kept.lock().unwrap().asked
    }

    pub(crate) fn in_the_clear(&self) -> Vec<String> {
        self.kept.lock().unwrap().in_the_clear.clone()
    }
}

async fn answer(
    stream: TcpStream,
    acceptor: TlsAcceptor,
    kept: Arc<Mutex<Kept>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mail.example.org\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        match line.split_whitespace().next().unwrap_or_default() {
            "EHLO" => stream.write_all(b"250-mail.example.org\r\n250 STARTTLS\r\n").await?,
            "STARTTLS" => break,
            _ => {
                kept.lock().unwrap().in_the_clear.push(line);
                stream.write_all(b"530 5.7.0 STARTTLS first\r\n").await?;
            }
        }
    }
    stream.write_all(b"220 go on\r\n").await?;
    converse(acceptor.accept(stream.into_inner()).await?, kept).await
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    kept: Arc<Mutex<Kept>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut scene = Scene::Taken;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.split([' ', ':']).next().unwrap_or_default().trim().to_owned();
        if verb == "MAIL" {
            let mut kept = kept.lock().unwrap();
            scene = kept.scenes.pop_front().unwrap_or(Scene::Taken);
            kept.asked += 1;
        }
        let answer = match (verb.as_str(), scene) {
            ("EHLO", _) => "250 mail.example.org",
            ("MAIL", Scene::Busy) => "451 4.3.2 come back later",
            ("RCPT", Scene::Nobody) => "550 5.1.1 there is no such mailbox",
            ("RCPT", Scene::Unwanted) => "550 5.7.1 relaying denied",
            ("DATA", Scene::Silent) => {
                // Until the other side hangs up.
                let mut rest = String::new();
                while stream.read_line(&mut rest).await? > 0 {}
                return Ok(());
            }
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    letter.push_str(&line.replace("\r\n", "\n"));
                }
                kept.lock().unwrap().letters.push(letter);
                "250 taken"
            }
            ("QUIT", _) => "221 bye",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}
