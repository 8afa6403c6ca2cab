//! What the flows of `flows/own` ask of the graph. It stands here and not with them, because what may be
//! asked is known below what is done with the answers.

use super::{connection, field};
use crate::{
    graph_types::{
        Appointment, DataExport, Energy, OwnWait, Passed, Service, TelegramLink, VehicleCategory,
        Waiting,
    },
    operations,
    port::{Graph, Refusal},
};
use chrono::{NaiveDate, NaiveTime};
use serde_json::json;
use std::fmt;
use uuid::Uuid;

/// A question.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A copy of one's own data.
    Export,
    /// A link that makes a chat on Telegram one's own.
    Link,
    /// A place on a waiting list.
    Wait(Waits),
    /// Takes the slot that became free: the appointment that it would be.
    TakeOffer(Uuid),
    /// Leaves it to the next.
    PassOffer(Uuid),
    /// Their places on waiting lists, to leave the one at this centre, where one was named.
    Waits(Option<Uuid>),
    /// Waits no more: the places, and the names of their centres.
    StopWaiting(Vec<(Uuid, String)>),
}

/// What is waited for.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Waits {
    pub(crate) centre: Uuid,
    pub(crate) service: Service,
    pub(crate) category: VehicleCategory,
    pub(crate) energy: Energy,
    pub(crate) plate: Option<String>,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    /// The earliest and the latest start of a day that suit, where not any does.
    pub(crate) hours: Option<(NaiveTime, NaiveTime)>,
}

/// Its answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    /// It is being put together.
    Export(DataExport),
    /// Here it is.
    Link(TelegramLink),
    /// They wait.
    Wait(Waiting),
    /// It is theirs, to be paid.
    Taken(Box<Appointment>),
    /// It is the next one's.
    Passed(Passed),
    /// These.
    Waits(Vec<OwnWait>),
    /// They wait no more there.
    StoppedWaiting(Vec<String>),
}

/// Logs show which it is, and nothing of what it says.
impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Export => "Export",
            Self::Link => "Link",
            Self::Wait(_) => "Wait",
            Self::TakeOffer(_) => "TakeOffer",
            Self::PassOffer(_) => "PassOffer",
            Self::Waits(_) => "Waits",
            Self::StopWaiting(_) => "StopWaiting",
        })
    }
}

impl Asked {
    pub(super) async fn run(&self, graph: &dyn Graph) -> Result<Found, Refusal> {
        match self {
            Self::Export => {
                let path = ["requestDataExport", "dataExport"];
                let found = field(graph, &operations::REQUEST_DATA_EXPORT, json!({}), &path);
                found.await.map(Found::Export)
            }
            Self::Link => {
                let path = ["createTelegramLink"];
                let found = field(graph, &operations::CREATE_TELEGRAM_LINK, json!({}), &path);
                found.await.map(Found::Link)
            }
            Self::Wait(waits) => {
                let hour = |time: NaiveTime| time.format("%H:%M").to_string();
                let input = json!({"input": {
                    "centreId": waits.centre, "service": waits.service,
                    "vehicleCategory": waits.category, "energy": waits.energy,
                    "plate": waits.plate, "from": waits.from, "to": waits.to,
                    "earliest": waits.hours.map(|(earliest, _)| hour(earliest)),
                    "latest": waits.hours.map(|(_, latest)| hour(latest)),
                }});
                let path = ["joinWaitlist", "wait"];
                field(graph, &operations::JOIN_WAITLIST, input, &path).await.map(Found::Wait)
            }
            Self::TakeOffer(id) => {
                let input = json!({"input": {"appointmentId": id}});
                let path = ["acceptOffer", "appointment"];
                field(graph, &operations::ACCEPT_OFFER, input, &path).await.map(Found::Taken)
            }
            Self::PassOffer(id) => {
                let input = json!({"input": {"appointmentId": id}});
                let path = ["passOffer", "wait"];
                field(graph, &operations::PASS_OFFER, input, &path).await.map(Found::Passed)
            }
            Self::Waits(_) => {
                let found = connection(graph, &operations::MY_WAITS, json!({}), "myWaits");
                found.await.map(Found::Waits)
            }
            Self::StopWaiting(places) => {
                let mut left = Vec::with_capacity(places.len());
                for (id, centre) in places {
                    let input = json!({"input": {"waitId": id}});
                    let path = ["leaveWaitlist", "wait"];
                    let _: Passed = field(graph, &operations::LEAVE_WAITLIST, input, &path).await?;
                    left.push(centre.clone());
                }
                Ok(Found::StoppedWaiting(left))
            }
        }
    }

    /// The codes of refusals that answer it.
    pub(crate) const fn codes(&self) -> &'static [&'static str] {
        match self {
            Self::Export => &[],
            Self::Link => &["NO_TELEGRAM_BOT"],
            Self::Wait(_) => &[
                "CENTRE_NOT_FOUND",
                "CATEGORY_NOT_SERVED",
                "PLATE_INVALID",
                "PERIOD_INVALID",
                "TIMES_ARE_FREE",
                "TOO_MANY_WAITS",
            ],
            Self::TakeOffer(_) => &["OFFER_OVER", "TOO_MANY_UNPAID"],
            Self::PassOffer(_) => &["OFFER_OVER"],
            Self::Waits(_) => &[],
            Self::StopWaiting(_) => &["WAIT_NOT_FOUND"],
        }
    }
}
