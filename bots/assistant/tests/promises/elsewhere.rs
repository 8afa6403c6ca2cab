//! What keeps the promises of letters, refusals and pages.

use super::Kept;

pub(crate) const KEPT: &[Kept] = &[
    // The link beside a code.
    (
        "cette connexion sera remplacée",
        "subgraphs/auth",
        "a_link_enters_where_it_is_opened_and_what_the_asking_guest_owns_follows",
    ),
    (
        "that log-in will be replaced",
        "subgraphs/auth",
        "a_link_enters_where_it_is_opened_and_what_the_asking_guest_owns_follows",
    ),
    (
        "laissez vide : il sera effacé",
        "subgraphs/auth",
        "the_password_of_a_registration_goes_with_who_chose_it",
    ),
    (
        "leave it empty: it will be erased",
        "subgraphs/auth",
        "the_password_of_a_registration_goes_with_who_chose_it",
    ),
    (
        "A message is on its way to",
        "subgraphs/auth",
        "a_registration_writes_one_letter_good_for_a_day",
    ),
    // Money.
    (
        "vous êtes remboursé",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "An online payment is refunded",
        "subgraphs/payment",
        "a_cancelled_appointment_gives_all_money_back_once",
    ),
    (
        "Ce qui reste d'un paiement en ligne",
        "subgraphs/payment",
        "a_fee_stays_with_the_centre_and_the_rest_goes_back",
    ),
    (
        "The rest of an online payment is refunded",
        "subgraphs/payment",
        "a_fee_stays_with_the_centre_and_the_rest_goes_back",
    ),
    (
        "Deuxième rappel : facture",
        "subgraphs/payment",
        "an_overdue_invoice_is_told_of_twice_and_seen_until_it_is_paid",
    ),
    (
        "Rappel : facture",
        "subgraphs/payment",
        "an_overdue_invoice_is_told_of_twice_and_seen_until_it_is_paid",
    ),
    (
        "If your transfer is on its way, please ignore this letter",
        "subgraphs/payment",
        "what_is_paid_in_time_is_told_to_nobody",
    ),
    (
        "pourront être mis en compte",
        "subgraphs/payment",
        "an_account_is_offered_where_it_would_be_charged",
    ),
    (
        "seront sur la facture du mois",
        "subgraphs/payment",
        "a_month_on_account_is_billed_paid_and_credited_to_the_cent",
    ),
    (
        "will be on the month's invoice",
        "subgraphs/payment",
        "a_month_on_account_is_billed_paid_and_credited_to_the_cent",
    ),
    (
        "Rappel grave noté",
        "subgraphs/inspection",
        "another_serious_recall_and_no_answer_are_remarks_that_ask_for_no_retest",
    ),
    // Deeds without network.
    ("attend sur cette tablette", "web/app/src", "sendDeeds"),
    ("attendent sur cette tablette", "web/app/src", "sendDeeds"),
    ("waits on this tablet", "web/app/src", "sendDeeds"),
    ("wait on this tablet", "web/app/src", "sendDeeds"),
    // What is due by law.
    (
        "un rappel part pour chaque véhicule",
        "subgraphs/parser",
        "an_owner_is_told_a_month_and_a_week_before_once",
    ),
    // The waitlist.
    (
        "nous vous écrivons si un créneau se libère",
        "subgraphs/report",
        "who_waits_is_written_to_when_a_slot_is_kept_for_them",
    ),
    // Reminders, links and letters.
    (
        "Vous recevez un rappel",
        "subgraphs/report",
        "each_reminder_is_chosen_by_itself_and_the_one_tap_stops_and_brings_back_all",
    ),
    (
        "Ce rappel ne peut pas être reçu de cette façon",
        "subgraphs/report",
        "reminders_are_their_owners_and_come_only_by_ways_that_there_are",
    ),
    (
        "chaque client peut l'arrêter d'un geste",
        "subgraphs/report",
        "who_is_reminded_stops_it_with_one_tap_and_has_it_again",
    ),
    (
        "Rappel de rendez-vous",
        "subgraphs/report",
        "managers_see_every_letter_as_it_would_leave_and_nobody_else_does",
    ),
    (
        "il ne sera plus affiché",
        "subgraphs/report",
        "a_link_opens_its_paper_to_anybody_and_its_holder_sees_when",
    ),
    (
        "Choisissez comment nous vous rappelons chaque chose",
        "subgraphs/report",
        "each_reminder_is_chosen_by_itself_and_the_one_tap_stops_and_brings_back_all",
    ),
    (
        "Le choix vaut tout de suite",
        "subgraphs/report",
        "each_reminder_is_chosen_by_itself_and_the_one_tap_stops_and_brings_back_all",
    ),
    ("You will find attached, in French", "subgraphs/report", "both_documents_leave_in_one_letter"),
    // Accounts.
    (
        "Ne transmettez ce message à personne",
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
    // The console's inbox.
    (
        "L'assistant se tait dès que vous prenez la conversation",
        "subgraphs/chatbot",
        "who_asks_for_a_person_stands_in_the_queue_and_is_answered",
    ),
    // Recalls, which only sound like one.
    (
        "un rappel à réparer",
        "subgraphs/inspection",
        "without_an_address_the_inspector_records_what_they_looked_up",
    ),
    (
        "un rappel avec demande de ne plus circuler",
        "subgraphs/inspection",
        "without_an_address_the_inspector_records_what_they_looked_up",
    ),
    // Who wants to be forgotten.
    (
        "ce qui est payé par carte vous est remboursé",
        "subgraphs/appointment",
        "what_was_to_come_is_called_off_for_who_is_forgotten",
    ),
    (
        "what was paid by card is refunded",
        "subgraphs/appointment",
        "what_was_to_come_is_called_off_for_who_is_forgotten",
    ),
    // A vehicle that was sold.
    (
        "Nous ne vous rappellerons plus ses contrôles",
        "subgraphs/parser",
        "nobody_is_told_of_what_is_sold",
    ),
    (
        "Nous ne vous rappellerons plus les contrôles de ce véhicule",
        "subgraphs/parser",
        "nobody_is_told_of_what_is_sold",
    ),
];
