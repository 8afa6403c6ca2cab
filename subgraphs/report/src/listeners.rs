//! What this domain does when others speak, and what it does by itself.
use crate::{
    ReportConfig,
    issuing::PrintShop,
    mail::{Matter, PostRoom},
    models::{
        Contact, Draft, INVOICES, InvoiceDraft, LETTERS, Letter, NewLetter, QUEUE, Report,
        note_consent,
    },
    resealing::Sealer,
};
use events::{
    appointment::{AppointmentFacts, Cancelled, Confirmed, Rescheduled, ResultsAccessChanged},
    auth::UserRegistered,
    inspection::Signed,
    payment::InvoiceIssued,
    report::Issued,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

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
        Listener::on("report.write_cancellation", pool, move |conn, event: Cancelled| {
            write_cancellation(conn, event, clock).boxed()
        }),
    ]
}

/// The documents to print, the letters to send, and the files to seal anew.
pub fn tasks(pool: &Pool, clock: Clock, config: ReportConfig) -> Vec<Task> {
    let shop = Arc::new(PrintShop::new(pool.clone(), clock, config.clone()));
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
        customer_id: event.customer_id,
        matter: Matter::Documents { reports },
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
        customer_id: facts.customer_id,
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
        customer_id: facts.customer_id,
        matter: Matter::Moved { facts, previous, revision },
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
        key: format!("cancelled:{}", facts.appointment_id),
        customer_id: facts.customer_id,
        matter: Matter::Cancelled { facts, reason, by_staff, revision },
    };
    letter.queue(conn, clock.now()).await
}
