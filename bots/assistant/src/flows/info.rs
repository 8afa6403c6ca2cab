//! Questions that a sentence answers, without losing what was under way.

use crate::{
    desk::Desk,
    effects::Effect,
    graph_types::{Centre, Energy, Money, Service, VehicleCategory},
    replies::Line,
    understanding::{Said, Topic},
};

/// Answers, or asks the graph for what the answer needs.
pub(crate) fn answer(desk: &mut Desk<'_>, topic: Topic, said: Option<&Said>) {
    let asked = said.and_then(|said| said.centre).or_else(|| desk.state.centre());
    match topic {
        Topic::Price | Topic::RetestPrice => {
            let centre = asked.or_else(|| desk.centres.first().map(|centre| centre.id));
            let Some(centre) = centre else { return desk.say(&Line::Unavailable) };
            let draft = &desk.state.draft;
            let energy = said.and_then(|said| said.energy).or(draft.energy);
            let all = vec![Energy::Petrol, Energy::Diesel, Energy::Electric, Energy::Hybrid];
            desk.run(Effect::Prices {
                centre,
                service: match topic {
                    Topic::RetestPrice => Service::Retest,
                    _ => said.and_then(|said| said.service).unwrap_or(draft.service),
                },
                category: said
                    .and_then(|said| said.category)
                    .or(draft.category)
                    .unwrap_or(VehicleCategory::Car),
                energies: energy.map_or(all, |energy| vec![energy]),
            });
        }
        Topic::Hours | Topic::Address | Topic::Contact => {
            let all: Vec<&Centre> = match asked.and_then(|id| desk.centre(id)) {
                Some(one) => vec![one],
                None => desk.centres.iter().take(5).collect(),
            };
            if all.is_empty() {
                return desk.say(&Line::Unavailable);
            }
            let day = said.and_then(|said| said.when.only_day());
            let weekly = said.is_some_and(|said| said.weekly);
            desk.say(&match (topic, day) {
                (Topic::Hours, Some(day)) => Line::HoursOn { centres: &all, day, weekly },
                (Topic::Hours, None) => Line::Hours(&all),
                _ => Line::Addresses(&all),
            });
        }
        _ => desk.say(&Line::Topic(topic)),
    }
}

/// The prices came back.
pub(crate) fn priced(
    desk: &mut Desk<'_>,
    service: Service,
    category: VehicleCategory,
    prices: &[(Energy, Money)],
) {
    desk.say(&Line::Prices { service, category, prices });
}
