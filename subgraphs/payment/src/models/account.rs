//! Accounts of organisations. The row is the lock of all that is owed on it: whoever charges, bills or
//! records a transfer takes it, after the lock of the appointment's money where there is one.
use crate::schema::{account_centres, accounts, charges, payables};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use events::payment::BuyerFacts;
use kernel::{
    Conn, Page, Reach,
    guard::{Manager, Person},
};
use uuid::Uuid;

/// What an organisation may owe, and on which terms.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = accounts)]
pub(crate) struct Account {
    pub(crate) id: Uuid,
    pub(crate) organisation_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) approval_number: String,
    pub(crate) legal_name: String,
    pub(crate) address: String,
    pub(crate) siren: String,
    pub(crate) vat_number: Option<String>,
    pub(crate) limit_cents: i64,
    pub(crate) pay_days: i32,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) set_by_name: String,
    pub(crate) set_at: DateTime<Utc>,
}

/// An account's terms from now on; numbers as `domain` checked them.
pub(crate) struct NewAccount<'a> {
    pub(crate) organisation_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) approval_number: &'a str,
    pub(crate) legal_name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) siren: &'a str,
    pub(crate) vat_number: Option<&'a str>,
    pub(crate) limit_cents: i64,
    pub(crate) pay_days: i32,
    pub(crate) closed: bool,
}

impl NewAccount<'_> {
    /// Opens it at these centres, or changes its terms.
    pub(crate) async fn keep(
        self,
        conn: &mut Conn,
        by: &Manager,
        centres: &[Uuid],
        now: DateTime<Utc>,
    ) -> QueryResult<Account> {
        let terms = (
            accounts::legal_name.eq(self.legal_name),
            accounts::address.eq(self.address),
            accounts::siren.eq(self.siren),
            accounts::vat_number.eq(self.vat_number),
            accounts::limit_cents.eq(self.limit_cents),
            accounts::pay_days.eq(self.pay_days),
            accounts::closed_at.eq(self.closed.then_some(now)),
            accounts::set_by.eq(by.id()),
            accounts::set_by_name.eq(by.name()),
            accounts::set_at.eq(now),
        );
        let account: Account = diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(Uuid::now_v7()),
                accounts::organisation_id.eq(self.organisation_id),
                accounts::centre_id.eq(self.centre_id),
                accounts::approval_number.eq(self.approval_number),
                terms,
            ))
            .on_conflict((accounts::organisation_id, accounts::centre_id))
            .do_update()
            .set(terms)
            .returning(Account::as_returning())
            .get_result(conn)
            .await?;
        diesel::delete(account_centres::table.filter(account_centres::account_id.eq(account.id)))
            .execute(conn)
            .await?;
        let rows: Vec<_> = centres
            .iter()
            .map(|centre| {
                (account_centres::account_id.eq(account.id), account_centres::centre_id.eq(*centre))
            })
            .collect();
        diesel::insert_into(account_centres::table)
            .values(rows)
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(account)
    }
}

impl Account {
    /// What an invoice says of who buys.
    pub(crate) fn buyer(&self) -> BuyerFacts {
        BuyerFacts {
            legal_name: self.legal_name.clone(),
            address: self.address.clone(),
            siren: self.siren.clone(),
            vat_number: self.vat_number.clone(),
        }
    }

    /// The one that an appointment of this organisation at that centre is charged to, locked.
    pub(crate) async fn for_charge(
        conn: &mut Conn,
        organisation: Uuid,
        centre: Uuid,
    ) -> QueryResult<Option<Self>> {
        let Some(known) = Self::usable(conn, organisation, centre).await? else { return Ok(None) };
        // Closed while it was waited for.
        let locked = Self::for_update(conn, known.id).await?;
        Ok(locked.filter(|account| account.closed_at.is_none()))
    }

    /// The same, to be read only.
    pub(crate) async fn usable(
        conn: &mut Conn,
        organisation: Uuid,
        centre: Uuid,
    ) -> QueryResult<Option<Self>> {
        let there = account_centres::table
            .filter(account_centres::centre_id.eq(centre))
            .select(account_centres::account_id);
        Self::query()
            .filter(accounts::organisation_id.eq(organisation))
            .filter(accounts::closed_at.is_null().and(accounts::id.eq_any(there)))
            .order(accounts::id.asc())
            .first(conn)
            .await
            .optional()
    }

    /// One, locked.
    pub(crate) async fn for_update(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(accounts::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// One, to be read only.
    pub(crate) async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(accounts::id.eq(id)).first(conn).await.optional()
    }

    /// What is owed on it, in cents: charges that are not billed, and what is left of invoices.
    pub(crate) async fn owed_cents(&self, conn: &mut Conn) -> QueryResult<i64> {
        #[derive(QueryableByName)]
        struct Owed {
            #[diesel(sql_type = sql_types::BigInt)]
            cents: i64,
        }
        let sql = "SELECT ((SELECT coalesce(sum(amount_cents), 0) FROM payment.charges
                WHERE account_id = $1 AND dropped_at IS NULL AND document_id IS NULL)
            + (SELECT coalesce(sum(gross_cents), 0) FROM payment.documents
                WHERE account_id = $1 AND kind = 'INVOICE')
            - (SELECT coalesce(sum(s.amount_cents), 0) FROM payment.account_settlements s
                JOIN payment.documents d ON d.id = s.document_id WHERE d.account_id = $1))::int8
            AS cents";
        let owed: Owed =
            diesel::sql_query(sql).bind::<sql_types::Uuid, _>(self.id).get_result(conn).await?;
        Ok(owed.cents)
    }

    /// Where it may be used.
    pub(crate) async fn centres(&self, conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        account_centres::table
            .filter(account_centres::account_id.eq(self.id))
            .order(account_centres::centre_id.asc())
            .select(account_centres::centre_id)
            .load(conn)
            .await
    }

    /// Of the caller's centres, newest first.
    pub(crate) async fn page(conn: &mut Conn, by: &Manager, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(accounts::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(accounts::id.lt(after));
        }
        match by.reach() {
            Reach::Everywhere => query,
            Reach::At(centres) => query.filter(accounts::centre_id.eq_any(centres.clone())),
        }
        .load(conn)
        .await
    }

    /// The caller's own, newest first.
    pub(crate) async fn of(conn: &mut Conn, owner: &Person) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(accounts::organisation_id.eq(owner.id()))
            .order(accounts::id.desc())
            .load(conn)
            .await
    }

    /// Those with charges of days before this one that are not billed; some of them may turn out not to
    /// be billed yet.
    pub(crate) async fn to_bill(conn: &mut Conn, before: NaiveDate) -> QueryResult<Vec<Uuid>> {
        // A little more than the days: which day it was in France is asked of each.
        let end = before.and_time(chrono::NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(3);
        charges::table
            .inner_join(payables::table.on(payables::appointment_id.eq(charges::appointment_id)))
            .filter(charges::dropped_at.is_null().and(charges::document_id.is_null()))
            .filter(payables::state.eq("CONFIRMED").and(payables::service_at.lt(end)))
            .order(charges::account_id.asc())
            .select(charges::account_id)
            .distinct()
            .load(conn)
            .await
    }
}
