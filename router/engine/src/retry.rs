//! One more try for a query whose subgraph could not be reached.
//!
//! A subgraph that restarts refuses connections for a moment, and a kept connection may be closed
//! just as it is used. A query may be asked twice; a mutation may not, nor may anything that
//! timed out: its time is spent.

use futures_util::stream::BoxStream;
use hive_router::{
    async_trait,
    executor::{
        executors::{
            common::{SubgraphExecutionRequest, SubgraphExecutor, SubgraphExecutorBoxedArc},
            error::SubgraphExecutorError,
        },
        plugin_context::PluginRequestState,
        response::subgraph_response::SubgraphResponse,
    },
};
use std::time::Duration;

/// The pause before the second try.
const PAUSE: Duration = Duration::from_millis(50);

/// An executor that tries twice.
pub(crate) struct Patient(pub(crate) SubgraphExecutorBoxedArc);

/// Whether the planned operation changes nothing.
pub(crate) fn may_repeat(query: &str) -> bool {
    let query = query.trim_start();
    query.starts_with('{') || query.starts_with("query")
}

fn again<'a>(request: &SubgraphExecutionRequest<'a>) -> SubgraphExecutionRequest<'a> {
    SubgraphExecutionRequest {
        query: request.query,
        document_name_write_pos: request.document_name_write_pos,
        dedupe: request.dedupe,
        operation_name: request.operation_name.clone(),
        variables: request.variables.clone(),
        headers: request.headers.clone(),
        raw_variable_values: request.raw_variable_values.clone(),
        extensions: request.extensions.clone(),
        custom_scalar_paths: request.custom_scalar_paths,
        connection_fingerprint: request.connection_fingerprint,
    }
}

#[async_trait]
impl SubgraphExecutor for Patient {
    fn executor_name(&self) -> &str {
        self.0.executor_name()
    }

    fn endpoint(&self) -> &http::Uri {
        self.0.endpoint()
    }

    async fn execute<'a>(
        &self,
        planned: SubgraphExecutionRequest<'a>,
        timeout: Option<Duration>,
        state: Option<&'a PluginRequestState<'a>>,
    ) -> Result<SubgraphResponse<'static>, SubgraphExecutorError> {
        let second = again(&planned);
        match self.0.execute(planned, timeout, state).await {
            Err(
                SubgraphExecutorError::RequestFailure(_)
                | SubgraphExecutorError::ResponseFailure(_)
                | SubgraphExecutorError::ResponseBodyReadFailure(..),
            ) => {
                tokio::time::sleep(PAUSE).await;
                self.0.execute(second, timeout, state).await
            }
            outcome => outcome,
        }
    }

    async fn subscribe<'a>(
        &self,
        planned: SubgraphExecutionRequest<'a>,
        timeout: Option<Duration>,
    ) -> Result<
        BoxStream<'static, Result<SubgraphResponse<'static>, SubgraphExecutorError>>,
        SubgraphExecutorError,
    > {
        self.0.subscribe(planned, timeout).await
    }
}

#[cfg(test)]
mod tests {
    use super::may_repeat;

    #[test]
    fn only_what_changes_nothing_is_asked_twice() {
        assert!(may_repeat("{ a }") && may_repeat("query($a: ID!) { a }"));
        assert!(!may_repeat("mutation { a }") && !may_repeat("subscription { a }"));
    }
}
