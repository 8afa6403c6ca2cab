//! What each field that a request begins with costs, beside a plain read of one row, which costs 1.
//!
//! Two numbers. What it costs the caller (the person, or the address without a token), by the work
//! it makes. And for what opens doors, sends letters, makes guests or takes lanes: what it costs the
//! address it is done from, whoever asks, of a count of its own. An address has 120 a minute unless
//! the settings say otherwise, so that 6 means twenty times a minute.
//! Decisions: docs/decisions/router.md

/// Field, weight, weight at the door (0: no door).
const WEIGHTS: [(&str, u32, u32); 61] = [
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
    ("telegramLink", 1, 2),
    ("logInWithTelegramLink", 2, 4),
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
    // Everybody whom it hits is settled, told and perhaps refunded.
    ("settleClosing", 20, 0),
    ("setPrices", 3, 0),
    ("withdrawPrices", 3, 0),
    // Papers are made and signed.
    ("signInspection", 5, 0),
    // Every domain is asked for all that it has.
    ("requestDataExport", 10, 12),
    // Searches and sums over many rows.
    ("accountingEntries", 5, 0),
    ("agenda", 3, 0),
    ("auditLog", 3, 0),
    ("centreAppointments", 3, 0),
    ("conversationFigures", 5, 0),
    ("dayBoard", 2, 0),
    ("defectMeaning", 2, 0),
    ("appointmentFigures", 5, 0),
    ("centreInvoices", 3, 0),
    ("reconciliations", 3, 0),
    ("revenueFigures", 5, 0),
    ("findSlots", 5, 0),
    ("hitByClosing", 3, 0),
    ("inspectionFigures", 5, 0),
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

    /// What a request may begin with, in the order of the schema.
    fn roots() -> Vec<String> {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/public.graphql");
        let schema = std::fs::read_to_string(schema).unwrap();
        let name = |line: &str| {
            let field =
                line.strip_prefix("  ").filter(|line| !line.starts_with([' ', '"', ')']))?;
            let end = field.find(['(', ':'])?;
            field[..end].chars().all(char::is_alphanumeric).then(|| field[..end].to_owned())
        };
        ["type Query {", "type Mutation {", "type Subscription {"]
            .into_iter()
            .flat_map(|head| {
                let body = schema.split_once(head).unwrap().1.split_once("\n}").unwrap().0;
                // Every second part stands between the marks of a description.
                let plain: String = body.split("\"\"\"").step_by(2).collect();
                plain.lines().filter_map(name).collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn what_each_field_costs_is_a_committed_list_so_that_a_new_one_is_thought_of() {
        let costs: String = roots()
            .iter()
            .map(|field| format!("{field} {} {}\n", of(field), at_the_door(field).unwrap_or(0)))
            .collect();
        let list = format!(
            "# Field, cost to the caller, cost at the door: AUTOVISITE_UPDATE_WEIGHTS=1\n{costs}"
        );
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/weights.txt");
        if std::env::var_os("AUTOVISITE_UPDATE_WEIGHTS").is_some() {
            std::fs::write(&file, &list).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == list, "weigh what is new, then write the list anew:\n{list}");
    }

    #[test]
    fn every_weighed_field_is_one_of_the_graph() {
        let roots = roots();
        for (field, weight, _) in WEIGHTS {
            assert!(
                roots.iter().any(|root| root == field),
                "{field} is no field that begins a request"
            );
            assert!(weight > 0, "{field}");
        }
    }
}
