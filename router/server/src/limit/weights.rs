//! What each field that a request begins with costs, beside a plain read of one row, which costs 1.
//!
//! Two numbers. What it costs the caller (the person, or the address without a token), by the work
//! it makes. And for what opens doors, sends letters, makes guests or takes lanes: what it costs the
//! address it is done from, whoever asks, of a count of its own. An address has 120 a minute unless
//! the settings say otherwise, so that 6 means twenty times a minute.
//! Decisions: docs/decisions/router.md

/// Field, weight, weight at the door (0: no door).
const WEIGHTS: [(&str, u32, u32); 46] = [
    // A password is hashed on purpose slowly.
    ("changePassword", 5, 6),
    ("changeEmail", 5, 6),
    ("logIn", 5, 6),
    ("eraseMyAccount", 5, 12),
    ("register", 5, 12),
    ("setPassword", 5, 6),
    // Guesses at codes and at keys.
    ("applyCode", 2, 4),
    ("confirmSecondFactor", 2, 4),
    ("removeSecondFactor", 2, 4),
    ("exchangeApiKey", 1, 2),
    ("logInWithCode", 2, 6),
    ("logInWithLetterLink", 5, 6),
    ("letterLink", 1, 2),
    // A letter leaves.
    ("requestLogInCode", 2, 12),
    ("requestPasswordReset", 2, 12),
    ("sendReport", 5, 12),
    ("inviteStaff", 5, 2),
    // A guest is a row for months, with an allowance of its own.
    ("startGuestSession", 2, 2),
    // A lane that nobody has paid for.
    ("holdSlot", 5, 6),
    ("payAtCentre", 5, 6),
    ("rescheduleAppointment", 5, 6),
    ("acceptOffer", 5, 6),
    ("joinWaitlist", 5, 6),
    ("moveLinked", 5, 6),
    ("cancelLinked", 2, 4),
    // One of fifty.
    ("bookFleet", 20, 12),
    // A picture or a page is read, a code deciphered.
    ("createUpload", 5, 4),
    ("parseRegistration", 10, 0),
    ("scanCode", 3, 4),
    // The assistant thinks, and asks the graph in turn.
    ("openConversation", 2, 0),
    ("sendMessage", 5, 0),
    // The provider is asked.
    ("startCheckout", 5, 4),
    ("refundPayment", 5, 0),
    // A name's servers are asked, or a stranger's machine.
    ("createWebhookEndpoint", 5, 0),
    ("updateWebhookEndpoint", 5, 0),
    ("sendTestWebhook", 5, 0),
    ("replayWebhookDelivery", 2, 0),
    ("replayFailedWebhooks", 10, 0),
    // Every domain is asked for all that it has.
    ("requestDataExport", 10, 12),
    // Searches and sums over many rows.
    ("accountingEntries", 5, 0),
    ("centreInvoices", 3, 0),
    ("reconciliations", 3, 0),
    ("findSlots", 5, 0),
    ("hitByClosing", 3, 0),
    ("slots", 3, 0),
    ("users", 3, 0),
];

/// What a field costs the caller, once.
pub(super) fn of(field: &str) -> u32 {
    find(field).map_or(1, |(_, weight, _)| *weight)
}

/// What it costs the address as well, where it is an act at the door.
pub(super) fn at_the_door(field: &str) -> Option<u32> {
    find(field).map(|(_, _, door)| *door).filter(|door| *door > 0)
}

fn find(field: &str) -> Option<&'static (&'static str, u32, u32)> {
    WEIGHTS.iter().find(|(name, ..)| *name == field)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::path::Path;

    #[test]
    fn every_weighed_field_is_one_of_the_graph() {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/public.graphql");
        let schema = std::fs::read_to_string(schema).unwrap();
        let roots: Vec<&str> = ["type Query {", "type Mutation {"]
            .into_iter()
            .flat_map(|head| {
                schema.split_once(head).unwrap().1.split_once("\n}").unwrap().0.lines()
            })
            .collect();
        for (field, weight, _) in WEIGHTS {
            let asked = |line: &&str| {
                let rest = line.trim_start().strip_prefix(field);
                rest.is_some_and(|rest| rest.starts_with(['(', ':']))
            };
            assert!(roots.iter().any(asked), "{field} is no field that begins a request");
            assert!(weight > 0, "{field}");
        }
    }
}
