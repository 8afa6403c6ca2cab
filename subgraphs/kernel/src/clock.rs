//! The only source of « now » in the product, so that a test can say what time it is.
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::{Europe::Paris, Tz};

/// The time zone of every centre, customer and printed date. At rest, time is UTC.
pub const CIVIL_ZONE: Tz = Paris;

/// Tells the time; put into the GraphQL context of every subgraph.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Always this instant; for tests and reproducible evaluations.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The current instant.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant,
        }
    }

    /// The current civil date in France.
    pub fn today(self) -> NaiveDate {
        self.now().with_timezone(&CIVIL_ZONE).date_naive()
    }
}
