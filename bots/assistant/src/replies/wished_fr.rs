//! What a customer may wish, in French: in a question, on a button, and what is answered where no flow
//! follows.

use super::Line;
use crate::understanding::{FlowKind, Note, Topic, Wished};

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>) -> Option<String> {
    Some(match line {
        Line::Which { first, second: Some(second) } => {
            format!("Voulez-vous {} ou {} ?", clause(*first), clause(*second))
        }
        Line::Which { first, second: None } => format!("Voulez-vous {} ?", clause(*first)),
        Line::Also { first, second: Some(second) } => {
            format!("Voulez-vous aussi {} ou {} ?", clause(*first), clause(*second))
        }
        Line::Also { first, second: None } => format!("Voulez-vous aussi {} ?", clause(*first)),
        Line::NotAnAnswer { asked: true } => {
            "Je n'ai pas trouvé votre réponse dans ce message.".to_owned()
        }
        Line::NotAnAnswer { asked: false } => {
            "Voulez-vous prendre rendez-vous, retrouver un rendez-vous ou connaître les tarifs ? Vous pouvez aussi le dire autrement.".to_owned()
        }
        Line::TakenUp { flow: FlowKind::Book } => {
            "Reprenons votre nouveau rendez-vous.".to_owned()
        }
        Line::TakenUp { flow: _ } => "Reprenons où nous en étions.".to_owned(),
        Line::CentreForThem { centre } => format!(
            "Je prends le centre {} ({}). Si un autre vous arrange mieux, dites-le-moi.",
            centre.name, centre.city
        ),
        Line::NoHurry => "Prenez votre temps : on continue quand vous voulez.".to_owned(),
        Line::Languages => "Je parle français et anglais. / I speak French and English.".to_owned(),
        Line::Note(note) => self::note(*note).to_owned(),
        _ => return None,
    })
}

fn note(note: Note) -> &'static str {
    match note {
        Note::Complaint => {
            "Je suis désolé de ce qui s'est passé. Voulez-vous en parler à une personne ?"
        }
        Note::Frustration => {
            "Je suis désolé, je ne vous ai pas bien aidé. Dites-moi en quelques mots ce qu'il vous faut, ou parlez à une personne."
        }
        Note::PaymentProblem => {
            "Un paiement refusé n'est pas débité : vous pouvez réessayer, ou payer au centre (dites « payer »). Pour un montant faux ou un double débit, appelez votre centre."
        }
        Note::BeforeDue => {
            "Un mois puis une semaine avant l'échéance, un rappel part pour chaque véhicule dont vous avez confirmé la carte grise ou que nous avons contrôlé pour vous, si aucun rendez-vous n'est pris. La date limite figure aussi dans « Mon espace »."
        }
        Note::Waitlist => {
            "Chaque centre a une liste d'attente. Dites-moi lequel, pour quel véhicule et quel jour : si rien n'y est libre, redemandez la liste d'attente et vous y êtes."
        }
        Note::LinkChannel => {
            "Vous me trouvez ici et sur Telegram. Vos rendez-vous et vos documents se retrouvent avec votre compte, sur le site ; je ne réponds pas sur une autre messagerie."
        }
        Note::LoginHelp => {
            "Pour vous connecter, il suffit de votre adresse e-mail. Si le message n'est pas là, regardez dans les courriers indésirables, puis redemandez-le."
        }
        Note::AddVehicle => {
            "Un véhicule s'ajoute à votre compte avec sa carte grise, une fois que vous avez confirmé ce que j'y ai lu."
        }
        Note::OutOfScope => {
            "Nous faisons seulement le contrôle technique : pas de réparation, d'assurance, de carte grise ni de permis. Je peux prendre un rendez-vous de contrôle ou répondre à une question sur le contrôle."
        }
    }
}

/// After « Voulez-vous ».
fn clause(wished: Wished) -> &'static str {
    match wished {
        Wished::Flow(flow) => match flow {
            FlowKind::None => "autre chose",
            FlowKind::Book => "prendre un rendez-vous",
            FlowKind::Reschedule => "déplacer un rendez-vous",
            FlowKind::Cancel => "annuler un rendez-vous",
            FlowKind::Pay => "payer un rendez-vous",
            FlowKind::GivePlate => "donner une immatriculation",
            FlowKind::UploadRegistration => "envoyer votre carte grise",
            FlowKind::UploadReport => "envoyer un ancien procès-verbal",
            FlowKind::GetCertificate => "recevoir vos documents",
            FlowKind::MyBookings => "voir vos rendez-vous",
        },
        Wished::Retest => "prendre rendez-vous pour une contre-visite",
        Wished::Human => "parler à quelqu'un",
        Wished::Note(note) => match note {
            Note::Complaint => "faire une réclamation",
            Note::Frustration => "parler à quelqu'un",
            Note::PaymentProblem => "de l'aide pour un paiement",
            Note::BeforeDue => "être prévenu avant l'échéance",
            Note::Waitlist => "une place qui se libère",
            Note::LinkChannel => "m'écrire sur une autre messagerie",
            Note::LoginHelp => "de l'aide pour vous connecter",
            Note::AddVehicle => "ajouter un véhicule",
            Note::OutOfScope => "autre chose que le contrôle technique",
        },
        Wished::Tell(topic) => match topic {
            Topic::Price => "connaître les tarifs",
            Topic::RetestPrice => "connaître le prix d'une contre-visite",
            Topic::Hours => "connaître les horaires",
            Topic::Address => "connaître l'adresse",
            Topic::Contact => "le numéro d'un centre",
            Topic::Documents => "savoir quoi apporter",
            Topic::Results => "comprendre un résultat",
            Topic::Defect => "comprendre une défaillance",
            Topic::Retest => "connaître le délai de la contre-visite",
            Topic::Late => "prévenir d'un retard",
            Topic::Instalments => "payer en plusieurs fois",
            Topic::PaymentMethods => "connaître les moyens de paiement",
            Topic::Discount => "savoir s'il y a une remise",
            Topic::Refund => "savoir ce qui est remboursé",
            Topic::CancellationPolicy => "savoir jusqu'à quand annuler ou déplacer",
            Topic::Privacy => "savoir ce que deviennent vos données",
            Topic::Duration => "savoir combien de temps dure le contrôle",
            Topic::DueDate => "savoir quand le contrôle est à faire",
            Topic::EarlyInspection => "savoir si l'on peut venir plus tôt",
            Topic::NoValidInspectionFine => "savoir ce que l'on risque sans contrôle",
            Topic::CriticalDefectDriving => "savoir si l'on peut encore rouler",
            Topic::HowToPrepare => "savoir comment préparer le véhicule",
            Topic::SomeoneElseBrings => "savoir si quelqu'un d'autre peut venir",
            Topic::WaitingOnSite => "savoir si l'on peut attendre sur place",
            Topic::Parking => "savoir où se garer",
            Topic::Accessibility => "savoir si le centre est accessible",
            Topic::ForeignPlate => "la règle pour une plaque étrangère",
            Topic::LostRegistration => "savoir que faire sans carte grise",
            Topic::PreviousReportLost => "savoir que faire sans l'ancien procès-verbal",
            Topic::SaleRule => "la règle pour vendre un véhicule",
            Topic::ContestResult => "contester un résultat",
            Topic::RecallAirbag => "savoir ce qu'il en est des rappels",
            Topic::PollutionCheck => "comprendre le contrôle de pollution",
            Topic::Motorcycle => "la règle pour les deux-roues",
            Topic::Camper => "la règle pour les camping-cars",
            Topic::TaxiVtc => "la règle pour les taxis et VTC",
            Topic::Collection => "la règle pour les véhicules de collection",
            Topic::Electric => "la règle pour les véhicules électriques",
            Topic::GasLpg => "la règle pour les véhicules au gaz",
            Topic::Mileage => "parler du kilométrage",
        },
    }
}

/// On a button: the same, with a capital.
pub(super) fn label(wished: Wished) -> String {
    super::fr_parts::capital(clause(wished))
}
