//! The assistant's sentences and labels in French.

use super::{
    Label, Line,
    fr_parts::{
        address, appointments, capital, category, day, due, energy, hours, kept_until, moment,
        money, offers, open_days, prices_text, registration, reports_text, service, time,
    },
};
use crate::{
    graph_types::{Energy, VehicleCategory},
    understanding::Talk,
};
use chrono::NaiveDate;
use fr::consent::Consent;
use std::fmt::Write as _;

pub(super) fn label(label: &Label<'_>, today: NaiveDate) -> String {
    match label {
        Label::Text(text) => (*text).to_owned(),
        Label::Wished(wished) => super::wished_fr::label(*wished),
        Label::Energy(own) => match own {
            Energy::Petrol => "Essence",
            Energy::Diesel => "Diesel",
            Energy::Electric => "Électrique",
            Energy::Hybrid => "Hybride",
            Energy::Gas => "Gaz",
        }
        .into(),
        Label::Category(VehicleCategory::Motorcycle) => "C'est une moto".into(),
        Label::Category(own) => category(*own).into(),
        Label::PlateLater => "Plus tard".into(),
        Label::OtherVehicle => "Un autre véhicule".into(),
        Label::Soonest => "Le plus tôt possible".into(),
        Label::Day(own) => capital(&day(*own, today)),
        Label::Slot { starts_at, price } => {
            let when = capital(&moment(*starts_at, today));
            price.map_or(when.clone(), |price| format!("{when} · {}", money(price)))
        }
        Label::MoreSlots => "Autres horaires".into(),
        Label::OtherDay => "Un autre jour".into(),
        Label::Login => "Se connecter ou créer un compte".into(),
        Label::OtherAddress => "Une autre adresse".into(),
        Label::CodeAgain => "Recevoir un autre code".into(),
        Label::Confirm => "Confirmer".into(),
        Label::Change => "Modifier".into(),
        Label::Upload => "Envoyer la carte grise".into(),
        Label::UploadReport => "Envoyer un ancien procès-verbal".into(),
        Label::PictureConsent => Consent::Picture.today().fr.into(),
        Label::Later => "Plus tard".into(),
        Label::Continue => "Continuer".into(),
        Label::GoOn => "Continuer sans attendre".into(),
        Label::Right => "C'est correct".into(),
        Label::Wrong => "Corriger".into(),
        Label::KeepPlate(plate) => format!("Oui, c'est bien {plate}"),
        Label::OtherPhoto => "Non, envoyer une autre photo".into(),
        Label::Pay(price) => format!("Payer {}", money(price)),
        Label::PayAtCentre => "Payer au centre".into(),
        Label::AcceptPrice(price) => format!("Accepter {}", money(price)),
        Label::TakeOffer => "Je le prends".into(),
        Label::PassOffer => "Non, au suivant".into(),
        Label::CancelAppointment => "Annuler le rendez-vous".into(),
        Label::TryAgain => "Réessayer".into(),
        Label::Book => "Prendre rendez-vous".into(),
        Label::BookAgain => "Prendre un nouveau rendez-vous".into(),
        Label::MyBookings => "Mes rendez-vous".into(),
        Label::Appointment { starts_at, reference } => {
            format!("{} · {reference}", capital(&moment(*starts_at, today)))
        }
        Label::Move => "Déplacer".into(),
        Label::Cancel => "Annuler".into(),
        Label::YesCancel => "Oui, annuler".into(),
        Label::Keep => "Non, garder".into(),
        Label::Reports => "Mes documents".into(),
        Label::MeaningOfResult => "Comprendre le résultat".into(),
        Label::WhatToBring => "Que faut-il apporter ?".into(),
        Label::Prices => "Tarifs".into(),
        Label::Human => "Parler à une personne".into(),
        Label::LeaveNumber => "Être rappelé".into(),
        Label::BackToAssistant => "Continuer avec l'assistant".into(),
    }
}

pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> String {
    match line {
        Line::Welcome => "Bonjour, je suis l'assistant d'Auto Visite Tech. Je prends vos rendez-vous de contrôle technique, je les déplace ou les annule, et je vous remets vos documents. Que puis-je faire pour vous ?".into(),
        Line::AskEnergy => "Quelle énergie utilise votre véhicule ?".into(),
        Line::AskPlate => "Quelle est son immatriculation ? Par exemple AB-123-CD. Vous pouvez aussi la donner plus tard.".into(),
        Line::AskVehicle => "Pour quel véhicule ?".into(),
        Line::UsingVehicle { vehicle } => format!("Je prends votre véhicule {vehicle}. Si c'est pour un autre, dites-le-moi."),
        Line::AskCentre => "Dans quel centre souhaitez-vous venir ?".into(),
        Line::AskDay => "Quel jour vous conviendrait ?".into(),
        Line::PastDay => "Cette date est passée. Quel jour vous conviendrait ?".into(),
        Line::WhichDay { first, second } => format!("Parlez-vous du {} ou du {} ?", day(*first, today), day(*second, today)),
        Line::ClosedDay { day: own, centre } => format!("Le centre {} est fermé le {}. Il est ouvert : {}.", centre.name, day(*own, today), open_days(centre)),
        Line::FullDay { day: own } => format!("Il n'y a plus de place le {}.", day(*own, today)),
        Line::FullPeriod => "Il n'y a plus de place sur cette période.".into(),
        Line::NothingFree => "Je ne trouve aucun créneau libre à ces dates. Quel autre jour vous conviendrait ?".into(),
        Line::NoMoreSlots => "Je n'ai pas d'autre créneau qui corresponde. Quel autre jour vous conviendrait ?".into(),
        Line::Offers { why, day: own } => offers(*why, own.map(|own| day(own, today))),
        Line::AskLogin => "Ce créneau est libre. Pour le réserver à votre nom, écrivez-moi votre adresse e-mail : un code à six chiffres y part aussitôt, et se tape ici ; je garde tout ce que vous m'avez dit.".into(),
        Line::LoginToGoOn => "Pour continuer, écrivez-moi votre adresse e-mail : un code à six chiffres y part aussitôt, et se tape ici.".into(),
        Line::LoginToKeep => "À quelle adresse e-mail vous écrire ? Un code à six chiffres y part aussitôt ; tapez-le ici, et ce rendez-vous est à votre nom.".into(),
        Line::LoginToPay { until } => {
            let until = until.map_or_else(String::new, |until| format!(" Votre créneau reste bloqué jusqu'à {}.", time(crate::local::paris(until).time())));
            format!("Pour payer, écrivez-moi votre adresse e-mail : un code à six chiffres y part aussitôt, et se tape ici.{until}")
        }
        Line::LoginToSee => "Pour que je retrouve vos rendez-vous et vos documents, écrivez-moi votre adresse e-mail : un code à six chiffres y part aussitôt, et se tape ici.".into(),
        Line::CodeSent { address } => format!("Un code à six chiffres est parti à l'adresse {address}. Tapez-le ici : il sert une fois, pendant dix minutes. S'il n'arrive pas, regardez dans les courriers indésirables."),
        Line::Summary { service: own, category: kind, energy: fuel, plate, centre, starts_at, price, until } => {
            let mut vehicle = kind.map_or("véhicule", category).to_owned();
            if let Some(fuel) = fuel {
                let _ = write!(vehicle, " {}", energy(*fuel));
            }
            let plate = plate.map_or_else(|| "immatriculation à donner plus tard".to_owned(), str::to_owned);
            format!("Voici votre rendez-vous :\n• {}\n• {}\n• {}, {} {} {}\n• {}, {plate}\n• {} TTC\n{}Je le réserve ?",
                capital(service(*own)), capital(&moment(*starts_at, today)), centre.name, centre.street, centre.postal_code, centre.city,
                capital(&vehicle), money(price), kept_until(*until))
        }
        Line::KeptNoLonger { starts_at } => format!("Le créneau du {} n'est plus gardé pour vous. Si vous dites oui, je regarde s'il est encore libre.", moment(*starts_at, today)),
        Line::WhatToChange => "Bien sûr. Que souhaitez-vous changer ? Dites-moi par exemple « mercredi à 11h » ou « à Lyon ».".into(),
        Line::SlotTaken => "Ce créneau vient d'être pris par quelqu'un d'autre. Voici ce qui s'en rapproche le plus.".into(),
        Line::Held { starts_at, reference, minutes } => format!("C'est fait : le créneau du {} est bloqué pour vous pendant {minutes} minutes (référence {reference}). Il sera confirmé dès que vous aurez payé, ou choisi de payer au centre.", moment(*starts_at, today)),
        Line::HoldExpired { starts_at } => format!("Le créneau du {} n'était plus bloqué. Je regarde s'il est encore libre.", moment(*starts_at, today)),
        Line::AskRegistration => "Envoyez-moi une photo de votre carte grise : je remplirai le dossier à votre place. Vous pouvez aussi le faire plus tard.".into(),
        Line::AskReport => "Envoyez-moi une photo ou le PDF du procès-verbal de votre dernier contrôle : j'en tiens compte pour la date du prochain.".into(),
        Line::BeingRead { report: true } => "Merci, je lis votre procès-verbal. Cela prend quelques secondes, je vous dis ici ce que j'y trouve.".into(),
        Line::BeingRead { report: false } => "Merci, je lis votre carte grise. Cela prend quelques secondes, je vous montre le résultat ici.".into(),
        Line::Unreadable => "Je n'arrive pas à lire ce document. Pouvez-vous reprendre la photo, bien à plat et sans reflet ? Sinon, continuez sans elle.".into(),
        Line::OtherPhoto => "Pas de souci. Envoyez une autre photo quand vous voulez.".into(),
        Line::Registration(reading) => registration(reading),
        Line::PlateMismatch { expected, read } => format!("Cette carte grise porte l'immatriculation {read}, alors que votre rendez-vous est pour {expected}. Est-ce le bon véhicule ?"),
        Line::AskCorrection => "Dites-moi ce qui est faux, par exemple « la plaque est AB-123-CD » ou « la marque est Renault ».".into(),
        Line::RegistrationConfirmed { plate, due: next } => {
            let thanks = plate.map_or_else(|| "Merci, votre véhicule est enregistré.".to_owned(), |plate| format!("Merci, votre véhicule {plate} est enregistré."));
            next.map_or_else(|| thanks.clone(), |next| format!("{thanks} {}", due(next, today)))
        }
        Line::PictureStays => "Merci pour la photo : elle reste quelques semaines pour améliorer la lecture, puis elle est supprimée. Si vous changez d'avis, dites-moi « je retire mon accord pour la photo ».".into(),
        Line::PicturesTakenBack { any: true } => "C'est fait : votre accord est retiré et la photo de votre carte grise est supprimée.".into(),
        Line::PicturesTakenBack { any: false } => "Je ne garde aucune photo de carte grise avec votre accord : il n'y a rien à retirer.".into(),
        Line::AskPayment { price } => format!("Il reste à régler {} pour confirmer : par carte maintenant, ou sur place le jour du rendez-vous.", money(price)),
        Line::WillPayAtCentre { price } => format!("C'est noté : vous réglerez {} au centre. La confirmation arrive ici dans un instant.", money(price)),
        Line::NothingToPay { reference } => format!("Le rendez-vous {reference} n'attend pas de paiement."),
        Line::NoPayment => "Aucun de vos rendez-vous n'attend de paiement.".into(),
        Line::WhichAppointment => "De quel rendez-vous s'agit-il ?".into(),
        Line::Appointments { coming, past } => appointments(coming, past, today),
        Line::NoAppointment { signed_in: true } => "Vous n'avez pas de rendez-vous à venir. Souhaitez-vous en prendre un ?".into(),
        Line::NoAppointment { signed_in: false } => "Je ne vois pas de rendez-vous à venir. Si vous en avez pris un avec votre compte, connectez-vous pour le retrouver.".into(),
        Line::NotYours { reference } => format!("Je ne trouve pas le rendez-vous {reference} parmi les vôtres."),
        Line::ConfirmCancel { appointment, paid } => {
            let refund = match (appointment.kept(), paid) {
                (Some(late), _) => format!(" Selon ses conditions, le centre garde {} ; il vous en revient {}.", money(&late.kept), money(&late.given_back)),
                (None, true) => format!(" Les {} payés vous seront remboursés.", money(&appointment.price)),
                (None, false) => String::new(),
            };
            format!("Voulez-vous vraiment annuler le rendez-vous {} du {} ({}) ?{refund}", appointment.reference, moment(appointment.starts_at, today), appointment.centre.name)
        }
        Line::Cancelled { reference, starts_at, paid } => {
            let refund = if *paid { " Le remboursement est lancé." } else { "" };
            format!("Le rendez-vous {reference} du {} est annulé.{refund}", moment(*starts_at, today))
        }
        Line::Kept => "Très bien, je ne change rien : votre rendez-vous est maintenu.".into(),
        Line::MoveTo { starts_at } => format!("Votre rendez-vous est le {}. Quel jour vous conviendrait mieux ?", moment(*starts_at, today)),
        Line::ConfirmMove { appointment, to } => {
            let late = appointment.kept().map_or_else(String::new, |late| format!(" Annuler coûte déjà {} selon les conditions du centre : un autre horaire n'y change rien.", money(&late.kept)));
            format!("Je déplace le rendez-vous {} du {} au {} ({}).{late} Vous confirmez ?", appointment.reference, moment(appointment.starts_at, today), moment(*to, today), appointment.centre.name)
        }
        Line::Moved { appointment } => format!("C'est fait : votre rendez-vous {} est maintenant le {}.", appointment.reference, moment(appointment.starts_at, today)),
        Line::Reports { reports, invoices } => reports_text(reports, invoices, today),
        Line::NoReport { signed_in: true, asked } if asked.of_payment() && !asked.of_inspection() => "Je ne trouve pas de facture à votre nom. Elle est établie une fois le paiement reçu.".into(),
        Line::NoReport { signed_in: true, .. } => "Je n'ai pas encore de document pour vous : ils arrivent ici dès la fin du contrôle.".into(),
        Line::NoReport { signed_in: false, .. } => "Connectez-vous pour que je retrouve vos documents.".into(),
        Line::Prices { service: own, category: kind, prices } => prices_text(*own, *kind, prices),
        Line::Hours(centres) => format!("Horaires, {}.", super::standing_fr::opening(centres, hours)),
        Line::Addresses(centres) => centres.iter().map(|centre| address(centre)).collect::<Vec<_>>().join("\n"),
        Line::Topic(topic) => super::topics_fr::answer(*topic).to_owned(),
        Line::Talk(talk) => match talk {
            Talk::Greeting => "Bonjour !",
            Talk::Thanks => "Avec plaisir !",
            Talk::Goodbye => "Au revoir, et bonne route !",
            Talk::Robot => "Oui, je suis un assistant automatique. Pour parler à quelqu'un, il faut appeler un centre : dites « parler à une personne » et je vous donne le numéro.",
        }
        .into(),
        Line::OffTopic => "Je ne peux pas vous aider sur ce point : je m'occupe seulement des rendez-vous et des documents de contrôle technique.".into(),
        Line::FlowLeft { held: true } => "D'accord, on s'arrête là. Le créneau bloqué se libérera tout seul si vous ne le payez pas.".into(),
        Line::FlowLeft { held: false } => "D'accord, on s'arrête là. Rien n'a été réservé ni modifié.".into(),
        Line::AnythingElse => "Puis-je faire autre chose pour vous ?".into(),
        Line::HandoverOver => "Je reprends avec vous.".into(),
        Line::Language => "Très bien, continuons en français.".into(),
        Line::ButtonExpired => "Ce bouton n'est plus valable.".into(),
        Line::AlreadyDone => "C'est déjà pris en compte, vous n'avez rien de plus à faire.".into(),
        Line::AlreadyAnswered => "La conversation a avancé depuis : ce bouton ne sert plus, et je n'ai rien fait.".into(),
        Line::SummaryChanged => "Ce récapitulatif a changé depuis.".into(),
        Line::Unavailable => "Le service est momentanément indisponible. Rien n'est perdu : réessayez dans un instant.".into(),
        Line::Refused(refusal) => refusal.message_fr.clone(),
        Line::Own { fr, .. } => (*fr).to_owned(),
        _ => super::told_fr::line(line, today)
            .or_else(|| super::standing_fr::line(line, today))
            .or_else(|| super::wished_fr::line(line))
            .or_else(|| super::person_fr::line(line, today))
            .unwrap_or_default(),
    }
}
