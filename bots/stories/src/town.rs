//! A town in memory: centres, customers, appointments, payments and papers, as a story's fixtures say.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An appointment, whoever's.
#[derive(Debug, Clone)]
pub struct Booking {
    /// Identifies it.
    pub id: Uuid,
    /// For example `RDV-7Q2K`.
    pub reference: String,
    /// The customer's key in the fixtures.
    pub customer: String,
    /// Written form.
    pub plate: Option<String>,
    /// The centre's key in the fixtures.
    pub centre: String,
    /// When.
    pub start: DateTime<Utc>,
    /// As the graph names it.
    pub service: String,
    /// As the graph names it.
    pub category: String,
    /// As the graph names it.
    pub energy: String,
    /// As the graph names it.
    pub status: String,
    /// Money came.
    pub paid: bool,
    /// Paid on the spot.
    pub at_centre: bool,
    /// In cents.
    pub cents: i64,
    /// Until when it is held.
    pub expires: Option<DateTime<Utc>>,
    /// `favorable` or `unfavorable`, once it was inspected.
    pub result: Option<String>,
    /// Last day of the retest.
    pub retest_until: Option<NaiveDate>,
    /// The customer said yes to its summary: until then it is only kept while they decide.
    pub agreed: bool,
    /// There before the story began.
    pub given: bool,
    /// Booked by somebody in the story's events: not part of what is counted.
    pub stranger: bool,
}

/// Somebody's place on a waiting list.
#[derive(Debug, Clone)]
pub struct Wait {
    /// The customer's key in the fixtures.
    pub customer: String,
    /// The centre's key in the fixtures.
    pub centre: String,
    /// Written form.
    pub plate: Option<String>,
    /// The first day that suits.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// As the graph names it.
    pub category: String,
    /// As the graph names it.
    pub energy: String,
    /// As the graph names it.
    pub status: String,
    /// What is kept for them: the appointment that it would be, its start, and until when.
    pub offer: Option<(Uuid, DateTime<Utc>, DateTime<Utc>)>,
}

/// All there is.
#[derive(Debug, Default)]
pub struct Town {
    /// The clock.
    pub now: DateTime<Utc>,
    /// Whose token the assistant has; nobody's where empty.
    pub customer: String,
    /// The fixtures of the file.
    pub fixtures: Value,
    /// All appointments.
    pub bookings: Vec<Booking>,
    /// Starts that strangers took, by centre.
    pub taken: Vec<(String, DateTime<Utc>)>,
    /// Days that strangers took, by centre.
    pub full: Vec<(String, NaiveDate, NaiveDate)>,
    /// Places on waiting lists, the oldest first.
    pub waits: Vec<Wait>,
    /// Vehicles by customer, as the graph shows them.
    pub vehicles: BTreeMap<String, Vec<Value>>,
    /// Certificates that were confirmed: plate, and the booking it is for.
    pub documents: Vec<(String, Option<Uuid>)>,
    /// Readings of documents that were sent.
    pub readings: BTreeMap<Uuid, Value>,
    /// Successful payments: booking, cents.
    pub payments: Vec<(Uuid, i64)>,
    /// Money given back: booking, cents.
    pub refunds: Vec<(Uuid, i64)>,
    /// Writes that were attempted, by neutral name, with what they were for.
    pub attempted: Vec<(String, Value)>,
    /// Writes that were done.
    pub done: Vec<String>,
    /// Idempotency keys of holds.
    pub keys: Vec<(String, Uuid)>,
    /// Papers handed over: kind, booking.
    pub delivered: Vec<(String, Uuid)>,
    /// Letters that were sent: to whom, of which kind.
    pub mails: Vec<(String, String)>,
    /// Customers whose chat on Telegram is theirs.
    pub linked: Vec<String>,
    /// A link to Telegram was shown.
    pub link_offered: bool,
    /// Last days of validity, by plate.
    pub due: Vec<(String, NaiveDate)>,
    /// Operations that this town does not know: the story cannot be played.
    pub unknown: Vec<String>,
}

/// A local time of a story as a moment; with its offset, or Paris time.
#[must_use]
pub fn moment(text: &str) -> Option<DateTime<Utc>> {
    let with_seconds = |text: &str| match text.find('T') {
        Some(at) if text[at..].matches(':').count() == 2 && text.contains('+') => {
            format!("{}:00{}", &text[..at + 6], &text[at + 6..])
        }
        _ => text.to_owned(),
    };
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc3339(&with_seconds(text)))
        .map(|moment| moment.to_utc())
        .ok()
}

/// The wall clock in Paris.
#[must_use]
pub fn local(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Paris).naive_local()
}

impl Town {
    /// The town at the beginning of a story.
    #[must_use]
    pub fn new(fixtures: &Value, given: &Value, now: DateTime<Utc>) -> Self {
        let mut town = Self { now, fixtures: fixtures.clone(), ..Self::default() };
        for (key, customer) in fixtures["customers"].as_object().into_iter().flatten() {
            let own = customer["vehicles"].as_array().cloned().unwrap_or_default();
            let own = own.iter().enumerate().map(|(at, vehicle)| shown(vehicle, at)).collect();
            town.vehicles.insert(key.clone(), own);
        }
        for key in given["bookings"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            town.give(&fixtures["bookings"][key]);
        }
        for (plate, day) in given["due"].as_object().into_iter().flatten() {
            let day = day.as_str().and_then(|day| day.parse().ok());
            town.due.extend(day.map(|day| (plate.clone(), day)));
        }
        let linked = given["telegram_links"].as_array().into_iter().flatten();
        town.linked = linked.filter_map(Value::as_str).map(str::to_owned).collect();
        for key in given["waitlist"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            town.wait(&fixtures["waitlist"][key]);
        }
        for key in given["full"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let full = &fixtures["full"][key];
            let day = |name: &str| full[name].as_str().and_then(|day| day.parse().ok());
            if let (Some(centre), Some(from), Some(to)) =
                (full["center"].as_str(), day("from"), day("to"))
            {
                town.full.push((centre.to_owned(), from, to));
            }
        }
        town
    }

    fn wait(&mut self, own: &Value) {
        let text = |name: &str| own[name].as_str().unwrap_or_default().to_owned();
        let day = |name: &str| own[name].as_str().and_then(|day| day.parse().ok());
        let vehicle = self.vehicle(&text("customer"), &text("plate"));
        let (Some(from), Some(to)) = (day("from"), day("to")) else { return };
        self.waits.push(Wait {
            customer: text("customer"),
            centre: text("center"),
            plate: own["plate"].as_str().map(str::to_owned),
            from,
            to,
            category: vehicle["vehicleCategory"].as_str().unwrap_or("CAR").to_owned(),
            energy: vehicle["energy"].as_str().unwrap_or("PETROL").to_owned(),
            status: "WAITING".to_owned(),
            offer: None,
        });
    }

    fn vehicle(&self, customer: &str, plate: &str) -> Value {
        let all = self.vehicles.get(customer).map(Vec::as_slice).unwrap_or_default();
        let own = all.iter().find(|vehicle| vehicle["plate"].as_str() == Some(plate));
        own.cloned().unwrap_or_default()
    }

    fn give(&mut self, own: &Value) {
        let text = |name: &str| own[name].as_str().unwrap_or_default().to_owned();
        let (customer, plate) = (text("customer"), text("plate"));
        let vehicle = self.vehicle(&customer, &plate);
        let status = match own["status"].as_str() {
            Some("awaiting_payment") => "HELD",
            Some("completed") => "COMPLETED",
            Some("cancelled") => "CANCELLED",
            _ => "CONFIRMED",
        };
        let category = vehicle["vehicleCategory"].as_str().unwrap_or("CAR").to_owned();
        let energy = vehicle["energy"].as_str().unwrap_or("PETROL").to_owned();
        let cents =
            own["amount_cents"].as_i64().unwrap_or_else(|| price("PERIODIC", &category, &energy));
        self.bookings.push(Booking {
            id: Uuid::from_u128(0xb0_0000 + self.bookings.len() as u128),
            reference: text("ref"),
            customer,
            plate: Some(plate),
            centre: text("center"),
            start: moment(&text("start")).unwrap_or(self.now),
            service: "PERIODIC".to_owned(),
            category,
            energy,
            status: status.to_owned(),
            paid: own["paid"].as_bool().unwrap_or(status == "COMPLETED"),
            at_centre: false,
            cents,
            // Held by the desk for as long as the story lasts.
            expires: (status == "HELD").then(|| self.now + TimeDelta::hours(2)),
            result: own["certificate"].as_str().map(str::to_owned),
            retest_until: own["retest_until"].as_str().and_then(|day| day.parse().ok()),
            agreed: true,
            given: true,
            stranger: false,
        });
    }

    /// The centres' keys, in order.
    #[must_use]
    pub fn centres(&self) -> Vec<(String, String)> {
        let all = self.fixtures["centers"].as_array();
        all.into_iter()
            .flatten()
            .filter_map(|own| {
                Some((own["id"].as_str()?.to_owned(), own["name"].as_str()?.to_owned()))
            })
            .collect()
    }

    /// The hours of a centre on a weekday, Monday being 1; `None` where it is closed.
    #[must_use]
    pub fn hours(&self, centre: &str, weekday: u32) -> Option<(String, String)> {
        let opening = &self.fixtures["opening"];
        let (name, short) = match weekday {
            1..=5 => ("mon-fri", "mon-fri"),
            6 => ("sat", "sat"),
            _ => ("sun", "sun"),
        };
        let own = &opening["by_center"][centre][short];
        let hours = own.as_str().or_else(|| opening[name].as_str())?;
        let (from, to) = hours.split_once('-')?;
        Some((from.to_owned(), to.to_owned()))
    }

    /// How many lanes of a centre take vehicles of a category.
    #[must_use]
    pub fn lanes(&self, centre: &str, category: &str) -> usize {
        let name = match category {
            "MOTORCYCLE" => "motorbike",
            "VAN" => "van",
            _ => "car",
        };
        match self.fixtures["lanes"][centre].as_array() {
            Some(lanes) => lanes
                .iter()
                .filter(|lane| lane.as_array().is_some_and(|all| all.iter().any(|own| own == name)))
                .count(),
            None => 1,
        }
    }

    /// The free starts of a day.
    #[must_use]
    pub fn starts(&self, centre: &str, category: &str, day: NaiveDate) -> Vec<DateTime<Utc>> {
        let holiday = self.fixtures["opening"]["holidays"]
            .as_array()
            .is_some_and(|days| days.iter().any(|own| own.as_str() == Some(&day.to_string())));
        let full =
            self.full.iter().any(|(own, from, to)| own == centre && *from <= day && day <= *to);
        let hours = self.hours(centre, day.weekday().number_from_monday());
        let (Some((from, to)), false, false) = (hours, holiday, full) else { return Vec::new() };
        let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
        let (Some(mut at), Some(end)) = (clock(&from), clock(&to)) else { return Vec::new() };
        let mut starts = Vec::new();
        while at < end {
            let start = Paris.from_local_datetime(&day.and_time(at)).single().map(|m| m.to_utc());
            starts.extend(start.filter(|start| self.is_free(centre, category, *start)));
            at += TimeDelta::minutes(30);
        }
        starts
    }

    /// Whether a vehicle of this category can still be taken then.
    #[must_use]
    pub fn is_free(&self, centre: &str, category: &str, start: DateTime<Utc>) -> bool {
        let used = self.bookings.iter().filter(|own| {
            own.centre == centre
                && own.start == start
                && matches!(own.status.as_str(), "HELD" | "CONFIRMED")
                && (own.category == "MOTORCYCLE") == (category == "MOTORCYCLE")
        });
        start > self.now
            && !self.taken.contains(&(centre.to_owned(), start))
            && used.count() < self.lanes(centre, category)
    }

    /// Notes that the customer said yes to a slot that is kept: the contract's `createBooking`.
    pub fn agree(&mut self, id: Uuid) {
        let Some(own) = self.bookings.iter_mut().find(|own| own.id == id && !own.agreed) else {
            return;
        };
        own.agreed = true;
        let named = if own.service == "RETEST" { "retest" } else { "visit" };
        let with = json!({"plate": own.plate, "center": own.centre, "service": named,
            "start_date": local(own.start).date().to_string()});
        self.attempted.push(("createBooking".to_owned(), with));
        self.done.push("createBooking".to_owned());
    }

    /// A stranger takes a start, also from under a customer who still decides.
    pub fn take(&mut self, centre: &str, start: DateTime<Utc>) {
        self.taken.push((centre.to_owned(), start));
        let here = |own: &&mut Booking| own.centre == centre && own.start == start && !own.agreed;
        for own in self.bookings.iter_mut().filter(here) {
            own.status = "EXPIRED".to_owned();
        }
    }

    /// Lets holds run out; those that did.
    pub fn expire(&mut self) -> Vec<Booking> {
        let now = self.now;
        let mut over = Vec::new();
        for own in &mut self.bookings {
            if own.status == "HELD" && own.expires.is_some_and(|end| end <= now) {
                own.status = "EXPIRED".to_owned();
                over.push(own.clone());
            }
        }
        over
    }
}

/// When this town's team answers in conversations: the days and hours of its centres.
#[must_use]
pub fn desk_hours() -> Vec<assistant::DeskHours> {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    (1..=6)
        .map(|weekday| {
            let closes = clock(if weekday == 6 { 12 } else { 18 });
            assistant::DeskHours { weekday, opens: clock(8), closes }
        })
        .collect()
}

/// What it costs, in cents.
#[must_use]
pub fn price(service: &str, category: &str, energy: &str) -> i64 {
    match (service, category, energy) {
        ("RETEST", ..) => 2500,
        (_, "VAN", _) => 8900,
        (_, "MOTORCYCLE", _) => 6500,
        (_, _, "DIESEL" | "HYBRID") => 8500,
        _ => 7900,
    }
}

fn shown(vehicle: &Value, at: usize) -> Value {
    let category = match vehicle["kind"].as_str() {
        Some("van") => "VAN",
        Some("motorbike") => "MOTORCYCLE",
        _ => "CAR",
    };
    // A name like 308 is a number to YAML.
    let label =
        vehicle["label"].as_str().map_or_else(|| vehicle["label"].to_string(), str::to_owned);
    json!({
        "id": Uuid::from_u128(0xca_0000 + at as u128),
        "plate": vehicle["plate"], "make": null, "model": label,
        "vehicleCategory": category,
        "energy": vehicle["energy"].as_str().unwrap_or_default().to_uppercase(),
    })
}
