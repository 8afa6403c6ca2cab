//! Every event's payload as committed text in `schema/events`: the contract is a readable diff.
//!
//! `AUTOVISITE_UPDATE_EVENTS=1` rewrites the files. A change of an existing one is a new version of
//! the event, unless it only adds a field that listeners may ignore.
#![expect(clippy::unwrap_used, reason = "tests")]
use events::{
    appointment::{
        AppointmentFacts, BookedByStaff, Cancelled, CentreFacts, Confirmed, HoldExpired,
        MonthCounted, NotBooked, OwnerChanged, PaymentCameLate, PlateSet, PriceChanged, PriceFacts,
        PricesStand, ReminderDue, ReminderKind, Rescheduled, ResultsAccessChanged, SlotHeld,
        SlotOffered,
    },
    auth::{
        AddressProven, CodeAsked, CodePurpose, EmailChanged, GuestJoined, LinkGiven, LinkPurpose,
        PasswordResetAsked, UserRegistered, WebhookDisabled, WebhookStopped,
    },
    inspection::{
        Abandoned, CheckedIn, DefectFacts, FunctionCounted, MeasuredFact, MeasurementFacts,
        MonthInspected, PhotoAdded, PhotoWithdrawn, PhotosSigned, ResultsCounted, Signed,
        VehicleFacts,
    },
    parser::{
        DueNotice, FieldRead, InspectionDue, PreviousInspectionRead, RegistrationDeleted,
        RegistrationRead, VehicleConfirmed,
    },
    payment::{
        AccountInvoiceIssued, AccountLine, AccountOverdue, BuyerFacts, ChargedToAccount,
        ClosingLine, DayClosed, DifferenceSettled, DiscountFacts, Failed, InvoiceIssued,
        InvoiceSubject, MonthInvoiced, PayAtCentreChosen, PaymentFacts, Refunded, SellerFacts,
        Succeeded,
    },
    person::{DOMAINS, ExportAsked, KeptFile, PartExported, PersonErased},
    report::{DueForChat, Issued, VehicleSold},
    scan::{Code, DocumentDeleted, DocumentRejected, PhotoReceived, TextRead},
};
use kernel::{Event, Role, audit::ActRecorded};
use serde_json::json;
use std::path::PathBuf;
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn text(value: &str) -> String {
    value.to_owned()
}

fn centre() -> CentreFacts {
    CentreFacts {
        id: id(3),
        name: text("Lyon Part-Dieu"),
        approval_number: text("S069C012"),
        address: text("27 rue de la Villette, 69003 Lyon"),
        phone: text("04 72 00 00 12"),
    }
}

fn facts() -> AppointmentFacts {
    AppointmentFacts {
        appointment_id: id(1),
        reference: text("RDV-7Q2KX"),
        customer_id: id(2),
        centre: centre(),
        service: "PERIODIC".parse().unwrap(),
        vehicle_category: "CAR".parse().unwrap(),
        energy: "PETROL".parse().unwrap(),
        plate: Some(text("AB-123-CD")),
        starts_at: "2026-12-01T09:00:00Z".parse().unwrap(),
        ends_at: "2026-12-01T09:30:00Z".parse().unwrap(),
        amount_cents: 7_900,
        currency: text("EUR"),
    }
}

fn payment() -> PaymentFacts {
    PaymentFacts {
        payment_id: id(4),
        appointment_id: id(1),
        customer_id: id(2),
        amount_cents: 7_900,
        currency: text("EUR"),
    }
}

fn buyer() -> BuyerFacts {
    BuyerFacts {
        legal_name: text("Flotte Dupont"),
        address: text("14 rue aux Arènes, 57000 Metz"),
        siren: text("732829320"),
        vat_number: Some(text("FR44732829320")),
    }
}

fn seller() -> SellerFacts {
    SellerFacts {
        legal_name: text("Exemple de société"),
        legal_form: text("SARL"),
        capital_cents: Some(800_000),
        address: text("1 rue de l’Exemple, 69000 Lyon"),
        siren: text("120027016"),
        register: text("RCS Lyon"),
        vat_number: text("FR85120027016"),
        iban: Some(text("FR7630006000011234567890189")),
    }
}

/// Compares with the committed file, and reads the payload back as a listener does.
fn committed<E: Event>(event: &E) {
    let payload = serde_json::to_value(event).unwrap();
    let read: E = serde_json::from_value(payload.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), payload, "{} does not survive", E::NAME);
    let written = format!("{}\n", serde_json::to_string_pretty(&payload).unwrap());
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schema/events");
    let path = folder.join(format!("{}.json", E::NAME));
    if std::env::var_os("AUTOVISITE_UPDATE_EVENTS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, &written).unwrap();
    }
    // As values: the order of the keys depends on a feature that other crates may switch on.
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let known: serde_json::Value = serde_json::from_str(&known).unwrap_or_default();
    assert_eq!(known, payload, "{} differs from schema/events", E::NAME);
}

#[test]
fn identity() {
    committed(&UserRegistered {
        user_id: id(2),
        email: text("lea@example.com"),
        display_name: text("Léa Fontaine"),
        phone: Some(text("+33612345678")),
        locale: text("fr"),
        organisation: false,
        proven: true,
    });
    committed(&AddressProven { user_id: id(2), email: text("lea@example.com"), anew: true });
    committed(&GuestJoined { guest_id: id(5), user_id: id(2) });
    let then = "2026-11-29T09:10:00Z".parse().unwrap();
    let email = || text("lea@example.com");
    committed(&CodeAsked {
        challenge_id: id(6),
        email: email(),
        expires_at: then,
        purpose: CodePurpose::LogIn,
    });
    committed(&PasswordResetAsked { request_id: id(7), email: email(), asked_at: then });
    committed(&LinkGiven {
        link_id: id(7),
        user_id: id(2),
        email: email(),
        purpose: LinkPurpose::PasswordReset,
        expires_at: then,
    });
    committed(&EmailChanged {
        user_id: id(2),
        change_id: id(8),
        old_email: email(),
        new_email: text("lea.fontaine@example.com"),
    });
    committed(&WebhookDisabled {
        endpoint_id: id(10),
        organisation_id: id(2),
        host: text("hooks.example.com"),
        reason: WebhookStopped::Failing,
        failing_since: then,
        disabled_at: "2026-12-04T09:10:00Z".parse().unwrap(),
    });
}

#[test]
fn rights() {
    let asked_at = "2026-11-29T09:10:00Z".parse().unwrap();
    committed(&ExportAsked { export_id: id(9), person_id: id(2), asked_at });
    committed(&PartExported {
        export_id: id(9),
        person_id: id(2),
        domain: text("scan"),
        rows: json!({ "documents": [{ "file_name": "carte.jpg" }] }),
        files: vec![KeptFile { name: text("photos/1.jpg"), key: text("0190/1.jpg") }],
    });
    committed(&PersonErased { person_id: id(2) });
    assert_eq!(DOMAINS.len(), 8);
}

#[test]
fn appointments() {
    let before = "2026-11-30T09:00:00Z".parse().unwrap();
    committed(&SlotHeld { facts: facts(), hold_expires_at: before });
    committed(&Confirmed { facts: facts() });
    committed(&OwnerChanged { facts: facts() });
    committed(&PlateSet { facts: facts() });
    committed(&Rescheduled { facts: facts(), previous_starts_at: before });
    committed(&Cancelled {
        facts: facts(),
        reason: text("vendue"),
        by_staff: false,
        kept_cents: 0,
        extra_cents: 0,
        arrhes: false,
        may_give_back: true,
    });
    committed(&SlotOffered { facts: facts(), offered_until: before });
    committed(&HoldExpired { facts: facts() });
    committed(&PaymentCameLate { facts: facts(), payment_id: id(4), rebooked: true });
    committed(&PriceChanged { facts: facts(), old_cents: 7_900, new_cents: 8_500, agreed: false });
    committed(&NotBooked { due: due() });
    committed(&ReminderDue { facts: facts(), kind: ReminderKind::DayBefore });
    committed(&BookedByStaff {
        facts: facts(),
        caller_name: text("Zoé Martin"),
        caller_phone: Some(text("+33612345678")),
        booked_by: id(8),
    });
    committed(&PricesStand {
        centre_id: id(3),
        centre: centre(),
        prices: vec![PriceFacts {
            service: "PERIODIC".parse().unwrap(),
            vehicle_category: "CAR".parse().unwrap(),
            energy: "PETROL".parse().unwrap(),
            amount_cents: 7_900,
        }],
        currency: text("EUR"),
        since: before,
    });
    let (appointment_id, organisation_id) = (id(1), id(7));
    committed(&ResultsAccessChanged { appointment_id, organisation_id, granted: true });
}

#[test]
fn acts() {
    let map = |value: serde_json::Value| value.as_object().cloned().unwrap();
    committed(&ActRecorded {
        act_id: id(8),
        at: "2026-11-29T08:00:00Z".parse().unwrap(),
        actor_id: Some(id(2)),
        roles: vec![Role::Customer, Role::Receptionist],
        origin: Some(text("0123456789abcdef")),
        act: text("appointment.no_show"),
        subject_kind: text("Appointment"),
        subject_id: Some(id(1)),
        centre_id: Some(id(3)),
        before: map(json!({ "status": "CONFIRMED" })),
        after: map(json!({ "status": "NO_SHOW" })),
    });
}

#[test]
fn payments() {
    committed(&Succeeded { facts: payment(), method: "CARD".parse().unwrap() });
    committed(&Failed { facts: payment(), failure_code: text("card_declined") });
    committed(&Refunded { facts: payment(), left_cents: Some(0), reason: text("annulation") });
    let (appointment_id, customer_id) = (id(1), id(2));
    committed(&DifferenceSettled { appointment_id, customer_id, left_cents: 7_300 });
    committed(&PayAtCentreChosen { facts: payment() });
    committed(&ChargedToAccount { facts: payment() });
    committed(&AccountInvoiceIssued {
        document_id: id(9),
        kind: "INVOICE".parse().unwrap(),
        number: text("S069C012-2026-000044"),
        corrects: None,
        account_id: id(11),
        centre_id: id(3),
        customer_id: id(2),
        seller: seller(),
        buyer: buyer(),
        approval_number: text("S069C012"),
        label: text("Contrôles techniques de novembre 2026"),
        lines: vec![AccountLine {
            appointment_id: id(1),
            label: text("Contrôle technique périodique, Lyon Part-Dieu (RDV-7Q2KX)"),
            plate: Some(text("AB-123-CD")),
            cost_centre: text("Agence de Lyon"),
            centre_name: Some(text("Lyon Part-Dieu")),
            approval_number: text("S069C012"),
            service_on: "2026-11-28".parse().unwrap(),
            net_cents: 6_583,
            vat_cents: 1_317,
            gross_cents: 7_900,
        }],
        net_cents: 6_583,
        vat_rate_bp: 2_000,
        vat_cents: 1_317,
        gross_cents: 7_900,
        currency: text("EUR"),
        issued_at: "2026-12-01T04:00:00Z".parse().unwrap(),
        due_on: Some("2026-12-31".parse().unwrap()),
        hash: "0123456789abcdef".repeat(4),
    });
    committed(&AccountOverdue {
        document_id: id(9),
        number: text("S069C012-2026-000044"),
        account_id: id(11),
        customer_id: id(2),
        seller: seller(),
        buyer: buyer(),
        left_cents: 5_800,
        currency: text("EUR"),
        issued_at: "2026-12-01T04:00:00Z".parse().unwrap(),
        due_on: "2026-12-31".parse().unwrap(),
        again: false,
    });
    committed(&InvoiceIssued {
        document_id: id(9),
        kind: "CREDIT_NOTE".parse().unwrap(),
        number: text("S069C012-2026-000043"),
        corrects: Some(text("S069C012-2026-000042")),
        appointment_id: id(1),
        centre_id: Some(id(3)),
        customer_id: id(2),
        seller: seller(),
        centre_name: Some(text("Lyon Part-Dieu")),
        centre_address: Some(text("27 rue de la Villette, 69003 Lyon")),
        approval_number: text("S069C012"),
        plate: Some(text("AB-123-CD")),
        service_at: Some("2026-12-01T08:00:00Z".parse().unwrap()),
        label: text("Contrôle technique périodique, Lyon Part-Dieu (RDV-7Q2KX)"),
        net_cents: 6_583,
        vat_rate_bp: 2_000,
        vat_cents: 1_317,
        gross_cents: 7_900,
        currency: text("EUR"),
        means: "CARD".parse().unwrap(),
        issued_at: "2026-11-29T08:00:00Z".parse().unwrap(),
        hash: "0123456789abcdef".repeat(4),
        discount: Some(DiscountFacts { code: text("RENTREE"), amount_cents: 1_000 }),
        left_cents: 0,
        subject: InvoiceSubject::Price,
    });
    committed(&DayClosed {
        closing_id: id(10),
        centre_id: id(3),
        centre_name: Some(text("Lyon Part-Dieu")),
        approval_number: text("S069C012"),
        seller: Some(seller()),
        day: "2026-11-28".parse().unwrap(),
        first_document: 12,
        last_document: 12,
        net_cents: 6_583,
        vat_cents: 1_317,
        gross_cents: 7_900,
        perpetual_cents: 94_800,
        currency: text("EUR"),
        totals: vec![ClosingLine {
            means: "CASH".parse().unwrap(),
            kind: "INVOICE".parse().unwrap(),
            vat_rate_bp: 2_000,
            documents: 1,
            net_cents: 6_583,
            vat_cents: 1_317,
            gross_cents: 7_900,
        }],
        closed_at: "2026-11-28T23:10:00Z".parse().unwrap(),
        hash: "0123456789abcdef".repeat(4),
    });
}

#[test]
fn documents() {
    committed(&TextRead {
        document_id: id(6),
        owner_id: id(2),
        appointment_id: Some(id(1)),
        kind: "REGISTRATION_CERTIFICATE".parse().unwrap(),
        page: json!({ "width": 1200, "height": 1600, "rotation": 0, "words": [] }),
        codes: vec![Code { format: text("QR_CODE"), text: text("…") }],
    });
    committed(&DocumentDeleted { document_id: id(6), owner_id: id(2) });
    committed(&PhotoReceived { document_id: id(6), owner_id: id(2), sha256: text("00") });
    committed(&DocumentRejected {
        document_id: id(6),
        owner_id: id(2),
        code: text("READING_FAILED"),
        fr: text("La lecture a échoué."),
        en: text("The reading failed."),
    });
    committed(&RegistrationRead {
        document_id: id(6),
        owner_id: id(2),
        appointment_id: Some(id(1)),
        fields: vec![FieldRead {
            code: text("A"),
            label: text("Immatriculation"),
            value: text("AB-123-CD"),
            verified: true,
        }],
        unreadable: None,
    });
    committed(&PreviousInspectionRead {
        document_id: id(6),
        owner_id: id(2),
        appointment_id: None,
        number: Some(text("25820841")),
        date: Some("2025-06-09".parse().unwrap()),
        plate: Some(text("AB-123-CD")),
        mileage_km: Some(34_025),
        result: "FAVOURABLE".parse().ok(),
        valid_until: Some("2027-06-09".parse().unwrap()),
        unreadable: None,
    });
    committed(&VehicleConfirmed {
        vehicle_id: id(7),
        owner_id: id(2),
        document_id: id(6),
        appointment_id: Some(id(1)),
        plate: text("AB-123-CD"),
        vin: Some(text("VF1RFB00123456789")),
        make: Some(text("RENAULT")),
        model: Some(text("CLIO")),
        first_registration: Some("2019-03-12".parse().unwrap()),
        eu_category: Some(text("M1")),
        energy: "PETROL".parse().ok(),
        special_uses: Some(vec!["TAXI".parse().unwrap()]),
        picture_may_stay: true,
    });
    committed(&due());
    committed(&RegistrationDeleted {
        document_id: id(6),
        owner_id: id(2),
        vehicle_ids: vec![id(7)],
    });
}

fn due() -> InspectionDue {
    InspectionDue {
        watched_id: id(10),
        owner_id: id(2),
        plate: text("AB-123-CD"),
        make: Some(text("RENAULT")),
        model: Some(text("CLIO")),
        service: "PERIODIC".parse().unwrap(),
        before: "2027-02-01".parse().unwrap(),
        certain: true,
        notice: DueNotice::Month,
    }
}

#[test]
fn inspections_and_reports() {
    let (sold, stop) = (text("https://www.example.fr/s"), text("https://www.example.fr/r"));
    committed(&DueForChat { due: due(), sold, stop });
    committed(&VehicleSold { watched_id: id(10), owner_id: id(2) });
    committed(&CheckedIn { inspection_id: id(8), appointment_id: id(1), customer_id: id(2) });
    committed(&Abandoned {
        inspection_id: id(8),
        appointment_id: id(1),
        customer_id: id(2),
        reason: text("véhicule non démarrant"),
    });
    let (document_id, inspection_id, customer_id) = (id(6), id(8), id(2));
    let centre_id = id(3);
    committed(&PhotoAdded { document_id, inspection_id, centre_id, customer_id });
    committed(&PhotoWithdrawn { document_id, inspection_id, customer_id });
    committed(&PhotosSigned {
        inspection_id,
        centre_id,
        customer_id,
        document_ids: vec![document_id],
        signed_at: "2026-12-01T09:35:00Z".parse().unwrap(),
    });
    committed(&Signed {
        inspection_id: id(8),
        appointment_id: id(1),
        reference: text("RDV-7Q2KX"),
        customer_id: id(2),
        centre: centre(),
        service: "PERIODIC".parse().unwrap(),
        vehicle: VehicleFacts { plate: text("AB-123-CD"), ..VehicleFacts::default() },
        odometer_km: 128_450,
        outcome: "UNFAVOURABLE_MAJOR".parse().unwrap(),
        defects: vec![DefectFacts {
            code: text("1.1.13.a.2"),
            level: "MAJOR".parse().unwrap(),
            label: text("Usure excessive"),
            location: Some(text("AVG")),
            comment: None,
            location_label: Some(text("Avant gauche")),
            component: Some(text("Freins : Garnitures ou plaquettes")),
            photos: vec![text("00")],
        }],
        valid_until: "2027-02-01".parse().unwrap(),
        retest_before: Some("2027-02-01".parse().unwrap()),
        inspector_name: text("Agnès Thévenoux"),
        started_at: "2026-12-01T09:02:00Z".parse().unwrap(),
        signed_at: "2026-12-01T09:35:00Z".parse().unwrap(),
        catalogue_version: text("VL-2"),
        content_hash: text("00"),
        retest_of: None,
        initial_on: None,
        usage: "ORDINARY".parse().ok(),
        pollution_check_before: None,
        remarks: Vec::new(),
        measurements: vec![MeasurementFacts {
            kind: "SERVICE_BRAKE".parse().unwrap(),
            values: vec![MeasuredFact {
                quantity: "BRAKE_FORCE".parse().unwrap(),
                place_label: Some(text("Avant gauche")),
                value: 260_500,
            }],
            instrument: Some(text("Freinomètre n° B-17")),
            without_instrument: None,
        }],
        inspector_approval: Some(text("069D1234")),
    });
    committed(&Issued {
        report_id: id(9),
        kind: "CERTIFICATE".parse().unwrap(),
        inspection_id: id(8),
        appointment_id: id(1),
        customer_id: id(2),
        number: text("S069C012-2026-000001-C"),
        plate: text("AB-123-CD"),
        outcome: "FAVOURABLE".parse().unwrap(),
        valid_until: "2028-12-01".parse().unwrap(),
        retest_before: None,
        download_path: text("/documents/token.pdf"),
        verification_path: text("/verify/CODE"),
    });
}

#[test]
fn a_vehicle_whose_energy_was_kept_as_other_is_still_read() {
    let kept = json!({ "vehicle_id": null, "plate": "AB-123-CD", "vin": null, "make": null,
        "model": null, "first_registration": null, "eu_category": "M1", "energy": "OTHER" });
    let read: VehicleFacts = serde_json::from_value(kept).unwrap();
    assert_eq!((read.energy, read.eu_category.as_deref()), (None, Some("M1")));
}

#[test]
fn months() {
    let month = "2026-11-01".parse().unwrap();
    let counted_at = "2026-12-01T00:10:00Z".parse().unwrap();
    committed(&MonthCounted {
        centre_id: id(3),
        centre: centre(),
        month,
        booked: 412,
        kept: 371,
        missed: 9,
        cancelled_by_customer: 21,
        cancelled_by_centre: 3,
        cancelled_by_unknown: 0,
        open: 1,
        sold_minutes: 11_130,
        open_minutes: 38_880,
        median_lead_minutes: Some(5_760),
        counted_at,
    });
    committed(&MonthInvoiced {
        centre_id: id(3),
        month,
        net_cents: 6_583,
        vat_cents: 1_317,
        gross_cents: 7_900,
        currency: text("EUR"),
        totals: vec![ClosingLine {
            means: "CARD".parse().unwrap(),
            kind: "INVOICE".parse().unwrap(),
            vat_rate_bp: 2_000,
            documents: 1,
            net_cents: 6_583,
            vat_cents: 1_317,
            gross_cents: 7_900,
        }],
        counted_at,
    });
    committed(&MonthInspected {
        centre_id: id(3),
        month,
        results: vec![ResultsCounted {
            service: "PERIODIC".parse().unwrap(),
            favourable: 271,
            major: 62,
            critical: 4,
        }],
        functions: vec![FunctionCounted {
            code: text("1"),
            label: text("Équipements de freinage"),
            failed: 31,
        }],
        median_wait_minutes: Some(7),
        median_duration_minutes: Some(34),
        counted_at,
    });
}
