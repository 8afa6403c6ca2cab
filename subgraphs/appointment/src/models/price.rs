//! The price list of the network. A price is never changed: another one follows it.
use crate::{
    domain::{Energy, PriceSet, ServiceKind, VehicleCategory},
    schema::prices,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money, Stored, guard::Manager};
use uuid::Uuid;

/// A price, and who set it.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = prices)]
pub(crate) struct Price {
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    pub(crate) energy: Stored<Energy>,
    amount_cents: i64,
    currency: String,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) set_by: Option<Uuid>,
    pub(crate) set_by_name: Option<String>,
}

impl Price {
    /// As it was set.
    pub(crate) fn set(&self) -> PriceSet {
        PriceSet {
            service: *self.service,
            vehicle_category: *self.vehicle_category,
            energy: *self.energy,
            amount_cents: self.amount_cents,
        }
    }

    /// VAT included.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// The list as it stands, one row of each kind, for a manager.
    pub(crate) async fn current(
        conn: &mut Conn,
        _by: &Manager,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::standing(conn, now).await
    }

    /// The same for whoever runs the installation, and has the database in their hands.
    pub(crate) async fn standing(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(prices::valid_from.le(now))
            .distinct_on((prices::service, prices::vehicle_category, prices::energy))
            .order((
                prices::service,
                prices::vehicle_category,
                prices::energy,
                prices::valid_from.desc(),
            ))
            .load(conn)
            .await
    }

    /// What anybody may know of the list: one row of each kind of these vehicles.
    pub(crate) async fn of_categories(
        conn: &mut Conn,
        categories: &[VehicleCategory],
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let names: Vec<&str> = categories.iter().map(|own| <&str>::from(*own)).collect();
        Self::query()
            .filter(prices::valid_from.le(now))
            .filter(prices::vehicle_category.eq_any(names))
            .distinct_on((prices::service, prices::vehicle_category, prices::energy))
            .order((
                prices::service,
                prices::vehicle_category,
                prices::energy,
                prices::valid_from.desc(),
            ))
            .load(conn)
            .await
    }

    /// Follows prices by others, from now on.
    pub(crate) async fn follow(
        conn: &mut Conn,
        by: &Manager,
        set: &[PriceSet],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        Self::insert(conn, Some(by), set, now).await
    }

    /// The same by whoever runs the installation: the list that comes with the network.
    pub(crate) async fn follow_list(
        conn: &mut Conn,
        set: &[PriceSet],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        Self::insert(conn, None, set, now).await
    }

    async fn insert(
        conn: &mut Conn,
        by: Option<&Manager>,
        set: &[PriceSet],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let rows: Vec<_> = set
            .iter()
            .map(|price| {
                (
                    prices::service.eq(<&str>::from(price.service)),
                    prices::vehicle_category.eq(<&str>::from(price.vehicle_category)),
                    prices::energy.eq(<&str>::from(price.energy)),
                    prices::amount_cents.eq(price.amount_cents),
                    prices::currency.eq("EUR"),
                    prices::valid_from.eq(now),
                    prices::set_by.eq(by.map(Manager::id)),
                    prices::set_by_name.eq(by.map(Manager::name)),
                )
            })
            .collect();
        diesel::insert_into(prices::table).values(rows).execute(conn).await?;
        Ok(())
    }
}

/// What the service cost at that moment; `None` where the network does not offer it.
pub(crate) async fn price(
    conn: &mut Conn,
    service: ServiceKind,
    category: VehicleCategory,
    energy: Energy,
    at: DateTime<Utc>,
) -> QueryResult<Option<Money>> {
    let row: Option<(i64, String)> = prices::table
        .filter(prices::service.eq(<&str>::from(service)))
        .filter(prices::vehicle_category.eq(<&str>::from(category)))
        .filter(prices::energy.eq(<&str>::from(energy)))
        .filter(prices::valid_from.le(at))
        .order(prices::valid_from.desc())
        .select((prices::amount_cents, prices::currency))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(amount_cents, currency)| Money { amount_cents, currency }))
}
