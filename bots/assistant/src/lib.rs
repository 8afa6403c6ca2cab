//! The assistant: the deterministic brain of the chat, French first, English beside it.
//!
//! A turn goes from words to commands (`understanding`), from commands to replies and effects
//! (`policy` and `flows`, pure), from effects to GraphQL operations through the one port,
//! [`Graph`], and from their answers back into the policy. A write only ever comes from a
//! pending act the customer said yes to. What people write is read by the crate `understanding`.

mod button;
pub mod dates;
mod desk;
mod effects;
mod engine;
mod flows;
mod graph_types;
mod local;
mod locale;
mod meaning;
mod operations;
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
mod words;

pub use self::understanding::llm::{LanguageModel, LanguageModelConfig};
pub use self::understanding::load;
pub use button::{Button, ButtonKind, ButtonStyle, UploadKind};
pub use engine::{Assistant, greet, respond, tell};
pub use locale::Locale;
pub use operations::ALL as OPERATIONS;
pub use port::{Graph, Operation, Refusal};
pub use state::{Awaiting, Handover, State};
pub use told::{
    AppointmentCancelled, Arrived, CentreFacts, DocumentRejected, Facts, PaymentCameLate,
    PaymentFailed, PaymentRefunded, PreviousInspectionRead, PriceChanged, RegistrationRead,
    ReportIssued, Told,
};
pub use turn::{Attachment, Channel, Input, Outcome, Reply, Turn};
