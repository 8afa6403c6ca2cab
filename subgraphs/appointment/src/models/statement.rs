//! A statement of our own text. `diesel::sql_query` has its text prepared each time it runs, which is one
//! more way to the database and back; this one is prepared once a connection, as diesel's own are.
use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    serialize::ToSql,
    sql_types::{HasSqlType, Untyped},
};
use std::marker::PhantomData;

/// A value in the place of `$1`, `$2` … of the text.
trait Bind: Send + Sync {
    fn push<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()>;
}

struct Typed<S, V>(V, PhantomData<fn() -> S>);

impl<S, V> Bind for Typed<S, V>
where
    Pg: HasSqlType<S>,
    V: ToSql<S, Pg> + Send + Sync,
{
    fn push<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<S, V>(&self.0)
    }
}

/// The text with its values; rows are read by the names of their columns.
pub(super) struct Statement {
    text: String,
    binds: Vec<Box<dyn Bind>>,
}

impl Statement {
    /// `$1` is the first value that is bound; each may stand in the text more than once.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    pub(super) fn bind<S, V>(mut self, value: V) -> Self
    where
        S: 'static,
        Pg: HasSqlType<S>,
        V: ToSql<S, Pg> + Send + Sync + 'static,
    {
        self.binds.push(Box::new(Typed::<S, V>(value, PhantomData)));
        self
    }
}

impl QueryFragment<Pg> for Statement {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let mut parts = self.text.split('$');
        out.push_sql(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (number, text) = part.split_at(end);
            let bind = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let bind = bind.and_then(|at| self.binds.get(at)).ok_or_else(|| {
                diesel::result::Error::QueryBuilderError(format!("no value for ${number}").into())
            })?;
            bind.push(out.reborrow())?;
            out.push_sql(text);
        }
        Ok(())
    }
}

impl QueryId for Statement {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement {
    type SqlType = Untyped;
}
