//! What becomes of an appointment that stands, and whom to telephone, in French.

use super::{
    Line,
    fr_parts::{day, energy, hours_of, moment, money},
};
use crate::graph_types::Centre;
use chrono::NaiveDate;
use fr::calendar::public_holiday;

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> Option<String> {
    Some(match line {
        Line::PlateSet { plate, reference, starts_at } => format!(
            "C'est noté : le rendez-vous {reference} du {} est pour {plate}.",
            moment(*starts_at, today)
        ),
        Line::ReplacePlate { appointment, known, plate } => format!(
            "Le rendez-vous {} du {} est pour {known}. Faut-il mettre {plate} à la place ?",
            appointment.reference,
            moment(appointment.starts_at, today)
        ),
        Line::PlateWithoutAppointment { plate } => format!(
            "Vous n'avez pas de rendez-vous à venir auquel ajouter {plate}. Souhaitez-vous en prendre un ?"
        ),
        Line::PlateNotChanged { centre } => format!(
            "Je ne peux plus changer le véhicule de ce rendez-vous. Dites l'immatriculation au contrôleur à votre arrivée, ou {}.",
            call(*centre)
        ),
        Line::OtherEnergy { booked, read } => format!(
            "Votre carte grise indique « {} », alors que le rendez-vous est pris pour « {} ». C'est le tarif de la carte grise qui s'applique.",
            energy(*read),
            energy(*booked)
        ),
        Line::PriceDiffers { reference, old, new } => format!(
            "D'après votre carte grise, le prix du rendez-vous {reference} n'est pas {} mais {} TTC. L'acceptez-vous ?",
            money(old),
            money(new)
        ),
        Line::PriceNow { reference, old, new } if old == new => {
            format!("Le prix du rendez-vous {reference} reste de {} TTC.", money(new))
        }
        Line::PriceNow { reference, old, new } => format!(
            "D'après votre carte grise, le prix du rendez-vous {reference} passe de {} à {} TTC.",
            money(old),
            money(new)
        ),
        Line::PriceDeclined { centre } => format!(
            "C'est noté. Sans votre accord sur ce prix, le rendez-vous ne peut pas être payé. Vous pouvez l'accepter ou annuler ci-dessous. Si la carte grise se trompe, {}.",
            call(*centre)
        ),
        Line::PriceAgreed { price, held: true } => {
            format!("Merci : le prix est de {} TTC.", money(price))
        }
        Line::PriceAgreed { price, held: false } => format!(
            "Merci : le prix est de {} TTC. S'il reste une différence, elle se règle au centre.",
            money(price)
        ),
        Line::Handover { centres } => handover(centres),
        Line::Defects { code, defects } => super::fr_parts::defects(code, defects),
        Line::RetestUntil { plate, until, over: false } => format!(
            "La contre-visite{} est à passer au plus tard le {}.",
            plate.map_or_else(String::new, |plate| format!(" de {plate}")),
            day(*until, today)
        ),
        Line::RetestUntil { plate, until, over: true } => format!(
            "Le délai de la contre-visite{} est passé depuis le {} : il faut refaire un contrôle complet. Je cherche donc un créneau de contrôle technique.",
            plate.map_or_else(String::new, |plate| format!(" de {plate}")),
            day(*until, today)
        ),
        Line::Dues(dues) => super::fr_parts::dues(dues, today),
        Line::RegistrationMatches(reading) => {
            let named: Vec<&str> =
                [&reading.make, &reading.model].into_iter().flatten().map(String::as_str).collect();
            format!(
                "J'ai lu votre carte grise : {} {}. C'est bien le véhicule du rendez-vous.",
                reading.plate.as_deref().unwrap_or_default(),
                named.join(" ")
            )
        }
        Line::NotServed { centre, category, serving } => {
            let where_ = centre
                .map_or_else(|| "Ce centre".to_owned(), |own| format!("Le centre {}", own.name));
            let names: Vec<&str> = serving.iter().map(|own| own.name.as_str()).collect();
            let kind = super::fr_parts::category(*category);
            if names.is_empty() {
                format!(
                    "{where_} ne contrôle pas ce véhicule ({kind}), et aucun autre de nos centres non plus."
                )
            } else {
                format!(
                    "{where_} ne contrôle pas ce véhicule ({kind}). Ces centres le font : {}. Lequel préférez-vous ?",
                    names.join(", ")
                )
            }
        }
        Line::ImpossibleDay { day: own, month } => format!(
            "Le {own} {} n'existe pas. Quel jour vous conviendrait ?",
            super::fr_parts::month(*month)
        ),
        Line::TooFar { day: own, last } => format!(
            "Le {} est trop loin : les rendez-vous se prennent jusqu'au {}. Quel jour vous conviendrait ?",
            day(*own, today),
            day(*last, today)
        ),
        Line::ClosedEverywhere { day: own } => {
            let name = match public_holiday(*own, "") {
                Some(name) => format!("{} (jour férié : {name})", day(*own, today)),
                None => super::fr_parts::weekday(*own).to_owned(),
            };
            format!("Nos centres sont fermés le {name}. Quel autre jour vous conviendrait ?")
        }
        Line::HoursOn { centres, day: own, weekly: true } => {
            format!(
                "Le {}, {}.",
                super::fr_parts::weekday(*own),
                opening(centres, |one| hours_of(one, *own))
            )
        }
        Line::HoursOn { centres, day: own, weekly: false } => {
            let hours = |one: &Centre| match public_holiday(*own, &one.postal_code) {
                Some(name) => format!("fermé (jour férié : {name})"),
                None => hours_of(one, *own),
            };
            format!("Le {}, {}.", day(*own, today), opening(centres, hours))
        }
        _ => return None,
    })
}

/// « nos centres : de 8h à 12h », « Lyon : de 8h à 12h ; Paris : fermé ».
pub(super) fn opening(centres: &[&Centre], hours: impl Fn(&Centre) -> String) -> String {
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for centre in centres {
        let own = hours(centre);
        match alike.iter_mut().find(|(known, _)| *known == own) {
            Some((_, names)) => names.push(&centre.name),
            None => alike.push((own, vec![&centre.name])),
        }
    }
    match alike.as_slice() {
        [(own, names)] if names.len() > 1 => format!("nos centres : {own}"),
        several => {
            let parts: Vec<String> = several
                .iter()
                .map(|(own, names)| format!("{} : {own}", names.join(", ")))
                .collect();
            parts.join(" ; ")
        }
    }
}

/// « appelez le centre Lyon au 04… »
pub(super) fn call(centre: Option<&Centre>) -> String {
    centre.map_or_else(
        || "appelez votre centre (dites « adresse » pour son numéro)".to_owned(),
        |centre| format!("appelez {} au {}", centre.name, centre.phone),
    )
}

/// Where to telephone, after another sentence; empty without a number.
pub(super) fn numbers(centres: &[Centre]) -> String {
    match centres {
        [] => String::new(),
        [one] => format!(" Appelez {} au {}, aux heures d'ouverture.", one.name, one.phone),
        several => {
            let parts: Vec<String> =
                several.iter().map(|own| format!("{} : {}", own.name, own.phone)).collect();
            format!(" Appelez un centre, aux heures d'ouverture ({}).", parts.join(" ; "))
        }
    }
}

fn handover(centres: &[Centre]) -> String {
    match centres {
        [] => "Personne ne peut vous répondre dans cette conversation, et je n'ai pas de numéro de centre à vous donner pour l'instant.".to_owned(),
        [one] => format!(
            "Personne de l'équipe ne lit cette conversation. Pour parler à quelqu'un, appelez {} au {}, aux heures d'ouverture. Pour le reste, je suis là.",
            one.name, one.phone
        ),
        several => {
            let lines: Vec<String> = several
                .iter()
                .map(|centre| format!("• {} : {}", centre.name, centre.phone))
                .collect();
            format!(
                "Personne de l'équipe ne lit cette conversation. Pour parler à quelqu'un, appelez un centre, aux heures d'ouverture :\n{}\nPour le reste, je suis là.",
                lines.join("\n")
            )
        }
    }
}
