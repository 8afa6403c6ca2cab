//! The lanes of a centre, and what they take.
use super::setup;
use crate::{
    domain::{self, LanePlan, LaneTime, ServiceKind, VehicleCategory},
    error::AppointmentError,
    models::{Centre, Lane},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, guard::Manager};
use uuid::Uuid;

/// A new lane.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddLaneInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// « Ligne 1 »
    pub(crate) name: String,
    /// Which vehicles it takes.
    pub(crate) categories: Vec<VehicleCategory>,
    /// What is done on it; everything where absent.
    pub(crate) services: Option<Vec<ServiceKind>>,
}

/// What changes about a lane; the rest stays as it is.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateLaneInput {
    /// The lane, in use.
    pub(crate) lane_id: Uuid,
    /// Its name.
    pub(crate) name: Option<String>,
    /// Which vehicles it takes.
    pub(crate) categories: Option<Vec<VehicleCategory>>,
    /// What is done on it.
    pub(crate) services: Option<Vec<ServiceKind>>,
    /// It takes nothing any more, for good.
    #[graphql(default)]
    pub(crate) retire: bool,
}

/// One lane more.
pub(crate) async fn add_lane(
    conn: &mut Conn,
    by: &Manager,
    input: AddLaneInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, "lane added");
    setup::change(conn, by, "centre.lane_added", centre, now, |plan| {
        plan.lanes.push(LanePlan {
            id: None,
            name: input.name,
            takes: input.categories.into_iter().collect(),
            services: input
                .services
                .map_or_else(domain::all_services, |services| services.into_iter().collect()),
        });
        Ok(())
    })
    .await
}

/// How long lanes are taken at a centre.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetLaneTimesInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// Each kind once; what is not named takes the usual time.
    pub(crate) times: Vec<LaneTime>,
}

/// Other times from now on; what is booked keeps its own.
pub(crate) async fn set_lane_times(
    conn: &mut Conn,
    by: &Manager,
    input: SetLaneTimesInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let centre = input.centre_id;
    tracing::info!(by = %by.id(), %centre, "lane times change");
    setup::change(conn, by, "centre.lane_times_set", centre, now, |plan| {
        plan.lane_times = input.times;
        plan.lane_times.sort();
        Ok(())
    })
    .await
}

/// A lane that takes something else, or nothing any more.
pub(crate) async fn update_lane(
    conn: &mut Conn,
    by: &Manager,
    input: UpdateLaneInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let lane = Lane::find(conn, by.reach(), input.lane_id).await?;
    let lane = lane.ok_or(AppointmentError::LaneNotFound)?;
    tracing::info!(by = %by.id(), lane = %lane.id, "lane changes");
    setup::change(conn, by, "centre.lane_changed", lane.centre_id, now, |plan| {
        let found = plan.lanes.iter_mut().find(|known| known.id == Some(lane.id));
        let known = found.ok_or(AppointmentError::LaneNotFound)?;
        if let Some(name) = input.name {
            known.name = name;
        }
        if let Some(categories) = input.categories {
            known.takes = categories.into_iter().collect();
        }
        if let Some(services) = input.services {
            known.services = services.into_iter().collect();
        }
        if input.retire {
            plan.lanes.retain(|known| known.id != Some(lane.id));
        }
        Ok(())
    })
    .await
}
