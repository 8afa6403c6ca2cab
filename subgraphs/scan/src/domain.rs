//! The rules of documents: what may be announced, how often, for how long. No I/O and no clock.
use crate::{error::ScanError, image_intake::IntakeRefusal};
use async_graphql::Enum;
use chrono::TimeDelta;

/// How long an upload address stays open.
pub(crate) const UPLOAD_OPEN: TimeDelta = TimeDelta::minutes(15);
/// More documents than this in a day are no customer's.
pub(crate) const MOST_PER_DAY: i64 = 20;
/// More open addresses than this at a time are no customer's.
pub(crate) const MOST_AWAITING: i64 = 5;
/// Largest file, in bytes; [`crate::image_intake::Limits`] says the same of its content.
pub(crate) const MAX_BYTES: usize = 15_000_000;
/// How often a reading is begun before we give up.
pub(crate) const MOST_ATTEMPTS: i32 = 3;
/// A reading not finished by then was broken off, and is somebody else's.
pub(crate) const READING_LEASE: TimeDelta = TimeDelta::minutes(3);
/// Longest file name kept, in characters.
const LONGEST_NAME: usize = 120;

/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

named! {
    /// What the sender says a document is.
    DocumentKind {
        /// The carte grise.
        RegistrationCertificate,
        /// Anything else.
        Other,
    }
}
named! {
    /// Where a document is in its life.
    DocumentStatus {
        /// Its upload address is open, nothing came yet.
        AwaitingUpload,
        /// The image is here and waits to be read.
        Received,
        /// It is being read.
        Reading,
        /// Its text was read.
        Read,
        /// It could not be used; `failure` says why.
        Rejected,
        /// The image is gone; what was drawn from it stays where it belongs.
        Deleted,
    }
}
named! {
    /// Why a document that got in could not be used.
    Failure {
        /// The reader failed on it again and again.
        ReadingFailed,
    }
}

impl DocumentStatus {
    /// Nothing more will happen by itself.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Read | Self::Rejected | Self::Deleted)
    }
}

impl Failure {
    /// What to tell the customer: in French, then in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ReadingFailed => (
                "Nous n’avons pas réussi à lire ce document. Veuillez envoyer une nouvelle photo.",
                "We could not read this document. Please send a new photo.",
            ),
        }
    }
}

/// May a file so declared be sent? Refused early where it would be refused later; the content
/// alone decides in the end.
pub(crate) fn check_declared(content_type: &str, size_bytes: i32) -> Result<(), ScanError> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        // Some senders do not know what they send.
        "image/jpeg"
        | "image/jpg"
        | "image/png"
        | "image/webp"
        | "application/octet-stream"
        | "" => {}
        "application/pdf" => return Err(IntakeRefusal::PdfUnsupported.into()),
        "image/heic" | "image/heif" => return Err(IntakeRefusal::HeicUnsupported.into()),
        _ => return Err(IntakeRefusal::TypeUnsupported.into()),
    }
    match usize::try_from(size_bytes) {
        Ok(0) | Err(_) => Err(IntakeRefusal::Empty.into()),
        Ok(size) if size > MAX_BYTES => Err(too_large()),
        Ok(_) => Ok(()),
    }
}

/// The refusal of a file over [`MAX_BYTES`].
pub(crate) fn too_large() -> ScanError {
    IntakeRefusal::TooLarge { max_megabytes: MAX_BYTES / 1_000_000 }.into()
}

/// May somebody with so many recent and open uploads begin another?
pub(crate) fn check_quota(last_day: i64, awaiting: i64) -> Result<(), ScanError> {
    if last_day >= MOST_PER_DAY || awaiting >= MOST_AWAITING {
        return Err(ScanError::TooManyUploads);
    }
    Ok(())
}

/// A file's own name, for show only: no folder, no control character, not endless.
pub(crate) fn shown_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|symbol| !symbol.is_control()).take(LONGEST_NAME).collect()
}

/// How long a failed reading rests before the next attempt.
pub(crate) fn pause_after(attempts: i32) -> TimeDelta {
    TimeDelta::seconds(5 * i64::from(attempts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ClientError;

    #[test]
    fn what_cannot_be_read_is_refused_before_it_is_sent() {
        assert!(check_declared("image/jpeg", 1).is_ok());
        assert!(check_declared("IMAGE/PNG; name=x", 15_000_000).is_ok());
        for (declared, size, code) in [
            ("application/x-msdownload", 10, "FILE_TYPE_UNSUPPORTED"),
            ("application/pdf", 10, "FILE_TYPE_UNSUPPORTED"),
            ("image/heic", 10, "FILE_TYPE_UNSUPPORTED"),
            ("image/jpeg", 15_000_001, "FILE_TOO_LARGE"),
            ("image/jpeg", 0, "FILE_EMPTY"),
            ("image/jpeg", -5, "FILE_EMPTY"),
        ] {
            let refused = check_declared(declared, size).map_err(|error| error.code());
            assert_eq!(refused, Err(code), "{declared} {size}");
        }
    }

    #[test]
    fn quotas_count_the_day_and_the_open_ones() {
        assert!(check_quota(MOST_PER_DAY - 1, MOST_AWAITING - 1).is_ok());
        assert_eq!(check_quota(MOST_PER_DAY, 0), Err(ScanError::TooManyUploads));
        assert_eq!(check_quota(0, MOST_AWAITING), Err(ScanError::TooManyUploads));
    }

    #[test]
    fn a_file_name_is_shown_without_its_folders() {
        assert_eq!(shown_name("C:\\photos\\carte\u{7} grise.jpg"), "carte grise.jpg");
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name(&"é".repeat(500)).chars().count(), LONGEST_NAME);
    }
}
