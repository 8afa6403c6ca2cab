//! What people say for each question that has a ready answer.

use super::{
    Topic,
    phrases::{DELETING, Phrase},
};

/// The phrases of each topic, the first that is heard wins.
pub(super) const TOPICS: &[(Topic, &[Phrase])] = &[
    (
        Topic::Duration,
        &[
            &[&["combien"], &["temps"]],
            &[&["dure", "duree", "long"], &["controletechnique", "combien", "ca", "how"]],
        ],
    ),
    (
        Topic::Instalments,
        &[
            &[
                &["payer", "paiement", "regler", "facilite", "facilites", "pay", "cher"],
                &["fois", "mensualites", "mensualite", "echelonne", "instalments", "installments"],
            ],
            &[&["echelonner", "echelonne", "mensualites"]],
        ],
    ),
    (Topic::Discount, &[&[&["remise", "promo", "reduction", "promotion", "etudiant", "discount"]]]),
    (Topic::Refund, &[&[&["rembourser", "rembourse", "remboursement", "remboursez", "refund"]]]),
    (
        Topic::Price,
        &[
            &[&["prix"]],
            &[
                &["combien"],
                &["ca", "controletechnique", "contrevisite", "how", "c", "pour", "tout"],
            ],
            &[&["cher"]],
        ],
    ),
    (
        Topic::Privacy,
        &[
            &[
                &["donnees", "rgpd", "gdpr"],
                &["personnelles", "mes", "supprimer", "supprimez", "rgpd", "gdpr"],
            ],
            &[DELETING, &["cartegrise"]],
        ],
    ),
    (Topic::Late, &[&[&["retard", "late"]]]),
    (
        Topic::Documents,
        &[
            &[&["apporter", "amener", "bring", "papiers", "fournir", "prevoir", "ramener"]],
            &[&["perdu", "perdue", "sans"], &["cartegrise"]],
            &[&["document", "documents"], &["quel", "quels", "besoin", "quoi", "which"]],
        ],
    ),
    (
        Topic::Retest,
        &[
            &[
                &["refusee", "refuse", "recale", "recalee", "echec", "rate"],
                &["si", "voiture", "que"],
            ],
            &[&["delai", "deadline"], &["mois", "contrevisite", "2", "deux", "depasse"]],
            &[&["contrevisite"], &["quoi", "comment", "delai", "obligatoire"]],
        ],
    ),
    (
        Topic::Results,
        &[
            &[&[
                "majeure",
                "majeures",
                "mineure",
                "mineures",
                "critique",
                "critiques",
                "defaillance",
                "defaillances",
            ]],
            &[
                &["difference", "signifie", "dire", "mean"],
                &["resultat", "favorable", "defavorable", "lettre"],
            ],
            &[
                &["plaquettes", "pneus", "pneu", "freins", "phare", "phares", "amortisseurs"],
                &["passe", "usees", "uses", "refuse", "grave", "usee", "use"],
            ],
        ],
    ),
    (
        Topic::DueDate,
        &[
            &[&["premier"], &["controletechnique"]],
            &[&["quand"], &["refaire", "prochain", "obligatoire"], &["controletechnique"]],
        ],
    ),
    (
        Topic::Hours,
        &[&[&["horaire"]], &[&["heure", "h"], &["quelle", "quelles"], &["centre", "vous"]]],
    ),
    (
        Topic::Address,
        &[
            &[&["adresse"]],
            &[
                &["ou"],
                &["situe", "situes", "trouve", "trouvez", "est", "etes", "are", "is", "venir"],
            ],
            &[&["proche", "pres", "nearest"], &["centre", "plus", "chez"]],
            &[&["comment"], &["venir", "aller"]],
        ],
    ),
];
