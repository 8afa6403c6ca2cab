//! Invoices and credit notes, and the company in whose name they are.
use super::{
    account::{self, AccountInvoiceStanding},
    promotion::Discount,
};
use crate::{
    domain::{DocumentKind, Means},
    models::{Charge, Document, Owing, Seller},
};
use async_graphql::{
    Context, Enum, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiError, ApiResult, Money, Pool, guard::Staff};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// A list of invoices.
pub(crate) type Invoices = Connection<String, Document, EmptyFields, EmptyFields>;

/// Loads which documents were handed out, in one query.
pub(crate) struct IssuedLoader(pub(crate) Pool);

impl Loader<Uuid> for IssuedLoader {
    type Value = ();
    type Error = Arc<ApiError>;

    async fn load(&self, documents: &[Uuid]) -> Result<HashMap<Uuid, ()>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let issued = Document::issued_among(&mut conn, documents).await;
        let issued = issued.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(issued.into_iter().map(|id| (id, ())).collect())
    }
}

/// Why a numbered document is not offered as an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum InvoiceWait {
    /// Nobody said which company sells: a manager does so with `setSeller`.
    Seller,
}

/// One line of an invoice.
#[derive(SimpleObject)]
pub(crate) struct InvoiceLine {
    /// What was sold.
    label: String,
    /// Without VAT.
    net: Money,
    /// In hundredths of a percent: 2000 is 20 %.
    vat_rate_bp: i32,
    /// The VAT.
    vat: Money,
    /// VAT included.
    gross: Money,
    /// On account: what a credit note is asked for with (`creditCharge`).
    charge_id: Option<Uuid>,
    /// On account: whether a credit note took it back.
    credited: Option<bool>,
    /// On account: the vehicle, where it is known.
    plate: Option<String>,
    /// On account: where the organisation books it.
    cost_centre: Option<String>,
    /// On account: the day of the inspection.
    service_on: Option<NaiveDate>,
}

impl InvoiceLine {
    fn of(charge: &Charge, credited: bool) -> Option<Self> {
        let (line, split) = (charge.line()?, charge.taxed()?);
        Some(Self {
            label: line.label,
            net: charge.money(split.net_cents),
            vat_rate_bp: split.vat_rate_bp,
            vat: charge.money(split.vat_cents),
            gross: charge.money(split.gross_cents),
            charge_id: Some(charge.id),
            credited: Some(credited),
            plate: line.plate,
            cost_centre: Some(line.cost_centre),
            service_on: Some(line.service_on),
        })
    }
}

/// An invoice for money that was received, or a credit note for money that was given back. It never
/// changes.
#[Object(name = "Invoice")]
impl Document {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What it is.
    #[graphql(name = "kind")]
    async fn document_kind(&self) -> DocumentKind {
        *self.kind
    }

    /// Without gaps per centre and year: `S069C012-2026-000042`.
    async fn number(&self) -> &str {
        &self.number
    }

    /// What was sold; on account, each vehicle.
    async fn lines(&self, ctx: &Context<'_>) -> ApiResult<Vec<InvoiceLine>> {
        if self.account_id.is_some() && *self.kind == DocumentKind::Invoice {
            let mut conn = ctx.data_unchecked::<Pool>().get().await?;
            let charges = Charge::of_document(&mut conn, self.id).await?;
            let owing = Owing::of(&mut conn, self).await?;
            let line = |charge| InvoiceLine::of(charge, owing.is_credited(charge));
            return Ok(charges.iter().filter_map(line).collect());
        }
        Ok(vec![InvoiceLine {
            label: self.label.clone(),
            net: self.money(self.net_cents),
            vat_rate_bp: self.vat_rate_bp,
            vat: self.money(self.vat_cents),
            gross: self.money(self.gross_cents),
            charge_id: None,
            credited: None,
            plate: None,
            cost_centre: None,
            service_on: None,
        }])
    }

    /// How it stands where it is to be paid after it was written: an account's.
    async fn standing(&self, ctx: &Context<'_>) -> ApiResult<Option<AccountInvoiceStanding>> {
        account::standing(ctx, self).await
    }

    /// All lines, VAT included; of a credit note, what was given back.
    async fn total(&self) -> Money {
        self.money(self.gross_cents)
    }

    /// What a code took off the price: the lines are what is paid, after it.
    #[graphql(name = "discount")]
    async fn taken_off(&self) -> Option<Discount> {
        let facts = self.discount()?;
        Some(Discount { code: facts.code, amount: self.money(facts.amount_cents) })
    }

    /// What the price still left to pay after it, where it was paid in parts.
    async fn left_to_pay(&self) -> Money {
        self.money(self.left_cents)
    }

    /// How the money came, or went back.
    #[graphql(name = "means")]
    async fn paid_by(&self) -> Means {
        *self.means
    }

    /// When the money was received or given back.
    async fn issued_at(&self) -> DateTime<Utc> {
        self.issued_at
    }

    /// Its place in the centre's chain: SHA-256 over it and the document before it, hexadecimal.
    async fn hash(&self) -> &str {
        &self.hash
    }

    /// Staff: why it is not offered as an invoice yet; absent where it is.
    async fn waits_for(&self, ctx: &Context<'_>) -> ApiResult<Option<InvoiceWait>> {
        Staff::at(ctx, self.centre_id)?;
        let loader = ctx.data_unchecked::<DataLoader<IssuedLoader>>();
        let issued = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(issued.is_none().then_some(InvoiceWait::Seller))
    }
}

/// The company whose name is on invoices.
#[Object(name = "Seller")]
impl Seller {
    /// The centre that it sells for; absent for the whole network.
    async fn centre_id(&self) -> Option<Uuid> {
        self.centre_id
    }

    /// « Contrôle technique de l’Est ».
    async fn legal_name(&self) -> &str {
        &self.legal_name
    }

    /// « SARL ».
    async fn legal_form(&self) -> &str {
        &self.legal_form
    }

    /// In cents, where it has one.
    async fn capital_cents(&self) -> Option<i64> {
        self.capital_cents
    }

    /// Of its seat.
    async fn address(&self) -> &str {
        &self.address
    }

    /// Nine digits.
    async fn siren(&self) -> &str {
        &self.siren
    }

    /// « RCS Lyon ».
    async fn register(&self) -> &str {
        &self.register
    }

    /// `FR` and eleven characters.
    async fn vat_number(&self) -> &str {
        &self.vat_number
    }

    /// Who said so.
    async fn set_by_name(&self) -> &str {
        &self.set_by_name
    }

    /// What organisations transfer money to; absent where nobody said.
    async fn iban(&self) -> Option<&str> {
        self.iban.as_deref()
    }

    /// When.
    async fn set_at(&self) -> DateTime<Utc> {
        self.set_at
    }
}
