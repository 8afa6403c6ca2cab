//! What a turn, or a piece of news, means for the figures: nothing that anybody said.

use crate::understanding::FlowKind;
use uuid::Uuid;

/// What came to pass in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The customer said or pressed something.
    Turn,
    /// The assistant had to ask what was meant.
    Unsure,
    /// A flow was begun.
    Begun(&'static str),
    /// A flow came to its end.
    Done(&'static str),
    /// The customer was asked whether it helped, and said this.
    Helped {
        /// `handover` or `booking`.
        with: &'static str,
        /// Whether it did.
        yes: bool,
    },
}

/// All that came to pass, and the centre that was spoken of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// In order.
    pub happened: Vec<Happened>,
    /// Where one was spoken of.
    pub centre: Option<Uuid>,
}

/// A flow's name in the figures, for what leads to something.
pub(crate) fn name(flow: FlowKind) -> Option<&'static str> {
    Some(match flow {
        FlowKind::None => return None,
        FlowKind::Book => "book",
        FlowKind::Reschedule => "reschedule",
        FlowKind::Cancel => "cancel",
        FlowKind::Pay => "pay",
        FlowKind::GivePlate => "give_plate",
        FlowKind::UploadRegistration => "upload_registration",
        FlowKind::UploadReport => "upload_report",
        FlowKind::GetCertificate => "papers",
        FlowKind::MyBookings => "my_bookings",
    })
}
