//! Letters about invented people: what templates are tried with when the process starts, and what a
//! manager is shown of them. Their addresses and codes open nothing.
use super::values::{Filled, Found, FoundDocument, Opens};
use crate::domain::{LetterKind, Matter, Outcome, ReportKind};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use events::{
    appointment::{AppointmentFacts, CentreFacts, ReminderKind},
    auth::{CodePurpose, LinkPurpose, WebhookStopped},
    parser::{DueNotice, InspectionDue},
    payment::{AccountOverdue, BuyerFacts, SellerFacts},
};
use fr::{Energy, ServiceKind, VehicleCategory};
use uuid::Uuid;

/// How the invented customer is called.
pub(crate) const NAME: &str = "Camille Martin";

/// A letter that nobody gets.
pub(crate) struct Example {
    matter: Matter,
    opens: Opens,
    found: Option<Found>,
}

impl Example {
    pub(crate) fn filled(&self) -> Filled<'_> {
        Filled { matter: &self.matter, opens: &self.opens, found: self.found.as_ref() }
    }
}

/// One example of each case that the templates of a kind tell apart, the plainest first.
pub(crate) fn of(kind: LetterKind, now: DateTime<Utc>) -> Vec<Example> {
    let facts = appointment(now);
    let (soon, day) = (now + TimeDelta::minutes(10), now + TimeDelta::days(30));
    let opens = opens();
    let bare = Opens { link: String::new(), ..opens.clone() };
    let matters = match kind {
        LetterKind::Confirmed => vec![Matter::Confirmed { facts }],
        LetterKind::Moved => {
            let previous = facts.starts_at - TimeDelta::days(1);
            vec![Matter::Moved { facts, previous, revision: 1 }]
        }
        LetterKind::Cancelled => {
            let off = |reason: &str, by_staff, kept_cents, extra_cents| Matter::Cancelled {
                facts: facts.clone(),
                reason: reason.to_owned(),
                by_staff,
                revision: 1,
                kept_cents,
                extra_cents,
            };
            let why = "panne du banc de freinage";
            vec![
                off("", false, 0, 0),
                off(why, true, 0, 0),
                off("", false, 2_000, 0),
                off(why, true, 0, 4_000),
            ]
        }
        LetterKind::Offered => {
            vec![Matter::Offered { facts, offered_until: now + TimeDelta::hours(2) }]
        }
        LetterKind::Reminder => {
            let of = |kind| Matter::Reminder { facts: facts.clone(), kind, revision: 0 };
            vec![of(ReminderKind::DayBefore), of(ReminderKind::HoursBefore)]
        }
        LetterKind::Due => {
            let known = due(now);
            let doubted =
                InspectionDue { certain: false, make: None, model: None, ..known.clone() };
            vec![Matter::Due { due: known }, Matter::Due { due: doubted }]
        }
        LetterKind::Documents => vec![Matter::Documents { reports: Vec::new() }],
        LetterKind::Code => {
            let code = |purpose, expires_at| Matter::Code {
                challenge_id: Uuid::nil(),
                email: String::new(),
                expires_at,
                purpose,
            };
            vec![
                code(CodePurpose::LogIn, soon),
                code(CodePurpose::Registration, day),
                code(CodePurpose::Address, soon),
            ]
        }
        LetterKind::Link => {
            let link = |purpose| Matter::Link {
                link_id: Uuid::nil(),
                email: String::new(),
                purpose,
                expires_at: now + TimeDelta::hours(1),
            };
            vec![
                link(LinkPurpose::PasswordReset),
                link(LinkPurpose::Invitation),
                link(LinkPurpose::FirstAdministrator),
            ]
        }
        LetterKind::EmailChanged => vec![Matter::EmailChanged { email: String::new() }],
        LetterKind::WebhookDisabled => {
            let stopped = |reason| Matter::WebhookDisabled {
                host: "api.flotte.example".to_owned(),
                reason,
                failing_since: now - TimeDelta::days(5),
            };
            vec![stopped(WebhookStopped::Failing), stopped(WebhookStopped::Gone)]
        }
        LetterKind::Overdue => {
            let first = overdue(now);
            let mut second = AccountOverdue { again: true, ..first.clone() };
            second.seller.iban = None;
            vec![
                Matter::Overdue { overdue: Box::new(first) },
                Matter::Overdue { overdue: Box::new(second) },
            ]
        }
    };
    let found = (kind == LetterKind::Documents).then(found);
    matters
        .into_iter()
        .map(|matter| {
            let bare_code = matches!(matter, Matter::Code { purpose: CodePurpose::Address, .. });
            let opens = if bare_code { bare.clone() } else { opens.clone() };
            Example { matter, opens, found: found.clone() }
        })
        .collect()
}

/// Under a name that is nobody's (RFC 2606), so that a click leads nowhere.
fn opens() -> Opens {
    let at = |path: &str| format!("https://exemple.invalid/{path}");
    Opens {
        door: at("mon-rendez-vous#exemple"),
        stop: at("reminders/exemple"),
        book: at("rendez-vous"),
        sold: at("reminders/sold/exemple"),
        space: at("mon-espace#attente"),
        log_in: at("connexion"),
        code: "123\u{a0}456".to_owned(),
        link: at("entrer#exemple"),
    }
}

fn appointment(now: DateTime<Utc>) -> AppointmentFacts {
    let day = (now + TimeDelta::days(2)).date_naive();
    let starts_at = day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(8 * 60 + 30);
    AppointmentFacts {
        appointment_id: Uuid::nil(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: Uuid::nil(),
        centre: CentreFacts {
            id: Uuid::nil(),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        service: ServiceKind::Periodic,
        vehicle_category: VehicleCategory::Car,
        energy: Energy::Diesel,
        plate: Some("AB-123-CD".to_owned()),
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(30),
        amount_cents: 8_500,
        currency: "EUR".to_owned(),
    }
}

fn due(now: DateTime<Utc>) -> InspectionDue {
    InspectionDue {
        watched_id: Uuid::nil(),
        owner_id: Uuid::nil(),
        plate: "AB-123-CD".to_owned(),
        make: Some("RENAULT".to_owned()),
        model: Some("CLIO".to_owned()),
        service: ServiceKind::Periodic,
        before: (now + TimeDelta::days(30)).date_naive(),
        certain: true,
        notice: DueNotice::Month,
    }
}

fn found() -> Found {
    let document = |kind, number: &str| FoundDocument {
        kind,
        number: number.to_owned(),
        check: "https://exemple.invalid/verify/exemple".to_owned(),
    };
    Found {
        plate: "AB-123-CD".to_owned(),
        outcome: Outcome::Favourable,
        next_step: [
            "Valable jusqu’au 24\u{a0}novembre\u{a0}2028. Prochain contrôle au plus tard à cette date.".to_owned(),
            "Valid until 24\u{a0}November\u{a0}2028. Next inspection no later than that day.".to_owned(),
        ],
        documents: vec![
            document(ReportKind::InspectionReport, "S069C012-2026-000042"),
            document(ReportKind::Certificate, "S069C012-2026-000042-C"),
        ],
    }
}

fn overdue(now: DateTime<Utc>) -> AccountOverdue {
    AccountOverdue {
        document_id: Uuid::nil(),
        number: "S069C012-2026-000042".to_owned(),
        account_id: Uuid::nil(),
        customer_id: Uuid::nil(),
        seller: SellerFacts {
            legal_name: "Contrôle technique de l’Est".to_owned(),
            legal_form: "SARL".to_owned(),
            capital_cents: None,
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            siren: "120027016".to_owned(),
            register: "RCS Lyon".to_owned(),
            vat_number: "FR85120027016".to_owned(),
            iban: Some("FR7630006000011234567890189".to_owned()),
        },
        buyer: BuyerFacts {
            legal_name: "Flotte Dupont".to_owned(),
            address: "1 place Bellecour, 69002 Lyon".to_owned(),
            siren: "120027016".to_owned(),
            vat_number: None,
        },
        left_cents: 58_050,
        currency: "EUR".to_owned(),
        issued_at: now - TimeDelta::days(40),
        due_on: (now - TimeDelta::days(10)).date_naive(),
        again: false,
    }
}
