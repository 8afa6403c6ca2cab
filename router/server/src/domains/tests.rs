//! Every listener of the platform, and whether what it hears is about somebody's own.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use std::collections::BTreeSet;

const OWNED: bool = true;
const NOBODYS: bool = false;

/// Listener, event, whether it is about somebody who may have been a guest when it was told. A new
/// listener needs a row: what it is given of a guest who logged in meanwhile is the customer's.
#[rustfmt::skip]
const LISTENERS: &[(&str, &str, bool)] = &[
    ("appointment.attach_vehicle", "parser.vehicle_confirmed.v1", OWNED),
    ("appointment.close_feeds", "kernel.act_recorded.v1", NOBODYS),
    ("appointment.confirm_charged", "payment.charged_to_account.v1", OWNED),
    ("appointment.confirm_paid", "payment.succeeded.v1", OWNED),
    ("appointment.confirm_unpaid", "payment.pay_at_centre_chosen.v1", OWNED),
    ("appointment.detach_vehicle", "parser.registration_deleted.v1", OWNED),
    ("appointment.erase_person", "auth.person_erased.v1", NOBODYS),
    ("appointment.export_person", "report.export_asked.v1", NOBODYS),
    ("appointment.hand_over", "auth.guest_joined.v1", NOBODYS),
    ("appointment.note_abandon", "inspection.abandoned.v1", OWNED),
    ("appointment.note_arrival", "inspection.checked_in.v1", OWNED),
    ("appointment.note_contact", "auth.user_registered.v1", NOBODYS),
    ("appointment.note_difference", "payment.difference_settled.v1", OWNED),
    ("appointment.note_due", "parser.inspection_due.v1", OWNED),
    ("appointment.note_person", "auth.user_registered.v1", NOBODYS),
    ("appointment.note_refund", "payment.refunded.v1", OWNED),
    ("appointment.note_result", "inspection.signed.v1", OWNED),
    ("appointment.prove_contact", "auth.address_proven.v1", NOBODYS),
    ("appointment.void_links", "auth.email_changed.v1", NOBODYS),
    ("auth.export_person", "report.export_asked.v1", NOBODYS),
    ("auth.give_reset_link", "auth.password_reset_asked.v1", NOBODYS),
    ("auth.keep_act", "kernel.act_recorded.v1", NOBODYS),
    ("auth.note_caller", "appointment.booked_by_staff.v1", OWNED),
    ("auth.note_joined", "auth.guest_joined.v1", NOBODYS),
    ("auth.note_results_access", "appointment.results_access_changed.v1", NOBODYS),
    ("auth.tell_arrived", "inspection.checked_in.v1", OWNED),
    ("auth.tell_cancelled", "appointment.cancelled.v1", OWNED),
    ("auth.tell_confirmed", "appointment.confirmed.v1", OWNED),
    ("auth.tell_expired", "appointment.hold_expired.v1", OWNED),
    ("auth.tell_held", "appointment.slot_held.v1", OWNED),
    ("auth.tell_issued", "report.issued.v1", OWNED),
    ("auth.tell_moved", "appointment.rescheduled.v1", OWNED),
    ("auth.tell_not_paid", "payment.failed.v1", OWNED),
    ("auth.tell_paid", "payment.succeeded.v1", OWNED),
    ("auth.tell_price_changed", "appointment.price_changed.v1", OWNED),
    ("auth.tell_refunded", "payment.refunded.v1", OWNED),
    ("auth.tell_signed", "inspection.signed.v1", OWNED),
    ("chatbot.erase_person", "auth.person_erased.v1", NOBODYS),
    ("chatbot.export_person", "report.export_asked.v1", NOBODYS),
    ("chatbot.hand_over", "auth.guest_joined.v1", NOBODYS),
    ("chatbot.tell_abandoned", "inspection.abandoned.v1", OWNED),
    ("chatbot.tell_cancelled", "appointment.cancelled.v1", OWNED),
    ("chatbot.tell_checked_in", "inspection.checked_in.v1", OWNED),
    ("chatbot.tell_confirmed", "appointment.confirmed.v1", OWNED),
    ("chatbot.tell_document_rejected", "scan.document_rejected.v1", OWNED),
    ("chatbot.tell_due", "report.due_for_chat.v1", OWNED),
    ("chatbot.tell_hold_expired", "appointment.hold_expired.v1", OWNED),
    ("chatbot.tell_late_payment", "appointment.payment_came_late.v1", OWNED),
    ("chatbot.tell_offer", "appointment.slot_offered.v1", OWNED),
    ("chatbot.tell_payment_failed", "payment.failed.v1", OWNED),
    ("chatbot.tell_previous_inspection", "parser.previous_inspection_read.v1", OWNED),
    ("chatbot.tell_price_changed", "appointment.price_changed.v1", OWNED),
    ("chatbot.tell_refunded", "payment.refunded.v1", OWNED),
    ("chatbot.tell_registration_read", "parser.registration_read.v1", OWNED),
    ("chatbot.tell_report_issued", "report.issued.v1", OWNED),
    ("chatbot.tell_rescheduled", "appointment.rescheduled.v1", OWNED),
    ("inspection.erase_person", "auth.person_erased.v1", NOBODYS),
    ("inspection.expect_confirmed", "appointment.confirmed.v1", OWNED),
    ("inspection.expect_moved", "appointment.rescheduled.v1", OWNED),
    ("inspection.expect_no_more", "appointment.cancelled.v1", OWNED),
    ("inspection.expect_other_owner", "appointment.owner_changed.v1", OWNED),
    ("inspection.expect_plate", "appointment.plate_set.v1", OWNED),
    ("inspection.export_person", "report.export_asked.v1", NOBODYS),
    ("inspection.forget_vehicle", "parser.registration_deleted.v1", OWNED),
    ("inspection.hand_over_vehicles", "auth.guest_joined.v1", NOBODYS),
    ("inspection.know_vehicle", "parser.vehicle_confirmed.v1", OWNED),
    ("inspection.note_consent", "appointment.results_access_changed.v1", NOBODYS),
    ("inspection.note_photo", "scan.photo_received.v1", OWNED),
    ("parser.erase_person", "auth.person_erased.v1", NOBODYS),
    ("parser.export_person", "report.export_asked.v1", NOBODYS),
    ("parser.forget_document", "scan.document_deleted.v1", OWNED),
    ("parser.hand_over", "auth.guest_joined.v1", NOBODYS),
    ("parser.note_inspection", "inspection.signed.v1", OWNED),
    ("parser.note_sold", "report.vehicle_sold.v1", OWNED),
    ("parser.read_registration", "scan.text_read.v1", OWNED),
    ("payment.await_at_desk", "appointment.booked_by_staff.v1", OWNED),
    ("payment.erase_person", "auth.person_erased.v1", NOBODYS),
    ("payment.export_person", "report.export_asked.v1", NOBODYS),
    ("payment.give_back_late", "appointment.payment_came_late.v1", OWNED),
    ("payment.hand_over", "appointment.owner_changed.v1", OWNED),
    ("payment.hand_over_guest", "auth.guest_joined.v1", NOBODYS),
    ("payment.note_confirmed", "appointment.confirmed.v1", OWNED),
    ("payment.note_expired", "appointment.hold_expired.v1", OWNED),
    ("payment.note_hold", "appointment.slot_held.v1", OWNED),
    ("payment.note_price", "appointment.price_changed.v1", OWNED),
    ("payment.note_rescheduled", "appointment.rescheduled.v1", OWNED),
    ("payment.undo_cancelled", "appointment.cancelled.v1", OWNED),
    ("report.change_email", "auth.email_changed.v1", NOBODYS),
    ("report.erase_person", "auth.person_erased.v1", NOBODYS),
    ("report.export_person", "report.export_asked.v1", NOBODYS),
    ("report.hand_over", "auth.guest_joined.v1", NOBODYS),
    ("report.keep_account_invoice", "payment.account_invoice_issued.v1", NOBODYS),
    ("report.keep_closing", "payment.day_closed.v1", NOBODYS),
    ("report.keep_invoice", "payment.invoice_issued.v1", OWNED),
    ("report.keep_month_appointments", "appointment.month_counted.v1", NOBODYS),
    ("report.keep_month_inspections", "inspection.month_inspected.v1", NOBODYS),
    ("report.keep_month_invoices", "payment.month_invoiced.v1", NOBODYS),
    ("report.keep_part", "person.part_exported.v1", NOBODYS),
    ("report.keep_prices", "appointment.prices_stand.v1", NOBODYS),
    ("report.note_caller", "appointment.booked_by_staff.v1", OWNED),
    ("report.note_consent", "appointment.results_access_changed.v1", NOBODYS),
    ("report.number_documents", "inspection.signed.v1", OWNED),
    ("report.prove_contact", "auth.address_proven.v1", NOBODYS),
    ("report.remember_contact", "auth.user_registered.v1", NOBODYS),
    ("report.write_cancellation", "appointment.cancelled.v1", OWNED),
    ("report.write_code", "auth.code_asked.v1", NOBODYS),
    ("report.write_confirmation", "appointment.confirmed.v1", OWNED),
    ("report.write_documents", "report.issued.v1", OWNED),
    ("report.write_due", "appointment.not_booked.v1", OWNED),
    ("report.write_link", "auth.link_given.v1", NOBODYS),
    ("report.write_move", "appointment.rescheduled.v1", OWNED),
    ("report.write_offer", "appointment.slot_offered.v1", OWNED),
    ("report.write_overdue", "payment.account_overdue.v1", NOBODYS),
    ("report.write_reminder", "appointment.reminder_due.v1", OWNED),
    ("report.write_webhook_disabled", "auth.webhook_disabled.v1", NOBODYS),
    ("scan.erase_person", "auth.person_erased.v1", NOBODYS),
    ("scan.export_person", "report.export_asked.v1", NOBODYS),
    ("scan.forget_image", "parser.vehicle_confirmed.v1", OWNED),
    ("scan.forget_photo", "inspection.photo_withdrawn.v1", OWNED),
    ("scan.forget_registration", "parser.registration_deleted.v1", OWNED),
    ("scan.hand_over", "auth.guest_joined.v1", NOBODYS),
    ("scan.note_photo", "inspection.photo_added.v1", OWNED),
    ("scan.show_photos", "inspection.photos_signed.v1", OWNED),
];

fn listeners() -> Vec<Listener> {
    // Another test of this process may have installed it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::from_env().unwrap();
    settings.data_dir = folder.path().to_owned();
    let parts = Parts {
        settings: &settings,
        databases: &Databases::none(),
        secrets: &Secrets::open(folder.path()).unwrap(),
        clock: Clock::System,
        passports: PassportKey::new(&[0; 32]).unwrap(),
        live: &|_| Live::silent(),
    };
    build(&parts).unwrap().into_iter().flat_map(|domain| domain.listeners).collect()
}

#[tokio::test]
async fn every_listener_has_a_row_and_finds_who_a_guest_has_become() {
    let all = listeners();
    let mut rows: Vec<_> =
        all.iter().map(|one| (one.name(), one.event(), one.is_owned())).collect();
    rows.sort_unstable();
    assert_eq!(rows, LISTENERS, "each listener is in the table, and what it hears");
    let of = |heard: &dyn Fn(&Listener) -> bool| -> BTreeSet<&str> {
        all.iter().filter(|one| heard(one)).map(|one| one.domain()).collect()
    };
    let hear_of_guests = of(&|one| one.is_owned());
    let learn_who_joined = of(&|one| one.event() == "auth.guest_joined.v1");
    assert!(hear_of_guests.is_subset(&learn_who_joined), "{hear_of_guests:?} {learn_who_joined:?}");
    assert_eq!(hear_of_guests.len(), NAMES.len(), "{hear_of_guests:?}");
    let forget = of(&|one| one.event() == "auth.person_erased.v1");
    let tell = of(&|one| one.event() == "report.export_asked.v1");
    let domains: BTreeSet<&str> = NAMES.into_iter().collect();
    assert_eq!(tell, domains, "each tells what it has of somebody");
    // Where the word is given, it is done at once.
    assert_eq!(domains.difference(&forget).collect::<Vec<_>>(), [&auth::NAME]);
}
