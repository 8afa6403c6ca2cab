//! Centres, lanes, opening hours and closures.
//! Decisions: docs/decisions/booking.md
use crate::{
    domain::{Day, Interval, LaneFacts, VehicleCategory},
    schema::{centres, closures, lanes, opening_hours},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::CentreFacts;
use kernel::{Conn, Page, page};
use std::collections::HashMap;
use uuid::Uuid;

/// A centre of the network.
#[derive(Clone, Debug, HasQuery)]
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
}

impl Centre {
    /// Latitude and longitude in degrees (WGS 84), where they are known.
    pub(crate) fn location(&self) -> Option<(f64, f64)> {
        self.latitude.zip(self.longitude)
    }

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
    pub(crate) name: String,
    categories: Vec<String>,
}

impl Lane {
    pub(crate) async fn among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(lanes::id.eq_any(ids)).load(conn).await
    }

    pub(crate) async fn of_centres(conn: &mut Conn, centres: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(lanes::centre_id.eq_any(centres))
            .order((lanes::centre_id, lanes::name))
            .load(conn)
            .await
    }

    /// The kinds of vehicle it takes.
    pub(crate) fn categories(&self) -> Vec<VehicleCategory> {
        self.categories.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// What the slot rule needs.
    pub(crate) fn facts(&self) -> LaneFacts {
        LaneFacts { id: self.id, categories: self.categories() }
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
    pub(crate) async fn of_centres(conn: &mut Conn, centres: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(opening_hours::centre_id.eq_any(centres))
            .order((opening_hours::centre_id, opening_hours::weekday, opening_hours::opens))
            .load(conn)
            .await
    }
}

/// The days from `from` to `to`, each with its opening intervals: none on a closed day.
pub(crate) async fn opening_days(
    conn: &mut Conn,
    centre: &Centre,
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<Day>> {
    let hours = Hours::of_centres(conn, &[centre.id]).await?;
    let mut closed: HashMap<NaiveDate, String> = closures::table
        .filter(closures::centre_id.eq(centre.id).and(closures::day.between(from, to)))
        .select((closures::day, closures::reason))
        .load::<(NaiveDate, String)>(conn)
        .await?
        .into_iter()
        .collect();
    let days = from.iter_days().take_while(|day| *day <= to).map(|date| {
        let weekday = date.weekday().number_from_monday();
        let open = hours
            .iter()
            .filter(|rule| u32::try_from(rule.weekday) == Ok(weekday))
            .map(|rule| Interval { opens: rule.opens, closes: rule.closes })
            .collect();
        let holiday = fr::calendar::public_holiday(date, &centre.postal_code);
        Day::new(date, open, holiday, closed.remove(&date))
    });
    Ok(days.collect())
}
