//! The town's waiting lists: who waits, what is offered to them, and what they answer.

use crate::{
    graph::refusal,
    town::{Booking, Town, Wait, price},
};
use assistant::Refusal;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

impl Town {
    /// `joinWaitlist`: nobody waits for what they can have.
    pub(crate) fn join(&mut self, input: &Value) -> Result<Value, Refusal> {
        let centre = input["centreId"].as_str().and_then(|id| id.parse().ok());
        let centre = centre.and_then(|id| self.centre_key(id));
        let day = |name: &str| input[name].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let (Some(centre), Some(from), Some(to)) = (centre, day("from"), day("to")) else {
            return Err(refusal("CENTRE_NOT_FOUND"));
        };
        let text = |name: &str| input[name].as_str().unwrap_or_default().to_owned();
        let category = text("vehicleCategory");
        let mut days = from.iter_days().take_while(|day| *day <= to);
        if days.any(|day| !self.starts(&centre, &category, day).is_empty()) {
            return Err(refusal("TIMES_ARE_FREE"));
        }
        let (customer, energy) = (self.customer.clone(), text("energy"));
        self.attempt("joinWaitlist", json!({"center": centre, "customer": customer}));
        self.waits.retain(|own| own.customer != customer || own.centre != centre);
        let name = self.centres().into_iter().find(|(key, _)| *key == centre);
        self.waits.push(Wait {
            customer,
            centre,
            plate: input["plate"].as_str().map(str::to_owned),
            from,
            to,
            category,
            energy,
            status: "WAITING".to_owned(),
            offer: None,
        });
        Ok(json!({"from": from, "to": to, "centre": {"name": name.map(|(_, name)| name)}}))
    }

    /// A start became free: it is kept for the first of those who wait.
    pub(crate) fn free(
        &mut self,
        centre: &str,
        start: DateTime<Utc>,
        until: Option<DateTime<Utc>>,
    ) -> Option<(Wait, Booking)> {
        let until = until.unwrap_or(self.now + TimeDelta::minutes(120));
        let id = Uuid::from_u128(0xb0_0000 + self.bookings.len() as u128);
        let own =
            self.waits.iter_mut().find(|own| own.centre == centre && own.status == "WAITING")?;
        own.status = "OFFERED".to_owned();
        own.offer = Some((id, start, until));
        let own = own.clone();
        let booking = Booking {
            id,
            reference: format!("RDV-W{:03}", self.bookings.len()),
            customer: own.customer.clone(),
            plate: own.plate.clone(),
            centre: own.centre.clone(),
            start,
            service: "PERIODIC".to_owned(),
            category: own.category.clone(),
            energy: own.energy.clone(),
            status: "OFFERED".to_owned(),
            paid: false,
            at_centre: false,
            cents: price("PERIODIC", &own.category, &own.energy),
            expires: Some(until),
            result: None,
            retest_until: None,
            agreed: false,
            given: false,
            stranger: false,
        };
        self.bookings.push(booking.clone());
        Some((own, booking))
    }

    /// `acceptOffer`: theirs for fifteen minutes, to be paid.
    pub(crate) fn accept(&mut self, input: &Value) -> Result<Value, Refusal> {
        let id = self.answered(input, "ACCEPTED")?;
        let now = self.now;
        let own = self.bookings.iter_mut().find(|own| own.id == id);
        let own = own.ok_or_else(|| refusal("OFFER_OVER"))?;
        own.status = "HELD".to_owned();
        own.agreed = true;
        own.expires = Some(now + TimeDelta::minutes(15));
        let own = own.clone();
        self.attempt("acceptWaitlistOffer", json!({"plate": own.plate, "center": own.centre}));
        self.done.push("acceptWaitlistOffer".to_owned());
        Ok(self.appointment(&own))
    }

    /// `passOffer`: they wait on.
    pub(crate) fn pass(&mut self, input: &Value) -> Result<Value, Refusal> {
        let id = self.answered(input, "WAITING")?;
        for own in self.bookings.iter_mut().filter(|own| own.id == id) {
            own.status = "EXPIRED".to_owned();
        }
        Ok(json!({"status": "WAITING"}))
    }

    /// `myWaits`.
    pub(crate) fn own_waits(&self) -> Vec<Value> {
        let own = self.waits.iter().enumerate().filter(|(_, own)| own.customer == self.customer);
        own.map(|(at, own)| {
            let name = self.centres().into_iter().find(|(key, _)| *key == own.centre);
            json!({"id": wait_id(at), "status": own.status, "from": own.from, "to": own.to,
                "centre": {"id": self.centre_id(&own.centre), "name": name.map(|(_, name)| name)}})
        })
        .collect()
    }

    /// `leaveWaitlist`: an offer that is open is the next one's.
    pub(crate) fn leave(&mut self, input: &Value) -> Result<Value, Refusal> {
        let id = input["waitId"].as_str().and_then(|id| id.parse::<Uuid>().ok());
        let customer = self.customer.clone();
        let mut own = self.waits.iter_mut().enumerate();
        let own = own.find(|(at, own)| Some(wait_id(*at)) == id && own.customer == customer);
        let (_, own) = own.ok_or_else(|| refusal("WAIT_NOT_FOUND"))?;
        own.status = "LEFT".to_owned();
        let offer = own.offer.take().map(|(id, ..)| id);
        for own in self.bookings.iter_mut().filter(|own| Some(own.id) == offer) {
            own.status = "EXPIRED".to_owned();
        }
        self.attempt("leaveWaitlist", json!({"customer": customer}));
        Ok(json!({"status": "LEFT"}))
    }

    fn answered(&mut self, input: &Value, status: &str) -> Result<Uuid, Refusal> {
        let id = input["appointmentId"].as_str().and_then(|id| id.parse::<Uuid>().ok());
        let now = self.now;
        let open = |own: &&mut Wait| {
            own.offer.is_some_and(|(offer, _, until)| Some(offer) == id && until > now)
        };
        let own = self.waits.iter_mut().find(open).ok_or_else(|| refusal("OFFER_OVER"))?;
        own.status = status.to_owned();
        own.offer = None;
        id.ok_or_else(|| refusal("OFFER_OVER"))
    }

    /// Offers whose time is over are over; who did not answer waits on.
    pub(crate) fn offers_end(&mut self) {
        let now = self.now;
        for own in &mut self.waits {
            if own.offer.is_some_and(|(_, _, until)| until <= now) {
                own.offer = None;
                own.status = "WAITING".to_owned();
            }
        }
    }

    /// What the stories' contract asks about waiting lists.
    pub(crate) fn waitlist(&self) -> Value {
        let items: Vec<Value> = self
            .waits
            .iter()
            .map(|own| {
                json!({"customer": own.customer, "center": own.centre, "plate": own.plate,
                    "status": own.status.to_lowercase()})
            })
            .collect();
        json!({"count": items.len(), "items": items})
    }
}

fn wait_id(at: usize) -> Uuid {
    Uuid::from_u128(0x3a_0000 + at as u128)
}
