//! How it goes, questions, privacy: only what the platform does, and what the law says.
//!
//! Sources of law: Code de la route, articles R323-1 to R323-26; arrêté du 18 juin 1991 (points,
//! results, validity); règlement (UE) 2016/679, articles 13, 15 to 21 and 77.
use super::{
    STATIC, Site,
    layout::{Lang, Page},
};
use kernel::html::escaped;

/// A title and what stands under it, in HTML.
type Part = (&'static str, &'static str);

const HOW_FR: [Part; 4] = [
    (
        "1. Réserver",
        "<p>Choisissez un centre, un véhicule et un horaire, <a href=\"/rendez-vous?lang=fr\">étape par étape</a> ou avec <a href=\"/\">l’assistant</a>. L’horaire choisi est gardé 15 minutes pendant que vous terminez. Vous payez par carte en ligne, ou au centre le jour même.</p>",
    ),
    (
        "2. Venir",
        "<p>Apportez l’original de la carte grise (certificat d’immatriculation) et, pour une contre-visite, le procès-verbal du premier contrôle. Présentez-vous cinq minutes avant. Un véhicule vide et propre facilite le contrôle. Comptez environ 45 minutes pour une voiture.</p>",
    ),
    (
        "3. Ce qui est contrôlé",
        "<ul class=\"plain\"><li>Identification du véhicule</li><li>Équipements de freinage</li><li>Direction</li><li>Visibilité</li><li>Feux, dispositifs réfléchissants et équipements électriques</li><li>Essieux, roues, pneus, suspension</li><li>Châssis et accessoires du châssis</li><li>Autre matériel</li><li>Nuisances (bruit, émissions)</li></ul><p>Le contrôle se fait sans démontage.</p>",
    ),
    (
        "4. Le résultat",
        "<ul class=\"plain\"><li><strong>A, favorable</strong> : aucune défaillance majeure ou critique. Les défaillances mineures sont signalées.</li><li><strong>S, défavorable pour défaillance majeure</strong> : contre-visite dans les deux mois.</li><li><strong>R, défavorable pour défaillance critique</strong> : le véhicule ne peut plus rouler après minuit le jour du contrôle, sauf pour être réparé ; contre-visite dans les deux mois.</li></ul><p>Le procès-verbal et le certificat arrivent dans « Mon espace » et par e-mail. Le QR code qu’ils portent mène à une page qui dit si le document est authentique.</p>",
    ),
];
const HOW_EN: [Part; 4] = [
    (
        "1. Book",
        "<p>Choose a centre, a vehicle and a time, <a href=\"/rendez-vous?lang=en\">step by step</a> or with <a href=\"/?lang=en\">the assistant</a>. The time you choose is kept for 15 minutes while you finish. You pay by card online, or at the centre on the day.</p>",
    ),
    (
        "2. Come",
        "<p>Bring the original registration certificate (carte grise) and, for a retest, the report of the first inspection. Come five minutes early. An empty, clean vehicle makes the inspection easier. Allow about 45 minutes for a car.</p>",
    ),
    (
        "3. What is inspected",
        "<ul class=\"plain\"><li>Identification of the vehicle</li><li>Braking equipment</li><li>Steering</li><li>Visibility</li><li>Lamps, reflectors and electrical equipment</li><li>Axles, wheels, tyres, suspension</li><li>Chassis and chassis attachments</li><li>Other equipment</li><li>Nuisance (noise, emissions)</li></ul><p>Nothing is taken apart.</p>",
    ),
    (
        "4. The result",
        "<ul class=\"plain\"><li><strong>A, pass</strong>: no major or critical defect. Minor ones are pointed out.</li><li><strong>S, fail for a major defect</strong>: retest within two months.</li><li><strong>R, fail for a critical defect</strong>: the vehicle may not be driven after midnight on the day, except to be repaired; retest within two months.</li></ul><p>The report and the certificate arrive in “My space” and by e-mail. The QR code on them leads to a page that says whether the document is authentic.</p>",
    ),
];

const QUESTIONS_FR: [Part; 7] = [
    (
        "Quand passer le premier contrôle ?",
        "<p>Dans les six mois avant les quatre ans d’une voiture, puis tous les deux ans. La date limite figure sur la carte grise ou sur le dernier procès-verbal.</p>",
    ),
    (
        "Puis-je déplacer ou annuler mon rendez-vous ?",
        "<p>Oui, jusqu’à l’heure où il commence, dans « <a href=\"/mon-espace\">Mon espace</a> » ou avec l’assistant. Ce qui est payé reste payé si vous le déplacez ; si vous l’annulez, un paiement par carte est remboursé en entier sur la même carte. Comptez quelques jours selon votre banque.</p>",
    ),
    (
        "Comment payer ?",
        "<p>En une seule fois, par carte en ligne ou au centre le jour du rendez-vous. Le prix affiché est celui que vous payez, TVA comprise. Si la carte grise dit autre chose que ce qui a été réservé, le nouveau prix vous est montré ; s’il est plus élevé, rien n’est payé sans votre accord.</p>",
    ),
    (
        "Et si le résultat est défavorable ?",
        "<p>Faites réparer, puis passez une contre-visite dans les deux mois. Passé ce délai, il faut refaire un contrôle complet.</p>",
    ),
    (
        "Je suis en retard, que faire ?",
        "<p>Appelez le centre : son numéro est sur sa page et sur votre confirmation. Si vous ne pouvez plus venir, déplacez le rendez-vous avant qu’il commence.</p>",
    ),
    (
        "Je n’ai plus la carte grise.",
        "<p>En cas de perte, la déclaration de perte ou la fiche d’identification du véhicule peut convenir : demandez au centre avant de venir.</p>",
    ),
    (
        "Où sont mes documents ?",
        "<p>Dans « <a href=\"/mon-espace\">Mon espace</a> », dès que le contrôleur a signé. Vous pouvez les ouvrir et vous les faire envoyer de nouveau par e-mail.</p>",
    ),
];
const QUESTIONS_EN: [Part; 7] = [
    (
        "When is the first inspection due?",
        "<p>In the six months before a car turns four, then every two years. The last day is on the registration certificate or on the last report.</p>",
    ),
    (
        "Can I move or cancel my appointment?",
        "<p>Yes, until it begins, in “<a href=\"/mon-espace?lang=en\">My space</a>” or with the assistant. What is paid stays paid when you move it; when you cancel, a payment by card is refunded in full to the same card. Allow a few days depending on your bank.</p>",
    ),
    (
        "How do I pay?",
        "<p>At once, by card online or at the centre on the day. The price shown is the price you pay, VAT included. Where the registration certificate says something else than what was booked, you are shown the new price; where it is higher, nothing is paid without your consent.</p>",
    ),
    (
        "What if the vehicle fails?",
        "<p>Have it repaired, then come for a retest within two months. After that a full inspection is needed.</p>",
    ),
    (
        "I am late, what should I do?",
        "<p>Call the centre: its number is on its page and on your confirmation. If you can no longer come, move the appointment before it begins.</p>",
    ),
    (
        "I no longer have the registration certificate.",
        "<p>If it is lost, the declaration of loss or the identification sheet of the vehicle may do: ask the centre before you come.</p>",
    ),
    (
        "Where are my documents?",
        "<p>In “<a href=\"/mon-espace?lang=en\">My space</a>”, as soon as the inspector has signed. You can open them, and have them sent to you by e-mail again.</p>",
    ),
];

const PRIVACY_FR: [Part; 6] = [
    (
        "Ce que nous gardons, et pourquoi",
        "<p>Pour vos rendez-vous et vos contrôles : votre nom, votre adresse e-mail et, si vous le donnez, votre téléphone ; vos véhicules, rendez-vous, paiements et documents ; vos messages à l’assistant, pour que la conversation reprenne où vous l’aviez laissée. Un mot de passe n’est gardé que sous une forme qui ne permet pas de le relire.</p>",
    ),
    (
        "La carte grise",
        "<p>La photo sert à remplir le dossier. Elle est supprimée dès que vous confirmez ce qui a été lu, sauf si vous acceptez qu’elle reste quelques semaines pour améliorer la lecture ; vous pouvez retirer cet accord à tout moment. Ce qui a été lu se supprime dans « Mon espace ».</p>",
    ),
    (
        "Les résultats",
        "<p>Ils sont au titulaire du véhicule (Code de la route, article R323-20). Un garage ou un gestionnaire de flotte ne les lit que si un accord est enregistré, et cet accord peut être retiré.</p>",
    ),
    (
        "Le paiement",
        "<p>La carte est saisie sur la page de paiement de notre prestataire ; son numéro n’est pas gardé ici.</p>",
    ),
    (
        "Dans votre navigateur",
        "<p>Ce site ne charge rien d’un autre site et ne vous suit pas. Votre navigateur garde votre session, vos messages en attente, et vos choix de langue et de couleurs.</p>",
    ),
    (
        "Vos droits",
        "<p>Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, leur limitation ou leur portabilité, et vous opposer à leur usage. Les procès-verbaux signés et les factures sont gardés parce que la loi l’exige. Vous pouvez aussi saisir la CNIL (cnil.fr).</p>",
    ),
];
const PRIVACY_EN: [Part; 6] = [
    (
        "What we keep, and why",
        "<p>For your appointments and inspections: your name, your e-mail address and, if you give it, your telephone number; your vehicles, appointments, payments and documents; your messages to the assistant, so that the conversation goes on where you left it. A password is kept only in a form that cannot be read back.</p>",
    ),
    (
        "The registration certificate",
        "<p>The photo is used to fill in the file. It is deleted as soon as you confirm what was read, unless you agree that it stays for some weeks to improve the reading; you can withdraw that consent at any time. What was read is deleted in “My space”.</p>",
    ),
    (
        "The results",
        "<p>They belong to the holder of the vehicle (Code de la route, article R323-20). A garage or a fleet manager reads them only where a consent is recorded, and that consent can be withdrawn.</p>",
    ),
    (
        "The payment",
        "<p>The card is entered on our provider’s payment page; its number is not kept here.</p>",
    ),
    (
        "In your browser",
        "<p>This site loads nothing from another site and does not track you. Your browser keeps your session, messages that wait to be sent, and your choice of language and colours.</p>",
    ),
    (
        "Your rights",
        "<p>You may ask for access to your data, their correction, erasure, restriction or portability, and object to their use. Signed reports and invoices are kept because the law requires it. You may also turn to the French authority, the CNIL (cnil.fr).</p>",
    ),
];

fn parts(title: &str, parts: &[Part]) -> String {
    let parts: String =
        parts.iter().map(|(name, text)| format!("<h2>{name}</h2>\n{text}\n")).collect();
    format!("<h1>{title}</h1>\n{parts}")
}

/// From the booking to the documents.
pub(super) fn how_it_goes(_: &Site, lang: Lang) -> Page {
    let title = lang.of("Comment se passe un contrôle technique", "How an inspection goes");
    let description = lang.of(
        "De la réservation au procès-verbal : ce qu’il faut apporter, ce qui est contrôlé, ce que veut dire le résultat.",
        "From the booking to the report: what to bring, what is inspected, what the result means.",
    );
    Page::new(lang, title, description, STATIC[1], parts(title, &lang.of(HOW_FR, HOW_EN)))
}

/// What people ask.
pub(super) fn questions(_: &Site, lang: Lang) -> Page {
    let title = lang.of("Questions fréquentes", "Frequent questions");
    let description = lang.of(
        "Échéance, prix, annulation, retard, contre-visite, documents : les réponses.",
        "Due date, price, cancelling, delay, retest, documents: the answers.",
    );
    let asked = lang.of(QUESTIONS_FR, QUESTIONS_EN);
    Page::new(lang, title, description, STATIC[2], parts(title, &asked))
}

/// What is kept of people.
pub(super) fn privacy(site: &Site, lang: Lang) -> Page {
    let title = lang.of("Confidentialité", "Privacy");
    let description = lang.of(
        "Quelles données sont gardées, pourquoi, et comment les faire effacer.",
        "Which data are kept, why, and how to have them erased.",
    );
    let to = match &site.legal.email {
        Some(email) => {
            let email = escaped(email);
            format!(
                "<p>{} <a href=\"mailto:{email}\">{email}</a>.</p>",
                lang.of("Pour exercer ces droits, écrivez à", "To use these rights, write to")
            )
        }
        None => {
            let centres = lang.of(STATIC[0].0, STATIC[0].1);
            lang.of(
                format!("<p>Pour exercer ces droits, adressez-vous à <a href=\"{centres}\">un centre</a>.</p>"),
                format!("<p>To use these rights, turn to <a href=\"{centres}\">a centre</a>.</p>"),
            )
        }
    };
    let body = parts(title, &lang.of(PRIVACY_FR, PRIVACY_EN)) + &to;
    Page::new(lang, title, description, STATIC[4], body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_in_both_languages_and_closes_what_it_opens() {
        let pairs = [
            (HOW_FR.as_slice(), HOW_EN.as_slice()),
            (&QUESTIONS_FR, &QUESTIONS_EN),
            (&PRIVACY_FR, &PRIVACY_EN),
        ];
        for (fr, en) in pairs.into_iter().flat_map(|(fr, en)| fr.iter().zip(en)) {
            assert_ne!(fr.0, en.0);
            assert_ne!(fr.1, en.1);
            for (_, text) in [fr, en] {
                for tag in ["p", "ul", "li", "a", "strong"] {
                    let opened = text.matches(&format!("<{tag}>")).count()
                        + text.matches(&format!("<{tag} ")).count();
                    assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}: {text}");
                }
            }
        }
    }
}
