//! The log of acts: what staff did and what matters for security, written in the act's transaction.
//!
//! [`record`] writes a row that the database never changes, and tells it to the domain in which the
//! acts of all are read. An act names its author by id, as what they acted, from where, on what, and
//! how that was before and is after: ids, roles, statuses, amounts; no names and nobody's words.
//!
//! Forgetting it is noticed: a guard of the staff that the resolver of a mutation takes owes an act,
//! and [`crate::acting::Settled`], an extension of every schema, fails the field that succeeds without one
//! wherever debug assertions are on, which is in every test.
//! Decisions: docs/decisions/identity.md, docs/decisions/personal-data.md
use crate::{
    ApiResult, Clock, Conn, Event, Role, acting::Author, guard::Person, outbox, schema::acts,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt::Display;
use uuid::Uuid;

/// An act as a row: of its own domain's log, and of the one in which the acts of all are read. Their
/// tables have the same columns.
#[macro_export]
macro_rules! act_row {
    ($acts:ident, $act:expr) => {{
        let act: &$crate::audit::ActRecorded = $act;
        (
            $acts::id.eq(act.act_id),
            $acts::at.eq(act.at),
            $acts::actor_id.eq(act.actor_id),
            $acts::roles.eq(act.role_names()),
            $acts::origin.eq(act.origin.clone()),
            $acts::act.eq(act.act.clone()),
            $acts::subject_kind.eq(act.subject_kind.clone()),
            $acts::subject_id.eq(act.subject_id),
            $acts::centre_id.eq(act.centre_id),
            $acts::before.eq(act.values_before()),
            $acts::after.eq(act.values_after()),
        )
    }};
}

/// What was done, on what. Values are words of ours, ids and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    name: &'static str,
    kind: &'static str,
    id: Option<Uuid>,
    centre: Option<Uuid>,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl Act {
    /// `appointment.cancelled` on an `Appointment`; without an id where there is one of a kind.
    pub fn of(name: &'static str, kind: &'static str, id: impl Into<Option<Uuid>>) -> Self {
        Self { name, kind, id: id.into(), centre: None, before: Map::new(), after: Map::new() }
    }

    /// Whose managers may read it.
    #[must_use]
    pub fn at(mut self, centre: Uuid) -> Self {
        self.centre = Some(centre);
        self
    }

    /// Something was so before.
    #[must_use]
    pub fn was(mut self, what: &str, value: impl Display) -> Self {
        self.before.insert(what.to_owned(), value.to_string().into());
        self
    }

    /// Something is so now.
    #[must_use]
    pub fn is(mut self, what: &str, value: impl Display) -> Self {
        self.after.insert(what.to_owned(), value.to_string().into());
        self
    }

    /// Something was so before, and is otherwise now.
    #[must_use]
    pub fn turned(self, what: &str, before: impl Display, after: impl Display) -> Self {
        self.was(what, before).is(what, after)
    }
}

/// An act, as it is told to where all are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActRecorded {
    /// The act.
    pub act_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// As what.
    pub roles: Vec<Role>,
    /// From where, a pseudonym.
    pub origin: Option<String>,
    /// What: `appointment.cancelled`.
    pub act: String,
    /// On what kind of thing: `Appointment`.
    pub subject_kind: String,
    /// On which; absent where there is one of a kind.
    pub subject_id: Option<Uuid>,
    /// At which centre, where it is of one.
    pub centre_id: Option<Uuid>,
    /// How it was, as far as it changed.
    pub before: Map<String, Value>,
    /// How it is.
    pub after: Map<String, Value>,
}

impl ActRecorded {
    /// As what, in the letters of the column.
    pub fn role_names(&self) -> Vec<String> {
        self.roles.iter().map(Role::to_string).collect()
    }

    /// How it was, as the column has it.
    pub fn values_before(&self) -> Value {
        Value::Object(self.before.clone())
    }

    /// How it is, as the column has it.
    pub fn values_after(&self) -> Value {
        Value::Object(self.after.clone())
    }
}

impl Event for ActRecorded {
    const NAME: &'static str = "kernel.act_recorded.v1";
    const OWNED: bool = false;

    fn aggregate(&self) -> Uuid {
        self.act_id
    }

    // Who did it is who they were then.
    fn whose(&mut self) -> outbox::Whose<'_> {
        outbox::Whose::Nobody
    }
}

/// Writes an act of somebody who passed a guard. Needs the act's transaction.
///
/// # Errors
/// Where the database does not answer: then the act is undone, too.
pub async fn record(conn: &mut Conn, by: &impl AsRef<Person>, act: Act) -> ApiResult<()> {
    let person = by.as_ref();
    write(conn, person.author(act.centre), act).await?;
    person.settle();
    Ok(())
}

/// The same request again, or one that changed nothing: there is no act to write.
pub fn nothing_done(by: &impl AsRef<Person>) {
    by.as_ref().settle();
}

/// Writes an act of somebody who passed no guard: of whoever proves who they are, or fails to.
///
/// # Errors
/// As [`record`].
pub async fn write(conn: &mut Conn, author: Author, act: Act) -> ApiResult<()> {
    let event = ActRecorded {
        act_id: Uuid::now_v7(),
        at: Clock::System.now(),
        actor_id: author.id,
        roles: author.roles,
        origin: author.origin,
        act: act.name.to_owned(),
        subject_kind: act.kind.to_owned(),
        subject_id: act.id,
        centre_id: act.centre,
        before: act.before,
        after: act.after,
    };
    diesel::insert_into(acts::table).values(act_row!(acts, &event)).execute(conn).await?;
    outbox::publish(conn, &event).await
}

/// Drops what is over, of this domain's own: ten years after the act, one where it was on an account.
pub(crate) async fn forget(conn: &mut Conn) -> QueryResult<usize> {
    // None is over within a year: the index finds the others.
    const OVER: &str = "DELETE FROM kernel.acts
        WHERE at < now() - interval '1 year' AND kernel.act_is_over(act, at)";
    diesel::sql_query(OVER).execute(conn).await
}
