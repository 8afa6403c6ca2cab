//! Handing invoices out in the name of whoever sells, once that is known.
use super::billing;
use crate::{
    domain,
    error::PaymentError,
    models::{Document, NUMBERED, NewSeller, Payable, Seller},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::InvoiceIssued;
use kernel::{
    ApiError, ApiResult, Clock, Conn, Pool,
    audit::{self, Act},
    guard::Manager,
    live, outbox,
};
use uuid::Uuid;

/// The company whose name is on invoices from now on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetSellerInput {
    /// The centre that it sells for; the whole network where absent.
    pub(crate) centre_id: Option<Uuid>,
    /// « Contrôle technique de l’Est ».
    pub(crate) legal_name: String,
    /// « SARL », « SAS », « EI »…
    pub(crate) legal_form: String,
    /// Its capital in cents, where it has one.
    pub(crate) capital_cents: Option<i64>,
    /// Of its seat: street, postcode and city.
    pub(crate) address: String,
    /// Nine digits; spaces may stand between them.
    pub(crate) siren: String,
    /// Where it is registered: « RCS Lyon ».
    pub(crate) register: String,
    /// Its VAT number: `FR` and eleven characters.
    pub(crate) vat_number: String,
    /// Its IBAN, which organisations transfer money to; spaces may stand in it.
    pub(crate) iban: Option<String>,
}

/// Names the company, for a centre of the caller's or for the whole network. Documents that waited for it are handed out.
pub(crate) async fn set_seller(
    conn: &mut Conn,
    by: &Manager,
    input: SetSellerInput,
    now: DateTime<Utc>,
) -> ApiResult<Seller> {
    match input.centre_id {
        Some(centre) => by.check(centre)?,
        None => by.check_network()?,
    }
    let siren = domain::siren(&input.siren)?;
    let vat_number = domain::vat_number(&input.vat_number, &siren)?;
    let iban = input.iban.as_deref().map(domain::iban).transpose()?;
    let texts = [&input.legal_name, &input.legal_form, &input.address, &input.register];
    if texts.iter().any(|text| text.trim().is_empty())
        || input.capital_cents.is_some_and(|cents| cents <= 0)
    {
        return Err(PaymentError::SellerIncomplete.into());
    }
    conn.transaction(async |conn| {
        let seller = NewSeller {
            centre_id: input.centre_id,
            legal_name: input.legal_name.trim(),
            legal_form: input.legal_form.trim(),
            capital_cents: input.capital_cents,
            address: input.address.trim(),
            siren: &siren,
            register: input.register.trim(),
            vat_number: &vat_number,
            iban: iban.as_deref(),
        }
        .insert(conn, by, now)
        .await?;
        live::touch(conn, NUMBERED).await?;
        let act = Act::of("seller.set", "Seller", seller.id).is("siren", &seller.siren);
        let act = match input.centre_id {
            Some(centre) => act.at(centre),
            None => act,
        };
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(seller)
    })
    .await
}

/// Hands the next documents out; answers whether there were any.
pub(crate) async fn hand_out(pool: &Pool, clock: Clock) -> ApiResult<bool> {
    pool.get()
        .await?
        .transaction(async |conn| {
            let waiting = Document::claim_unissued(conn).await?;
            for document in &waiting {
                let seller = Seller::of_centre(conn, document.centre_id).await?;
                // Claimed where there is one.
                let Some(seller) = seller else { continue };
                document.issue(conn, &seller, clock.now()).await?;
                if let Some(account) = document.account_id {
                    let event = billing::facts(conn, document, account, seller).await?;
                    outbox::publish(conn, &event).await?;
                } else if let Some(appointment) = document.appointment_id {
                    let payable = Payable::look(conn, appointment).await?;
                    let payable = payable.ok_or(PaymentError::PaymentNotFound)?;
                    let event = facts(conn, document, seller, payable).await?;
                    outbox::publish(conn, &event).await?;
                }
            }
            Ok::<_, ApiError>(!waiting.is_empty())
        })
        .await
}

async fn facts(
    conn: &mut Conn,
    document: &Document,
    seller: Seller,
    payable: Payable,
) -> ApiResult<InvoiceIssued> {
    Ok(InvoiceIssued {
        document_id: document.id,
        kind: *document.kind,
        number: document.number.clone(),
        corrects: document.corrected_number(conn).await?,
        appointment_id: payable.appointment_id,
        centre_id: Some(document.centre_id),
        customer_id: payable.customer_id,
        seller: seller.facts(),
        centre_name: payable.centre_name,
        centre_address: payable.centre_address,
        approval_number: payable.approval_number,
        plate: payable.plate,
        service_at: payable.service_at,
        label: document.label.clone(),
        net_cents: document.net_cents,
        vat_rate_bp: document.vat_rate_bp,
        vat_cents: document.vat_cents,
        gross_cents: document.gross_cents,
        currency: document.currency.clone(),
        means: *document.means,
        issued_at: document.issued_at,
        hash: document.hash.clone(),
        discount: document.discount(),
        left_cents: document.left_cents,
        subject: *document.subject,
    })
}

/// The company of a centre, as invoices name it.
pub(crate) async fn seller_of(
    conn: &mut Conn,
    by: &Manager,
    centre: Uuid,
) -> ApiResult<Option<Seller>> {
    by.check(centre)?;
    Ok(Seller::of_centre(conn, centre).await?)
}
