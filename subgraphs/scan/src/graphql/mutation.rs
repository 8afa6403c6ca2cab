//! What can be done. Each field names the codes of its refusals.
use super::{
    PARSE,
    types::{DocumentPayload, UploadPayload},
};
use crate::{
    ScanConfig,
    actions::{self, CreateUploadInput},
    domain::DocumentKind,
};
use async_graphql::{Context, InputObject, Object};
use kernel::{
    ApiResult, Clock, Pool, audit,
    guard::{Person, Staff},
};
use uuid::Uuid;

/// Which document.
#[derive(InputObject)]
pub(crate) struct DeleteDocumentInput {
    /// The document.
    document_id: Uuid,
}

/// Who may announce a document of that kind.
fn announcer(ctx: &Context<'_>, kind: DocumentKind) -> ApiResult<Person> {
    match kind {
        DocumentKind::DefectPhoto => {
            let staff = Staff::from(ctx)?;
            // The act is to put it to a defect.
            audit::nothing_done(&staff);
            Ok(staff.as_ref().clone())
        }
        DocumentKind::RegistrationCertificate
        | DocumentKind::PreviousInspection
        | DocumentKind::Other => Person::with_scope(ctx, PARSE),
    }
}

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Announces a document and opens an address to send its bytes to. Guests may, too, and keys
    /// with `documents:parse`. A photo of a defect (`DEFECT_PHOTO`) is announced by staff alone: it is not
    /// read, and `addDefectPhoto` puts it to its defect once it is here.
    ///
    /// With `documentId`, another page or a better photo of a document that was not read yet.
    ///
    /// Refuses with `FILE_TYPE_UNSUPPORTED`, `FILE_TOO_LARGE`, `FILE_EMPTY`, `TOO_MANY_UPLOADS`,
    /// `DOCUMENT_NOT_FOUND`, `DOCUMENT_CLOSED`; an organisation that sent its files of the day with
    /// `PARSE_QUOTA_EXCEEDED` (`extensions.retryAt` says when it may send again).
    async fn create_upload(
        &self,
        ctx: &Context<'_>,
        input: CreateUploadInput,
    ) -> ApiResult<UploadPayload> {
        let by = announcer(ctx, input.kind)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let config = ctx.data_unchecked::<ScanConfig>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let announced = actions::create_upload(&mut conn, config, &by, input, now).await?;
        Ok(UploadPayload::new(announced, &config.public_prefix))
    }

    /// Removes one of the caller's documents; what was confirmed from it stays. Refuses with
    /// `DOCUMENT_NOT_FOUND`.
    async fn delete_document(
        &self,
        ctx: &Context<'_>,
        input: DeleteDocumentInput,
    ) -> ApiResult<DocumentPayload> {
        let by = Person::with_scope(ctx, PARSE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let document = actions::delete_document(&mut conn, &by, input.document_id).await?;
        Ok(DocumentPayload { document })
    }
}
