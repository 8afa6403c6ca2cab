//! What is known of a GraphQL request while it runs, and the line logged when it ends.

use crate::caller::Caller;
use hive_router::executor::plugin_context::PluginContext;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// One GraphQL request on its way through the hooks.
pub(crate) struct InFlight {
    pub(crate) caller: Caller,
    started: Instant,
    operation: Mutex<Option<String>>,
    failure: Mutex<Option<String>>,
}

impl InFlight {
    /// Starts the clock and leaves the request where later hooks find it.
    pub(crate) fn begin(caller: Caller, context: &PluginContext) -> Arc<Self> {
        let this = Arc::new(Self {
            caller,
            started: Instant::now(),
            operation: Mutex::default(),
            failure: Mutex::default(),
        });
        context.insert(this.clone());
        this
    }

    pub(crate) fn of(context: &PluginContext) -> Option<Arc<Self>> {
        context.get_ref::<Arc<Self>>().map(|found| Arc::clone(&found))
    }

    pub(crate) fn named(&self, operation: Option<String>) {
        *self.operation.lock().unwrap_or_else(PoisonError::into_inner) = operation;
    }

    /// Keeps the code of the first failure.
    pub(crate) fn failed(&self, code: &str) {
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.get_or_insert_with(|| code.to_owned());
    }

    /// One line a request: never variables, never tokens.
    pub(crate) fn log(&self, status: u16) {
        let operation = self.operation.lock().unwrap_or_else(PoisonError::into_inner);
        let failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        tracing::info!(
            target: "engine",
            request_id = %self.caller.request_id,
            operation = operation.as_deref().unwrap_or("-"),
            authenticated = self.caller.claims.is_some(),
            status,
            outcome = failure.as_deref().unwrap_or("ok"),
            duration_ms = self.started.elapsed().as_secs_f64() * 1000.0,
            "graphql",
        );
    }
}
