//! What an update says, in this channel's words.
use crate::sentences::{Locale, Sentence};
use teloxide::types::{
    CallbackQuery, CallbackQueryId, ChatId, FileId, FileMeta, MediaGroupId, Message, MessageId,
    MessageKind, PhotoSize, Update, UpdateKind,
};

/// Largest file Telegram hands to a bot, in bytes.
pub(crate) const LARGEST_FILE: u32 = 20 * 1024 * 1024;

/// Something a person did in a chat.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heard {
    /// Telegram's numbers of it: several where an album came in several updates.
    pub(crate) updates: Vec<u32>,
    /// The language of the person's Telegram.
    pub(crate) locale: Locale,
    pub(crate) what: What,
}

/// What they did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// Pressed Start.
    Start,
    /// Followed a link from the web to make this chat their account's.
    Link(String),
    /// Asked that this chat be their account's no more.
    Unlink,
    Text(String),
    /// Pressed a button under a message.
    Button {
        query: CallbackQueryId,
        message: MessageId,
        id: String,
    },
    Files(Files),
    /// Something the channel has its own sentence for, and what was written beside it.
    Unusable {
        why: Sentence,
        beside: Option<String>,
    },
}

/// Photos and files that came together: two sides of a certificate make one document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Files {
    pub(crate) files: Vec<SentFile>,
    /// What was written beside them.
    pub(crate) caption: Option<String>,
    /// Telegram sends an album as one message a picture, held together by this.
    pub(crate) album: Option<MediaGroupId>,
}

impl Heard {
    /// The album it is a part of.
    pub(crate) fn album(&self) -> Option<&MediaGroupId> {
        match &self.what {
            What::Files(files) => files.album.as_ref(),
            _ => None,
        }
    }

    /// Takes in the next picture of the same album; gives back whatever is none.
    pub(crate) fn join(&mut self, next: Self) -> Result<(), Self> {
        let same = self.album().is_some() && self.album() == next.album();
        match (&mut self.what, next.what) {
            (What::Files(own), What::Files(more)) if same => {
                own.files.extend(more.files);
                own.caption = match (own.caption.take(), more.caption) {
                    (Some(one), Some(other)) => Some(format!("{one}\n{other}")),
                    (one, other) => one.or(other),
                };
                self.updates.extend(next.updates);
                Ok(())
            }
            (_, what) => Err(Self { what, ..next }),
        }
    }
}

/// A photo or a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SentFile {
    pub(crate) id: FileId,
    pub(crate) name: String,
    pub(crate) content_type: String,
}

/// Where an update belongs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    /// A chat with one person.
    Private(ChatId, Heard),
    /// A group or a channel.
    Public(ChatId, Locale),
}

/// Reads an update; `None` where there is nothing to answer.
pub(crate) fn read(update: Update) -> Option<Place> {
    let number = update.id.0;
    let of = |message: &Message| {
        locale(message.from.as_ref().and_then(|user| user.language_code.as_ref()))
    };
    match update.kind {
        UpdateKind::Message(message) => {
            let locale = of(&message);
            if !message.chat.is_private() {
                return said_something(&message).then_some(Place::Public(message.chat.id, locale));
            }
            let what = read_message(&message)?;
            let heard = Heard { updates: vec![number], locale, what };
            Some(Place::Private(message.chat.id, heard))
        }
        // What was answered is not unsaid: a « oui » that was something else yesterday is no yes.
        UpdateKind::EditedMessage(message) if message.chat.is_private() => {
            message.text().or(message.caption())?;
            let what = What::Unusable { why: Sentence::Edited, beside: None };
            let heard = Heard { updates: vec![number], locale: of(&message), what };
            Some(Place::Private(message.chat.id, heard))
        }
        UpdateKind::CallbackQuery(query) => read_press(number, query),
        _ => None,
    }
}

fn locale(language: Option<&String>) -> Locale {
    Locale::read(language.map(String::as_str))
}

/// Not « somebody joined », « a message was pinned ».
fn said_something(message: &Message) -> bool {
    matches!(message.kind, MessageKind::Common(_))
}

fn read_message(message: &Message) -> Option<What> {
    // What somebody else wrote is passed on, not said.
    let theirs = message.forward_origin().is_some();
    if let Some(text) = message.text() {
        if theirs {
            return Some(What::Unusable { why: Sentence::Forwarded, beside: None });
        }
        return Some(read_text(text));
    }
    let caption = message.caption().filter(|_| !theirs).map(str::trim);
    let caption = caption.filter(|caption| !caption.is_empty()).map(str::to_owned);
    let album = message.media_group_id().cloned();
    if let Some(sizes) = message.photo() {
        let largest = sizes.iter().max_by_key(|size| size.width * size.height)?;
        return Some(read_photo(largest, caption, album));
    }
    if let Some(document) = message.document() {
        let name = document.file_name.clone().unwrap_or_else(|| "document".to_owned());
        let content_type = document.mime_type.as_ref().map(|mime| mime.essence_str().to_owned());
        return Some(read_file(&document.file, name, content_type, caption, album));
    }
    let spoken = message.voice().is_some() || message.audio().is_some();
    let why = match spoken || message.video_note().is_some() {
        true => Sentence::NotHeard,
        false => Sentence::NotUnderstood,
    };
    said_something(message).then_some(What::Unusable { why, beside: caption })
}

fn read_photo(photo: &PhotoSize, caption: Option<String>, album: Option<MediaGroupId>) -> What {
    let jpeg = Some("image/jpeg".to_owned());
    read_file(&photo.file, "photo.jpg".to_owned(), jpeg, caption, album)
}

fn read_file(
    file: &FileMeta,
    name: String,
    content_type: Option<String>,
    caption: Option<String>,
    album: Option<MediaGroupId>,
) -> What {
    // Where Telegram does not say the size, teloxide says the largest number there is.
    if file.size > LARGEST_FILE && file.size != u32::MAX {
        return What::Unusable { why: Sentence::FileTooLarge, beside: caption };
    }
    let content_type = content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
    let file = SentFile { id: file.id.clone(), name, content_type };
    What::Files(Files { files: vec![file], caption, album })
}

/// Letters of the token that a link from the web carries.
const TOKEN: usize = 43;

/// `/start` is a button of Telegram's own, and what follows it is a link's; who asks for help is greeted
/// with what can be done; any other command is read as the word it is, without what a group would
/// add (`/tarifs@bot`).
fn read_text(text: &str) -> What {
    let Some(command) = text.strip_prefix('/') else { return What::Text(text.to_owned()) };
    let (word, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let word = word.split('@').next().unwrap_or_default();
    match word {
        "start" if is_token(rest) => What::Link(rest.to_owned()),
        "start" | "help" | "aide" => What::Start,
        "delier" | "unlink" => What::Unlink,
        "" => What::Text(text.to_owned()),
        _ => What::Text(format!("{word} {rest}").trim_end().to_owned()),
    }
}

fn is_token(text: &str) -> bool {
    text.len() == TOKEN && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

fn read_press(update: u32, query: CallbackQuery) -> Option<Place> {
    let locale = locale(query.from.language_code.as_ref());
    let (message, id) = (query.message?, query.data?);
    let chat = message.chat();
    if !chat.is_private() {
        return None;
    }
    let what = What::Button { query: query.id, message: message.id(), id };
    Some(Place::Private(chat.id, Heard { updates: vec![update], locale, what }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_words_and_start_is_start() {
        let text = |text: &str| What::Text(text.to_owned());
        assert_eq!(read_text("/start"), What::Start);
        assert_eq!(read_text("/start abc123"), What::Start);
        let token = "aZ0-_".repeat(9)[..43].to_owned();
        assert_eq!(read_text(&format!("/start {token}")), What::Link(token));
        assert_eq!(read_text("/delier"), What::Unlink);
        assert_eq!(read_text("/aide@avt_bot"), What::Start);
        assert_eq!(read_text("/tarifs@avt_bot"), text("tarifs"));
        assert_eq!(read_text("/annuler RDV-7Q2K"), text("annuler RDV-7Q2K"));
        assert_eq!(read_text("/"), text("/"));
        assert_eq!(read_text("un contrôle / mardi"), text("un contrôle / mardi"));
    }
}
