//! The rules of webhooks: what can be told, how often it is tried, when an endpoint is given up.
//! Decisions: docs/decisions/integrators.md
use crate::error::AuthError;
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};

/// As many endpoints as an organisation may have.
const MOST_ENDPOINTS: i64 = 10;
/// How long the secret of before still signs.
pub(crate) const BOTH_SIGN: TimeDelta = TimeDelta::hours(24);
/// How long nothing may arrive at an endpoint before it is disabled.
const FAILING_TOO_LONG: TimeDelta = TimeDelta::days(5);
/// How long deliveries can be looked at and sent again.
pub(crate) const DELIVERIES_KEPT: TimeDelta = TimeDelta::days(30);
/// How long a consent matters here: a result follows its appointment within months.
pub(crate) const CONSENTS_KEPT: TimeDelta = TimeDelta::days(400);
/// Longer than an attempt ever takes: whoever has not come back by then has died.
pub(crate) const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Pauses between attempts, in seconds: a little over three days in all. Standard Webhooks' own.
const PAUSES: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/// What an organisation's machine can be told. A message holds ids alone; what else there is to know
/// is read in the graph, with the rights of the organisation's key.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
)]
pub(crate) enum WebhookEventType {
    /// `appointment.held`: a time is kept for the organisation while it pays.
    #[strum(serialize = "appointment.held")]
    AppointmentHeld,
    /// `appointment.confirmed`: an appointment of the organisation stands.
    #[strum(serialize = "appointment.confirmed")]
    AppointmentConfirmed,
    /// `appointment.moved`: it has another time.
    #[strum(serialize = "appointment.moved")]
    AppointmentMoved,
    /// `appointment.cancelled`: it is off.
    #[strum(serialize = "appointment.cancelled")]
    AppointmentCancelled,
    /// `appointment.expired`: nobody paid in time; the time is free again.
    #[strum(serialize = "appointment.expired")]
    AppointmentExpired,
    /// `appointment.price_changed`: the registration certificate asks for another price.
    #[strum(serialize = "appointment.price_changed")]
    AppointmentPriceChanged,
    /// `appointment.arrived`: the vehicle is at the centre.
    #[strum(serialize = "appointment.arrived")]
    AppointmentArrived,
    /// `payment.succeeded`: the money of an appointment has come.
    #[strum(serialize = "payment.succeeded")]
    PaymentSucceeded,
    /// `payment.failed`: an attempt to pay did not go through.
    #[strum(serialize = "payment.failed")]
    PaymentFailed,
    /// `payment.refunded`: money went back.
    #[strum(serialize = "payment.refunded")]
    PaymentRefunded,
    /// `inspection.signed`: there is a result; only where its holder opened it to the organisation.
    #[strum(serialize = "inspection.signed")]
    InspectionSigned,
    /// `report.issued`: there is a document of a result; as `inspection.signed`.
    #[strum(serialize = "report.issued")]
    ReportIssued,
    /// `results.opened`: a holder lets the organisation read the result of an appointment.
    #[strum(serialize = "results.opened")]
    ResultsOpened,
    /// `results.closed`: the holder no longer does.
    #[strum(serialize = "results.closed")]
    ResultsClosed,
    /// `webhook.test`: somebody pressed the button; nobody needs to ask for it.
    #[strum(serialize = "webhook.test")]
    WebhookTest,
}

impl WebhookEventType {
    /// Each once, in the order of the enumeration; a test is sent without being asked for.
    pub(crate) fn chosen(asked: &[Self]) -> Result<Vec<Self>, AuthError> {
        use strum::VariantArray;
        let asked = |one: &Self| *one != Self::WebhookTest && asked.contains(one);
        let chosen: Vec<Self> = Self::VARIANTS.iter().copied().filter(asked).collect();
        if chosen.is_empty() { Err(AuthError::WebhookEventsRequired) } else { Ok(chosen) }
    }

    /// Whether it is tried again: whoever presses a button waits for an answer.
    fn is_tried_again(self) -> bool {
        self != Self::WebhookTest
    }
}

/// What became of a message so far.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum WebhookDeliveryState {
    /// It is to be sent, for the first time or again.
    Waiting,
    /// The consumer answered that it has it.
    Delivered,
    /// Given up; it can be sent again by hand.
    Failed,
}

/// Why an attempt failed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum WebhookFailure {
    /// The address leads into a private network, or is none that we send to.
    AddressRefused,
    /// The machine's name leads nowhere.
    NameUnknown,
    /// No connection, or none with a certificate that proves the name.
    NotConnected,
    /// No whole answer within fifteen seconds.
    TimedOut,
    /// The answer broke off.
    AnswerCut,
    /// It answered that we should go elsewhere, which we never do.
    Redirected,
    /// It answered with another status than one of success.
    Refused,
    /// Nothing is sent there while the endpoint is disabled.
    EndpointDisabled,
}

/// Why nothing is sent to an endpoint.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum WebhookDisabledReason {
    /// A manager of the network disabled it.
    ByManager,
    /// Nothing arrived there for five days.
    Failing,
    /// It answered 410: gone for good.
    Gone,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// What was answered, if anything was.
    pub(crate) status: Option<u16>,
    /// None where it arrived.
    pub(crate) failure: Option<WebhookFailure>,
}

impl Outcome {
    /// An answer that came whole, as far as it was read.
    pub(crate) fn answered(status: u16) -> Self {
        let failure = match status {
            200..=299 => None,
            300..=399 => Some(WebhookFailure::Redirected),
            _ => Some(WebhookFailure::Refused),
        };
        Self { status: Some(status), failure }
    }

    /// No answer, or not a whole one.
    pub(crate) fn failed(status: Option<u16>, failure: WebhookFailure) -> Self {
        Self { status, failure: Some(failure) }
    }

    /// Whether it said that it is gone for good.
    fn is_gone(self) -> bool {
        self.status == Some(410)
    }
}

/// When the next attempt is, after so many that failed; none where it is given up.
pub(crate) fn next_attempt(
    event: WebhookEventType,
    failed: i32,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let place = usize::try_from(failed).ok()?.checked_sub(1)?;
    let pause = PAUSES.get(place).filter(|_| event.is_tried_again())?;
    Some(now + TimeDelta::seconds(*pause))
}

/// Whether an endpoint is disabled by what just failed there.
pub(crate) fn disabled_by(
    outcome: Outcome,
    failing_since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<WebhookDisabledReason> {
    if outcome.is_gone() {
        return Some(WebhookDisabledReason::Gone);
    }
    (now - failing_since >= FAILING_TOO_LONG).then_some(WebhookDisabledReason::Failing)
}

/// May the organisation have one more?
pub(crate) fn check_endpoint_count(count: i64) -> Result<(), AuthError> {
    if count >= MOST_ENDPOINTS { Err(AuthError::TooManyWebhooks) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    #[test]
    fn a_message_is_tried_for_three_days_and_then_given_up() {
        let event = WebhookEventType::AppointmentConfirmed;
        let mut now = NOW;
        for failed in 1..=9 {
            let next = next_attempt(event, failed, now).unwrap();
            assert!(next > now, "{failed}");
            now = next;
        }
        assert_eq!(next_attempt(event, 10, now), None);
        assert!((TimeDelta::days(3)..TimeDelta::hours(80)).contains(&(now - NOW)), "{now}");
        assert_eq!(next_attempt(WebhookEventType::WebhookTest, 1, NOW), None);
    }

    #[test]
    fn success_alone_is_success_and_410_ends_at_once() {
        let failure = |status| Outcome::answered(status).failure;
        assert_eq!(failure(200), None);
        assert_eq!(failure(204), None);
        assert_eq!(failure(301), Some(WebhookFailure::Redirected));
        assert_eq!(failure(500), Some(WebhookFailure::Refused));
        assert_eq!(failure(100), Some(WebhookFailure::Refused));
        let disabled =
            |status, days| disabled_by(Outcome::answered(status), NOW, NOW + TimeDelta::days(days));
        assert_eq!(disabled(410, 0), Some(WebhookDisabledReason::Gone));
        assert_eq!(disabled(500, 4), None);
        assert_eq!(disabled(500, 5), Some(WebhookDisabledReason::Failing));
    }

    #[test]
    fn a_choice_of_events_is_read_strictly() {
        use WebhookEventType::{AppointmentConfirmed, PaymentRefunded, WebhookTest};
        let asked = [PaymentRefunded, AppointmentConfirmed, WebhookTest, PaymentRefunded];
        assert_eq!(
            WebhookEventType::chosen(&asked),
            Ok(vec![AppointmentConfirmed, PaymentRefunded])
        );
        assert_eq!(WebhookEventType::chosen(&[WebhookTest]), Err(AuthError::WebhookEventsRequired));
    }
}
