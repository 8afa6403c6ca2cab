//! Who else may read a result: the holder's consents, given and taken back.
use super::acts;
use crate::{
    domain,
    error::AppointmentError,
    models::{Booking, NewConsent, ResultsAccess},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::ResultsAccessChanged;
use kernel::{ApiError, ApiResult, Conn, audit, guard::Reader, outbox};
use uuid::Uuid;

/// Whom to let read which result.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct GrantResultsAccessInput {
    /// The appointment whose result it is.
    pub(crate) appointment_id: Uuid,
    /// The organisation's account: `me { id }` of its keys.
    pub(crate) organisation_id: Uuid,
    /// `resultsConsentText { version }` of the words that the holder read.
    pub(crate) text_version: String,
    /// Staff: the holder who signed these words on paper, at most 100 characters. The owner of an
    /// appointment consents in their own name.
    pub(crate) holder_name: Option<String>,
}

/// Whom to let read a result no more.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RevokeResultsAccessInput {
    /// The appointment whose result it is.
    pub(crate) appointment_id: Uuid,
    /// The organisation's account.
    pub(crate) organisation_id: Uuid,
}

/// Records a holder's consent; one that is in force stays as it was.
pub(crate) async fn grant_results_access(
    conn: &mut Conn,
    by: &Reader,
    input: GrantResultsAccessInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let (owner, recorded_by) = match by {
        Reader::Owner(person) => (Some(person.name()), person.id()),
        Reader::Staff(staff) => (None, staff.id()),
    };
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        domain::check_consent_version(&input.text_version)?;
        let holder = domain::holder_name(owner, input.holder_name.as_deref())?;
        if ResultsAccess::in_force(conn, booking.id, input.organisation_id).await?.is_none() {
            let consent = NewConsent {
                appointment_id: booking.id,
                organisation_id: input.organisation_id,
                holder_name: holder,
                text_version: &input.text_version,
                recorded_by,
            };
            let kept = consent.keep(conn, now).await?;
            outbox::publish(conn, &changed(&kept)).await?;
            let act = acts::on("appointment.results_opened", &booking);
            let act = act.is("organisationId", input.organisation_id);
            acts::note(conn, by, &booking, act).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(booking)
    })
    .await
}

/// Takes a consent back.
pub(crate) async fn revoke_results_access(
    conn: &mut Conn,
    by: &Reader,
    input: RevokeResultsAccessInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let recorded_by = match by {
        Reader::Owner(person) => person.id(),
        Reader::Staff(staff) => staff.id(),
    };
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        let consent = ResultsAccess::in_force(conn, booking.id, input.organisation_id)
            .await?
            .ok_or(AppointmentError::ConsentNotFound)?;
        let revoked = consent.revoke(conn, recorded_by, now).await?;
        outbox::publish(conn, &changed(&revoked)).await?;
        let act = acts::on("appointment.results_closed", &booking);
        acts::note(conn, by, &booking, act.was("organisationId", input.organisation_id)).await?;
        Ok::<_, ApiError>(booking)
    })
    .await
}

fn changed(consent: &ResultsAccess) -> ResultsAccessChanged {
    ResultsAccessChanged {
        appointment_id: consent.appointment_id,
        organisation_id: consent.organisation_id,
        granted: consent.revoked_at.is_none(),
    }
}
