//! Notes of the staff at an appointment. Decisions: docs/decisions/booking.md
use super::acts;
use crate::{
    domain,
    error::AppointmentError,
    models::{Booking, Note},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{Manager, Reader, Staff},
    live,
};
use uuid::Uuid;

/// What colleagues should know of an appointment.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddNoteInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// 1 to 500 characters. Said again by the same person, it stands once.
    pub(crate) words: String,
}

/// A note that is not true any more.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveNoteInput {
    /// The note.
    pub(crate) note_id: Uuid,
}

/// Writes a note down, for the staff of the appointment's centre.
pub(crate) async fn add_note(
    conn: &mut Conn,
    by: Staff,
    input: AddNoteInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let words = domain::note_words(&input.words)?;
    conn.transaction(async |conn| {
        let (booking, notes) = locked(conn, &by, input.appointment_id).await?;
        if notes.iter().any(|note| note.author_id == by.id() && note.words == words) {
            audit::nothing_done(&by);
            return Ok(booking);
        }
        if notes.len() >= domain::MOST_NOTES {
            return Err(AppointmentError::TooManyNotes.into());
        }
        let note = Note::write(conn, &by, booking.id, &words, now).await?;
        let act = acts::on("appointment.note_added", &booking).is("noteId", note.id);
        audit::record(conn, &by, act).await?;
        live::touch(conn, &booking.on_its_board()).await?;
        Ok::<_, ApiError>(booking)
    })
    .await
}

/// Takes a note away: its author, or a manager of the centre.
pub(crate) async fn remove_note(
    conn: &mut Conn,
    by: Staff,
    manager: Option<Manager>,
    input: RemoveNoteInput,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let appointment = Note::appointment_of(conn, input.note_id).await?;
        let appointment = appointment.ok_or(AppointmentError::NoteNotFound)?;
        let (booking, notes) = locked(conn, &by, appointment).await.map_err(hidden)?;
        let note = notes.iter().find(|note| note.id == input.note_id);
        let note = note.ok_or(AppointmentError::NoteNotFound)?;
        let manages = manager.is_some_and(|manager| manager.check(booking.centre_id).is_ok());
        if note.author_id != by.id() && !manages {
            return Err(AppointmentError::NoteOfAnother.into());
        }
        note.remove(conn).await?;
        let act = acts::on("appointment.note_removed", &booking).was("noteId", note.id);
        audit::record(conn, &by, act.was("authorId", note.author_id)).await?;
        live::touch(conn, &booking.on_its_board()).await?;
        Ok::<_, ApiError>(booking)
    })
    .await
}

/// An appointment of one of the caller's centres, locked, with its notes. One that a member of staff
/// booked for themselves elsewhere is not.
async fn locked(conn: &mut Conn, by: &Staff, id: Uuid) -> ApiResult<(Booking, Vec<Note>)> {
    let booking = Booking::own_for_update(conn, &Reader::Staff(by.clone()), id).await?;
    if by.check(booking.centre_id).is_err() {
        return Err(AppointmentError::AppointmentNotFound.into());
    }
    let notes = Note::among(conn, &[id]).await?;
    Ok((booking, notes))
}

/// A note of another centre is as unknown as none.
fn hidden(error: ApiError) -> ApiError {
    match error.code() {
        "APPOINTMENT_NOT_FOUND" => AppointmentError::NoteNotFound.into(),
        _ => error,
    }
}
