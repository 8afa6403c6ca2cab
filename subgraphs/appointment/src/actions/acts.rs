//! What this domain writes into the log of acts.
use crate::models::Booking;
use kernel::{
    ApiResult, Conn, LetterLink,
    acting::Author,
    audit::{self, Act},
    guard::Reader,
};

/// Who has the link of a letter: nobody knows whom, and from where.
pub(crate) struct LinkHolder {
    pub(crate) link: LetterLink,
    /// A pseudonym of the address that they ask from.
    pub(crate) origin: Option<String>,
}

/// An act on an appointment.
pub(super) fn on(name: &'static str, booking: &Booking) -> Act {
    Act::of(name, "Appointment", booking.id).at(booking.centre_id)
}

/// Of the staff; whoever acts for themselves is in the appointment's own history.
pub(super) async fn note(
    conn: &mut Conn,
    by: &Reader,
    booking: &Booking,
    act: Act,
) -> ApiResult<()> {
    if booking.is_of(by) {
        audit::nothing_done(by);
        return Ok(());
    }
    audit::record(conn, by, act).await
}

/// Of whoever has a letter's link: it may have been read by somebody else, and its owner asks who it
/// was.
pub(super) async fn note_linked(conn: &mut Conn, by: &LinkHolder, act: Act) -> ApiResult<()> {
    let author = Author { origin: by.origin.clone(), ..Author::default() };
    audit::write(conn, author, act.is("by", "letter")).await
}
