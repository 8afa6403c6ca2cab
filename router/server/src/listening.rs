//! Who listens to which database.
use kernel::{Pool, live::Live};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Pools on one database share one connection that listens to it.
#[derive(Default)]
pub(crate) struct Listening(Mutex<HashMap<String, Live>>);

impl Listening {
    pub(crate) fn to(&self, pool: &Pool) -> Live {
        let mut listening = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let start = || Live::start(pool.clone());
        listening.entry(pool.url().to_owned()).or_insert_with(start).clone()
    }
}
