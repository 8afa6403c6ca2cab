//! Issued documents one page after another, for an audit.
use super::{PrintedInvoice, Report};
use crate::schema::{invoices, reports};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// Documents of a page.
const PAGE: i64 = 100;

macro_rules! paged {
    ($($row:ident: $table:ident),+ $(,)?) => {
        $(impl $row {
            /// The next few issued ones after that one, by id.
            pub(crate) async fn page(conn: &mut Conn, after: Option<Uuid>) -> QueryResult<Vec<Self>> {
                let mut query = Self::query()
                    .filter($table::issued_at.is_not_null())
                    .order($table::id)
                    .limit(PAGE)
                    .into_boxed();
                if let Some(after) = after {
                    query = query.filter($table::id.gt(after));
                }
                query.load(conn).await
            }
        })+
    };
}
paged! { Report: reports, PrintedInvoice: invoices }
