//! Setting up one centre through the graph. Each function edits its plan; [`setup::change`] does the
//! rest, the same as for a file.
//! Decisions: docs/decisions/booking.md
use super::setup;
use crate::{
    domain::{CentrePlan, Interval, Position, Week},
    error::{AppointmentError, Fault},
    models::{self, Centre},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    clock::CivilDay,
    guard::{Admin, Manager},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Longest closure that is said at once, in days.
const LONGEST_CLOSURE: i64 = 366;

/// A new centre.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateCentreInput {
    /// `lyon-part-dieu`: small letters, figures and dashes; never changes.
    pub(crate) slug: String,
    /// « Lyon Part-Dieu »
    pub(crate) name: String,
    /// The prefecture's approval (numéro d'agrément), `S069C012`.
    pub(crate) approval_number: String,
    /// Number and street.
    pub(crate) street: String,
    /// `69003`
    pub(crate) postal_code: String,
    /// City.
    pub(crate) city: String,
    /// As dialled in France.
    pub(crate) phone: String,
    /// Where it is on a map.
    pub(crate) position: Option<PositionInput>,
}

/// Where something is: WGS 84, in degrees.
#[derive(Clone, Copy, Debug, InputObject)]
pub(crate) struct PositionInput {
    /// North of the equator.
    pub(crate) latitude: f64,
    /// East of Greenwich.
    pub(crate) longitude: f64,
}

impl From<PositionInput> for Position {
    fn from(input: PositionInput) -> Self {
        Self { latitude: input.latitude, longitude: input.longitude }
    }
}

/// What changes about a centre; the rest stays as it is.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateCentreInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// Its name.
    pub(crate) name: Option<String>,
    /// The prefecture's approval.
    pub(crate) approval_number: Option<String>,
    /// Number and street.
    pub(crate) street: Option<String>,
    /// Decides its public holidays, too.
    pub(crate) postal_code: Option<String>,
    /// City.
    pub(crate) city: Option<String>,
    /// As dialled in France.
    pub(crate) phone: Option<String>,
    /// Where it is on a map.
    pub(crate) position: Option<PositionInput>,
    /// `16:00-17:00`: hours in which one lane is kept for retests until the day before; empty for none.
    pub(crate) retests: Option<String>,
}

/// An ordinary week.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetOpeningHoursInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// All intervals of the week; a day without one is closed, two leave a lunch break.
    pub(crate) hours: Vec<OpeningHoursInput>,
}

/// When a centre is open on a weekday.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OpeningHoursInput {
    /// 1 is Monday, 7 is Sunday.
    pub(crate) weekday: i32,
    /// `08:00`, local.
    pub(crate) opens: String,
    /// `12:00`, local.
    pub(crate) closes: String,
}

/// Days on which a centre is closed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddClosureInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// The first day, local; not over yet.
    pub(crate) from: NaiveDate,
    /// The last day; the first where absent.
    pub(crate) to: Option<NaiveDate>,
    /// What customers read: « Inventaire ».
    pub(crate) reason: String,
}

/// Days on which a centre is open after all.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveClosureInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// The first day, local.
    pub(crate) from: NaiveDate,
    /// The last day; the first where absent.
    pub(crate) to: Option<NaiveDate>,
}

/// A centre with a name and an address; hours and lanes follow.
pub(crate) async fn create_centre(
    conn: &mut Conn,
    by: &Admin,
    input: CreateCentreInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let plan = CentrePlan {
        slug: input.slug,
        name: input.name,
        approval_number: input.approval_number,
        street: input.street,
        postal_code: input.postal_code,
        city: input.city,
        phone: input.phone,
        retests: None,
        cancellation: None,
        lane_times: Vec::new(),
        position: input.position.map(Position::from),
        hours: Week::default(),
        lanes: Vec::new(),
        closures: BTreeMap::new(),
    };
    if let Some(fault) = plan.faults().into_iter().next() {
        return Err(AppointmentError::CentreInvalid(fault).into());
    }
    conn.transaction(async |conn| {
        let created = models::create_centre(conn, &plan).await?;
        let bare = CentrePlan { position: None, ..plan.clone() };
        setup::settle(conn, &created, &bare, &plan, now).await?;
        tracing::info!(by = %by.id(), centre = %created.id, "centre created");
        let act = Act::of("centre.created", "Centre", created.id).at(created.id);
        audit::record(conn, by, act.is("slug", &created.slug)).await?;
        let found = Centre::find(conn, created.id).await?;
        Ok::<_, ApiError>(found.ok_or(AppointmentError::CentreNotFound)?)
    })
    .await
}

/// Another name, address or number.
pub(crate) async fn update_centre(
    conn: &mut Conn,
    by: &Manager,
    input: UpdateCentreInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, "centre changes");
    setup::change(conn, by, "centre.changed", centre, now, |plan| {
        let texts = [
            (&mut plan.name, input.name),
            (&mut plan.approval_number, input.approval_number),
            (&mut plan.street, input.street),
            (&mut plan.postal_code, input.postal_code),
            (&mut plan.city, input.city),
            (&mut plan.phone, input.phone),
        ];
        for (place, text) in texts {
            if let Some(text) = text {
                *place = text;
            }
        }
        if let Some(at) = input.position {
            plan.position = Some(at.into());
        }
        if let Some(hours) = input.retests {
            let read = (!hours.is_empty()).then(|| Interval::try_from(hours)).transpose();
            plan.retests = read.map_err(|_| AppointmentError::CentreInvalid(Fault::Hours))?;
        }
        Ok(())
    })
    .await
}

/// Another ordinary week.
pub(crate) async fn set_opening_hours(
    conn: &mut Conn,
    by: &Manager,
    input: SetOpeningHoursInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, "opening hours change");
    setup::change(conn, by, "centre.hours_set", centre, now, |plan| {
        let wrong = || AppointmentError::CentreInvalid(Fault::Hours);
        let mut week = Week::default();
        for hours in input.hours {
            let written = format!("{}-{}", hours.opens, hours.closes);
            let interval = Interval::try_from(written).map_err(|_| wrong())?;
            let weekday = i16::try_from(hours.weekday).map_err(|_| wrong())?;
            week.on_mut(weekday).ok_or_else(wrong)?.push(interval);
        }
        plan.hours = week;
        Ok(())
    })
    .await
}

fn days(
    from: NaiveDate,
    to: Option<NaiveDate>,
) -> Result<impl Iterator<Item = NaiveDate>, AppointmentError> {
    let to = to.unwrap_or(from);
    if !(0..LONGEST_CLOSURE).contains(&(to - from).num_days()) {
        return Err(AppointmentError::CentreInvalid(Fault::Closures));
    }
    Ok(from.iter_days().take_while(move |day| *day <= to))
}

/// Closed on some days.
pub(crate) async fn add_closure(
    conn: &mut Conn,
    by: &Manager,
    input: AddClosureInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    let today = CivilDay::of(now).date;
    tracing::info!(by = %by.id(), %centre, from = %input.from, "closure added");
    setup::change(conn, by, "centre.closure_added", centre, now, |plan| {
        if input.from < today {
            return Err(AppointmentError::CentreInvalid(Fault::Closures));
        }
        plan.closures.extend(days(input.from, input.to)?.map(|day| (day, input.reason.clone())));
        Ok(())
    })
    .await
}

/// Open on these days after all.
pub(crate) async fn remove_closure(
    conn: &mut Conn,
    by: &Manager,
    input: RemoveClosureInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, from = %input.from, "closure removed");
    setup::change(conn, by, "centre.closure_removed", centre, now, |plan| {
        for day in days(input.from, input.to)? {
            plan.closures.remove(&day);
        }
        Ok(())
    })
    .await
}
