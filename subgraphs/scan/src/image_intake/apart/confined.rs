//! What a decoder may take of the machine, set before it begins.
//!
//! A limit on memory counts the addresses that a process reserves, used or not, and an allocator
//! reserves much of them before `main`. So the limits are set by one start of the program for the
//! next: they pass over to what replaces it, whose allocator then lives within them from its first
//! byte, however it goes about it.
//! Decisions: docs/decisions/files.md
use super::super::Limits;
use anyhow::{Context, Result};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{os::unix::process::CommandExt, process::Command};

/// What a decoder needs for a pixel at worst, in bytes. A PNG of four channels of 16 bits is held
/// whole (8) while it is brought to 8 bits (4); what is measured in `decoding.rs` of the server's
/// tests stays below.
const BYTES_A_PIXEL: u64 = 16;
/// The program itself, the file, and what an allocator keeps in reserve, in bytes.
const PROGRAM: u64 = 384 * 1024 * 1024;
/// Most memory of a decoder, in bytes.
pub(super) const MEMORY: u64 = Limits::MAX_PIXELS * BYTES_A_PIXEL + PROGRAM;
/// Processor time of a decoder, in seconds; a page takes one or two, sixty megapixels ten.
const PROCESSOR_SECONDS: u64 = 30;
/// For how long it may go on after it was told so, in seconds: without, it could not be told.
const LAST_SECONDS: u64 = 2;
/// Our allocator's reserve, in KiB. Its own choice, a gigabyte at a time, would count as used.
const RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "32768");

/// What a decoder may have of each thing: until it is told so, and at last.
const LIMITS: [(Resource, u64, u64); 4] = [
    (Resource::Cpu, PROCESSOR_SECONDS, PROCESSOR_SECONDS + LAST_SECONDS),
    (Resource::Fsize, 0, 0),
    (Resource::Core, 0, 0),
    // Last: from there on this process may get no more memory.
    (Resource::As, MEMORY, MEMORY),
];

/// Makes sure that this process has the limits of a decoder. Where it has not, it takes them and is
/// replaced by the same program with the same arguments, which comes here again: call it before
/// anything else.
///
/// # Errors
/// Where a limit cannot be set, or the program cannot be started again.
pub fn confined() -> Result<()> {
    let holds = |(resource, most, _)| getrlimit(resource).current.is_some_and(|has| has <= most);
    if LIMITS.into_iter().all(holds) {
        return Ok(());
    }
    let program = std::env::current_exe().context("where is this program?")?;
    let mut again = Command::new(program);
    again.args(std::env::args_os().skip(1)).env(RESERVE.0, RESERVE.1);
    for (resource, most, at_last) in LIMITS {
        // Who started us may have allowed less.
        let allowed = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let limit = |most: u64| Some(most.min(allowed));
        setrlimit(resource, Rlimit { current: limit(most), maximum: limit(at_last) })?;
    }
    // Returns only where it failed.
    Err(again.exec()).context("this program cannot be started again within its limits")
}
