//! A small town in memory: three centres, a diary, appointments and payments, answering the
//! assistant's operations with the shapes and codes of the graph's contract.

#![expect(dead_code, reason = "each test binary uses the part of the town it needs")]

pub(crate) mod talk;

use assistant::{Graph, Operation, Refusal};
use async_trait::async_trait;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use serde_json::{Value, json};
use std::sync::Mutex;
use uuid::Uuid;

/// What the town knows.
#[derive(Default)]
pub(crate) struct Town {
    pub(crate) vehicles: Vec<Value>,
    pub(crate) appointments: Vec<Value>,
    pub(crate) reports: Vec<Value>,
    pub(crate) registrations: Vec<Value>,
    /// The reading of a document, by id.
    pub(crate) documents: Vec<(Uuid, Value)>,
    /// Starts that someone else took.
    pub(crate) taken: Vec<DateTime<Utc>>,
    pub(crate) holds_by_key: Vec<(String, Uuid)>,
    /// Operations in the order they came, reads included.
    pub(crate) log: Vec<String>,
    /// Variables of the writes that came.
    pub(crate) writes: Vec<(String, Value)>,
    /// The next call of this operation is refused with this code.
    pub(crate) refuse: Vec<(&'static str, &'static str)>,
    pub(crate) now: DateTime<Utc>,
    /// What the confirmed certificate says of the energy.
    pub(crate) read_energy: Option<&'static str>,
}

/// The town behind the port.
pub(crate) struct World(pub(crate) Mutex<Town>);

pub(crate) fn centre_id(index: u128) -> Uuid {
    Uuid::from_u128(0xce_0000 + index)
}

pub(crate) fn paris(text: &str) -> DateTime<Utc> {
    let local =
        chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local time");
    Paris.from_local_datetime(&local).single().expect("one moment").to_utc()
}

const CENTRES: [(&str, &str, &str); 3] = [
    ("Lyon Part-Dieu", "Lyon", "69003"),
    ("Villeurbanne", "Villeurbanne", "69100"),
    ("Paris 15", "Paris", "75015"),
];

fn centre(index: usize) -> Value {
    let (name, city, postal_code) = CENTRES[index];
    let mut hours: Vec<Value> =
        (1..=5).map(|day| json!({"weekday": day, "opens": "08:00", "closes": "18:00"})).collect();
    hours.push(json!({"weekday": 6, "opens": "08:00", "closes": "12:00"}));
    json!({
        "id": centre_id(index as u128), "name": name, "street": "1 rue de la Gare",
        "postalCode": postal_code, "city": city, "phone": "04 00 00 00 00", "openingHours": hours,
    })
}

fn price(variables: &Value) -> Value {
    let cents = match (
        variables["service"].as_str(),
        variables["vehicleCategory"].as_str(),
        variables["energy"].as_str(),
    ) {
        (Some("RETEST"), ..) => 2500,
        (_, Some("VAN"), _) => 8900,
        (_, Some("MOTORCYCLE"), _) => 6500,
        (_, _, Some("DIESEL")) => 8500,
        _ => 7900,
    };
    json!({"amountCents": cents, "currency": "EUR"})
}

impl World {
    pub(crate) fn town(&self) -> std::sync::MutexGuard<'_, Town> {
        self.0.lock().expect("no test panics while it holds the town")
    }

    /// How often an operation was attempted.
    pub(crate) fn count(&self, operation: &str) -> usize {
        self.town().log.iter().filter(|name| *name == operation).count()
    }

    /// The slots that are held run out, and a stranger takes them.
    pub(crate) fn lose_what_is_held(&self, to_a_stranger: bool) {
        let mut town = self.town();
        let mut lost = Vec::new();
        for own in town.appointments.iter_mut().filter(|own| own["status"] == "HELD") {
            own["status"] = json!("EXPIRED");
            lost.push(serde_json::from_value(own["startsAt"].clone()).expect("a start"));
        }
        if to_a_stranger {
            town.taken.append(&mut lost);
        }
    }

    pub(crate) fn book(&self, reference: &str, start: &str, status: &str, paid: bool) -> Uuid {
        let mut town = self.town();
        let id = Uuid::from_u128(0xb0_0000 + town.appointments.len() as u128);
        let payment = paid.then(|| json!({"status": "SUCCEEDED", "method": "CARD"}));
        let expires = (status == "HELD").then(|| town.now + TimeDelta::minutes(15));
        town.appointments.push(json!({
            "id": id, "reference": reference, "status": status, "startsAt": paris(start),
            "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL", "plate": "AB-123-CD",
            "holdExpiresAt": expires, "price": {"amountCents": 7900, "currency": "EUR"},
            "centre": centre(0), "payment": payment,
        }));
        id
    }
}

fn refusal(code: &str) -> Refusal {
    Refusal {
        code: code.into(),
        message_fr: format!("Refusé ({code})."),
        message_en: format!("Refused ({code})."),
    }
}

fn edges(nodes: impl IntoIterator<Item = Value>) -> Value {
    json!({"edges": nodes.into_iter().map(|node| json!({"node": node})).collect::<Vec<_>>()})
}

fn id_of(input: &Value, name: &str) -> Uuid {
    input[name].as_str().and_then(|id| id.parse().ok()).expect("an id")
}

#[async_trait]
impl Graph for World {
    async fn execute(
        &self,
        operation: &'static Operation,
        variables: Value,
    ) -> Result<Value, Refusal> {
        let mut town = self.town();
        let name = operation.name.trim_start_matches("Assistant").to_owned();
        town.log.push(name.clone());
        if let Some(at) = town.refuse.iter().position(|(own, _)| *own == name) {
            let (_, code) = town.refuse.remove(at);
            return Err(refusal(code));
        }
        if operation.document.starts_with("mutation") {
            town.writes.push((name.clone(), variables["input"].clone()));
        }
        town.answer(&name, &variables)
    }
}

impl Town {
    fn answer(&mut self, name: &str, variables: &Value) -> Result<Value, Refusal> {
        let input = &variables["input"];
        Ok(match name {
            "Centres" => json!({"centres": edges((0..3).map(centre))}),
            "Vehicles" => json!({"vehicles": edges(self.vehicles.clone())}),
            "Price" => json!({"price": price(variables)}),
            "Slots" => json!({"slots": self.slots(input)}),
            "MyAppointments" => json!({"myAppointments": edges(self.appointments.clone())}),
            "MyReports" => json!({"myReports": edges(self.reports.clone())}),
            "HoldSlot" => json!({"holdSlot": {"appointment": self.hold(input)?}}),
            "ReleaseHold" => {
                json!({"releaseHold": {"appointment": self.set(input, "status", json!("CANCELLED"))?}})
            }
            "CancelAppointment" => {
                json!({"cancelAppointment": {"appointment": self.set(input, "status", json!("CANCELLED"))?}})
            }
            "RescheduleAppointment" => {
                let start = input["startsAt"].clone();
                json!({"rescheduleAppointment": {"appointment": self.set(input, "startsAt", start)?}})
            }
            "SetAppointmentPlate" => {
                let plate = input["plate"].clone();
                json!({"setAppointmentPlate": {"appointment": self.set(input, "plate", plate)?}})
            }
            "AcceptNewPrice" => {
                let price = json!({"amountCents": input["newPriceCents"], "currency": "EUR"});
                self.set(input, "priceChange", Value::Null)?;
                json!({"acceptNewPrice": {"appointment": self.set(input, "price", price)?}})
            }
            "StartCheckout" => {
                json!({"startCheckout": {"payment": self.payment(input, Some("/pay/1"))?}})
            }
            "PayAtCentre" => json!({"payAtCentre": {"payment": self.payment(input, None)?}}),
            "DocumentReading" => {
                let id = id_of(variables, "id");
                json!({"document": self.documents.iter().find(|(own, _)| *own == id).map(|(_, value)| value)})
            }
            "RequestLogInCode" => json!({"requestLogInCode": {
                "challengeId": Uuid::from_u128(0xc0de), "expiresIn": 600}}),
            "Registrations" => json!({"registrations": edges(self.registrations.clone())}),
            "ConfirmRegistration" => json!({"confirmRegistration": {
                "registration": {"id": Uuid::nil(), "status": "CONFIRMED",
                    "pictureMayStay": input["pictureMayStay"], "dueInspection": {
                    "kind": "PERIODIC", "before": "2028-06-30", "overdue": false, "certain": true}},
                "vehicle": {"id": Uuid::nil(), "plate": input["corrections"].as_array()
                    .and_then(|list| list.iter().find(|one| one["code"] == "A"))
                    .map_or(json!("AB-123-CD"), |one| one["value"].clone()),
                    "energy": self.read_energy},
            }}),
            other => panic!("the town does not know {other}"),
        })
    }

    fn slots(&self, input: &Value) -> Vec<Value> {
        let day = |name: &str| {
            input[name].as_str().and_then(|day| day.parse::<NaiveDate>().ok()).expect("a day")
        };
        let mut slots = Vec::new();
        let mut date = day("from");
        while date <= day("to") {
            let hours = match date.weekday().number_from_monday() {
                1..=5 => 8..18,
                6 => 8..12,
                _ => 0..0,
            };
            for hour in hours {
                for minute in [0, 30] {
                    let time = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
                    let start = Paris
                        .from_local_datetime(&date.and_time(time))
                        .single()
                        .expect("one")
                        .to_utc();
                    if self.free(start) {
                        slots.push(json!({"centreId": input["centreId"], "startsAt": start,
                            "endsAt": start + TimeDelta::minutes(30), "freeLanes": 1, "price": price(input)}));
                    }
                }
            }
            date = date + Days::new(1);
        }
        slots
    }

    fn free(&self, start: DateTime<Utc>) -> bool {
        let held = |own: &Value| {
            own["status"] == "HELD"
                && own["startsAt"] == json!(start)
                && own["id"].as_str().is_some_and(|id| id.contains("a0"))
        };
        start > self.now && !self.taken.contains(&start) && !self.appointments.iter().any(held)
    }

    fn hold(&mut self, input: &Value) -> Result<Value, Refusal> {
        let key = input["idempotencyKey"].as_str().expect("a key").to_owned();
        if let Some((_, id)) = self.holds_by_key.iter().find(|(own, _)| *own == key) {
            return Ok(self
                .appointments
                .iter()
                .find(|own| own["id"] == json!(id))
                .expect("held")
                .clone());
        }
        let start: DateTime<Utc> =
            serde_json::from_value(input["startsAt"].clone()).expect("a start");
        if !self.free(start) {
            return Err(refusal("SLOT_TAKEN"));
        }
        let number = self.appointments.len();
        let id = Uuid::from_u128(0xa0_0000 + number as u128);
        self.holds_by_key.push((key, id));
        let index =
            (0..3).find(|index| json!(centre_id(*index)) == input["centreId"]).expect("a centre");
        self.appointments.push(json!({
            "id": id, "reference": format!("RDV-{number}AAA"), "status": "HELD", "startsAt": start,
            "service": input["service"], "vehicleCategory": input["vehicleCategory"],
            "energy": input["energy"], "plate": input["plate"],
            "holdExpiresAt": self.now + TimeDelta::minutes(15), "price": price(input),
            "centre": centre(usize::try_from(index).expect("small")),
        }));
        Ok(self.appointments[number].clone())
    }

    fn set(&mut self, input: &Value, field: &str, value: Value) -> Result<Value, Refusal> {
        let id = json!(id_of(input, "appointmentId"));
        let own = self.appointments.iter_mut().find(|own| own["id"] == id);
        let own = own.ok_or_else(|| refusal("APPOINTMENT_NOT_FOUND"))?;
        own[field] = value;
        Ok(own.clone())
    }

    fn payment(&mut self, input: &Value, url: Option<&str>) -> Result<Value, Refusal> {
        let id = json!(id_of(input, "appointmentId"));
        let own = self
            .appointments
            .iter()
            .find(|own| own["id"] == id)
            .ok_or_else(|| refusal("APPOINTMENT_NOT_FOUND"))?;
        Ok(
            json!({"id": Uuid::nil(), "status": "PENDING", "method": "CARD", "checkoutUrl": url, "amount": own["price"]}),
        )
    }
}
