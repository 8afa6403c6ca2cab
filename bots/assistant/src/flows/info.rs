//! Questions that a sentence answers, without losing what was under way.

use crate::{
    button::ButtonStyle::Primary,
    desk::Desk,
    effects::Effect,
    graph_types::{Centre, Energy, Money, Service, VehicleCategory},
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    understanding::{FlowKind, Said, Topic, Wished},
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
        Topic::Defect if said.is_some_and(|said| said.defect.is_some()) => {
            let code = said.and_then(|said| said.defect.clone()).unwrap_or_default();
            desk.run(Effect::Defect(code));
        }
        // One's own papers say more than the rule.
        Topic::DueDate if desk.signed_in => desk.run(Effect::Due),
        _ => {
            desk.say(&Line::Topic(topic));
            offer_next(desk, topic);
        }
    }
}

/// What is useful next, on a button; beside something under way its own buttons are.
fn offer_next(desk: &mut Desk<'_>, topic: Topic) {
    if desk.state.question != Question::None || desk.state.flow != FlowKind::None {
        return;
    }
    desk.state.buttons_made += 1;
    match topic {
        Topic::Documents
        | Topic::LostRegistration
        | Topic::DueDate
        | Topic::EarlyInspection
        | Topic::NoValidInspectionFine
        | Topic::HowToPrepare
        | Topic::Duration
        | Topic::SomeoneElseBrings
        | Topic::SaleRule
        | Topic::PollutionCheck
        | Topic::Motorcycle
        | Topic::Camper
        | Topic::TaxiVtc
        | Topic::Collection
        | Topic::Electric
        | Topic::GasLpg
        | Topic::ForeignPlate
        | Topic::Price
        | Topic::Hours => desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary),
        Topic::Results
        | Topic::Retest
        | Topic::RetestPrice
        | Topic::CriticalDefectDriving
        | Topic::RecallAirbag => {
            desk.button(Meaning::BookRetest, &Label::Wished(Wished::Retest), Primary);
        }
        Topic::Defect | Topic::PreviousReportLost | Topic::Mileage => {
            desk.button(Meaning::Start(FlowKind::GetCertificate), &Label::Reports, Primary);
        }
        Topic::Late
        | Topic::Refund
        | Topic::CancellationPolicy
        | Topic::Instalments
        | Topic::PaymentMethods
        | Topic::Discount => {
            desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
        Topic::Privacy
        | Topic::WaitingOnSite
        | Topic::Parking
        | Topic::Accessibility
        | Topic::ContestResult
        | Topic::Address
        | Topic::Contact => {
            let address = Wished::Tell(Topic::Address);
            desk.button(Meaning::Info(Topic::Address), &Label::Wished(address), Primary);
        }
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
