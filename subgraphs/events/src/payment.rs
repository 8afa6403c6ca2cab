//! What `payment` tells.
use crate::{event, named};
use chrono::{DateTime, Utc};
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
event!(Succeeded, "payment.succeeded.v1", facts.appointment_id);

/// An attempt did not go through; another may.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failed {
    /// The payment.
    pub facts: PaymentFacts,
    /// The provider's code, `card_declined`.
    pub failure_code: String,
}
event!(Failed, "payment.failed.v1", facts.appointment_id);

/// The money went back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refunded {
    /// The payment.
    pub facts: PaymentFacts,
    /// Why, in words.
    pub reason: String,
}
event!(Refunded, "payment.refunded.v1", facts.appointment_id);

/// The customer will pay at the desk: the appointment stands without money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PayAtCentreChosen {
    /// The payment, still to be received.
    pub facts: PaymentFacts,
}
event!(PayAtCentreChosen, "payment.pay_at_centre_chosen.v1", facts.appointment_id);

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
}
event!(InvoiceIssued, "payment.invoice_issued.v1", appointment_id);
