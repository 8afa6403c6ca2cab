//! Which centres are near, and what is left for whom a closure hits.
use super::{Busy, FreeSlot, Position, Standing, Timetable, Wish, local_date, timetable::Booker};
use chrono::{DateTime, Days, TimeDelta, Utc};

/// So many other times are proposed to each.
const PROPOSED: usize = 3;
/// So long before and after the time that is lost they are looked for.
const AROUND: Days = Days::new(21);
/// Radius of the earth, in kilometres.
const EARTH: f64 = 6_371.0;

/// How far apart two places are as the crow flies, in kilometres (haversine).
pub(crate) fn distance_km(one: Position, other: Position) -> f64 {
    let (lat1, lat2) = (one.latitude.to_radians(), other.latitude.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (other.longitude - one.longitude).to_radians());
    let chord = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * EARTH * chord.sqrt().min(1.0).asin()
}

/// Other times for an appointment that cannot be kept, the nearest to its own first. What is taken
/// counts, what was proposed to others before it, too: nobody is promised what somebody else is.
pub(crate) fn alternatives(
    after: &Timetable,
    standing: &Standing,
    taken: &[Busy],
    now: DateTime<Utc>,
) -> Vec<FreeSlot> {
    let wish = Wish { service: standing.service, category: standing.category };
    let own = local_date(standing.starts_at);
    let from = own.checked_sub_days(AROUND).unwrap_or(own).max(local_date(now));
    let to = own.checked_add_days(AROUND).unwrap_or(own);
    let mut found =
        after.search(Booker::Customer, wish, (from, to), super::Window::default(), taken, now);
    let away = |slot: &FreeSlot| (slot.starts_at - standing.starts_at).abs();
    found.sort_by_key(|slot| (away(slot), slot.starts_at));
    // Within an hour of each other is the same wish: three choices, not three neighbours.
    let mut proposed: Vec<FreeSlot> = Vec::new();
    for slot in found {
        let near =
            |known: &FreeSlot| (known.starts_at - slot.starts_at).abs() < TimeDelta::hours(1);
        if !proposed.iter().any(near) {
            proposed.push(slot);
        }
        if proposed.len() == PROPOSED {
            break;
        }
    }
    proposed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lyon_is_four_hundred_kilometres_from_paris() {
        let lyon = Position { latitude: 45.7593, longitude: 4.8622 };
        let paris = Position { latitude: 48.8406, longitude: 2.2938 };
        assert!((390.0..=400.0).contains(&distance_km(lyon, paris)));
        assert!(distance_km(lyon, lyon) < 1e-6);
    }
}
