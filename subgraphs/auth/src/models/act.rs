//! The acts of all domains, to be read. A row never changes, and ends when its time is over: triggers say so.
use crate::schema::acts;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    ApiResult, Conn, Page, Role,
    audit::ActRecorded,
    guard::{Admin, Manager},
};
use serde_json::Value;
use uuid::Uuid;

/// Something that was done.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = acts)]
pub(crate) struct Act {
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) actor_id: Option<Uuid>,
    roles: Vec<String>,
    pub(crate) origin: Option<String>,
    pub(crate) act: String,
    pub(crate) subject_kind: String,
    pub(crate) subject_id: Option<Uuid>,
    pub(crate) centre_id: Option<Uuid>,
    before: Value,
    after: Value,
}

/// Whose acts somebody reads.
pub(crate) enum Log {
    /// Those at a centre of theirs.
    Centre(Manager, Uuid),
    /// All.
    Network(Admin),
}

/// Which of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) actor: Option<Uuid>,
    pub(crate) subject: Option<Uuid>,
}

impl Act {
    /// Drops those that are over, as each domain does with its own.
    pub(crate) async fn forget(conn: &mut Conn) -> QueryResult<usize> {
        // None is over within a year: the index finds the others.
        const OVER: &str = "DELETE FROM auth.acts
            WHERE at < now() - interval '1 year' AND kernel.act_is_over(act, at)";
        diesel::sql_query(OVER).execute(conn).await
    }

    /// As what they acted.
    pub(crate) fn roles(&self) -> Vec<Role> {
        self.roles.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// What changed, by name: how it was and how it is.
    pub(crate) fn changes(&self) -> Vec<(String, Option<String>, Option<String>)> {
        let text = |of: &Value, name: &str| of.get(name)?.as_str().map(str::to_owned);
        let (before, after) = (self.before.as_object(), self.after.as_object());
        let names: std::collections::BTreeSet<&String> =
            before.into_iter().chain(after).flat_map(|map| map.keys()).collect();
        names
            .into_iter()
            .map(|name| (name.clone(), text(&self.before, name), text(&self.after, name)))
            .collect()
    }

    /// Keeps what a domain told.
    pub(crate) async fn keep(conn: &mut Conn, event: &ActRecorded) -> QueryResult<()> {
        diesel::insert_into(acts::table)
            .values(kernel::act_row!(acts, event))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The newest first.
    pub(crate) async fn page(
        conn: &mut Conn,
        log: &Log,
        wanted: Wanted,
        page: Page,
    ) -> ApiResult<Vec<Self>> {
        let mut query = Self::query().order(acts::id.desc()).limit(page.limit()).into_boxed();
        match log {
            Log::Centre(by, centre) => {
                by.check(*centre)?;
                query = query.filter(acts::centre_id.eq(*centre));
            }
            Log::Network(by) => tracing::debug!(by = %by.id(), "the log of all acts is read"),
        }
        if let Some(actor) = wanted.actor {
            query = query.filter(acts::actor_id.eq(actor));
        }
        if let Some(subject) = wanted.subject {
            query = query.filter(acts::subject_id.eq(subject));
        }
        if let Some(after) = page.after {
            query = query.filter(acts::id.lt(after));
        }
        Ok(query.load(conn).await?)
    }
}

/// What an act says, whichever log it stands in.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub(crate) struct ActWords {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    pub(crate) id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub(crate) act: String,
    /// MD5 over all its columns: for a comparison, not a proof.
    #[diesel(sql_type = diesel::sql_types::Text)]
    words: String,
}

impl ActWords {
    /// Those in the log of all.
    pub(crate) async fn told(conn: &mut Conn) -> QueryResult<Vec<Self>> {
        Self::in_log(conn, "auth.acts").await
    }

    /// Those in the log of the domains of a database.
    pub(crate) async fn kept(conn: &mut Conn) -> QueryResult<Vec<Self>> {
        Self::in_log(conn, "kernel.acts").await
    }

    async fn in_log(conn: &mut Conn, table: &'static str) -> QueryResult<Vec<Self>> {
        let row = "a.id, extract(epoch FROM a.at), a.actor_id, a.roles, a.origin, a.act, a.subject_kind, a.subject_id, \
                   a.centre_id, a.before, a.after";
        let sql = format!(
            "SELECT a.id, a.act, md5(jsonb_build_array({row})::text) AS words FROM {table} a
             WHERE NOT kernel.act_is_over(a.act, a.at) ORDER BY a.id"
        );
        diesel::sql_query(sql).load(conn).await
    }
}

/// The acts that are not what their chain says, in its order.
pub(crate) async fn broken_acts(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
    #[derive(QueryableByName)]
    struct Broken {
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        id: Uuid,
    }
    let sql = "SELECT id FROM auth.broken_acts ORDER BY link, id";
    let rows: Vec<Broken> = diesel::sql_query(sql).load(conn).await?;
    Ok(rows.into_iter().map(|broken| broken.id).collect())
}
