//! The paper of invoices, which `payment` describes.
use crate::{ReportConfig, models::PrintedInvoice};
use async_graphql::{
    ComplexObject, Context, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use kernel::{ApiError, ApiResult, Clock, Pool, guard::Reader};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What a key needs to see how its appointments are paid.
const READ: &str = "appointments:read";

/// An invoice, as its owner (or, where there is none, the staff) may read it.
type Seen = (Option<Uuid>, Uuid);

/// Loads the papers of a list of invoices in one query per viewer.
pub(crate) struct InvoiceLoader(pub(crate) Pool);

impl Loader<Seen> for InvoiceLoader {
    type Value = PrintedInvoice;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[Seen]) -> Result<HashMap<Seen, PrintedInvoice>, Self::Error> {
        let mut by_owner = HashMap::<Option<Uuid>, Vec<Uuid>>::new();
        for (owner, id) in keys {
            by_owner.entry(*owner).or_default().push(*id);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut found = HashMap::new();
        for (owner, ids) in by_owner {
            let rows = PrintedInvoice::among(&mut conn, owner, &ids).await;
            let rows = rows.map_err(ApiError::from).map_err(Arc::new)?;
            found.extend(rows.into_iter().map(|row| ((owner, row.id), row)));
        }
        Ok(found)
    }
}

/// An invoice or a credit note, described by `payment`; its paper is here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Invoice {
    /// The document.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Invoice {
    /// Path of the PDF on the public origin, once printed; for who pays and for staff. It works for
    /// seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let links = ctx.data_unchecked::<ReportConfig>().links();
        Ok(self.printed(ctx).await?.map(|invoice| links.path(invoice.id, now)))
    }

    /// Of the PDF, hexadecimal, once printed.
    async fn sha256(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        Ok(self.printed(ctx).await?.map(|invoice| invoice.sha256))
    }
}

impl Invoice {
    async fn printed(&self, ctx: &Context<'_>) -> ApiResult<Option<PrintedInvoice>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let loader = ctx.data_unchecked::<DataLoader<InvoiceLoader>>();
        let key = (reader.owner_id(), self.id);
        loader.load_one(key).await.map_err(|error| (*error).clone())
    }
}
