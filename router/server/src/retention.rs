//! How long each kind of row is kept, what for, and what removes it: every table of every schema
//! has its line here, and `docs/retention.md` says the same to people.
//! Decisions: docs/decisions/personal-data.md
use std::fmt::Write as _;

/// How long the rows of a table are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing in it is about a person outside of the staff.
    NotPersonal,
    /// Until its owner is forgotten or removes it, or else so many days.
    Days(u32),
    /// For as long as there is the account, or the row that it belongs to.
    WithItsOwner,
    /// As the law has it: what is kept no longer leads to a person who was forgotten.
    ByLaw(&'static str),
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// `schema.table`.
    pub table: &'static str,
    /// What its rows are, in French, for the register of processing.
    pub what: &'static str,
    /// How long.
    pub kept: Kept,
    /// The task or the listener that removes them, by name; the erasing listener is understood.
    pub by: &'static str,
}

const fn row(table: &'static str, what: &'static str, kept: Kept, by: &'static str) -> Retention {
    Retention { table, what, kept, by }
}

use Kept::{ByLaw, Days, NotPersonal, WithItsOwner};

const INVOICES: &str = "Code de commerce, L123-22 : dix ans";
const ACTS: &str = "dix ans, comme les pièces qu’ils expliquent (Code de commerce, L123-22) ; un an pour ceux sur un compte";
const INSPECTIONS: &str = "arrêté du 18 juin 1991 : procès-verbaux du contrôle technique";

/// Every table.
#[rustfmt::skip]
pub const RETENTION: &[Retention] = &[
    row("appointment.bookings", "rendez-vous ; le véhicule est oublié après cinq ans, un créneau jamais payé après 90 jours", WithItsOwner, "appointment.forget"),
    row("appointment.blocks", "lignes hors service", NotPersonal, ""),
    row("appointment.callers", "nom et numéro de qui a appelé ; le numéro est oublié après 90 jours", WithItsOwner, "appointment.forget"),
    row("appointment.centres", "centres", NotPersonal, ""),
    row("appointment.closures", "fermetures", NotPersonal, ""),
    row("appointment.counted_months", "mois comptés", NotPersonal, ""),
    row("appointment.feeds", "adresses d’agendas privés", WithItsOwner, ""),
    row("appointment.lane_times", "durées des contrôles", NotPersonal, ""),
    row("appointment.lanes", "lignes de contrôle", NotPersonal, ""),
    row("appointment.notes", "notes du personnel sur un rendez-vous, un an après lui", WithItsOwner, "appointment.forget"),
    row("appointment.offers", "créneaux proposés à qui attend", WithItsOwner, "appointment.forget"),
    row("appointment.opening_hours", "horaires", NotPersonal, ""),
    row("appointment.past_terms", "conditions d’annulation d’avant", NotPersonal, ""),
    row("appointment.people", "mots par lesquels l’accueil trouve un client", WithItsOwner, ""),
    row("appointment.prices", "tarifs", NotPersonal, ""),
    row("appointment.proven_contacts", "clients dont l’adresse est confirmée", WithItsOwner, ""),
    row("appointment.reminders", "rappels à envoyer", WithItsOwner, "appointment.remind"),
    row("appointment.results_access", "consentements à la lecture d’un résultat, avec leur date et la version de leur texte", WithItsOwner, ""),
    row("appointment.told_prices", "tarifs annoncés en dernier", NotPersonal, ""),
    row("appointment.unpaid", "adresse réseau d’où un créneau non payé est demandé, jusqu’à son heure", WithItsOwner, "appointment.forget"),
    row("appointment.waits", "listes d’attente, 90 jours après leur fin", WithItsOwner, "appointment.forget"),
    row("auth.act_links", "chaîne des actes : empreintes", NotPersonal, ""),
    row("auth.acts", "actes du personnel et de sécurité : identifiants, rôles, montants", ByLaw(ACTS), "auth.forget_expired"),
    row("auth.api_keys", "clés d’organisations", NotPersonal, ""),
    row("auth.challenges", "codes envoyés", Days(1), "auth.forget_expired"),
    row("auth.chat_links", "liens entre un compte et une messagerie", Days(1), "auth.forget_expired"),
    row("auth.credentials", "empreintes de mots de passe", WithItsOwner, ""),
    row("auth.known_askers", "pseudonymes des lieux de connexion", WithItsOwner, "auth.forget_expired"),
    row("auth.letters_asked", "demandes de codes et de liens", Days(1), "auth.forget_expired"),
    row("auth.links", "liens envoyés", Days(31), "auth.forget_expired"),
    row("auth.log_ins", "connexions ouvertes : appareil et dernière utilisation", Days(31), "auth.forget_expired"),
    row("auth.login_attempts", "essais de connexion", Days(1), "auth.forget_expired"),
    row("auth.memberships", "rôles du personnel dans un centre", WithItsOwner, ""),
    row("auth.recovery_codes", "empreintes de codes de secours", WithItsOwner, ""),
    row("auth.refresh_tokens", "sessions, 30 jours après leur fin", Days(31), "auth.forget_expired"),
    row("auth.second_factors", "seconds facteurs", WithItsOwner, ""),
    row("auth.shared_results", "résultats ouverts à une organisation", Days(400), "auth.forget_webhooks"),
    row("auth.users", "comptes ; un visiteur jamais revu est oublié après 90 jours", WithItsOwner, "auth.forget_guests"),
    row("auth.webhook_deliveries", "notifications aux machines d’organisations : identifiants et heures ; plus longtemps si l’envoi attend la fin d’une pause", Days(30), "auth.forget_webhooks"),
    row("auth.webhook_endpoints", "adresses des machines d’organisations", NotPersonal, ""),
    row("chatbot.conversations", "conversations silencieuses", Days(400), "chatbot.forget"),
    row("chatbot.desk_hours", "heures de réponse", NotPersonal, ""),
    row("chatbot.handovers", "demandes à une personne, avec le numéro à rappeler", WithItsOwner, "chatbot.forget"),
    row("chatbot.happenings", "déroulement des conversations, sans un mot dit", WithItsOwner, "chatbot.forget"),
    row("chatbot.messages", "messages des conversations", WithItsOwner, "chatbot.forget"),
    row("chatbot.tellings", "nouvelles à dire dans une conversation", WithItsOwner, "chatbot.tell"),
    row("inspection.approvals", "validations du catalogue par le personnel", NotPersonal, ""),
    row("inspection.bench_orders", "mesures demandées aux appareils d’un centre", ByLaw(INSPECTIONS), ""),
    row("inspection.calibrations", "étalonnages des appareils d’un centre", NotPersonal, ""),
    row("inspection.catalogue_versions", "versions du catalogue", NotPersonal, ""),
    row("inspection.counted_months", "mois comptés", NotPersonal, ""),
    row("inspection.defect_photos", "photos d’une défaillance : leur numéro et leur empreinte, pas l’image", ByLaw(INSPECTIONS), ""),
    row("inspection.defects", "catalogue des défaillances", NotPersonal, ""),
    row("inspection.device_records", "saisies reçues des tablettes, par leur numéro", ByLaw(INSPECTIONS), ""),
    row("inspection.expected", "véhicules attendus", WithItsOwner, ""),
    row("inspection.handovers", "remises de véhicules", ByLaw(INSPECTIONS), ""),
    row("inspection.identity_entries", "qui a dit quoi du véhicule", ByLaw(INSPECTIONS), ""),
    row("inspection.inspections", "contrôles et leurs résultats", ByLaw(INSPECTIONS), ""),
    row("inspection.inspectors", "registre des contrôleurs d’un centre", ByLaw(INSPECTIONS), ""),
    row("inspection.instruments", "appareils de mesure d’un centre", NotPersonal, ""),
    row("inspection.measured_values", "valeurs mesurées", ByLaw(INSPECTIONS), ""),
    row("inspection.measurement_decisions", "décisions sur les défaillances proposées par une mesure", ByLaw(INSPECTIONS), ""),
    row("inspection.measurements", "mesures d’un contrôle", ByLaw(INSPECTIONS), ""),
    row("inspection.owner_contacts", "coordonnées du propriétaire ou du locataire, jusqu’à leur réception par l’OTC", WithItsOwner, "inspection.transmit"),
    row("inspection.photos_received", "photos reçues qui ne sont encore d’aucune défaillance", Days(1), "inspection.forget_photos"),
    row("inspection.points", "catalogue des points", NotPersonal, ""),
    row("inspection.presences", "présence des contrôleurs", WithItsOwner, ""),
    row("inspection.recall_checks", "rappels demandés pour un véhicule", ByLaw(INSPECTIONS), ""),
    row("inspection.recorded_defects", "défaillances constatées", ByLaw(INSPECTIONS), ""),
    row("inspection.remarks", "observations d’un procès-verbal", ByLaw(INSPECTIONS), ""),
    row("inspection.sealed_results", "résultats scellés", ByLaw(INSPECTIONS), ""),
    row("inspection.shared_results", "résultats ouverts à une organisation", WithItsOwner, "inspection.note_consent"),
    row("inspection.stage_entries", "étapes d’un contrôle, avec leur heure", ByLaw(INSPECTIONS), ""),
    row("inspection.trainings", "formations des contrôleurs", ByLaw(INSPECTIONS), ""),
    row("inspection.transmissions", "résultats en route vers l’OTC", ByLaw(INSPECTIONS), ""),
    row("inspection.vehicles", "véhicules des clients", WithItsOwner, "inspection.forget_vehicle"),
    row("inspection.work", "à qui un contrôle est confié, et qui le fait", ByLaw(INSPECTIONS), ""),
    row("kernel.acts", "actes du personnel et de sécurité : identifiants, rôles, montants", ByLaw(ACTS), "kernel.relay"),
    row("kernel.inbox", "numéros des événements traités", Days(90), "kernel.relay"),
    row("kernel.joined", "visiteurs devenus clients", Days(90), "kernel.relay"),
    row("kernel.outbox", "événements délivrés", Days(7), "kernel.relay"),
    row("kernel.postponed", "événements en attente", WithItsOwner, "kernel.relay"),
    row("parser.corrections", "corrections d’une lecture", WithItsOwner, ""),
    row("parser.due_reminders", "rappels d’échéance envoyés", WithItsOwner, ""),
    row("parser.parsed_pages", "pages lues par organisation et par jour", NotPersonal, ""),
    row("parser.previous_inspections", "anciens procès-verbaux envoyés", WithItsOwner, "parser.forget_document"),
    row("parser.registrations", "cartes grises lues ; sans confirmation, le temps de leur photo", WithItsOwner, "parser.forget_document"),
    row("parser.signed_inspections", "dates des contrôles d’un véhicule", WithItsOwner, ""),
    row("parser.vehicles", "véhicules des clients", WithItsOwner, ""),
    row("parser.watched_vehicles", "véhicules dont l’échéance est suivie", WithItsOwner, ""),
    row("payment.account_centres", "centres où une organisation paie en compte", NotPersonal, ""),
    row("payment.account_reminders", "rappels de factures en retard", ByLaw(INVOICES), ""),
    row("payment.account_settlements", "virements et avoirs d’organisations", ByLaw(INVOICES), ""),
    row("payment.accounts", "comptes d’organisations", ByLaw(INVOICES), ""),
    row("payment.charges", "contrôles portés au compte d’une organisation", ByLaw(INVOICES), ""),
    row("payment.closings", "clôtures", NotPersonal, ""),
    row("payment.counted_months", "mois comptés", NotPersonal, ""),
    row("payment.differences", "différences de prix réglées", ByLaw(INVOICES), ""),
    row("payment.disputes", "contestations d’un paiement", ByLaw(INVOICES), ""),
    row("payment.documents", "factures et avoirs", ByLaw(INVOICES), ""),
    row("payment.invoice_counters", "numéros de factures", NotPersonal, ""),
    row("payment.issues", "factures remises", ByLaw(INVOICES), ""),
    row("payment.payables", "ce qui est dû ; le véhicule est oublié avec son client", ByLaw(INVOICES), ""),
    row("payment.payments", "paiements", ByLaw(INVOICES), ""),
    row("payment.promotions", "codes promotionnels et bons", NotPersonal, ""),
    row("payment.provider_events", "événements du prestataire de paiement", Days(90), "payment.forget"),
    row("payment.reconciliations", "rapprochements", ByLaw(INVOICES), ""),
    row("payment.redemptions", "codes utilisés", ByLaw(INVOICES), ""),
    row("payment.refunds", "remboursements", ByLaw(INVOICES), ""),
    row("payment.sellers", "sociétés qui vendent", NotPersonal, ""),
    row("payment.unissued", "factures à remettre", ByLaw(INVOICES), ""),
    row("report.callers", "clients sans adresse", WithItsOwner, ""),
    row("report.closings", "clôtures à imprimer", NotPersonal, ""),
    row("report.contacts", "adresses des clients", WithItsOwner, ""),
    row("report.counted_months", "chiffres mensuels des centres", NotPersonal, ""),
    row("report.export_parts", "copies des données d’une personne", Days(7), "report.forget"),
    row("report.exports", "demandes de copie", Days(7), "report.forget"),
    row("report.file_seals", "clés des fichiers", NotPersonal, ""),
    row("report.invoice_seals", "clés des fichiers", NotPersonal, ""),
    row("report.invoices", "factures imprimées", ByLaw(INVOICES), ""),
    row("report.letters", "courriels envoyés ; à une adresse inconnue, 7 jours", Days(400), "report.forget"),
    row("report.no_reminders", "clients qui ne veulent pas de rappels", WithItsOwner, ""),
    row("report.numbers", "numéros de procès-verbaux", NotPersonal, ""),
    row("report.paper_shares", "liens par lesquels un titulaire partage un document ; 90 jours après leur fin", WithItsOwner, "report.forget"),
    row("report.posters", "affiches des tarifs", NotPersonal, ""),
    row("report.reminder_choices", "rappels que des clients ont arrêtés", WithItsOwner, ""),
    row("report.reminders_in_chat", "clients rappelés dans la conversation", WithItsOwner, ""),
    row("report.reports", "procès-verbaux et attestations", ByLaw(INSPECTIONS), ""),
    row("report.row_seals", "empreintes scellées des documents", NotPersonal, ""),
    row("report.shared_results", "résultats ouverts à une organisation", WithItsOwner, "report.note_consent"),
    row("scan.documents", "documents envoyés ; leur photo au plus 30 jours, celle d’une défaillance cinq ans après la signature, sans son titulaire s’il est effacé (Code civil, article 2224), 400 jours sans signature, sept jours sans défaillance ; leur trace 90 jours après", WithItsOwner, "scan.retire"),
    row("scan.evidence", "de quel contrôle est la photo d’une défaillance", WithItsOwner, "scan.retire"),
    row("scan.jobs", "lectures en attente", WithItsOwner, "scan.read"),
    row("scan.pages", "tailles des photos", WithItsOwner, "scan.retire"),
    row("scan.upload_parts", "morceaux d’un envoi interrompu", Days(90), "scan.retire"),
    row("scan.uploads", "adresses d’envoi", Days(90), "scan.retire"),
    row("stripe_simulator.disputes", "banque simulée, jamais en production", NotPersonal, ""),
    row("stripe_simulator.idempotency_keys", "banque simulée, jamais en production", NotPersonal, ""),
    row("stripe_simulator.intents", "banque simulée, jamais en production", NotPersonal, ""),
    row("stripe_simulator.refunds", "banque simulée, jamais en production", NotPersonal, ""),
    row("stripe_simulator.sessions", "banque simulée, jamais en production", NotPersonal, ""),
    row("stripe_simulator.webhooks", "banque simulée, jamais en production", NotPersonal, ""),
];

/// The same for people: `docs/retention.md`.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Combien de temps chaque donnée est conservée\n\n\
         Written from `router/server/src/retention.rs`, which a test compares with the tables that \
         exist; with `AUTOVISITE_UPDATE_RETENTION=1` that test writes this page.\n\n\
         | table | données | conservation | effacées par |\n|---|---|---|---|\n",
    );
    for Retention { table, what, kept, by } in RETENTION {
        let kept = match kept {
            NotPersonal => "pas de données personnelles".to_owned(),
            Days(days) => format!("{days} jours"),
            WithItsOwner => "jusqu’à l’effacement de leur propriétaire".to_owned(),
            ByLaw(text) => format!("{text} ; sans lien vers une personne effacée"),
        };
        let _ = writeln!(page, "| `{table}` | {what} | {kept} | {by} |");
    }
    page
}
