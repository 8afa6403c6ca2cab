//! One attempt: the message goes out, the answer's status comes back.
//!
//! Whom we call may lie. Nothing is followed, nothing is believed but the status, and of the answer
//! no more is read than a few kilobytes, which are thrown away.
use super::address::{Endpoint, Judge, Reachable, Unreachable};
use super::signing;
use crate::{
    domain::{Outcome, WebhookFailure},
    models::Claimed,
};
use chrono::{DateTime, Utc};
use kernel::LetterKey;
use reqwest::{Client, Response, header, redirect};
use std::{error::Error, sync::Arc, time::Duration};

/// How long an attempt may take in all.
const PATIENCE: Duration = Duration::from_secs(15);
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);
/// As much of an answer as is read.
const ANSWER: usize = 4_096;
const WHO: &str = concat!("AutoVisiteTech-Webhooks/", env!("CARGO_PKG_VERSION"));

/// Sends messages.
pub(super) struct Post {
    client: Client,
    reachable: Reachable,
    key: LetterKey,
}

impl Post {
    pub(super) fn new(reachable: Reachable, key: LetterKey) -> anyhow::Result<Self> {
        let client = Client::builder()
            .dns_resolver(Arc::new(Judge(reachable.clone())))
            .redirect(redirect::Policy::none())
            // A proxy of the environment would resolve the name anew, and reach what we must not.
            .no_proxy()
            // Each attempt's connection is to an address that was judged for it.
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT_PATIENCE)
            .timeout(PATIENCE)
            .user_agent(WHO)
            .build()?;
        Ok(Self { client, reachable, key })
    }

    /// Sends it once.
    pub(super) async fn send(
        &self,
        claimed: &Claimed,
        now: DateTime<Utc>,
    ) -> anyhow::Result<Outcome> {
        // An address written in figures never asks where it leads: it is judged here.
        let Ok(endpoint) = Endpoint::read(&claimed.url, &self.reachable) else {
            return Ok(Outcome::failed(None, WebhookFailure::AddressRefused));
        };
        let message = signing::message_name(claimed.message_id);
        let secrets = claimed.signing_secrets(now);
        let signatures = signing::signatures(&self.key, secrets, &message, now, &claimed.body)?;
        let asked = self
            .client
            .post(endpoint.into_url())
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", message)
            .header("webhook-timestamp", now.timestamp())
            .header("webhook-signature", signatures)
            .body(claimed.body.clone());
        let answer = match asked.send().await {
            Ok(answer) => answer,
            Err(error) => return Ok(Outcome::failed(None, failure(&error))),
        };
        let status = answer.status().as_u16();
        Ok(match read_a_little(answer).await {
            Ok(()) => Outcome::answered(status),
            Err(error) => {
                let outcome = Outcome::answered(status);
                let failure = outcome.failure.unwrap_or_else(|| failure(&error));
                Outcome::failed(Some(status), failure)
            }
        })
    }
}

/// Reads the answer to its end, or as much of it as we ever read. Where it breaks off before, its
/// status is not believed: whoever wrote it may have died before keeping the message.
async fn read_a_little(mut answer: Response) -> reqwest::Result<()> {
    let mut read = 0;
    while let Some(part) = answer.chunk().await? {
        read += part.len();
        if read >= ANSWER {
            return Ok(());
        }
    }
    Ok(())
}

fn failure(error: &reqwest::Error) -> WebhookFailure {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(this) = cause {
        match this.downcast_ref::<Unreachable>() {
            Some(Unreachable::Private) => return WebhookFailure::AddressRefused,
            Some(Unreachable::Unknown) => return WebhookFailure::NameUnknown,
            None => cause = this.source(),
        }
    }
    if error.is_timeout() {
        WebhookFailure::TimedOut
    } else if error.is_connect() {
        WebhookFailure::NotConnected
    } else {
        WebhookFailure::AnswerCut
    }
}
