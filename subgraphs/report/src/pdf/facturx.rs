//! Factur-X: the same invoice for machines, as UN/CEFACT's Cross Industry Invoice in the profile
//! EN 16931, inside the paper.
//!
//! Of accounts alone: it is for invoices between companies.
//! Decisions: docs/decisions/money.md
use super::account_invoice::{LATE, in_order};
use crate::domain::words;
use chrono::NaiveDate;
use events::payment::{AccountInvoiceIssued, AccountLine, InvoiceKind};
use std::fmt::Write;

/// What the file inside is called; the standard knows no other name.
pub(super) const FILE: &str = "factur-x.xml";
/// The profile, as the metadata of the paper name it.
pub(super) const PROFILE: &str = "EN 16931";
const GUIDELINE: &str = "urn:cen.eu:en16931:2017";

/// Writes elements; text is escaped, and an element is closed by its block's end.
struct Xml(String);

impl Xml {
    fn block(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.with(name, "", inside);
    }

    fn with(&mut self, name: &str, attributes: &str, inside: impl FnOnce(&mut Self)) {
        // Writing to a `String` cannot fail.
        let _ = write!(self.0, "<{name}{attributes}>");
        inside(self);
        let _ = write!(self.0, "</{name}>");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.attributed(name, "", text);
    }

    fn attributed(&mut self, name: &str, attributes: &str, text: &str) {
        self.with(name, attributes, |xml| xml.0.push_str(&escaped(text)));
    }

    fn amount(&mut self, name: &str, cents: i64) {
        self.text(name, &amount(cents));
    }

    fn day(&mut self, name: &str, day: NaiveDate) {
        self.block(name, |xml| {
            let digits = day.format("%Y%m%d").to_string();
            xml.attributed("udt:DateTimeString", " format=\"102\"", &digits);
        });
    }
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // What XML has no way to say.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// `1317` cents as `13.17`.
fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// Of a company: on one line as we have it, in parts as it is asked for where they can be told apart.
struct Company<'a> {
    name: &'a str,
    address: &'a str,
    siren: &'a str,
    vat_number: Option<&'a str>,
}

/// `1 rue de l’Exemple, 69000 Lyon`: street, postcode, city.
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let (street, rest) = address.rsplit_once(", ")?;
    let (postcode, city) = rest.split_once(' ')?;
    let digits = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some((street, postcode, city))
}

/// The invoice.
pub(super) fn write(facts: &AccountInvoiceIssued) -> String {
    let mut xml = Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned());
    let names = " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" \
         xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
         xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";
    xml.with("rsm:CrossIndustryInvoice", names, |xml| {
        xml.block("rsm:ExchangedDocumentContext", |xml| {
            xml.block("ram:GuidelineSpecifiedDocumentContextParameter", |xml| {
                xml.text("ram:ID", GUIDELINE);
            });
        });
        document(xml, facts);
        xml.block("rsm:SupplyChainTradeTransaction", |xml| {
            for (at, line) in (1..).zip(in_order(&facts.lines)) {
                item(xml, at, line, facts.vat_rate_bp);
            }
            agreement(xml, facts);
            xml.block("ram:ApplicableHeaderTradeDelivery", |xml| {
                if let Some(last) = facts.lines.iter().map(|line| line.service_on).max() {
                    xml.block("ram:ActualDeliverySupplyChainEvent", |xml| {
                        xml.day("ram:OccurrenceDateTime", last);
                    });
                }
            });
            settlement(xml, facts);
        });
    });
    xml.0
}

fn document(xml: &mut Xml, facts: &AccountInvoiceIssued) {
    // 380 is an invoice, 381 a credit note (UNTDID 1001).
    let kind = match facts.kind {
        InvoiceKind::Invoice => "380",
        InvoiceKind::CreditNote => "381",
    };
    xml.block("rsm:ExchangedDocument", |xml| {
        xml.text("ram:ID", &facts.number);
        xml.text("ram:TypeCode", kind);
        xml.day("ram:IssueDateTime", words::day_of(facts.issued_at));
        if facts.kind == InvoiceKind::Invoice {
            // Late payment, costs of recovery, discount (UNTDID 4451).
            for (note, subject) in LATE.iter().zip(["PMD", "PMT", "AAB"]) {
                xml.block("ram:IncludedNote", |xml| {
                    xml.text("ram:Content", note);
                    xml.text("ram:SubjectCode", subject);
                });
            }
        }
    });
}

fn item(xml: &mut Xml, at: usize, line: &AccountLine, rate: i32) {
    xml.block("ram:IncludedSupplyChainTradeLineItem", |xml| {
        xml.block("ram:AssociatedDocumentLineDocument", |xml| {
            xml.text("ram:LineID", &at.to_string());
        });
        xml.block("ram:SpecifiedTradeProduct", |xml| {
            let plate = line.plate.as_deref().map(|plate| format!(", {plate}"));
            xml.text("ram:Name", &format!("{}{}", line.label, plate.unwrap_or_default()));
        });
        xml.block("ram:SpecifiedLineTradeAgreement", |xml| {
            xml.block("ram:NetPriceProductTradePrice", |xml| {
                xml.amount("ram:ChargeAmount", line.net_cents);
            });
        });
        xml.block("ram:SpecifiedLineTradeDelivery", |xml| {
            // One: a piece (UN/ECE recommendation 20).
            xml.attributed("ram:BilledQuantity", " unitCode=\"C62\"", "1");
        });
        xml.block("ram:SpecifiedLineTradeSettlement", |xml| {
            xml.block("ram:ApplicableTradeTax", |xml| {
                xml.text("ram:TypeCode", "VAT");
                xml.text("ram:CategoryCode", category(rate));
                xml.text("ram:RateApplicablePercent", &amount(rate.into()));
            });
            xml.block("ram:BillingSpecifiedPeriod", |xml| {
                xml.day("ram:StartDateTime", line.service_on);
                xml.day("ram:EndDateTime", line.service_on);
            });
            xml.block("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
                xml.amount("ram:LineTotalAmount", line.net_cents);
            });
            if !line.cost_centre.is_empty() {
                xml.block("ram:ReceivableSpecifiedTradeAccountingAccount", |xml| {
                    xml.text("ram:ID", &line.cost_centre);
                });
            }
        });
    });
}

fn agreement(xml: &mut Xml, facts: &AccountInvoiceIssued) {
    let (seller, buyer) = (&facts.seller, &facts.buyer);
    xml.block("ram:ApplicableHeaderTradeAgreement", |xml| {
        let company = Company {
            name: &seller.legal_name,
            address: &seller.address,
            siren: &seller.siren,
            vat_number: Some(&seller.vat_number),
        };
        party(xml, "ram:SellerTradeParty", &company);
        let company = Company {
            name: &buyer.legal_name,
            address: &buyer.address,
            siren: &buyer.siren,
            vat_number: buyer.vat_number.as_deref(),
        };
        party(xml, "ram:BuyerTradeParty", &company);
    });
}

fn party(xml: &mut Xml, name: &str, company: &Company<'_>) {
    xml.block(name, |xml| {
        xml.text("ram:Name", company.name);
        xml.block("ram:SpecifiedLegalOrganization", |xml| {
            // 0002 is SIREN (ISO 6523).
            xml.attributed("ram:ID", " schemeID=\"0002\"", company.siren);
        });
        xml.block("ram:PostalTradeAddress", |xml| {
            match parts(company.address) {
                Some((street, postcode, city)) => {
                    xml.text("ram:PostcodeCode", postcode);
                    xml.text("ram:LineOne", street);
                    xml.text("ram:CityName", city);
                }
                None => xml.text("ram:LineOne", company.address),
            }
            xml.text("ram:CountryID", "FR");
        });
        if let Some(number) = company.vat_number {
            xml.block("ram:SpecifiedTaxRegistration", |xml| {
                xml.attributed("ram:ID", " schemeID=\"VA\"", number);
            });
        }
    });
}

fn settlement(xml: &mut Xml, facts: &AccountInvoiceIssued) {
    xml.block("ram:ApplicableHeaderTradeSettlement", |xml| {
        xml.text("ram:PaymentReference", &facts.number);
        xml.text("ram:InvoiceCurrencyCode", &facts.currency);
        if let Some(iban) = facts.seller.iban.as_deref().filter(|_| facts.due_on.is_some()) {
            xml.block("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
                // A credit transfer (UNTDID 4461).
                xml.text("ram:TypeCode", "30");
                xml.block("ram:PayeePartyCreditorFinancialAccount", |xml| {
                    xml.text("ram:IBANID", iban);
                });
            });
        }
        xml.block("ram:ApplicableTradeTax", |xml| {
            xml.amount("ram:CalculatedAmount", facts.vat_cents);
            xml.text("ram:TypeCode", "VAT");
            if facts.vat_rate_bp == 0 {
                xml.text("ram:ExemptionReason", "Article 294 du code général des impôts");
            }
            xml.amount("ram:BasisAmount", facts.net_cents);
            xml.text("ram:CategoryCode", category(facts.vat_rate_bp));
            // Due when it is paid (UNTDID 2475).
            xml.text("ram:DueDateTypeCode", "72");
            xml.text("ram:RateApplicablePercent", &amount(facts.vat_rate_bp.into()));
        });
        if let Some(due_on) = facts.due_on {
            xml.block("ram:SpecifiedTradePaymentTerms", |xml| {
                xml.day("ram:DueDateDateTime", due_on);
            });
        }
        xml.block("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
            xml.amount("ram:LineTotalAmount", facts.net_cents);
            xml.amount("ram:TaxBasisTotalAmount", facts.net_cents);
            let currency = format!(" currencyID=\"{}\"", escaped(&facts.currency));
            xml.attributed("ram:TaxTotalAmount", &currency, &amount(facts.vat_cents));
            xml.amount("ram:GrandTotalAmount", facts.gross_cents);
            xml.amount("ram:DuePayableAmount", facts.gross_cents);
        });
        if let Some(corrected) = &facts.corrects {
            xml.block("ram:InvoiceReferencedDocument", |xml| {
                xml.text("ram:IssuerAssignedID", corrected);
            });
        }
    });
}

/// The standard rate's letter, and that of what is exempt (UNTDID 5305).
fn category(rate: i32) -> &'static str {
    if rate == 0 { "E" } else { "S" }
}
