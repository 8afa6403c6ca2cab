//! The daily closings of a centre's till. A row never changes; the database chains them.
use crate::{
    domain::{DocumentKind, Line, Means, NewClosing, Total},
    schema::{closings, documents, invoice_counters, payables},
};
use anyhow::Context;
use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::{ClosingLine, DayClosed, SellerFacts};
use kernel::{ApiResult, Conn, Money, Stored, guard::Manager};
use uuid::Uuid;

/// The closing of a day.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = closings)]
pub(crate) struct Closing {
    pub(crate) id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) day: NaiveDate,
    pub(crate) first_document: i64,
    pub(crate) last_document: i64,
    pub(crate) net_cents: i64,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
    pub(crate) perpetual_cents: i64,
    currency: String,
    totals: serde_json::Value,
    pub(crate) closed_at: DateTime<Utc>,
    pub(crate) hash: String,
}

/// A document as far as a closing counts it.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = documents)]
struct Counted {
    kind: Stored<DocumentKind>,
    means: Stored<Means>,
    vat_rate_bp: i32,
    net_cents: i64,
    vat_cents: i64,
    gross_cents: i64,
    issued_at: DateTime<Utc>,
    link: i64,
    hash: String,
}

/// Waits for whoever writes a document or a closing of this centre, and holds the next one up until
/// the transaction ends. The database does the same where a document is written.
pub(crate) async fn lock_chain(conn: &mut Conn, centre: Uuid) -> QueryResult<()> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 286))")
        .bind::<diesel::sql_types::Text, _>(centre.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// A centre's documents after that place in its chain, in the order of the chain.
pub(crate) async fn documents_after(
    conn: &mut Conn,
    centre: Uuid,
    link: i64,
) -> QueryResult<Vec<Line>> {
    let rows = Counted::query()
        .filter(documents::centre_id.eq(centre).and(documents::link.gt(link)))
        .order(documents::link.asc())
        .load(conn)
        .await?;
    let line = |row: Counted| Line {
        kind: *row.kind,
        means: *row.means,
        vat_rate_bp: row.vat_rate_bp,
        net_cents: row.net_cents,
        vat_cents: row.vat_cents,
        gross_cents: row.gross_cents,
        issued_at: row.issued_at,
        link: row.link,
        hash: row.hash,
    };
    Ok(rows.into_iter().map(line).collect())
}

impl Closing {
    /// An amount of it.
    pub(crate) fn money(&self, amount_cents: i64) -> Money {
        Money { amount_cents, currency: self.currency.clone() }
    }

    /// What was received and given back, by means, rate and kind.
    pub(crate) fn totals(&self) -> ApiResult<Vec<Total>> {
        let totals = serde_json::from_value(self.totals.clone());
        Ok(totals.context("the totals of a closing are not readable")?)
    }

    /// The centres that ever numbered a document.
    pub(crate) async fn centres(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        invoice_counters::table.select(invoice_counters::centre_id).distinct().load(conn).await
    }

    /// A centre's last closing.
    pub(crate) async fn last(conn: &mut Conn, centre: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(closings::centre_id.eq(centre))
            .order(closings::link.desc())
            .first(conn)
            .await
            .optional()
    }

    /// A centre's closings of a period, oldest first, at most a year of them.
    pub(crate) async fn of_centre(
        conn: &mut Conn,
        by: &Manager,
        centre: Uuid,
        from: NaiveDate,
        until: NaiveDate,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        let end = until.min(from.checked_add_days(Days::new(366)).unwrap_or(from));
        Ok(Self::query()
            .filter(closings::centre_id.eq(centre))
            .filter(closings::day.between(from, end))
            .order(closings::day.asc())
            .load(conn)
            .await?)
    }

    /// Writes one.
    pub(crate) async fn record(
        conn: &mut Conn,
        centre: Uuid,
        closing: &NewClosing,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let totals = serde_json::to_value(&closing.totals).context("totals are JSON")?;
        Ok(diesel::insert_into(closings::table)
            .values((
                closings::id.eq(Uuid::now_v7()),
                closings::centre_id.eq(centre),
                closings::day.eq(closing.day),
                closings::first_document.eq(closing.first_document),
                closings::last_document.eq(closing.last_document),
                closings::document_hash.eq(&closing.document_hash),
                closings::net_cents.eq(closing.net_cents),
                closings::vat_cents.eq(closing.vat_cents),
                closings::gross_cents.eq(closing.gross_cents),
                closings::perpetual_cents.eq(closing.perpetual_cents),
                closings::currency.eq("EUR"),
                closings::totals.eq(totals),
                closings::closed_at.eq(now),
                // The database puts it into its chain.
                closings::link.eq(0),
                closings::previous_hash.eq(""),
                closings::hash.eq(""),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?)
    }

    /// One, for a manager of its centre.
    pub(crate) async fn find(conn: &mut Conn, by: &Manager, id: Uuid) -> QueryResult<Option<Self>> {
        let found = Self::query().filter(closings::id.eq(id)).first(conn).await.optional()?;
        Ok(found.filter(|closing: &Self| by.reach().reaches(closing.centre_id)))
    }

    /// All that it says.
    pub(crate) fn facts(
        &self,
        named: CentreNamed,
        seller: Option<SellerFacts>,
    ) -> ApiResult<DayClosed> {
        Ok(DayClosed {
            closing_id: self.id,
            centre_id: self.centre_id,
            centre_name: named.name,
            approval_number: named.approval_number,
            seller,
            day: self.day,
            first_document: self.first_document,
            last_document: self.last_document,
            net_cents: self.net_cents,
            vat_cents: self.vat_cents,
            gross_cents: self.gross_cents,
            perpetual_cents: self.perpetual_cents,
            currency: self.currency.clone(),
            totals: self.totals()?.into_iter().map(ClosingLine::from).collect(),
            closed_at: self.closed_at,
            hash: self.hash.clone(),
        })
    }
}

impl From<Total> for ClosingLine {
    fn from(total: Total) -> Self {
        Self {
            means: total.means,
            kind: total.kind,
            vat_rate_bp: total.vat_rate_bp,
            documents: total.documents,
            net_cents: total.net_cents,
            vat_cents: total.vat_cents,
            gross_cents: total.gross_cents,
        }
    }
}

/// How a centre is called.
#[derive(Clone, Debug, Default, HasQuery)]
#[diesel(table_name = payables)]
pub(crate) struct CentreNamed {
    #[diesel(column_name = centre_name)]
    name: Option<String>,
    approval_number: String,
}

impl CentreNamed {
    /// The prefecture's approval.
    pub(crate) fn approval_number(&self) -> &str {
        &self.approval_number
    }

    /// As its newest appointments call it; none where it never had one.
    pub(crate) async fn known(conn: &mut Conn, centre: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(payables::centre_id.eq(centre))
            .order(payables::appointment_id.desc())
            .first(conn)
            .await
            .optional()
    }

    /// As its newest appointments call it.
    pub(crate) async fn of(conn: &mut Conn, centre: Uuid) -> QueryResult<Self> {
        Ok(Self::known(conn, centre).await?.unwrap_or_default())
    }
}

/// The centre of that approval number, as its documents know it.
pub(crate) async fn centre_of(conn: &mut Conn, approval: &str) -> QueryResult<Option<Uuid>> {
    documents::table
        .filter(documents::approval_number.eq(approval))
        .select(documents::centre_id)
        .first(conn)
        .await
        .optional()
}

/// What is broken in the chains of documents and closings, in words.
pub(crate) async fn broken_chains(conn: &mut Conn) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Broken {
        #[diesel(sql_type = diesel::sql_types::Text)]
        what: String,
    }
    let sql = "SELECT 'document ' || number AS what FROM payment.broken_links
               UNION ALL SELECT 'closing of ' || day FROM payment.broken_closings
               UNION ALL SELECT 'lines of ' || number FROM payment.broken_lines";
    let rows: Vec<Broken> = diesel::sql_query(sql).load(conn).await?;
    Ok(rows.into_iter().map(|broken| broken.what).collect())
}
