//! Whose turn it is in this process: one at a time for a person, so many in all.
//!
//! A person's place is taken before the process's: whoever sends six messages at once waits for
//! themselves, and not everybody for them. Among several processes the conversation's row does the
//! same.
//! Decisions: docs/decisions/assistant.md
use crate::error::ChatError;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use uuid::Uuid;

/// None of them holds anything while it waits for the graph; it is the machine that has its limit.
const AT_ONCE: usize = 200;
/// How long a turn waits for those of the same person, and then for its place among all.
const PATIENCE: Duration = Duration::from_secs(10);
/// Messages of one person that may wait; who sends more is told at once.
const MOST_WAITING: usize = 10;

/// The turns of this process.
pub(crate) static TURNS: LazyLock<Turns> = LazyLock::new(|| Turns::new(AT_ONCE));

/// Turns, counted by person and in all.
pub(crate) struct Turns {
    all: Arc<Semaphore>,
    people: Mutex<HashMap<Uuid, Place>>,
}

/// One person's place.
struct Place {
    turn: Arc<Semaphore>,
    /// Turns that run or wait.
    wanted: usize,
}

/// A turn, until it is dropped.
pub(crate) struct Running<'a> {
    _wanted: Wanted<'a>,
    _own: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

/// A turn that runs or waits: the last one of a person takes their place away.
struct Wanted<'a> {
    turns: &'a Turns,
    person: Uuid,
}

impl Turns {
    fn new(at_once: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(at_once)), people: Mutex::default() }
    }

    /// Waits for this person's turn.
    ///
    /// # Errors
    /// [`ChatError::ConversationBusy`] where it does not come in time, or too many wait for it.
    pub(crate) async fn begin(&self, person: Uuid) -> Result<Running<'_>, ChatError> {
        let (turn, wanted) = self.want(person)?;
        let own = place(turn).await?;
        let place = place(self.all.clone()).await?;
        Ok(Running { _wanted: wanted, _own: own, _place: place })
    }

    fn want(&self, person: Uuid) -> Result<(Arc<Semaphore>, Wanted<'_>), ChatError> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let place = people
            .entry(person)
            .or_insert_with(|| Place { turn: Arc::new(Semaphore::new(1)), wanted: 0 });
        if place.wanted >= MOST_WAITING {
            return Err(ChatError::ConversationBusy);
        }
        place.wanted += 1;
        Ok((place.turn.clone(), Wanted { turns: self, person }))
    }
}

async fn place(turn: Arc<Semaphore>) -> Result<OwnedSemaphorePermit, ChatError> {
    match timeout(PATIENCE, turn.acquire_owned()).await {
        Ok(Ok(place)) => Ok(place),
        // Never closed; and who waited so long is told to wait a moment.
        Ok(Err(_)) | Err(_) => Err(ChatError::ConversationBusy),
    }
}

impl Drop for Wanted<'_> {
    fn drop(&mut self) {
        let mut people = self.turns.people.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(place) = people.get_mut(&self.person) else { return };
        place.wanted -= 1;
        if place.wanted == 0 {
            people.remove(&self.person);
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use futures_util::{FutureExt, future::join_all};

    #[tokio::test(start_paused = true)]
    async fn six_messages_of_one_person_do_not_starve_the_others() {
        let turns = Turns::new(AT_ONCE);
        let (ada, grace) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let first = turns.begin(ada).await.unwrap();
        let mut waiting = Box::pin(join_all((0..5).map(|_| turns.begin(ada))));
        assert!(waiting.as_mut().now_or_never().is_none());
        // At once, although six messages are there.
        let hers = turns.begin(grace).now_or_never().unwrap().unwrap();
        assert_eq!(turns.all.available_permits(), AT_ONCE - 2);
        drop(first);
        // One after another, or not at all within the time.
        let outcomes = waiting.await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        drop((outcomes, hers));
        assert!(turns.people.lock().unwrap().is_empty());
        assert_eq!(turns.all.available_permits(), AT_ONCE);
    }

    #[tokio::test(start_paused = true)]
    async fn who_sends_more_than_may_wait_is_told_at_once() {
        let turns = Turns::new(AT_ONCE);
        let ada = Uuid::from_u128(1);
        let _running = turns.begin(ada).await.unwrap();
        let mut waiting = Box::pin(join_all((1..MOST_WAITING).map(|_| turns.begin(ada))));
        assert!(waiting.as_mut().now_or_never().is_none());
        let told = turns.begin(ada).now_or_never().unwrap().err();
        assert_eq!(told, Some(ChatError::ConversationBusy));
    }
}
