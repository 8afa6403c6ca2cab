//! A graph that answers this channel's operations over HTTP, and the origin around it: uploads and
//! documents. It keeps what it was told, so that a test can look.
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::net::TcpListener;
use uuid::Uuid;

/// A conversation and who owns it.
#[derive(Clone)]
struct Talk {
    id: Uuid,
    owner: usize,
    messages: Vec<Value>,
}

/// What a test may look at or change.
#[derive(Default)]
pub(crate) struct Memory {
    /// Guests that were started.
    pub(crate) guests: usize,
    /// Refreshes that were made.
    pub(crate) refreshes: usize,
    /// How often news was asked for.
    pub(crate) looks: usize,
    /// Everything said: the client's id and the text, the button or the document.
    pub(crate) said: Vec<(String, String)>,
    /// Uploads announced: as what, and whether for a document that others were announced for.
    pub(crate) announced: Vec<(String, bool)>,
    /// More uploads than this are refused.
    pub(crate) most_uploads: Option<usize>,
    /// Files received: content type and bytes.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// Documents to fetch, by name.
    pub(crate) documents: HashMap<String, Vec<u8>>,
    /// The code that is awaited, and whose account it opens.
    pub(crate) code: Option<(&'static str, usize)>,
    /// The second factor that the account asks for beside it.
    pub(crate) second_factor: Option<&'static str>,
    /// The token of a link from the web, and whose account it opens.
    pub(crate) link: Option<(String, usize)>,
    /// How often a session was ended.
    pub(crate) log_outs: usize,
    /// No operation is answered.
    pub(crate) down: bool,
    /// Nobody's token is accepted.
    pub(crate) deaf: bool,
    /// Refreshes are made, and their answers lost.
    pub(crate) lose_refreshes: bool,
    /// What refreshes are refused with.
    pub(crate) refuse_refreshes: Option<&'static str>,
    /// What the next uploads are refused with.
    pub(crate) refuse_uploads: Option<(u16, Value)>,
    /// What is refused whenever it is uploaded, and with what.
    pub(crate) refuse_uploads_of: Option<(Vec<u8>, Value)>,
    talks: Vec<Talk>,
    /// Good tokens, access and refresh, and whose they are.
    tokens: HashMap<String, usize>,
    /// What a used refresh token was exchanged for: the same again, as the server does.
    successors: HashMap<String, Value>,
    minted: usize,
}

/// The fake.
#[derive(Clone)]
pub(crate) struct FakeGraph {
    pub(crate) memory: Arc<Mutex<Memory>>,
    pub(crate) origin: String,
}

type Refused = (&'static str, &'static str);

impl FakeGraph {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let fake = Self { memory: Arc::default(), origin };
        let routes = Router::new()
            .route("/graphql", post(graphql))
            .route("/uploads/{id}", put(upload))
            .route("/documents/{name}", get(document))
            .with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        fake
    }

    /// Texts, buttons and documents that were said.
    pub(crate) fn said(&self) -> Vec<String> {
        self.memory.lock().unwrap().said.iter().map(|(_, what)| what.clone()).collect()
    }

    /// Something is said in the only conversation, by nobody's asking.
    pub(crate) fn publish(&self, author: &str, text: &str, attachments: Value) {
        let mut memory = self.memory.lock().unwrap();
        let talk = memory.talks.last_mut().unwrap();
        add(talk, author, text, json!([]), attachments, None);
    }

    /// Access tokens are too old from now on; refresh tokens too where `all`.
    pub(crate) fn expire(&self, all: bool) {
        let mut memory = self.memory.lock().unwrap();
        memory.tokens.retain(|token, _| !all && token.starts_with("refresh"));
    }
}

impl Memory {
    fn session(&mut self, owner: usize) -> Value {
        self.minted += 1;
        let (access, refresh) =
            (format!("access-{}", self.minted), format!("refresh-{}", self.minted));
        self.tokens.insert(access.clone(), owner);
        self.tokens.insert(refresh.clone(), owner);
        json!({ "session": { "accessToken": access, "refreshToken": refresh } })
    }

    /// A guest becomes an account.
    fn enter(&mut self, guest: usize, account: usize) -> Value {
        let own = self.talks.iter_mut().filter(|talk| talk.owner == guest);
        own.for_each(|talk| talk.owner = account);
        self.tokens.retain(|_, owner| *owner != guest);
        self.session(account)
    }

    fn run(&mut self, name: &str, who: Option<usize>, variables: &Value) -> Result<Value, Refused> {
        let input = &variables["input"];
        match name {
            "TelegramStartGuestSession" => {
                self.guests += 1;
                Ok(json!({ "startGuestSession": self.session(self.guests) }))
            }
            "TelegramRefreshSession" => {
                if let Some(code) = self.refuse_refreshes {
                    return Err((code, "Rechargez la page."));
                }
                let token = input["refreshToken"].as_str().unwrap();
                if let Some(same) = self.successors.get(token) {
                    return Ok(json!({ "refreshSession": same }));
                }
                let refused = ("REFRESH_TOKEN_INVALID", "Reconnectez-vous.");
                let owner = self.tokens.remove(token).ok_or(refused)?;
                self.refreshes += 1;
                let session = self.session(owner);
                self.successors.insert(token.to_owned(), session.clone());
                Ok(json!({ "refreshSession": session }))
            }
            "TelegramTelegramLink" => {
                let good =
                    self.link.as_ref().is_some_and(|(token, _)| *token == variables["token"]);
                let owner = good.then(|| json!({ "address": "z•••@exemple.fr" }));
                Ok(json!({ "telegramLink": owner }))
            }
            "TelegramLogInWithTelegramLink" => {
                let good = self.link.take().filter(|(token, _)| *token == input["token"]);
                let (_, account) = good.ok_or(("LINK_INVALID", "Ce lien n’est plus valable."))?;
                Ok(json!({ "logInWithTelegramLink": self.enter(who.unwrap(), account) }))
            }
            "TelegramLogOut" => {
                self.log_outs += 1;
                self.tokens.remove(input["refreshToken"].as_str().unwrap());
                Ok(json!({ "logOut": { "loggedOut": true } }))
            }
            "TelegramLogInWithCode" => {
                let (code, account) = self.code.unwrap();
                if input["code"] != code {
                    return Err(("CODE_INVALID", "Ce code n’est pas le bon."));
                }
                match (self.second_factor, input["secondFactor"].as_str()) {
                    (None, _) => {}
                    (Some(_), None) => return Err(("SECOND_FACTOR_REQUIRED", "Tapez l’autre.")),
                    (Some(right), Some(typed)) if right == typed => {}
                    (Some(_), Some(_)) => return Err(("SECOND_FACTOR_INVALID", "Pas le bon.")),
                }
                Ok(json!({ "logInWithCode": self.enter(who.unwrap(), account) }))
            }
            "TelegramOpenConversation" => {
                let owner = who.unwrap();
                assert_eq!(input["channel"], "TELEGRAM");
                if !self.talks.iter().any(|talk| talk.owner == owner) {
                    self.talks.push(greet(owner));
                }
                let talk = self.talks.iter().find(|talk| talk.owner == owner).unwrap();
                Ok(json!({ "openConversation": { "conversation": since(talk, 0) } }))
            }
            "TelegramConversationSince" => {
                self.looks += 1;
                let talk = self.talk(who, &variables["id"]);
                let talk = talk.map(|talk| since(talk, after(variables)));
                Ok(json!({ "conversation": talk.ok() }))
            }
            "TelegramCreateUpload" => {
                assert!(input["sizeBytes"].as_u64().unwrap() > 0);
                if self.most_uploads.is_some_and(|most| self.announced.len() >= most) {
                    return Err(("TOO_MANY_UPLOADS", "Trop de documents."));
                }
                let content_type = input["contentType"].clone();
                let id = Uuid::from_u128(0xd0c);
                let continues = input["documentId"].as_str().map(str::to_owned);
                assert!(continues.as_ref().is_none_or(|own| *own == id.to_string()));
                let kind = input["kind"].as_str().unwrap().to_owned();
                self.announced.push((kind, continues.is_some()));
                Ok(json!({ "createUpload": {
                    "document": { "id": id },
                    "upload": {
                        "url": format!("/uploads/{id}"),
                        "method": "PUT",
                        "headers": [{ "name": "content-type", "value": content_type }],
                    },
                } }))
            }
            "TelegramSendMessage" => self.send(who, input, after(variables)),
            other => panic!("an operation nobody knows: {other}"),
        }
    }

    fn talk(&mut self, who: Option<usize>, id: &Value) -> Result<&mut Talk, Refused> {
        let id: Uuid = serde_json::from_value(id.clone()).unwrap();
        let mut talks = self.talks.iter_mut();
        talks
            .find(|talk| talk.id == id && Some(talk.owner) == who)
            .ok_or(("CONVERSATION_NOT_FOUND", "Cette conversation est introuvable."))
    }

    fn send(&mut self, who: Option<usize>, input: &Value, after: i64) -> Result<Value, Refused> {
        let client = input["clientMessageId"].as_str().unwrap().to_owned();
        let text = |field: &str| input[field].as_str().map(str::to_owned);
        let what = match (text("text"), text("buttonId"), text("documentId")) {
            (Some(text), None, None) => text,
            (None, Some(button), None) => button,
            (None, None, Some(document)) => document,
            (Some(caption), None, Some(document)) => format!("{document} {caption}"),
            other => panic!("neither one of the three nor words beside a document: {other:?}"),
        };
        if what == "pendant les travaux" {
            return Err(("MAINTENANCE", "Nous mettons le service à jour."));
        }
        if what == "trop long" {
            return Err(("MESSAGE_TOO_LONG", "Votre message est trop long."));
        }
        let is_code = what.len() == 6 && what.chars().all(|c| c.is_ascii_digit());
        let typed = self.code.filter(|_| is_code).map(
            |_| json!({ "challengeId": Uuid::from_u128(7), "code": what, "buttonId": "it-is-me" }),
        );
        let talk = self.talk(who, &input["conversationId"])?;
        let seen = talk.messages.iter().any(|message| message["clientMessageId"] == client);
        if !seen {
            add(talk, "CUSTOMER", &what, json!([]), json!([]), Some(&client));
            if typed.is_none() {
                let buttons = json!([button("yes", "Oui", "REPLY", None)]);
                add(talk, "ASSISTANT", &format!("Reçu <{what}>"), buttons, json!([]), None);
            }
        }
        let answer = since(talk, after);
        if !seen {
            self.said.push((client, what));
        }
        Ok(json!({ "sendMessage": { "conversation": answer, "typedCode": typed } }))
    }
}

fn after(variables: &Value) -> i64 {
    variables["afterSeq"].as_i64().unwrap()
}

fn greet(owner: usize) -> Talk {
    let id = Uuid::from_u128(owner as u128);
    let mut talk = Talk { id, owner, messages: Vec::new() };
    let buttons = json!([
        button("book", "Prendre rendez-vous", "REPLY", None),
        button("mine", "Mes rendez-vous", "REPLY", None),
        button("site", "Notre site", "LINK", Some("/centres")),
    ]);
    add(&mut talk, "ASSISTANT", "Bonjour !\n• réserver\n• déplacer", buttons, json!([]), None);
    talk
}

fn button(id: &str, label: &str, kind: &str, url: Option<&str>) -> Value {
    json!({ "id": id, "label": label, "kind": kind, "url": url })
}

fn add(
    talk: &mut Talk,
    author: &str,
    text: &str,
    buttons: Value,
    attachments: Value,
    client: Option<&str>,
) {
    let seq = talk.messages.len() + 1;
    talk.messages.push(json!({
        "seq": seq, "author": author, "text": text, "buttons": buttons,
        "attachments": attachments, "clientMessageId": client,
    }));
}

fn since(talk: &Talk, after: i64) -> Value {
    let fresh = talk.messages.iter().filter(|message| message["seq"].as_i64().unwrap() > after);
    json!({ "id": talk.id, "messages": fresh.collect::<Vec<_>>() })
}

async fn graphql(
    State(fake): State<FakeGraph>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let name = body["operationName"].as_str().unwrap();
    assert!(body["query"].as_str().unwrap().contains(&format!(" {name}(")), "{body}");
    if body["variables"]["input"]["text"] == "lentement" {
        tokio::time::sleep(Duration::from_secs(4)).await;
    }
    let mut memory = fake.memory.lock().unwrap();
    if memory.down {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let bearer = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap());
    let who = bearer.and_then(|bearer| memory.tokens.get(bearer.strip_prefix("Bearer ").unwrap()));
    let who = who.copied();
    if bearer.is_some() && (who.is_none() || memory.deaf) {
        let error = json!({ "message": "expiré", "extensions": { "code": "TOKEN_EXPIRED" } });
        return (StatusCode::UNAUTHORIZED, Json(json!({ "errors": [error] }))).into_response();
    }
    let answer = memory.run(name, who, &body["variables"]);
    if name == "TelegramRefreshSession" && memory.lose_refreshes {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    Json(match answer {
        Ok(data) => json!({ "data": data }),
        Err((code, message)) => json!({
            "data": null,
            "errors": [{ "message": message, "extensions": { "code": code, "en": "in English" } }],
        }),
    })
    .into_response()
}

async fn upload(State(fake): State<FakeGraph>, headers: HeaderMap, body: Bytes) -> Response {
    let mut memory = fake.memory.lock().unwrap();
    if let Some((status, refusal)) = &memory.refuse_uploads {
        return (StatusCode::from_u16(*status).unwrap(), Json(refusal.clone())).into_response();
    }
    if let Some((bytes, refusal)) = &memory.refuse_uploads_of
        && *bytes == body
    {
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(refusal.clone())).into_response();
    }
    let content_type = headers[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    memory.files.push((content_type, body.to_vec()));
    StatusCode::NO_CONTENT.into_response()
}

async fn document(State(fake): State<FakeGraph>, Path(name): Path<String>) -> Response {
    match fake.memory.lock().unwrap().documents.get(&name) {
        Some(bytes) => bytes.clone().into_response(),
        None => StatusCode::GONE.into_response(),
    }
}
