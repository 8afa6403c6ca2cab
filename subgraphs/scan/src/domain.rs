//! The rules of documents: what may be announced, how often, for how long. No I/O and no clock.
//! Decisions: docs/decisions/files.md
use crate::{error::ScanError, image_intake::IntakeRefusal};
use async_graphql::Enum;
use chrono::{Months, TimeDelta};
pub(crate) use events::scan::DocumentKind;
use kernel::clock::CivilDay;

/// How long an upload address stays open.
pub(crate) const UPLOAD_OPEN: TimeDelta = TimeDelta::minutes(15);
/// More documents than this in a day are no customer's.
pub(crate) const MOST_PER_DAY: i64 = 20;
/// More open addresses than this at a time are no customer's.
pub(crate) const MOST_AWAITING: i64 = 5;
/// More open addresses than this at a time are no organisation's.
pub(crate) const MOST_AWAITING_OF_ORGANISATION: i64 = 50;
/// More photos of defects than this in a day that were put to none are no inspector's.
pub(crate) const MOST_LOOSE_PHOTOS: i64 = 100;
/// How long the photos of a signed inspection are kept: while its result may be disputed in court
/// (Code civil, article 2224).
pub(crate) const EVIDENCE_KEPT: Months = Months::new(60);
/// How long those of an inspection without a signature are kept from their coming on: it may be
/// suspended for months.
pub(crate) const UNSIGNED_KEPT: TimeDelta = TimeDelta::days(400);
/// How long those of no defect are kept: they are put to one within a day, of which we may hear late.
pub(crate) const LOOSE_KEPT: TimeDelta = TimeDelta::days(7);
/// Most files sent for one document: both sides, and each once more.
pub(crate) const MOST_FILES: i64 = 4;
/// Largest file, in bytes; [`crate::image_intake::Limits`] says the same of its content.
pub(crate) const MAX_BYTES: usize = 15_000_000;
/// How often a reading is begun before we give up.
pub(crate) const MOST_ATTEMPTS: i32 = 3;
/// A reading not finished by then was broken off, and is somebody else's.
pub(crate) const READING_LEASE: TimeDelta = TimeDelta::seconds(30);
/// How often whoever reads says that they still do.
pub(crate) const LEASE_RENEWED: std::time::Duration = std::time::Duration::from_secs(8);
/// For how long somebody who was sent back is not sent back again for the same reason.
pub(crate) const PATIENCE: TimeDelta = TimeDelta::hours(12);
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
    /// Where a document is in its life.
    DocumentStatus {
        /// Its upload address is open, nothing came yet.
        AwaitingUpload,
        /// The image is here. A paper waits to be read; a photo of a defect is kept as it is.
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
        /// Nothing is written on it.
        NoText,
        /// A certificate, from its printed side.
        WrongSide,
        /// A certificate whose two lines at the foot are cut off or hidden.
        ZoneMissing,
        /// The picture of a screen, with something else on it.
        Screenshot,
        /// Another document.
        WrongDocument,
    }
}

impl DocumentStatus {
    /// Nothing more will happen by itself.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Read | Self::Rejected | Self::Deleted)
    }
}

impl Failure {
    /// Whether it is said once and not held against the next photo: what is missing may be
    /// missing on the paper itself.
    pub(crate) fn once(self) -> bool {
        matches!(self, Self::ZoneMissing)
    }

    /// What to tell the customer: in French, then in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ReadingFailed => (
                "Nous n’avons pas réussi à lire ce document. Veuillez envoyer une nouvelle photo.",
                "We could not read this document. Please send a new photo.",
            ),
            Self::NoText => (
                "Il n’y a pas de carte grise sur cette photo. Veuillez photographier la carte \
                 grise en entier, bien à plat.",
                "There is no registration certificate on this photo. Please photograph the whole \
                 certificate, laid flat.",
            ),
            Self::WrongSide => (
                "C’est le côté imprimé de la carte grise. Veuillez la retourner et photographier \
                 le côté où figurent le numéro d’immatriculation et votre nom.",
                "This is the printed side of the certificate. Please turn it over and photograph \
                 the side with the plate number and your name.",
            ),
            Self::ZoneMissing => (
                "Les deux dernières lignes du document (avec des « < ») manquent ou sont \
                 illisibles. Veuillez reprendre la photo avec la page entière, coupon compris.",
                "The last two lines of the document (with “<” signs) are missing or unreadable. \
                 Please take the photo again with the whole page, coupon included.",
            ),
            Self::Screenshot => (
                "C’est une capture d’écran, pas une carte grise. Veuillez prendre en photo la \
                 carte grise elle-même.",
                "This is a screenshot, not a registration certificate. Please take a photo of the \
                 certificate itself.",
            ),
            Self::WrongDocument => (
                "Ce document n’est pas une carte grise. Veuillez photographier le certificat \
                 d’immatriculation du véhicule.",
                "This document is not a registration certificate. Please photograph the vehicle’s \
                 certificat d’immatriculation.",
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
        | "image/heic"
        | "image/heif"
        | "application/pdf"
        | "application/octet-stream"
        | "" => {}
        _ => return Err(IntakeRefusal::TypeUnsupported.into()),
    }
    match usize::try_from(size_bytes) {
        Ok(0) | Err(_) => Err(IntakeRefusal::Empty.into()),
        Ok(size) if size > MAX_BYTES => Err(too_large()),
        Ok(_) => Ok(()),
    }
}

/// May another page be sent for a document in this state?
pub(crate) fn takes_more(status: DocumentStatus) -> bool {
    matches!(
        status,
        DocumentStatus::AwaitingUpload | DocumentStatus::Received | DocumentStatus::Rejected
    )
}

/// May whoever sent a document remove it? A photo of a defect is evidence from its coming on: its
/// hash is signed, perhaps before we hear of which inspection it is. So the answer is the one of later.
pub(crate) fn check_removal(kind: DocumentKind, status: DocumentStatus) -> Result<(), ScanError> {
    if kind == DocumentKind::DefectPhoto && status != DocumentStatus::AwaitingUpload {
        return Err(ScanError::DocumentNotFound);
    }
    Ok(())
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

/// May an inspector with so many photos that are put to no defect, and so many that have not come,
/// announce another?
pub(crate) fn check_photo_quota(loose: i64, awaiting: i64) -> Result<(), ScanError> {
    if loose >= MOST_LOOSE_PHOTOS || awaiting >= MOST_AWAITING {
        return Err(ScanError::TooManyUploads);
    }
    Ok(())
}

/// May such a file be sent as a photo of a defect? A PDF is a paper.
pub(crate) fn check_photo(content_type: &str) -> Result<(), ScanError> {
    match content_type.to_ascii_lowercase().starts_with("application/pdf") {
        true => Err(IntakeRefusal::TypeUnsupported.into()),
        false => Ok(()),
    }
}

/// May an organisation that announced so many files on this day, of which so many have not come,
/// announce another?
pub(crate) fn check_agreed_quota(
    today: i64,
    awaiting: i64,
    files_per_day: u32,
    day: CivilDay,
) -> Result<(), ScanError> {
    if today >= i64::from(files_per_day) {
        return Err(ScanError::ParseQuotaExceeded { resets_at: day.ends_at });
    }
    if awaiting >= MOST_AWAITING_OF_ORGANISATION {
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
        assert!(
            check_declared("image/heic", 1).is_ok() && check_declared("application/pdf", 1).is_ok()
        );
        for (declared, size, code) in [
            ("application/x-msdownload", 10, "FILE_TYPE_UNSUPPORTED"),
            ("image/avif", 10, "FILE_TYPE_UNSUPPORTED"),
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
    fn an_inspectors_photos_are_pictures_and_counted_by_themselves() {
        assert!(check_photo_quota(MOST_PER_DAY * 3, MOST_AWAITING - 1).is_ok());
        assert_eq!(check_photo_quota(MOST_LOOSE_PHOTOS, 0), Err(ScanError::TooManyUploads));
        assert_eq!(check_photo_quota(0, MOST_AWAITING), Err(ScanError::TooManyUploads));
        assert!(check_photo("image/heic").is_ok() && check_photo("").is_ok());
        let refused = check_photo("application/PDF").map_err(|error| error.code());
        assert_eq!(refused, Err("FILE_TYPE_UNSUPPORTED"));
    }

    #[test]
    fn an_organisations_quota_says_when_it_begins_anew() {
        let day = CivilDay::of(chrono::DateTime::UNIX_EPOCH);
        assert!(check_agreed_quota(99, MOST_AWAITING_OF_ORGANISATION - 1, 100, day).is_ok());
        let used_up = Err(ScanError::ParseQuotaExceeded { resets_at: day.ends_at });
        assert_eq!(check_agreed_quota(100, 0, 100, day), used_up);
        let many = check_agreed_quota(0, MOST_AWAITING_OF_ORGANISATION, 100, day);
        assert_eq!(many, Err(ScanError::TooManyUploads));
    }

    #[test]
    fn a_file_name_is_shown_without_its_folders() {
        assert_eq!(shown_name("C:\\photos\\carte\u{7} grise.jpg"), "carte grise.jpg");
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name(&"é".repeat(500)).chars().count(), LONGEST_NAME);
    }
}
