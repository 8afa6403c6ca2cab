//! A private Redis for one test: of Debian's package, on a loopback port, kept in memory alone.
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A running server; stopped when the value is dropped.
pub struct Redis {
    port: u16,
    server: Child,
}

impl Redis {
    /// Starts one.
    ///
    /// # Panics
    /// Where `redis-server` is not installed or does not start; `make test` installs it.
    pub async fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
        let port = free.expect("a free port").port();
        let server = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--port", &port.to_string()])
            .args(["--save", "", "--appendonly", "no"])
            .stdout(Stdio::null())
            .spawn()
            .expect("redis-server starts: is it installed?");
        let redis = Self { port, server };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return redis;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("redis-server does not answer");
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Every key in it.
    ///
    /// # Panics
    /// Where it does not answer.
    pub async fn keys(&self) -> Vec<String> {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).await.expect("redis answers");
        socket.write_all(b"KEYS *\r\nQUIT\r\n").await.expect("redis listens");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.expect("redis answers");
        // RESP: each key is a line after one with its length.
        answer.lines().filter(|line| !line.starts_with(['*', '$', '+'])).map(Into::into).collect()
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // One that has ended already needs nothing.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
