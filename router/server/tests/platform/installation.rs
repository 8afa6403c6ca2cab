//! A production installation around an empty database: its commands, its server, a mail server, and a
//! payment provider that is somebody else's server.
use axum::Router;
use kernel::Clock;
use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};
use stripe_simulator::{self as simulator, SimulatorConfig};
use testkit::{MailServer, TestDb};

const SECRET_KEY: &str = "sk_live_of_this_test";
const WEBHOOK_SECRET: &str = "whsec_of_this_test";

/// The installation's surroundings, and the commands an operator gives in them.
pub(crate) struct Site {
    pub(crate) database: Arc<TestDb>,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) mail: MailServer,
    pub(crate) origin: String,
    pub(crate) bank: String,
}

/// The running server; ended with the test.
pub(crate) struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Site {
    pub(crate) async fn prepare() -> Self {
        let port = free_port();
        let origin = format!("http://127.0.0.1:{port}");
        let bank = bank(&origin).await;
        Self {
            database: Arc::new(TestDb::empty().await),
            folder: tempfile::tempdir().unwrap(),
            mail: MailServer::refusing(0).await,
            origin,
            bank,
        }
    }

    pub(crate) fn autovisite(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_autovisite"));
        command
            .args(arguments)
            .current_dir(repository())
            .env("AUTOVISITE_ENV", "production")
            .env("AUTOVISITE_LISTEN", self.origin.trim_start_matches("http://"))
            .env("AUTOVISITE_PUBLIC_URL", &self.origin)
            .env("AUTOVISITE_DATA_DIR", self.folder.path())
            .env("AUTOVISITE_LOG", "error")
            .env("DATABASE_URL", self.database.pool.url())
            .env("SMTP_URL", self.mail.url())
            .env("STRIPE_SECRET_KEY", SECRET_KEY)
            .env("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET)
            .env("STRIPE_API_URL", &self.bank)
            .stdin(Stdio::null());
        command
    }

    /// What a command that must succeed prints.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let output = self.autovisite(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) async fn serve(&self) -> Serving {
        let serving = Serving(self.autovisite(&["serve"]).stdout(Stdio::null()).spawn().unwrap());
        let client = reqwest::Client::new();
        for _ in 0..600 {
            let ready = client.get(format!("{}/ready", self.origin)).send().await;
            if ready.is_ok_and(|answer| answer.status().is_success()) {
                return serving;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the server never became ready");
    }

    /// The newest letter to that address, as soon as one came.
    pub(crate) async fn letter(&self, email: &str) -> String {
        for _ in 0..300 {
            let letters = self.mail.letters();
            let to = |letter: &&String| letter.contains(&format!("To: {email}"));
            if let Some(letter) = letters.iter().rev().find(to) {
                return letter.replace("=\n", "").replace("=3D", "=");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no letter to {email}: {:#?}", self.mail.letters());
    }
}

/// A payment provider in a database and at an address of its own, that calls that shop back.
async fn bank(shop: &str) -> String {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let db = TestDb::new().await;
    let config = SimulatorConfig {
        secret_key: SECRET_KEY.to_owned(),
        webhook_secret: WEBHOOK_SECRET.to_owned(),
        webhook_url: format!("{shop}/webhooks/stripe"),
        public_url: origin.clone(),
    };
    let pages = simulator::routes(db.pool.clone(), config.clone(), Clock::System);
    let work = simulator::tasks(&db.pool, config, Clock::System).unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().merge(pages)).await.unwrap() });
    tokio::spawn(async move {
        loop {
            for task in &work {
                // A shop that does not answer yet is called again.
                let _ = task.drain().await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            // Lives as long as the bank.
            let _ = &db;
        }
    });
    format!("{origin}{}", simulator::PATH)
}
