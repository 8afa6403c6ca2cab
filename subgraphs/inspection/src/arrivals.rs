//! Who lets a vehicle in: the domain that has the appointment, asked through the graph with the rights of
//! whoever stands at the desk. A copy of the appointment here may be a moment old, and a vehicle whose
//! appointment was called off in that moment, and its money given back, is not inspected.
//! Decisions: docs/decisions/booking.md
use crate::error::InspectionError;
use anyhow::{Context, Result};
use kernel::{ApiResult, viewer::Bearer};
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// Somebody waits at the desk.
const PATIENCE: Duration = Duration::from_secs(10);

const ADMIT: &str = "mutation AdmitVehicle($input: AdmitVehicleInput!) {
    admitVehicle(input: $input) { appointment { id } } }";

/// How it is asked.
#[derive(Clone, Debug)]
pub enum Arrivals {
    /// At the public graph.
    Asked {
        /// Speaks HTTP.
        client: reqwest::Client,
        /// The router's endpoint, as this process reaches it.
        url: String,
    },
    /// By nobody: in tests of this domain alone.
    Trusted,
}

impl Arrivals {
    /// The graph at that address.
    ///
    /// # Errors
    /// Where no client can be made.
    pub fn asked_at(url: &str) -> Result<Self> {
        let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build()?;
        Ok(Self::Asked { client, url: url.to_owned() })
    }

    /// Lets the vehicle of an appointment in; twice is as once.
    pub(crate) async fn admit(&self, appointment: Uuid, bearer: Option<&Bearer>) -> ApiResult<()> {
        let Self::Asked { client, url } = self else { return Ok(()) };
        let bearer = bearer.context("nobody to ask for came with the request")?;
        let body = json!({
            "query": ADMIT,
            "operationName": "AdmitVehicle",
            "variables": { "input": { "appointmentId": appointment } },
        });
        let request = client.post(url).bearer_auth(&bearer.0).json(&body);
        let response = request.send().await.context("the appointment cannot be asked for")?;
        let answer: Value = response.json().await.context("no answer about the appointment")?;
        match answer["errors"].get(0) {
            None => Ok(()),
            Some(error) => Err(refused(error)?.into()),
        }
    }
}

/// What the graph said no with, in our own words where we have them.
fn refused(error: &Value) -> Result<InspectionError> {
    let code = error["extensions"]["code"].as_str().unwrap_or_default();
    Ok(match code {
        "APPOINTMENT_NOT_FOUND" => InspectionError::AppointmentNotExpected,
        "ARRIVAL_NOT_POSSIBLE" => InspectionError::ArrivalNotPossible,
        "SLOT_TAKEN" | "SLOT_NOT_OFFERED" | "CENTRE_CLOSED" | "CATEGORY_NOT_SERVED" => {
            InspectionError::NoLaneNow
        }
        other => anyhow::bail!("the appointment's domain refused with {other}: {error}"),
    })
}
