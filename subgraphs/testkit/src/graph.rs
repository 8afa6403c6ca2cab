//! Speaks GraphQL to one subgraph, as the router does.
use async_graphql::{Executor, Request, Response, Variables};
use kernel::Viewer;
use serde_json::Value;

/// Executes a document as `viewer`.
pub async fn execute(
    schema: &impl Executor,
    viewer: &Viewer,
    document: &str,
    variables: Value,
) -> Response {
    let request =
        Request::new(document).variables(Variables::from_json(variables)).data(viewer.clone());
    schema.execute(request).await
}

/// The data of an execution that must succeed.
///
/// # Panics
/// Where the answer has errors; they are printed.
pub async fn data(
    schema: &impl Executor,
    viewer: &Viewer,
    document: &str,
    variables: Value,
) -> Value {
    let response = execute(schema, viewer, document, variables).await;
    assert!(response.errors.is_empty(), "{document}\nrefused: {:?}", response.errors);
    response.data.into_json().expect("a graph's answer is JSON")
}

/// The stable code of an execution that must be refused.
///
/// # Panics
/// Where it was not refused.
pub async fn refusal(
    schema: &impl Executor,
    viewer: &Viewer,
    document: &str,
    variables: Value,
) -> String {
    code(&execute(schema, viewer, document, variables).await).expect("must be refused")
}

/// The stable code of the first error, if there is one.
pub fn code(response: &Response) -> Option<String> {
    let extensions = response.errors.first()?.extensions.as_ref()?;
    match extensions.get("code")? {
        async_graphql::Value::String(code) => Some(code.clone()),
        _ => None,
    }
}
