//! What can be asked.
use super::types::Documents;
use crate::models::Document;
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Page, Pool,
    guard::{Person, Reader},
};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// A document, for its owner and for staff.
    async fn document(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Document>> {
        let reader = Reader::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::find(&mut conn, &reader, id).await?)
    }

    /// The caller's documents, newest first, without deleted ones.
    async fn documents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Documents> {
        let owner = Person::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Document::of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |document| document.id))
    }

    #[graphql(entity)]
    async fn find_document_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Document>> {
        let reader = Reader::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::find(&mut conn, &reader, id).await?)
    }
}
