//! `with-postgres COMMAND…`: runs a command beside a private, throw-away PostgreSQL.
//!
//! The server lives in a temporary folder and ends with the command, whose exit status it passes on.
//! It forgets what it wrote with the machine, unless `AUTOVISITE_TEST_DURABLE` is `yes`: what a commit
//! costs is only measured where it reaches the disk, as it does where it is shipped.
use anyhow::{Context, Result};
use kernel::postgres::{Cluster, Durability};
use std::{path::PathBuf, process::ExitCode};

fn main() -> Result<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    let program = words.next().context("usage: with-postgres COMMAND [ARGUMENT…]")?;
    let folder = tempfile::Builder::new().prefix("avt-test-").tempdir()?;
    let durable = std::env::var_os("AUTOVISITE_TEST_DURABLE").is_some_and(|word| word == "yes");
    let durability = if durable { Durability::Safe } else { Durability::Throwaway };
    let cluster = Cluster::start(folder.path(), durability)?;
    let pattern = cluster.url("{}");
    let migrations = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    tokio::runtime::Runtime::new()?
        .block_on(testkit::prepare_template(&pattern, &migrations))
        .context("the migrations do not apply to an empty database")?;
    let status = std::process::Command::new(&program)
        .args(words)
        .env("AUTOVISITE_TEST_DATABASE", &pattern)
        .status()
        .with_context(|| format!("cannot run {}", program.to_string_lossy()))?;
    Ok(ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)))
}
