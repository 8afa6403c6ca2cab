//! Who answers for the site: what the operator set, and nothing that nobody did.
//!
//! Source of what a notice says: loi n° 2004-575 du 21 juin 2004, article 1-1; code de la
//! consommation, article L616-1 (mediator).
use super::{
    STATIC, Site,
    layout::{Lang, Page},
};
use kernel::html::escaped;

/// The legal notice.
pub(super) fn notice(site: &Site, lang: Lang) -> Page {
    let title = lang.of("Mentions légales", "Legal notice");
    let legal = &site.legal;
    let said = [
        (lang.of("Éditeur", "Publisher"), &legal.name),
        (lang.of("Siège", "Registered office"), &legal.address),
        (lang.of("Immatriculation", "Registration"), &legal.register),
        (lang.of("TVA intracommunautaire", "VAT number"), &legal.vat),
        (lang.of("Directeur de la publication", "Publication director"), &legal.director),
        (lang.of("Hébergeur", "Host"), &legal.host),
        (lang.of("Contact", "Contact"), &legal.email),
        (lang.of("Médiateur de la consommation", "Consumer mediator"), &legal.mediator),
    ];
    let rows: String = said
        .iter()
        .filter_map(|(name, value)| {
            let value = value.as_ref()?;
            Some(format!("<dt>{name}</dt><dd>{}</dd>\n", escaped(value)))
        })
        .collect();
    let identity = if rows.is_empty() { String::new() } else { format!("<dl>\n{rows}</dl>\n") };
    let centres = lang.of(STATIC[0].0, STATIC[0].1);
    let body = format!(
        "<h1>{title}</h1>\n{identity}<h2>{}</h2>\n<p>{}</p>\n<h2>{}</h2>\n<p>{}</p>\n<h2>{}</h2>\n<p>{}</p>",
        lang.of("Centres agréés", "Approved centres"),
        lang.of(
            format!("Chaque centre de contrôle technique est agréé par sa préfecture. Son numéro d’agrément figure sur <a href=\"{centres}\">sa page</a>."),
            format!("Each inspection centre is approved by its prefecture. Its approval number stands on <a href=\"{centres}\">its page</a>."),
        ),
        lang.of("Déplacer et annuler", "Moving and cancelling"),
        lang.of(
            "Un rendez-vous se déplace ou s’annule sans frais jusqu’à l’heure où il commence. Un paiement par carte est alors remboursé en entier, sur la même carte.",
            "An appointment is moved or cancelled free of charge until it begins. A payment by card is then refunded in full, to the same card.",
        ),
        lang.of("Œuvres d’autrui", "Works of others"),
        lang.of(
            "La police de caractères est Atkinson Hyperlegible Next (Braille Institute, SIL Open Font License). Les itinéraires s’ouvrent sur OpenStreetMap.",
            "The typeface is Atkinson Hyperlegible Next (Braille Institute, SIL Open Font License). Routes open on OpenStreetMap.",
        ),
    );
    let description = lang.of(
        "Qui répond de ce site, des centres et des rendez-vous.",
        "Who answers for this site, the centres and the appointments.",
    );
    Page::new(lang, title, description, STATIC[3], body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{legal::Legal, pages::network::Network};

    #[test]
    fn nobody_is_invented() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let site = |legal: Legal| Site {
            public_url: String::new(),
            legal,
            network: Network::new("http://127.0.0.1:1"),
        };
        let empty = notice(&site(Legal::default()), Lang::Fr).body;
        assert!(!empty.contains("<dl>") && !empty.contains("Éditeur"), "{empty}");
        let legal = Legal { name: Some("Exemple <SAS>".to_owned()), ..Legal::default() };
        let named = notice(&site(legal), Lang::Fr).body;
        assert!(named.contains("<dt>Éditeur</dt><dd>Exemple &lt;SAS&gt;</dd>"), "{named}");
        assert!(!named.contains("Médiateur"), "{named}");
    }
}
