//! Which of the graph's refusals have words that answer what was asked.
//!
//! A refusal carries a sentence of its own. It is shown only where the operation's description
//! names its code: « ce rendez-vous ne peut plus être annulé » answers a cancellation and nothing
//! else. What is not foreseen gets a sentence that claims nothing.
//! Decisions: docs/decisions/assistant.md

use crate::{
    effects::{Effect, UNAVAILABLE, unavailable},
    port::Refusal,
};

/// Where the graph itself is the trouble: nothing was decided, and the same may be asked again.
const OUTAGES: &[&str] = &[
    UNAVAILABLE,
    "SERVICE_UNAVAILABLE",
    "DOWNSTREAM_SERVICE_ERROR",
    "INTERNAL",
    "TOO_MANY_REQUESTS",
];

/// Whoever asks, whatever for.
const ANYBODY: &[&str] =
    &["LOGIN_REQUIRED", "UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT", "SWITCHED_OFF"];

const TAKING_A_SLOT: &[&str] = &[
    "SLOT_TAKEN",
    "SLOT_NOT_OFFERED",
    "CENTRE_CLOSED",
    "TOO_LATE",
    "TOO_FAR",
    "CENTRE_NOT_FOUND",
    "CATEGORY_NOT_SERVED",
];

/// The refusal as it may be shown after this effect.
pub(crate) fn shown(effect: &Effect, refusal: Refusal) -> Refusal {
    if OUTAGES.contains(&refusal.code.as_str()) {
        return unavailable();
    }
    if speaks_of(effect, &refusal.code) {
        return refusal;
    }
    tracing::warn!(code = refusal.code, ?effect, "a refusal nobody foresaw");
    Refusal {
        code: refusal.code,
        message_fr: "Cela n'a pas été possible, et rien n'a changé.".to_owned(),
        message_en: "That was not possible, and nothing has changed.".to_owned(),
    }
}

fn speaks_of(effect: &Effect, code: &str) -> bool {
    let own_flow = matches!(effect, Effect::Own(asked) if asked.codes().contains(&code));
    own_flow || ANYBODY.contains(&code) || own(effect).iter().any(|codes| codes.contains(&code))
}

/// The codes that the description of the effect's operation names.
fn own(effect: &Effect) -> &'static [&'static [&'static str]] {
    match effect {
        Effect::Hold { .. } => &[
            TAKING_A_SLOT,
            &["PLATE_INVALID", "TOO_MANY_HOLDS", "TOO_MANY_UNPAID", "IDEMPOTENCY_MISMATCH"],
        ],
        Effect::Reschedule { .. } => {
            &[TAKING_A_SLOT, &["APPOINTMENT_NOT_FOUND", "APPOINTMENT_NOT_RESCHEDULABLE"]]
        }
        Effect::Release(_) => &[&["APPOINTMENT_NOT_FOUND", "HOLD_NOT_RELEASABLE", "OFFER_OPEN"]],
        Effect::Cancel(_) => {
            &[&["APPOINTMENT_NOT_FOUND", "APPOINTMENT_NOT_CANCELLABLE", "REFUND_NEEDS_MANAGER"]]
        }
        Effect::SetPlate { .. } => {
            &[&["PLATE_INVALID", "APPOINTMENT_NOT_FOUND", "VEHICLE_NOT_CHANGEABLE"]]
        }
        Effect::AcceptPrice { .. } => &[&["APPOINTMENT_NOT_FOUND", "PRICE_CHANGED"]],
        Effect::Checkout { .. } => &[PAYING, &["PAYMENT_PROVIDER_UNAVAILABLE"]],
        Effect::PayAtCentre(_) => &[PAYING],
        Effect::ConfirmRegistration { .. } | Effect::TakeBackPictures => &[&[
            "REGISTRATION_NOT_FOUND",
            "REGISTRATION_NOT_READY",
            "REGISTRATION_UNREADABLE",
            "FIELD_INVALID",
            "ALREADY_CONFIRMED",
            "CONSENT_TEXT_UNKNOWN",
        ]],
        Effect::SendCode(_) => &[&["EMAIL_INVALID", "TOO_MANY_LETTERS"]],
        Effect::Slots(_) | Effect::Prices { .. } | Effect::Serving { .. } => {
            &[&["CENTRE_NOT_FOUND", "CATEGORY_NOT_SERVED", "PERIOD_INVALID"]]
        }
        Effect::Own(_)
        | Effect::Vehicles
        | Effect::Appointments(_)
        | Effect::Document(_)
        | Effect::Papers { .. }
        | Effect::Due
        | Effect::Results
        | Effect::Defect(_) => &[],
    }
}

const PAYING: &[&str] = &["PAYMENT_NOT_READY", "HOLD_EXPIRED", "ALREADY_PAID", "PRICE_NOT_AGREED"];

#[cfg(test)]
mod tests {
    use super::{shown, speaks_of};
    use crate::{
        effects::{Address, Asked, Effect, Waits},
        graph_types::{Energy, Service, VehicleCategory},
        port::Refusal,
    };
    use uuid::Uuid;

    const SCHEMA: &str = include_str!("../../../schema/public.graphql");

    /// The codes that the description of a mutation names.
    fn described(mutation: &str) -> Vec<&'static str> {
        let at = SCHEMA.find(&format!("\n  {mutation}(")).expect("the mutation");
        let described = SCHEMA[..at].trim_end().trim_end_matches("\"\"\"");
        let text = described.rsplit("\"\"\"").next().expect("a description");
        let code = |word: &&str| {
            word.len() > 3 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        };
        text.split('`').filter(code).collect()
    }

    fn writes() -> Vec<(&'static str, Effect)> {
        let id = Uuid::nil();
        let key = String::new();
        let plate = String::new();
        vec![
            ("releaseHold", Effect::Release(id)),
            ("cancelAppointment", Effect::Cancel(id)),
            (
                "rescheduleAppointment",
                Effect::Reschedule { appointment: id, starts_at: Default::default() },
            ),
            ("setAppointmentPlate", Effect::SetPlate { appointment: id, plate }),
            ("acceptNewPrice", Effect::AcceptPrice { appointment: id, cents: 0 }),
            ("startCheckout", Effect::Checkout { appointment: id, key }),
            ("payAtCentre", Effect::PayAtCentre(id)),
            ("requestLogInCode", Effect::SendCode(Address(String::new()))),
            ("confirmRegistration", Effect::TakeBackPictures),
            (
                "joinWaitlist",
                Effect::Own(Asked::Wait(Waits {
                    centre: id,
                    service: Service::Periodic,
                    category: VehicleCategory::Car,
                    energy: Energy::Petrol,
                    plate: None,
                    from: Default::default(),
                    to: Default::default(),
                    hours: None,
                })),
            ),
            ("acceptOffer", Effect::Own(Asked::TakeOffer(id))),
            ("passOffer", Effect::Own(Asked::PassOffer(id))),
        ]
    }

    #[test]
    fn every_refusal_a_write_describes_has_its_own_words_here() {
        for (mutation, effect) in writes() {
            let codes = described(mutation);
            assert!(!codes.is_empty(), "{mutation} names no refusal");
            for code in codes {
                let known = speaks_of(&effect, code);
                assert!(known, "{mutation} may refuse with {code}: what does the chat say?");
            }
        }
    }

    #[test]
    fn the_words_of_a_cancellation_answer_nothing_else() {
        let refusal = || Refusal {
            code: "APPOINTMENT_NOT_CANCELLABLE".into(),
            message_fr: "Ce rendez-vous ne peut plus être annulé.".into(),
            message_en: "this appointment can no longer be cancelled".into(),
        };
        for (mutation, effect) in writes() {
            let words = shown(&effect, refusal()).message_fr;
            let cancels = matches!(effect, Effect::Cancel(_));
            assert_eq!(words.contains("annulé"), cancels, "{mutation}: {words}");
        }
    }

    #[test]
    fn a_log_line_of_an_effect_says_nothing_of_the_customer() {
        let (appointment, document) = (Uuid::nil(), Uuid::nil());
        let said = "AB-123-CD".to_owned();
        let corrections = vec![("plate".to_owned(), said.clone())];
        for effect in [
            Effect::SetPlate { appointment, plate: said.clone() },
            Effect::Defect(said.clone()),
            Effect::Checkout { appointment, key: said.clone() },
            Effect::ConfirmRegistration {
                document,
                appointment: None,
                corrections,
                picture_agreed: None,
            },
        ] {
            assert!(!format!("{effect:?}").contains(&said), "{effect:?}");
        }
    }

    #[test]
    fn a_graph_in_trouble_decides_nothing() {
        for code in ["INTERNAL", "SERVICE_UNAVAILABLE", "DOWNSTREAM_SERVICE_ERROR"] {
            let trouble = Refusal { code: code.into(), ..crate::effects::unavailable() };
            assert_eq!(shown(&Effect::Due, trouble).code, "UNAVAILABLE");
        }
    }
}
