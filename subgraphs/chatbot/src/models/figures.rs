//! What came to pass in conversations, counted for the managers.
use super::Conversation;
use crate::schema::happenings;
use assistant::{Happened, Noted};
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Double, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// How one flow went.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct FlowFigures {
    #[diesel(sql_type = Text)]
    pub(crate) flow: String,
    #[diesel(sql_type = BigInt)]
    pub(crate) begun: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) done: i64,
}

/// What was counted over some days.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub(crate) struct Counted {
    #[diesel(sql_type = BigInt)]
    pub(crate) conversations: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) turns: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) unsure: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) helped: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) not_helped: i64,
}

/// What became of those who asked for a person.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub(crate) struct HandoverFigures {
    #[diesel(sql_type = BigInt)]
    pub(crate) asked: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) taken: i64,
    /// Half of those that were taken over waited no longer, in seconds.
    #[diesel(sql_type = Nullable<Double>)]
    pub(crate) median_wait: Option<f64>,
}

/// Some days, and a centre where one is meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) from: DateTime<Utc>,
    /// Not included.
    pub(crate) until: DateTime<Utc>,
    pub(crate) centre: Option<Uuid>,
}

/// Writes what a turn, or a piece of news, means for the figures.
pub(crate) async fn note(
    conn: &mut Conn,
    conversation: &Conversation,
    noted: &Noted,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let rows: Vec<_> = noted
        .happened
        .iter()
        .map(|own| {
            let (kind, what) = match own {
                Happened::Turn => ("TURN", None),
                Happened::Unsure => ("UNSURE", None),
                Happened::Begun(flow) => ("BEGUN", Some(*flow)),
                Happened::Done(flow) => ("DONE", Some(*flow)),
                Happened::Helped { with, yes: true } => ("HELPED", Some(*with)),
                Happened::Helped { with, yes: false } => ("NOT_HELPED", Some(*with)),
            };
            (
                happenings::conversation_id.eq(conversation.id),
                happenings::centre_id.eq(noted.centre),
                happenings::at.eq(now),
                happenings::kind.eq(kind),
                happenings::what.eq(what),
            )
        })
        .collect();
    if !rows.is_empty() {
        diesel::insert_into(happenings::table).values(rows).execute(conn).await?;
    }
    Ok(())
}

impl Span {
    pub(crate) async fn counted(self, conn: &mut Conn) -> QueryResult<Counted> {
        sql_query(
            "SELECT count(DISTINCT conversation_id) AS conversations,
                    count(*) FILTER (WHERE kind = 'TURN') AS turns,
                    count(*) FILTER (WHERE kind = 'UNSURE') AS unsure,
                    count(*) FILTER (WHERE kind = 'HELPED') AS helped,
                    count(*) FILTER (WHERE kind = 'NOT_HELPED') AS not_helped
             FROM chatbot.happenings
             WHERE at >= $1 AND at < $2 AND ($3 IS NULL OR centre_id = $3)",
        )
        .bind::<Timestamptz, _>(self.from)
        .bind::<Timestamptz, _>(self.until)
        .bind::<Nullable<SqlUuid>, _>(self.centre)
        .get_result(conn)
        .await
    }

    pub(crate) async fn flows(self, conn: &mut Conn) -> QueryResult<Vec<FlowFigures>> {
        sql_query(
            "SELECT what AS flow,
                    count(*) FILTER (WHERE kind = 'BEGUN') AS begun,
                    count(*) FILTER (WHERE kind = 'DONE') AS done
             FROM chatbot.happenings
             WHERE kind IN ('BEGUN', 'DONE')
               AND at >= $1 AND at < $2 AND ($3 IS NULL OR centre_id = $3)
             GROUP BY what ORDER BY what",
        )
        .bind::<Timestamptz, _>(self.from)
        .bind::<Timestamptz, _>(self.until)
        .bind::<Nullable<SqlUuid>, _>(self.centre)
        .load(conn)
        .await
    }

    pub(crate) async fn handovers(self, conn: &mut Conn) -> QueryResult<HandoverFigures> {
        sql_query(
            "SELECT count(*) AS asked, count(taken_at) AS taken,
                    percentile_cont(0.5) WITHIN GROUP
                        (ORDER BY extract(epoch FROM taken_at - asked_at)::double precision)
                        FILTER (WHERE taken_at IS NOT NULL) AS median_wait
             FROM chatbot.handovers
             WHERE asked_at >= $1 AND asked_at < $2 AND ($3 IS NULL OR centre_id = $3)",
        )
        .bind::<Timestamptz, _>(self.from)
        .bind::<Timestamptz, _>(self.until)
        .bind::<Nullable<SqlUuid>, _>(self.centre)
        .get_result(conn)
        .await
    }
}
