//! Invoices of accounts and their credit notes, and what came for them.
use super::{Account, Charge, Document, NUMBERED, next_number};
use crate::{
    domain::{self, AccountSettlementKind, DocumentKind, Means, Taxed, vat_due},
    schema::{account_settlements, documents, unissued},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Money, Stored, guard::Staff, live};
use uuid::Uuid;

/// What lowered what is owed for an invoice.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = account_settlements)]
pub(crate) struct AccountSettlement {
    pub(crate) id: Uuid,
    pub(crate) kind: Stored<AccountSettlementKind>,
    pub(crate) amount_cents: i64,
    charge_id: Option<Uuid>,
    pub(crate) received_on: NaiveDate,
    pub(crate) reference: String,
    pub(crate) recorded_by_name: String,
    pub(crate) recorded_at: DateTime<Utc>,
}

/// How an invoice of an account stands; amounts in cents.
#[derive(Clone, Debug)]
pub(crate) struct Owing {
    /// What it is for, less what was credited.
    gross: i64,
    vat: i64,
    received: i64,
    pub(crate) settlements: Vec<AccountSettlement>,
}

/// What is written on an account's document beside what every document says.
pub(crate) struct NewAccountDocument<'a> {
    pub(crate) id: Uuid,
    pub(crate) account: &'a Account,
    /// In whose chain it is, and that centre's approval.
    pub(crate) centre: (Uuid, &'a str),
    pub(crate) kind: DocumentKind,
    pub(crate) corrects: Option<Uuid>,
    pub(crate) label: &'a str,
    pub(crate) split: Taxed,
    pub(crate) currency: &'a str,
}

impl NewAccountDocument<'_> {
    /// Writes it with the next number of its centre, to be handed out. Of an invoice the lines are
    /// written before.
    pub(crate) async fn write(self, conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<Document> {
        #[derive(QueryableByName)]
        struct Hash {
            #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
            hash: Option<String>,
        }
        let (centre, approval) = self.centre;
        let is_invoice = self.kind == DocumentKind::Invoice;
        let lines: Hash = diesel::sql_query("SELECT payment.lines_hash($1) AS hash")
            .bind::<sql_types::Uuid, _>(self.id)
            .get_result(conn)
            .await?;
        let number = next_number(conn, centre, approval, now).await?;
        let (approval, year, seq) = domain::parts_of_number(&number)?;
        let row = diesel::insert_into(documents::table)
            .values((
                (
                    documents::id.eq(self.id),
                    documents::kind.eq(<&str>::from(self.kind)),
                    documents::centre_id.eq(centre),
                    documents::approval_number.eq(approval),
                    documents::year.eq(year),
                    documents::seq.eq(seq),
                    documents::number.eq(&number),
                    documents::account_id.eq(self.account.id),
                    documents::due_on
                        .eq(is_invoice.then(|| domain::due_on(now, self.account.pay_days))),
                    documents::lines_hash.eq(lines.hash.filter(|_| is_invoice)),
                    documents::corrects.eq(self.corrects),
                ),
                documents::label.eq(self.label),
                documents::left_cents.eq(0),
                documents::net_cents.eq(self.split.net_cents),
                documents::vat_rate_bp.eq(self.split.vat_rate_bp),
                documents::vat_cents.eq(self.split.vat_cents),
                documents::gross_cents.eq(self.split.gross_cents),
                documents::currency.eq(self.currency),
                documents::means.eq(<&str>::from(Means::Account)),
                documents::issued_at.eq(now),
                // The database puts it into its chain.
                documents::link.eq(0),
                documents::previous_hash.eq(""),
                documents::hash.eq(""),
            ))
            .returning(Document::as_returning())
            .get_result(conn)
            .await?;
        diesel::insert_into(unissued::table)
            .values((unissued::document_id.eq(row.id), unissued::centre_id.eq(row.centre_id)))
            .execute(conn)
            .await?;
        live::touch(conn, NUMBERED).await?;
        Ok(row)
    }
}

impl Owing {
    /// Of an invoice. Take the account's lock before where something follows from it.
    pub(crate) async fn of(conn: &mut Conn, invoice: &Document) -> QueryResult<Self> {
        let settlements = AccountSettlement::query()
            .filter(account_settlements::document_id.eq(invoice.id))
            .order(account_settlements::id.asc())
            .load(conn)
            .await?;
        let lines = Charge::of_document(conn, invoice.id).await?;
        let sum = |kind: AccountSettlementKind| -> i64 {
            settlements.iter().filter(|one| *one.kind == kind).map(|one| one.amount_cents).sum()
        };
        let credited_vat: i64 = lines
            .iter()
            .filter(|line| settlements.iter().any(|one| one.charge_id == Some(line.id)))
            .map(Charge::vat_cents)
            .sum();
        Ok(Self {
            gross: invoice.gross_cents - sum(AccountSettlementKind::Credit),
            vat: invoice.vat_cents - credited_vat,
            received: sum(AccountSettlementKind::Transfer),
            settlements,
        })
    }

    /// What is still owed, in cents; negative where it is owed to the organisation.
    pub(crate) fn left_cents(&self) -> i64 {
        self.gross - self.received
    }

    /// Whether that line was credited.
    pub(crate) fn is_credited(&self, charge: &Charge) -> bool {
        self.settlements.iter().any(|one| one.charge_id == Some(charge.id))
    }

    fn due(&self) -> i64 {
        vat_due(self.gross, self.vat, self.received)
    }

    /// What VAT becomes due by a transfer.
    fn due_by_transfer(&self, cents: i64) -> i64 {
        vat_due(self.gross, self.vat, self.received + cents) - self.due()
    }

    /// What VAT becomes due by a credit note: less, where it was paid.
    fn due_by_credit(&self, line: &Charge) -> i64 {
        vat_due(self.gross - line.amount_cents, self.vat - line.vat_cents(), self.received)
            - self.due()
    }

    /// Writes a transfer down.
    pub(crate) async fn transfer(
        &self,
        conn: &mut Conn,
        by: &Staff,
        invoice: &Document,
        (cents, received_on, reference): (i64, NaiveDate, &str),
        now: DateTime<Utc>,
    ) -> QueryResult<AccountSettlement> {
        diesel::insert_into(account_settlements::table)
            .values((
                account_settlements::id.eq(Uuid::now_v7()),
                account_settlements::document_id.eq(invoice.id),
                account_settlements::kind.eq(<&str>::from(AccountSettlementKind::Transfer)),
                account_settlements::amount_cents.eq(cents),
                account_settlements::vat_due_cents.eq(self.due_by_transfer(cents)),
                account_settlements::received_on.eq(received_on),
                account_settlements::reference.eq(reference),
                account_settlements::recorded_by.eq(by.id()),
                account_settlements::recorded_by_name.eq(by.name()),
                account_settlements::recorded_at.eq(now),
            ))
            .returning(AccountSettlement::as_returning())
            .get_result(conn)
            .await
    }

    /// Writes down that a line is owed no more, by a credit note.
    pub(crate) async fn credit(
        &self,
        conn: &mut Conn,
        by: (Uuid, &str),
        line: &Charge,
        note: &Document,
        now: DateTime<Utc>,
    ) -> QueryResult<AccountSettlement> {
        diesel::insert_into(account_settlements::table)
            .values((
                account_settlements::id.eq(Uuid::now_v7()),
                account_settlements::document_id.eq(note.corrects.unwrap_or_default()),
                account_settlements::kind.eq(<&str>::from(AccountSettlementKind::Credit)),
                account_settlements::amount_cents.eq(line.amount_cents),
                account_settlements::vat_due_cents.eq(self.due_by_credit(line)),
                account_settlements::credit_note_id.eq(note.id),
                account_settlements::charge_id.eq(line.id),
                account_settlements::received_on.eq(domain::civil_day(now)),
                account_settlements::reference.eq(&note.number),
                account_settlements::recorded_by.eq(by.0),
                account_settlements::recorded_by_name.eq(by.1),
                account_settlements::recorded_at.eq(now),
            ))
            .returning(AccountSettlement::as_returning())
            .get_result(conn)
            .await
    }
}

impl AccountSettlement {
    /// Lowers what is owed where positive.
    pub(crate) fn amount(&self) -> Money {
        Money::euros(self.amount_cents)
    }

    /// The line that a credit note is for.
    pub(crate) async fn credited(conn: &mut Conn, note: Uuid) -> QueryResult<Option<Uuid>> {
        let found: Option<Option<Uuid>> = account_settlements::table
            .filter(account_settlements::credit_note_id.eq(note))
            .select(account_settlements::charge_id)
            .first(conn)
            .await
            .optional()?;
        Ok(found.flatten())
    }
}

impl Document {
    /// Of an account, newest first, at most a hundred: ten years are 120 months.
    pub(crate) async fn of_account(conn: &mut Conn, account: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(documents::account_id.eq(account))
            .order(documents::id.desc())
            .limit(100)
            .load(conn)
            .await
    }

    /// An invoice of an account, for whoever holds the account's lock.
    pub(crate) async fn account_invoice(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(documents::id.eq(id).and(documents::account_id.is_not_null()))
            .filter(documents::kind.eq(<&str>::from(DocumentKind::Invoice)))
            .first(conn)
            .await
            .optional()
    }
}
