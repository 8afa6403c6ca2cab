//! The platform on a throw-away database, and a client of its graph.
use autovisite::{
    Settings, Transport,
    config::MailTarget,
    database::Databases,
    limit::{Allowance, Streams},
    observe,
    serve::{self, Ready},
};
use serde_json::{Value, json};
use std::{net::TcpListener, path::PathBuf, sync::Arc, time::Duration};
use testkit::TestDb;
use tokio::sync::oneshot;

/// A running platform; dropped with the test's process.
pub(crate) struct Product {
    pub(crate) url: String,
    pub(crate) client: reqwest::Client,
    /// As it runs; nobody's of one that somebody else started.
    pub(crate) settings: Option<Settings>,
    db: Arc<TestDb>,
    data: tempfile::TempDir,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A photographed certificate of a Volkswagen Tiguan, PM-110-EP; synthetic.
pub(crate) fn photo() -> Vec<u8> {
    std::fs::read(root().join("subgraphs/scan/tests/samples/008.jpg")).unwrap()
}

impl Product {
    pub(crate) async fn start(transport: Transport) -> Self {
        Self::configured(transport, |_| {}).await
    }

    pub(crate) async fn configured(
        transport: Transport,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        Self::on(Arc::new(TestDb::new().await), true, transport, change).await
    }

    /// On that database, with demo data or with what is there.
    pub(crate) async fn on(
        db: Arc<TestDb>,
        with_demo: bool,
        transport: Transport,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        // Another test binary of this process may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let data = tempfile::tempdir().unwrap();
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut settings = Settings {
            development: true,
            listen,
            public_url: format!("http://{listen}"),
            internal_url: format!("http://{listen}"),
            amqp_url: None,
            redis_url: None,
            data_dir: data.path().to_owned(),
            maintenance_file: None,
            features_file: None,
            features_off: Vec::new(),
            web_dir: root().join("web/dist"),
            operations_dir: root().join("schema/operations"),
            only_trusted: false,
            allowed_origins: Vec::new(),
            widget_hosts: Vec::new(),
            legal: autovisite::legal::Legal::default(),
            models_dir: root().join("models"),
            program: env!("CARGO_BIN_EXE_autovisite").into(),
            transport,
            mail: MailTarget::Folder,
            mail_from: "Auto Visite Tech <test@example.com>".to_owned(),
            letters_dir: None,
            stripe: None,
            model: None,
            otc: None,
            benches: Vec::new(),
            allowance: Allowance { person: 10_000, address: 10_000 },
            streams: Streams { person: 100, address: 100 },
            behind_proxy: false,
            observe: observe::Settings::default(),
            telegram_token: None,
            second_factor_roles: Vec::new(),
            webhooks_to_this_machine: true,
            telegram_bot: None,
            telegram_api: None,
        };
        change(&mut settings);
        let own = settings.clone();
        let (told, ready) = oneshot::channel::<Ready>();
        let databases = Databases::at(db.pool.url().to_owned());
        tokio::spawn(async move {
            let on_ready = move |at| {
                let _ = told.send(at);
            };
            serve::serve(settings, &databases, with_demo, on_ready, std::future::pending())
                .await
                .unwrap();
        });
        ready.await.expect("the platform starts");
        let client =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let settings = Some(own);
        Self { url: format!("http://{listen}"), client, settings, db, data }
    }

    /// One that somebody else started there, on that database.
    pub(crate) fn elsewhere(origin: &str, db: Arc<TestDb>) -> Self {
        let client =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let data = tempfile::tempdir().unwrap();
        Self { url: origin.to_owned(), client, settings: None, db, data }
    }

    /// A connection to its database, for what the graph does not offer.
    pub(crate) async fn connection(&self) -> impl std::ops::DerefMut<Target = kernel::Conn> {
        self.db.pool.get().await.unwrap()
    }

    /// The data of an operation that succeeds once an event has arrived.
    pub(crate) async fn until_done(&self, token: &str, document: &str, variables: Value) -> Value {
        for _ in 0..100 {
            let answer = self.ask(Some(token), document, variables.clone()).await;
            if answer["errors"].is_null() {
                return answer["data"].clone();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never came true: {document}")
    }

    /// Where its data is.
    pub(crate) fn database_url(&self) -> &str {
        self.db.pool.url()
    }

    /// Where it keeps its keys and files.
    pub(crate) fn data_dir(&self) -> &std::path::Path {
        self.data.path()
    }

    /// The whole answer.
    pub(crate) async fn ask(&self, token: Option<&str>, document: &str, variables: Value) -> Value {
        let mut request = self
            .client
            .post(format!("{}/graphql", self.url))
            .json(&json!({ "query": document, "variables": variables }));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().await.unwrap().json().await.unwrap()
    }

    /// The data of an operation that must succeed.
    pub(crate) async fn data(&self, token: &str, document: &str, variables: Value) -> Value {
        let answer = self.ask(Some(token), document, variables).await;
        assert!(answer["errors"].is_null(), "{document}\n{answer:#}");
        answer["data"].clone()
    }

    /// The code of an operation that must be refused.
    pub(crate) async fn refusal(
        &self,
        token: Option<&str>,
        document: &str,
        variables: Value,
    ) -> String {
        let answer = self.ask(token, document, variables).await;
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_else(|| panic!("not refused: {document}\n{answer:#}")).to_owned()
    }

    /// Repeats a question until its answer fits.
    pub(crate) async fn until(
        &self,
        token: &str,
        document: &str,
        variables: Value,
        fits: impl Fn(&Value) -> bool,
    ) -> Value {
        let mut last = Value::Null;
        for _ in 0..1_200 {
            last = self.data(token, document, variables.clone()).await;
            if fits(&last) {
                return last;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never came true: {document}\n{last:#}");
    }

    /// Logs a demo account in; answers its access token.
    pub(crate) async fn log_in(&self, email: &str) -> String {
        const LOG_IN: &str =
            "mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }";
        let input = json!({ "i": { "email": email, "password": autovisite::demo::PASSWORD } });
        let answer = self.ask(None, LOG_IN, input).await;
        text(&answer["data"]["logIn"]["session"]["accessToken"])
    }

    /// A guest's access token.
    pub(crate) async fn guest(&self) -> String {
        const START: &str = "mutation { startGuestSession(input: {}) { session { accessToken } } }";
        let answer = self.ask(None, START, json!({})).await;
        text(&answer["data"]["startGuestSession"]["session"]["accessToken"])
    }

    /// Has a registration's letter sent, and answers what its code is to be sent with.
    pub(crate) async fn register(&self, guest: &str, account: Value) -> String {
        const REGISTER: &str = "mutation($i: RegisterInput!) { register(input: $i) {
            addressCode { challengeId } } }";
        let asked = self.data(guest, REGISTER, json!({ "i": account })).await;
        text(&asked["register"]["addressCode"]["challengeId"])
    }

    /// Types the code of that letter: the session of the account that it opens.
    pub(crate) async fn enter(&self, guest: &str, challenge: &str, letter: &str) -> Value {
        const TYPE: &str = "mutation($i: LogInWithCodeInput!) { logInWithCode(input: $i) {
            session { accessToken refreshToken } } }";
        let letter = letter.replace("=C2=A0", " ");
        let (_, rest) = letter.split_once("Votre code : ").expect("a code");
        let typed: String = rest.chars().take(7).collect();
        let typed = json!({ "i": { "challengeId": challenge, "code": typed } });
        self.data(guest, TYPE, typed).await["logInWithCode"]["session"].take()
    }

    /// The last free slot of the coming week at a centre, and what is needed to hold it.
    pub(crate) async fn free_slot(&self, token: &str) -> Value {
        const CENTRE: &str = "{ centres(search: \"part-dieu\") { edges { node { id } } } }";
        let found = self.data(token, CENTRE, json!({})).await;
        self.free_slot_at(token, &text(&found["centres"]["edges"][0]["node"]["id"])).await
    }

    /// The same at that centre.
    pub(crate) async fn free_slot_at(&self, token: &str, centre: &str) -> Value {
        const SLOTS: &str =
            "query($i: SlotSearchInput!) { slots(input: $i) { startsAt price { amountCents } } }";
        let today = chrono::Utc::now().date_naive();
        let search = json!({
            "centreId": centre, "from": today, "to": today + chrono::Days::new(7),
            "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL",
        });
        let slots = self.data(token, SLOTS, json!({ "i": search })).await;
        let slot = slots["slots"].as_array().unwrap().last().unwrap().clone();
        json!({
            "centreId": centre, "startsAt": slot["startsAt"], "service": "PERIODIC",
            "vehicleCategory": "CAR", "energy": "PETROL", "idempotencyKey": uuid::Uuid::now_v7(),
        })
    }

    /// Holds that slot; answers the appointment's id.
    pub(crate) async fn hold(&self, token: &str, slot: &Value) -> String {
        const HOLD: &str =
            "mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id status } } }";
        let held = self.data(token, HOLD, json!({ "i": slot })).await;
        assert_eq!(held["holdSlot"]["appointment"]["status"], "HELD");
        text(&held["holdSlot"]["appointment"]["id"])
    }
}

/// A JSON string's text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}
