//! A message of the conversation as messages of Telegram.
use crate::{
    Services,
    graph::{Attachment, Author, Button, ButtonKind, Message},
    links::{Links, fits_a_button},
    origin::FetchError,
    sentences::{Locale, Sentence},
    telegram::SendError,
    wording,
};
use teloxide::types::{ChatId, InlineKeyboardButton, MessageId};

/// Longest data of a button, in bytes.
const LONGEST_DATA: usize = 64;

/// Short labels share a row up to this many characters, and so many.
const ROW_WIDTH: usize = 28;
const ROW_BUTTONS: usize = 3;

/// Sends one message of the conversation: its text, cut where it is too long, its buttons under
/// the last piece, then its files. A file that does not come is waited for only while `patient`;
/// else its address stands in the text. Answers the message under which
/// buttons stand, if under any.
pub(crate) async fn deliver(
    services: &Services,
    chat: ChatId,
    locale: Locale,
    message: &Message,
    patient: bool,
) -> Result<Option<MessageId>, SendError> {
    let mut offered = None;
    let mut files = Vec::new();
    let mut missing = Vec::new();
    // Before anything is sent: what fails here can be tried again without saying things twice.
    for attachment in &message.attachments {
        match services.origin.fetch(&attachment.url).await {
            Ok(bytes) => files.push((attachment, bytes)),
            Err(FetchError::Later) if patient => {
                return Err(SendError::Later("a document is not there yet".to_owned()));
            }
            Err(_) => missing.push(attachment),
        }
    }
    let written = write(message, &missing, &services.links, locale);
    let mut pieces = wording::split(&written.text);
    if pieces.is_empty() && !written.keyboard.is_empty() {
        pieces.push("👇");
    }
    let mut keyboard = written.keyboard;
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.into_iter().enumerate() {
        let html = match (message.author, index) {
            (Author::Agent, 0) => format!("<b>{}</b>\n{}", agent(locale), wording::escape(piece)),
            _ => wording::escape(piece),
        };
        let keyboard = if index == last { std::mem::take(&mut keyboard) } else { Vec::new() };
        let has_buttons = !keyboard.is_empty();
        let sent = post(services, chat, &html, keyboard).await?;
        offered = sent.filter(|_| has_buttons).or(offered);
    }
    for (attachment, bytes) in files {
        let name = file_name(attachment);
        match services.telegram.send_file(chat, name, &attachment.title, bytes).await {
            Err(SendError::Rejected(reason)) => {
                tracing::error!(chat = chat.0, reason, "Telegram does not take a document");
            }
            outcome => outcome?,
        }
    }
    Ok(offered)
}

/// A message Telegram will never take must not hold up those after it: it goes without its
/// buttons, and where even that is refused it is given up.
async fn post(
    services: &Services,
    chat: ChatId,
    html: &str,
    keyboard: Vec<Vec<InlineKeyboardButton>>,
) -> Result<Option<MessageId>, SendError> {
    let mut outcome = services.telegram.send_html(chat, html, keyboard.clone()).await;
    if let Err(SendError::Rejected(reason)) = &outcome
        && !keyboard.is_empty()
    {
        tracing::warn!(chat = chat.0, reason, "Telegram does not take these buttons");
        outcome = services.telegram.send_html(chat, html, Vec::new()).await;
    }
    match outcome {
        Err(SendError::Rejected(reason)) => {
            tracing::error!(chat = chat.0, reason, "Telegram does not take a message");
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// Plain text and the buttons under it.
struct Written {
    text: String,
    keyboard: Vec<Vec<InlineKeyboardButton>>,
}

fn write(message: &Message, missing: &[&Attachment], links: &Links, locale: Locale) -> Written {
    let mut lines = vec![message.text.clone()];
    let mut keyboard = Keyboard::default();
    for button in &message.buttons {
        match button.kind {
            // Who logs in does so here: the graph asks for what it needs.
            ButtonKind::Reply | ButtonKind::Login => keyboard.reply(button),
            ButtonKind::Upload => lines.push(Sentence::SendPhotoHere.text(locale).to_owned()),
            ButtonKind::Link => {
                let url = button.url.as_deref().and_then(|url| links.absolute(url));
                lines.extend(url.and_then(|url| keyboard.link(&button.label, url)));
            }
        }
    }
    for attachment in missing {
        if let Some(url) = links.absolute(&attachment.url) {
            lines.push(format!("{}\n{url}", attachment.title));
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    Written { text: lines.join("\n\n"), keyboard: keyboard.rows }
}

/// Rows of buttons: short ones beside each other, long ones alone.
#[derive(Default)]
struct Keyboard {
    rows: Vec<Vec<InlineKeyboardButton>>,
    width: usize,
}

impl Keyboard {
    fn reply(&mut self, button: &Button) {
        if button.id.len() > LONGEST_DATA {
            tracing::error!(id = button.id, "a button's id is too long for Telegram");
            return;
        }
        let button = InlineKeyboardButton::callback(&button.label, &button.id);
        let width = button.text.chars().count();
        match self.rows.last_mut() {
            Some(row) if self.width + width <= ROW_WIDTH && row.len() < ROW_BUTTONS => {
                row.push(button);
                self.width += width;
            }
            _ => {
                self.rows.push(vec![button]);
                self.width = width;
            }
        }
    }

    /// A row of its own, or the line to write where Telegram would refuse the address.
    fn link(&mut self, label: &str, url: url::Url) -> Option<String> {
        if !fits_a_button(&url) {
            // Colons are set differently in each language.
            return Some(format!("{label}\n{url}"));
        }
        self.rows.push(vec![InlineKeyboardButton::url(label, url)]);
        self.width = ROW_WIDTH;
        None
    }
}

fn agent(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Un conseiller",
        Locale::En => "An advisor",
    }
}

/// The title as a file's name: `Procès-verbal AB-123-CD.pdf`.
fn file_name(attachment: &Attachment) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || " -_.".contains(letter);
    let stem: String = attachment.title.chars().filter(|letter| keep(*letter)).take(80).collect();
    let stem = stem.trim().trim_matches('.');
    let stem = if stem.is_empty() { "document" } else { stem };
    match attachment.kind.as_str() {
        "PDF" => format!("{stem}.pdf"),
        "ICS" => format!("{stem}.ics"),
        "IMAGE" => format!("{stem}.jpg"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn button(kind: ButtonKind, label: &str, url: Option<&str>) -> Button {
        let url = url.map(str::to_owned);
        Button { id: format!("b-{label}"), label: label.to_owned(), kind, url, upload: None }
    }

    fn written(public: &str, buttons: Vec<Button>) -> Written {
        let message = Message {
            seq: 1,
            author: Author::Assistant,
            text: "Voici :".to_owned(),
            buttons,
            attachments: Vec::new(),
        };
        write(&message, &[], &Links::new(public).unwrap(), Locale::Fr)
    }

    #[test]
    fn short_answers_share_a_row_and_long_ones_do_not() {
        let labels = ["8 h", "9 h", "10 h", "11 h", "Voir tous les autres créneaux du jour"];
        let buttons = labels.iter().map(|label| button(ButtonKind::Reply, label, None));
        let written = written("https://autovisite.example", buttons.collect());
        let rows: Vec<usize> = written.keyboard.iter().map(Vec::len).collect();
        assert_eq!(rows, [3, 1, 1]);
    }

    #[test]
    fn a_link_is_a_button_in_public_and_text_at_home() {
        let pay = || vec![button(ButtonKind::Link, "Payer", Some("/payer/1"))];
        let public = written("https://autovisite.example", pay());
        assert_eq!(public.keyboard.len(), 1);
        assert_eq!(public.text, "Voici :");
        let home = written("http://localhost:8080", pay());
        assert!(home.keyboard.is_empty());
        assert_eq!(home.text, "Voici :\n\nPayer\nhttp://localhost:8080/payer/1");
    }

    #[test]
    fn an_upload_is_explained_and_a_login_is_pressed_here() {
        let buttons = vec![
            button(ButtonKind::Upload, "Prendre une photo", None),
            button(ButtonKind::Login, "Se connecter", None),
        ];
        let written = written("https://autovisite.example", buttons);
        assert!(written.text.contains("Envoyez la photo ici"));
        assert_eq!(written.keyboard.len(), 1);
    }

    #[test]
    fn a_title_becomes_a_harmless_file_name() {
        let attachment = |title: &str| Attachment {
            kind: "PDF".to_owned(),
            title: title.to_owned(),
            url: String::new(),
        };
        assert_eq!(file_name(&attachment("Procès-verbal n° 12")), "Procès-verbal n 12.pdf");
        assert_eq!(file_name(&attachment("../../etc/passwd")), "etcpasswd.pdf");
        assert_eq!(file_name(&attachment("///")), "document.pdf");
    }
}
