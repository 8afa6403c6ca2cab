//! The paper of invoices, which `payment` describes.
use crate::{ReportConfig, models::PrintedInvoice};
use async_graphql::{
    ComplexObject, Context, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use kernel::{
    ApiError, ApiResult, Clock, Pool,
    guard::{Reader, Rows},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What a key needs to see how its appointments are paid.
const READ: &str = "appointments:read";

/// An invoice, as somebody may read it.
type Seen = (Rows, Uuid);

/// Loads the papers of a list of invoices in one query per viewer.
pub(crate) struct InvoiceLoader(pub(crate) Pool);

impl Loader<Seen> for InvoiceLoader {
    type Value = PrintedInvoice;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[Seen]) -> Result<HashMap<Seen, PrintedInvoice>, Self::Error> {
        let mut by_reader = HashMap::<&Rows, Vec<Uuid>>::new();
        for (reader, id) in keys {
            by_reader.entry(reader).or_default().push(*id);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut found = HashMap::new();
        for (reader, ids) in by_reader {
            let rows = PrintedInvoice::among(&mut conn, reader, &ids).await;
            let rows = rows.map_err(ApiError::from).map_err(Arc::new)?;
            found.extend(rows.into_iter().map(|row| ((reader.clone(), row.id), row)));
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
    /// Path of the PDF on the public origin, once printed; for who pays and for the staff of its centre. It works for
    /// seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let links = ctx.data_unchecked::<ReportConfig>().links();
        Ok(self.printed(ctx).await?.map(|invoice| links.path(invoice.id, now)))
    }

    /// Path of a receipt of the same money, half a page, as `downloadUrl`; none where it is owed on
    /// account.
    async fn receipt_url(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let links = ctx.data_unchecked::<ReportConfig>().links();
        let printed = self.printed(ctx).await?.filter(PrintedInvoice::has_receipt);
        Ok(printed.map(|invoice| links.receipt_path(invoice.id, now)))
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
        let key = (reader.rows(), self.id);
        loader.load_one(key).await.map_err(|error| (*error).clone())
    }
}
