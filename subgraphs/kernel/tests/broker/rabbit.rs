//! A private RabbitMQ that can be killed and started again on what it kept.
use std::{
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const START_PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Rabbit {
    folder: tempfile::TempDir,
    port: u16,
    server: Child,
}

impl Rabbit {
    pub(crate) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("avt-rabbit-").tempdir().unwrap();
        let port = three_free_ports();
        let server = launch(&folder, port);
        Self { folder, port, server }
    }

    pub(crate) fn url(&self) -> String {
        format!("amqp://guest:guest@127.0.0.1:{}/%2f", self.port)
    }

    /// As a power cut: nothing is flushed, nobody is told.
    pub(crate) fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    pub(crate) fn start_again(&mut self) {
        self.server = launch(&self.folder, self.port);
    }
}

impl Drop for Rabbit {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn three_free_ports() -> u16 {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        let free = |port: Option<u16>| {
            port.is_some_and(|port| TcpListener::bind(("127.0.0.1", port)).is_ok())
        };
        if free(port.checked_add(1)) && free(port.checked_add(2)) {
            return port;
        }
    }
}

fn launch(folder: &tempfile::TempDir, port: u16) -> Child {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tools/rabbitmq.sh");
    let log = std::fs::File::create(folder.path().join("output")).unwrap();
    let mut server = Command::new(script)
        .arg(folder.path())
        .arg(port.to_string())
        .stdin(Stdio::null())
        .stderr(log.try_clone().unwrap())
        .stdout(log)
        .spawn()
        .expect("tools/rabbitmq.sh runs");
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let output = || std::fs::read_to_string(folder.path().join("output")).unwrap();
        assert!(server.try_wait().unwrap().is_none(), "RabbitMQ ended: {}", output());
        assert!(started.elapsed() < START_PATIENCE, "RabbitMQ does not start: {}", output());
        std::thread::sleep(Duration::from_millis(100));
    }
    server
}
