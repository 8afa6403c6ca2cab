//! What can be asked.
use super::{
    parsing::PARSE,
    types::{Document, READ, Registrations, Vehicles},
};
use crate::{
    ParserConfig,
    models::{Registration, Vehicle},
    parsing::{self, ParseQuota},
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Clock, Page, Pool,
    guard::{Integrator, Person, Reader},
};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// The caller's vehicles, newest first.
    async fn vehicles(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Vehicles> {
        let owner = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Vehicle::of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |vehicle| vehicle.id))
    }

    /// What the caller confirmed of registration certificates, newest first.
    async fn registrations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Registrations> {
        let owner = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Registration::confirmed_of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |registration| registration.id))
    }

    /// A vehicle, for its owner and for staff of the network; staff of a centre see those of its
    /// appointments there.
    async fn vehicle(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Vehicle>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Vehicle::asked(&mut conn, &reader, id).await?)
    }

    /// How many pages the key's organisation may still have understood today by
    /// `parseRegistration`: for keys with `documents:parse`.
    async fn parse_quota(&self, ctx: &Context<'_>) -> ApiResult<ParseQuota> {
        let by = Integrator::from(ctx, PARSE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let (pool, config) = (ctx.data_unchecked::<Pool>(), *ctx.data_unchecked::<ParserConfig>());
        parsing::standing(pool, config, &by, now).await
    }

    #[graphql(entity)]
    async fn find_vehicle_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Vehicle>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Vehicle::beside(&mut conn, &reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_document_by_id(&self, id: Uuid) -> Document {
        Document { id }
    }
}
