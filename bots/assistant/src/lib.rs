//! The assistant: the deterministic brain of the chat, French first, English beside it.
//!
//! A turn goes from words to commands (`understanding`), from commands to replies and effects
//! (`policy` and `flows`, pure), from effects to GraphQL operations through the one port,
//! [`Graph`], and from their answers back into the policy. A write only ever comes from a
//! pending act the customer said yes to. What people write is read by the crate `understanding`.

mod button;
mod dates;
mod desk;
mod effects;
mod engine;
mod figures;
mod flows;
mod graph_types;
mod kept;
mod local;
mod locale;
mod meaning;
mod operations;
mod people;
mod policy;
mod port;
mod question;
mod refusals;
mod replies;
mod state;
mod steps;
mod telling;
mod told;
mod turn;
mod understanding;
mod weeks;
mod words;

pub use self::understanding::llm::{LanguageModel, LanguageModelConfig};
pub use self::understanding::load;
pub use button::{Button, ButtonKind, ButtonStyle, UploadKind};
pub use engine::{Assistant, greet, respond, tell};
pub use figures::{Happened, Noted};
pub use kept::{TypedCode, as_kept, typed_code};
pub use locale::Locale;
pub use operations::ALL as OPERATIONS;
pub use people::{DeskHours, Handing, Request, open_until};
pub use port::{Graph, Operation, Refusal};
pub use state::{Awaiting, Handover, State};
pub use told::{
    AgentJoined, AppointmentCancelled, Arrived, CentreFacts, DocumentRejected, Facts,
    InspectionDue, PaymentCameLate, PaymentFailed, PaymentRefunded, PreviousInspectionRead,
    PriceChanged, RegistrationRead, ReportIssued, SlotOffered, Told,
};
pub use turn::{Attachment, Channel, Input, Outcome, Reply, Turn};
