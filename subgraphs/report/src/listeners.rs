//! What this domain does when others speak, and what it does by itself.
use crate::{
    ReportConfig,
    issuing::PrintShop,
    mail::{Matter, PostRoom},
    models::{
        Contact, Draft, INVOICES, InvoiceDraft, LETTERS, Letter, NewLetter, QUEUE, Report,
        note_caller, note_consent,
    },
    resealing::Sealer,
};
use chrono::TimeDelta;
use events::{
    appointment::{
        AppointmentFacts, BookedByStaff, Cancelled, Confirmed, ReminderDue, Rescheduled,
        ResultsAccessChanged,
    },
    auth::{CodeAsked, LinkGiven, UserRegistered},
    inspection::Signed,
    payment::InvoiceIssued,
    report::Issued,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// How long letters to addresses of nobody we know are kept, as delivered events are.
const STRANGERS_KEPT: TimeDelta = TimeDelta::days(7);

/// The reactions to events, our own `report.issued` included: only once both documents of an
/// inspection are committed can one letter carry both.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("report.number_documents", pool, move |conn, event: Signed| {
            async move { Draft::number_all(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.keep_invoice", pool, move |conn, event: InvoiceIssued| {
            async move { InvoiceDraft::keep(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.remember_contact", pool, |conn, event: UserRegistered| {
            async move { Ok(Contact::remember(conn, &event).await?) }.boxed()
        }),
        Listener::on("report.note_caller", pool, |conn, event: BookedByStaff| {
            async move { Ok(note_caller(conn, event.facts.customer_id).await?) }.boxed()
        }),
        Listener::on("report.write_code", pool, move |conn, event: CodeAsked| {
            write_code(conn, event, clock).boxed()
        }),
        Listener::on("report.write_link", pool, move |conn, event: LinkGiven| {
            write_link(conn, event, clock).boxed()
        }),
        Listener::on("report.write_documents", pool, move |conn, event: Issued| {
            write_documents(conn, event, clock).boxed()
        }),
        Listener::on("report.note_consent", pool, |conn, event: ResultsAccessChanged| {
            async move { Ok(note_consent(conn, &event).await?) }.boxed()
        }),
        Listener::on("report.write_confirmation", pool, move |conn, event: Confirmed| {
            write_confirmation(conn, event.facts, clock).boxed()
        }),
        Listener::on("report.write_move", pool, move |conn, event: Rescheduled| {
            write_move(conn, event, clock).boxed()
        }),
        Listener::on("report.write_reminder", pool, move |conn, event: ReminderDue| {
            write_reminder(conn, event, clock).boxed()
        }),
        Listener::on("report.write_cancellation", pool, move |conn, event: Cancelled| {
            write_cancellation(conn, event, clock).boxed()
        }),
    ]
}

/// The documents to print, the letters to send, and the files to seal anew.
pub fn tasks(pool: &Pool, clock: Clock, config: ReportConfig) -> Vec<Task> {
    let shop = Arc::new(PrintShop::new(pool.clone(), clock, config.clone()));
    let forgetful = pool.clone();
    let invoices = shop.clone();
    let sealer = Arc::new(Sealer::new(pool.clone(), config.clone()));
    let post = Arc::new(PostRoom::new(pool.clone(), clock, config));
    vec![
        Task::new("report.print", Duration::from_secs(5), move || {
            let shop = shop.clone();
            async move { shop.issue_next().await }.boxed()
        })
        .woken_by(QUEUE),
        Task::new("report.print_invoices", Duration::from_secs(5), move || {
            let shop = invoices.clone();
            async move { shop.issue_next_invoice().await }.boxed()
        })
        .woken_by(INVOICES),
        Task::new("report.send", Duration::from_secs(5), move || {
            let post = post.clone();
            async move { post.send_next().await }.boxed()
        })
        .woken_by(LETTERS),
        Task::new("report.forget", Duration::from_secs(3_600), move || {
            let pool = forgetful.clone();
            async move {
                let mut conn = pool.get().await?;
                Letter::forget_strangers(&mut conn, clock.now() - STRANGERS_KEPT).await?;
                Ok(false)
            }
            .boxed()
        }),
        Task::new("report.seal", Duration::from_secs(3_600), move || {
            let sealer = sealer.clone();
            async move { Ok(sealer.seal_next().await? | sealer.seal_next_invoices().await?) }
                .boxed()
        }),
    ]
}

async fn write_documents(conn: &mut Conn, event: Issued, clock: Clock) -> ApiResult<()> {
    let Some(reports) = Report::complete_set(conn, event.inspection_id).await? else {
        return Ok(());
    };
    if let Some(contact) = Contact::of(conn, event.customer_id).await?
        && !contact.may_have_results(conn, event.appointment_id).await?
    {
        tracing::info!(inspection = %event.inspection_id, "an organisation without consent");
        return Ok(());
    }
    let letter = NewLetter {
        key: format!("documents:{}", event.inspection_id),
        customer_id: Some(event.customer_id),
        matter: Matter::Documents { reports },
    };
    letter.queue(conn, clock.now()).await
}

async fn write_code(conn: &mut Conn, event: CodeAsked, clock: Clock) -> ApiResult<()> {
    let CodeAsked { challenge_id, email, expires_at } = event;
    let letter = NewLetter {
        key: format!("code:{challenge_id}"),
        customer_id: None,
        matter: Matter::Code { challenge_id, email, expires_at },
    };
    letter.queue(conn, clock.now()).await
}

async fn write_link(conn: &mut Conn, event: LinkGiven, clock: Clock) -> ApiResult<()> {
    let LinkGiven { link_id, user_id, email, purpose, expires_at } = event;
    let letter = NewLetter {
        key: format!("link:{link_id}"),
        customer_id: Some(user_id),
        matter: Matter::Link { link_id, email, purpose, expires_at },
    };
    letter.queue(conn, clock.now()).await
}

/// The letter that says that an appointment stands.
fn confirmation_key(appointment: Uuid) -> String {
    format!("confirmed:{appointment}")
}

async fn write_confirmation(
    conn: &mut Conn,
    facts: AppointmentFacts,
    clock: Clock,
) -> ApiResult<()> {
    let letter = NewLetter {
        key: confirmation_key(facts.appointment_id),
        customer_id: Some(facts.customer_id),
        matter: Matter::Confirmed { facts },
    };
    letter.queue(conn, clock.now()).await
}

async fn write_move(conn: &mut Conn, event: Rescheduled, clock: Clock) -> ApiResult<()> {
    let Rescheduled { facts, previous_starts_at: previous } = event;
    if !Letter::exists(conn, &confirmation_key(facts.appointment_id)).await? {
        return Ok(());
    }
    // By its number, not by its times: who moves to and fro has a letter each time.
    let revision = Letter::moves_of(conn, facts.appointment_id).await? + 1;
    let letter = NewLetter {
        key: Letter::move_key(facts.appointment_id, revision),
        customer_id: Some(facts.customer_id),
        matter: Matter::Moved { facts, previous, revision },
    };
    letter.queue(conn, clock.now()).await
}

/// Whether it is still so, and still wanted, is asked when it leaves.
async fn write_reminder(conn: &mut Conn, event: ReminderDue, clock: Clock) -> ApiResult<()> {
    let ReminderDue { facts, kind } = event;
    let revision = Letter::moves_of(conn, facts.appointment_id).await?;
    let letter = NewLetter {
        key: format!("reminder:{}:{revision}:{kind}", facts.appointment_id),
        customer_id: Some(facts.customer_id),
        matter: Matter::Reminder { facts, kind, revision },
    };
    letter.queue(conn, clock.now()).await
}

/// A hold that was given back was never confirmed: nothing to write about.
async fn write_cancellation(conn: &mut Conn, event: Cancelled, clock: Clock) -> ApiResult<()> {
    let Cancelled { facts, reason, by_staff } = event;
    if !Letter::exists(conn, &confirmation_key(facts.appointment_id)).await? {
        return Ok(());
    }
    let revision = Letter::moves_of(conn, facts.appointment_id).await? + 1;
    let letter = NewLetter {
        key: Letter::cancellation_key(facts.appointment_id),
        customer_id: Some(facts.customer_id),
        matter: Matter::Cancelled { facts, reason, by_staff, revision },
    };
    letter.queue(conn, clock.now()).await
}
