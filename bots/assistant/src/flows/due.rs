//! « Mon contrôle est valable jusqu'à quand ? »: from the customer's own papers, else the rule of law.

use crate::{
    button::ButtonStyle::Primary,
    desk::Desk,
    graph_types::{Due, KeptRegistration, Report},
    meaning::Meaning,
    replies::{Label, Line},
    understanding::{FlowKind, Topic},
};

/// The papers and certificates came back.
pub(crate) fn told(desk: &mut Desk<'_>, reports: &[Report], registrations: &[KeptRegistration]) {
    let mut vehicles: Vec<Due> = Vec::new();
    let mut newest: Vec<&Report> = reports.iter().collect();
    newest.sort_by_key(|own| std::cmp::Reverse(own.issued_at));
    for report in newest {
        let Some(plate) = &report.plate else { continue };
        if vehicles.iter().all(|own| own.plate != *plate) {
            let (plate, valid_until) = (plate.clone(), report.valid_until);
            vehicles.push(Due { plate, valid_until, next: None });
        }
    }
    for own in registrations {
        let (Some(plate), Some(next)) = (&own.plate, &own.due_inspection) else { continue };
        match vehicles.iter_mut().find(|known| known.plate == *plate) {
            Some(known) => known.next = Some(next.clone()),
            None => vehicles.push(Due {
                plate: plate.clone(),
                valid_until: None,
                next: Some(next.clone()),
            }),
        }
    }
    vehicles.retain(|own| own.valid_until.is_some() || own.next.is_some());
    if vehicles.is_empty() {
        return desk.say(&Line::Topic(Topic::DueDate));
    }
    desk.say(&Line::Dues(&vehicles));
    if desk.state.flow == FlowKind::None {
        desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
    }
}
