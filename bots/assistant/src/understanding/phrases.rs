//! What people say for each intention: groups of words that must all be heard.

use super::{FlowKind, Other};
use crate::words::Word;

/// Every group must have one of its words in the message.
pub(super) type Phrase = &'static [&'static [&'static str]];

pub(super) fn hears(words: &[Word], phrase: Phrase) -> bool {
    phrase.iter().all(|group| words.iter().any(|word| word.is(group)))
}

pub(super) fn any(words: &[Word], phrases: &[Phrase]) -> bool {
    phrases.iter().any(|phrase| hears(words, phrase))
}

/// Attempts to talk to the machinery instead of the assistant, and to buy a result.
pub(super) const NOT_FOR_US: &[Phrase] = &[
    &[
        &["ignore", "ignorez", "oublie", "disregard", "forget"],
        &["instructions", "instruction", "consignes", "regles", "rules"],
    ],
    &[
        &["prompt", "jailbreak", "tool", "toolcall", "dan"],
        &["systeme", "system", "call", "mode", "mot", "injection", "reveal", "montre"],
    ],
    &[&["mode"], &["administrateur", "admin", "developpeur", "developer", "root", "debug"]],
    &[&["system", "systeme", "assistant"], &[":"]],
    &[
        &["changer", "change", "modifier", "falsifier", "truquer"],
        &["resultat", "favorable", "kilometrage"],
    ],
    &[&[
        "capitale",
        "meteo",
        "recette",
        "blague",
        "poeme",
        "horoscope",
        "president",
        "football",
        "bitcoin",
        "lumiere",
        "lumieres",
        "minuteur",
        "musique",
        "volets",
        "rideaux",
        "weather",
        "joke",
        "rideau",
        "store",
        "stores",
        "lampe",
        "salon",
        "cuisine",
        "chambre",
        "fenetre",
        "velux",
        "thermostat",
        "chauffage",
        "rez",
    ]],
];

pub(super) const HUMAN: &[Phrase] = &[
    &[&["humain"]],
    &[
        &["parler", "passez", "passe", "passer", "joindre", "appeler", "voir"],
        &["quelqu", "personne", "responsable", "standard"],
    ],
    &[&["vrai"], &["personne", "gens"]],
    &[&["reclamation", "plainte", "rappelez", "complaint"]],
    &[&["comprenez", "comprends"], &["rien"]],
    &[&["talk", "speak"], &["to"]],
];

pub(super) const RESTART: &[Phrase] = &[
    &[&["recommencer", "recommence", "recommencons", "restart", "reset"]],
    &[&["repartir", "repart", "reprendre"], &["zero", "0"]],
    &[&["start"], &["over"]],
];

pub(super) const LEAVE: &[Phrase] = &[
    &[&["laisse", "laissez"], &["tomber"]],
    &[&["stop", "quitter", "abandonner", "abandonne", "nevermind"]],
    &[&["tant"], &["pis"]],
];

pub(super) const REPEAT: &[Phrase] =
    &[&[&["repetez", "repete", "repeter", "repeat", "redis", "redites"]]];

pub(super) const LATER: &[Phrase] = &[
    &[&["plustard", "tard", "apres"]],
    &[&["pas", "pas"], &["sous", "la", "main", "moi", "now", "maintenant"]],
    &[&["sais", "connais"], &["pas"]],
    &[&["passer", "skip", "sans"]],
];

pub(super) const FLOWS: &[(FlowKind, &[Phrase])] = &[
    (
        FlowKind::Cancel,
        &[&[&["annuler"]], &[&["supprimer", "supprime", "supprimez"], &["rendezvous"]]],
    ),
    (
        FlowKind::GivePlate,
        &[&[
            &["plaque", "immatriculation"],
            &[
                "changer",
                "change",
                "corriger",
                "modifier",
                "ajouter",
                "donner",
                "completer",
                "manque",
                "oublie",
            ],
        ]],
    ),
    (
        FlowKind::Reschedule,
        &[
            &[&["deplacer"]],
            &[
                &["changer", "modifier", "change", "bouger", "changez"],
                &["rendezvous", "date", "h", "horaire", "creneau"],
            ],
        ],
    ),
    (FlowKind::UploadRegistration, &[&[SENDING, &["cartegrise"]]]),
    (
        // Before the papers one asks for: this is one that is brought.
        FlowKind::UploadReport,
        &[
            &[&["voici", "voila", "here"], REPORT],
            &[&["j", "je"], &["envoie", "joins", "transmets"], REPORT],
            &[SENDING, &["ancien", "ancienne", "precedent", "vieux", "previous", "old"], REPORT],
        ],
    ),
    (
        FlowKind::GetCertificate,
        &[
            &[&["certificat", "pv", "rapport", "duplicata", "facture", "attestation"]],
            &[&["proces"], &["verbal"]],
            &[
                &["mon", "mes", "recevoir", "telecharger", "avoir"],
                &["resultat", "resultats", "result", "results"],
            ],
        ],
    ),
    (
        FlowKind::MyBookings,
        &[
            &[&["mes", "liste", "show"], &["rendezvous"]],
            &[
                &[
                    "quand",
                    "voir",
                    "retrouver",
                    "rappeler",
                    "rappelle",
                    "verifier",
                    "quel",
                    "quelle",
                ],
                &["mon", "rendezvous"],
                &["rendezvous"],
            ],
            &[&["voiture"], &["prete", "fini", "finie", "terminee", "ready"]],
        ],
    ),
    (
        FlowKind::MyBookings,
        &[&[&["reference", "numero"], &["quoi", "quelle", "quel", "rappelez", "perdu"]]],
    ),
    (FlowKind::Pay, &[&[&["payer"]]]),
    (
        FlowKind::Book,
        &[
            &[&["rendezvous", "reserver", "creneau"]],
            &[
                &[
                    "prendre", "prends", "passer", "faire", "veux", "voudrais", "besoin", "dir",
                    "ndir",
                ],
                &["controletechnique", "contrevisite", "visite", "controle"],
            ],
        ],
    ),
];

/// To send something.
const SENDING: &[&str] = &[
    "envoie",
    "envoyer",
    "joindre",
    "joins",
    "voici",
    "voila",
    "upload",
    "send",
    "photo",
    "transmettre",
    "transmets",
    "scan",
];

/// The paper of an inspection.
const REPORT: &[&str] = &["pv", "verbal", "rapport", "report"];

/// To have something deleted.
pub(super) const DELETING: &[&str] =
    &["supprime", "supprimer", "supprimez", "efface", "effacer", "effacez", "delete"];

/// To change one's mind about the picture of the certificate.
pub(super) const PICTURE_BACK: &[Phrase] = &[
    &[BACK, &["accord", "consentement", "autorisation", "consent", "permission"], PICTURE],
    &[BACK, &["consentement", "consent"]],
    &[DELETING, PICTURE],
];

const BACK: &[&str] =
    &["retire", "retirer", "retirez", "revoque", "revoquer", "reviens", "annuler", "withdraw"];

const PICTURE: &[&str] = &["photo", "photos", "image", "picture"];

/// To change one thing about what is under way, without saying to what.
pub(super) const OTHER: &[(Other, &[Phrase])] = &[
    (Other::Vehicle, &[&[ANOTHER, &["voiture", "vehicule", "moto", "utilitaire", "vehicle"]]]),
    (Other::Centre, &[&[ANOTHER, &["centre", "ville", "endroit"]]]),
    (Other::Day, &[&[ANOTHER, &["jour", "date", "jours"]]]),
    (Other::Hours, &[&[ANOTHER, &["h", "horaire", "creneau", "time", "times", "choix"]]]),
];

const ANOTHER: &[&str] = &["autre", "autres", "other", "another"];

/// To pay at the centre.
pub(super) const ON_THE_SPOT: &[Phrase] = &[
    &[&["sur", "centre", "la"], &["payer", "paierai", "paie", "paye", "place", "creneau", "bas"]],
    &[&["especes", "cheque", "liquide", "cash"]],
];

/// "Oui", in the many ways that leave no doubt.
pub(super) const AFFIRM: &[&str] = &[
    "oui",
    "ok",
    "parfait",
    "confirme",
    "valide",
    "volontiers",
    "evidemment",
    "absolument",
    "exact",
    "exactement",
    "correct",
    "nickel",
    "impeccable",
    "entendu",
    "top",
    "go",
    "super",
    "confirmer",
    "bon",
    "perfect",
    "carrement",
    "marche",
    "bien",
    "valider",
    "confirm",
    "right",
    "vas",
    "allez",
    "convient",
    "good",
];

/// "Non".
pub(super) const DENY: &[&str] = &["non", "pas", "jamais", "negatif", "surtout", "don"];

/// What may accompany a yes or a no without adding to it.
pub(super) const FILLER: &[&str] = &[
    "merci", "svp", "s", "il", "vous", "plait", "te", "je", "j", "c", "est", "ca", "me", "va",
    "tres", "tout", "a", "fait", "bien", "sur", "beaucoup", "le", "la", "y", "on", "fais",
    "faites", "pour", "moi", "cela", "bonjour", "donc", "alors", "ben", "bah", "that", "s", "it",
    "is", "yes", "cher", "d", "du", "coup", ",", ".", "!", ";", ":", ")", "👍", "et", "m", "all",
    "please", "you", "madame", "monsieur", "un", "peu",
];
