//! What an update says, in this channel's words.
use crate::sentences::Locale;
use teloxide::types::{
    CallbackQuery, CallbackQueryId, ChatId, FileId, FileMeta, Message, MessageId, MessageKind,
    PhotoSize, Update, UpdateKind,
};

/// Largest file Telegram hands to a bot, in bytes.
pub(crate) const LARGEST_FILE: u32 = 20 * 1024 * 1024;

/// Something a person did in a chat.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heard {
    /// Telegram's number of it.
    pub(crate) update: u32,
    /// The language of the person's Telegram.
    pub(crate) locale: Locale,
    pub(crate) what: What,
}

/// What they did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// Pressed Start.
    Start,
    Text(String),
    /// Pressed a button under a message.
    Button {
        query: CallbackQueryId,
        message: MessageId,
        id: String,
    },
    File(SentFile),
    /// Sent a file Telegram does not hand over.
    FileTooLarge,
    /// A sticker, a voice message: nothing the assistant can read.
    Unreadable,
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
    match update.kind {
        UpdateKind::Message(message) => {
            let locale = locale(message.from.as_ref().and_then(|user| user.language_code.as_ref()));
            if !message.chat.is_private() {
                return said_something(&message).then_some(Place::Public(message.chat.id, locale));
            }
            let what = read_message(&message)?;
            Some(Place::Private(message.chat.id, Heard { update: number, locale, what }))
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
    if let Some(text) = message.text() {
        return Some(read_text(text));
    }
    if let Some(sizes) = message.photo() {
        return sizes.iter().max_by_key(|size| size.width * size.height).map(read_photo);
    }
    if let Some(document) = message.document() {
        let name = document.file_name.clone().unwrap_or_else(|| "document".to_owned());
        let content_type = document.mime_type.as_ref().map(|mime| mime.essence_str().to_owned());
        return Some(read_file(&document.file, name, content_type));
    }
    said_something(message).then_some(What::Unreadable)
}

fn read_photo(photo: &PhotoSize) -> What {
    read_file(&photo.file, "photo.jpg".to_owned(), Some("image/jpeg".to_owned()))
}

fn read_file(file: &FileMeta, name: String, content_type: Option<String>) -> What {
    // Where Telegram does not say the size, teloxide says the largest number there is.
    if file.size > LARGEST_FILE && file.size != u32::MAX {
        return What::FileTooLarge;
    }
    let content_type = content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
    What::File(SentFile { id: file.id.clone(), name, content_type })
}

/// `/start` is a button of Telegram's own, whatever follows it, and who asks for help is greeted
/// with what can be done; any other command is read as the word it is, without what a group would
/// add (`/tarifs@bot`).
fn read_text(text: &str) -> What {
    let Some(command) = text.strip_prefix('/') else { return What::Text(text.to_owned()) };
    let (word, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let word = word.split('@').next().unwrap_or_default();
    match word {
        "start" | "help" | "aide" => What::Start,
        "" => What::Text(text.to_owned()),
        _ => What::Text(format!("{word} {rest}").trim_end().to_owned()),
    }
}

fn read_press(update: u32, query: CallbackQuery) -> Option<Place> {
    let locale = locale(query.from.language_code.as_ref());
    let (message, id) = (query.message?, query.data?);
    let chat = message.chat();
    if !chat.is_private() {
        return None;
    }
    let what = What::Button { query: query.id, message: message.id(), id };
    Some(Place::Private(chat.id, Heard { update, locale, what }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_words_and_start_is_start() {
        let text = |text: &str| What::Text(text.to_owned());
        assert_eq!(read_text("/start"), What::Start);
        assert_eq!(read_text("/start abc123"), What::Start);
        assert_eq!(read_text("/aide@avt_bot"), What::Start);
        assert_eq!(read_text("/tarifs@avt_bot"), text("tarifs"));
        assert_eq!(read_text("/annuler RDV-7Q2K"), text("annuler RDV-7Q2K"));
        assert_eq!(read_text("/"), text("/"));
        assert_eq!(read_text("un contrôle / mardi"), text("un contrôle / mardi"));
    }
}
