//! What the provider lists, beside what we hold.
//! Decisions: docs/decisions/money.md
use super::{ProviderDispute, ProviderRefund, RefundStatus};
use async_graphql::Enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

named! {
    /// How the provider and we differ.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    DiscrepancyKind {
        /// The provider has money of which nothing is known here.
        MoneyUnknownHere,
        /// We count money that the provider does not list.
        MoneyUnknownThere,
        /// Not the same amount.
        AmountDiffers,
        /// The provider gave something back of which nothing is known here.
        RefundUnknownHere,
        /// We count a refund as made that the provider does not list.
        RefundUnknownThere,
        /// A refund stands otherwise here.
        RefundDiffers,
        /// A dispute of which nothing is known here.
        DisputeUnknownHere,
        /// A dispute stands otherwise here.
        DisputeDiffers,
    }
}

/// Money that the provider lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProviderIntent {
    pub(crate) id: String,
    /// Our payment, as we labelled it.
    pub(crate) payment_id: Option<Uuid>,
    pub(crate) amount_cents: i64,
}

/// All that the provider lists of some days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    pub(crate) intents: Vec<ProviderIntent>,
    pub(crate) refunds: Vec<ProviderRefund>,
    pub(crate) disputes: Vec<ProviderDispute>,
}

/// What we hold of it, by the provider's names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    /// Of what is listed: amounts in cents.
    pub(crate) intents: BTreeMap<String, i64>,
    /// Money of these days, whether it is listed or not.
    pub(crate) received: Vec<String>,
    /// Refunds made in these days, whether they are listed or not.
    pub(crate) given_back: Vec<String>,
    pub(crate) refunds: BTreeMap<String, (RefundStatus, i64)>,
    /// With the provider's word.
    pub(crate) disputes: BTreeMap<String, String>,
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Discrepancy {
    pub(crate) kind: DiscrepancyKind,
    /// The provider's name of what differs.
    pub(crate) provider_id: String,
    /// In words: what the provider says, and what we do.
    pub(crate) there: Option<String>,
    pub(crate) here: Option<String>,
}

/// Every difference between the two.
pub(crate) fn compare(listed: &Listed, held: &Held) -> Vec<Discrepancy> {
    use DiscrepancyKind::{
        AmountDiffers, DisputeDiffers, DisputeUnknownHere, MoneyUnknownHere, MoneyUnknownThere,
        RefundDiffers, RefundUnknownHere, RefundUnknownThere,
    };
    let mut found = Vec::new();
    let mut differs = |kind, id: &str, there: Option<String>, here: Option<String>| {
        found.push(Discrepancy { kind, provider_id: id.to_owned(), there, here });
    };
    for intent in &listed.intents {
        let there = Some(intent.amount_cents.to_string());
        match held.intents.get(&intent.id) {
            None => differs(MoneyUnknownHere, &intent.id, there, None),
            Some(cents) if *cents != intent.amount_cents => {
                differs(AmountDiffers, &intent.id, there, Some(cents.to_string()));
            }
            Some(_) => {}
        }
    }
    for ours in &held.received {
        if !listed.intents.iter().any(|intent| intent.id == *ours) {
            let here = held.intents.get(ours).map(i64::to_string);
            differs(MoneyUnknownThere, ours, None, here);
        }
    }
    for refund in &listed.refunds {
        let there = Some(format!("{} {}", refund.status, refund.amount_cents));
        match held.refunds.get(&refund.id) {
            None => differs(RefundUnknownHere, &refund.id, there, None),
            Some((status, cents)) => {
                let same = RefundStatus::Wanted.after(&refund.status) == *status;
                if !same || *cents != refund.amount_cents {
                    let here = format!("{status} {cents}");
                    differs(RefundDiffers, &refund.id, there, Some(here));
                }
            }
        }
    }
    for ours in &held.given_back {
        if !listed.refunds.iter().any(|refund| refund.id == *ours) {
            let here = held.refunds.get(ours).map(|(status, cents)| format!("{status} {cents}"));
            differs(RefundUnknownThere, ours, None, here);
        }
    }
    for dispute in &listed.disputes {
        let there = Some(dispute.status.clone());
        match held.disputes.get(&dispute.id) {
            None => differs(DisputeUnknownHere, &dispute.id, there, None),
            Some(status) if *status != dispute.status => {
                differs(DisputeDiffers, &dispute.id, there, Some(status.clone()));
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(id: &str, amount_cents: i64) -> ProviderIntent {
        ProviderIntent { id: id.to_owned(), payment_id: None, amount_cents }
    }

    fn refund(id: &str, status: &str) -> ProviderRefund {
        ProviderRefund {
            id: id.to_owned(),
            ours: None,
            intent: None,
            amount_cents: 7_900,
            status: status.to_owned(),
            failure_reason: None,
        }
    }

    #[test]
    fn every_difference_is_named_and_nothing_else() {
        let listed = Listed {
            intents: vec![intent("pi_1", 7_900), intent("pi_2", 7_900), intent("pi_3", 1)],
            refunds: vec![
                refund("re_1", "succeeded"),
                refund("re_2", "failed"),
                refund("re_3", "x"),
            ],
            disputes: Vec::new(),
        };
        let money =
            [("pi_1".to_owned(), 7_900), ("pi_3".to_owned(), 7_900), ("pi_9".to_owned(), 5)];
        let made = (RefundStatus::Succeeded, 7_900);
        let held = Held {
            intents: money.into(),
            received: vec!["pi_1".to_owned(), "pi_9".to_owned()],
            given_back: vec!["re_1".to_owned(), "re_9".to_owned()],
            refunds: ["re_1", "re_2", "re_9"].map(|id| (id.to_owned(), made)).into(),
            disputes: BTreeMap::new(),
        };
        let kinds: Vec<_> =
            compare(&listed, &held).into_iter().map(|d| (d.kind, d.provider_id)).collect();
        use DiscrepancyKind::{
            AmountDiffers, MoneyUnknownHere, MoneyUnknownThere, RefundDiffers, RefundUnknownHere,
            RefundUnknownThere,
        };
        let expected = [
            (MoneyUnknownHere, "pi_2"),
            (AmountDiffers, "pi_3"),
            (MoneyUnknownThere, "pi_9"),
            (RefundDiffers, "re_2"),
            (RefundUnknownHere, "re_3"),
            (RefundUnknownThere, "re_9"),
        ];
        let expected: Vec<_> = expected.map(|(kind, id)| (kind, id.to_owned())).into();
        assert_eq!(kinds, expected);
        assert!(compare(&Listed::default(), &Held::default()).is_empty());
    }
}
