//! No promise without code: every sentence that says what will happen, beside what keeps it.
//!
//! The sentences of the assistant, of Telegram, of letters, refusals and pages are searched for
//! words that promise an act. Each must stand in [`KEPT`] with a test or a function that keeps it,
//! found by its name in its crate. A new promise without a row fails, and so does a row whose
//! keeper or whose sentence is gone.
//! Decisions: docs/decisions/assistant.md

use regex::Regex;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where sentences are, from the root of the repository: files, or folders with all below them.
const SPOKEN: &[&str] = &[
    "bots/assistant/src/replies",
    "bots/assistant/src/refusals.rs",
    "bots/telegram/src/sentences.rs",
    "bots/telegram/src/delivery.rs",
    "subgraphs/report/src/mail",
    "subgraphs/report/src/routes",
    "subgraphs/report/src/domain",
    "subgraphs/appointment/src/error.rs",
    "subgraphs/auth/src/error.rs",
    "subgraphs/chatbot/src/error.rs",
    "subgraphs/inspection/src/error.rs",
    "subgraphs/kernel/src/guard.rs",
    "subgraphs/parser/src/error.rs",
    "subgraphs/payment/src/error.rs",
    "subgraphs/report/src/error.rs",
    "subgraphs/scan/src/error.rs",
    "web/widget/src/words.ts",
    "web/app/src",
];

/// What sounds like a promise, in French and in English.
const PROMISING: &str = concat!(
    r"\b\w{2,}(?:rai|ra|rons|rez|ront)\b",
    r"|va vous|\b[Jj]e vais\b|vous (?:est|sont|êtes) (?:remboursé|envoyé)|remboursement (?:est|de|part)",
    r"|dès que|dès qu'|arrive(?:nt)? (?:ici|dans la conv)|\b[Jj]e vous (?:montre|dis|envoie|donne|préviens|rappelle|remets)",
    r"|[Uu]ne personne de|membre de l'équipe|[Rr]appel |\b[Oo]n vous|\b[Nn]ous vous|je garde|reste bloqué",
    r"|\b[Ww]ill\b|\bI'll\b|\bI (?:give|tell|send) you|on its way|\bis refunded",
    r"|[Aa]rrives? (?:here|in the conv)|as soon as|reminder of your|person of the team|frees itself|stays held",
    r"|I keep everything|is deleted",
);

/// Words of the present that end like a future, and what is said about the past or to someone.
const NONE: &[&str] = &[
    "vrai",
    "caméra",
    "libérez",
    "entrez",
    "montrez",
    "ouvrez",
    "préférez",
    "retirez",
    "comparez",
    "parcourez",
    "as soon as possible",
    "rencontrez",
    "enregistrez",
    "intégrez",
    "considérez",
    "récupérez",
    "comptera",
];

/// A part of the sentence; the crate and the name of what keeps it.
const KEPT: &[(&str, &str, &str)] = &[
    // The assistant, in order of appearance.
    (
        "je vous remets vos documents",
        "subgraphs/chatbot",
        "news_is_told_once_and_wakes_who_listens",
    ),
    ("I will use your vehicle", "bots/assistant", "an_exact_wish_goes_straight_to_the_summary"),
    (
        "je garde tout ce que vous m'avez dit",
        "subgraphs/chatbot",
        "what_a_guest_began_goes_on_under_the_account",
    ),
    (
        "I keep everything you told me",
        "subgraphs/chatbot",
        "what_a_guest_began_goes_on_under_the_account",
    ),
    (
        "Votre créneau reste bloqué jusqu'à",
        "subgraphs/payment",
        "only_the_owner_pays_and_only_while_the_slot_is_kept",
    ),
    (
        "Your slot stays held until",
        "subgraphs/payment",
        "only_the_owner_pays_and_only_while_the_slot_is_kept",
    ),
    (
        "Il sera confirmé dès que vous aurez payé",
        "subgraphs/appointment",
        "money_makes_a_hold_an_appointment_once",
    ),
    (
        "je remplirai le dossier à votre place",
        "bots/assistant",
        "the_certificate_is_read_corrected_and_confirmed_before_paying",
    ),
    (
        "I will fill in the form for you",
        "bots/assistant",
        "the_certificate_is_read_corrected_and_confirmed_before_paying",
    ),
    (
        "je vous dis ici ce que j'y trouve",
        "bots/assistant",
        "a_report_that_is_none_is_asked_for_again_and_a_good_one_leads_back",
    ),
    (
        "I will tell you here what it says",
        "bots/assistant",
        "a_report_that_is_none_is_asked_for_again_and_a_good_one_leads_back",
    ),
    (
        "je vous montre le résultat ici",
        "bots/assistant",
        "the_certificate_is_read_corrected_and_confirmed_before_paying",
    ),
    (
        "I will show the result here",
        "bots/assistant",
        "the_certificate_is_read_corrected_and_confirmed_before_paying",
    ),
    (
        "it stays for some weeks to improve the reading, then it is deleted",
        "subgraphs/scan",
        "an_image_its_owner_gives_to_teach_the_reader_stays_for_its_days",
    ),
    ("the photo of your certificate is deleted", "subgraphs/scan", "an_image_taken_back_goes"),
    ("vous réglerez {} au centre", "subgraphs/payment", "the_desk_is_another_way_to_pay"),
    ("you will pay {} at the centre", "subgraphs/payment", "the_desk_is_another_way_to_pay"),
    ("La confirmation arrive ici dans un instant", "subgraphs/chatbot", "chatbot.tell_confirmed"),
    ("The confirmation arrives here in a moment", "subgraphs/chatbot", "chatbot.tell_confirmed"),
    (
        "payés vous seront remboursés",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "you paid will be refunded",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "Le remboursement est lancé",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "The refund is on its way",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "ils arrivent ici dès la fin du contrôle",
        "subgraphs/chatbot",
        "news_is_told_once_and_wakes_who_listens",
    ),
    (
        "they arrive here as soon as the inspection is over",
        "subgraphs/chatbot",
        "news_is_told_once_and_wakes_who_listens",
    ),
    (
        "Le créneau bloqué se libérera tout seul",
        "subgraphs/appointment",
        "appointment.expire_holds",
    ),
    ("The held slot frees itself", "subgraphs/appointment", "appointment.expire_holds"),
    (
        "what was paid online is refunded after a cancellation",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    ("je vous donne le numéro", "bots/assistant", "a_person_is_named_by_a_telephone_number"),
    ("I give you the number", "bots/assistant", "a_person_is_named_by_a_telephone_number"),
    ("je vous donne son numéro", "bots/assistant", "a_person_is_named_by_a_telephone_number"),
    ("I give you its number", "bots/assistant", "a_person_is_named_by_a_telephone_number"),
    ("Vos {} vous sont remboursés", "subgraphs/payment", "late_money_is_taken_and_given_back"),
    ("Your {} will be refunded", "subgraphs/payment", "late_money_is_taken_and_given_back"),
    (
        "Votre remboursement de {} est parti",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "Your refund of {} is on its way",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "Je vous envoie le résultat ici dès qu'il est signé",
        "bots/assistant",
        "an_issued_report_is_told_with_its_file",
    ),
    (
        "I will send you the result here once it is signed",
        "bots/assistant",
        "an_issued_report_is_told_with_its_file",
    ),
    (
        "le remboursement part automatiquement",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    // Accounts.
    (
        "Ne donnez ce code à personne",
        "subgraphs/auth",
        "a_code_works_for_its_own_challenge_once_for_ten_minutes",
    ),
    (
        "vous envoyons un code",
        "subgraphs/auth",
        "a_guest_with_a_new_address_becomes_a_customer_and_stays_who_they_are",
    ),
    (
        "A code is on its way",
        "subgraphs/auth",
        "a_guest_with_a_new_address_becomes_a_customer_and_stays_who_they_are",
    ),
    (
        "Ne transmettez ce lien à personne",
        "subgraphs/auth",
        "a_forgotten_password_is_replaced_by_a_link_that_works_once",
    ),
    (
        "nous vous envoyons un lien",
        "subgraphs/auth",
        "a_forgotten_password_is_replaced_by_a_link_that_works_once",
    ),
    (
        "a link is on its way",
        "subgraphs/auth",
        "a_forgotten_password_is_replaced_by_a_link_that_works_once",
    ),
    (
        "Vos autres sessions seront fermées",
        "subgraphs/auth",
        "a_password_is_changed_by_who_knows_it_and_the_other_sessions_end",
    ),
    (
        "Your other sessions will be ended",
        "subgraphs/auth",
        "a_password_is_changed_by_who_knows_it_and_the_other_sessions_end",
    ),
    // Booking without the chat, and one's own space.
    (
        "vous pourrez la donner plus tard",
        "subgraphs/appointment",
        "a_plate_is_given_after_the_booking_and_a_refusal_names_the_vehicle",
    ),
    (
        "vous retrouverez ce rendez-vous",
        "subgraphs/auth",
        "a_guest_with_a_known_address_hands_over_what_they_own",
    ),
    (
        "you will find this appointment",
        "subgraphs/auth",
        "a_guest_with_a_known_address_hands_over_what_they_own",
    ),
    (
        "le rendez-vous est confirmé dès que le paiement est reçu",
        "subgraphs/appointment",
        "money_makes_a_hold_an_appointment_once",
    ),
    (
        "le rendez-vous apparaîtra dans",
        "subgraphs/appointment",
        "money_makes_a_hold_an_appointment_once",
    ),
    (
        "the appointment will appear in",
        "subgraphs/appointment",
        "money_makes_a_hold_an_appointment_once",
    ),
    (
        "payés par carte vous seront remboursés",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "paid by card will be refunded",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "rien ne vous sera demandé",
        "subgraphs/payment",
        "a_cancelled_appointment_closes_its_open_page",
    ),
    (
        "nothing will be asked of you",
        "subgraphs/payment",
        "a_cancelled_appointment_closes_its_open_page",
    ),
    (
        "il ne sera peut-être plus libre",
        "subgraphs/appointment",
        "three_holds_are_three_however_many_one_guest_asks_for_at_once",
    ),
    (
        "Les véhicules dont vous confirmez la carte grise apparaîtront ici",
        "subgraphs/parser",
        "a_corrected_reading_becomes_a_vehicle_once",
    ),
    (
        "whose registration certificate you confirm will appear here",
        "subgraphs/parser",
        "a_corrected_reading_becomes_a_vehicle_once",
    ),
    (
        "Rappel : votre rendez-vous du",
        "subgraphs/appointment",
        "somebody_is_reminded_the_day_before_and_two_hours_before_and_once",
    ),
    (
        "Nous vous rappelons",
        "subgraphs/appointment",
        "somebody_is_reminded_the_day_before_and_two_hours_before_and_once",
    ),
    (
        "reminder of your appointment",
        "subgraphs/appointment",
        "somebody_is_reminded_the_day_before_and_two_hours_before_and_once",
    ),
    // Letters and pages of the report.
    (
        "vous êtes remboursé sans rien faire",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "An online payment is refunded automatically",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    ("Vous trouverez en pièces jointes", "subgraphs/report", "both_documents_leave_in_one_letter"),
    ("vous recevrez un nouveau lien", "bots/assistant", "papers_are_handed_over"),
    // Refusals.
    (
        "Vous pourrez en envoyer d'autres à partir du",
        "subgraphs/parser",
        "of_many_at_once_the_last_page_goes_to_one",
    ),
    // The web.
    ("Vos messages partiront dès le retour du réseau", "web/widget", "markWaiting"),
    ("Your messages will leave as soon as the network is back", "web/widget", "markWaiting"),
    ("la confirmation arrive ici dans un instant", "subgraphs/chatbot", "chatbot.tell_confirmed"),
    (
        "the confirmation will appear here in a moment",
        "subgraphs/chatbot",
        "chatbot.tell_confirmed",
    ),
    (
        "Le résultat et les documents arrivent ici",
        "subgraphs/chatbot",
        "news_is_told_once_and_wakes_who_listens",
    ),
    (
        "The result and the documents arrive here",
        "subgraphs/chatbot",
        "news_is_told_once_and_wakes_who_listens",
    ),
    (
        "Vos procès-verbaux et certificats apparaîtront ici",
        "subgraphs/report",
        "a_signed_inspection_becomes_two_documents_that_only_their_owner_and_staff_read",
    ),
    (
        "Your reports and certificates will appear here",
        "subgraphs/report",
        "a_signed_inspection_becomes_two_documents_that_only_their_owner_and_staff_read",
    ),
    (
        "Les cartes grises que vous confirmez apparaîtront ici",
        "subgraphs/parser",
        "a_corrected_reading_becomes_a_vehicle_once",
    ),
    (
        "The certificates you confirm will appear here",
        "subgraphs/parser",
        "a_corrected_reading_becomes_a_vehicle_once",
    ),
    ("Aucun résultat ne sera émis", "subgraphs/inspection", "abandon"),
    ("La confirmation arrive dans la conversation", "subgraphs/chatbot", "chatbot.tell_confirmed"),
    ("The confirmation arrives in the conversation", "subgraphs/chatbot", "chatbot.tell_confirmed"),
    ("your payment is on its way", "subgraphs/payment", "a_good_card_pays_and_comes_back"),
    (
        "Elle ne sera plus affichée",
        "subgraphs/auth",
        "a_key_is_shown_once_and_exchanged_for_what_it_may_do",
    ),
    ("sera marqué « absent »", "subgraphs/appointment", "mark_no_show"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file at or below a path that may hold sentences or code.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let below = entries.filter_map(Result::ok).map(|entry| entry.path());
    let kept = below.filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !["node_modules", "target", "dist", "generated"].contains(&name)
    });
    let mut all: Vec<PathBuf> = kept.flat_map(|path| files(&path)).collect();
    all.retain(|path| {
        path.extension().is_some_and(|ext| ["rs", "ts", "tsx"].iter().any(|own| ext == *own))
    });
    all.sort();
    all
}

/// The text without tests and comments, its broken strings joined, in plain signs.
fn spoken(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a file of ours");
    let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let joined = Regex::new(r"\\\n\s+").expect("a pattern").replace_all(text, "");
    let plain = joined.replace('’', "'").replace('\u{a0}', " ");
    let comment = |line: &&str| {
        let line = line.trim_start();
        !(line.starts_with("//") || line.starts_with('*') || line.starts_with("/*"))
    };
    plain.lines().filter(comment).collect::<Vec<_>>().join("\n")
}

/// Every sentence that promises, with the file it stands in.
fn promises() -> Vec<(String, String)> {
    let promising = Regex::new(PROMISING).expect("a pattern");
    let mut found = Vec::new();
    for place in SPOKEN {
        let all = files(&root().join(place));
        assert!(!all.is_empty(), "{place} is gone: where did its sentences go?");
        for file in all {
            let text = spoken(&file);
            for line in text.lines() {
                for hit in promising.find_iter(line) {
                    let word = hit.as_str().to_lowercase();
                    if NONE.contains(&word.as_str()) {
                        continue;
                    }
                    let ends = |c: char| ['.', '?', '!', '"', '`', '>', '<'].contains(&c);
                    let from = line[..hit.start()].rfind(ends).map_or(0, |at| at + 1);
                    let to = line[hit.end()..].find(ends).map_or(line.len(), |at| hit.end() + at);
                    let sentence = line[from..to].trim().to_owned();
                    found.push((file.display().to_string(), sentence));
                }
            }
        }
    }
    found
}

#[test]
fn every_sentence_that_promises_is_kept_by_code() {
    let promises = promises();
    let unkept: Vec<String> = promises
        .iter()
        .filter(|(_, sentence)| !KEPT.iter().any(|(part, ..)| sentence.contains(part)))
        .map(|(file, sentence)| format!("{file}: {sentence}"))
        .collect();
    assert!(unkept.is_empty(), "who keeps these?\n{}", unkept.join("\n"));
}

#[test]
fn every_row_still_has_its_sentence_and_its_keeper() {
    let promises = promises();
    for (part, place, name) in KEPT {
        let said = promises.iter().any(|(_, sentence)| sentence.contains(part));
        assert!(said, "nobody says « {part} » any more");
        let own = files(&root().join(place));
        let keeps = |path: &PathBuf| {
            !path.ends_with("promises.rs")
                && fs::read_to_string(path).is_ok_and(|text| text.contains(name))
        };
        assert!(own.iter().any(keeps), "{place} has no {name}: who keeps « {part} »?");
    }
}

#[test]
fn nothing_says_that_a_person_reads_the_conversation_or_that_a_reminder_comes() {
    for place in SPOKEN {
        for file in files(&root().join(place)) {
            let text = spoken(&file);
            for never in [
                "va vous répondre ici",
                "will answer you here",
                "Rappel la veille",
                "reminder the day before",
                "vous expliquera la suite",
            ] {
                assert!(!text.contains(never), "{} says « {never} »", file.display());
            }
        }
    }
}
