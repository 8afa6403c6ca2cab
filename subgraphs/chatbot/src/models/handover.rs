//! People who were asked for: who waits, who answers, and the hours of the desk.
use super::{Conversation, Message};
use crate::{
    domain::HandoverStatus,
    schema::{desk_hours, handovers},
};
use assistant::{DeskHours, Request};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Staff, viewer::Reach};
use uuid::Uuid;

/// Somebody who asked for a person.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = handovers)]
pub(crate) struct Handover {
    pub(crate) id: Uuid,
    pub(crate) conversation_id: Uuid,
    pub(crate) centre_id: Option<Uuid>,
    pub(crate) status: Stored<HandoverStatus>,
    pub(crate) summary: String,
    pub(crate) phone: Option<String>,
    pub(crate) asked_at: DateTime<Utc>,
    pub(crate) taken_at: Option<DateTime<Utc>>,
    pub(crate) agent_id: Option<Uuid>,
    pub(crate) agent_name: Option<String>,
    pub(crate) done_at: Option<DateTime<Utc>>,
}

/// As stored.
const WAITING: &str = "WAITING";
const TAKEN: &str = "TAKEN";
const DONE: &str = "DONE";
/// So long after it was dealt with a request is still shown to the team.
const SHOWN: TimeDelta = TimeDelta::days(30);

/// What concerns the centres that somebody works at; where no centre was spoken of, any of them.
macro_rules! within {
    ($query:expr, $by:expr) => {
        match $by.reach() {
            Reach::Everywhere => $query,
            Reach::At(centres) => $query
                .filter(handovers::centre_id.is_null().or(handovers::centre_id.eq_any(centres))),
        }
    };
}

impl Handover {
    /// Puts a request before the team, or renews the one that waits: a number once given stays.
    pub(crate) async fn ask(
        conn: &mut Conn,
        conversation: &Conversation,
        request: &Request,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let waits = handovers::table
            .filter(handovers::conversation_id.eq(conversation.id))
            .filter(handovers::status.ne(DONE));
        let open: Option<(Uuid, Option<String>)> = waits
            .select((handovers::id, handovers::phone))
            .for_no_key_update()
            .first(conn)
            .await
            .optional()?;
        if let Some((id, phone)) = open {
            let phone = request.phone.clone().or(phone);
            diesel::update(handovers::table.find(id))
                .set((
                    handovers::summary.eq(&request.summary),
                    handovers::phone.eq(phone),
                    handovers::centre_id.eq(request.centre),
                ))
                .execute(conn)
                .await?;
            return Ok(());
        }
        diesel::insert_into(handovers::table)
            .values((
                handovers::id.eq(Uuid::now_v7()),
                handovers::conversation_id.eq(conversation.id),
                handovers::centre_id.eq(request.centre),
                handovers::status.eq(WAITING),
                handovers::summary.eq(&request.summary),
                handovers::phone.eq(&request.phone),
                handovers::asked_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The customer goes on without: what still waited is done.
    pub(crate) async fn withdraw(
        conn: &mut Conn,
        conversation: &Conversation,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let waits = handovers::table
            .filter(handovers::conversation_id.eq(conversation.id))
            .filter(handovers::status.eq(WAITING));
        diesel::update(waits)
            .set((handovers::status.eq(DONE), handovers::done_at.eq(Some(now))))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Who waits or is answered, whoever waited longest first.
    pub(crate) async fn open(conn: &mut Conn, by: &Staff, most: i64) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(handovers::status.ne(DONE))
            .order((handovers::asked_at, handovers::id))
            .limit(most)
            .into_boxed();
        within!(query, by).load(conn).await
    }

    /// One of them, or one that was dealt with not long ago.
    pub(crate) async fn one(
        conn: &mut Conn,
        by: &Staff,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let shown = handovers::done_at.is_null().or(handovers::done_at.gt(now - SHOWN));
        let query =
            Self::query().filter(handovers::id.eq(id)).filter(shown.assume_not_null()).into_boxed();
        within!(query, by).first(conn).await.optional()
    }

    /// Taken over by somebody who sees it, where nobody has; `None` where it is no longer to be had.
    pub(crate) async fn take(
        conn: &mut Conn,
        by: &Staff,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        diesel::update(handovers::table.find(id).filter(handovers::status.eq(WAITING)))
            .set((
                handovers::status.eq(TAKEN),
                handovers::taken_at.eq(Some(now)),
                handovers::active_at.eq(Some(now)),
                handovers::agent_id.eq(Some(by.id())),
                handovers::agent_name.eq(Some(by.name())),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// The conversation it is about, as it was when it was dealt with: what is said afterwards is said
    /// to the assistant.
    pub(crate) async fn conversation(&self, conn: &mut Conn) -> QueryResult<Conversation> {
        let mut conversation = Conversation::any(conn, self.conversation_id).await?;
        if let Some(done_at) = self.done_at {
            conversation.last_seq = Message::last_until(conn, conversation.id, done_at).await?;
        }
        Ok(conversation)
    }

    /// The same, locked, for a word of the team's.
    pub(crate) async fn speak(&self, conn: &mut Conn) -> QueryResult<Conversation> {
        Conversation::any_locked(conn, self.conversation_id).await
    }

    /// Notes that its agent did something.
    pub(crate) async fn touch(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        diesel::update(handovers::table.find(self.id))
            .set(handovers::active_at.eq(Some(now)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Ended; `None` where it was already.
    pub(crate) async fn end(
        conn: &mut Conn,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        diesel::update(handovers::table.find(id).filter(handovers::status.ne(DONE)))
            .set((handovers::status.eq(DONE), handovers::done_at.eq(Some(now))))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// Those taken over whose agent has been silent since.
    pub(crate) async fn forgotten(conn: &mut Conn, since: DateTime<Utc>) -> QueryResult<Vec<Uuid>> {
        handovers::table
            .filter(handovers::status.eq(TAKEN).and(handovers::active_at.le(since)))
            .select(handovers::id)
            .load(conn)
            .await
    }
}

/// When the team answers in conversations.
pub(crate) async fn hours(conn: &mut Conn) -> QueryResult<Vec<DeskHours>> {
    let rows: Vec<(i16, NaiveTime, NaiveTime)> = desk_hours::table
        .order((desk_hours::weekday, desk_hours::opens))
        .select((desk_hours::weekday, desk_hours::opens, desk_hours::closes))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(weekday, opens, closes)| DeskHours {
            weekday: u32::try_from(weekday).unwrap_or_default(),
            opens,
            closes,
        })
        .collect())
}

/// Replaces them, within the caller's transaction.
pub(crate) async fn set_hours(conn: &mut Conn, hours: &[DeskHours]) -> QueryResult<()> {
    diesel::delete(desk_hours::table).execute(conn).await?;
    let rows: Vec<_> = hours
        .iter()
        .map(|own| {
            (
                desk_hours::weekday.eq(i16::try_from(own.weekday).unwrap_or_default()),
                desk_hours::opens.eq(own.opens),
                desk_hours::closes.eq(own.closes),
            )
        })
        .collect();
    diesel::insert_into(desk_hours::table).values(rows).execute(conn).await?;
    Ok(())
}
