//! What goes between us and the provider, written down where `AUTOVISITE_STRIPE_TRAFFIC` names a
//! folder: `tools/audit.sh stripe` compares it with Stripe's published description.
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    middleware::Next,
    response::Response,
};
use serde_json::{Value, json};
use std::{fs::OpenOptions, io::Write, path::PathBuf};

/// More than any request or answer.
const LARGEST: usize = 1 << 20;

fn folder() -> Option<PathBuf> {
    std::env::var_os("AUTOVISITE_STRIPE_TRAFFIC").map(PathBuf::from)
}

/// Whether somebody wants it.
pub(crate) fn is_wanted() -> bool {
    folder().is_some()
}

/// One line of the file of this process.
pub(crate) fn note(line: &Value) {
    let Some(folder) = folder() else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{}.jsonl", std::process::id()));
    let mut file = OpenOptions::new().create(true).append(true).open(file).unwrap();
    // One write a line: tests of one process may write at once.
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Hands a request on, and writes down what was asked and answered under `/v1`.
pub(crate) async fn overheard(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let api = path.split_once(stripe_simulator::PATH).map(|(_, path)| path.to_owned());
    let Some(api) = api.filter(|path| is_wanted() && path.starts_with("/v1/")) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let asked = to_bytes(body, LARGEST).await.unwrap();
    let (method, query) = (parts.method.to_string(), parts.uri.query().map(str::to_owned));
    let kept = asked.clone();
    let answer = next.run(Request::from_parts(parts, Body::from(asked))).await;
    let (parts, body) = answer.into_parts();
    let said = to_bytes(body, LARGEST).await.unwrap();
    note(&json!({
        "method": method,
        "path": api,
        "query": query,
        "body": text(&kept),
        "status": parts.status.as_u16(),
        "answer": serde_json::from_slice::<Value>(&said).unwrap_or_default(),
    }));
    Response::from_parts(parts, Body::from(said))
}

fn text(bytes: &Bytes) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
