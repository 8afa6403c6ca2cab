//! What a list of appointments needs of other tables, in one query each.
use crate::models::{Caller, Centre, Lane, Note};
use async_graphql::dataloader::Loader;
use kernel::{ApiError, ApiResult, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads the centres of a list of appointments in one query.
pub(crate) struct CentreLoader(pub(crate) Pool);

impl Loader<Uuid> for CentreLoader {
    type Value = Centre;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Centre>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found =
            Centre::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|centre| (centre.id, centre)).collect())
    }
}

/// Loads the lanes of a list of appointments in one query.
pub(crate) struct LaneLoader(pub(crate) Pool);

impl Loader<Uuid> for LaneLoader {
    type Value = Lane;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Lane>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found = Lane::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|lane| (lane.id, lane)).collect())
    }
}

/// Loads who called for a list of appointments in one query.
pub(crate) struct CallerLoader(pub(crate) Pool);

impl Loader<Uuid> for CallerLoader {
    type Value = Caller;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Caller>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found =
            Caller::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|caller| (caller.appointment_id, caller)).collect())
    }
}

/// Loads the notes of a list of appointments in one query.
pub(crate) struct NoteLoader(pub(crate) Pool);

impl Loader<Uuid> for NoteLoader {
    type Value = Vec<Note>;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Note>>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found = Note::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        let mut notes: HashMap<Uuid, Vec<Note>> = HashMap::new();
        for note in found {
            notes.entry(note.appointment_id).or_default().push(note);
        }
        Ok(notes)
    }
}

/// What a foreign key promises to be there.
pub(crate) fn present<T>(loaded: Result<Option<T>, Arc<ApiError>>) -> ApiResult<T> {
    loaded
        .map_err(|error| (*error).clone())?
        .ok_or_else(|| anyhow::anyhow!("a booking's centre or lane is gone").into())
}
