//! The frames of `docs/bench-protocol.md`, written a second time: both sides are held to the paper.
use tokio::io::{AsyncBufReadExt, AsyncReadExt};

/// A verb, the order's id, and lines of a name and a value.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    verb: String,
    id: String,
    lines: Vec<(String, String)>,
}

impl Frame {
    pub(crate) fn new(verb: &str, id: &str) -> Self {
        Self { verb: verb.to_owned(), id: id.to_owned(), lines: Vec::new() }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.lines.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn verb(&self) -> &str {
        &self.verb
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The first value of that name; empty where there is none.
    pub(crate) fn value(&self, name: &str) -> &str {
        let found = self.lines.iter().find(|(is, _)| is == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// As it goes over the line.
    pub(crate) fn text(&self) -> String {
        let lines: String =
            self.lines.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
        let payload = format!("{}\nid {}\n{lines}", self.verb, self.id);
        format!("AVT1 {}\n{payload}", payload.len())
    }
}

/// The next frame; `None` where the line ends, or says something else.
pub(crate) async fn read(reader: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Frame> {
    let mut head = String::new();
    (&mut *reader).take(16).read_line(&mut head).await.ok()?;
    let length: usize = head.strip_prefix("AVT1 ")?.strip_suffix('\n')?.parse().ok()?;
    if length > 16_384 {
        return None;
    }
    let mut payload = vec![0; length];
    reader.read_exact(&mut payload).await.ok()?;
    let payload = String::from_utf8(payload).ok()?;
    let mut lines = payload.lines();
    let verb = lines.next()?;
    let mut frame = Frame::new(verb, "");
    for line in lines {
        let (name, value) = line.split_once(' ')?;
        if name == "id" {
            value.clone_into(&mut frame.id);
        } else {
            frame = frame.with(name, value);
        }
    }
    Some(frame)
}
