//! The letters about an organisation's invoice that is overdue: a reminder, then a second one that says what
//! the law adds. What was paid meanwhile we may not know.
use crate::domain::words;
use events::payment::AccountOverdue;
use kernel::Money;

pub(super) fn words(overdue: &AccountOverdue) -> (String, String) {
    let AccountOverdue { number, left_cents, seller, .. } = overdue;
    let left = Money { amount_cents: *left_cents, currency: overdue.currency.clone() };
    let due = words::date(overdue.due_on);
    let of = words::date(words::day_of(overdue.issued_at));
    let seller_name = &seller.legal_name;
    let transfer = match &seller.iban {
        Some(iban) => format!(
            "\nÀ virer à {seller_name}, IBAN {}, en rappelant {number}.",
            words::in_fours(iban)
        ),
        None => format!("\nÀ régler à {seller_name}, en rappelant {number}."),
    };
    let (subject, opening, english) = if overdue.again {
        (
            format!("Deuxième rappel : facture {number} impayée"),
            "Malgré notre premier rappel, nous n’avons pas reçu le règlement de cette facture.",
            "This is our second reminder: the invoice above is still unpaid.",
        )
    } else {
        (
            format!("Rappel : facture {number} échue le {due}"),
            "Sauf erreur de notre part, cette facture n’est pas réglée.",
            "Unless we are mistaken, the invoice above has not been paid.",
        )
    };
    // Code de commerce, L441-10 II and D441-5, as the invoice itself says.
    let law = if overdue.again {
        "\n\nDes pénalités de retard, au taux de trois fois le taux d’intérêt légal, et une indemnité \
         forfaitaire de 40 euros pour frais de recouvrement sont dues de plein droit ; elles ne sont \
         pas dans ce montant."
    } else {
        ""
    };
    let text = format!(
        "{opening}\n\n\
         Facture {number} du {of}, pour {}\n\
         À payer au plus tard le {due}\n\
         Reste à payer : {left}{transfer}{law}\n\n\
         Si le virement est déjà parti, ne tenez pas compte de ce message.\n\n\
         — In English —\n\
         {english} It was due on {}; {left} is left to pay. If your transfer is on its way, please \
         ignore this letter.",
        overdue.buyer.legal_name, overdue.due_on
    );
    (subject, text)
}
