//! What was understood so far, for whoever of the team reads on: in French, a line each.

use super::fr_parts::{capital, category, day, energy, moment, service, time};
use crate::{graph_types::Centre, state::State, understanding::FlowKind};
use chrono::NaiveDate;

/// How much of the last message stands in it, in characters.
const MOST_WORDS: usize = 300;

/// Empty where nothing was said yet; `words` is the message that asked.
pub(crate) fn summary(state: &State, centres: &[Centre], today: NaiveDate, words: &str) -> String {
    let draft = &state.draft;
    let mut lines: Vec<String> = Vec::new();
    let wants = match state.flow {
        FlowKind::None => None,
        FlowKind::Book => Some(format!("prendre rendez-vous ({})", service(draft.service))),
        FlowKind::Reschedule => Some("déplacer un rendez-vous".to_owned()),
        FlowKind::Cancel => Some("annuler un rendez-vous".to_owned()),
        FlowKind::Pay => Some("payer".to_owned()),
        FlowKind::GivePlate => Some("donner une immatriculation".to_owned()),
        FlowKind::UploadRegistration => Some("envoyer la carte grise".to_owned()),
        FlowKind::UploadReport => Some("envoyer un ancien procès-verbal".to_owned()),
        FlowKind::GetCertificate => Some("recevoir ses documents".to_owned()),
        FlowKind::MyBookings => Some("voir ses rendez-vous".to_owned()),
    };
    lines.extend(wants.map(|wants| format!("Souhaite {wants}")));
    let vehicle: Vec<String> = [
        draft.category.map(|own| category(own).to_owned()),
        draft.energy.map(|own| energy(own).to_owned()),
        draft.plate.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !vehicle.is_empty() {
        lines.push(format!("Véhicule : {}", vehicle.join(", ")));
    }
    let centre = state.centre().and_then(|id| centres.iter().find(|own| own.id == id));
    lines.extend(centre.map(|own| format!("Centre : {}", own.name)));
    match (&draft.chosen, draft.when.only_day()) {
        (Some(offer), _) => lines.push(format!("Créneau : {}", moment(offer.starts_at, today))),
        (None, Some(own)) => {
            let at = draft.when.at.map_or_else(String::new, |at| format!(" à {}", time(at)));
            lines.push(format!("Jour : {}{at}", day(own, today)));
        }
        (None, None) => {}
    }
    if let Some(own) = &state.appointment {
        lines.push(format!("Rendez-vous {} du {}", own.reference, moment(own.starts_at, today)));
    }
    if !words.is_empty() {
        let words: String = words.chars().take(MOST_WORDS).collect();
        lines.push(format!("« {words} »"));
    }
    lines.iter().map(|line| capital(line)).collect::<Vec<_>>().join("\n")
}
