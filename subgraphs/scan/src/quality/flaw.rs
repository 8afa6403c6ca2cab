//! What is told to whoever took the photo.
use serde::{Deserialize, Serialize};

/// What makes a photo unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// Taken in the dark.
    Dark,
    /// Nearly white all over: the print is washed out.
    Overexposed,
    /// One shade all over.
    Blank,
    /// Dots without any shape.
    Grain,
    /// Out of focus, or shaken.
    Blurred,
    /// A reflection hides a part of the page.
    Glare,
}

impl Flaw {
    /// Stable code for clients.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dark => "PHOTO_TOO_DARK",
            Self::Overexposed => "PHOTO_TOO_BRIGHT",
            Self::Blank => "PHOTO_BLANK",
            Self::Grain => "PHOTO_WITHOUT_SHAPE",
            Self::Blurred => "PHOTO_BLURRED",
            Self::Glare => "PHOTO_GLARE",
        }
    }

    /// How to take a better one, in French.
    #[must_use]
    pub fn fr(self) -> &'static str {
        match self {
            Self::Dark => {
                "La photo est trop sombre pour être lue. Veuillez la reprendre près d’une fenêtre \
                 ou sous une lampe."
            }
            Self::Overexposed => {
                "La photo est trop claire et le texte s’y efface. Veuillez la reprendre sans \
                 flash, à l’abri du plein soleil."
            }
            Self::Blank => {
                "On ne voit rien d’écrit sur cette image. Veuillez photographier la face remplie \
                 de la carte grise, bien à plat."
            }
            Self::Grain => {
                "On ne distingue rien sur cette image. Veuillez photographier la carte grise posée \
                 à plat, en pleine lumière."
            }
            Self::Blurred => {
                "La photo est floue. Veuillez la reprendre sans bouger, en touchant l’écran sur le \
                 texte pour faire la mise au point."
            }
            Self::Glare => {
                "Un reflet cache une partie du document. Veuillez reprendre la photo sans flash, \
                 en inclinant un peu le téléphone."
            }
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Dark => {
                "The photo is too dark to be read. Please take it again near a window or a lamp."
            }
            Self::Overexposed => {
                "The photo is too bright and its text is washed out. Please take it again without \
                 flash, away from direct sunlight."
            }
            Self::Blank => {
                "There is nothing written on this picture. Please photograph the filled side of \
                 the registration certificate, laid flat."
            }
            Self::Grain => {
                "Nothing can be made out on this picture. Please photograph the certificate laid \
                 flat, in good light."
            }
            Self::Blurred => {
                "The photo is blurred. Please take it again holding still, and tap the text on \
                 the screen to focus."
            }
            Self::Glare => {
                "A reflection hides a part of the document. Please take the photo again without \
                 flash, tilting the phone a little."
            }
        }
    }
}
