//! What can be asked.
use super::{PARSE, codes::CodeMeaning, types::Documents};
use crate::{
    ScanConfig,
    actions::{self, ScanCodeInput},
    models::Document,
};
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
    /// A document, for its owner and for staff of the network; staff of a centre see those of its
    /// appointments there.
    async fn document(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Document>> {
        let reader = Reader::with_scope(ctx, PARSE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::asked(&mut conn, &reader, id).await?)
    }

    /// The caller's documents, newest first, without deleted ones.
    async fn documents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Documents> {
        let owner = Person::with_scope(ctx, PARSE)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Document::of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |document| document.id))
    }

    /// What a QR code or a DataMatrix says, read by a scanner or seen by a camera: one of our
    /// appointments or certificates, a 2D-Doc (Crit’Air, sale certificate), or something else.
    ///
    /// Refuses with `CODE_UNREADABLE` and, for a picture, as an upload is refused.
    async fn scan_code(&self, ctx: &Context<'_>, input: ScanCodeInput) -> ApiResult<CodeMeaning> {
        let by = Person::with_scope(ctx, PARSE)?;
        let config = ctx.data_unchecked::<ScanConfig>();
        Ok(actions::scan_code(config, &by, input).await?.into())
    }

    #[graphql(entity)]
    async fn find_document_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Document>> {
        let reader = Reader::with_scope(ctx, PARSE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::beside(&mut conn, &reader, id).await?)
    }
}
