//! A contre-visite: from the result itself, until its last day; after that a whole inspection.

use super::book;
use crate::{
    desk::Desk,
    effects::Effect,
    graph_types::{Report, Service},
    local,
    replies::Line,
    understanding::Said,
};

/// Begins: whoever is known has a result to look at first.
pub(crate) fn start(desk: &mut Desk<'_>, said: &Said) {
    desk.state.leave_flow();
    let said = Said { service: Some(Service::Retest), ..said.clone() };
    if desk.signed_in {
        desk.state.meant = said;
        return desk.run(Effect::Results);
    }
    begin(desk, &said);
}

/// The results came back: is there one to be tested again, and still in time?
pub(crate) fn known(desk: &mut Desk<'_>, reports: &[Report]) {
    let mut said = std::mem::take(&mut desk.state.meant);
    let named = |own: &&Report| said.plate.is_none() || own.plate == said.plate;
    // Of each vehicle only its newest result counts: what passed since needs no retest.
    let newest = reports.iter().filter(named).max_by_key(|own| own.issued_at);
    let failed = newest
        .filter(|own| own.outcome.is_some_and(|outcome| outcome != fr::Outcome::Favourable))
        .map(|own| (own.plate.clone(), local::paris(own.issued_at).date()));
    if let Some((plate, day)) = failed {
        let until = fr::periods::retest_until(day);
        let over = until < desk.today();
        if over {
            said.service = Some(Service::Periodic);
        }
        let known = plate.as_deref();
        desk.say(&Line::RetestUntil { plate: known, until, over });
        said.plate = said.plate.or(plate);
    }
    begin(desk, &said);
}

fn begin(desk: &mut Desk<'_>, said: &Said) {
    book::start(desk);
    book::fill(desk, said);
    book::advance(desk);
}
