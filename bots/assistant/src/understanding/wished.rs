//! What a customer may want, as the statistical reader, the templates and a button name it alike.

use super::FlowKind;
use serde::{Deserialize, Serialize};
use understanding::{Act, Topic as Asked, Wish};

/// One thing that is begun or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wished {
    /// One of the flows.
    Flow(FlowKind),
    /// The contre-visite booked.
    Retest,
    /// An answer.
    Tell(Topic),
    /// A person.
    Human,
    /// Something that is answered with a sentence of its own.
    Note(Note),
}

/// What is said to us, and answered honestly, though no flow follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Note {
    /// A grievance about centre, staff, result or bill.
    Complaint,
    /// Annoyance with this conversation.
    Frustration,
    /// A card declined, a double charge, a dead link.
    PaymentProblem,
    /// Warn me before the due date.
    BeforeDue,
    /// Tell me when a place frees.
    Waitlist,
    /// Another channel.
    LinkChannel,
    /// Cannot log in.
    LoginHelp,
    /// Another vehicle on the account.
    AddVehicle,
    /// Vehicles and driving, but nothing we do.
    OutOfScope,
}

macro_rules! topics {
    ($($variant:ident $(= $asked:ident)?,)+) => {
        /// Questions with a ready answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Topic { $($variant,)+ }

        impl From<Asked> for Topic {
            fn from(asked: Asked) -> Self {
                match asked { $($(Asked::$asked => Self::$variant,)?)+ }
            }
        }
    };
}

topics! {
    Price = Price,
    Hours = Hours,
    Address = Address,
    Contact = Contact,
    Documents = DocumentsToBring,
    Results = ResultMeaning,
    Defect = DefectCode,
    Retest = RetestDeadline,
    RetestPrice = RetestPrice,
    Late,
    Instalments,
    PaymentMethods = PaymentMethods,
    Discount = Promotion,
    Refund = RefundPolicy,
    CancellationPolicy = CancellationPolicy,
    Privacy,
    Duration = Duration,
    DueDate = Validity,
    EarlyInspection = EarlyInspection,
    NoValidInspectionFine = NoValidInspectionFine,
    CriticalDefectDriving = CriticalDefectDriving,
    HowToPrepare = HowToPrepare,
    SomeoneElseBrings = SomeoneElseBrings,
    WaitingOnSite = WaitingOnSite,
    Parking = Parking,
    Accessibility = Accessibility,
    ForeignPlate = ForeignPlate,
    LostRegistration = LostRegistration,
    PreviousReportLost = PreviousReportLost,
    SaleRule = SaleRule,
    ContestResult = ContestResult,
    RecallAirbag = RecallAirbag,
    PollutionCheck = PollutionCheck,
    Motorcycle = Motorcycle,
    Camper = Camper,
    TaxiVtc = TaxiVtc,
    Collection = Collection,
    Electric = Electric,
    GasLpg = GasLpg,
    Mileage = Mileage,
}

impl Wished {
    /// What an act or a topic asks of us; `None` for moves in the dialogue, which are answered where
    /// they are made.
    pub(crate) fn of(wish: Wish) -> Option<Self> {
        match wish {
            Wish::Tell(topic) => Some(Self::Tell(topic.into())),
            Wish::Do(act) => Self::of_act(act),
        }
    }

    fn of_act(act: Act) -> Option<Self> {
        Some(match act {
            Act::Book => Self::Flow(FlowKind::Book),
            Act::Retest => Self::Retest,
            Act::Reschedule => Self::Flow(FlowKind::Reschedule),
            Act::Cancel => Self::Flow(FlowKind::Cancel),
            Act::Pay => Self::Flow(FlowKind::Pay),
            Act::MyBookings => Self::Flow(FlowKind::MyBookings),
            Act::GetDocument => Self::Flow(FlowKind::GetCertificate),
            Act::UploadRegistration => Self::Flow(FlowKind::UploadRegistration),
            Act::AskDueDate => Self::Tell(Topic::DueDate),
            Act::RefundStatus => Self::Tell(Topic::Refund),
            Act::PrivacyErase | Act::PrivacyExport => Self::Tell(Topic::Privacy),
            Act::Human => Self::Human,
            Act::Complaint => Self::Note(Note::Complaint),
            Act::Frustration => Self::Note(Note::Frustration),
            Act::PaymentProblem => Self::Note(Note::PaymentProblem),
            Act::Reminder => Self::Note(Note::BeforeDue),
            Act::Waitlist => Self::Note(Note::Waitlist),
            Act::LinkChannel => Self::Note(Note::LinkChannel),
            Act::LoginHelp => Self::Note(Note::LoginHelp),
            Act::AddVehicle => Self::Note(Note::AddVehicle),
            Act::OutOfScope => Self::Note(Note::OutOfScope),
            Act::AskInfo
            | Act::Provide
            | Act::OffTopic
            | Act::Deny
            | Act::Affirm
            | Act::Choose
            | Act::Later
            | Act::Greet
            | Act::Correct
            | Act::Repeat
            | Act::AreYouARobot
            | Act::Thank
            | Act::LeaveFlow
            | Act::SwitchLanguage
            | Act::Goodbye => return None,
        })
    }

    /// Whether something is given up, moved or paid for.
    pub(crate) fn is_dear(self) -> bool {
        matches!(self, Self::Flow(FlowKind::Cancel | FlowKind::Pay | FlowKind::Reschedule))
    }

    /// Where it stands among several: answers first, what only looks next, then what asks questions,
    /// the giving up before the taking.
    pub(crate) fn order(self) -> u8 {
        match self {
            Self::Note(Note::Complaint | Note::Frustration) => 0,
            Self::Tell(_) => 1,
            Self::Note(_) => 2,
            Self::Flow(FlowKind::MyBookings | FlowKind::GetCertificate) => 3,
            Self::Flow(FlowKind::Cancel) => 4,
            Self::Flow(FlowKind::Reschedule) => 5,
            Self::Flow(
                FlowKind::Book
                | FlowKind::Pay
                | FlowKind::GivePlate
                | FlowKind::UploadRegistration
                | FlowKind::UploadReport
                | FlowKind::None,
            )
            | Self::Retest => 6,
            Self::Human => 7,
        }
    }

    /// Whether it asks questions of its own: only one of these is under way at a time.
    pub(crate) fn leads(self) -> bool {
        match self {
            Self::Tell(_) | Self::Note(_) | Self::Human => false,
            Self::Flow(FlowKind::MyBookings | FlowKind::GetCertificate | FlowKind::None) => false,
            Self::Flow(
                FlowKind::Book
                | FlowKind::Reschedule
                | FlowKind::Cancel
                | FlowKind::Pay
                | FlowKind::GivePlate
                | FlowKind::UploadRegistration
                | FlowKind::UploadReport,
            )
            | Self::Retest => true,
        }
    }
}
