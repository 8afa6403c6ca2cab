//! How letters leave: over SMTP, or into a folder where there is no mail server.
use crate::domain::is_of_the_address;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use lettre::{
    Address, AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::client::{Certificate, Tls, TlsParameters},
};
use std::{error::Error, path::Path, time::Duration};
use uuid::Uuid;

/// A mail server that says nothing for so long is not there.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends letters, all from one address.
#[derive(Clone, Debug)]
pub struct Mailer {
    way: Way,
    from: Mailbox,
    patience: Duration,
}

/// What became of a letter that a mail server answered about.
pub(crate) enum Handed {
    /// It leaves.
    Taken,
    /// There is no such mailbox, in the server's words.
    Refused(String),
}

#[derive(Clone, Debug)]
enum Way {
    Folder(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// A letter, ready to leave.
pub(crate) struct Composed {
    /// The letter's: sent twice, it keeps its `Message-ID`.
    pub(crate) id: Uuid,
    /// Their name, may be empty.
    pub(crate) name: String,
    /// Their address.
    pub(crate) email: String,
    pub(crate) subject: String,
    /// Plain text.
    pub(crate) body: String,
    /// The same as a page, for programs that show one.
    pub(crate) html: String,
    pub(crate) attachments: Vec<Attached>,
    /// Where letters of this kind are stopped with one click (RFC 8058).
    pub(crate) unsubscribe: Option<String>,
}

/// `List-Unsubscribe` (RFC 2369).
#[derive(Clone)]
struct Unsubscribe(String);

/// `List-Unsubscribe-Post` (RFC 8058): the address takes a POST, and asks nothing more.
#[derive(Clone)]
struct OneClick(String);

macro_rules! text_header {
    ($type:ident: $name:literal) => {
        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

text_header!(Unsubscribe: "List-Unsubscribe");
text_header!(OneClick: "List-Unsubscribe-Post");

/// A file that goes with a letter.
pub(crate) struct Attached {
    pub(crate) name: String,
    /// MIME.
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
}

impl Mailer {
    /// Writes letters as `.eml` files into `folder`, created where it is missing; `/mailbox` shows
    /// them. `from` as in a letter's head: `Auto Visite Tech <bonjour@example.fr>`.
    ///
    /// # Errors
    /// Where the folder cannot be made or `from` is no address.
    pub fn folder(folder: &Path, from: &str) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let way = Way::Folder(AsyncFileTransport::new(folder));
        Ok(Self { way, from: sender(from)?, patience: PATIENCE })
    }

    /// Sends over SMTP: `smtps://user:password@host`, `smtp://host:587?tls=required`. `authority` is the
    /// certificate (PEM) of whoever vouches for a server that no public authority does; it is then asked
    /// for TLS in any case.
    ///
    /// # Errors
    /// Where the URL or the certificate makes no sense or `from` is no address; the server is not asked
    /// yet.
    pub fn smtp(url: &str, authority: Option<&str>, from: &str) -> Result<Self> {
        let mut smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .context("the mail server's URL makes no sense")?
            .timeout(Some(PATIENCE));
        if let Some(authority) = authority {
            let host = url::Url::parse(url)?.host_str().unwrap_or_default().to_owned();
            let authority =
                Certificate::from_pem(authority.as_bytes()).context("no certificate (PEM)")?;
            let known = TlsParameters::builder(host).add_root_certificate(authority).build()?;
            let at_once = url.starts_with("smtps:");
            smtp = smtp.tls(if at_once { Tls::Wrapper(known) } else { Tls::Required(known) });
        }
        Ok(Self { way: Way::Smtp(smtp.build()), from: sender(from)?, patience: PATIENCE })
    }

    /// The same, that waits so long for a server that says nothing.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Whether the mail server lets us in; no letter is sent.
    ///
    /// # Errors
    /// Where it does not answer or refuses us.
    pub async fn answers(&self) -> Result<()> {
        let Way::Smtp(smtp) = &self.way else { return Ok(()) };
        anyhow::ensure!(smtp.test_connection().await?, "the mail server does not take commands");
        Ok(())
    }

    /// The address that letters come from.
    pub(crate) fn address(&self) -> String {
        self.from.email.to_string()
    }

    /// Do letters stay on this machine?
    pub(crate) fn keeps_letters(&self) -> bool {
        matches!(self.way, Way::Folder(_))
    }

    /// Hands a letter over to the mail server, or to the folder. An error is one that may pass.
    pub(crate) async fn send(&self, letter: &Composed, now: DateTime<Utc>) -> Result<Handed> {
        let message = self.message(letter, now)?;
        match &self.way {
            Way::Folder(folder) => {
                folder.send(message).await?;
            }
            Way::Smtp(smtp) => {
                // Its own limit is for connecting alone: a server may fall silent in mid-sentence.
                let sent = tokio::time::timeout(self.patience, smtp.send(message)).await;
                match sent.context("the mail server says nothing")? {
                    Ok(_) => {}
                    Err(error) => return refused(error),
                }
            }
        }
        Ok(Handed::Taken)
    }

    fn message(&self, letter: &Composed, now: DateTime<Utc>) -> Result<Message> {
        let address: Address = letter.email.parse().context("this is no e-mail address")?;
        let name = letter.name.trim();
        let to = Mailbox::new((!name.is_empty()).then(|| name.to_owned()), address);
        let said = MultiPart::alternative_plain_html(letter.body.clone(), letter.html.clone());
        let mut parts = MultiPart::mixed().multipart(said);
        for file in &letter.attachments {
            let kind = ContentType::parse(&file.content_type)?;
            let attachment = Attachment::new(file.name.clone()).body(file.bytes.clone(), kind);
            parts = parts.singlepart(attachment);
        }
        let domain = self.from.email.domain();
        let mut head = Message::builder();
        if let Some(address) = &letter.unsubscribe {
            head = head
                .header(Unsubscribe(format!("<{address}>")))
                .header(OneClick("List-Unsubscribe=One-Click".to_owned()));
        }
        Ok(head
            .from(self.from.clone())
            .to(to)
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .date(now.into())
            .subject(&letter.subject)
            .multipart(parts)?)
    }
}

/// What a refusal says about the address, if anything.
fn refused(error: lettre::transport::smtp::Error) -> Result<Handed> {
    let answer = error.source().map(ToString::to_string).unwrap_or_default();
    match error.status() {
        Some(code) if is_of_the_address(code.into(), &answer) => {
            Ok(Handed::Refused(format!("{code} {answer}")))
        }
        _ => Err(error.into()),
    }
}

fn sender(from: &str) -> Result<Mailbox> {
    from.parse().with_context(|| format!("`{from}` is no sender's address"))
}
