//! The subgraph with its HTTP door open on a loopback port, and a client that speaks to both.
use chrono::{DateTime, TimeDelta, Utc};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use kernel::{Clock, Viewer, files::Files, live::Live};
use scan::{ScanConfig, image_intake::Decoder};
use serde_json::{Value, json};
use std::{io::Cursor, net::SocketAddr, path::Path, sync::Arc};
use testkit::{TestDb, data};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use uuid::Uuid;

/// Announces a photo.
pub(crate) const CREATE: &str =
    "mutation($input: CreateUploadInput!) { createUpload(input: $input) {
    document { id status } upload { url method headers { name value } maxBytes expiresAt } } }";
/// What an organisation may send a day.
pub(crate) const FILES_PER_DAY: u32 = 4;
/// Looks at a document.
pub(crate) const DOCUMENT: &str = "query($id: UUID!) { document(id: $id) {
    status contentType fileName failure { code message en } codes { format text } readAt } }";

/// One folder, one database, one moment.
pub(crate) struct World {
    pub(crate) db: Arc<TestDb>,
    pub(crate) schema: scan::Schema,
    pub(crate) folder: Arc<tempfile::TempDir>,
    files: Files,
    decoder: Decoder,
    address: SocketAddr,
    now: DateTime<Utc>,
}

/// An HTTP answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn code(&self) -> (u16, &str) {
        (self.status, self.body["code"].as_str().unwrap_or_default())
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let now = "2026-11-26T08:00:00Z".parse().unwrap();
        let files = Files::in_folder(folder.path()).unwrap();
        Self::open(Arc::new(TestDb::new().await), folder, files, Decoder::here(), now).await
    }

    /// The same, with the files elsewhere.
    pub(crate) async fn keeping(files: Files) -> Self {
        let World { db, folder, now, .. } = Self::new().await;
        Self::open(db, folder, files, Decoder::here(), now).await
    }

    /// The same, with another decoder.
    pub(crate) async fn decoding_by(decoder: Decoder) -> Self {
        let World { db, folder, files, now, .. } = Self::new().await;
        Self::open(db, folder, files, decoder, now).await
    }

    /// The same world, later.
    pub(crate) async fn after(&self, time: TimeDelta) -> Self {
        let (folder, files) = (self.folder.clone(), self.files.clone());
        let decoder = self.decoder.clone();
        Self::open(self.db.clone(), folder, files, decoder, self.now + time).await
    }

    async fn open(
        db: Arc<TestDb>,
        folder: Arc<tempfile::TempDir>,
        files: Files,
        decoder: Decoder,
        now: DateTime<Utc>,
    ) -> Self {
        let spool = folder.path().join("incoming");
        let (clock, config) = (Clock::Fixed(now), config(&files, &decoder, &spool));
        let live = Live::start(db.pool.clone());
        let schema = scan::schema(db.pool.clone(), clock, live, config.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = scan::routes(db.pool.clone(), clock, config);
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { db, schema, folder, files, decoder, address, now }
    }

    pub(crate) fn photo(size: usize) -> Value {
        json!({ "input": {
            "kind": "REGISTRATION_CERTIFICATE", "fileName": "carte.jpg",
            "contentType": "image/jpeg", "sizeBytes": size,
        } })
    }

    /// A certificate announced by `by`, and where its bytes go.
    pub(crate) async fn announced(&self, by: &Viewer) -> (Uuid, String) {
        self.announced_as(by, Self::photo(100_000)).await
    }

    /// The same, announced so.
    pub(crate) async fn announced_as(&self, by: &Viewer, input: Value) -> (Uuid, String) {
        let made = data(&self.schema, by, CREATE, input).await;
        let made = &made["createUpload"];
        let id = made["document"]["id"].as_str().unwrap().parse().unwrap();
        (id, made["upload"]["url"].as_str().unwrap().to_owned())
    }

    /// A document of `by` of no special kind, received.
    pub(crate) async fn received(&self, by: &Viewer, bytes: &[u8]) -> Uuid {
        let mut other = Self::photo(100_000);
        other["input"]["kind"] = json!("OTHER");
        let (id, url) = self.announced_as(by, other).await;
        assert_eq!(self.put(&url, bytes).await.status, 204);
        id
    }

    /// `PUT` with a declared length, as a browser sends a file.
    pub(crate) async fn put(&self, path: &str, body: &[u8]) -> Answer {
        let head = format!("content-length: {}", body.len());
        self.send(path, &head, &[body]).await
    }

    /// `PUT` in chunks of unknown total.
    pub(crate) async fn put_chunked(&self, path: &str, body: &[u8]) -> Answer {
        let mut framed = Vec::new();
        for chunk in body.chunks(1 << 20) {
            framed.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            framed.extend(chunk);
            framed.extend(b"\r\n");
        }
        framed.extend(b"0\r\n\r\n");
        self.send(path, "transfer-encoding: chunked", &[&framed]).await
    }

    /// `PATCH`: the rest of a file of that length, from that offset.
    pub(crate) async fn patch(&self, path: &str, at: usize, whole: usize, rest: &[u8]) -> Answer {
        let head = format!(
            "content-length: {}\r\nupload-offset: {at}\r\nupload-length: {whole}",
            rest.len()
        );
        self.request("PATCH", path, &head, &[rest]).await
    }

    /// `HEAD`: how much is there.
    pub(crate) async fn offset(&self, path: &str) -> Option<usize> {
        let answer = self.request("HEAD", path, "content-length: 0", &[]).await;
        answer.head.lines().find_map(|line| line.strip_prefix("upload-offset: ")?.parse().ok())
    }

    /// Sends the beginning of a file and goes away.
    pub(crate) async fn break_off(&self, path: &str, body: &[u8], sent: usize) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let head =
            format!("PUT {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&body[..sent]).await.unwrap();
        stream.flush().await.unwrap();
    }

    async fn send(&self, path: &str, head: &str, parts: &[&[u8]]) -> Answer {
        self.request("PUT", path, head, parts).await
    }

    async fn request(&self, method: &str, path: &str, head: &str, parts: &[&[u8]]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let head =
            format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{head}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        for part in parts {
            stream.write_all(part).await.unwrap();
        }
        Self::heard(stream).await
    }

    /// Begins to send a file and stays.
    pub(crate) async fn begin(&self, path: &str, body: &[u8], sent: usize) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let head = format!(
            "PUT {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&body[..sent]).await.unwrap();
        stream.flush().await.unwrap();
        stream
    }

    /// Waits until somebody holds an address of ours.
    pub(crate) async fn held(&self, url: &str) {
        const HELD: &str = "DO $$ BEGIN
            FOR n IN 1..500 LOOP
                IF EXISTS (SELECT 1 FROM scan.uploads WHERE lease IS NOT NULL) THEN RETURN; END IF;
                PERFORM pg_sleep(0.01);
            END LOOP;
            RAISE EXCEPTION 'nobody sends'; END $$";
        assert!(url.starts_with("/uploads/"));
        self.db.execute(HELD).await;
    }

    /// Sends the rest of it.
    pub(crate) async fn finish(mut stream: TcpStream, rest: &[u8]) -> Answer {
        stream.write_all(rest).await.unwrap();
        Self::heard(stream).await
    }

    async fn heard(mut stream: TcpStream) -> Answer {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = serde_json::from_str(body).unwrap_or_default();
        Answer { status, head: head.to_owned(), body }
    }

    pub(crate) async fn see(&self, by: &Viewer, id: Uuid) -> Value {
        data(&self.schema, by, DOCUMENT, json!({ "id": id })).await["document"].take()
    }

    pub(crate) async fn deliver(&self) {
        self.db.deliver(&scan::listeners(&self.db.pool)).await;
    }

    /// Lets the tasks do all that is due.
    pub(crate) async fn tick(&self) {
        let config = config(&self.files, &self.decoder, &self.folder.path().join("incoming"));
        for task in scan::tasks(&self.db.pool, Clock::Fixed(self.now), config) {
            task.drain().await.unwrap();
        }
    }

    /// Where the store keeps a document's image.
    pub(crate) fn image(&self, id: Uuid) -> std::path::PathBuf {
        self.folder.path().join(format!("documents/{id}/1.jpg"))
    }
}

fn config(files: &Files, decoder: &Decoder, spool: &Path) -> ScanConfig {
    ScanConfig {
        files: files.clone(),
        decoder: decoder.clone(),
        spool: spool.to_owned(),
        public_url: "https://www.example.fr".to_owned(),
        models_dir: here("../../models"),
        public_prefix: String::new(),
        keep_days: 30,
        files_per_day: FILES_PER_DAY,
    }
}

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A sample certificate.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(here(&format!("tests/samples/{name}.jpg"))).unwrap()
}

/// A small picture without any text, and not blank: quickly read.
pub(crate) fn plain() -> Vec<u8> {
    let picture = RgbImage::from_fn(420, 320, |x, y| {
        if (x / 60 + y / 60) % 2 == 0 { Rgb([235, 235, 230]) } else { Rgb([90, 120, 60]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
