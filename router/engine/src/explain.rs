//! `X-Explain`: the query plan beside the answer, for those who may see how the graph is built.
//!
//! `X-Explain: plan` answers as usual and adds `extensions.queryPlan`; `X-Explain: dry-run` plans
//! and executes nothing. hive-router does the work, asked through a header of its own that no
//! client can send past the edge.

use crate::{caller::Caller, errors::Refusal, observation::MayExplain};
use hive_router::ntex::http::{HeaderMap, header::HeaderValue};
use http::{HeaderName, StatusCode};

const ASKED: HeaderName = HeaderName::from_static("x-explain");

/// What hive-router reads.
const INNER: HeaderName = HeaderName::from_static("hive-expose-query-plan");

/// Passes the wish on for those who may have it.
///
/// # Errors
/// 403 `EXPLAIN_FORBIDDEN` for who may not ask, 400 `EXPLAIN_UNKNOWN` for a value that is none.
pub(crate) fn pass_on(
    headers: &mut HeaderMap,
    caller: &Caller,
    may: &MayExplain,
) -> Result<(), Refusal> {
    headers.remove(&INNER);
    let Some(asked) = headers.get(&ASKED).cloned() else { return Ok(()) };
    headers.remove(&ASKED);
    let inner = match asked.to_str().unwrap_or_default().trim() {
        "plan" => "true",
        "dry-run" => "dry-run",
        _ => {
            return Err(Refusal::new(
                StatusCode::BAD_REQUEST,
                "EXPLAIN_UNKNOWN",
                "X-Explain : « plan » ou « dry-run ». / X-Explain: « plan » or « dry-run ».",
            ));
        }
    };
    if !may(caller) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "EXPLAIN_FORBIDDEN",
            "Le plan d'une requête est réservé au personnel. / Query plans are for staff.",
        ));
    }
    headers.insert(INNER, HeaderValue::from_static(inner));
    Ok(())
}
