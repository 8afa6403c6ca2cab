//! A booking with reqwest and serde. `AUTOVISITE_ORIGIN` and `AUTOVISITE_KEY` are yours; prints the reference.
//!
//! ```toml
//! anyhow = "1"
//! chrono = "0.4"
//! reqwest = { version = "0.13", features = ["json"] }
//! serde = { version = "1", features = ["derive"] }
//! serde_json = "1"
//! tokio = { version = "1", features = ["full"] }
//! uuid = { version = "1", features = ["v7"] }
//! ```
#![expect(clippy::print_stdout, reason = "the reference is what it has to say")]
use anyhow::{Context, Result, bail};
use chrono::{TimeDelta, Utc};
use reqwest::{Client, Response, StatusCode, header::RETRY_AFTER};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{env, fmt, time::Duration};
use uuid::Uuid;

const FIND: &str = "query($input: FindSlotsInput!) {
    findSlots(input: $input) { days { slots { startsAt centreId } } } }";
const HOLD: &str = "mutation($input: HoldSlotInput!) {
    holdSlot(input: $input) { appointment { id reference } } }";
const PAY: &str = "mutation($input: PayAtCentreInput!) {
    payAtCentre(input: $input) { payment { status } } }";
const ATTEMPTS: u32 = 4;

#[derive(Deserialize)]
struct Answer<T> {
    data: Option<T>,
    #[serde(default)]
    errors: Vec<Refused>,
}

/// What the graph refuses: `code` is stable, `en` and `fr` are for people.
#[derive(Debug, Deserialize)]
struct Refused {
    message: String,
    #[serde(default)]
    extensions: Reason,
}

#[derive(Debug, Default, Deserialize)]
struct Reason {
    code: Option<String>,
    en: Option<String>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.extensions.code.as_deref().unwrap_or("no code");
        write!(f, "{code}: {}", self.extensions.en.as_ref().unwrap_or(&self.message))
    }
}

impl std::error::Error for Refused {}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    find_slots: Days,
}

#[derive(Deserialize)]
struct Days {
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    slots: Vec<Slot>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Slot {
    starts_at: String,
    centre_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Held {
    hold_slot: Holding,
}

#[derive(Deserialize)]
struct Holding {
    appointment: Appointment,
}

#[derive(Deserialize)]
struct Appointment {
    id: String,
    reference: String,
}

struct Graph {
    client: Client,
    address: String,
    key: String,
}

impl Graph {
    /// The data. What did not arrive is sent again: reads, and mutations with an idempotency key.
    async fn ask<T: DeserializeOwned>(&self, query: &str, input: &Value) -> Result<T> {
        let body = json!({ "query": query, "variables": { "input": input } });
        let mut attempt = 1;
        let response = loop {
            let sent = self.client.post(&self.address).header("x-api-key", &self.key).json(&body);
            match sent.send().await {
                Ok(response) if !is_busy(&response) => break response,
                Ok(response) if attempt == ATTEMPTS => bail!("{}", response.status()),
                Err(error) if attempt == ATTEMPTS => return Err(error.into()),
                Ok(response) => tokio::time::sleep(pause(Some(&response), attempt)).await,
                Err(_) => tokio::time::sleep(pause(None, attempt)).await,
            }
            attempt += 1;
        };
        let mut answer: Answer<T> = response.json().await?;
        if !answer.errors.is_empty() {
            return Err(answer.errors.remove(0).into());
        }
        answer.data.context("an answer without data")
    }
}

fn is_busy(response: &Response) -> bool {
    matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
}

/// As long as the answer says, or twice as long each time.
fn pause(response: Option<&Response>, attempt: u32) -> Duration {
    let asked = response.and_then(|response| response.headers().get(RETRY_AFTER)?.to_str().ok());
    Duration::from_secs(asked.and_then(|text| text.parse().ok()).unwrap_or(1 << attempt))
}

/// Holds the first free slot from the day after tomorrow on; to be paid at the centre.
async fn book(graph: &Graph, plate: &str) -> Result<String> {
    let today = Utc::now().date_naive();
    let found: Found = graph
        .ask(
            FIND,
            &json!({
                "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL",
                "from": today + TimeDelta::days(2), "to": today + TimeDelta::days(16),
            }),
        )
        .await?;
    let slots = found.find_slots.days.into_iter().flat_map(|day| day.slots);
    for Slot { starts_at, centre_id } in slots {
        // Kept until the answer is here: sent again with it, it is the same appointment.
        let idempotency_key = Uuid::now_v7();
        let held: Result<Held> = graph
            .ask(
                HOLD,
                &json!({
                    "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL",
                    "centreId": centre_id, "startsAt": starts_at, "plate": plate,
                    "idempotencyKey": idempotency_key,
                }),
            )
            .await;
        let appointment = match held {
            Ok(held) => held.hold_slot.appointment,
            // Somebody was faster: the next one.
            Err(error) if is_taken(&error) => continue,
            Err(error) => return Err(error),
        };
        graph.ask::<Value>(PAY, &json!({ "appointmentId": appointment.id })).await?;
        return Ok(appointment.reference);
    }
    bail!("nothing is free")
}

fn is_taken(error: &anyhow::Error) -> bool {
    let refused = error.downcast_ref::<Refused>();
    refused.is_some_and(|refused| refused.extensions.code.as_deref() == Some("SLOT_TAKEN"))
}

#[tokio::main]
async fn main() -> Result<()> {
    let origin = env::var("AUTOVISITE_ORIGIN").context("AUTOVISITE_ORIGIN")?;
    let graph = Graph {
        client: Client::builder().timeout(Duration::from_secs(30)).build()?,
        address: format!("{origin}/graphql"),
        key: env::var("AUTOVISITE_KEY").context("AUTOVISITE_KEY")?,
    };
    println!("{}", book(&graph, "AB-126-CD").await?);
    Ok(())
}
