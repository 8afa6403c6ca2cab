//! The town as the assistant reaches it: the operations of the graph's contract, seen with the
//! customer's rights.

use crate::town::{Booking, Town, local, price};
use assistant::{Graph, Operation, Refusal};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// The town behind the port.
#[derive(Debug)]
pub struct World(Mutex<Town>);

impl World {
    /// Around a town.
    #[must_use]
    pub fn new(town: Town) -> Self {
        Self(Mutex::new(town))
    }

    /// The town, to look at and to change.
    pub fn town(&self) -> MutexGuard<'_, Town> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Graph for World {
    async fn execute(
        &self,
        operation: &'static Operation,
        variables: Value,
    ) -> Result<Value, Refusal> {
        let name = operation.name.trim_start_matches("Assistant");
        self.town().answer(name, &variables)
    }
}

pub(crate) fn refusal(code: &str) -> Refusal {
    Refusal {
        code: code.to_owned(),
        message_fr: format!("Refusé ({code})."),
        message_en: format!("Refused ({code})."),
    }
}

fn edges(nodes: impl IntoIterator<Item = Value>) -> Value {
    json!({"edges": nodes.into_iter().map(|node| json!({"node": node})).collect::<Vec<_>>()})
}

fn id_of(value: &Value) -> Option<Uuid> {
    value.as_str().and_then(|id| id.parse().ok())
}

impl Town {
    fn answer(&mut self, name: &str, variables: &Value) -> Result<Value, Refusal> {
        let input = &variables["input"];
        let guest = self.customer.is_empty();
        if guest
            && !matches!(
                name,
                "Centres"
                    | "Slots"
                    | "Price"
                    | "DocumentReading"
                    | "DefectMeaning"
                    | "HoldSlot"
                    | "ReleaseHold"
                    | "RequestLogInCode"
            )
        {
            return Err(refusal("LOGIN_REQUIRED"));
        }
        Ok(match name {
            "Centres" => {
                let centres = self.centres();
                json!({"centres": edges(centres.iter().map(|(key, _)| self.centre(key)))})
            }
            "Vehicles" => {
                let own = self.vehicles.get(&self.customer).cloned().unwrap_or_default();
                json!({"vehicles": edges(own)})
            }
            "Price" => json!({"price": self.priced(variables)?}),
            "Slots" => json!({"slots": self.slots(input)?}),
            "MyAppointments" => {
                let own = self.bookings.iter().filter(|own| own.customer == self.customer);
                let own: Vec<Value> = own.map(|own| self.appointment(own)).collect();
                json!({"myAppointments": edges(own)})
            }
            "MyReports" => json!({"myReports": edges(self.reports())}),
            "RequestLogInCode" => json!({"requestLogInCode": self.send_code(input)}),
            "DefectMeaning" => json!({"defectMeaning": []}),
            "CreateTelegramLink" => {
                self.link_offered = true;
                json!({"createTelegramLink": {"url": "https://t.me/bot?start=token", "expiresIn": 600}})
            }
            "RequestDataExport" => {
                self.attempt("requestPrivacyExport", json!({"customer": self.customer.clone()}));
                json!({"requestDataExport": {"dataExport": {"expiresAt": self.now + TimeDelta::days(7)}}})
            }
            "JoinWaitlist" => json!({"joinWaitlist": {"wait": self.join(input)?}}),
            "AcceptOffer" => json!({"acceptOffer": {"appointment": self.accept(input)?}}),
            "MyWaits" => json!({"myWaits": edges(self.own_waits())}),
            "LeaveWaitlist" => json!({"leaveWaitlist": {"wait": self.leave(input)?}}),
            "PassOffer" => json!({"passOffer": {"wait": self.pass(input)?}}),
            "MyInvoices" => json!({"myAppointments": edges(self.invoiced())}),
            "Registrations" => json!({"registrations": edges(self.registrations())}),
            // What can be read is read while it is sent; of the rest the news tells.
            "DocumentReading" => json!({"document": self.reading(variables)}),
            "HoldSlot" => json!({"holdSlot": {"appointment": self.hold(input)?}}),
            "ReleaseHold" => json!({"releaseHold": {"appointment": self.release(input)?}}),
            "CancelAppointment" => {
                json!({"cancelAppointment": {"appointment": self.cancel(input)?}})
            }
            "RescheduleAppointment" => {
                json!({"rescheduleAppointment": {"appointment": self.reschedule(input)?}})
            }
            "SetAppointmentPlate" => {
                let plate = input["plate"].as_str().map(str::to_owned);
                json!({"setAppointmentPlate": {"appointment": self.change(input, |own| own.plate = plate)?}})
            }
            "StartCheckout" => json!({"startCheckout": {"payment": self.checkout(input)?}}),
            "PayAtCentre" => json!({"payAtCentre": {"payment": self.at_centre(input)?}}),
            "ConfirmRegistration" => json!({"confirmRegistration": self.confirm(input)?}),
            other => {
                self.unknown.push(other.to_owned());
                return Err(refusal("INTERNAL"));
            }
        })
    }

    pub(crate) fn centre_id(&self, key: &str) -> Uuid {
        let at = self.centres().iter().position(|(own, _)| own == key).unwrap_or_default();
        Uuid::from_u128(0xce_0000 + at as u128)
    }

    /// The key of a centre by its id.
    #[must_use]
    pub fn centre_key(&self, id: Uuid) -> Option<String> {
        self.centres().into_iter().map(|(key, _)| key).find(|key| self.centre_id(key) == id)
    }

    fn centre(&self, key: &str) -> Value {
        let name = self.centres().into_iter().find(|(own, _)| own == key).map(|(_, name)| name);
        let name = name.unwrap_or_default();
        let (city, code) = match key {
            "lyon-pd" => ("Lyon", "69003"),
            "villeurbanne" => ("Villeurbanne", "69100"),
            "venissieux" => ("Vénissieux", "69200"),
            _ => ("Paris", "75015"),
        };
        let hours: Vec<Value> = (1..=7)
            .filter_map(|day| {
                let (opens, closes) = self.hours(key, day)?;
                Some(json!({"weekday": day, "opens": opens, "closes": closes}))
            })
            .collect();
        json!({
            "id": self.centre_id(key), "name": name, "street": "1 rue de la Gare",
            "postalCode": code, "city": city, "phone": "04 00 00 00 00", "openingHours": hours,
        })
    }

    /// An appointment as the graph shows it.
    #[must_use]
    pub fn appointment(&self, own: &Booking) -> Value {
        let payment = if own.paid {
            json!({"status": "SUCCEEDED", "method": "CARD"})
        } else if own.at_centre {
            json!({"status": "AWAITING", "method": "AT_CENTRE"})
        } else {
            Value::Null
        };
        json!({
            "id": own.id, "reference": own.reference, "status": own.status, "startsAt": own.start,
            "service": own.service, "vehicleCategory": own.category, "energy": own.energy,
            "plate": own.plate, "holdExpiresAt": own.expires,
            "price": {"amountCents": own.cents, "currency": "EUR"},
            "centre": self.centre(&own.centre), "payment": payment,
        })
    }

    fn priced(&self, variables: &Value) -> Result<Value, Refusal> {
        let text = |name: &str| variables[name].as_str().unwrap_or_default();
        let centre = id_of(&variables["centreId"]).and_then(|id| self.centre_key(id));
        let category = text("vehicleCategory");
        if centre.is_some_and(|key| self.lanes(&key, category) == 0) {
            return Err(refusal("CATEGORY_NOT_SERVED"));
        }
        let cents = price(text("service"), category, text("energy"));
        Ok(json!({"amountCents": cents, "currency": "EUR"}))
    }

    fn slots(&self, input: &Value) -> Result<Vec<Value>, Refusal> {
        let day = |name: &str| input[name].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let (Some(from), Some(to)) = (day("from"), day("to")) else {
            return Err(refusal("BAD_USER_INPUT"));
        };
        let key = id_of(&input["centreId"]).and_then(|id| self.centre_key(id));
        let key = key.ok_or_else(|| refusal("CENTRE_NOT_FOUND"))?;
        let category = input["vehicleCategory"].as_str().unwrap_or_default();
        if self.lanes(&key, category) == 0 {
            return Err(refusal("CATEGORY_NOT_SERVED"));
        }
        let price = self.priced(input)?;
        let mut slots = Vec::new();
        for day in from.iter_days().take_while(|day| *day <= to) {
            for start in self.starts(&key, category, day) {
                slots.push(json!({"centreId": input["centreId"], "startsAt": start,
                    "endsAt": start + TimeDelta::minutes(30), "freeLanes": 1, "price": price}));
            }
        }
        Ok(slots)
    }

    pub(crate) fn attempt(&mut self, name: &str, with: Value) {
        self.attempted.push((name.to_owned(), with));
    }

    fn hold(&mut self, input: &Value) -> Result<Value, Refusal> {
        let text = |name: &str| input[name].as_str().unwrap_or_default().to_owned();
        let key = text("idempotencyKey");
        if let Some((_, id)) = self.keys.iter().find(|(own, _)| *own == key) {
            let own = self.bookings.iter().find(|own| own.id == *id).cloned();
            return own.map(|own| self.appointment(&own)).ok_or_else(|| refusal("INTERNAL"));
        }
        let start: DateTime<Utc> = serde_json::from_value(input["startsAt"].clone())
            .map_err(|_| refusal("BAD_USER_INPUT"))?;
        let centre = id_of(&input["centreId"])
            .and_then(|id| self.centre_key(id))
            .ok_or_else(|| refusal("CENTRE_NOT_FOUND"))?;
        let (service, category, energy) =
            (text("service"), text("vehicleCategory"), text("energy"));
        let plate = input["plate"].as_str().map(str::to_owned);
        if self.lanes(&centre, &category) == 0 {
            return Err(refusal("CATEGORY_NOT_SERVED"));
        }
        if !self.is_free(&centre, &category, start) {
            return Err(refusal("SLOT_TAKEN"));
        }
        let number = self.bookings.len();
        let own = Booking {
            id: Uuid::from_u128(0xa0_0000 + number as u128),
            reference: format!("RDV-{number}AAA"),
            customer: self.customer.clone(),
            plate,
            centre,
            start,
            cents: price(&service, &category, &energy),
            service,
            category,
            energy,
            status: "HELD".to_owned(),
            paid: false,
            at_centre: false,
            expires: Some(self.now + TimeDelta::minutes(15)),
            result: None,
            retest_until: None,
            agreed: false,
            given: false,
            stranger: false,
        };
        self.keys.push((key, own.id));
        self.bookings.push(own.clone());
        Ok(self.appointment(&own))
    }

    /// Certificates that say when the customer's vehicles are due.
    fn registrations(&self) -> Vec<Value> {
        let own = self.vehicles.get(&self.customer).cloned().unwrap_or_default();
        let theirs = |plate: &str| own.iter().any(|vehicle| vehicle["plate"] == plate);
        let due = self.due.iter().filter(|(plate, _)| theirs(plate));
        due.map(|(plate, before)| {
            let next = json!({"kind": "PERIODIC", "before": before, "overdue": false, "certain": true});
            json!({"documentId": Uuid::nil(), "pictureMayStay": false, "plate": plate, "dueInspection": next})
        })
        .collect()
    }

    fn own(&mut self, input: &Value) -> Result<&mut Booking, Refusal> {
        let id = id_of(&input["appointmentId"]);
        let customer = self.customer.clone();
        let own =
            self.bookings.iter_mut().find(|own| Some(own.id) == id && own.customer == customer);
        own.ok_or_else(|| refusal("APPOINTMENT_NOT_FOUND"))
    }

    fn change(&mut self, input: &Value, how: impl FnOnce(&mut Booking)) -> Result<Value, Refusal> {
        let own = self.own(input)?;
        how(own);
        let own = own.clone();
        Ok(self.appointment(&own))
    }

    fn release(&mut self, input: &Value) -> Result<Value, Refusal> {
        if self.own(input)?.status != "HELD" {
            return Err(refusal("HOLD_NOT_RELEASABLE"));
        }
        self.change(input, |own| own.status = "CANCELLED".to_owned())
    }

    fn cancel(&mut self, input: &Value) -> Result<Value, Refusal> {
        let reference = self.own(input)?.reference.clone();
        self.attempt("cancelBooking", json!({"ref": reference}));
        let own = self.own(input)?;
        if !matches!(own.status.as_str(), "HELD" | "CONFIRMED") {
            return Err(refusal("APPOINTMENT_NOT_CANCELLABLE"));
        }
        own.status = "CANCELLED".to_owned();
        let own = own.clone();
        if own.paid {
            self.refunds.push((own.id, own.cents));
        }
        self.done.push("cancelBooking".to_owned());
        Ok(self.appointment(&own))
    }

    fn reschedule(&mut self, input: &Value) -> Result<Value, Refusal> {
        let own = self.own(input)?.clone();
        let to: DateTime<Utc> = serde_json::from_value(input["startsAt"].clone())
            .map_err(|_| refusal("BAD_USER_INPUT"))?;
        self.attempt(
            "rescheduleBooking",
            json!({"ref": own.reference, "start_date": local(to).date().to_string()}),
        );
        if !self.is_free(&own.centre, &own.category, to) {
            return Err(refusal("SLOT_TAKEN"));
        }
        self.done.push("rescheduleBooking".to_owned());
        self.change(input, |own| own.start = to)
    }

    fn checkout(&mut self, input: &Value) -> Result<Value, Refusal> {
        let own = self.own(input)?.clone();
        self.attempt("startCheckout", json!({"ref": own.reference}));
        if own.status != "HELD" {
            let code = if own.status == "EXPIRED" { "HOLD_EXPIRED" } else { "ALREADY_PAID" };
            return Err(refusal(code));
        }
        self.done.push("startCheckout".to_owned());
        Ok(json!({"id": Uuid::nil(), "status": "PENDING", "method": "CARD",
            "checkoutUrl": "/pay/1", "amount": {"amountCents": own.cents, "currency": "EUR"}}))
    }

    fn at_centre(&mut self, input: &Value) -> Result<Value, Refusal> {
        let reference = self.own(input)?.reference.clone();
        self.attempt("payAtCentre", json!({"ref": reference}));
        let own = self.own(input)?;
        if own.status != "HELD" {
            let code = if own.status == "EXPIRED" { "HOLD_EXPIRED" } else { "ALREADY_PAID" };
            return Err(refusal(code));
        }
        own.status = "CONFIRMED".to_owned();
        own.at_centre = true;
        own.expires = None;
        let cents = own.cents;
        self.done.push("payAtCentre".to_owned());
        Ok(json!({"id": Uuid::nil(), "status": "AWAITING", "method": "AT_CENTRE",
            "checkoutUrl": null, "amount": {"amountCents": cents, "currency": "EUR"}}))
    }

    fn confirm(&mut self, input: &Value) -> Result<Value, Refusal> {
        let id = id_of(&input["documentId"]).ok_or_else(|| refusal("DOCUMENT_NOT_FOUND"))?;
        let read = self.readings.get(&id).cloned().unwrap_or_default();
        let registration = read["registration"].clone();
        let corrected = input["corrections"].as_array().and_then(|all| {
            all.iter().find(|one| one["code"] == "A").and_then(|one| one["value"].as_str())
        });
        let plate = corrected.or(registration["plate"].as_str()).unwrap_or_default().to_owned();
        let booking = id_of(&input["appointmentId"]);
        self.attempt("addVehicle", json!({"plate": plate}));
        self.documents.push((plate.clone(), booking));
        let customer = self.customer.clone();
        if let Some(own) =
            self.bookings.iter_mut().find(|own| Some(own.id) == booking && own.customer == customer)
        {
            own.plate = Some(plate.clone());
        }
        let vehicle = json!({"id": id, "plate": plate, "make": registration["make"],
            "model": registration["model"], "vehicleCategory": "CAR",
            "energy": read["energy"]});
        let own = self.vehicles.entry(customer).or_default();
        if !own.iter().any(|own| own["plate"].as_str() == Some(&plate)) {
            own.push(vehicle.clone());
        }
        Ok(json!({"registration": {"id": id, "status": "CONFIRMED",
            "pictureMayStay": input["pictureMayStay"], "dueInspection": null}, "vehicle": vehicle}))
    }

    /// A letter with a code and a link, in the contract a link by mail.
    fn send_code(&mut self, input: &Value) -> Value {
        let to = input["email"].as_str().unwrap_or_default().to_owned();
        self.mails.push((to, "magic_link".to_owned()));
        json!({"challengeId": Uuid::from_u128(0xc0de), "expiresIn": 600})
    }

    fn reading(&self, variables: &Value) -> Value {
        let id = id_of(&variables["id"]);
        let read = id.and_then(|id| self.readings.get(&id)).filter(|read| !read.is_null());
        read.map_or(Value::Null, |read| {
            let own = &read["registration"];
            json!({"id": id, "status": "READ", "failure": null, "registration": {
                "status": "READ", "plate": own["plate"], "vin": null, "make": own["make"],
                "model": own["model"], "firstRegistration": null, "fields": [],
            }})
        })
    }

    /// What was invoiced of the customer's own appointments: whatever was paid, on the spot or before.
    fn invoiced(&self) -> Vec<Value> {
        let own = self.bookings.iter().filter(|own| own.customer == self.customer);
        own.map(|own| {
            let paid = own.paid || own.status == "COMPLETED";
            let invoice = json!({
                "kind": "INVOICE", "number": format!("F-{}", own.reference),
                "issuedAt": own.start.min(self.now),
                "downloadUrl": format!("/documents/{}/INVOICE", own.reference),
            });
            let invoices: Vec<Value> = paid.then_some(invoice).into_iter().collect();
            json!({"startsAt": own.start, "plate": own.plate, "invoices": invoices})
        })
        .collect()
    }

    fn reports(&self) -> Vec<Value> {
        let mut inspected: Vec<&Booking> = self
            .bookings
            .iter()
            .filter(|own| own.customer == self.customer && own.result.is_some())
            .collect();
        inspected.sort_by_key(|own| std::cmp::Reverse(own.start));
        let mut all: Vec<Value> = Vec::new();
        for own in inspected {
            let good = own.result.as_deref() == Some("favorable");
            let kinds: &[&str] =
                if good { &["CERTIFICATE", "INSPECTION_REPORT"] } else { &["INSPECTION_REPORT"] };
            let day = local(own.start).date();
            for kind in kinds {
                all.push(json!({
                    "id": Uuid::nil(), "kind": kind, "number": format!("{}-{}", &kind[..1], own.reference),
                    "plate": own.plate, "issuedAt": own.start,
                    "outcome": if good { "FAVOURABLE" } else { "UNFAVOURABLE_MAJOR" },
                    "downloadUrl": format!("/documents/{}/{kind}", own.reference),
                    "validUntil": good.then(|| day + chrono::Months::new(24)),
                }));
            }
        }
        all
    }
}
