//! Ready answers to frequent questions, and the results in words.

use crate::understanding::Topic;

pub(super) fn fr(topic: Topic) -> &'static str {
    match topic {
        Topic::Documents => {
            "Apportez l'original de la carte grise (certificat d'immatriculation). En cas de perte, la déclaration de perte ou la fiche d'identification du véhicule peut convenir : demandez au centre avant de venir. Un véhicule vide et propre facilite le contrôle."
        }
        Topic::Results => {
            "Il y a trois résultats :\n• A, favorable : aucune défaillance majeure ou critique. Les défaillances mineures sont seulement signalées.\n• S, défavorable pour défaillance majeure : contre-visite sous deux mois.\n• R, défavorable pour défaillance critique : le véhicule ne peut plus rouler après minuit le jour du contrôle, sauf pour être réparé, et la contre-visite est à faire sous deux mois.\nSeul le contrôleur peut juger de l'état d'une pièce, véhicule sous les yeux."
        }
        Topic::Retest => {
            "Si le résultat est défavorable, vous faites réparer puis vous passez une contre-visite dans les deux mois. Passé ce délai, il faut refaire un contrôle complet. Je peux réserver la contre-visite : dites « contre-visite » et le jour souhaité."
        }
        Topic::Late => {
            "Pour prévenir de votre retard, appelez le centre : dites « adresse » et je vous donne son numéro. Si vous ne pouvez plus venir à l'heure, je peux déplacer le rendez-vous : dites « déplacer mon rendez-vous »."
        }
        Topic::Instalments => {
            "Le contrôle se règle en une seule fois, par carte en ligne ou au centre le jour du rendez-vous. Le paiement en plusieurs fois n'est pas proposé."
        }
        Topic::Discount => {
            "Je n'ai pas de code promotionnel à vous proposer : le prix affiché est celui que vous payez, TVA comprise."
        }
        Topic::Refund => {
            "Quand un rendez-vous payé est annulé, le remboursement part automatiquement sur la carte utilisée ; comptez quelques jours selon votre banque. S'il n'arrive pas, appelez votre centre : dites « adresse » et je vous donne son numéro."
        }
        Topic::Privacy => {
            "Vos données servent seulement à vos rendez-vous et à vos contrôles. Une carte grise confirmée se supprime dans « Mon espace », avec tout ce qui y a été lu. Pour le reste, adressez-vous à votre centre : dites « adresse » et je vous donne son numéro."
        }
        Topic::Duration => {
            "Comptez environ 45 minutes pour une voiture, un peu moins pour une contre-visite. Vous pouvez attendre sur place."
        }
        Topic::DueDate => {
            "Le premier contrôle se fait dans les six mois avant les quatre ans d'une voiture, puis tous les deux ans. La date limite figure sur votre carte grise ou sur le dernier procès-verbal. Voulez-vous un rendez-vous ?"
        }
        Topic::Price | Topic::Hours | Topic::Address => "",
    }
}

pub(super) fn en(topic: Topic) -> &'static str {
    match topic {
        Topic::Documents => {
            "Please bring the original registration certificate (carte grise). If it is lost, the declaration of loss may do: ask the centre before you come. An empty, clean vehicle makes the inspection easier."
        }
        Topic::Results => {
            "There are three results:\n• A, favourable: no major or critical defect. Minor ones are only pointed out.\n• S, unfavourable, major defect: a retest within two months.\n• R, unfavourable, critical defect: the vehicle may not be driven after midnight, except to be repaired, and needs a retest within two months.\nOnly the inspector can judge a part, with the vehicle in front of them."
        }
        Topic::Retest => {
            "After an unfavourable result you have the vehicle repaired, then come back for a retest within two months. After that a full inspection is needed. I can book the retest: say \"retest\" and the day you would like."
        }
        Topic::Late => {
            "To let the centre know that you are late, call it: say \"address\" and I give you its number. If you can no longer come in time, I can move the appointment: say \"move my appointment\"."
        }
        Topic::Instalments => {
            "The inspection is paid at once, by card online or at the centre on the day. Paying in instalments is not offered."
        }
        Topic::Discount => {
            "I have no discount code: the price shown is the price you pay, VAT included."
        }
        Topic::Refund => {
            "When a paid appointment is cancelled, the refund goes back to the card automatically; it takes a few days depending on your bank. If it does not arrive, call your centre: say \"address\" and I give you its number."
        }
        Topic::Privacy => {
            "Your data is only used for your appointments and inspections. You delete a confirmed registration certificate, and all that was read on it, in \"My space\". For the rest, turn to your centre: say \"address\" and I give you its number."
        }
        Topic::Duration => {
            "About 45 minutes for a car, a little less for a retest. You can wait at the centre."
        }
        Topic::DueDate => {
            "The first inspection is due in the six months before a car turns four, then every two years. The date is on your registration certificate or your last report. Would you like an appointment?"
        }
        Topic::Price | Topic::Hours | Topic::Address => "",
    }
}

pub(super) fn outcome_fr(outcome: fr::Outcome) -> &'static str {
    match outcome {
        fr::Outcome::Favourable => "A, favorable",
        fr::Outcome::UnfavourableMajor => "S, défavorable pour défaillance majeure",
        fr::Outcome::UnfavourableCritical => "R, défavorable pour défaillance critique",
    }
}

pub(super) fn outcome_en(outcome: fr::Outcome) -> &'static str {
    match outcome {
        fr::Outcome::Favourable => "A, favourable",
        fr::Outcome::UnfavourableMajor => "S, unfavourable (major defect)",
        fr::Outcome::UnfavourableCritical => "R, unfavourable (critical defect)",
    }
}
