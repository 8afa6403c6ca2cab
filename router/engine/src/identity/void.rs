//! Tokens that are no longer taken before their own end: their log-in has ended, or its owner may do
//! something else now. Asked for again and again; where nobody answers, what was known stays, and a
//! token lasts as long as it says.
//! Decisions: docs/decisions/identity.md

use futures_util::future::BoxFuture;
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock, Weak},
    time::Duration,
};
use tokio::runtime::Handle;
use uuid::Uuid;

/// Answers log-ins (`sid`), each with the moment, in seconds since 1970, until which what was signed
/// for it is void.
pub type VoidSource =
    Arc<dyn Fn() -> BoxFuture<'static, anyhow::Result<Vec<(Uuid, i64)>>> + Send + Sync>;

/// Where the edge learns which tokens are void.
#[derive(Clone)]
pub struct Void {
    /// The source.
    pub source: VoidSource,
    /// How often it is asked: about how long an ended log-in still works.
    pub every: Duration,
}

impl fmt::Debug for Void {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Void").field("every", &self.every).finish_non_exhaustive()
    }
}

/// Nobody looks more often than that.
const SOONEST: Duration = Duration::from_millis(10);

type Table = RwLock<HashMap<Uuid, i64>>;

/// A log-in that somebody goes on using, as long as it has not ended.
pub(crate) struct Watched {
    table: Arc<Table>,
    log_in: Uuid,
    signed: i64,
    /// How often there is something new to see.
    pub(crate) every: Duration,
}

impl Watched {
    /// Whether what was signed for it is void by now.
    pub(crate) fn has_ended(&self) -> bool {
        holds(&self.table, self.log_in, self.signed)
    }
}

fn holds(table: &Table, log_in: Uuid, signed: i64) -> bool {
    let table = table.read().unwrap_or_else(PoisonError::into_inner);
    table.get(&log_in).is_some_and(|until| signed <= *until)
}

/// What is known of them.
#[derive(Default)]
pub(super) struct Known(Arc<Table>);

impl Known {
    /// Whether a token signed then for that log-in is void.
    pub(super) fn holds(&self, log_in: Uuid, signed: i64) -> bool {
        holds(&self.0, log_in, signed)
    }

    /// The same for as long as somebody looks.
    pub(super) fn watched(&self, log_in: Uuid, signed: i64, every: Duration) -> Watched {
        let every = every.max(SOONEST);
        Watched { table: self.0.clone(), log_in, signed, every }
    }

    /// Asks again and again until this is dropped.
    pub(super) fn follow(&self, void: &Void, runtime: &Handle) {
        let (table, void): (Weak<Table>, Void) = (Arc::downgrade(&self.0), void.clone());
        runtime.spawn(async move {
            let mut silent = false;
            loop {
                let answer = (void.source)().await;
                let Some(table) = table.upgrade() else { return };
                match answer {
                    Ok(pairs) => {
                        silent = false;
                        let fresh = pairs.into_iter().collect();
                        *table.write().unwrap_or_else(PoisonError::into_inner) = fresh;
                    }
                    Err(error) if !silent => {
                        silent = true;
                        let error = format!("{error:#}");
                        tracing::error!(error, "nobody says which log-ins have ended");
                    }
                    Err(_) => {}
                }
                drop(table);
                tokio::time::sleep(void.every).await;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn what_is_void_stays_so_while_nobody_answers() {
        let ended = Uuid::from_u128(1);
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let source: VoidSource = Arc::new(move || {
            let first = counted.fetch_add(1, Ordering::Relaxed) == 0;
            Box::pin(async move {
                anyhow::ensure!(first, "away");
                Ok(vec![(ended, 100)])
            })
        });
        let known = Known::default();
        assert!(!known.holds(ended, 100));
        known.follow(&Void { source, every: Duration::from_millis(1) }, &Handle::current());
        while asked.load(Ordering::Relaxed) < 3 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(known.holds(ended, 100) && known.holds(ended, 99));
        assert!(!known.holds(ended, 101), "signed since");
        assert!(!known.holds(Uuid::from_u128(2), 1));
    }
}
