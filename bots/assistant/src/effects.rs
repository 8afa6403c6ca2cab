//! What the policy may ask of the graph, and how each wish becomes one operation.

mod asked;

pub(crate) use asked::{Asked, Found, Waits};

use crate::{
    graph_types::{
        Appointment, Centre, CodeSent, Defect, DocumentReading, Energy, Invoiced, KeptRegistration,
        Money, Payment, Registered, Report, Service, Slot, Vehicle, VehicleCategory,
    },
    operations,
    port::{Graph, Operation, Refusal},
    state::Wanted,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{fmt, time::Duration};
use uuid::Uuid;

/// One wish of the policy. Logs show which it is, and nothing of what it says.
#[derive(Clone, PartialEq)]
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
    /// Keeps a slot; asked once more with the same key, says whether it still stands.
    Hold {
        wanted: Wanted,
        key: String,
        /// The customer said yes to the summary.
        agreed: bool,
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
        /// The version of the words by which the picture may stay.
        picture_agreed: Option<&'static str>,
    },
    /// Withdraws what was allowed for the pictures of certificates.
    TakeBackPictures,
    /// What was handed over of past inspections, and of money where that is wished.
    Papers {
        invoices: bool,
    },
    /// Until when inspections are valid, and what is due next.
    Due,
    /// The last results, before a retest is booked.
    Results,
    /// What the code of a defect means.
    Defect(String),
    /// Which of these centres take a vehicle of this kind.
    Serving {
        centres: Vec<Uuid>,
        service: Service,
        category: VehicleCategory,
        energy: Energy,
    },
    /// Sends a code to an address.
    SendCode(Address),
    /// What a flow of `flows/own` asks, as it says itself.
    Own(Asked),
}

impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vehicles => "Vehicles",
            Self::Slots(_) => "Slots",
            Self::Prices { .. } => "Prices",
            Self::Appointments(_) => "Appointments",
            Self::Hold { .. } => "Hold",
            Self::Release(_) => "Release",
            Self::SetPlate { .. } => "SetPlate",
            Self::AcceptPrice { .. } => "AcceptPrice",
            Self::Cancel(_) => "Cancel",
            Self::Reschedule { .. } => "Reschedule",
            Self::Checkout { .. } => "Checkout",
            Self::PayAtCentre(_) => "PayAtCentre",
            Self::Document(_) => "Document",
            Self::ConfirmRegistration { .. } => "ConfirmRegistration",
            Self::TakeBackPictures => "TakeBackPictures",
            Self::Papers { .. } => "Papers",
            Self::Due => "Due",
            Self::Results => "Results",
            Self::Defect(_) => "Defect",
            Self::Serving { .. } => "Serving",
            Self::SendCode(_) => "SendCode",
            Self::Own(Asked::Export) => "Own(Export)",
            Self::Own(Asked::Link) => "Own(Link)",
            Self::Own(Asked::Wait(_)) => "Own(Wait)",
            Self::Own(Asked::TakeOffer(_)) => "Own(TakeOffer)",
            Self::Own(Asked::PassOffer(_)) => "Own(PassOffer)",
            Self::Own(Asked::Waits(_)) => "Own(Waits)",
            Self::Own(Asked::StopWaiting(_)) => "Own(StopWaiting)",
        })
    }
}

/// An e-mail address, which no log shows.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address(pub(crate) String);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
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
    CodeSent(CodeSent),
    Papers(Box<Papers>),
    Due(Vec<Report>, Vec<KeptRegistration>),
    Serving(Vec<Uuid>),
    Defects(Vec<Defect>),
    Results(Vec<Report>),
    Own(Found),
}

/// A customer's papers, and the vehicles that their words may name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Papers {
    pub(crate) reports: Vec<Report>,
    pub(crate) invoiced: Vec<Invoiced>,
    pub(crate) vehicles: Vec<Vehicle>,
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
        Effect::Hold { wanted, key, agreed: _ } => {
            let input = json!({
                "centreId": wanted.centre, "startsAt": wanted.starts_at, "service": wanted.service,
                "vehicleCategory": wanted.category, "energy": wanted.energy, "plate": wanted.plate,
                "idempotencyKey": key,
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
        Effect::Document(id) => Ok(Answer::Document(document(graph, *id).await?)),
        Effect::ConfirmRegistration { document, appointment, corrections, picture_agreed } => {
            let corrections: Vec<Value> = corrections
                .iter()
                .map(|(code, value)| json!({"code": code, "value": value}))
                .collect();
            let input = json!({
                "documentId": document, "corrections": corrections,
                "pictureMayStay": picture_agreed.is_some(),
                "pictureTextVersion": picture_agreed, "appointmentId": appointment,
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
        Effect::Papers { invoices } => Ok(Answer::Papers(Box::new(Papers {
            reports: reports(graph).await?,
            invoiced: if *invoices {
                connection(graph, &operations::MY_INVOICES, json!({}), "myAppointments").await?
            } else {
                Vec::new()
            },
            vehicles: connection(graph, &operations::VEHICLES, json!({}), "vehicles").await?,
        }))),
        Effect::Due => Ok(Answer::Due(
            reports(graph).await?,
            connection(graph, &operations::REGISTRATIONS, json!({}), "registrations").await?,
        )),
        Effect::SendCode(Address(email)) => {
            let input = json!({"input": {"email": email}});
            let path = ["requestLogInCode"];
            Ok(Answer::CodeSent(
                field(graph, &operations::REQUEST_LOG_IN_CODE, input, &path).await?,
            ))
        }
        Effect::Own(asked) => Ok(Answer::Own(asked.run(graph).await?)),
        Effect::Results => Ok(Answer::Results(reports(graph).await?)),
        Effect::Defect(code) => {
            let variables = json!({"code": code});
            let path = ["defectMeaning"];
            Ok(Answer::Defects(field(graph, &operations::DEFECT_MEANING, variables, &path).await?))
        }
        Effect::Serving { centres, service, category, energy } => {
            let mut serving = Vec::new();
            for centre in centres {
                let variables = json!({
                    "centreId": centre, "service": service, "vehicleCategory": category, "energy": energy,
                });
                let price: Result<Money, Refusal> =
                    field(graph, &operations::PRICE, variables, &["price"]).await;
                match price {
                    Ok(_) => serving.push(*centre),
                    Err(refusal) if refusal.code == UNAVAILABLE => return Err(refusal),
                    Err(_) => {}
                }
            }
            Ok(Answer::Serving(serving))
        }
    }
}

async fn reports(graph: &dyn Graph) -> Result<Vec<Report>, Refusal> {
    connection(graph, &operations::MY_REPORTS, json!({}), "myReports").await
}

/// How often, and how long apart, a document that is being read is looked at: reading takes seconds,
/// and whoever waits for the result need not be told to.
const LOOKS: u32 = 5;
const BETWEEN_LOOKS: Duration = Duration::from_millis(900);

async fn document(graph: &dyn Graph, id: Uuid) -> Result<Option<DocumentReading>, Refusal> {
    let mut looks = 1;
    loop {
        let variables = json!({"id": id});
        let read: Option<DocumentReading> =
            field(graph, &operations::DOCUMENT_READING, variables, &["document"]).await?;
        let pending = read.as_ref().is_some_and(|own| {
            matches!(own.status.as_str(), "RECEIVED" | "READING")
                || own.status == "READ" && own.registration.is_none()
        });
        if !pending || looks == LOOKS {
            return Ok(read);
        }
        looks += 1;
        tokio::time::sleep(BETWEEN_LOOKS).await;
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
        // Its words would quote the value.
        let how = error.classify();
        tracing::error!(operation = operation.name, ?how, "the graph's answer has another shape");
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
