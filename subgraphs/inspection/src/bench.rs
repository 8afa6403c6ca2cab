//! The way to the instruments of a centre.
//!
//! What they speak among themselves is each maker's own, and what the OTC has them speak (OTC-LAN) is
//! not public. This protocol is ours, `docs/bench-protocol.md`: a converter of an instrument's own
//! language stands beside it, or takes this file's place. An order has an id, and the same order asked
//! twice has the same answer: a line that breaks loses nothing and measures nothing twice.
//! Decisions: docs/decisions/papers.md
mod frame;

use crate::domain::{BenchFailure, Measured, Reading};
use chrono::NaiveDate;
use fr::MeasurementKind;
use frame::{Frame, read_frame, write_frame};
use std::time::Duration;
use tokio::{
    io::BufReader,
    net::{
        TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    time::timeout,
};
use uuid::Uuid;

/// Which instruments this program may call.
///
/// A manager of a centre enters an instrument's address; the operator of the installation says which
/// addresses are instruments at all.
#[derive(Clone, Debug)]
pub struct Benches {
    addresses: Vec<String>,
    silence: Duration,
}

impl Benches {
    /// None: every value is entered by hand.
    pub fn none() -> Self {
        Self::at(Vec::new(), Duration::ZERO)
    }

    /// Those at `host:port`, or at any port of `host`; `silence` is how long one may say nothing while
    /// it measures.
    pub fn at(addresses: Vec<String>, silence: Duration) -> Self {
        Self { addresses, silence }
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// Whether an instrument may be there.
    pub(crate) fn allows(&self, address: &str) -> bool {
        let Some((host, port)) = address.rsplit_once(':') else { return false };
        port.parse::<u16>().is_ok_and(|port| port > 0)
            && self.addresses.iter().any(|known| known == address || known == host)
    }

    /// Tells the instrument at that address what to measure.
    pub(crate) async fn tell(
        &self,
        address: &str,
        asked: &Asked<'_>,
    ) -> Result<Line, BenchFailure> {
        if !self.allows(address) {
            return Err(BenchFailure::Unreachable);
        }
        let stream = timeout(self.silence, TcpStream::connect(address))
            .await
            .map_err(|_| BenchFailure::Unreachable)?
            .map_err(|_| BenchFailure::Unreachable)?;
        let (reading, writing) = stream.into_split();
        let mut line = Line {
            reading: BufReader::new(reading),
            writing,
            silence: self.silence,
            order: asked.order,
        };
        line.say(&asked.frame()).await?;
        Ok(line)
    }
}

/// What an instrument is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) order: Uuid,
    pub(crate) kind: MeasurementKind,
    pub(crate) vehicle: Measured,
    pub(crate) plate: Option<&'a str>,
}

impl Asked<'_> {
    fn frame(&self) -> Frame {
        let mut frame = Frame::of("ORDER", self.order)
            .with("kind", self.kind)
            .with("category", self.vehicle.category)
            .with("energy", self.vehicle.energy)
            .with("first-registration", self.vehicle.first_registration);
        if let Some(plate) = self.plate {
            frame = frame.with("plate", plate);
        }
        frame
    }
}

/// What an instrument says on the way.
#[derive(Debug)]
pub(crate) enum Heard {
    /// It measures; how far it is, in per cent.
    Progress(i16),
    /// It has measured.
    Result(BenchResult),
}

/// What an instrument measured.
#[derive(Debug)]
pub(crate) struct BenchResult {
    /// What it runs.
    pub(crate) software: Option<String>,
    /// The last day of its calibration, where it knows.
    pub(crate) calibrated_until: Option<NaiveDate>,
    pub(crate) readings: Vec<Reading>,
}

/// An instrument that was told something.
pub(crate) struct Line {
    reading: BufReader<OwnedReadHalf>,
    writing: OwnedWriteHalf,
    silence: Duration,
    order: Uuid,
}

impl Line {
    /// The next that it says of this order.
    pub(crate) async fn hear(&mut self) -> Result<Heard, BenchFailure> {
        // One silence for all that it says of others: their chatter is not an answer to us.
        timeout(self.silence, async {
            loop {
                let frame = read_frame(&mut self.reading).await?;
                if frame.order == self.order {
                    return heard(&frame);
                }
            }
        })
        .await
        .map_err(|_| BenchFailure::Silent)?
    }

    /// Takes the order back; whether it hears that is its affair.
    pub(crate) async fn cancel(&mut self) {
        let _ = self.say(&Frame::of("CANCEL", self.order)).await;
    }

    async fn say(&mut self, frame: &Frame) -> Result<(), BenchFailure> {
        timeout(self.silence, write_frame(&mut self.writing, frame))
            .await
            .map_err(|_| BenchFailure::Silent)?
    }
}

fn heard(frame: &Frame) -> Result<Heard, BenchFailure> {
    match frame.verb.as_str() {
        "PROGRESS" => {
            let percent = frame.one("percent").and_then(|text| text.parse().ok());
            percent.map(Heard::Progress).ok_or(BenchFailure::Garbled)
        }
        "RESULT" => {
            let day = frame.one("calibrated-until").map(str::parse).transpose();
            let readings: Option<Vec<Reading>> = frame.all("reading").map(reading).collect();
            Ok(Heard::Result(BenchResult {
                software: frame.one("software").map(str::to_owned),
                calibrated_until: day.map_err(|_| BenchFailure::Garbled)?,
                readings: readings.ok_or(BenchFailure::Garbled)?,
            }))
        }
        "REFUSED" => Err(match frame.one("reason") {
            Some("BUSY") => BenchFailure::Busy,
            Some("CALIBRATION_EXPIRED") => BenchFailure::CalibrationExpired,
            Some("UNSUPPORTED") => BenchFailure::Unsupported,
            Some("STOPPED") => BenchFailure::Stopped,
            Some(_) | None => BenchFailure::Garbled,
        }),
        _ => Err(BenchFailure::Garbled),
    }
}

/// `BRAKE_FORCE AVG 260.5`, `MASS - 1400`.
fn reading(text: &str) -> Option<Reading> {
    let mut words = text.split(' ');
    let quantity = words.next()?.parse().ok()?;
    let place = match words.next()? {
        "-" => None,
        place => Some(place.parse().ok()?),
    };
    let value = thousandths(words.next()?)?;
    words.next().is_none().then_some(Reading { quantity, place, value })
}

/// `-1.25` as -1,250; what is finer than a thousandth is not of this protocol.
fn thousandths(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    if !all_digits(whole) || !all_digits(rest) || whole.len() > 9 || rest.len() > 3 {
        return None;
    }
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 1_000 + rest))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::DefectLocation;
    use fr::MeasuredQuantity;

    #[test]
    fn readings_are_read_to_the_thousandth_or_not_at_all() {
        let read = reading("BRAKE_FORCE AVG 260.5").unwrap();
        assert_eq!(
            (read.quantity, read.place, read.value),
            (MeasuredQuantity::BrakeForce, Some(DefectLocation::Avg), 260_500)
        );
        assert_eq!(reading("SIDE_SLIP AV -1.25").unwrap().value, -1_250);
        assert_eq!(reading("MASS - 1400").unwrap().place, None);
        for wrong in
            ["MASS 1400", "MASS - 1e3", "MASS - 1.2345", "MASS - 1 2", "FORCE AVG 1", "MASS - .5"]
        {
            assert!(reading(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_one_that_the_operator_named() {
        let known = vec!["10.1.0.7".to_owned(), "banc.lyon:7171".to_owned()];
        let benches = Benches::at(known, Duration::from_secs(1));
        for (address, allowed) in [
            ("10.1.0.7:7171", true),
            ("banc.lyon:7171", true),
            ("banc.lyon:22", false),
            ("10.1.0.70:7171", false),
            ("10.1.0.7", false),
            ("10.1.0.7:0", false),
            ("169.254.169.254:80", false),
        ] {
            assert_eq!(benches.allows(address), allowed, "{address}");
        }
        assert!(!Benches::none().allows("10.1.0.7:7171"));
    }
}
