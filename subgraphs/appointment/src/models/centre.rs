//! Centres, lanes, opening hours and closures.
//! Decisions: docs/decisions/booking.md
use crate::{
    domain::{CancellationPlan, Interval, LaneFacts, Position, ServiceKind, VehicleCategory, Week},
    schema::{centres, closures, lanes, opening_hours},
};
use chrono::{NaiveDate, NaiveTime};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Double, Nullable},
};
use diesel_async::RunQueryDsl;
use events::appointment::CentreFacts;
use kernel::{Conn, Page, Reach, page};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A centre of the network.
#[derive(Clone, Debug, HasQuery, QueryableByName)]
#[diesel(table_name = centres)]
pub(crate) struct Centre {
    pub(crate) id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) approval_number: String,
    pub(crate) street: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    pub(crate) phone: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    retests_from: Option<NaiveTime>,
    retests_until: Option<NaiveTime>,
    free_hours: i16,
    late_terms: String,
    late_fee_cents: i64,
    gives_back_double: bool,
}

impl Centre {
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(centres::id.eq(id)).first(conn).await.optional()
    }

    /// As [`Centre::find`], for whoever is about to take one of its lanes: others who are wait until
    /// the transaction ends.
    ///
    /// Which lanes are free is then true until one is taken. Without it two who take lanes at the
    /// same moment would meet at `no_double_booking`, where each may wait for the other.
    pub(crate) async fn for_booking(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(centres::id.eq(id)).for_no_key_update().first(conn).await.optional()
    }

    pub(crate) async fn among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(centres::id.eq_any(ids)).load(conn).await
    }

    /// The one that is known by this slug.
    pub(crate) async fn by_slug(conn: &mut Conn, slug: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(centres::slug.eq(slug)).first(conn).await.optional()
    }

    /// Every centre, by slug.
    pub(crate) async fn all(conn: &mut Conn) -> QueryResult<Vec<Self>> {
        Self::query().order(centres::slug).load(conn).await
    }

    /// The nearest to a place, those of no known place last; by age where there is none.
    pub(crate) async fn nearest(
        conn: &mut Conn,
        to: Option<Position>,
        most: usize,
    ) -> QueryResult<Vec<Uuid>> {
        // Flat as a map: good enough to choose, distances are told by the sphere.
        const NEAREST: &str = "SELECT id FROM appointment.centres
            ORDER BY (latitude - $1) ^ 2 + ((longitude - $2) * cos(radians($1))) ^ 2 NULLS LAST, id
            LIMIT $3";
        #[derive(QueryableByName)]
        #[diesel(table_name = centres)]
        struct Found {
            id: Uuid,
        }
        let found: Vec<Found> = sql_query(NEAREST)
            .bind::<Nullable<Double>, _>(to.map(|at| at.latitude))
            .bind::<Nullable<Double>, _>(to.map(|at| at.longitude))
            .bind::<BigInt, _>(i64::try_from(most).unwrap_or(i64::MAX))
            .load(conn)
            .await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }

    /// Where it is, where somebody said so.
    pub(crate) fn position(&self) -> Option<Position> {
        Some(Position { latitude: self.latitude?, longitude: self.longitude? })
    }

    /// In which hours it keeps a lane for retests.
    pub(crate) fn retests(&self) -> Option<Interval> {
        Some(Interval { opens: self.retests_from?, closes: self.retests_until? })
    }

    /// What calling off late costs who books there now.
    pub(crate) fn cancellation(&self) -> CancellationPlan {
        CancellationPlan {
            free_hours: self.free_hours,
            late: self.late_terms.parse().unwrap_or_default(),
            fee_cents: self.late_fee_cents,
            gives_back_double: self.gives_back_double,
        }
    }

    /// By name, city or postcode; all where nothing is searched. Newest first, as every list.
    pub(crate) async fn search(
        conn: &mut Conn,
        words: Option<&str>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(centres::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(centres::id.lt(after));
        }
        for like in page::patterns(words) {
            query = query.filter(
                centres::name
                    .ilike(like.clone())
                    .or(centres::city.ilike(like.clone()))
                    .or(centres::postal_code.like(like)),
            );
        }
        query.load(conn).await
    }

    /// As other domains print it.
    pub(crate) fn facts(&self) -> CentreFacts {
        CentreFacts {
            id: self.id,
            name: self.name.clone(),
            approval_number: self.approval_number.clone(),
            address: format!("{}, {} {}", self.street, self.postal_code, self.city),
            phone: self.phone.clone(),
        }
    }
}

/// A lane of a centre.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = lanes)]
pub(crate) struct Lane {
    pub(crate) id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) name: String,
    categories: Vec<String>,
    services: Vec<String>,
}

impl Lane {
    pub(crate) async fn among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(lanes::id.eq_any(ids)).load(conn).await
    }

    /// One of the centres that a guard reaches.
    pub(crate) async fn find(
        conn: &mut Conn,
        within: &Reach,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(lanes::id.eq(id)).into_boxed();
        match within {
            Reach::Everywhere => query,
            Reach::At(centres) => query.filter(lanes::centre_id.eq_any(centres)),
        }
        .first(conn)
        .await
        .optional()
    }

    /// Those in use.
    pub(crate) async fn of_centre(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(lanes::centre_id.eq(centre).and(lanes::retired_at.is_null()))
            .order(lanes::name)
            .load(conn)
            .await
    }

    /// The kinds of vehicle it takes.
    pub(crate) fn categories(&self) -> Vec<VehicleCategory> {
        self.categories.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// What is done on it.
    pub(crate) fn services(&self) -> Vec<ServiceKind> {
        self.services.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// What the rule needs.
    pub(crate) fn facts(&self) -> LaneFacts {
        LaneFacts { id: self.id, categories: self.categories(), services: self.services() }
    }
}

/// One opening interval of a weekday.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = opening_hours)]
pub(crate) struct Hours {
    /// 1 is Monday.
    pub(crate) weekday: i16,
    pub(crate) opens: NaiveTime,
    pub(crate) closes: NaiveTime,
}

impl Hours {
    pub(crate) async fn of_centre(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(opening_hours::centre_id.eq(centre))
            .order((opening_hours::weekday, opening_hours::opens))
            .load(conn)
            .await
    }

    /// The ordinary week of a centre.
    pub(crate) async fn week(conn: &mut Conn, centre: Uuid) -> QueryResult<Week> {
        let mut week = Week::default();
        for rule in Self::of_centre(conn, centre).await? {
            if let Some(day) = week.on_mut(rule.weekday) {
                day.push(Interval { opens: rule.opens, closes: rule.closes });
            }
        }
        Ok(week)
    }
}

/// Closed days of a centre, from a day on, until another where one is given.
pub(crate) async fn closed_days(
    conn: &mut Conn,
    centre: Uuid,
    from: NaiveDate,
    to: Option<NaiveDate>,
) -> QueryResult<BTreeMap<NaiveDate, String>> {
    let closed = closures::table.filter(closures::centre_id.eq(centre).and(closures::day.ge(from)));
    let mut closed = closed.select((closures::day, closures::reason)).into_boxed();
    if let Some(to) = to {
        closed = closed.filter(closures::day.le(to));
    }
    Ok(closed.load::<(NaiveDate, String)>(conn).await?.into_iter().collect())
}
