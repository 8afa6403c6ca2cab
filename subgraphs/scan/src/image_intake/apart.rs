//! Decoding in a process apart: a file that breaks, blocks or bloats its decoder ends that process
//! and nothing else.
//!
//! The parent starts the program with `decode`, writes the file to it and reads one line of JSON,
//! then the bytes it announces. Only such a verdict says something about the file. A decoder that
//! ends without one is our fault: it is started once more, counted, and told apart from a damaged
//! picture ([`IntakeRefusal::DecoderLost`]).
//! Decisions: docs/decisions/files.md
use super::{IntakeRefusal, Limits, Sheet, look, worth_reading};
use crate::quality::Flaw;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
    time::Duration,
};
use tokio::{
    io::AsyncWriteExt, process::Command, sync::Semaphore, task::spawn_blocking, time::timeout,
};

mod confined;
mod lost;

pub use confined::confined;
use lost::Lost;

/// How long the parent waits, whatever the child does.
const PATIENCE: Duration = Duration::from_secs(60);

/// Files decoded at a time: each takes up to [`confined::MEMORY`], and a processor for seconds.
const AT_ONCE: usize = 2;

/// Decodes files, a few at a time; the others wait in order.
#[derive(Clone, Debug)]
pub struct Decoder {
    /// Started with `decode`; none to decode in this process.
    program: Option<PathBuf>,
    turns: Arc<Semaphore>,
}

/// What the child says first.
#[derive(Serialize, Deserialize)]
enum Verdict {
    Pages(Vec<PageHead>),
    Refused(IntakeRefusal),
}

#[derive(Serialize, Deserialize)]
struct PageHead {
    width: u32,
    height: u32,
    jpeg: usize,
    thumbnail: usize,
    flaw: Option<Flaw>,
}

/// What came of a file.
type Examined = Result<Vec<Sheet>, IntakeRefusal>;

impl Decoder {
    /// In this process, on a thread for slow work: for tests and tools, whose files are known.
    #[must_use]
    pub fn here() -> Self {
        Self { program: None, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// By `program`, which calls [`confined()`] and [`decode_for_parent`] when it is started with
    /// `decode`.
    #[must_use]
    pub fn apart(program: PathBuf) -> Self {
        Self { program: Some(program), ..Self::here() }
    }

    /// [`examine`](super::examine), there.
    ///
    /// # Errors
    /// Where no process could be started. A decoder that was lost twice is
    /// [`IntakeRefusal::DecoderLost`].
    pub async fn examine(&self, bytes: Vec<u8>, limits: Limits) -> Result<Examined> {
        self.examine_read(async || Ok(bytes), limits).await
    }

    /// The same of a file that is read once it is its turn: what waits takes no memory.
    ///
    /// # Errors
    /// As [`Decoder::examine`], and where it cannot be read.
    pub async fn examine_read(
        &self,
        read: impl AsyncFnOnce() -> Result<Vec<u8>>,
        limits: Limits,
    ) -> Result<Examined> {
        Ok(self.look_read(read, limits).await?.and_then(worth_reading))
    }

    /// [`look`], there, of a file that is read once it is its turn.
    ///
    /// # Errors
    /// As [`Decoder::examine_read`].
    pub async fn look_read(
        &self,
        read: impl AsyncFnOnce() -> Result<Vec<u8>>,
        limits: Limits,
    ) -> Result<Examined> {
        let _turn = self.turns.acquire().await.context("the decoders are closed")?;
        let bytes = read().await?;
        let Some(program) = &self.program else {
            return spawn_blocking(move || look(&bytes, &limits))
                .await
                .context("a file broke its decoder");
        };
        let first = match examined_by(program, &bytes).await? {
            Ok(examined) => return Ok(examined),
            Err(lost) => lost,
        };
        first.count("first");
        if !first.may_be_chance() {
            return Ok(Err(IntakeRefusal::DecoderLost));
        }
        Ok(examined_by(program, &bytes).await?.unwrap_or_else(|second| {
            second.count("again");
            Err(IntakeRefusal::DecoderLost)
        }))
    }
}

/// One decoder's verdict on a file, or how it came that there is none.
async fn examined_by(program: &Path, bytes: &[u8]) -> Result<Result<Examined, Lost>> {
    let mut child = Command::new(program)
        .arg("decode")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("the decoder could not be started")?;
    let mut stdin = child.stdin.take().context("the decoder has no input")?;
    let sent = async move {
        // A child that ended early does not read: what it said counts.
        let _ = stdin.write_all(bytes).await;
    };
    let answered = timeout(PATIENCE, async { tokio::join!(sent, child.wait_with_output()).1 });
    let Ok(output) = answered.await else { return Ok(Err(Lost::TooSlow)) };
    let output = output.context("the decoder's answer was lost")?;
    if let Some(lost) = Lost::of(output.status) {
        return Ok(Err(lost));
    }
    Ok(told(&output.stdout).map_err(|error| Lost::Incoherent(format!("{error:#}"))))
}

fn told(answer: &[u8]) -> Result<Examined> {
    let end = answer.iter().position(|byte| *byte == b'\n').context("no verdict")?;
    let (head, rest) = answer.split_at(end);
    let heads = match serde_json::from_slice(head)? {
        Verdict::Refused(refusal) => return Ok(Err(refusal)),
        Verdict::Pages(heads) => heads,
    };
    let mut rest = rest.get(1..).unwrap_or_default();
    let mut take = |length: usize| {
        let (part, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(part.to_vec())
    };
    let sheets = heads
        .into_iter()
        .map(|head| {
            let (jpeg, thumbnail) = take(head.jpeg).zip(take(head.thumbnail))?;
            let PageHead { width, height, flaw, .. } = head;
            Some(Sheet { width, height, jpeg, thumbnail, flaw })
        })
        .collect::<Option<Vec<_>>>()
        .context("the decoder's answer was cut short")?;
    ensure!(!sheets.is_empty(), "the decoder saw no page");
    Ok(Ok(sheets))
}

/// What the child does once it is [`confined()`]: one file in, a verdict and the pages out.
///
/// # Errors
/// Where the parent is gone.
pub fn decode_for_parent(mut input: impl Read, mut output: impl Write) -> Result<()> {
    let limits = Limits::default();
    let mut bytes = Vec::new();
    input.by_ref().take(limits.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    let (verdict, sheets) = match look(&bytes, &limits) {
        Err(refusal) => (Verdict::Refused(refusal), Vec::new()),
        Ok(sheets) => {
            let head = |sheet: &Sheet| PageHead {
                width: sheet.width,
                height: sheet.height,
                jpeg: sheet.jpeg.len(),
                thumbnail: sheet.thumbnail.len(),
                flaw: sheet.flaw,
            };
            (Verdict::Pages(sheets.iter().map(head).collect()), sheets)
        }
    };
    serde_json::to_writer(&mut output, &verdict)?;
    output.write_all(b"\n")?;
    for sheet in &sheets {
        output.write_all(&sheet.jpeg)?;
        output.write_all(&sheet.thumbnail)?;
    }
    output.flush()?;
    Ok(())
}
