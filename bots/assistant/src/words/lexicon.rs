//! The word tables: abbreviations and synonyms. Data, no grammar.

/// Abbreviations of text messages, opened into the words they stand for.
pub(super) fn sms(run: &str) -> Option<&'static str> {
    Some(match run {
        "slt" | "bjr" | "salut" | "coucou" | "cc" | "bonsoir" | "bsr" | "hello" | "hi" | "hey"
        | "wesh" => "bonjour",
        "jveu" | "jveux" | "jve" => "je veux",
        "jvoudrais" | "jvoudrai" | "jvoudré" => "je voudrais",
        "jpeu" | "jpeux" => "je peux",
        "ct" => "controletechnique",
        "cv" => "contrevisite",
        "rdv" | "rdvs" | "rv" | "rendezvous" => "rendezvous",
        "dem1" | "2main" | "dmain" | "dm1" | "tomorrow" | "tmrw" => "demain",
        "mat1" | "matt1" => "matin",
        "aprem" | "apm" | "aprm" | "afternoon" => "apresmidi",
        "soire" => "soiree",
        "bsoin" => "besoin",
        "d1" => "de un",
        "ok" | "okay" | "oki" | "okk" | "k" | "dac" | "daccord" | "dacc" | "oké" => "ok",
        "oui" | "ouii" | "ui" | "yes" | "yep" | "yeah" | "yup" | "ouais" | "ouai" | "ouep"
        | "mouais" | "wi" | "sure" => "oui",
        "non" | "nan" | "nn" | "no" | "nope" | "nop" => "non",
        "stp" | "svp" | "please" | "pls" | "siouplait" => "svp",
        "mci" | "mrc" | "merci" | "thanks" | "thx" | "thank" => "merci",
        "pr" => "pour",
        "qd" | "kan" | "kand" | "quan" => "quand",
        "koi" | "kwa" => "quoi",
        "ki" => "qui",
        "tt" => "tout",
        "bcp" => "beaucoup",
        "pb" => "probleme",
        "tel" => "telephone",
        "immat" | "plaques" | "plate" => "plaque",
        "auj" | "ajd" | "ajrd" | "aujourdhui" | "today" => "aujourdhui",
        "asap" | "dqp" => "desquepossible",
        "wkd" | "we" | "weekend" => "weekend",
        "combi1" | "cb" | "cmb" => "combien",
        "moto" | "motos" | "scooter" | "scoot" | "motorbike" | "motorcycle" => "moto",
        "slmt" => "seulement",
        _ => return None,
    })
}

/// One canonical word for each meaning the grammar cares about.
pub(super) fn canonical(word: &str) -> String {
    let known = match word {
        "monday" => "lundi",
        "tuesday" | "tue" | "tues" => "mardi",
        "wednesday" | "wed" => "mercredi",
        "thursday" | "thu" | "thurs" => "jeudi",
        "friday" | "fri" => "vendredi",
        "saturday" | "sat" => "samedi",
        "sunday" | "sun" => "dimanche",
        "lundis" | "lun" => "lundi",
        "mardis" => "mardi",
        "mercredis" | "mer" | "merc" => "mercredi",
        "jeudis" | "jeu" => "jeudi",
        "vendredis" | "ven" | "vend" => "vendredi",
        "samedis" | "sam" => "samedi",
        "dimanches" | "dim" => "dimanche",
        "janvier" | "january" | "janv" | "jan" => "janvier",
        "fevrier" | "february" | "fev" | "fevr" | "feb" => "fevrier",
        "mars" | "march" => "mars",
        "avril" | "april" | "avr" | "apr" => "avril",
        "mai" | "may" => "mai",
        "juin" | "june" | "jun" => "juin",
        "juillet" | "july" | "juil" | "jui" | "jul" => "juillet",
        "aout" | "august" | "aug" => "aout",
        "septembre" | "september" | "sep" => "septembre",
        "octobre" | "october" | "oct" => "octobre",
        "novembre" | "november" | "nov" => "novembre",
        "decembre" | "december" | "dec" => "decembre",
        "morning" | "matinee" | "matins" => "matin",
        "evening" | "soiree" | "tonight" => "soir",
        "night" => "nuit",
        "noon" | "midday" => "midi",
        "midnight" => "minuit",
        "at" => "a",
        "around" | "environ" | "autour" | "about" => "vers",
        "before" => "avant",
        "after" => "apres",
        "until" | "till" | "jusqua" | "jusque" | "jusqu" => "jusqua",
        "from" => "de",
        "between" => "entre",
        "and" | "&" => "et",
        "next" | "prochaine" | "prochains" | "prochaines" | "suivant" | "suivante"
        | "prochainement" => "prochain",
        "this" | "cet" | "cette" => "ce",
        "week" | "weeks" | "semaines" | "sem" => "semaine",
        "days" | "day" | "jours" | "journee" | "journees" => "jour",
        "month" | "months" => "mois",
        "year" | "years" | "ans" | "annee" | "annees" => "an",
        "hour" | "hours" | "heures" | "heure" | "hrs" | "hr" => "h",
        "minutes" | "minute" | "mins" | "min" | "mn" => "minute",
        "half" | "demi" => "demie",
        "quarter" | "quarts" => "quart",
        "earliest" => "plustot",
        "early" | "debuts" => "debut",
        "end" | "late" => "fin",
        "middle" | "mid" => "milieu",
        "except" | "excepte" | "hormis" | "hors" => "sauf",
        "not" => "pas",
        "rather" | "instead" | "plutot" => "plutot",
        "but" => "mais",
        "the" => "le",
        "to" => "au",
        "of" => "de",
        "@" => "a",
        "coming" | "upcoming" => "prochain",
        "lunch" => "dejeuner",
        "in" => "dans",
        "on" => "le",
        "my" => "mon",
        "i" => "je",
        "want" | "veut" | "veu" => "veux",
        "need" | "besoins" | "faut" | "fo" | "faudrait" => "besoin",
        "would" | "voudrai" | "souhaite" | "souhaiterais" | "aimerais" | "desire" | "like"
        | "aimerai" => "voudrais",
        "book" | "booking" | "reserver" | "reserve" | "reservez" | "reservation" | "schedule" => {
            "reserver"
        }
        "appointment" | "appointments" | "appt" => "rendezvous",
        "slot" | "slots" | "creneaux" | "creno" | "disponibilite" | "disponibilites" | "dispo"
        | "dispos" | "place" | "places" | "blassa" => "creneau",
        "inspection" => "controletechnique",
        "cancel" | "annule" | "annulez" | "annulation" | "anuler" | "annul" | "annuler" => {
            "annuler"
        }
        "decaler" | "deplacer" | "reporter" | "repousser" | "reschedule" | "move" | "postpone"
        | "decale" | "deplace" | "reporte" | "avancer" | "empechement" | "decalez" => "deplacer",
        "pay" | "regler" | "paye" | "payez" | "paiement" | "payment" | "reglement" | "payement" => {
            "payer"
        }
        "cost" | "coute" | "coutent" | "prix" | "tarif" | "tarifs" | "price" | "prices"
        | "cout" | "payante" | "payant" => "prix",
        "much" => "combien",
        "certificate" | "certificats" => "certificat",
        "report" | "rapport" => "rapport",
        "invoice" | "factures" => "facture",
        "address" => "adresse",
        "where" => "ou",
        "when" => "quand",
        "open" | "ouverts" | "ouverte" | "ouvert" | "ouvrez" | "fermez" | "ferme" | "fermes"
        | "ouverture" | "horaires" | "opening" | "closed" | "close" => "horaire",
        "human" | "humain" | "conseiller" | "conseillere" | "agent" | "operateur" | "someone"
        | "somebody" | "person" => "humain",
        "petrol" | "gasoline" | "sp95" | "sp98" | "ess" => "essence",
        "gasoil" | "gazole" | "gazoil" | "dci" | "hdi" | "tdi" | "mazout" => "diesel",
        "electric" | "electriques" | "tesla" => "electrique",
        "hybrid" | "hybrides" => "hybride",
        "gpl" | "lpg" | "gnv" => "gaz",
        "van" | "camionnette" | "fourgon" | "fourgonnette" | "utilitaires" | "vul" => "utilitaire",
        "car" | "auto" | "bagnole" | "caisse" | "voitures" | "tuture" => "voiture",
        "retest" | "contrevisites" => "contrevisite",
        "registration" => "immatriculation",
        "premiere" | "1ere" | "first" | "premiers" => "premier",
        "deuxieme" | "seconde" | "second" => "deuxieme",
        "third" => "troisieme",
        "last" | "derniere" => "dernier",
        "later" => "plustard",
        "same" | "mme" | "mem" | "meem" | "emme" | "memme" => "meme",
        _ => "",
    };
    if known.is_empty() { respell(word) } else { known.to_owned() }
}

/// Words common enough, and long enough, to be recognised with a slip of the finger in them.
const SPELLED: &[&str] = &[
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "janvier",
    "fevrier",
    "juillet",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "demain",
    "matin",
    "semaine",
    "prochain",
    "rendezvous",
    "reserver",
    "annuler",
    "deplacer",
    "certificat",
    "essence",
    "diesel",
    "electrique",
    "hybride",
    "voiture",
    "utilitaire",
    "horaire",
    "adresse",
    "controle",
    "technique",
    "immatriculation",
    "plutot",
    "creneau",
    "visite",
    "combien",
    "recommencer",
];

/// Real words that would otherwise be taken for a slip.
const NOT_SLIPS: &[&str] = &[
    "main",
    "martin",
    "mains",
    "matins",
    "matinal",
    "visiter",
    "voitures",
    "controler",
    "controles",
    "techniques",
    "prochains",
    "mardis",
    "demains",
    "latin",
    "patin",
    "satin",
    "marin",
    "malin",
    "destin",
    "devin",
    "adresser",
    "creneaux",
    "absence",
];

/// The same in English; each stands for its word above.
const ENGLISH: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "november",
    "december",
    "october",
    "september",
    "august",
    "morning",
    "afternoon",
    "evening",
    "tomorrow",
];

fn respell(word: &str) -> String {
    if word == "weej" || word == "wekk" || word == "weel" || word == "wwek" || word == "ewek" {
        return canonical("week");
    }
    if word.chars().count() >= 5
        && !ENGLISH.contains(&word)
        && let Some(known) = ENGLISH.iter().find(|known| strsim::osa_distance(word, known) == 1)
    {
        return sms(known).map_or_else(|| canonical(known), str::to_owned);
    }
    let letters = word.chars().count();
    if letters < 5 || SPELLED.contains(&word) || NOT_SLIPS.contains(&word) {
        return word.to_owned();
    }
    let allowed = if letters >= 9 { 2 } else { 1 };
    SPELLED
        .iter()
        .map(|known| (strsim::osa_distance(word, known), *known))
        .filter(|(distance, known)| *distance <= allowed && known.len() >= 5)
        .min()
        .map_or_else(|| word.to_owned(), |(_, known)| known.to_owned())
}
