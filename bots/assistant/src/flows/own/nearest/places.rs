//! Towns and postcodes, and how far they are from a centre.

use crate::graph_types::Centre;
use std::sync::LazyLock;
use understanding::text::{self, tokens};

/// A place that somebody named.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// As it may be said back.
    pub(super) said: String,
    /// What tells two centres of one town apart.
    postcode: Option<u32>,
    at: At,
}

/// Latitude and longitude in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
struct At(f64, f64);

struct Town {
    department: String,
    at: At,
    name: Vec<String>,
}

static TOWNS: LazyLock<Vec<Town>> = LazyLock::new(|| {
    let lines = include_str!("towns.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(town).collect()
});

fn town(line: &str) -> Option<Town> {
    let mut parts = line.splitn(4, ' ');
    let department = parts.next()?.to_owned();
    let at = At(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let name = parts.next()?.split(' ').map(str::to_owned).collect();
    Some(Town { department, at, name })
}

/// The place that a text names: a postcode first, else the longest name of a town.
pub(super) fn in_text(text: &str) -> Option<Place> {
    let tokens = tokens(text);
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let postcode = words.iter().find(|word| {
        word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit())
    });
    if let Some(code) = postcode {
        return of_postcode(code, code);
    }
    // Signs between the parts of a name are none of it.
    let plain: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind != text::Kind::Sign)
        .map(|token| token.text.as_str())
        .collect();
    let named = |town: &&Town| {
        plain.windows(town.name.len()).any(|window| window.iter().eq(town.name.iter()))
    };
    let town = TOWNS.iter().filter(named).max_by_key(|town| town.name.len())?;
    Some(Place { said: title(&town.name), postcode: None, at: town.at })
}

fn of_postcode(code: &str, said: &str) -> Option<Place> {
    let department = code.get(..2)?;
    let town = TOWNS.iter().find(|town| town.department == department)?;
    Some(Place { said: said.to_owned(), postcode: code.parse().ok(), at: town.at })
}

/// Where a centre is.
pub(super) fn of(centre: &Centre) -> Place {
    let city = in_text(&centre.city).or_else(|| of_postcode(&centre.postal_code, &centre.city));
    let at = centre.position.as_ref().map(|own| At(own.latitude, own.longitude));
    let none = At(46.6, 2.4);
    let at = at.or(city.map(|city| city.at)).unwrap_or(none);
    Place { said: centre.city.clone(), postcode: centre.postal_code.parse().ok(), at }
}

/// The centre that is nearest, and how far it is in kilometres.
pub(super) fn nearest<'c>(place: &Place, centres: &'c [Centre]) -> Option<(&'c Centre, f64)> {
    let far = |centre: &Centre| {
        let own = of(centre);
        let apart = match (place.postcode, own.postcode) {
            (Some(here), Some(there)) if here == there => return (0.0, 0),
            (Some(here), Some(there)) => here.abs_diff(there),
            _ => 0,
        };
        (distance(place.at, own.at), apart)
    };
    let found = centres.iter().map(|centre| (centre, far(centre))).min_by(|first, second| {
        let ((near, apart), (other, further)) = (first.1, second.1);
        near.total_cmp(&other).then(apart.cmp(&further))
    })?;
    Some((found.0, found.1.0))
}

/// Kilometres as the crow flies.
fn distance(from: At, to: At) -> f64 {
    let (north, south) = (from.0.to_radians(), to.0.to_radians());
    let along = (from.1 - to.1).to_radians();
    let cosine = north.sin() * south.sin() + north.cos() * south.cos() * along.cos();
    cosine.clamp(-1.0, 1.0).acos() * 6371.0
}

fn title(name: &[String]) -> String {
    let capital = |part: &String| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    name.iter().map(capital).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{in_text, nearest};
    use crate::graph_types::Centre;
    use uuid::Uuid;

    fn centre(id: u128, name: &str, city: &str, postal_code: &str) -> Centre {
        Centre {
            id: Uuid::from_u128(id),
            name: name.into(),
            street: String::new(),
            postal_code: postal_code.into(),
            city: city.into(),
            phone: String::new(),
            opening_hours: Vec::new(),
            position: None,
        }
    }

    #[test]
    fn the_nearest_centre_is_that_of_the_postcode_then_of_the_town() {
        let centres = [
            centre(1, "Lyon Part-Dieu", "Lyon", "69003"),
            centre(2, "Villeurbanne", "Villeurbanne", "69100"),
            centre(3, "Paris 15", "Paris", "75015"),
        ];
        for (text, id) in [
            ("69100", 2),
            ("je suis à Versailles", 3),
            ("à Grenoble", 2),
            ("59000 Lille", 3),
            ("Vaulx-en-Velin", 2),
            ("Saint-Étienne", 1),
        ] {
            let place = in_text(text).expect(text);
            let (found, _) = nearest(&place, &centres).expect(text);
            assert_eq!(found.id.as_u128(), id, "{text}");
        }
        assert!(in_text("jeudi à 10h").is_none());
    }
}
