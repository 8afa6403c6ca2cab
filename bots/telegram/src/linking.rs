//! A chat that becomes an account's by a link from the web, to which the person says yes here; and that
//! is it no more.
use crate::{
    graph::{GraphError, LOG_IN_WITH_TELEGRAM_LINK, LOG_OUT, TELEGRAM_LINK},
    heard::What,
    sentences::{Locale, Sentence},
    visitor::{SessionPayload, Visitor},
};
use serde::Deserialize;
use serde_json::json;
use teloxide::types::InlineKeyboardButton;

/// What the buttons under the question send back; the graph's own have other ids.
const YES: &str = "link:yes";
const NO: &str = "link:no";

/// What the channel itself answers.
pub(crate) struct Answer {
    pub(crate) text: String,
    pub(crate) keyboard: Vec<Vec<InlineKeyboardButton>>,
}

impl Answer {
    fn plain(sentence: Sentence, locale: Locale) -> Self {
        Self { text: sentence.text(locale).to_owned(), keyboard: Vec::new() }
    }
}

/// Answers what is about whose chat it is; `None` for anything else.
pub(crate) async fn answer(
    visitor: &mut Visitor,
    what: &What,
    locale: Locale,
) -> Result<Option<Answer>, GraphError> {
    let answer = match what {
        What::Link(token) => asked(visitor, token, locale).await?,
        What::Button { id, .. } if id == YES => {
            let sentence = match visitor.session.linking.take() {
                Some(token) => linked(visitor, token).await?,
                None => Sentence::LinkOver,
            };
            Answer::plain(sentence, locale)
        }
        What::Button { id, .. } if id == NO => {
            visitor.session.linking = None;
            Answer::plain(Sentence::NotLinked, locale)
        }
        What::Unlink => Answer::plain(visitor.unlink().await?, locale),
        What::Start
        | What::Text(_)
        | What::Button { .. }
        | What::Files(_)
        | What::Unusable { .. } => return Ok(None),
    };
    Ok(Some(answer))
}

/// Whose account it is, before anybody says yes: somebody may have sent them a link of their own.
async fn asked(visitor: &mut Visitor, token: &str, locale: Locale) -> Result<Answer, GraphError> {
    #[derive(Deserialize)]
    struct Owner {
        address: String,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Found {
        telegram_link: Option<Owner>,
    }
    let variables = json!({ "token": token });
    let found: Found = visitor.services.graph.ask(&TELEGRAM_LINK, None, &variables).await?;
    let Some(owner) = found.telegram_link else {
        return Ok(Answer::plain(Sentence::LinkOver, locale));
    };
    visitor.session.linking = Some(token.to_owned());
    let button = |sentence: Sentence, id: &str| {
        vec![InlineKeyboardButton::callback(sentence.text(locale), id)]
    };
    Ok(Answer {
        text: format!("{}\n\n{}", Sentence::AskLink.text(locale), owner.address),
        keyboard: vec![button(Sentence::LinkYes, YES), button(Sentence::LinkNo, NO)],
    })
}

async fn linked(visitor: &mut Visitor, token: String) -> Result<Sentence, GraphError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Entered {
        log_in_with_telegram_link: SessionPayload,
    }
    visitor.open().await?;
    let other = visitor.session.account;
    let variables = json!({ "input": { "token": token } });
    match visitor.signed::<Entered>(&LOG_IN_WITH_TELEGRAM_LINK, variables).await {
        Ok(entered) => {
            visitor.become_account(entered.log_in_with_telegram_link.session).await;
            if other {
                // Another account's conversation stays with that account.
                visitor.session.conversation_id = None;
                visitor.session.last_seq = 0;
            }
            Ok(Sentence::Linked)
        }
        Err(GraphError::Refused(refusal)) if refusal.code == "LINK_INVALID" => {
            Ok(Sentence::LinkOver)
        }
        Err(error) => {
            // Nothing was decided: the same button may be pressed again.
            visitor.session.linking = Some(token);
            Err(error)
        }
    }
}

impl Visitor {
    async fn unlink(&mut self) -> Result<Sentence, GraphError> {
        let tokens = self.session.tokens.clone().filter(|_| self.session.account);
        let Some(tokens) = tokens else { return Ok(Sentence::NeverLinked) };
        let variables = json!({ "input": { "refreshToken": tokens.refresh_token } });
        let services = std::sync::Arc::clone(&self.services);
        let _ended: serde_json::Value = services.graph.ask(&LOG_OUT, None, &variables).await?;
        self.session.end();
        self.session.parted = false;
        self.save().await;
        Ok(Sentence::Unlinked)
    }
}
