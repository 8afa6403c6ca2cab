//! A private S3 server for one test: another hand's implementation of the protocol, which checks
//! every request's signature, on a loopback port with a folder of its own.
use axum::{Router, body::Body, extract::Request, response::Response};
use s3s::{
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use std::{net::SocketAddr, path::PathBuf};
use tokio::{net::TcpListener, task::JoinHandle};

const NAME: &str = "autovisite";
const ACCESS_KEY: &str = "autovisite-test";
const SECRET_KEY: &str = "not-so-secret";

/// A running server with one empty bucket; stopped when the value is dropped.
pub struct Bucket {
    folder: tempfile::TempDir,
    address: SocketAddr,
    server: JoinHandle<()>,
}

impl Bucket {
    /// Starts one.
    ///
    /// # Panics
    /// Where there is no folder or no port to be had.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(NAME)).expect("a bucket");
        let store = s3s_fs::FileSystem::new(folder.path()).expect("a store");
        let mut service = S3ServiceBuilder::new(store);
        service.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
        let service = service.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let door = Router::new().fallback(move |request| answer(service.clone(), request));
        let server = tokio::spawn(async move {
            axum::serve(listener, door).await.expect("the server runs");
        });
        Self { folder, address, server }
    }

    /// `s3://autovisite`
    pub fn url(&self) -> String {
        format!("s3://{NAME}")
    }

    /// What the environment of a process that uses it says.
    pub fn environment(&self) -> Vec<(String, String)> {
        [
            ("AWS_ENDPOINT", format!("http://{}", self.address)),
            ("AWS_REGION", "eu-west-3".to_owned()),
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY.to_owned()),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// Where it keeps what is in the bucket: a file for each key.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join(NAME)
    }
}

async fn answer(service: S3Service, request: Request) -> Response {
    let request = request.map(s3s::Body::http_body_unsync);
    let answered = service.call(request).await.expect("the protocol is spoken");
    answered.map(Body::new)
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.server.abort();
    }
}
