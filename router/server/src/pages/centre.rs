//! The network's centres as a list, and one centre: when it is open, where, and what it costs.
use super::{
    STATIC,
    layout::{Lang, Page},
    network::{Centre, Details, Hours, Price},
    words::{self, CATEGORIES, ENERGIES, SERVICES},
};
use kernel::html::escaped;
use serde_json::{Value, json};

/// All centres.
pub(super) fn list(centres: &[Centre], lang: Lang) -> Page {
    let title = lang.of("Centres et tarifs", "Centres and prices");
    let cards: String = centres
        .iter()
        .map(|centre| {
            format!(
                "<li class=\"card\"><h2><a href=\"{}\">{}</a></h2>\n<p>{}<br>{}</p></li>\n",
                escaped(&centre.address(lang)),
                escaped(&centre.name),
                escaped(&address_of(centre)),
                phone(centre),
            )
        })
        .collect();
    let body = format!(
        "<h1>{title}</h1>\n<p>{}</p>\n<ul class=\"cards\">\n{cards}</ul>",
        lang.of(
            "Horaires, adresse et prix de chaque centre. Un rendez-vous se prend en ligne, avec \
             l’assistant ou étape par étape.",
            "Hours, address and prices of each centre. Appointments are booked online, with the \
             assistant or step by step.",
        ),
    );
    let description = lang.of(
        "Les centres de contrôle technique du réseau : adresse, horaires, prix et rendez-vous en ligne.",
        "The network’s vehicle inspection centres: address, hours, prices and online booking.",
    );
    Page::new(lang, title, description, STATIC[0], body)
}

/// One centre.
pub(super) fn one(details: &Details, public_url: &str, lang: Lang) -> Page {
    let centre = &details.centre;
    let title = lang.of(
        format!("Contrôle technique {}", centre.name),
        format!("Vehicle inspection {}", centre.name),
    );
    let body = format!(
        "<h1>{heading}</h1>\n\
         <p>{address}<br>{phone}<br>{approval}</p>\n\
         <p class=\"ways\"><a class=\"button primary\" href=\"/rendez-vous?centre={slug}&amp;lang={tag}\">{book}</a>\n\
         <a class=\"button\" href=\"{route}\" rel=\"noopener noreferrer\">{way}</a></p>\n\
         <h2>{hours}</h2>\n{week}\n{closed}<h2>{prices}</h2>\n<p>{vat}</p>\n{tables}",
        heading = escaped(&title),
        address = escaped(&address_of(centre)),
        phone = phone(centre),
        approval = format_args!(
            "{} {}",
            lang.of("Agrément", "Approval"),
            escaped(&centre.approval_number)
        ),
        slug = escaped(&centre.slug),
        tag = lang.tag(),
        book = lang.of("Prendre rendez-vous ici", "Book here"),
        route = escaped(&route_to(centre)),
        way = lang.of("Itinéraire (OpenStreetMap)", "Route (OpenStreetMap)"),
        hours = lang.of("Horaires", "Opening hours"),
        week = week(&details.week, lang),
        closed = closed(details, lang),
        prices = lang.of("Tarifs", "Prices"),
        vat = lang.of("TVA comprise.", "VAT included."),
        tables = tables(&details.prices, lang),
    );
    let description = lang.of(
        format!(
            "{}, {} : horaires, adresse, prix du contrôle technique et rendez-vous en ligne.",
            centre.name, centre.city
        ),
        format!(
            "{}, {}: opening hours, address, inspection prices and online booking.",
            centre.name, centre.city
        ),
    );
    let addresses = (centre.address(Lang::Fr), centre.address(Lang::En));
    let mut page = Page::new(lang, &title, &description, (&addresses.0, &addresses.1), body);
    page.structured = Some(structured(details, public_url, lang));
    page
}

fn address_of(centre: &Centre) -> String {
    format!("{}, {} {}", centre.street, centre.postal_code, centre.city)
}

fn phone(centre: &Centre) -> String {
    let dialled: String =
        centre.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("<a href=\"tel:{dialled}\">{}</a>", escaped(&centre.phone))
}

/// A map that is opened, never loaded.
fn route_to(centre: &Centre) -> String {
    let to: String = format!("{}, France", address_of(centre))
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("https://www.openstreetmap.org/directions?to={to}")
}

fn week(hours: &[Hours], lang: Lang) -> String {
    let rows: String = (1..=7)
        .map(|day| {
            let open: Vec<String> = hours
                .iter()
                .filter(|one| one.weekday == day)
                .map(|one| {
                    format!(
                        "{} – {}",
                        words::time(&one.opens, lang),
                        words::time(&one.closes, lang)
                    )
                })
                .collect();
            let said = if open.is_empty() {
                lang.of("Fermé", "Closed").to_owned()
            } else {
                open.join(", ")
            };
            format!(
                "<tr><th scope=\"row\">{}</th><td>{said}</td></tr>\n",
                words::weekday(day, lang)
            )
        })
        .collect();
    let head = lang.of(("Jour", "Horaires"), ("Day", "Hours"));
    format!(
        "<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{rows}</tbody></table>\n<p>{}</p>",
        head.0,
        head.1,
        lang.of("Fermé les jours fériés.", "Closed on public holidays."),
    )
}

/// What the ordinary week does not say of the two weeks to come.
fn closed(details: &Details, lang: Lang) -> String {
    if details.closed.is_empty() {
        return String::new();
    }
    let days: String = details
        .closed
        .iter()
        .map(|day| {
            let why = day
                .reason
                .as_deref()
                .map_or_else(String::new, |why| format!(" ({})", escaped(why)));
            format!("<li>{}{why}</li>\n", words::date(day.date, lang))
        })
        .collect();
    let title = lang.of("Prochaines fermetures", "Closed soon");
    format!("<h3>{title}</h3>\n<ul class=\"plain\">\n{days}</ul>\n")
}

fn tables(prices: &[Price], lang: Lang) -> String {
    CATEGORIES
        .iter()
        .filter_map(|(category, fr, en)| table(prices, category, lang.of(*fr, *en), lang))
        .collect()
}

/// The prices of one kind of vehicle; `None` where the centre does not inspect it.
fn table(prices: &[Price], category: &str, name: &str, lang: Lang) -> Option<String> {
    // The yearly pollution check is that of vans.
    let services: Vec<_> = SERVICES
        .iter()
        .filter(|(service, ..)| *service != "POLLUTION_CHECK" || category == "VAN")
        .collect();
    let find = |service: &str, energy: &str| {
        prices.iter().find(|one| {
            one.service == service && one.energy == energy && one.vehicle_category == category
        })
    };
    let rows: String = ENERGIES
        .iter()
        .filter(|(energy, ..)| services.iter().any(|(service, ..)| find(service, energy).is_some()))
        .map(|(energy, fr, en)| {
            let cells: String = services
                .iter()
                .map(|(service, ..)| {
                    let said = find(service, energy)
                        .map_or_else(|| "–".to_owned(), |one| words::money(&one.price, lang));
                    format!("<td>{said}</td>")
                })
                .collect();
            format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", lang.of(fr, en))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let heads: String = services
        .iter()
        .map(|(_, fr, en)| format!("<th scope=\"col\">{}</th>", lang.of(fr, en)))
        .collect();
    Some(format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n<caption>{name}</caption>\n\
         <thead><tr><th scope=\"col\">{}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n",
        lang.of("Énergie", "Energy"),
    ))
}

/// As schema.org describes a business with hours.
fn structured(details: &Details, public_url: &str, lang: Lang) -> Value {
    let centre = &details.centre;
    let hours: Vec<Value> = details
        .week
        .iter()
        .map(|one| {
            json!({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": words::weekday(one.weekday, Lang::En),
                "opens": one.opens,
                "closes": one.closes,
            })
        })
        .collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "AutomotiveBusiness",
        "name": format!("Auto Visite Tech {}", centre.name),
        "url": format!("{public_url}{}", centre.address(lang)),
        "telephone": centre.phone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": centre.street,
            "postalCode": centre.postal_code,
            "addressLocality": centre.city,
            "addressCountry": "FR",
        },
        "openingHoursSpecification": hours,
    });
    if let Some(at) = details.position {
        facts["geo"] = json!({
            "@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude,
        });
    }
    facts
}
