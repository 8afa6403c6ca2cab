//! The methods of the Bot API, each answered as Telegram answers it.
use super::{Call, FakeBotApi, TOKEN, private};
use axum::{
    Json,
    body::{Bytes, to_bytes},
    extract::{FromRequest, Multipart, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

fn ok(result: Value) -> Response {
    Json(json!({ "ok": true, "result": result })).into_response()
}

fn refused(status: u16, description: &str, retry_after: Option<u32>) -> Response {
    let mut body = json!({ "ok": false, "error_code": status, "description": description });
    if let Some(seconds) = retry_after {
        body["parameters"] = json!({ "retry_after": seconds });
    }
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

async fn read(request: Request) -> (Value, Option<(String, Vec<u8>)>) {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let is_form = content_type.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    if !is_form {
        let body: Bytes = to_bytes(request.into_body(), usize::MAX).await.unwrap();
        return (serde_json::from_slice(&body).unwrap_or_else(|_| json!({})), None);
    }
    let (mut params, mut file) = (json!({}), None);
    let mut form = Multipart::from_request(request, &()).await.unwrap();
    while let Some(field) = form.next_field().await.unwrap() {
        match field.file_name().map(str::to_owned) {
            Some(name) => file = Some((name, field.bytes().await.unwrap().to_vec())),
            None => {
                let key = field.name().unwrap().to_owned();
                params[key] = field.text().await.unwrap().into();
            }
        }
    }
    (params, file)
}

pub(super) async fn answer(State(fake): State<FakeBotApi>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(id) = path.strip_prefix(&format!("/file/bot{TOKEN}/")) {
        return match fake.memory.lock().unwrap().files.get(id) {
            Some(bytes) => bytes.clone().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        };
    }
    let Some(method) = path.strip_prefix(&format!("/bot{TOKEN}/")) else {
        return refused(401, "Unauthorized", None);
    };
    let method = method.to_lowercase();
    let (params, file) = read(request).await;
    {
        let mut memory = fake.memory.lock().unwrap();
        let due = memory.refusals.iter().position(|refusal| refusal.method == method);
        if let Some(refusal) = due.and_then(|at| memory.refusals.remove(at)) {
            return refused(refusal.status, refusal.description, refusal.retry_after);
        }
        if method != "getupdates" {
            let call = Call { method: method.clone(), params: params.clone(), file };
            memory.calls.push(call);
        }
    }
    match method.as_str() {
        "getme" => ok(json!({
            "id": 12345, "is_bot": true, "first_name": "Auto Visite", "username": "avt_bot",
            "can_join_groups": true, "can_read_all_group_messages": false,
            "supports_inline_queries": false, "can_connect_to_business": false,
            "has_main_web_app": false,
        })),
        "getwebhookinfo" => ok(json!({
            "url": "https://elsewhere.example/hook", "has_custom_certificate": false,
            "pending_update_count": 0,
        })),
        "getupdates" => {
            let offset = params["offset"].as_i64().unwrap_or_default();
            let seconds = params["timeout"].as_u64().unwrap_or_default();
            ok(fake.updates(offset, seconds).await.into())
        }
        "sendmessage" => {
            let text = params["text"].clone();
            ok(fake.message(private(chat_of(&params)), json!({ "text": text })))
        }
        "senddocument" => {
            let document = json!({ "file_id": "out", "file_unique_id": "o", "file_size": 1 });
            ok(fake.message(private(chat_of(&params)), json!({ "document": document })))
        }
        "getfile" => {
            let id = params["file_id"].as_str().unwrap_or_default();
            match fake.memory.lock().unwrap().files.get(id) {
                Some(bytes) => ok(json!({
                    "file_id": id, "file_unique_id": id, "file_path": id, "file_size": bytes.len(),
                })),
                None => refused(400, "Bad Request: invalid file_id", None),
            }
        }
        "editmessagereplymarkup" => {
            ok(fake.message(private(chat_of(&params)), json!({ "text": "…" })))
        }
        "answercallbackquery" | "deletewebhook" | "sendchataction" => ok(true.into()),
        _ => refused(404, "Not Found", None),
    }
}

fn chat_of(params: &Value) -> i64 {
    Call { method: String::new(), params: params.clone(), file: None }.chat()
}
