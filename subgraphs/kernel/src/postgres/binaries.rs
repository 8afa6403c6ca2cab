//! Finds PostgreSQL's programs on this machine and runs them under an account they accept.
use super::{as_account, give};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What to type where the programs are missing.
const INSTALL_HINT: &str = "PostgreSQL (13 or later) was not found. Install it:\n  \
    Debian, Ubuntu:  sudo apt-get install postgresql\n  \
    Fedora:          sudo dnf install postgresql-server postgresql-contrib\n  \
    macOS:           brew install postgresql@17\n\
    or set AUTOVISITE_PG_BIN to the folder of initdb and postgres, or DATABASE_URL to a server.";

/// The programs of one installation, and the account to run them under.
#[derive(Debug)]
pub(super) struct Binaries {
    folder: PathBuf,
    /// PostgreSQL refuses to run as root: then an unprivileged account of the system.
    account: Option<(u32, u32)>,
    /// `setpriv`, where the system has it: ties the server's life to ours.
    setpriv: Option<PathBuf>,
}

impl Binaries {
    pub(super) fn find() -> Result<Self> {
        let folder = candidates()
            .into_iter()
            .find(|dir| dir.join("initdb").exists() && dir.join("postgres").exists())
            .context(INSTALL_HINT)?;
        let setpriv = Path::new("/usr/bin/setpriv");
        Ok(Self {
            folder,
            account: unprivileged_account(),
            setpriv: setpriv.exists().then(|| setpriv.to_owned()),
        })
    }

    /// `folder`, if the server's account can reach it; else one of its own under `/var/lib`, the
    /// same at each start. The folder and the one above it are ours to open (a data directory),
    /// what lies above them is not.
    pub(super) fn reachable(&self, folder: &Path) -> Result<PathBuf> {
        if self.account.is_none() {
            return Ok(folder.to_owned());
        }
        if folder.ancestors().skip(2).all(is_open) {
            for ours in folder.ancestors().take(2).filter(|dir| !is_open(dir)) {
                let mode = fs::metadata(ours)?.permissions().mode();
                fs::set_permissions(ours, fs::Permissions::from_mode(mode | 0o001))?;
            }
            return Ok(folder.to_owned());
        }
        let name = folder.to_string_lossy();
        let id = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, name.as_bytes());
        let elsewhere = Path::new("/var/lib/autovisite").join(id.simple().to_string());
        fs::create_dir_all(&elsewhere)?;
        tracing::warn!(
            wanted = %folder.display(), used = %elsewhere.display(),
            "the database's account cannot reach the data directory"
        );
        Ok(elsewhere)
    }

    /// Makes `dir` the server's, readable by no other account.
    pub(super) fn own(&self, dir: &Path) -> Result<()> {
        match self.account {
            Some((uid, gid)) => give(dir, uid, gid),
            None => Ok(fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?),
        }
    }

    pub(super) fn initialise(&self, data: &Path, owner: &str) -> Result<()> {
        let output = as_account(&self.folder.join("initdb"), self.account)
            .args(["-U", owner, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
            .args(["--no-instructions", "-D"])
            .arg(data)
            .stdin(Stdio::null())
            .output()
            .context("cannot run initdb")?;
        ensure!(output.status.success(), "initdb: {}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    /// Stops a server that an earlier, killed process left on this data folder.
    pub(super) fn stop_orphan(&self, data: &Path) -> Result<()> {
        if !data.join("postmaster.pid").exists() {
            return Ok(());
        }
        // Fails where the server is already gone: then its stale pid file does no harm.
        let _ = as_account(&self.folder.join("pg_ctl"), self.account)
            .args(["stop", "-m", "fast", "-w", "-t", "30", "-D"])
            .arg(data)
            .stdin(Stdio::null())
            .output()
            .context("cannot run pg_ctl")?;
        Ok(())
    }

    /// The server program, told to stop with us where the system can tell it.
    pub(super) fn server(&self) -> Command {
        let program = self.folder.join("postgres");
        match &self.setpriv {
            Some(setpriv) => {
                let mut command = as_account(setpriv, self.account);
                command.args(["--pdeathsig", "INT"]).arg(program);
                command
            }
            None => as_account(&program, self.account),
        }
    }
}

/// The program of that name, of the newest installation that has one.
pub(super) fn with(program: &str) -> Option<PathBuf> {
    candidates().into_iter().map(|folder| folder.join(program)).find(|path| path.exists())
}

fn candidates() -> Vec<PathBuf> {
    let mut dirs = Vec::new();
    if let Some(dir) = std::env::var_os("AUTOVISITE_PG_BIN") {
        dirs.push(dir.into());
    }
    for (root, sub) in [
        ("/usr/lib/postgresql", "bin"),
        ("/opt/homebrew/opt", "bin"),
        ("/usr/local/opt", "bin"),
        ("/usr/local/pgsql", ""),
    ] {
        let mut found: Vec<PathBuf> = fs::read_dir(root)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path().join(sub))
            .collect();
        // The newest version first.
        found.sort();
        found.reverse();
        dirs.extend(found);
    }
    dirs.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    dirs
}

fn unprivileged_account() -> Option<(u32, u32)> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    for name in ["postgres", "nobody"] {
        for line in accounts.lines() {
            let parts: Vec<&str> = line.split(':').collect();
            if let [account, _, uid, gid, ..] = parts[..]
                && account == name
                && let (Ok(uid), Ok(gid)) = (uid.parse(), gid.parse())
            {
                return Some((uid, gid));
            }
        }
    }
    Some((65_534, 65_534))
}

/// Whether accounts other than the owner may pass through.
fn is_open(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|meta| meta.permissions().mode() & 0o001 != 0)
}
