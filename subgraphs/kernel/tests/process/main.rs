//! What keeps a process alive and quick: the pool and the relay, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod owners;
mod panics;
mod pool;
