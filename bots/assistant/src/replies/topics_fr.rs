//! Ready answers to questions, in French: one or two sentences, with the rule's source where it is law.

use crate::understanding::Topic;

/// Empty for what is answered from the graph.
pub(super) fn answer(topic: Topic) -> &'static str {
    match topic {
        Topic::Price | Topic::RetestPrice | Topic::Hours | Topic::Address | Topic::Contact => "",
        Topic::Documents => {
            "Apportez l'original de la carte grise (certificat d'immatriculation). En cas de perte, la déclaration de perte ou la fiche d'identification du véhicule peut convenir : demandez au centre avant de venir. Un véhicule vide et propre facilite le contrôle."
        }
        Topic::LostRegistration => {
            "Il faut l'original de la carte grise. Si elle est perdue, la déclaration de perte ou la fiche d'identification du véhicule peut convenir : demandez au centre avant de venir (dites « adresse » pour son numéro)."
        }
        Topic::Results => {
            "Il y a trois résultats :\n• A, favorable : aucune défaillance majeure ou critique. Les défaillances mineures sont seulement signalées.\n• S, défavorable pour défaillance majeure : contre-visite sous deux mois.\n• R, défavorable pour défaillance critique : le véhicule ne peut plus rouler après minuit le jour du contrôle, sauf pour être réparé, et la contre-visite est à faire sous deux mois.\nSeul le contrôleur peut juger de l'état d'une pièce, véhicule sous les yeux."
        }
        Topic::Defect => {
            "Le libellé et le niveau de chaque défaillance (mineure, majeure ou critique) sont écrits à côté de son code sur votre procès-verbal : dites « mes documents » pour le revoir. Dites-moi le code (par exemple « 1.1.13.a.2 ») : je cherche ce qu'il veut dire."
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
        Topic::PaymentMethods => {
            "Vous payez par carte en ligne, ou au centre le jour du rendez-vous, en une seule fois. Pour un chèque ou un autre moyen de paiement, demandez au centre : dites « adresse » pour son numéro."
        }
        Topic::Discount => {
            "Je n'ai pas de code promotionnel à vous proposer : le prix affiché est celui que vous payez, TVA comprise."
        }
        Topic::Refund => {
            "Quand un rendez-vous payé est annulé, le remboursement part automatiquement sur la carte utilisée ; comptez quelques jours selon votre banque. S'il n'arrive pas, appelez votre centre : dites « adresse » et je vous donne son numéro."
        }
        Topic::CancellationPolicy => {
            "Déplacer un rendez-vous ici est sans frais. L'annuler l'est aussi, sauf si le centre a fixé une heure limite : ensuite il garde ce que ses conditions disent, le reste de ce qui a été payé en ligne est remboursé. Dites « annuler mon rendez-vous » ou « déplacer mon rendez-vous » : le montant est affiché et rien ne change avant votre accord."
        }
        Topic::Privacy => {
            "Vos données servent seulement à vos rendez-vous et à vos contrôles. Une carte grise confirmée se supprime dans « Mon espace », avec tout ce qui y a été lu. Pour le reste, adressez-vous à votre centre : dites « adresse » et je vous donne son numéro."
        }
        Topic::Duration => {
            "Comptez environ 45 minutes pour une voiture, un peu moins pour une contre-visite. Vous pouvez attendre sur place."
        }
        Topic::DueDate => {
            "Le premier contrôle se fait dans les six mois avant les quatre ans d'une voiture, puis tous les deux ans (Code de la route, R323-22). La date limite figure sur votre carte grise ou sur le dernier procès-verbal. Voulez-vous un rendez-vous ?"
        }
        Topic::EarlyInspection => {
            "Vous pouvez passer le contrôle avant la date limite ; la validité de deux ans part alors du jour du contrôle."
        }
        Topic::NoValidInspectionFine => {
            "Rouler sans contrôle valable expose à une amende forfaitaire de 135 € et à une immobilisation (Code de la route, R323-1) ; avoir déjà un rendez-vous n'en dispense pas. Je peux chercher le premier créneau libre : dites « le plus tôt possible »."
        }
        Topic::CriticalDefectDriving => {
            "Avec une défaillance critique (résultat R), le véhicule ne circule plus après minuit le jour du contrôle, sauf pour être réparé. Avec une défaillance majeure (S), il peut circuler jusqu'à la contre-visite, à faire dans les deux mois."
        }
        Topic::HowToPrepare => {
            "Avant de venir, regardez les feux, les pneus, les essuie-glaces, le lave-glace, les ceintures et les voyants du tableau de bord, et videz le coffre. Seul le contrôleur peut dire si une pièce passe, véhicule sous les yeux."
        }
        Topic::SomeoneElseBrings => {
            "Oui, une autre personne peut présenter le véhicule : il lui faut l'original de la carte grise. Le rendez-vous reste à votre nom."
        }
        Topic::WaitingOnSite => {
            "Vous pouvez attendre sur place pendant le contrôle, environ 45 minutes pour une voiture. Pour l'équipement de la salle d'attente, demandez au centre : dites « adresse » pour son numéro."
        }
        Topic::Parking => {
            "Je ne connais pas les places de stationnement de chaque centre. Appelez-le pour le savoir : dites « adresse » et je vous donne son numéro."
        }
        Topic::Accessibility => {
            "Je ne connais pas l'accès de chaque centre pour une personne à mobilité réduite. Appelez-le avant de venir : dites « adresse » et je vous donne son numéro."
        }
        Topic::ForeignPlate => {
            "Un véhicule immatriculé à l'étranger peut passer un contrôle, utile pour l'immatriculer en France ; apportez son certificat d'immatriculation. Un contrôle fait à l'étranger ne remplace pas toujours le contrôle français : demandez au centre (dites « adresse » pour son numéro)."
        }
        Topic::PreviousReportLost => {
            "L'ancien procès-verbal n'est pas nécessaire pour un contrôle ; pour une contre-visite, il faut celui du contrôle défavorable (arrêté du 18 juin 1991, article 8). S'il vient de chez nous, dites « mes documents » pour le retrouver."
        }
        Topic::SaleRule => {
            "Pour vendre un véhicule de plus de quatre ans, le contrôle doit dater de moins de six mois le jour de la demande de carte grise (Code de la route, R323-22). Une contre-visite à faire n'empêche pas de vendre, si l'acheteur a le procès-verbal."
        }
        Topic::ContestResult => {
            "Parlez-en d'abord au centre qui a fait le contrôle : dites « adresse » et je vous donne son numéro. Je ne peux pas changer un résultat : seul un contrôleur, ou l'autorité qui surveille les centres, le peut."
        }
        Topic::RecallAirbag => {
            "Si votre véhicule est rappelé avec arrêt de conduite (airbags Takata par exemple), c'est une défaillance critique depuis le 1er janvier 2026 : faites d'abord la réparation, gratuite, chez un réparateur de la marque. Le site du constructeur dit, d'après le numéro de série, si vous êtes concerné."
        }
        Topic::PollutionCheck => {
            "Le contrôle complémentaire de pollution concerne les utilitaires (N1) : dans les deux mois avant la fin de l'année qui suit chaque contrôle (Code de la route, R323-22). Pour les voitures, la pollution est mesurée pendant le contrôle."
        }
        Topic::Motorcycle => {
            "Les motos, scooters et voiturettes (catégorie L) passent leur premier contrôle avant leurs cinq ans, puis tous les trois ans (Code de la route, R323-27). Je peux prendre le rendez-vous : dites « rendez-vous pour une moto » et le jour souhaité."
        }
        Topic::Camper => {
            "Un camping-car jusqu'à 3,5 tonnes suit les règles des voitures. Au-delà, il va dans un centre poids lourds. Pour la hauteur du bâtiment, demandez au centre : dites « adresse » pour son numéro."
        }
        Topic::TaxiVtc => {
            "Taxis et VTC passent un contrôle tous les ans (Code de la route, R323-24). Apportez aussi les documents de votre activité ; le centre vous dit lesquels (dites « adresse » pour son numéro)."
        }
        Topic::Collection => {
            "Avec une carte grise « collection », le contrôle se fait tous les cinq ans ; un véhicule mis en circulation avant 1960 en est dispensé jusqu'à 3,5 tonnes (Code de la route, R323-3 et R323-22)."
        }
        Topic::Electric => {
            "Une voiture électrique ou hybride passe le contrôle aux mêmes dates que les autres ; il n'y a pas de mesure de pollution pour l'électrique. Venez avec assez de batterie pour rouler, et le câble de recharge."
        }
        Topic::GasLpg => {
            "Pour un véhicule au GPL ou au gaz naturel, l'installation et le réservoir sont contrôlés aussi : l'énergie « gaz » doit figurer sur la carte grise. Dites-le en prenant rendez-vous, le tarif en tient compte."
        }
        Topic::Mileage => {
            "Le kilométrage est relevé au compteur et écrit sur le procès-verbal. S'il y a une erreur, appelez le centre qui a fait le contrôle : dites « adresse » pour son numéro."
        }
    }
}
