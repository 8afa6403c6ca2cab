//! Settings from the environment, read once at start-up, with errors that name the variable.
use anyhow::{Context, Result};
use std::str::FromStr;

/// The variable's value, or `None` where it is unset or blank.
pub fn optional(name: &str) -> Option<String> {
    std::env::var(name).ok().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

/// The variable parsed as `T`, or the default where it is unset; an error that names it otherwise.
pub fn parsed<T>(name: &str, default: T) -> Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    match optional(name) {
        None => Ok(default),
        Some(text) => text.parse().with_context(|| format!("{name}={text} is not valid")),
    }
}
