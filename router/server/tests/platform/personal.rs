//! What is known of a person: how long, in one copy, until they are forgotten, and never in the log.
use crate::product::{Product, text};
use autovisite::{
    Transport,
    retention::{self, Kept, RETENTION},
};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{BigInt, Bool, Text},
};
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read, Write},
    sync::{Arc, Mutex},
    time::Duration,
};
use testkit::TestDb;
use tracing_subscriber::fmt::MakeWriter;

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
    /// Whether one of its columns is called as what is about people is.
    #[diesel(sql_type = Bool)]
    personal: bool,
}

async fn tables(db: &TestDb) -> Vec<Table> {
    const TABLES: &str = "
        SELECT t.table_schema || '.' || t.table_name AS name,
               EXISTS (SELECT 1 FROM information_schema.columns c
                       WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
                         AND c.column_name = ANY (ARRAY['email', 'phone', 'display_name', 'plate',
                             'vin', 'body', 'text', 'recipient', 'customer_id', 'owner_id',
                             'person_id', 'user_id', 'payload', 'holder_name', 'file_name']))
                   AS personal
        FROM information_schema.tables t
        WHERE t.table_type = 'BASE TABLE'
          AND t.table_schema NOT IN ('pg_catalog', 'information_schema', 'public')
        ORDER BY 1";
    let mut conn = db.pool.get().await.unwrap();
    sql_query(TABLES).load(&mut conn).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_says_how_long_it_is_kept() {
    let there = tables(&TestDb::new().await).await;
    let names: BTreeSet<&str> = there.iter().map(|table| table.name.as_str()).collect();
    let said: BTreeSet<&str> = RETENTION.iter().map(|row| row.table).collect();
    assert_eq!(said.len(), RETENTION.len(), "a table has one line");
    let unsaid: Vec<_> = names.difference(&said).collect();
    assert!(unsaid.is_empty(), "src/retention.rs: for how long are these kept? {unsaid:?}");
    let gone: Vec<_> = said.difference(&names).collect();
    assert!(gone.is_empty(), "src/retention.rs: these are no tables: {gone:?}");
    for table in &there {
        let row = RETENTION.iter().find(|row| row.table == table.name).unwrap();
        // A bank that is none, and the numbers of our centres.
        let outside =
            table.name.starts_with("stripe_simulator.") || table.name == "appointment.centres";
        assert!(
            !table.personal || outside || row.kept != Kept::NotPersonal,
            "{} has columns about people",
            table.name
        );
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/retention.md");
    if std::env::var_os("AUTOVISITE_UPDATE_RETENTION").is_some() {
        std::fs::write(&file, retention::page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), retention::page());
}

/// All that is logged, for whoever looks.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

const EMAIL: &str = "oubliee-quetzal@example.com";
const NAME: &str = "Aurore Quetzal";
const PLATE: &str = "QZ-417-TL";
const WORDS: &str = "bonjour, mon perroquet quetzalin est malade";
const FILE: &str = "carte-quetzal.jpg";
const PASSWORD: &str = "une-phrase-de-quetzal";

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_gets_a_copy_of_all_is_forgotten_and_never_was_in_the_log() {
    let log = Log::default();
    let filter = tracing_subscriber::EnvFilter::new(format!("info,{}", engine::LOG_DIRECTIVES));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(log.clone()).init();
    let db = Arc::new(TestDb::new().await);
    let product = Product::on(db.clone(), true, Transport::InProcess, |_| {}).await;
    let (token, secrets) = live_a_little(&product).await;

    let copy = copy_of_all(&product, &token).await;
    for known in [EMAIL, NAME, PLATE, WORDS, FILE] {
        assert!(copy.contains(known), "not in the copy: {known}\n{copy}");
    }
    assert!(!copy.contains("argon2"), "{copy}");
    for consent in [fr::consent::Consent::Picture, fr::consent::Consent::Results] {
        assert!(copy.contains(consent.today().fr), "the words of {consent}");
    }

    const ERASE: &str =
        "mutation($i: EraseMyAccountInput!) { eraseMyAccount(input: $i) { erased } }";
    let proof = |password: &str| json!({ "i": { "email": EMAIL, "password": password } });
    let refused = product.refusal(Some(&token), ERASE, proof("not this one")).await;
    assert_eq!(refused, "CREDENTIALS_INVALID");
    let manager = product.log_in("responsable@demo.example").await;
    let staff = json!({ "i": { "email": "responsable@demo.example",
        "password": autovisite::demo::PASSWORD } });
    assert_eq!(product.refusal(Some(&manager), ERASE, staff).await, "STAFF_ACCOUNT");
    product.data(&token, ERASE, proof(PASSWORD)).await;
    let mut left = Vec::new();
    for _ in 0..100 {
        left = holding(&db, &[EMAIL, NAME, PLATE, WORDS, FILE]).await;
        if left.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(left.is_empty(), "still known: {left:?}");
    let again = product.refusal(
        None,
        LOG_IN,
        json!({ "i": { "email": EMAIL,
        "password": PASSWORD } }),
    );
    assert_eq!(again.await, "CREDENTIALS_INVALID");

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("engine"), "the log was looked at: {log}");
    for private in [EMAIL, NAME, PLATE, WORDS, FILE, PASSWORD, "QZ417TL"] {
        assert!(!log.contains(private), "in the log: {private}");
    }
    for private in secrets {
        assert!(!log.contains(&private), "in the log: {private}");
    }
}

const LOG_IN: &str = "mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }";

/// A conversation, an account, a booking, a photo announced; answers the token, and all that opens
/// something.
async fn live_a_little(product: &Product) -> (String, Vec<String>) {
    const OPEN: &str =
        "mutation { openConversation(input: {channel: WEB}) { conversation { id } } }";
    const SEND: &str = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
        messages { text } } }";
    const PAY: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
        payment { id } } }";
    const UPLOAD: &str = "mutation($i: CreateUploadInput!) { createUpload(input: $i) {
        upload { url } } }";
    const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status } }";
    let guest = product.guest().await;
    let opened = product.data(&guest, OPEN, json!({})).await;
    let said = json!({ "i": { "conversationId": opened["openConversation"]["conversation"]["id"],
        "clientMessageId": "1", "text": WORDS } });
    product.data(&guest, SEND, said).await;
    let account = json!({ "email": EMAIL, "password": PASSWORD, "displayName": NAME });
    let challenge = product.register(&guest, account).await;
    let letter = crate::opening::letter(product, EMAIL).await;
    let session = &product.enter(&guest, &challenge, &letter).await;
    let token = text(&session["accessToken"]);
    let mut slot = product.free_slot(&token).await;
    slot["plate"] = json!(PLATE);
    let appointment = product.hold(&token, &slot).await;
    let id = json!({ "id": appointment });
    // What is owed is known an instant after the hold.
    for _ in 0..50 {
        let answer = product.ask(Some(&token), PAY, id.clone()).await;
        if answer["errors"].is_null() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let stands = |answer: &Value| answer["appointment"]["status"] == "CONFIRMED";
    product.until(&token, STATUS, id, stands).await;
    let photo = json!({ "i": { "kind": "OTHER", "fileName": FILE, "contentType": "image/jpeg",
        "sizeBytes": 1_000 } });
    let created = product.data(&token, UPLOAD, photo).await;
    let address = text(&created["createUpload"]["upload"]["url"]);
    let refused =
        product.client.put(format!("{}{address}", product.url)).body("no photo").send().await;
    assert_eq!(refused.unwrap().status(), 415);
    let upload = address.rsplit('/').next().unwrap().to_owned();
    let refresh = text(&session["refreshToken"]);
    (token.clone(), vec![token, guest, refresh, upload])
}

async fn copy_of_all(product: &Product, token: &str) -> String {
    const ASK: &str = "mutation { requestDataExport { dataExport { askedAt } } }";
    const LOOK: &str = "{ myDataExport { askedAt downloadPath } }";
    let first = product.data(token, ASK, json!({})).await;
    let again = product.data(token, ASK, json!({})).await;
    assert_eq!(first, again, "the second click asks for nothing new");
    let is_there = |answer: &Value| answer["myDataExport"]["downloadPath"].is_string();
    let seen = product.until(token, LOOK, json!({}), is_there).await;
    let path = text(&seen["myDataExport"]["downloadPath"]);
    let file = product.client.get(format!("{}{path}", product.url)).send().await.unwrap();
    assert_eq!(file.status(), 200);
    assert_eq!(file.headers()["content-type"], "application/zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes().await.unwrap())).unwrap();
    let mut told = String::new();
    archive.by_name("donnees.json").unwrap().read_to_string(&mut told).unwrap();
    told
}

/// Tables in which any of these words stands.
async fn holding(db: &TestDb, words: &[&str]) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }
    let mut found = Vec::new();
    let all = tables(db).await;
    let mut conn = db.pool.get().await.unwrap();
    for Table { name, .. } in all {
        let any: Vec<String> =
            words.iter().map(|word| format!("strpos(to_jsonb(t)::text, '{word}') > 0")).collect();
        let query = format!("SELECT count(*) AS rows FROM {name} t WHERE {}", any.join(" OR "));
        let count: Count = sql_query(query).get_result(&mut conn).await.unwrap();
        if count.rows > 0 {
            found.push(name);
        }
    }
    found
}
