//! The closed vocabulary: what can be said (acts), asked about (topics), told (slots), and asked.
//!
//! The names are those of the labelled corpus; its README defines each.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All of them, in the order of the model's outputs.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in the corpus.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// By its name in the corpus.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

vocabulary! {
    /// What somebody does by saying something.
    Act {
        /// Asks a question; its topics say about what.
        AskInfo = "ask_info",
        /// Gives a value.
        Provide = "provide",
        /// Vehicles, driving, the trade, but nothing we do.
        OutOfScope = "out_of_scope",
        /// Anything else, noise, injections.
        OffTopic = "off_topic",
        /// No, or "I have none".
        Deny = "deny",
        /// Yes.
        Affirm = "affirm",
        /// Picks among what was shown.
        Choose = "choose",
        /// Wants a new inspection.
        Book = "book",
        /// Not now, undecided.
        Later = "later",
        /// Bonjour.
        Greet = "greet",
        /// Wants an appointment moved.
        Reschedule = "reschedule",
        /// Changes something already held.
        Correct = "correct",
        /// Wants a paper.
        GetDocument = "get_document",
        /// Wants an appointment given up.
        Cancel = "cancel",
        /// A grievance about centre, staff, result or bill.
        Complaint = "complaint",
        /// Declined, double, wrong amount.
        PaymentProblem = "payment_problem",
        /// What, when or whether booked.
        MyBookings = "my_bookings",
        /// Wants a person.
        Human = "human",
        /// Say again, explain.
        Repeat = "repeat",
        /// Annoyed with the chat itself.
        Frustration = "frustration",
        /// Money that is due and did not come.
        RefundStatus = "refund_status",
        /// Warn me before the due date.
        Reminder = "reminder",
        /// Cannot get in.
        LoginHelp = "login_help",
        /// When my own car is due.
        AskDueDate = "ask_due_date",
        /// Tell me when a place frees.
        Waitlist = "waitlist",
        /// Link or unlink a messenger.
        LinkChannel = "link_channel",
        /// Asks or jokes about it.
        AreYouARobot = "are_you_a_robot",
        /// Delete my data.
        PrivacyErase = "privacy_erase",
        /// Merci.
        Thank = "thank",
        /// Sends, or is about to send, the carte grise.
        UploadRegistration = "upload_registration",
        /// Wants to pay, or a link.
        Pay = "pay",
        /// One more vehicle on the account.
        AddVehicle = "add_vehicle",
        /// Drops what is under way.
        LeaveFlow = "leave_flow",
        /// A copy of my data.
        PrivacyExport = "privacy_export",
        /// Another language.
        SwitchLanguage = "switch_language",
        /// Wants the contre-visite booked.
        Retest = "retest",
        /// Au revoir.
        Goodbye = "goodbye",
    }
}

vocabulary! {
    /// What a question is about.
    Topic {
        /// Will X fail, what to remove or charge.
        HowToPrepare = "how_to_prepare",
        /// What it costs.
        Price = "price",
        /// Fees and limits for moving, cancelling, being late.
        CancellationPolicy = "cancellation_policy",
        /// What to bring.
        DocumentsToBring = "documents_to_bring",
        /// Somebody else comes with the car.
        SomeoneElseBrings = "someone_else_brings",
        /// How often, how long valid.
        Validity = "validity",
        /// How to pay.
        PaymentMethods = "payment_methods",
        /// Would I be repaid.
        RefundPolicy = "refund_policy",
        /// Waiting at the centre.
        WaitingOnSite = "waiting_on_site",
        /// Where.
        Address = "address",
        /// A code or a named defect.
        DefectCode = "defect_code",
        /// Severities, letters, sticker.
        ResultMeaning = "result_meaning",
        /// A foreign plate.
        ForeignPlate = "foreign_plate",
        /// People who need room or help.
        Accessibility = "accessibility",
        /// Discounts.
        Promotion = "promotion",
        /// Recalls, airbags.
        RecallAirbag = "recall_airbag",
        /// All of category L.
        Motorcycle = "motorcycle",
        /// When open.
        Hours = "hours",
        /// Phone, mail, DPO, mediator.
        Contact = "contact",
        /// The pollution check.
        PollutionCheck = "pollution_check",
        /// Disagreeing with a result.
        ContestResult = "contest_result",
        /// Campers and caravans.
        Camper = "camper",
        /// Taxis and VTC.
        TaxiVtc = "taxi_vtc",
        /// Where to leave the car.
        Parking = "parking",
        /// Electric vehicles.
        Electric = "electric",
        /// How long for the contre-visite.
        RetestDeadline = "retest_deadline",
        /// The odometer.
        Mileage = "mileage",
        /// Gas as fuel.
        GasLpg = "gas_lpg",
        /// How long it takes.
        Duration = "duration",
        /// The carte grise is lost.
        LostRegistration = "lost_registration",
        /// Selling a car.
        SaleRule = "sale_rule",
        /// What the contre-visite costs.
        RetestPrice = "retest_price",
        /// The last report is lost.
        PreviousReportLost = "previous_report_lost",
        /// Old vehicles.
        Collection = "collection",
        /// May I drive on.
        CriticalDefectDriving = "critical_defect_driving",
        /// Before the due date.
        EarlyInspection = "early_inspection",
        /// Driving without a valid inspection.
        NoValidInspectionFine = "no_valid_inspection_fine",
    }
}

vocabulary! {
    /// A value somebody tells.
    Slot {
        /// Day, hour or deadline.
        When = "when",
        /// Make and model.
        MakeModel = "make_model",
        /// The words that pick.
        Choice = "choice",
        /// Not a plain car.
        Category = "category",
        /// Fuel.
        Energy = "energy",
        /// Which centre.
        Center = "center",
        /// Registration plate.
        Plate = "plate",
        /// Not the plain inspection.
        Service = "service",
        /// Of a person or a firm.
        Name = "name",
        /// Telephone.
        Phone = "phone",
        /// How many.
        Count = "count",
        /// Code or words of a defect.
        DefectCode = "defect_code",
        /// E-mail.
        Email = "email",
        /// Of a booking, or a log-in code.
        Reference = "reference",
    }
}

vocabulary! {
    /// What the assistant had asked when the message came.
    Awaiting {
        /// Is the booking right?
        ConfirmBooking = "confirm_booking",
        /// Shall it be cancelled?
        ConfirmCancel = "confirm_cancel",
        /// Shall it be moved?
        ConfirmReschedule = "confirm_reschedule",
        /// Payment.
        Payment = "payment",
        /// Which day?
        Date = "date",
        /// Which of these times?
        Offer = "offer",
        /// A photo of the carte grise.
        RegistrationDocument = "registration_document",
        /// Anything else?
        AnythingElse = "anything_else",
        /// Which fuel?
        VehicleEnergy = "vehicle.energy",
        /// Which plate?
        VehiclePlate = "vehicle.plate",
        /// What time?
        Time = "time",
        /// Which centre?
        Center = "center",
        /// Log in.
        Login = "login",
        /// Which appointment?
        WhichAppointment = "which_appointment",
    }
}
