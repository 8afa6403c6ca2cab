//! The one refusal of what comes in.
use crate::ClientError;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It holds a control character.
    Control,
    /// It has more characters than this.
    TooLong(usize),
    /// The list has more items than this.
    TooMany(usize),
    /// The number or the year is beyond what the field may hold.
    Range,
    /// It is no identifier, no date, no number: not what the field's type says.
    Form,
}

/// A value that is not taken: `BAD_USER_INPUT`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {}", .why.en())]
pub struct InputRefused {
    /// Its path, `input.text`.
    pub field: String,
    /// What is wrong with it.
    pub why: Why,
}

impl Why {
    fn en(self) -> String {
        match self {
            Self::Control => "holds a character that cannot be kept".to_owned(),
            Self::TooLong(most) => format!("has more than {most} characters"),
            Self::TooMany(most) => format!("has more than {most} items"),
            Self::Range => "is out of range".to_owned(),
            Self::Form => "is not of the form it must have".to_owned(),
        }
    }

    fn fr(self) -> String {
        match self {
            Self::Control => "contient un caractère qui ne peut pas être enregistré".to_owned(),
            Self::TooLong(most) => format!("dépasse {most} caractères"),
            Self::TooMany(most) => format!("dépasse {most} éléments"),
            Self::Range => "est hors des limites admises".to_owned(),
            Self::Form => "n’a pas la forme attendue".to_owned(),
        }
    }
}

impl ClientError for InputRefused {
    fn code(&self) -> &'static str {
        "BAD_USER_INPUT"
    }

    fn fr(&self) -> String {
        format!("La valeur de « {} » {}.", self.field, self.why.fr())
    }

    fn field(&self) -> Option<&str> {
        Some(&self.field)
    }
}
