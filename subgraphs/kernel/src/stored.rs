//! Enumerations kept as text in the database and as types in the code.
//! Decisions: docs/decisions/platform.md
use diesel::{backend::Backend, deserialize::FromSql, deserialize::Queryable, sql_types::Text};
use std::{ops::Deref, str::FromStr};

/// A text column whose values are the names of `T`.
///
/// Written with `column.eq(value.into())` on the `&'static str` of the type; a `CHECK` on the
/// column lists the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored<T>(pub T);

impl<T> Deref for Stored<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T, DB> Queryable<Text, DB> for Stored<T>
where
    DB: Backend,
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
    String: FromSql<Text, DB>,
{
    type Row = String;

    fn build(text: String) -> diesel::deserialize::Result<Self> {
        Ok(Self(text.parse()?))
    }
}
