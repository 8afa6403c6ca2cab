//! Price lists: the network's, and what a centre has of its own. A price is never changed: another
//! one follows it, perhaps from a day that is still to come.
//! Decisions: docs/decisions/booking.md
use crate::{
    domain::{Energy, PriceSet, ServiceKind, VehicleCategory},
    schema::prices,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::PriceFacts;
use kernel::{Conn, Money, Stored, guard::Manager};
use std::collections::HashMap;
use uuid::Uuid;

/// So many prices of one kind are shown: more than a price a month for eight years.
const LONGEST_HISTORY: i64 = 100;

/// A price, and who set it.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = prices)]
pub(crate) struct Price {
    pub(crate) centre_id: Option<Uuid>,
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    pub(crate) energy: Stored<Energy>,
    amount_cents: i64,
    currency: String,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) withdrawn: bool,
    pub(crate) set_by: Option<Uuid>,
    pub(crate) set_by_name: Option<String>,
}

/// From when on, and for whom, prices are set.
#[derive(Clone, Copy)]
pub(crate) struct PriceScope {
    /// The whole network where absent.
    pub(crate) centre: Option<Uuid>,
    pub(crate) valid_from: DateTime<Utc>,
    /// The centre has none of its own any more.
    pub(crate) withdrawn: bool,
}

/// Service, vehicle and energy by their names, as rows are sorted.
type Kind = (&'static str, &'static str, &'static str);

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

    /// What other domains are told.
    pub(crate) fn facts(&self) -> PriceFacts {
        PriceFacts {
            service: *self.service,
            vehicle_category: *self.vehicle_category,
            energy: *self.energy,
            amount_cents: self.amount_cents,
        }
    }

    fn kind(&self) -> Kind {
        ((*self.service).into(), (*self.vehicle_category).into(), (*self.energy).into())
    }

    /// The network's list as it stands, one row of each kind.
    pub(crate) async fn standing(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(prices::centre_id.is_null())
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

    /// What holds at a centre, one row of each kind: its own price where it has one, else the
    /// network's.
    pub(crate) async fn at_centre(
        conn: &mut Conn,
        centre: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let own = Self::own_of(conn, centre, now).await?;
        let mut all = Self::standing(conn, now).await?;
        all.retain(|listed| own.iter().all(|price| price.kind() != listed.kind()));
        all.extend(own);
        all.sort_by_key(Self::kind);
        Ok(all)
    }

    /// What a centre has of its own, one row of each kind.
    pub(crate) async fn own_of(
        conn: &mut Conn,
        centre: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let own: Vec<Self> = Self::query()
            .filter(prices::centre_id.eq(centre))
            .filter(prices::valid_from.le(now))
            .distinct_on((prices::service, prices::vehicle_category, prices::energy))
            .order((
                prices::service,
                prices::vehicle_category,
                prices::energy,
                prices::valid_from.desc(),
            ))
            .load(conn)
            .await?;
        Ok(own.into_iter().filter(|price| !price.withdrawn).collect())
    }

    /// What is set ahead, for the network or a centre of its own, the next day first.
    pub(crate) async fn ahead(
        conn: &mut Conn,
        _by: &Manager,
        centre: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(prices::centre_id.is_not_distinct_from(centre))
            .filter(prices::valid_from.gt(now))
            .order((prices::valid_from, prices::service, prices::vehicle_category, prices::energy))
            .limit(LONGEST_HISTORY)
            .load(conn)
            .await
    }

    /// All prices that one kind ever had, newest first, for a manager; of the network, or those
    /// that a centre had of its own.
    pub(crate) async fn history(
        conn: &mut Conn,
        _by: &Manager,
        centre: Option<Uuid>,
        (service, category, energy): (ServiceKind, VehicleCategory, Energy),
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(prices::centre_id.is_not_distinct_from(centre))
            .filter(prices::service.eq(<&str>::from(service)))
            .filter(prices::vehicle_category.eq(<&str>::from(category)))
            .filter(prices::energy.eq(<&str>::from(energy)))
            .order(prices::valid_from.desc())
            .limit(LONGEST_HISTORY)
            .load(conn)
            .await
    }

    /// Follows prices by others.
    pub(crate) async fn follow(
        conn: &mut Conn,
        by: &Manager,
        set: &[PriceSet],
        scope: PriceScope,
    ) -> QueryResult<()> {
        Self::insert(conn, Some(by), set, scope).await
    }

    /// The same by whoever runs the installation: the lists that come with the network.
    pub(crate) async fn follow_list(
        conn: &mut Conn,
        set: &[PriceSet],
        centre: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let scope = PriceScope { centre, valid_from: now, withdrawn: false };
        Self::insert(conn, None, set, scope).await
    }

    async fn insert(
        conn: &mut Conn,
        by: Option<&Manager>,
        set: &[PriceSet],
        scope: PriceScope,
    ) -> QueryResult<()> {
        let rows: Vec<_> = set
            .iter()
            .map(|price| {
                (
                    prices::centre_id.eq(scope.centre),
                    prices::service.eq(<&str>::from(price.service)),
                    prices::vehicle_category.eq(<&str>::from(price.vehicle_category)),
                    prices::energy.eq(<&str>::from(price.energy)),
                    prices::amount_cents.eq(price.amount_cents),
                    prices::currency.eq("EUR"),
                    prices::valid_from.eq(scope.valid_from),
                    prices::withdrawn.eq(scope.withdrawn),
                    prices::set_by.eq(by.map(Manager::id)),
                    prices::set_by_name.eq(by.map(Manager::name)),
                )
            })
            .collect();
        diesel::insert_into(prices::table).values(rows).execute(conn).await?;
        Ok(())
    }
}

/// What the service cost at a centre at that moment; `None` where nobody offers it.
pub(crate) async fn price(
    conn: &mut Conn,
    centre: Uuid,
    kind: (ServiceKind, VehicleCategory, Energy),
    at: DateTime<Utc>,
) -> QueryResult<Option<Money>> {
    Ok(prices(conn, &[centre], kind, at).await?.remove(&centre))
}

/// The same of several centres; those that do not offer it are left out. A centre's own price, else the
/// network's: the one place that decides, and `models/wished.rs` repeats it in its one question.
pub(crate) async fn prices(
    conn: &mut Conn,
    centres: &[Uuid],
    (service, category, energy): (ServiceKind, VehicleCategory, Energy),
    at: DateTime<Utc>,
) -> QueryResult<HashMap<Uuid, Money>> {
    let rows: Vec<(Option<Uuid>, bool, i64, String)> = prices::table
        .filter(prices::centre_id.eq_any(centres).or(prices::centre_id.is_null()))
        .filter(prices::service.eq(<&str>::from(service)))
        .filter(prices::vehicle_category.eq(<&str>::from(category)))
        .filter(prices::energy.eq(<&str>::from(energy)))
        .filter(prices::valid_from.le(at))
        .distinct_on(prices::centre_id)
        .order((prices::centre_id, prices::valid_from.desc()))
        .select((prices::centre_id, prices::withdrawn, prices::amount_cents, prices::currency))
        .load(conn)
        .await?;
    let standing: HashMap<Option<Uuid>, Money> = rows
        .into_iter()
        .filter(|(_, withdrawn, ..)| !withdrawn)
        .map(|(centre, _, amount_cents, currency)| (centre, Money { amount_cents, currency }))
        .collect();
    let of = |centre: Uuid| standing.get(&Some(centre)).or_else(|| standing.get(&None)).cloned();
    Ok(centres.iter().filter_map(|centre| Some((*centre, of(*centre)?))).collect())
}
