//! An organisation's machine on loopback: real sockets, and every way to answer badly.
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// How one request is answered.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// With this status, whole.
    Status(u16),
    /// As that, after a while.
    Late(Duration, u16),
    /// To go there instead.
    Redirect(String),
    /// A status of success, and the connection ends before what was announced has come.
    Cut,
    /// A status, and a body without end.
    Endless(u16),
    /// Nothing: the connection stays open.
    Silence,
}

/// What came in.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: String,
    pub(crate) at: Instant,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The type that the message says.
    pub(crate) fn event(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap();
        body["type"].as_str().unwrap().to_owned()
    }
}

#[derive(Default)]
struct Kept {
    received: Vec<Received>,
    connections: usize,
    answers: VecDeque<Answer>,
    sent_bytes: usize,
}

/// A running consumer.
#[derive(Clone)]
pub(crate) struct Consumer {
    pub(crate) port: u16,
    kept: Arc<Mutex<Kept>>,
}

impl Consumer {
    /// Answers as listed, one after another, and 204 afterwards.
    pub(crate) async fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let kept = Kept { answers: answers.into_iter().collect(), ..Kept::default() };
        let kept = Arc::new(Mutex::new(kept));
        let all = kept.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                locked(&all).connections += 1;
                tokio::spawn(converse(stream, all.clone()));
            }
        });
        Self { port, kept }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    /// What came, oldest first.
    pub(crate) fn received(&self) -> Vec<Received> {
        locked(&self.kept).received.clone()
    }

    /// The types of what came.
    pub(crate) fn events(&self) -> Vec<String> {
        self.received().iter().map(Received::event).collect()
    }

    /// How often somebody connected.
    pub(crate) fn connections(&self) -> usize {
        locked(&self.kept).connections
    }

    /// How much was read of the answers without end.
    pub(crate) fn sent_bytes(&self) -> usize {
        locked(&self.kept).sent_bytes
    }

    /// Waits until so many requests have come.
    pub(crate) async fn has(&self, count: usize) {
        for _ in 0..500 {
            if self.received().len() >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{count} requests were to come, {} did", self.received().len());
    }
}

fn locked(kept: &Mutex<Kept>) -> std::sync::MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn converse(stream: TcpStream, kept: Arc<Mutex<Kept>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let mut line = String::new();
    read.read_line(&mut line).await?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = http::HeaderMap::new();
    loop {
        line.clear();
        read.read_line(&mut line).await?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        let name: http::HeaderName = name.parse().unwrap();
        headers.append(name, value.trim().parse().unwrap());
    }
    let length = headers.get("content-length").map_or(0, |v| v.to_str().unwrap().parse().unwrap());
    let mut body = vec![0; length];
    read.read_exact(&mut body).await?;
    let body = String::from_utf8(body).unwrap();
    let answer = {
        let mut kept = locked(&kept);
        kept.received.push(Received { path, headers, body, at: Instant::now() });
        kept.answers.pop_front().unwrap_or(Answer::Status(204))
    };
    match answer {
        Answer::Status(status) => whole(&mut write, status).await,
        Answer::Late(pause, status) => {
            tokio::time::sleep(pause).await;
            whole(&mut write, status).await
        }
        Answer::Redirect(to) => {
            let head = format!("HTTP/1.1 302 x\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
            write.write_all(head.as_bytes()).await
        }
        Answer::Cut => {
            write.write_all(b"HTTP/1.1 200 x\r\ncontent-length: 1000\r\n\r\nthank").await
        }
        Answer::Endless(status) => {
            let head = format!("HTTP/1.1 {status} x\r\ntransfer-encoding: chunked\r\n\r\n");
            write.write_all(head.as_bytes()).await?;
            let chunk = format!("400\r\n{}\r\n", "x".repeat(1024));
            loop {
                write.write_all(chunk.as_bytes()).await?;
                locked(&kept).sent_bytes += 1024;
            }
        }
        Answer::Silence => {
            tokio::time::sleep(Duration::from_secs(120)).await;
            Ok(())
        }
    }
}

async fn whole(write: &mut tokio::net::tcp::OwnedWriteHalf, status: u16) -> std::io::Result<()> {
    let length = if status == 204 { "" } else { "content-length: 2\r\n" };
    let body = if status == 204 { "" } else { "ok" };
    let text = format!("HTTP/1.1 {status} x\r\n{length}connection: close\r\n\r\n{body}");
    write.write_all(text.as_bytes()).await
}
