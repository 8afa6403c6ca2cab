//! What makes a signed result tamper-evident.
use anyhow::Result;
use events::inspection::Signed;
use sha2::{Digest, Sha256};

/// SHA-256, hexadecimal, over the previous hash of the same centre (none for the first) and the
/// whole signed content but its own hash. Changing any signed inspection breaks every later hash.
pub(crate) fn seal(content: &Signed, previous: Option<&str>) -> Result<String> {
    let unsealed = Signed { content_hash: String::new(), ..content.clone() };
    let digest = Sha256::new()
        .chain_update(previous.unwrap_or_default())
        .chain_update([0])
        .chain_update(serde_json::to_vec(&unsealed)?)
        .finalize();
    Ok(format!("{digest:x}"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use chrono::DateTime;
    use events::{appointment::CentreFacts, inspection::VehicleFacts};
    use fr::{Outcome, ServiceKind};
    use uuid::Uuid;

    fn content() -> Signed {
        Signed {
            inspection_id: Uuid::nil(),
            appointment_id: Uuid::nil(),
            reference: "RDV-7Q2KX".to_owned(),
            customer_id: Uuid::nil(),
            centre: CentreFacts {
                id: Uuid::nil(),
                name: "Lyon Part-Dieu".to_owned(),
                approval_number: "S069C012".to_owned(),
                address: "27 rue de la Villette, 69003 Lyon".to_owned(),
                phone: "04 72 00 00 12".to_owned(),
            },
            service: ServiceKind::Periodic,
            vehicle: VehicleFacts { plate: "AB-123-CD".to_owned(), ..VehicleFacts::default() },
            odometer_km: 128_450,
            outcome: Outcome::Favourable,
            defects: Vec::new(),
            valid_until: chrono::NaiveDate::MIN,
            retest_before: None,
            inspector_name: "Agnès Thévenoux".to_owned(),
            started_at: DateTime::UNIX_EPOCH,
            signed_at: DateTime::UNIX_EPOCH,
            catalogue_version: "VL-2-00000000".to_owned(),
            content_hash: String::new(),
            retest_of: None,
            initial_on: None,
            usage: None,
            pollution_check_before: None,
            remarks: Vec::new(),
            measurements: Vec::new(),
            inspector_approval: None,
        }
    }

    #[test]
    fn the_seal_does_not_seal_itself() {
        let sealed = Signed { content_hash: "f".repeat(64), ..content() };
        assert_eq!(seal(&sealed, None).unwrap(), seal(&content(), None).unwrap());
    }

    #[test]
    fn every_change_shows_and_so_does_another_past() {
        let first = seal(&content(), None).unwrap();
        assert_ne!(first, seal(&Signed { odometer_km: 28_450, ..content() }, None).unwrap());
        assert_ne!(first, seal(&content(), Some(&first)).unwrap());
        assert_eq!(first.len(), 64);
    }
}
