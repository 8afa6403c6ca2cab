//! Photos of defects, until the signature: after it nobody adds one or takes one back.
//! Decisions: docs/decisions/files.md
use super::acts;
use crate::{
    domain::{self, InspectionStatus},
    error::InspectionError,
    models::{DefectPhoto, Inspection, PhotoHere, RecordedDefect},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{PhotoAdded, PhotoWithdrawn, PhotosSigned};
use kernel::{ApiError, ApiResult, Conn, audit, guard::Staff, outbox};
use uuid::Uuid;

/// A photo for a defect.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddDefectPhotoInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// The recorded defect.
    pub(crate) defect_id: Uuid,
    /// The document of `createUpload`, of the kind `DEFECT_PHOTO`, once its bytes were sent.
    pub(crate) document_id: Uuid,
}

/// Puts a photo that the caller sent to a defect. Nothing happens the second time.
pub(crate) async fn add_photo(
    conn: &mut Conn,
    by: &Staff,
    input: AddDefectPhotoInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let document = input.document_id;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        if let Some(known) = DefectPhoto::find(conn, inspection.id, document).await? {
            if known.defect_id != input.defect_id {
                return Err(InspectionError::IdempotencyMismatch.into());
            }
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::InProgress])?;
        if !RecordedDefect::is_of(conn, inspection.id, input.defect_id).await? {
            return Err(InspectionError::DefectNotRecorded.into());
        }
        domain::check_photos(DefectPhoto::of(conn, input.defect_id).await?.len())?;
        let here = PhotoHere::take(conn, by, document).await?;
        let here = here.ok_or(InspectionError::PhotoNotReceived)?;
        let which = (&inspection, input.defect_id);
        DefectPhoto::add(conn, which, by, (document, here), now).await?;
        let event = PhotoAdded {
            document_id: document,
            inspection_id: inspection.id,
            centre_id: inspection.centre_id,
            customer_id: inspection.customer_id,
        };
        outbox::publish(conn, &event).await?;
        let act = acts::on("inspection.photo_added", &inspection);
        audit::record(conn, by, act.is("documentId", document)).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// Takes a photo back: it is gone for good.
pub(crate) async fn withdraw_photo(
    conn: &mut Conn,
    by: &Staff,
    (id, document): (Uuid, Uuid),
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        let photo = DefectPhoto::find(conn, inspection.id, document).await?;
        drop_photo(conn, &inspection, &photo.ok_or(InspectionError::PhotoNotFound)?).await?;
        let act = acts::on("inspection.photo_withdrawn", &inspection);
        audit::record(conn, by, act.was("documentId", document)).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// The photos of a defect that is taken back go with it.
pub(super) async fn drop_photos(
    conn: &mut Conn,
    inspection: &Inspection,
    defect: Uuid,
) -> ApiResult<()> {
    for photo in DefectPhoto::of(conn, defect).await? {
        drop_photo(conn, inspection, &photo).await?;
    }
    Ok(())
}

async fn drop_photo(
    conn: &mut Conn,
    inspection: &Inspection,
    photo: &DefectPhoto,
) -> ApiResult<()> {
    photo.remove(conn).await?;
    let event = PhotoWithdrawn {
        document_id: photo.document_id,
        inspection_id: inspection.id,
        customer_id: inspection.customer_id,
    };
    outbox::publish(conn, &event).await
}

/// Tells that the photos of an inspection are signed with it, where it has some.
pub(super) async fn tell_signed(
    conn: &mut Conn,
    inspection: &Inspection,
    photos: Vec<DefectPhoto>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if photos.is_empty() {
        return Ok(());
    }
    let event = PhotosSigned {
        inspection_id: inspection.id,
        centre_id: inspection.centre_id,
        customer_id: inspection.customer_id,
        document_ids: photos.into_iter().map(|photo| photo.document_id).collect(),
        signed_at: now,
    };
    outbox::publish(conn, &event).await
}
