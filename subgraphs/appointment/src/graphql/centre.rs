//! Centres and their lanes.
use super::{
    day::{CentreDay, Closure, GeoPosition, OpeningHours},
    listed::CentrePrice,
};
use crate::{
    domain::{ServiceKind, VehicleCategory, Wish},
    models::{self, Centre, Hours, Lane, Price},
};
use async_graphql::{Context, Object};
use chrono::NaiveDate;
use kernel::{ApiResult, Clock, Pool};
use uuid::Uuid;

/// An inspection centre, approved by its prefecture.
#[Object(name = "Centre")]
impl Centre {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// For addresses of pages: `lyon-part-dieu`.
    async fn slug(&self) -> &str {
        &self.slug
    }

    /// « Lyon Part-Dieu »
    async fn name(&self) -> &str {
        &self.name
    }

    /// The prefecture's approval (numéro d'agrément): `S069C012`.
    async fn approval_number(&self) -> &str {
        &self.approval_number
    }

    /// Number and street.
    async fn street(&self) -> &str {
        &self.street
    }

    /// `69003`
    async fn postal_code(&self) -> &str {
        &self.postal_code
    }

    /// City.
    async fn city(&self) -> &str {
        &self.city
    }

    /// As dialled in France.
    async fn phone(&self) -> &str {
        &self.phone
    }

    /// Where it is on a map, where somebody said so.
    #[graphql(name = "position")]
    async fn place(&self) -> Option<GeoPosition> {
        self.position().map(|at| GeoPosition { latitude: at.latitude, longitude: at.longitude })
    }

    /// What its lanes inspect, and for how much.
    async fn prices(&self, ctx: &Context<'_>) -> ApiResult<Vec<CentrePrice>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let lanes = Lane::of_centre(&mut conn, self.id).await?;
        let served: Vec<_> = lanes.iter().flat_map(Lane::categories).collect();
        let listed = Price::of_categories(&mut conn, &served, now).await?;
        let lanes: Vec<_> = lanes.iter().map(Lane::facts).collect();
        let done = |price: &Price| {
            let wish = Wish { service: *price.service, category: *price.vehicle_category };
            lanes.iter().any(|lane| lane.takes(wish))
        };
        Ok(listed.into_iter().filter(done).map(CentrePrice::from).collect())
    }

    /// Days from today on that it closes for, public holidays apart.
    async fn closures(&self, ctx: &Context<'_>) -> ApiResult<Vec<Closure>> {
        let today = ctx.data_unchecked::<Clock>().today();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let days = models::closed_days(&mut conn, self.id, today, None).await?;
        Ok(days.into_iter().map(|(date, reason)| Closure { date, reason }).collect())
    }

    /// Ordinary weeks; public holidays and closures are taken out of `slots`.
    async fn opening_hours(&self, ctx: &Context<'_>) -> ApiResult<Vec<OpeningHours>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let hours = Hours::of_centre(&mut conn, self.id).await?;
        Ok(hours
            .into_iter()
            .map(|rule| OpeningHours::new(rule.weekday, rule.opens, rule.closes))
            .collect())
    }

    /// One day: when it is open, or why it is closed.
    async fn day(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Local.")] date: NaiveDate,
    ) -> ApiResult<CentreDay> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(models::timetable(&mut conn, self, date, date).await?.day(date).into())
    }

    /// Its inspection lanes (lignes de contrôle) in use.
    async fn lanes(&self, ctx: &Context<'_>) -> ApiResult<Vec<Lane>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Lane::of_centre(&mut conn, self.id).await?)
    }
}

/// An inspection lane (ligne de contrôle).
#[Object(name = "Lane")]
impl Lane {
    /// Identifies it.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// « Ligne 1 »
    async fn name(&self) -> &str {
        &self.name
    }

    /// Which vehicles it takes.
    #[graphql(name = "categories")]
    async fn served(&self) -> Vec<VehicleCategory> {
        self.categories()
    }

    /// What is done on it.
    #[graphql(name = "services")]
    async fn done(&self) -> Vec<ServiceKind> {
        self.services()
    }
}
