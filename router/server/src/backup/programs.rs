//! The programs that do the work: PostgreSQL's `pg_dump` and `pg_restore`, `tar` and `age`.
use anyhow::{Context, Result, bail, ensure};
use std::{
    fs::File,
    path::Path,
    process::{Command, Output, Stdio},
};
use url::Url;

/// A pair of keys for backups: the private half to keep elsewhere, the public one for the machine.
///
/// # Errors
/// Where `age` is missing.
pub fn new_key() -> Result<String> {
    let made = output(Command::new("age-keygen"), "age-keygen")?;
    Ok(String::from_utf8(made.stdout)?)
}

/// Writes the database at `url` into `file`.
pub(super) fn dump(url: &str, file: &Path) -> Result<()> {
    let mut command = to_database("pg_dump", url)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges"]).arg("--file").arg(file);
    output(command, "pg_dump").map(drop)
}

/// Reads the database at `url` back from `file`, all of it or nothing.
pub(super) fn undump(url: &str, file: &Path) -> Result<()> {
    let mut command = to_database("pg_restore", url)?;
    let database = command_database(url)?;
    command
        .args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"])
        .arg(format!("--dbname={database}"))
        .arg(file);
    output(command, "pg_restore").map(drop)
}

/// Packs `folder` and encrypts it to `recipient` into `file`; nothing plain touches the disk.
pub(super) fn seal(folder: &Path, recipient: &str, file: &Path) -> Result<()> {
    let mut tar = Command::new("tar")
        .arg("--create")
        .arg("--directory")
        .arg(folder)
        .arg(".")
        .stdout(Stdio::piped())
        .spawn()
        .context("tar is missing")?;
    let packed = tar.stdout.take().context("tar says nothing")?;
    let mut age = Command::new("age");
    age.args(["--encrypt", "--recipient", recipient, "--output"]).arg(file).stdin(packed);
    let sealed = output(age, "age");
    let status = tar.wait()?;
    sealed?;
    ensure!(status.success(), "tar could not read everything ({status}): there is no backup");
    Ok(())
}

/// Decrypts `file` with the key in `identity` and unpacks it into `folder`.
pub(super) fn unseal(file: &Path, identity: &Path, folder: &Path) -> Result<()> {
    let mut age = Command::new("age")
        .args(["--decrypt", "--identity"])
        .arg(identity)
        .stdin(File::open(file).with_context(|| format!("cannot read {}", file.display()))?)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context(MISSING)?;
    let plain = age.stdout.take().context("age says nothing")?;
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--no-same-owner", "--directory"]).arg(folder).stdin(plain);
    let unpacked = output(tar, "tar");
    let age = age.wait_with_output()?;
    // Age's reason first: without its output tar only says that there was none.
    ensure!(
        age.status.success(),
        "age cannot open {}: {}",
        file.display(),
        String::from_utf8_lossy(&age.stderr).trim()
    );
    unpacked.map(drop)
}

const MISSING: &str = "age is missing: apt-get install age, or age-encryption.org";

fn output(mut command: Command, name: &str) -> Result<Output> {
    let missing = if name.starts_with("age") {
        MISSING.to_owned()
    } else {
        format!("{name} is missing: install PostgreSQL's client programs, or set AUTOVISITE_PG_BIN")
    };
    let output = command.stderr(Stdio::piped()).output().context(missing)?;
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output)
}

/// One of PostgreSQL's programs, told in its environment where the database is: what stands among its
/// arguments everybody on the machine can read.
fn to_database(program: &str, url: &str) -> Result<Command> {
    let url = Url::parse(url).context("a database's address is none")?;
    let mut command = Command::new(kernel::postgres::client(program)?);
    let decoded = |text: &str| percent(text);
    let said = |name: &str| {
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let host = said("host").or_else(|| url.host_str().map(ToOwned::to_owned));
    let settings = [
        ("PGHOST", host),
        ("PGPORT", url.port().map(|port| port.to_string()).or_else(|| said("port"))),
        ("PGUSER", Some(decoded(url.username())?).filter(|user| !user.is_empty())),
        ("PGPASSWORD", url.password().map(decoded).transpose()?),
        ("PGDATABASE", Some(command_database(url.as_str())?)),
        ("PGSSLMODE", said("sslmode")),
        ("PGSSLROOTCERT", said("sslrootcert")),
    ];
    for (name, value) in settings {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    Ok(command)
}

fn command_database(url: &str) -> Result<String> {
    percent(Url::parse(url)?.path().trim_start_matches('/'))
}

/// `%40` is `@`.
fn percent(text: &str) -> Result<String> {
    // The one decoder of the crate that reads addresses: a pair of a form whose key is the text.
    let escaped = text.replace('+', "%2B");
    let mut pairs = url::form_urlencoded::parse(escaped.as_bytes());
    Ok(pairs.next().map(|(key, _)| key.into_owned()).unwrap_or_default())
}
