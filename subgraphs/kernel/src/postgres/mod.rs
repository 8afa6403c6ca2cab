//! A private PostgreSQL that the process owns, for the laptop and for tests.
//!
//! It listens on a unix socket in its own folder and nowhere else. After a `kill -9` of the
//! product the next start finds the orphan, stops it through `pg_ctl` and starts its own, so the
//! cluster always has exactly one owner.
//! Decisions: docs/decisions/platform.md
mod binaries;

use anyhow::{Context, Result, bail, ensure};
use binaries::Binaries;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Backends of a killed server hold its shared memory for a while.
const START_PATIENCE: Duration = Duration::from_secs(60);
/// The superuser of the private cluster; reached through the socket's folder permissions alone.
const OWNER: &str = "autovisite";
/// `sun_path` holds 108 bytes with its terminator.
const LONGEST_SOCKET_PATH: usize = 107;

/// Where a server's own file of its process names its socket's folder: the fifth line.
const SOCKET_LINE: usize = 4;

/// How careful the server is with what it writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Every commit reaches the disk: for real data.
    Safe,
    /// Faster, loses data with the machine: for tests only.
    Throwaway,
}

/// A running server. Dropping it stops the server.
#[derive(Debug)]
pub struct Cluster {
    child: Child,
    socket: PathBuf,
    /// Keeps the short socket folder alive where the data folder's path is too long for one.
    _short: Option<PathBuf>,
    /// Held as long as the server is ours; the system lets go of it when we are killed.
    _lock: fs::File,
}

impl Cluster {
    /// Starts the cluster in `folder`, creating it on first use. Blocking: up to a minute where a
    /// predecessor was killed. Call it from a thread that lives as long as the server should:
    /// where the system can, the server is told to stop when that thread dies.
    pub fn start(folder: &Path, durability: Durability) -> Result<Self> {
        let binaries = Binaries::find()?;
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let folder = binaries.reachable(&folder.canonicalize()?)?;
        let lock = lock(&folder)?;
        let data = folder.join("pgdata");
        let (socket, short) = socket_folder(&folder)?;
        for dir in [&data, &socket] {
            fs::create_dir_all(dir)?;
            binaries.own(dir)?;
        }
        if !data.join("PG_VERSION").exists() {
            binaries.initialise(&data, OWNER)?;
        }
        binaries.stop_orphan(&data)?;
        let child = launch(&binaries, &folder, &data, &socket, durability)?;
        Ok(Self { child, socket, _short: short, _lock: lock })
    }

    /// A connection URL for the database of that name.
    pub fn url(&self, database: &str) -> String {
        address(&self.socket, database)
    }
}

/// The address of a database of the server that another process runs in `folder`; `None` where none
/// does. What it answers is good for as long as that process lives.
pub fn beside(folder: &Path, database: &str) -> Option<String> {
    let folder = Binaries::find().ok()?.reachable(&folder.canonicalize().ok()?).ok()?;
    // Its owner holds the lock; an orphan's files say nothing.
    if lock(&folder).is_ok() {
        return None;
    }
    let said = fs::read_to_string(folder.join("pgdata").join("postmaster.pid")).ok()?;
    let lines: Vec<&str> = said.lines().map(str::trim).collect();
    let socket = lines.get(SOCKET_LINE).filter(|_| lines.contains(&"ready"))?;
    Some(address(Path::new(socket), database))
}

/// One of PostgreSQL's programs for clients, `pg_dump` and the like.
///
/// # Errors
/// Where it is not on this machine.
pub fn client(program: &str) -> Result<PathBuf> {
    binaries::with(program).with_context(|| format!("{program} was not found on this machine"))
}

fn address(socket: &Path, database: &str) -> String {
    format!("postgres://{OWNER}@localhost/{database}?host={}", socket.display())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's « fast shutdown »: sessions are ended, data is flushed.
        if let Some(pid) = Pid::from_raw(self.child.id().cast_signed()) {
            let _ = kill_process(pid, Signal::INT);
        }
        let _ = self.child.wait();
    }
}

/// One owner at a time: a second process must not take the first one's server for an orphan.
fn lock(folder: &Path) -> Result<fs::File> {
    let path = folder.join("lock");
    let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
    ensure!(lock.try_lock().is_ok(), "already in use by another process: {}", folder.display());
    Ok(lock)
}

fn socket_folder(folder: &Path) -> Result<(PathBuf, Option<PathBuf>)> {
    let wanted = folder.join("socket");
    if wanted.join(".s.PGSQL.5432").as_os_str().len() < LONGEST_SOCKET_PATH {
        return Ok((wanted, None));
    }
    let short = std::env::temp_dir().join(format!("avt-{}", std::process::id()));
    ensure!(
        short.join(".s.PGSQL.5432").as_os_str().len() < LONGEST_SOCKET_PATH,
        "both {} and the temporary folder are too long for a socket path",
        folder.display()
    );
    Ok((short.clone(), Some(short)))
}

fn launch(
    binaries: &Binaries,
    folder: &Path,
    data: &Path,
    socket: &Path,
    durability: Durability,
) -> Result<Child> {
    let started = Instant::now();
    loop {
        let log =
            fs::OpenOptions::new().create(true).append(true).open(folder.join("postgres.log"))?;
        let mut command = binaries.server();
        command.arg("-D").arg(data).arg("-k").arg(socket);
        for setting in settings(durability) {
            command.args(["-c", setting]);
        }
        // Ctrl-C in the terminal must reach us first: we stop the server when we are done with it.
        command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let mut child = command.spawn().context("cannot start PostgreSQL")?;
        loop {
            if let Some(status) = child.try_wait()? {
                if started.elapsed() > START_PATIENCE {
                    bail!("PostgreSQL ended with {status}: see {}/postgres.log", folder.display());
                }
                std::thread::sleep(Duration::from_millis(250));
                break;
            }
            if is_ready(data, child.id()) {
                return Ok(child);
            }
            if started.elapsed() > START_PATIENCE {
                let _ = child.kill();
                bail!(
                    "PostgreSQL is not ready after a minute: see {}/postgres.log",
                    folder.display()
                );
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The pid file is trusted only where its first line is the child we started: an older file of a
/// killed server may still be lying there.
fn is_ready(data: &Path, child: u32) -> bool {
    let Ok(text) = fs::read_to_string(data.join("postmaster.pid")) else { return false };
    let mut lines = text.lines().map(str::trim);
    let ours = lines.next().and_then(|pid| pid.parse().ok()) == Some(child);
    ours && lines.any(|line| line == "ready")
}

fn settings(durability: Durability) -> Vec<&'static str> {
    let mut all = vec!["listen_addresses=", "max_connections=200", "shared_buffers=128MB"];
    if durability == Durability::Throwaway {
        all.extend(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
    }
    all
}

/// Gives `dir` to `uid:gid` and to nobody else.
fn give(dir: &Path, uid: u32, gid: u32) -> Result<()> {
    chown(dir, Some(uid), Some(gid))?;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

/// The command as the given account, in a folder every account can stand in.
fn as_account(program: &Path, account: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = account {
        command.gid(gid).uid(uid);
    }
    command.current_dir("/");
    command
}
