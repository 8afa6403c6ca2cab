//! A decoder that ended without a verdict, and how.
//! Decisions: docs/decisions/files.md
use prometheus::{IntCounterVec, register_int_counter_vec};
use rustix::process::Signal;
use std::{os::unix::process::ExitStatusExt, process::ExitStatus, sync::LazyLock};

static LOST: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "scan_decoders_lost_total",
        "Decoders of customers' files that ended without a verdict: killed by a signal, failed, \
         too slow or incoherent; at the first attempt or again.",
        &["how", "attempt"]
    )
    .expect("a metric's name is registered once")
});

/// How a decoder ended that owes us a verdict.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// By a signal of this number.
    Killed(i32),
    /// With an exit code of its own.
    Failed(Option<i32>),
    /// Our patience or its processor time was over.
    TooSlow,
    /// It said something we cannot read.
    Incoherent(String),
}

impl Lost {
    /// What an exit means; `None` where it owes nothing.
    pub(super) fn of(status: ExitStatus) -> Option<Self> {
        match status.signal() {
            Some(signal) if signal == Signal::XCPU.as_raw() => Some(Self::TooSlow),
            Some(signal) => Some(Self::Killed(signal)),
            None if status.success() => None,
            None => Some(Self::Failed(status.code())),
        }
    }

    /// Whether the next attempt may end otherwise: what was too slow would be as slow again, and
    /// cost as much.
    pub(super) fn may_be_chance(&self) -> bool {
        match self {
            Self::Killed(_) | Self::Failed(_) | Self::Incoherent(_) => true,
            Self::TooSlow => false,
        }
    }

    /// Writes it down for whoever runs the platform.
    pub(super) fn count(&self, attempt: &'static str) {
        let how = match self {
            Self::Killed(_) => "killed",
            Self::Failed(_) => "failed",
            Self::TooSlow => "too_slow",
            Self::Incoherent(_) => "incoherent",
        };
        LOST.with_label_values(&[how, attempt]).inc();
        tracing::error!(how = ?self, attempt, "a decoder was lost");
    }
}
