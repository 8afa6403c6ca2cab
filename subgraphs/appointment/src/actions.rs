//! One function per mutation: open the transaction, ask the rule, write, announce.
mod acts;
mod arrival;
mod caller;
mod calling_off;
mod centre;
mod closing;
mod ending;
mod figures;
mod fleet;
mod hold;
mod lane;
mod moving;
mod network;
mod note;
mod place;
mod price;
mod reminder;
mod results;
mod setup;
mod terms;
mod waiting;

use crate::{
    domain::{self, Step},
    error::AppointmentError,
    models::{Booking, Centre, Noted},
};
pub(crate) use acts::LinkHolder;
pub(crate) use arrival::admit;
use async_graphql::InputObject;
pub(crate) use caller::{BookForCallerInput, book_for_caller};
pub(crate) use calling_off::{
    CallingOff, CancelAppointmentInput, call_off_for_good, cancel, cancel_linked,
};
pub(crate) use centre::{
    AddClosureInput, CreateCentreInput, PositionInput, RemoveClosureInput, SetOpeningHoursInput,
    UpdateCentreInput, add_closure, create_centre, remove_closure, set_opening_hours,
    update_centre,
};
use chrono::{DateTime, Utc};
pub(crate) use closing::{
    ClosingInput, FreeLaneInput, SettleClosingInput, free_lane, hit_by, settle_closing,
};
use diesel_async::AsyncConnection;
pub(crate) use ending::expire_due;
use events::appointment::PlateSet;
pub(crate) use figures::{count_month, figures};
pub(crate) use fleet::{BookFleetInput, FleetRow, book_fleet};
pub(crate) use hold::{HoldSlotInput, hold, release};
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{Reader, Staff},
    outbox,
};
pub(crate) use lane::{
    AddLaneInput, SetLaneTimesInput, UpdateLaneInput, add_lane, set_lane_times, update_lane,
};
pub(crate) use moving::{RescheduleAppointmentInput, reschedule, reschedule_linked};
pub use network::{NetworkChange, centre_ids, export_network, import_network, preview_network};
pub(crate) use note::{AddNoteInput, RemoveNoteInput, add_note, remove_note};
pub(crate) use price::{
    AcceptNewPriceInput, PRICES, SetPricesInput, WithdrawPricesInput, accept_new_price,
    follow_certificate, offered, price_history, price_list, prices_ahead, set_prices, tell_prices,
    withdraw_prices,
};
pub(crate) use reminder::remind;
pub(crate) use results::{
    GrantResultsAccessInput, RevokeResultsAccessInput, grant_results_access, revoke_results_access,
};
pub(crate) use terms::{SetCancellationTermsInput, set_cancellation_terms};
use uuid::Uuid;
pub(crate) use waiting::{JoinWaitlistInput, accept, join, leave, offer_freed, pass_on};

/// Seals of other things made with the key of letters are no links to appointments.
pub(crate) const LINK: &str = events::appointment::LINK;

/// Which vehicle comes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetAppointmentPlateInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// As typed.
    pub(crate) plate: String,
}

/// Notes which vehicle comes.
pub(crate) async fn set_plate(
    conn: &mut Conn,
    by: &Reader,
    input: SetAppointmentPlateInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let plate = domain::normal_plate(&input.plate)?;
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        // What is known already is no change: the certificate may have told it a moment ago.
        if booking.plate.as_ref() == Some(&plate) {
            audit::nothing_done(by);
            return Ok(booking);
        }
        booking.status.check_vehicle_open(booking.plate.is_some())?;
        if booking.is_of(by) {
            booking.check_swap(&plate, now)?;
        }
        let booking = booking.set_vehicle(conn, &plate, None).await?;
        let facts = booking.facts(&centre_of(conn, &booking).await?);
        outbox::publish(conn, &PlateSet { facts }).await?;
        acts::note(conn, by, &booking, acts::on("appointment.plate_set", &booking)).await?;
        Ok::<_, ApiError>(booking)
    })
    .await
}

/// Notes that nobody came, once the appointment's time is over.
pub(crate) async fn mark_no_show(
    conn: &mut Conn,
    by: Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let by = Reader::Staff(by);
        let booking = Booking::own_for_update(conn, &by, id).await?;
        booking.status.check_no_show(booking.starts_at, now)?;
        let missed = booking.take_step(conn, Step::Miss, Noted::Nothing).await?;
        let status = |of: &Booking| <&str>::from(*of.status);
        let act = acts::on("appointment.no_show", &missed);
        let act = act.turned("status", status(&booking), status(&missed));
        audit::record(conn, &by, act).await?;
        Ok::<_, ApiError>(missed)
    })
    .await
}

/// The centre of a booking: the foreign key says that there is one.
pub(crate) async fn centre_of(conn: &mut Conn, booking: &Booking) -> ApiResult<Centre> {
    Ok(Centre::find(conn, booking.centre_id).await?.ok_or(AppointmentError::CentreNotFound)?)
}
