//! Ready answers to questions, in English: one or two sentences, with the rule's source where it is law.

use crate::understanding::Topic;

/// Empty for what is answered from the graph.
pub(super) fn answer(topic: Topic) -> &'static str {
    match topic {
        Topic::Price | Topic::RetestPrice | Topic::Hours | Topic::Address | Topic::Contact => "",
        Topic::Documents => {
            "Please bring the original registration certificate (carte grise). If it is lost, the declaration of loss may do: ask the centre before you come. An empty, clean vehicle makes the inspection easier."
        }
        Topic::LostRegistration => {
            "The original registration certificate is needed. If it is lost, the declaration of loss may do: ask the centre before you come (say \"address\" for its number)."
        }
        Topic::Results => {
            "There are three results:\n• A, favourable: no major or critical defect. Minor ones are only pointed out.\n• S, unfavourable, major defect: a retest within two months.\n• R, unfavourable, critical defect: the vehicle may not be driven after midnight, except to be repaired, and needs a retest within two months.\nOnly the inspector can judge a part, with the vehicle in front of them."
        }
        Topic::Defect => {
            "The words and the level of each defect (minor, major or critical) stand beside its code on your report: say \"my documents\" to see it again. Tell me the code (for example \"1.1.13.a.2\") and I look up what it means."
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
        Topic::PaymentMethods => {
            "You pay by card online, or at the centre on the day, all at once. For a cheque or another way to pay, ask the centre: say \"address\" for its number."
        }
        Topic::Discount => {
            "I have no discount code: the price shown is the price you pay, VAT included."
        }
        Topic::Refund => {
            "When a paid appointment is cancelled, the refund goes back to the card automatically; it takes a few days depending on your bank. If it does not arrive, call your centre: say \"address\" and I give you its number."
        }
        Topic::CancellationPolicy => {
            "Moving an appointment here costs nothing. Nor does cancelling it, unless the centre has set a time limit: after it the centre keeps what its terms say, the rest of what was paid online is refunded. Say \"cancel my appointment\" or \"move my appointment\": the amount is shown and nothing changes before you agree."
        }
        Topic::Privacy => {
            "Your data is only used for your appointments and inspections. You delete a confirmed registration certificate, and all that was read on it, in \"My space\". For the rest, turn to your centre: say \"address\" and I give you its number."
        }
        Topic::Duration => {
            "About 45 minutes for a car, a little less for a retest. You can wait at the centre."
        }
        Topic::DueDate => {
            "The first inspection is due in the six months before a car turns four, then every two years (Code de la route, R323-22). The date is on your registration certificate or your last report. Would you like an appointment?"
        }
        Topic::EarlyInspection => {
            "You can have the inspection before it is due; the two years then count from the day of the inspection."
        }
        Topic::NoValidInspectionFine => {
            "Driving without a valid inspection can cost a fixed fine of €135 and the vehicle may be held (Code de la route, R323-1); a booked appointment is no excuse. I can look for a free slot: say \"book an appointment\"."
        }
        Topic::CriticalDefectDriving => {
            "With a critical defect (result R) the vehicle may not be driven after midnight on the day, except to be repaired. With a major one (S) it may be driven until the retest, due within two months."
        }
        Topic::HowToPrepare => {
            "Before you come, look at lights, tyres, wipers, screen wash, seat belts and warning lights, and empty the boot. Only the inspector can say whether a part passes, with the vehicle in front of them."
        }
        Topic::SomeoneElseBrings => {
            "Yes, somebody else may bring the vehicle, with the original registration certificate. The appointment stays in your name."
        }
        Topic::WaitingOnSite => {
            "You can wait at the centre during the inspection, about 45 minutes for a car. For what the waiting room has, ask the centre: say \"address\" for its number."
        }
        Topic::Parking => {
            "I do not know the parking of each centre. Call it to know: say \"address\" and I give you its number."
        }
        Topic::Accessibility => {
            "I do not know each centre's access for people with reduced mobility. Call it before you come: say \"address\" and I give you its number."
        }
        Topic::ForeignPlate => {
            "A vehicle registered abroad can be inspected, which helps to register it in France; bring its registration certificate. An inspection made abroad does not always replace the French one: ask the centre (say \"address\" for its number)."
        }
        Topic::PreviousReportLost => {
            "The old report is not needed for an inspection; a retest needs the one of the failed inspection (arrêté of 18 June 1991, article 8). If it is one of ours, say \"my documents\" to find it."
        }
        Topic::SaleRule => {
            "To sell a vehicle over four years old, the inspection must be less than six months old when the new certificate is asked for (Code de la route, R323-22). A retest that is due does not stop the sale, if the buyer has the report."
        }
        Topic::ContestResult => {
            "Speak first to the centre that made the inspection: say \"address\" and I give you its number. I cannot change a result: only an inspector, or the authority that supervises centres, can."
        }
        Topic::RecallAirbag => {
            "If your vehicle is recalled with an order not to drive (Takata airbags, for example), that is a critical defect since 1 January 2026: first have it repaired, free of charge, by a repairer of the make. The maker's website says, from the VIN, whether you are concerned."
        }
        Topic::PollutionCheck => {
            "The additional pollution check is for vans (N1): within the two months before one year after each inspection (Code de la route, R323-22). For cars, emissions are measured during the inspection."
        }
        Topic::Motorcycle => {
            "Motorcycles, scooters and quadricycles (category L) have their first inspection before they are five, then every three years (Code de la route, R323-27). I can book it: say \"appointment for a motorcycle\" and the day."
        }
        Topic::Camper => {
            "A motorhome up to 3.5 tonnes follows the rules of cars. Above that it goes to a centre for heavy vehicles. For the height of the building, ask the centre: say \"address\" for its number."
        }
        Topic::TaxiVtc => {
            "Taxis and private hire cars are inspected every year (Code de la route, R323-24). Bring the papers of your activity, too; the centre says which (say \"address\" for its number)."
        }
        Topic::Collection => {
            "With a \"collection\" certificate the inspection is due every five years; vehicles first used before 1960, up to 3.5 tonnes, are exempt (Code de la route, R323-3 and R323-22)."
        }
        Topic::Electric => {
            "An electric or hybrid car is inspected at the same dates as others; there is no emissions test for an electric one. Come with enough charge to drive, and the charging cable."
        }
        Topic::GasLpg => {
            "With LPG or natural gas, the installation and the tank are inspected, too: the gas must stand on the registration certificate. Say so when you book, the price depends on it."
        }
        Topic::Mileage => {
            "The mileage is read from the odometer and written on the report. If it is wrong, call the centre that made the inspection: say \"address\" for its number."
        }
    }
}
