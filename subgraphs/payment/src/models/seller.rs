//! Who sells. A row never changes; another one follows it.
use crate::schema::sellers;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::SellerFacts;
use kernel::{Conn, guard::Manager};
use uuid::Uuid;

/// The company whose name is on invoices.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = sellers)]
pub(crate) struct Seller {
    pub(crate) id: Uuid,
    pub(crate) centre_id: Option<Uuid>,
    pub(crate) legal_name: String,
    pub(crate) legal_form: String,
    pub(crate) capital_cents: Option<i64>,
    pub(crate) address: String,
    pub(crate) siren: String,
    pub(crate) register: String,
    pub(crate) vat_number: String,
    pub(crate) iban: Option<String>,
    pub(crate) set_by_name: String,
    pub(crate) set_at: DateTime<Utc>,
}

/// A company to be named on invoices from now on; numbers as `domain` checked them.
pub(crate) struct NewSeller<'a> {
    pub(crate) centre_id: Option<Uuid>,
    pub(crate) legal_name: &'a str,
    pub(crate) legal_form: &'a str,
    pub(crate) capital_cents: Option<i64>,
    pub(crate) address: &'a str,
    pub(crate) siren: &'a str,
    pub(crate) register: &'a str,
    pub(crate) vat_number: &'a str,
    pub(crate) iban: Option<&'a str>,
}

impl NewSeller<'_> {
    /// Writes it.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        by: &Manager,
        now: DateTime<Utc>,
    ) -> QueryResult<Seller> {
        diesel::insert_into(sellers::table)
            .values((
                sellers::id.eq(Uuid::now_v7()),
                sellers::centre_id.eq(self.centre_id),
                sellers::legal_name.eq(self.legal_name),
                sellers::legal_form.eq(self.legal_form),
                sellers::capital_cents.eq(self.capital_cents),
                sellers::address.eq(self.address),
                sellers::siren.eq(self.siren),
                sellers::register.eq(self.register),
                sellers::vat_number.eq(self.vat_number),
                sellers::iban.eq(self.iban),
                sellers::set_by.eq(by.id()),
                sellers::set_by_name.eq(by.name()),
                sellers::set_at.eq(now),
            ))
            .returning(Seller::as_returning())
            .get_result(conn)
            .await
    }
}

impl Seller {
    /// What other domains are told.
    pub(crate) fn facts(self) -> SellerFacts {
        SellerFacts {
            legal_name: self.legal_name,
            legal_form: self.legal_form,
            capital_cents: self.capital_cents,
            address: self.address,
            siren: self.siren,
            register: self.register,
            vat_number: self.vat_number,
            iban: self.iban,
        }
    }

    /// The company of the centre, else that of the network; `None` where nobody said.
    pub(crate) async fn of_centre(conn: &mut Conn, centre: Uuid) -> QueryResult<Option<Self>> {
        let own = Self::last(conn, Some(centre)).await?;
        if own.is_some() { Ok(own) } else { Self::last(conn, None).await }
    }

    /// As it was last set for this centre itself, or for the network.
    async fn last(conn: &mut Conn, centre: Option<Uuid>) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(sellers::centre_id.is_not_distinct_from(centre))
            .order(sellers::id.desc())
            .first(conn)
            .await
            .optional()
    }
}
