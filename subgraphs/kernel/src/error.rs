//! Two kinds of failure: the caller's (shown, with a stable code) and ours (logged, masked).
use async_graphql::{Error as GraphqlError, ErrorExtensions};
use chrono::{DateTime, SecondsFormat, Utc};
use std::{fmt, sync::Arc};

/// A refusal the caller can understand and act on. One enum per subgraph implements this.
///
/// `Display` is the English sentence, for developers and logs; [`ClientError::fr`] is what a
/// customer reads.
pub trait ClientError: std::error::Error + Send + Sync + 'static {
    /// Stable, `SCREAMING_SNAKE_CASE`; clients match on it, so it never changes its meaning.
    fn code(&self) -> &'static str;
    /// One plain French sentence that says what to do next.
    fn fr(&self) -> String;
    /// The field of the request that is refused, where it is one: told as `field`.
    fn field(&self) -> Option<&str> {
        None
    }
    /// The fields of an input by which the refusal can be mended, where that is known: told as
    /// `fields`.
    fn fields(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// What must be settled first, by the references that people quote: told as `references`.
    fn references(&self) -> &[String] {
        &[]
    }
    /// From when on the same would be granted, where that is known: told as `retryAt`.
    fn retry_at(&self) -> Option<DateTime<Utc>> {
        None
    }
}

/// Deliberately not `Display`: async-graphql would turn it into text for the client.
#[derive(Clone)]
pub enum ApiError {
    /// Shown to the caller as it is.
    Client(Arc<dyn ClientError>),
    /// Logged with a reference; the caller sees the reference only.
    Internal(Arc<anyhow::Error>),
}

/// What every action, query and listener returns.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// The stable code, `INTERNAL` for what is masked.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Client(error) => error.code(),
            Self::Internal(_) => "INTERNAL",
        }
    }

    /// For logs only: never sent to a caller.
    pub fn into_report(self) -> anyhow::Error {
        match self {
            Self::Client(error) => anyhow::anyhow!("{}: {error}", error.code()),
            Self::Internal(error) => anyhow::anyhow!("{error:#}"),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(error) => write!(f, "Client({}: {error})", error.code()),
            Self::Internal(error) => write!(f, "Internal({error:#})"),
        }
    }
}

impl<E: ClientError> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self::Client(Arc::new(error))
    }
}

impl From<anyhow::Error> for ApiError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(Arc::new(error))
    }
}

impl From<diesel::result::Error> for ApiError {
    fn from(error: diesel::result::Error) -> Self {
        anyhow::Error::from(error).into()
    }
}

impl From<ApiError> for GraphqlError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Client(error) => GraphqlError::new(error.fr()).extend_with(|_, ext| {
                ext.set("code", error.code());
                ext.set("en", error.to_string());
                if let Some(field) = error.field() {
                    ext.set("field", field);
                }
                let fields = error.fields();
                if !fields.is_empty() {
                    ext.set("fields", fields);
                }
                let references = error.references();
                if !references.is_empty() {
                    ext.set("references", references.to_vec());
                }
                if let Some(at) = error.retry_at() {
                    ext.set("retryAt", at.to_rfc3339_opts(SecondsFormat::Secs, true));
                }
            }),
            ApiError::Internal(error) => {
                let reference = uuid::Uuid::now_v7();
                tracing::error!(%reference, error = format!("{error:#}"), "request failed");
                GraphqlError::new(
                    "Une erreur est survenue de notre côté. Réessayez dans un instant.",
                )
                .extend_with(|_, ext| {
                    ext.set("code", "INTERNAL");
                    ext.set("en", "Something went wrong on our side. Please try again shortly.");
                    ext.set("reference", reference.to_string());
                })
            }
        }
    }
}

/// Did this query break the constraint of that name? Constraints hold the invariants, and this
/// is how an action turns the database's refusal into words.
pub fn violates(error: &diesel::result::Error, constraint: &str) -> bool {
    matches!(error, diesel::result::Error::DatabaseError(_, info)
        if info.constraint_name() == Some(constraint))
}
