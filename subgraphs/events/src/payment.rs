//! What `payment` tells.
use crate::{event, named};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

named! {
    /// How it is paid.
    PaymentMethod {
        /// On the payment page.
        Card,
        /// At the desk, on the day.
        AtCentre,
    }
}

/// What every event of a payment says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFacts {
    /// The payment.
    pub payment_id: Uuid,
    /// What it pays for.
    pub appointment_id: Uuid,
    /// Who pays.
    pub customer_id: Uuid,
    /// VAT included, in cents.
    pub amount_cents: i64,
    /// ISO 4217.
    pub currency: String,
}

/// The money is ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Succeeded {
    /// The payment.
    pub facts: PaymentFacts,
    /// How it was paid.
    pub method: PaymentMethod,
}
event!(Succeeded, "payment.succeeded.v1", facts.appointment_id, of facts.customer_id);

/// An attempt did not go through; another may.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failed {
    /// The payment.
    pub facts: PaymentFacts,
    /// The provider's code, `card_declined`.
    pub failure_code: String,
}
event!(Failed, "payment.failed.v1", facts.appointment_id, of facts.customer_id);

/// Money went back: all of a payment, a part of it, or what had come twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refunded {
    /// The payment; its amount is what went back.
    pub facts: PaymentFacts,
    /// What is left with us of the appointment's money, in cents; absent on what was told before.
    #[serde(default)]
    pub left_cents: Option<i64>,
    /// Why, in words.
    pub reason: String,
}
event!(Refunded, "payment.refunded.v1", facts.appointment_id, of facts.customer_id);

/// The desk received or handed over what a price changed later left open: the money of an appointment is
/// more or less than what was told before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DifferenceSettled {
    /// What it pays for.
    pub appointment_id: Uuid,
    /// Who pays.
    pub customer_id: Uuid,
    /// What is left with us of the appointment's money now, in cents.
    pub left_cents: i64,
}
event!(
    DifferenceSettled,
    "payment.difference_settled.v1",
    appointment_id,
    of customer_id
);

/// The customer will pay at the desk: the appointment stands without money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PayAtCentreChosen {
    /// The payment, still to be received.
    pub facts: PaymentFacts,
}
event!(
    PayAtCentreChosen,
    "payment.pay_at_centre_chosen.v1",
    facts.appointment_id,
    of facts.customer_id
);

/// An organisation owes an appointment on account: it stands without money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChargedToAccount {
    /// The charge in the place of a payment: its id, its amount.
    pub facts: PaymentFacts,
}
event!(
    ChargedToAccount,
    "payment.charged_to_account.v1",
    facts.appointment_id,
    of facts.customer_id
);

named! {
    /// What a document is.
    InvoiceKind {
        /// For money that was received.
        Invoice,
        /// For money that was given back.
        CreditNote,
    }
}

named! {
    /// What the amount of a document is.
    #[derive(Default)]
    InvoiceSubject {
        /// The price of a service.
        #[default]
        Price,
        /// A price that is taken back because its money stays as arrhes.
        PriceTurned,
        /// Arrhes that stay with the centre: a compensation, without VAT.
        ArrhesKept,
        /// Arrhes that stayed first, and went back then.
        ArrhesReturned,
        /// What the centre gives beside the money: arrhes given back double.
        ArrhesDoubled,
    }
}

named! {
    /// How the money came, or went back.
    InvoiceMeans {
        /// By card, on the payment page.
        Card,
        /// In notes and coins, at the desk.
        Cash,
        /// By card, on the desk's terminal.
        Terminal,
        /// At the desk, which did not say how.
        AtCentre,
        /// Not yet: it is owed on account.
        Account,
    }
}

/// The company whose name is on an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SellerFacts {
    /// « Contrôle technique de l’Est ».
    pub legal_name: String,
    /// « SARL ».
    pub legal_form: String,
    /// In cents, where it has one.
    pub capital_cents: Option<i64>,
    /// Of its seat, on one line.
    pub address: String,
    /// Nine digits.
    pub siren: String,
    /// « RCS Lyon ».
    pub register: String,
    /// `FR85120027016`
    pub vat_number: String,
    /// Where a transfer is paid to, without spaces; absent where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iban: Option<String>,
}

/// What a code took off a price (CGI art. 267 II 1°: no VAT is due on it).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscountFacts {
    /// As the customer typed it, in capitals.
    pub code: String,
    /// VAT included, in cents, positive.
    pub amount_cents: i64,
}

/// An invoice or a credit note is handed out: all that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceIssued {
    /// The document.
    pub document_id: Uuid,
    /// What it is.
    pub kind: InvoiceKind,
    /// Without gaps per centre and year: `S069C012-2026-000042`.
    pub number: String,
    /// The number of the document that it corrects: a credit note an invoice; an invoice the credit
    /// note whose money a bank sent back.
    pub corrects: Option<String>,
    /// What was paid for.
    pub appointment_id: Uuid,
    /// Where; absent on what was told before roles belonged to centres.
    #[serde(default)]
    pub centre_id: Option<Uuid>,
    /// Who pays.
    pub customer_id: Uuid,
    /// Who sells.
    pub seller: SellerFacts,
    /// « Lyon Part-Dieu »; absent on what was booked before invoices were.
    pub centre_name: Option<String>,
    /// On one line; absent as the name.
    pub centre_address: Option<String>,
    /// The prefecture's approval, `S069C012`.
    pub approval_number: String,
    /// Of the vehicle, if known.
    pub plate: Option<String>,
    /// When the inspection is, or was.
    pub service_at: Option<DateTime<Utc>>,
    /// What was sold, in words.
    pub label: String,
    /// Without VAT, in cents.
    pub net_cents: i64,
    /// In hundredths of a percent: 2000 is 20 %.
    pub vat_rate_bp: i32,
    /// In cents.
    pub vat_cents: i64,
    /// VAT included, in cents.
    pub gross_cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// How the money came, or went back.
    pub means: InvoiceMeans,
    /// The document's date.
    pub issued_at: DateTime<Utc>,
    /// Its place in the centre's chain, SHA-256, hexadecimal.
    pub hash: String,
    /// What a code took off the price: what is paid is the price less this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<DiscountFacts>,
    /// What the price still leaves to pay after this document, in cents: where it was paid in parts.
    #[serde(default)]
    pub left_cents: i64,
    /// What its amount is.
    #[serde(default)]
    pub subject: InvoiceSubject,
}
event!(InvoiceIssued, "payment.invoice_issued.v1", appointment_id, of customer_id);

/// The organisation that an invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerFacts {
    /// « Flotte Dupont ».
    pub legal_name: String,
    /// Of its seat, on one line.
    pub address: String,
    /// Nine digits.
    pub siren: String,
    /// `FR85120027016`, where it has one.
    pub vat_number: Option<String>,
}

/// One line of an account's invoice: an inspection of a vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLine {
    /// The appointment.
    pub appointment_id: Uuid,
    /// What was sold, in words.
    pub label: String,
    /// Of the vehicle, if known.
    pub plate: Option<String>,
    /// Where the organisation books it; may be empty.
    pub cost_centre: String,
    /// « Lyon Part-Dieu », if known.
    pub centre_name: Option<String>,
    /// The prefecture's approval, `S069C012`.
    pub approval_number: String,
    /// The day of the inspection.
    pub service_on: NaiveDate,
    /// Without VAT, in cents.
    pub net_cents: i64,
    /// In cents.
    pub vat_cents: i64,
    /// VAT included, in cents.
    pub gross_cents: i64,
}

/// The invoice of an organisation's month is handed out, or a credit note for a line of it: all that it
/// says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountInvoiceIssued {
    /// The document.
    pub document_id: Uuid,
    /// What it is.
    pub kind: InvoiceKind,
    /// Without gaps per centre and year: `S069C012-2026-000042`.
    pub number: String,
    /// The number of the invoice that a credit note corrects.
    pub corrects: Option<String>,
    /// The account.
    pub account_id: Uuid,
    /// In whose chain it is.
    pub centre_id: Uuid,
    /// The organisation's account with us.
    pub customer_id: Uuid,
    /// Who sells.
    pub seller: SellerFacts,
    /// Who buys.
    pub buyer: BuyerFacts,
    /// The prefecture's approval, `S069C012`.
    pub approval_number: String,
    /// What was sold, in words.
    pub label: String,
    /// Each vehicle.
    pub lines: Vec<AccountLine>,
    /// Without VAT, in cents: the sum of the lines.
    pub net_cents: i64,
    /// In hundredths of a percent: 2000 is 20 %.
    pub vat_rate_bp: i32,
    /// In cents.
    pub vat_cents: i64,
    /// VAT included, in cents.
    pub gross_cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// The document's date.
    pub issued_at: DateTime<Utc>,
    /// Until when it is to be paid; absent on a credit note.
    pub due_on: Option<NaiveDate>,
    /// Its place in the centre's chain, SHA-256, hexadecimal.
    pub hash: String,
}
event!(AccountInvoiceIssued, "payment.account_invoice_issued.v1", account_id, of nobody);

/// An organisation has not paid an invoice whose day is over: it is reminded, once and once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountOverdue {
    /// The invoice.
    pub document_id: Uuid,
    /// Its number: `S069C012-2026-000042`.
    pub number: String,
    /// The account.
    pub account_id: Uuid,
    /// The organisation's account with us.
    pub customer_id: Uuid,
    /// Whom it is owed to, and where to.
    pub seller: SellerFacts,
    /// Who owes it.
    pub buyer: BuyerFacts,
    /// What is left to pay, in cents.
    pub left_cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// The invoice's date.
    pub issued_at: DateTime<Utc>,
    /// Until when it was to be paid.
    pub due_on: NaiveDate,
    /// Whether they were reminded before.
    pub again: bool,
}
event!(AccountOverdue, "payment.account_overdue.v1", account_id, of nobody);

/// What came in one way at one rate on a day, or went back; amounts in cents, positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingLine {
    /// How.
    pub means: InvoiceMeans,
    /// Received, or given back.
    pub kind: InvoiceKind,
    /// In hundredths of a percent: 2000 is 20 %.
    pub vat_rate_bp: i32,
    /// How many documents.
    pub documents: i32,
    /// Without VAT.
    pub net_cents: i64,
    /// The VAT.
    pub vat_cents: i64,
    /// VAT included.
    pub gross_cents: i64,
}

/// The till of a centre is closed for a day: all that its closing says. Amounts in cents, what was
/// given back taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayClosed {
    /// The closing.
    pub closing_id: Uuid,
    /// Where.
    pub centre_id: Uuid,
    /// « Lyon Part-Dieu », where it is known.
    pub centre_name: Option<String>,
    /// The prefecture's approval, `S069C012`.
    pub approval_number: String,
    /// Who sells there; absent where nobody said.
    pub seller: Option<SellerFacts>,
    /// The day, in France.
    pub day: NaiveDate,
    /// Its first document's place in the centre's chain.
    pub first_document: i64,
    /// Its last document's place; one less than the first where there are none.
    pub last_document: i64,
    /// Without VAT.
    pub net_cents: i64,
    /// The VAT.
    pub vat_cents: i64,
    /// VAT included.
    pub gross_cents: i64,
    /// The same since the centre's first document (grand total perpétuel).
    pub perpetual_cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// By means, kind and rate.
    pub totals: Vec<ClosingLine>,
    /// When.
    pub closed_at: DateTime<Utc>,
    /// Its place in the chain of closings, SHA-256, hexadecimal.
    pub hash: String,
}
event!(DayClosed, "payment.day_closed.v1", closing_id, of nobody);

/// What a centre invoiced in a month, counted once it is over: amounts in cents, what its credit notes
/// take back taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthInvoiced {
    /// Which.
    pub centre_id: Uuid,
    /// Its first day.
    pub month: NaiveDate,
    /// Without VAT.
    pub net_cents: i64,
    /// The VAT.
    pub vat_cents: i64,
    /// VAT included.
    pub gross_cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// By means, kind and rate.
    pub totals: Vec<ClosingLine>,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
}
event!(MonthInvoiced, "payment.month_invoiced.v1", centre_id, of nobody);
