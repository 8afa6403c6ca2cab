//! A database, the tasks run by hand, and the events that others would tell.
#![expect(clippy::unwrap_used, reason = "tests")]
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use events::{
    appointment::{AppointmentFacts, CentreFacts},
    auth::UserRegistered,
    inspection::{DefectFacts, Signed, VehicleFacts},
};
use kernel::{Clock, LetterKey, Viewer, files::Files, sealing::Keyring};
use report::{Mailer, ReportConfig};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use testkit::TestDb;
use tower::ServiceExt;
use uuid::Uuid;

pub(crate) const SENDER: &str = "Auto Visite Tech <bonjour@example.fr>";
const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
    -----END PRIVATE KEY-----";

/// As an installation makes it for itself.
fn certificate() -> report::PaperCertificate {
    let pem = report::generate_certificate("localhost", Utc::now()).unwrap();
    report::PaperCertificate::read(&pem).unwrap()
}

pub(crate) struct World {
    pub(crate) db: TestDb,
    pub(crate) schema: report::Schema,
    pub(crate) config: ReportConfig,
    pub(crate) now: DateTime<Utc>,
    folder: tempfile::TempDir,
}

/// A folder sealed with the first of these keys and opened with any.
pub(crate) fn sealed(folder: &Path, names: &[&str]) -> Files {
    let entry = |name: &&str| {
        let digit = name.len() % 10;
        format!("{name}:{}", digit.to_string().repeat(64))
    };
    let keys = names.iter().map(entry).collect::<Vec<_>>().join(",");
    let keys = Arc::new(Keyring::read(&keys).unwrap());
    Files::in_folder(folder).unwrap().sealed_from_now_on(keys)
}

/// What a page answered.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Page {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl World {
    /// Letters go into a folder.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mail = Mailer::folder(&folder.path().join("mail"), SENDER).unwrap();
        Self::sending(mail, folder).await
    }

    /// Letters go to that server.
    pub(crate) async fn over(smtp: &str) -> Self {
        Self::sending(Mailer::smtp(smtp, None, SENDER).unwrap(), tempfile::tempdir().unwrap()).await
    }

    /// Letters are handed over by that.
    pub(crate) async fn mailing(mail: Mailer) -> Self {
        Self::sending(mail, tempfile::tempdir().unwrap()).await
    }

    async fn sending(mail: Mailer, folder: tempfile::TempDir) -> Self {
        let db = TestDb::new().await;
        let config = ReportConfig {
            public_url: "http://localhost:4000".to_owned(),
            keys: report::DocumentKeys::new(KEY, "").unwrap().with_certificate(certificate()),
            link_secret: vec![7; 32],
            letters: LetterKey::new(&[7; 32]).unwrap(),
            files: sealed(&folder.path().join("files"), &["first"]),
            pictures: sealed(&folder.path().join("pictures"), &["first"]),
            mail,
            templates: report::LetterTemplates::read(None).unwrap(),
        };
        let now = "2026-11-22T09:20:00Z".parse().unwrap();
        let schema = report::schema(db.pool.clone(), Clock::Fixed(now), config.clone());
        Self { db, schema, config, now, folder }
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// The letters in the folder, as they are on the wire.
    pub(crate) fn mail(&self) -> Vec<String> {
        let mut letters: Vec<String> = std::fs::read_dir(self.folder.path().join("mail"))
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        letters.sort();
        letters
    }

    pub(crate) async fn deliver(&self) {
        let clock = Clock::Fixed(self.now);
        self.db.deliver(&report::listeners(&self.db.pool, clock, &self.config)).await;
    }

    pub(crate) async fn tick(&self) {
        self.tick_at(self.now).await;
    }

    pub(crate) async fn tick_at(&self, now: DateTime<Utc>) {
        for task in report::tasks(&self.db.pool, Clock::Fixed(now), self.config.clone()) {
            task.drain().await.unwrap();
        }
    }

    /// Everything until nothing waits: documents, then the letter about them.
    pub(crate) async fn settle(&self) {
        self.deliver().await;
        self.tick().await;
        self.deliver().await;
        self.tick().await;
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.get_after(path, TimeDelta::zero()).await
    }

    pub(crate) async fn get_after(&self, path: &str, later: TimeDelta) -> Page {
        let clock = Clock::Fixed(self.now + later);
        let router = report::routes(self.db.pool.clone(), clock, self.config.clone());
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Page { status, headers, bytes }
    }

    /// Tells who the customer is, who reads what is written to them.
    pub(crate) async fn register(&self, customer: &Viewer) {
        self.register_as(customer, true).await;
    }

    /// Tells who the customer is, and whether they have shown that they read it.
    pub(crate) async fn register_as(&self, customer: &Viewer, proven: bool) {
        let event = UserRegistered {
            user_id: customer.id().unwrap(),
            email: "camille@example.org".to_owned(),
            display_name: "Camille Martin".to_owned(),
            phone: None,
            locale: "fr".to_owned(),
            organisation: customer.is_machine(),
            proven,
        };
        self.db.publish(&event).await;
    }
}

pub(crate) fn centre(approval_number: &str) -> CentreFacts {
    CentreFacts {
        id: Uuid::nil(),
        name: "Lyon Part-Dieu".to_owned(),
        approval_number: approval_number.to_owned(),
        address: "27 rue de la Villette, 69003 Lyon".to_owned(),
        phone: "04 72 00 00 12".to_owned(),
    }
}

pub(crate) fn appointment(customer: &Viewer) -> AppointmentFacts {
    AppointmentFacts {
        appointment_id: Uuid::now_v7(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: customer.id().unwrap(),
        centre: centre("S069C012"),
        service: "PERIODIC".parse().unwrap(),
        vehicle_category: "CAR".parse().unwrap(),
        energy: "DIESEL".parse().unwrap(),
        plate: Some("AB-123-CD".to_owned()),
        starts_at: "2026-11-24T08:30:00Z".parse().unwrap(),
        ends_at: "2026-11-24T09:00:00Z".parse().unwrap(),
        amount_cents: 8_500,
        currency: "EUR".to_owned(),
    }
}

/// A signed inspection with one major defect.
pub(crate) fn signed(customer: &Viewer) -> Signed {
    let defect = DefectFacts {
        code: "1.1.13.a.2".to_owned(),
        level: "MAJOR".parse().unwrap(),
        label: "Usure excessive".to_owned(),
        location: Some("AVG".to_owned()),
        comment: None,
        location_label: Some("Avant gauche".to_owned()),
        component: Some("Garnitures ou plaquettes de freins".to_owned()),
        photos: Vec::new(),
    };
    Signed {
        inspection_id: Uuid::now_v7(),
        appointment_id: Uuid::now_v7(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: customer.id().unwrap(),
        centre: centre("S069C012"),
        service: "PERIODIC".parse().unwrap(),
        vehicle: VehicleFacts { plate: "AB-123-CD".to_owned(), ..VehicleFacts::default() },
        odometer_km: 128_450,
        outcome: "UNFAVOURABLE_MAJOR".parse().unwrap(),
        defects: vec![defect],
        valid_until: "2027-01-22".parse().unwrap(),
        retest_before: "2027-01-22".parse().ok(),
        inspector_name: "Agnès Thévenoux".to_owned(),
        started_at: "2026-11-22T08:32:00Z".parse().unwrap(),
        signed_at: "2026-11-22T09:14:00Z".parse().unwrap(),
        catalogue_version: "2026-11".to_owned(),
        content_hash: "ab".repeat(32),
        retest_of: None,
        initial_on: None,
        usage: None,
        pollution_check_before: None,
        remarks: Vec::new(),
        measurements: Vec::new(),
        inspector_approval: None,
    }
}
