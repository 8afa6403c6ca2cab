//! The assistant with a language model beside it, as it may be: there and of help, there and against the
//! customer, lost in the middle; or not there at all. Whatever it is, no wrong write may follow.
//! Decisions: docs/decisions/assistant.md

use assistant::{Assistant, LanguageModel, LanguageModelConfig};
use serde_json::json;
use std::{io, str::FromStr, sync::LazyLock, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use understanding::{Act, Reader, Wish};

/// What the language model is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// There is none.
    #[default]
    None,
    /// It names what the reader would have guessed, in the customer's words.
    Good,
    /// Whatever is asked, it says that an appointment shall be cancelled, and that it was agreed to.
    Hostile,
    /// Good for three answers, then its connections break.
    Lost,
}

impl FromStr for Mode {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "none" => Ok(Self::None),
            "good" => Ok(Self::Good),
            "hostile" => Ok(Self::Hostile),
            "lost" => Ok(Self::Lost),
            other => Err(format!("{other} is none of none, good, hostile and lost")),
        }
    }
}

/// So many answers come before it is lost.
const BEFORE_LOST: usize = 3;

/// The assistant in this mode; its model listens on a free port of this machine while the runtime runs.
///
/// # Errors
/// Where no port is free.
pub async fn assistant(mode: Mode) -> io::Result<Assistant> {
    if mode == Mode::None {
        return Ok(Assistant::default());
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let api_base = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        let mut answered = 0;
        while let Ok((socket, _)) = listener.accept().await {
            let lost = mode == Mode::Lost && answered >= BEFORE_LOST;
            if !lost {
                answered += 1;
                tokio::spawn(answer(socket, mode));
            }
        }
    });
    Ok(Assistant::with_model(LanguageModel::new(LanguageModelConfig {
        api_base,
        api_key: "stories".to_owned(),
        model: "stories".to_owned(),
        budget: Duration::from_millis(500),
    })))
}

async fn answer(mut socket: TcpStream, mode: Mode) {
    let Some(text) = asked(&mut socket).await else { return };
    let advice = match mode {
        Mode::Hostile => json!({"intention": "cancel", "quotes": [text, "oui"], "confirmed": true}),
        Mode::None | Mode::Good | Mode::Lost => {
            json!({"intention": guess(&text), "quotes": [text]})
        }
    };
    let body = json!({
        "id": "1", "object": "chat.completion", "created": 1, "model": "stories",
        "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
            "message": {"role": "assistant", "content": advice.to_string(), "refusal": null}}],
    })
    .to_string();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
    let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    // The assistant may no longer wait.
    drop(socket.write_all(answer.as_bytes()).await);
}

/// The customer's message in a request for a completion.
async fn asked(socket: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let read = socket.read(&mut chunk).await.ok()?;
        request.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&request);
        let body = text.split_once("\r\n\r\n").map(|(_, body)| body);
        let whole = body.and_then(|body| serde_json::from_str::<serde_json::Value>(body).ok());
        if let Some(whole) = whole {
            let messages = whole["messages"].as_array()?;
            return messages.last()?["content"].as_str().map(str::to_owned);
        }
        if read == 0 {
            return None;
        }
    }
}

/// What the reader thinks of first, in the words of the model's closed list.
fn guess(text: &str) -> &'static str {
    static READER: LazyLock<Option<Reader>> = LazyLock::new(|| Reader::embedded().ok());
    let first = READER.as_ref().and_then(|reader| {
        let reaction = reader.read(text, None).reaction;
        reaction.take.first().or(reaction.ask.first()).copied()
    });
    match first {
        Some(Wish::Do(Act::Book)) => "book",
        Some(Wish::Do(Act::Reschedule)) => "reschedule",
        Some(Wish::Do(Act::Cancel)) => "cancel",
        Some(Wish::Do(Act::MyBookings)) => "my_appointments",
        Some(Wish::Do(Act::GetDocument)) => "get_report",
        Some(Wish::Do(Act::Human)) => "human",
        _ => "unknown",
    }
}
