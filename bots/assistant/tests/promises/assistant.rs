//! What keeps the promises of the assistant, in order of appearance.

use super::Kept;

pub(crate) const KEPT: &[Kept] = &[
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
        "the rest of what was paid online is refunded",
        "subgraphs/appointment",
        "what_calling_off_costs_is_shown_before_and_holds_for_who_books_then",
    ),
    (
        "dans la file de l'équipe",
        "subgraphs/chatbot",
        "who_asks_for_a_person_stands_in_the_queue_and_is_answered",
    ),
    (
        "in the queue of the team",
        "subgraphs/chatbot",
        "who_asks_for_a_person_stands_in_the_queue_and_is_answered",
    ),
    (
        "dans la liste de l'équipe",
        "subgraphs/chatbot",
        "outside_the_hours_a_number_is_kept_and_listed",
    ),
    (
        "in the list of the team",
        "subgraphs/chatbot",
        "outside_the_hours_a_number_is_kept_and_listed",
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
    // A slot that is kept while the customer decides.
    (
        "I will see whether it is still free",
        "bots/assistant",
        "a_yes_after_the_slot_ran_out_takes_it_again_where_it_is_free",
    ),
    ("I will take the {} centre", "bots/assistant", "any_centre_will_do_and_one_is_named"),
    // The flows that stand on their own.
    (
        "nous continuerons là-bas",
        "subgraphs/chatbot",
        "what_was_under_way_goes_on_in_the_other_channel",
    ),
    ("we will go on there", "subgraphs/chatbot", "what_was_under_way_goes_on_in_the_other_channel"),
    ("vous la téléchargerez", "subgraphs/report", "requestDataExport"),
    (
        "Je vous dis quel centre est le plus proche",
        "bots/assistant",
        "the_nearest_centre_is_named_and_booked",
    ),
    (
        "I will tell you which centre is nearest",
        "bots/assistant",
        "the_nearest_centre_is_named_and_booked",
    ),
    (
        "arrête les rappels pour de bon",
        "subgraphs/report",
        "who_is_reminded_stops_it_with_one_tap_and_has_it_again",
    ),
];
