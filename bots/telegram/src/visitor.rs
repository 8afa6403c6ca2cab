//! The person behind a chat, as the graph knows them: a session, a guest's until they log in, and
//! one conversation.
//! Decisions: docs/decisions/identity.md
use crate::{
    Services,
    graph::{
        CONVERSATION_SINCE, CREATE_UPLOAD, Conversation, GraphError, LOG_IN_WITH_CODE, Message,
        OPEN_CONVERSATION, Operation, REFRESH_SESSION, SEND_MESSAGE, START_GUEST_SESSION,
        TypedCode, Upload,
    },
    heard::SentFile,
    session::{ChatSession, Tokens},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// What is said in a turn.
#[derive(Clone, Debug)]
pub(crate) enum Saying {
    Text(String),
    Button(String),
    /// A document, and what was written beside it.
    Document(Uuid, Option<String>),
}

/// A chat's person. Every change to `session` that matters after a restart is followed by
/// [`Visitor::save`].
pub(crate) struct Visitor {
    chat: i64,
    pub(crate) session: ChatSession,
    pub(crate) services: Arc<Services>,
}

#[derive(Deserialize)]
pub(crate) struct SessionPayload {
    pub(crate) session: Tokens,
}

#[derive(Deserialize)]
struct ConversationPayload {
    conversation: Conversation,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SentPayload {
    conversation: Conversation,
    typed_code: Option<TypedCode>,
}

#[derive(Deserialize)]
struct Identified {
    id: Uuid,
}

#[derive(Deserialize)]
struct UploadPayload {
    document: Identified,
    upload: Upload,
}

impl Visitor {
    /// Whoever the store knows under this chat; a stranger where it knows nobody.
    pub(crate) async fn recall(chat: i64, services: Arc<Services>) -> Self {
        let session = services.store.load(chat).await;
        Self { chat, session, services }
    }

    /// Keeps the session. Where it cannot be kept, the chat goes on until the next start.
    pub(crate) async fn save(&self) {
        if let Err(error) = self.services.store.save(self.chat, &self.session).await {
            tracing::error!(chat = self.chat, %error, "a chat's session cannot be kept");
        }
    }

    /// Makes sure there is a session and a conversation; answers what the conversation already
    /// says where it was opened now.
    pub(crate) async fn open(&mut self) -> Result<Option<Vec<Message>>, GraphError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Guest {
            start_guest_session: SessionPayload,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Opened {
            open_conversation: ConversationPayload,
        }
        let locale = self.session.locale.tag();
        if self.session.tokens.is_none() {
            let variables = json!({ "input": { "locale": locale } });
            let guest: Guest =
                self.services.graph.ask(&START_GUEST_SESSION, None, &variables).await?;
            self.session.tokens = Some(guest.start_guest_session.session);
            self.save().await;
        }
        if self.session.conversation_id.is_some() {
            return Ok(None);
        }
        let variables = json!({ "input": { "channel": "TELEGRAM", "locale": locale } });
        let opened: Opened = self.signed(&OPEN_CONVERSATION, variables).await?;
        let conversation = opened.open_conversation.conversation;
        self.session.conversation_id = Some(conversation.id);
        self.session.last_seq = 0;
        self.save().await;
        Ok(Some(conversation.messages))
    }

    /// Says something; answers everything not delivered yet. The same update is answered once,
    /// however often it is said. A code that was awaited makes the chat its owner's; where the account
    /// has a second factor, the next thing said may be that, and is not said to the assistant.
    pub(crate) async fn say(
        &mut self,
        update: u32,
        saying: Saying,
    ) -> Result<Vec<Message>, GraphError> {
        // Entered already; the answer to what follows was lost.
        if let Some((of, button)) = self.session.pressing.clone().filter(|(of, _)| *of == update) {
            return self.press_after(of, button).await;
        }
        let (typed, second_factor) = match (self.session.half.take(), saying) {
            (Some(half), Saying::Text(text)) if is_second_factor(&text) => (half, Some(text)),
            (_, saying) => {
                let sent = self.send(format!("telegram-{update}"), saying).await?;
                let Some(typed) = sent.typed_code else { return Ok(sent.conversation.messages) };
                (typed, None)
            }
        };
        self.session.pressing = Some((update, typed.button_id.clone()));
        if let Err(error) = self.log_in_with_code(&typed, second_factor.as_deref()).await {
            self.session.pressing = None;
            // A second factor that was not looked at is waited for again: it is no message.
            let waits = match &error {
                GraphError::Refused(refusal) => {
                    refusal.code.starts_with("SECOND_FACTOR")
                        || second_factor.is_some() && !refusal.code.starts_with("CODE_")
                }
                GraphError::Unreachable | GraphError::StartOver => second_factor.is_some(),
            };
            self.session.half = waits.then_some(typed);
            return Err(error);
        }
        self.press_after(update, typed.button_id).await
    }

    /// Goes on in the account that was just entered.
    async fn press_after(
        &mut self,
        update: u32,
        button: String,
    ) -> Result<Vec<Message>, GraphError> {
        let sent = self.send(format!("telegram-{update}-in"), Saying::Button(button)).await?;
        self.session.pressing = None;
        Ok(sent.conversation.messages)
    }

    /// The chat goes on as the account of whoever received the code.
    async fn log_in_with_code(
        &mut self,
        typed: &TypedCode,
        second_factor: Option<&str>,
    ) -> Result<(), GraphError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Entered {
            log_in_with_code: SessionPayload,
        }
        let input = json!({
            "challengeId": typed.challenge_id, "code": typed.code, "secondFactor": second_factor,
        });
        let entered: Entered = self.signed(&LOG_IN_WITH_CODE, json!({ "input": input })).await?;
        self.become_account(entered.log_in_with_code.session).await;
        Ok(())
    }

    /// These tokens are an account's.
    pub(crate) async fn become_account(&mut self, tokens: Tokens) {
        self.session.tokens = Some(tokens);
        self.session.account = true;
        self.session.half = None;
        self.session.parted = false;
        self.save().await;
    }

    async fn send(&mut self, id: String, saying: Saying) -> Result<SentPayload, GraphError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Sent {
            send_message: SentPayload,
        }
        let conversation = self.session.conversation_id.ok_or(GraphError::StartOver)?;
        let mut input = json!({
            "conversationId": conversation,
            "clientMessageId": id,
        });
        match saying {
            Saying::Text(text) => input["text"] = text.into(),
            Saying::Button(id) => input["buttonId"] = id.into(),
            Saying::Document(id, beside) => {
                input["documentId"] = id.to_string().into();
                input["text"] = beside.into();
            }
        }
        let variables = json!({ "input": input, "afterSeq": self.session.last_seq });
        match self.signed::<Sent>(&SEND_MESSAGE, variables).await {
            Ok(sent) => Ok(sent.send_message),
            Err(GraphError::Refused(refusal)) if refusal.code == "CONVERSATION_NOT_FOUND" => {
                Err(self.lost_conversation().await)
            }
            Err(other) => Err(other),
        }
    }

    /// What was said since the last message delivered.
    pub(crate) async fn news(&mut self) -> Result<Vec<Message>, GraphError> {
        #[derive(Deserialize)]
        struct Since {
            conversation: Option<Conversation>,
        }
        let conversation = self.session.conversation_id.ok_or(GraphError::StartOver)?;
        let variables = json!({ "id": conversation, "afterSeq": self.session.last_seq });
        match self.signed::<Since>(&CONVERSATION_SINCE, variables).await?.conversation {
            Some(conversation) => Ok(conversation.messages),
            None => Err(self.lost_conversation().await),
        }
    }

    /// Hands files over that came together: they are the sides of one document. Answers the
    /// document, and how many of the files it took.
    pub(crate) async fn upload(
        &mut self,
        files: &[(SentFile, Vec<u8>)],
    ) -> Result<(Uuid, usize), GraphError> {
        // All are announced before the first is sent: what is announced is waited for, so that
        // all sides are read together and asked about once.
        let mut document = None;
        let mut open = Vec::new();
        for (file, bytes) in files {
            match self.announce(file, bytes.len(), document).await {
                Ok(announced) => {
                    document = Some(announced.document.id);
                    open.push((announced.upload, bytes));
                }
                Err(GraphError::Refused(refusal))
                    if document.is_some() && refusal.code == "TOO_MANY_UPLOADS" =>
                {
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        let document = document.ok_or(GraphError::Unreachable)?;
        let mut taken = None;
        let mut refused = Vec::new();
        for (upload, bytes) in &open {
            match self.services.origin.put(upload, bytes.to_vec()).await {
                Ok(()) => taken = Some(*bytes),
                Err(GraphError::Refused(refusal)) => refused.push((upload, refusal)),
                Err(error) => return Err(error),
            }
        }
        match (taken, refused.first()) {
            (None, Some((_, refusal))) => return Err(GraphError::Refused(refusal.clone())),
            (None, None) => return Err(GraphError::Unreachable),
            // An address that a bad picture left open would keep the others waiting for it.
            (Some(good), _) => {
                for (upload, _) in &refused {
                    self.services.origin.put(upload, good.clone()).await?;
                }
            }
        }
        Ok((document, open.len()))
    }

    async fn announce(
        &mut self,
        file: &SentFile,
        size: usize,
        document: Option<Uuid>,
    ) -> Result<UploadPayload, GraphError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Announced {
            create_upload: UploadPayload,
        }
        let variables = json!({ "input": {
            "kind": self.session.asked.unwrap_or_default(),
            "fileName": file.name,
            "contentType": file.content_type,
            "sizeBytes": size,
            "documentId": document,
        } });
        let announced: Announced = self.signed(&CREATE_UPLOAD, variables).await?;
        Ok(announced.create_upload)
    }

    /// Asks with the session's token, with a fresh one where it is too old.
    pub(crate) async fn signed<T: DeserializeOwned>(
        &mut self,
        operation: &Operation,
        variables: Value,
    ) -> Result<T, GraphError> {
        let services = Arc::clone(&self.services);
        let tokens = self.session.tokens.clone().ok_or(GraphError::StartOver)?;
        match services.graph.ask(operation, Some(&tokens.access_token), &variables).await {
            Err(GraphError::Refused(refusal)) if refusal.wants_fresh_token() => {
                let fresh = self.refresh(&tokens).await?;
                let token = Some(fresh.access_token.as_str());
                match services.graph.ask(operation, token, &variables).await {
                    // The trouble is the origin's, and its words (« rechargez la page ») are not
                    // for a chat.
                    Err(GraphError::Refused(refusal)) if refusal.wants_fresh_token() => {
                        tracing::error!(code = refusal.code, "a fresh token is not accepted");
                        Err(GraphError::Unreachable)
                    }
                    answer => answer,
                }
            }
            answer => answer,
        }
    }

    async fn refresh(&mut self, old: &Tokens) -> Result<Tokens, GraphError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Refreshed {
            refresh_session: SessionPayload,
        }
        let variables = json!({ "input": { "refreshToken": old.refresh_token } });
        match self.services.graph.ask::<Refreshed>(&REFRESH_SESSION, None, &variables).await {
            Ok(refreshed) => {
                let fresh = refreshed.refresh_session.session;
                self.session.tokens = Some(fresh.clone());
                // At once: the file holds the old token until then, which gets the same answer
                // again, but not for ever.
                self.save().await;
                Ok(fresh)
            }
            Err(GraphError::Refused(refusal)) if refusal.ends_session() => {
                tracing::info!(chat = self.chat, code = refusal.code, "a chat's session ended");
                self.session.end();
                self.save().await;
                Err(GraphError::StartOver)
            }
            // Asked too often, or something broke: the session is as good as before, and the words
            // are not for a chat.
            Err(GraphError::Refused(refusal)) => {
                tracing::warn!(chat = self.chat, code = refusal.code, "not refreshed, again later");
                Err(GraphError::Unreachable)
            }
            Err(other) => Err(other),
        }
    }

    async fn lost_conversation(&mut self) -> GraphError {
        tracing::warn!(chat = self.chat, "a chat's conversation is gone, the next one begins");
        self.session.conversation_id = None;
        self.session.last_seq = 0;
        self.save().await;
        GraphError::StartOver
    }
}

/// Six digits of an application, or a recovery code: sixteen letters and digits, by four or in one. A
/// sentence of sixteen letters is none.
fn is_second_factor(text: &str) -> bool {
    let parts: Vec<&str> = text.split([' ', '-']).filter(|part| !part.is_empty()).collect();
    let all = |kind: fn(char) -> bool| parts.iter().all(|part| part.chars().all(kind));
    let lengths: Vec<usize> = parts.iter().map(|part| part.chars().count()).collect();
    let digits = all(|c| c.is_ascii_digit()) && lengths.iter().sum::<usize>() == 6;
    let recovery = lengths == [16] || lengths == [4, 4, 4, 4];
    digits || recovery && all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_second_factor;

    #[test]
    fn what_looks_like_a_second_factor_is_no_sentence() {
        for code in ["123456", " 123 456", "222-333", "abcd-efgh-jkmn-pqrs", "ABCD efgh jkmn p2r3"]
        {
            assert!(is_second_factor(code), "{code}");
        }
        for words in ["annuler mon rdv svp", "resend the code pls", "12345", "125 000 km", ""] {
            assert!(!is_second_factor(words), "{words}");
        }
    }
}
