//! Orders to instruments: where they are, and why they come to nothing.
use super::named;

named! {
    /// Where an order to an instrument is.
    OrderState {
        /// Nobody has told the instrument yet.
        Waiting,
        /// The instrument was told.
        Running,
        /// Its values are there.
        Done,
        /// It came to nothing.
        Failed,
        /// Taken back.
        Cancelled,
    }
}
named! {
    /// Why an order came to nothing.
    BenchFailure {
        /// Nothing answers at its address, or the line broke and stayed so.
        Unreachable,
        /// It took the order and says nothing any more.
        Silent,
        /// It measures something else.
        Busy,
        /// Its own calibration is over, or ours of it.
        CalibrationExpired,
        /// It does not measure that.
        Unsupported,
        /// It gave up.
        Stopped,
        /// What it measured cannot be, or is not the whole measurement.
        Implausible,
        /// It speaks another language.
        Garbled,
        /// The inspection was completed or broken off meanwhile.
        InspectionClosed,
    }
}

impl BenchFailure {
    /// Whether asking again, under the same id, may end better.
    pub(crate) fn may_pass(self) -> bool {
        match self {
            Self::Unreachable | Self::Silent => true,
            Self::Busy
            | Self::CalibrationExpired
            | Self::Unsupported
            | Self::Stopped
            | Self::Implausible
            | Self::Garbled
            | Self::InspectionClosed => false,
        }
    }
}
