//! What the policy may ask of the graph, and how each wish becomes one operation.

use crate::{
    graph_types::{
        Appointment, Centre, DocumentReading, Energy, KeptRegistration, Money, Payment, Registered,
        Report, Service, Slot, Vehicle, VehicleCategory,
    },
    operations,
    port::{Graph, Operation, Refusal},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;

/// One wish of the policy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    Vehicles,
    Slots(SlotSearch),
    /// Prices of several energies, for a comparison.
    Prices {
        centre: Uuid,
        service: Service,
        category: VehicleCategory,
        energies: Vec<Energy>,
    },
    Appointments(Listing),
    Hold {
        centre: Uuid,
        starts_at: DateTime<Utc>,
        service: Service,
        category: VehicleCategory,
        energy: Energy,
        plate: Option<String>,
        key: String,
    },
    Release(Uuid),
    SetPlate {
        appointment: Uuid,
        plate: String,
    },
    /// Agrees to what the certificate costs, in cents.
    AcceptPrice {
        appointment: Uuid,
        cents: i64,
    },
    Cancel(Uuid),
    Reschedule {
        appointment: Uuid,
        starts_at: DateTime<Utc>,
    },
    Checkout {
        appointment: Uuid,
        key: String,
    },
    PayAtCentre(Uuid),
    Document(Uuid),
    ConfirmRegistration {
        document: Uuid,
        /// The one it is for, which learns the vehicle.
        appointment: Option<Uuid>,
        corrections: Vec<(String, String)>,
        picture_may_stay: bool,
    },
    /// Withdraws what was allowed for the pictures of certificates.
    TakeBackPictures,
    Reports,
}

/// Where slots are looked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SlotSearch {
    pub(crate) centre: Uuid,
    pub(crate) service: Service,
    pub(crate) category: VehicleCategory,
    pub(crate) energy: Energy,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    /// The wish could not be met: these are the days around it.
    pub(crate) around: bool,
}

/// What a list of appointments is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing {
    Show,
    Cancel,
    Move,
    Pay,
    /// One of them, picked by a button.
    CancelOf(Uuid),
    MoveOf(Uuid),
    PayOf(Uuid),
    /// Those a plate may be for, or the one picked for it.
    Plate,
    PlateOf(Uuid),
    /// The one that a certificate about to be confirmed is for.
    Certificate,
    /// The one whose price the certificate changes.
    PriceOf(Uuid),
    /// The coming one, whose certificate is about to be sent.
    Upload,
}

/// What came of an effect.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    Vehicles(Vec<Vehicle>),
    Slots(Vec<Slot>),
    Prices(Vec<(Energy, Money)>),
    Appointments(Vec<Appointment>),
    Appointment(Box<Appointment>),
    Payment(Payment),
    Document(Option<DocumentReading>),
    Registered(Registered),
    /// How many.
    PicturesTakenBack(usize),
    Reports(Vec<Report>),
}

/// The centres, which every conversation needs to understand a place.
pub(crate) async fn centres(graph: &dyn Graph) -> Result<Vec<Centre>, Refusal> {
    connection(graph, &operations::CENTRES, json!({}), "centres").await
}

/// Carries an effect out.
pub(crate) async fn run(effect: &Effect, graph: &dyn Graph) -> Result<Answer, Refusal> {
    match effect {
        Effect::Vehicles => Ok(Answer::Vehicles(
            connection(graph, &operations::VEHICLES, json!({}), "vehicles").await?,
        )),
        Effect::Slots(search) => {
            let input = json!({"input": {
                "centreId": search.centre, "from": search.from, "to": search.to,
                "service": search.service, "vehicleCategory": search.category, "energy": search.energy,
            }});
            Ok(Answer::Slots(field(graph, &operations::SLOTS, input, &["slots"]).await?))
        }
        Effect::Prices { centre, service, category, energies } => {
            let mut prices = Vec::with_capacity(energies.len());
            for energy in energies {
                let variables = json!({
                    "centreId": centre, "service": service, "vehicleCategory": category, "energy": energy,
                });
                prices.push((
                    *energy,
                    field(graph, &operations::PRICE, variables, &["price"]).await?,
                ));
            }
            Ok(Answer::Prices(prices))
        }
        Effect::Appointments(listing) => {
            let variables = json!({"upcomingOnly": *listing != Listing::Show});
            let list = connection(graph, &operations::MY_APPOINTMENTS, variables, "myAppointments");
            Ok(Answer::Appointments(list.await?))
        }
        Effect::Hold { centre, starts_at, service, category, energy, plate, key } => {
            let input = json!({
                "centreId": centre, "startsAt": starts_at, "service": service,
                "vehicleCategory": category, "energy": energy, "plate": plate, "idempotencyKey": key,
            });
            appointment(graph, &operations::HOLD_SLOT, input, "holdSlot").await
        }
        Effect::Release(id) => {
            appointment(
                graph,
                &operations::RELEASE_HOLD,
                json!({"appointmentId": id}),
                "releaseHold",
            )
            .await
        }
        Effect::SetPlate { appointment: id, plate } => {
            let input = json!({"appointmentId": id, "plate": plate});
            appointment(graph, &operations::SET_APPOINTMENT_PLATE, input, "setAppointmentPlate")
                .await
        }
        Effect::AcceptPrice { appointment: id, cents } => {
            let input = json!({"appointmentId": id, "newPriceCents": cents});
            appointment(graph, &operations::ACCEPT_NEW_PRICE, input, "acceptNewPrice").await
        }
        Effect::Cancel(id) => {
            let input = json!({"appointmentId": id});
            appointment(graph, &operations::CANCEL_APPOINTMENT, input, "cancelAppointment").await
        }
        Effect::Reschedule { appointment: id, starts_at } => {
            let input = json!({"appointmentId": id, "startsAt": starts_at});
            appointment(graph, &operations::RESCHEDULE_APPOINTMENT, input, "rescheduleAppointment")
                .await
        }
        Effect::Checkout { appointment, key } => {
            let input = json!({"input": {"appointmentId": appointment, "idempotencyKey": key}});
            let path = ["startCheckout", "payment"];
            Ok(Answer::Payment(field(graph, &operations::START_CHECKOUT, input, &path).await?))
        }
        Effect::PayAtCentre(id) => {
            let input = json!({"input": {"appointmentId": id}});
            let path = ["payAtCentre", "payment"];
            Ok(Answer::Payment(field(graph, &operations::PAY_AT_CENTRE, input, &path).await?))
        }
        Effect::Document(id) => {
            let variables = json!({"id": id});
            Ok(Answer::Document(
                field(graph, &operations::DOCUMENT_READING, variables, &["document"]).await?,
            ))
        }
        Effect::ConfirmRegistration { document, appointment, corrections, picture_may_stay } => {
            let corrections: Vec<Value> = corrections
                .iter()
                .map(|(code, value)| json!({"code": code, "value": value}))
                .collect();
            let input = json!({
                "documentId": document, "corrections": corrections,
                "pictureMayStay": picture_may_stay, "appointmentId": appointment,
            });
            Ok(Answer::Registered(confirm(graph, input).await?))
        }
        Effect::TakeBackPictures => {
            let kept: Vec<KeptRegistration> =
                connection(graph, &operations::REGISTRATIONS, json!({}), "registrations").await?;
            let mut taken = 0;
            for own in kept.into_iter().filter(|own| own.picture_may_stay) {
                let input = json!({"documentId": own.document_id, "pictureMayStay": false});
                confirm(graph, input).await?;
                taken += 1;
            }
            Ok(Answer::PicturesTakenBack(taken))
        }
        Effect::Reports => Ok(Answer::Reports(
            connection(graph, &operations::MY_REPORTS, json!({}), "myReports").await?,
        )),
    }
}

/// Confirms, or confirms again to withdraw what was allowed.
async fn confirm(graph: &dyn Graph, input: Value) -> Result<Registered, Refusal> {
    let path = ["confirmRegistration"];
    field(graph, &operations::CONFIRM_REGISTRATION, json!({"input": input}), &path).await
}

async fn appointment(
    graph: &dyn Graph,
    operation: &'static Operation,
    input: Value,
    name: &str,
) -> Result<Answer, Refusal> {
    let path = [name, "appointment"];
    Ok(Answer::Appointment(field(graph, operation, json!({"input": input}), &path).await?))
}

async fn connection<T: DeserializeOwned>(
    graph: &dyn Graph,
    operation: &'static Operation,
    variables: Value,
    name: &str,
) -> Result<Vec<T>, Refusal> {
    #[derive(Deserialize)]
    struct Edge<T> {
        node: T,
    }
    let edges: Vec<Edge<T>> = field(graph, operation, variables, &[name, "edges"]).await?;
    Ok(edges.into_iter().map(|edge| edge.node).collect())
}

async fn field<T: DeserializeOwned>(
    graph: &dyn Graph,
    operation: &'static Operation,
    variables: Value,
    path: &[&str],
) -> Result<T, Refusal> {
    let mut data = graph.execute(operation, variables).await?;
    for step in path {
        data = data.get_mut(*step).map(Value::take).unwrap_or_default();
    }
    serde_json::from_value(data).map_err(|error| {
        tracing::error!(operation = operation.name, %error, "the graph's answer has another shape");
        unavailable()
    })
}

/// What is said when the graph cannot be reached or understood.
pub(crate) fn unavailable() -> Refusal {
    Refusal {
        code: UNAVAILABLE.to_owned(),
        message_fr: "Le service est momentanément indisponible.".to_owned(),
        message_en: "The service is unavailable for the moment.".to_owned(),
    }
}

/// The code of a graph that did not answer.
pub(crate) const UNAVAILABLE: &str = "UNAVAILABLE";
