//! Frames: a head with the length, a verb, and lines of a name and a value.
use crate::domain::BenchFailure;
use std::fmt::{Display, Write as _};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

/// What every frame begins with.
const HEAD: &str = "AVT1 ";
/// No measurement is longer, in bytes.
const LONGEST: usize = 16_384;
/// « AVT1 16384\n »
const LONGEST_HEAD: u64 = 16;

/// One thing that is said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) verb: String,
    /// Of which order.
    pub(super) order: Uuid,
    lines: Vec<(String, String)>,
}

impl Frame {
    pub(super) fn of(verb: &str, order: Uuid) -> Self {
        Self { verb: verb.to_owned(), order, lines: Vec::new() }
    }

    #[must_use]
    pub(super) fn with(mut self, name: &str, value: impl Display) -> Self {
        self.lines.push((name.to_owned(), value.to_string()));
        self
    }

    /// The value of a line that is there once.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        let mut found = None;
        for (is, value) in &self.lines {
            if is == name {
                if found.is_some() {
                    return None;
                }
                found = Some(value.as_str());
            }
        }
        found
    }

    /// The values of all lines of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter(move |(is, _)| is == name).map(|(_, value)| value.as_str())
    }

    fn written(&self) -> String {
        let mut text = format!("{}\nid {}\n", self.verb, self.order);
        for (name, value) in &self.lines {
            // A value is one line, whatever it holds.
            let value = value.replace(['\n', '\r'], " ");
            let _ = writeln!(text, "{name} {value}");
        }
        format!("{HEAD}{}\n{text}", text.len())
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let verb = lines.next()?.to_owned();
        let mut order = None;
        let mut rest = Vec::new();
        for line in lines {
            let (name, value) = line.split_once(' ')?;
            match name {
                "id" if order.is_some() => return None,
                "id" => order = Some(value.parse().ok()?),
                name => rest.push((name.to_owned(), value.to_owned())),
            }
        }
        Some(Self { verb, order: order?, lines: rest })
    }
}

/// The next frame of a line; a line that ends or breaks is unreachable.
pub(super) async fn read_frame(
    reader: &mut (impl AsyncBufReadExt + Unpin),
) -> Result<Frame, BenchFailure> {
    let mut head = String::new();
    let broken = |_| BenchFailure::Unreachable;
    let size = (&mut *reader).take(LONGEST_HEAD).read_line(&mut head).await.map_err(broken)?;
    if !head.ends_with('\n') && (size as u64) < LONGEST_HEAD {
        return Err(BenchFailure::Unreachable);
    }
    let length: usize = head
        .strip_prefix(HEAD)
        .and_then(|rest| rest.strip_suffix('\n'))
        .and_then(|digits| digits.parse().ok())
        .filter(|length| *length <= LONGEST)
        .ok_or(BenchFailure::Garbled)?;
    let mut text = vec![0; length];
    reader.read_exact(&mut text).await.map_err(broken)?;
    let text = String::from_utf8(text).map_err(|_| BenchFailure::Garbled)?;
    Frame::read(&text).ok_or(BenchFailure::Garbled)
}

/// Says one.
pub(super) async fn write_frame(
    writer: &mut (impl AsyncWriteExt + Unpin),
    frame: &Frame,
) -> Result<(), BenchFailure> {
    let written = frame.written();
    writer.write_all(written.as_bytes()).await.map_err(|_| BenchFailure::Unreachable)?;
    writer.flush().await.map_err(|_| BenchFailure::Unreachable)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[tokio::test]
    async fn what_is_written_is_read_and_what_is_broken_is_said_to_be() {
        let frame = Frame::of("RESULT", Uuid::from_u128(7))
            .with("software", "v 1\nRESULT")
            .with("reading", "MASS - 1400")
            .with("reading", "BRAKE_FORCE AVG 1");
        let written = frame.written();
        let mut bytes = written.as_bytes();
        let read = read_frame(&mut bytes).await.unwrap();
        assert_eq!((read.verb.as_str(), read.order), ("RESULT", Uuid::from_u128(7)));
        assert_eq!(read.one("software"), Some("v 1 RESULT"));
        assert_eq!(read.one("reading"), None, "twice");
        assert_eq!(read.all("reading").count(), 2);
        for (broken, failure) in [
            ("", BenchFailure::Unreachable),
            (&written[..20], BenchFailure::Unreachable),
            (&written[..7], BenchFailure::Unreachable),
            ("GET / HTTP/1.1\r\n\r\n", BenchFailure::Garbled),
            ("AVT1 99999\n", BenchFailure::Garbled),
            ("AVT1 7\nRESULT\n", BenchFailure::Garbled),
            ("AVT1 00000000000000000000000000000007", BenchFailure::Garbled),
        ] {
            let mut bytes = broken.as_bytes();
            assert_eq!(read_frame(&mut bytes).await.unwrap_err(), failure, "{broken}");
        }
    }
}
