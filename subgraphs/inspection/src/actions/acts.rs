//! What this domain writes into the log of acts.
use crate::models::Inspection;
use kernel::{ApiResult, Conn, audit, audit::Act, guard::Person};

/// An act on an inspection.
pub(super) fn on(name: &'static str, inspection: &Inspection) -> Act {
    Act::of(name, "Inspection", inspection.id).at(inspection.centre_id)
}

/// One that takes an inspection from one stage of its life to another.
pub(super) async fn moved(
    conn: &mut Conn,
    by: &impl AsRef<Person>,
    name: &'static str,
    before: &Inspection,
    after: &Inspection,
) -> ApiResult<()> {
    let (was, is) = (<&str>::from(*before.status), <&str>::from(*after.status));
    audit::record(conn, by, on(name, after).turned("status", was, is)).await
}
