//! What can be seen on this machine alone: folders, room, keys, and settings that contradict each other.
use super::{Finding, known_secrets};
use crate::{
    Settings, config::MailTarget, domains, features::Feature, maintenance, paper_keys, stores,
};
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use clap::ValueEnum;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// The data directory.
pub(super) const DATA: &str = "Data";
const DISK: &str = "Disk";
const MAINTENANCE: &str = "Maintenance";
const FEATURES: &str = "Features";
const KEYS: &str = "Keys";
const FILES: &str = "Program";
const SETTINGS: &str = "Settings";

const GIB: u64 = 1 << 30;
/// Below so much room somebody should look, below the other soon nothing can be written.
const ROOM: [u64; 2] = [5 * GIB, GIB];

/// A certificate that ends earlier is told: an authority takes its time.
const SOON: TimeDelta = TimeDelta::days(60);

/// Looks at all of it.
pub(super) fn all(settings: &Settings) -> Vec<Finding> {
    let mut found = vec![data(&settings.data_dir)];
    found.extend(disk(&settings.data_dir));
    found.extend(maintained(settings));
    found.extend(switched_off(settings));
    found.extend(keys(settings));
    found.push(files(settings));
    found.extend(contradictions(settings));
    found
}

fn data(folder: &Path) -> Finding {
    let shown = folder.display();
    let tried = fs::create_dir_all(folder).and_then(|()| {
        let probe = folder.join(format!(".doctor-{}", std::process::id()));
        fs::write(&probe, b"doctor")?;
        fs::remove_file(&probe)
    });
    match tried {
        Ok(()) => Finding::good(DATA, format!("{shown} can be written")),
        Err(error) => Finding::wrong(
            DATA,
            format!("{shown}: {error}"),
            "give the account that runs autovisite this folder, or name another in AUTOVISITE_DATA_DIR",
        ),
    }
}

/// Forgotten, it keeps everybody out.
fn maintained(settings: &Settings) -> Option<Finding> {
    let seen = match maintenance::read(&maintenance::file(settings)) {
        Ok(None) => return None,
        Ok(Some(_)) => "maintenance is on: everybody is asked to come back later".to_owned(),
        Err(error) => format!("{error:#}"),
    };
    Some(Finding::notice(MAINTENANCE, seen, "`autovisite maintenance off` lets people in again"))
}

/// Forgotten, customers do without it.
fn switched_off(settings: &Settings) -> Option<Finding> {
    let switches = settings.switches();
    let features = Feature::value_variants().iter();
    let off: Vec<_> = features.filter(|one| !switches.is_on(**one)).map(|one| one.name()).collect();
    (!off.is_empty()).then(|| {
        let seen = format!("switched off: {}", off.join(", "));
        Finding::notice(FEATURES, seen, "`autovisite feature on NAME` has it on again")
    })
}

fn disk(folder: &Path) -> Option<Finding> {
    let seen = rustix::fs::statvfs(folder).ok()?;
    let free = seen.f_bavail * seen.f_frsize;
    let words = format!("{:.1} GiB free", free as f64 / GIB as f64);
    let remedy = "make room, or move AUTOVISITE_DATA_DIR: database, files and letters are there";
    Some(match ROOM {
        [_, none] if free < none => Finding::wrong(DISK, words, remedy),
        [little, _] if free < little => Finding::notice(DISK, words, remedy),
        _ => Finding::good(DISK, words),
    })
}

/// Whether every key that exists can be used, and is for nobody else to read.
fn keys(settings: &Settings) -> Vec<Finding> {
    let Some(secrets) = known_secrets(settings) else {
        return vec![Finding::notice(
            KEYS,
            "none yet",
            "they are made at the first start, or set in the environment; keep a copy of them",
        )];
    };
    let mut found = Vec::new();
    let mut tried = |what: &str, outcome: Result<bool>| match outcome {
        Ok(true) => {}
        Ok(false) => found.push(Finding::notice(
            KEYS,
            format!("no key {what} yet"),
            "it is made at the next start",
        )),
        Err(error) => found.push(Finding::wrong(
            KEYS,
            format!("the key {what} cannot be used: {error:#}"),
            "restore it from your copy; a new one voids what the old one signed or sealed",
        )),
    };
    tried("of access tokens", domains::token_key_is_good(&secrets));
    tried("of documents", paper_keys::known(&secrets).map(|keys| keys.is_some()));
    tried("of stored files", stores::file_keys_are_good(&secrets));
    tried(
        "of letters",
        secrets
            .known("AUTOVISITE_LETTER_KEY", "letter-key")
            .and_then(|key| key.map(|text| kernel::LetterKey::new(text.as_bytes())).transpose())
            .map(|key| key.is_some()),
    );
    match paper_keys::certificate(&secrets) {
        Ok(Some(certificate)) => found.extend(certificate_ends(certificate.ends_at())),
        // Made at the next start, with the key.
        Ok(None) => {}
        Err(error) => found.push(Finding::wrong(
            KEYS,
            format!("papers cannot be signed: {error:#}"),
            "set AUTOVISITE_DOCUMENT_CERTIFICATE to a private key and its certificates, or unset it",
        )),
    }
    match read_by_others(&settings.data_dir.join("keys")) {
        Ok(open) if open.is_empty() => {}
        Ok(open) => found.push(Finding::wrong(
            KEYS,
            format!("other accounts of this machine can read {}", open.join(", ")),
            "chmod 600 on the files, 700 on their folder; then autovisite rotate-keys",
        )),
        Err(error) => {
            found.push(Finding::wrong(KEYS, format!("{error}"), "see the folder's owner"))
        }
    }
    if found.is_empty() {
        found.push(Finding::good(KEYS, "all there, each can be used, nobody else reads them"));
    }
    found
}

/// Readers of PDF call a signature in doubt whose certificate no longer holds.
fn certificate_ends(end: Option<DateTime<Utc>>) -> Option<Finding> {
    let (end, now) = (end?, kernel::Clock::System.now());
    let words = format!("the certificate of signed papers holds until {}", end.date_naive());
    let remedy = "get another from its authority, or autovisite rotate-keys --documents";
    match end - now {
        left if left < TimeDelta::zero() => Some(Finding::wrong(KEYS, words, remedy)),
        left if left < SOON => Some(Finding::notice(KEYS, words, remedy)),
        _ => None,
    }
}

fn read_by_others(folder: &Path) -> std::io::Result<Vec<String>> {
    let shared = |path: &Path| {
        Ok::<_, std::io::Error>(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
    };
    let mut open = Vec::new();
    if shared(folder)? {
        open.push(folder.display().to_string());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if shared(&path)? {
            open.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
    Ok(open)
}

/// What comes with the program and is read from folders.
fn files(settings: &Settings) -> Finding {
    let missing: Vec<String> = [
        ("the built web", settings.web_dir.join("index.html"), "AUTOVISITE_WEB_DIR"),
        ("our clients’ operations", settings.operations_dir.clone(), "AUTOVISITE_OPERATIONS_DIR"),
        ("the models that read documents", settings.models_dir.clone(), "AUTOVISITE_MODELS_DIR"),
    ]
    .into_iter()
    .filter(|(_, path, _)| !path.exists())
    .map(|(what, path, variable)| format!("{what} ({}, {variable})", path.display()))
    .collect();
    if missing.is_empty() {
        return Finding::good(
            FILES,
            format!("version {}, with web, operations and models", env!("CARGO_PKG_VERSION")),
        );
    }
    Finding::wrong(
        FILES,
        format!("not found: {}", missing.join("; ")),
        "start it where these are, or say where in the variable",
    )
}

/// Settings that are each allowed and together are not what anybody wants.
fn contradictions(settings: &Settings) -> Vec<Finding> {
    if settings.development {
        return vec![Finding::notice(
            SETTINGS,
            "development: everybody can read the mailbox",
            "for the public set AUTOVISITE_ENV=production",
        )];
    }
    let mut found = Vec::new();
    if !settings.public_url.starts_with("https://") {
        found.push(Finding::wrong(
            SETTINGS,
            format!("people reach it at {}", settings.public_url),
            "AUTOVISITE_PUBLIC_URL must begin with https://: passwords and certificates travel there",
        ));
    }
    if settings.public_url.starts_with("https://") && !settings.behind_proxy {
        found.push(Finding::notice(
            SETTINGS,
            "AUTOVISITE_BEHIND_PROXY is not set",
            "where a proxy holds the TLS certificate, everybody counts as its one address until it is",
        ));
    }
    if matches!(settings.mail, MailTarget::Folder) {
        found.push(Finding::wrong(SETTINGS, "letters stay on this machine", "set SMTP_URL"));
    }
    let unsaid = settings.legal.unsaid();
    if !unsaid.is_empty() {
        found.push(Finding::notice(
            SETTINGS,
            format!("« Mentions légales » leaves out {}", unsaid.join(", ")),
            "French law asks a site to name them: AUTOVISITE_LEGAL_… in .env.example",
        ));
    }
    if found.is_empty() {
        found.push(Finding::good(SETTINGS, "production, over https"));
    }
    found
}
