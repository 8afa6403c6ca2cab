//! How somebody wants to be reminded: of everything by letter, until they say otherwise.
//!
//! Three tables, of which the version before knows two: `no_reminders` stops all of them,
//! `reminders_in_chat` has the inspections by law told in the conversation, and `reminder_choices` holds
//! what was stopped one by one.
//! Decisions: docs/decisions/papers.md
use crate::{
    domain::{Channel, Choice, Reminder},
    schema::{no_reminders, reminder_choices, reminders_in_chat},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, db};
use strum::VariantArray;
use uuid::Uuid;

/// Somebody's choices are made one after the other: each looks at what the ones before left. Call it in
/// the transaction that chooses.
pub(crate) async fn lock_reminders(conn: &mut Conn, customer: Uuid) -> QueryResult<()> {
    db::lock(conn, &format!("report.reminders:{customer}")).await
}

/// How somebody is to be reminded of something.
pub(crate) async fn channel_of(
    conn: &mut Conn,
    customer: Uuid,
    reminder: Reminder,
) -> QueryResult<Channel> {
    let choices = reminder_choices_of(conn, customer).await?;
    let chosen = choices.into_iter().find(|choice| choice.reminder == reminder);
    Ok(chosen.map_or(Channel::Email, |choice| choice.channel))
}

/// Their choice about each reminder.
pub(crate) async fn reminder_choices_of(
    conn: &mut Conn,
    customer: Uuid,
) -> QueryResult<Vec<Choice>> {
    let stopped_all = diesel::dsl::exists(no_reminders::table.find(customer));
    let none_at_all: bool = diesel::select(stopped_all).get_result(conn).await?;
    let in_chat = diesel::dsl::exists(reminders_in_chat::table.find(customer));
    let in_chat: bool = diesel::select(in_chat).get_result(conn).await?;
    let stopped: Vec<String> = reminder_choices::table
        .filter(reminder_choices::customer_id.eq(customer))
        .select(reminder_choices::reminder)
        .load(conn)
        .await?;
    let channel = |reminder: Reminder| {
        if none_at_all || stopped.iter().any(|name| name == <&str>::from(reminder)) {
            return Channel::None;
        }
        match reminder {
            Reminder::InspectionDue if in_chat => Channel::Conversation,
            Reminder::InspectionDue | Reminder::DayBefore | Reminder::HoursBefore => Channel::Email,
        }
    };
    let choice = |reminder: &Reminder| Choice { reminder: *reminder, channel: channel(*reminder) };
    Ok(Reminder::VARIANTS.iter().map(choice).collect())
}

/// Notes how they want to be reminded of one thing; what else they stopped stays stopped. Twice is as
/// once. Call it under [`lock_reminders`].
pub(crate) async fn choose_reminder(
    conn: &mut Conn,
    customer: Uuid,
    Choice { reminder, channel }: Choice,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let before = reminder_choices_of(conn, customer).await?;
    for other in before.iter().filter(|other| other.channel == Channel::None) {
        stop(conn, customer, other.reminder, now).await?;
    }
    let mut others = before.iter().filter(|other| other.reminder != reminder);
    if channel == Channel::None && others.all(|other| other.channel == Channel::None) {
        // The version before knows of no choices one by one: it is told that all are stopped.
        want_reminders(conn, customer, false, now).await?;
    } else {
        diesel::delete(no_reminders::table.find(customer)).execute(conn).await?;
    }
    match channel {
        Channel::None => stop(conn, customer, reminder, now).await?,
        Channel::Email | Channel::Conversation => {
            let this = (customer, <&str>::from(reminder));
            diesel::delete(reminder_choices::table.find(this)).execute(conn).await?;
        }
    }
    if reminder == Reminder::InspectionDue && channel != Channel::None {
        want_chat(conn, customer, channel == Channel::Conversation, now).await?;
    }
    Ok(())
}

async fn stop(
    conn: &mut Conn,
    customer: Uuid,
    reminder: Reminder,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(reminder_choices::table)
        .values((
            reminder_choices::customer_id.eq(customer),
            reminder_choices::reminder.eq(<&str>::from(reminder)),
            reminder_choices::since.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that they want reminders, all of them, or none. Twice is as once.
pub(crate) async fn want_reminders(
    conn: &mut Conn,
    customer: Uuid,
    wanted: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if wanted {
        diesel::delete(no_reminders::table.find(customer)).execute(conn).await?;
        let theirs = reminder_choices::table.filter(reminder_choices::customer_id.eq(customer));
        diesel::delete(theirs).execute(conn).await?;
    } else {
        diesel::insert_into(no_reminders::table)
            .values((no_reminders::customer_id.eq(customer), no_reminders::since.eq(now)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Notes that they want to hear in the conversation what is due by law, or rather have a letter. Twice is
/// as once.
pub(crate) async fn want_chat(
    conn: &mut Conn,
    customer: Uuid,
    wanted: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if wanted {
        diesel::insert_into(reminders_in_chat::table)
            .values((reminders_in_chat::customer_id.eq(customer), reminders_in_chat::since.eq(now)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    } else {
        diesel::delete(reminders_in_chat::table.find(customer)).execute(conn).await?;
    }
    Ok(())
}
