//! What this domain does when others speak, and what it does by itself.
use crate::{
    ReportConfig,
    domain::{Channel, ENDED_KEPT, LINK_LIFETIME, Reminder},
    issuing::PrintShop,
    mail::{DueDoors, Matter, PostRoom},
    models::{
        self, ClosedDay, Contact, CountedMonth, Draft, Export, INVOICES, InvoiceDraft, LETTERS,
        Letter, MonthPart, NewLetter, Poster, QUEUE, Report, Share, channel_of, note_caller,
        note_consent,
    },
    resealing::Sealer,
};
use chrono::TimeDelta;
use events::{
    appointment::{
        AppointmentFacts, BookedByStaff, Cancelled, Confirmed, MonthCounted, NotBooked,
        PricesStand, ReminderDue, Rescheduled, ResultsAccessChanged, SlotOffered,
    },
    auth::{
        AddressProven, CodeAsked, EmailChanged, GuestJoined, LinkGiven, UserRegistered,
        WebhookDisabled,
    },
    inspection::{MonthInspected, Signed},
    parser::InspectionDue,
    payment::{AccountInvoiceIssued, AccountOverdue, DayClosed, InvoiceIssued, MonthInvoiced},
    person::{self, PartExported},
    report::Issued,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task, outbox};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// How long letters to addresses of nobody we know are kept, as delivered events are.
const STRANGERS_KEPT: TimeDelta = TimeDelta::days(7);

/// How long letters to customers are kept.
const LETTERS_KEPT: TimeDelta = TimeDelta::days(400);

/// The reactions to events, our own `report.issued` included: only once both documents of an
/// inspection are committed can one letter carry both.
pub fn listeners(pool: &Pool, clock: Clock, config: &ReportConfig) -> Vec<Listener> {
    let doors = config.clone();
    vec![
        Listener::on("report.number_documents", pool, move |conn, event: Signed| {
            async move { Draft::number_all(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.keep_invoice", pool, move |conn, event: InvoiceIssued| {
            async move { InvoiceDraft::keep(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on(
            "report.keep_account_invoice",
            pool,
            move |conn, event: AccountInvoiceIssued| {
                async move { InvoiceDraft::keep_owed(conn, &event, clock.now()).await }.boxed()
            },
        ),
        Listener::on("report.keep_closing", pool, move |conn, event: DayClosed| {
            async move { ClosedDay::keep(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.keep_prices", pool, move |conn, event: PricesStand| {
            async move { Poster::keep(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.keep_month_appointments", pool, move |conn, event: MonthCounted| {
            keep_month(conn, MonthPart::Appointments(event), clock).boxed()
        }),
        Listener::on("report.keep_month_invoices", pool, move |conn, event: MonthInvoiced| {
            keep_month(conn, MonthPart::Invoices(event), clock).boxed()
        }),
        Listener::on("report.keep_month_inspections", pool, move |conn, event: MonthInspected| {
            keep_month(conn, MonthPart::Inspections(event), clock).boxed()
        }),
        Listener::on("report.remember_contact", pool, |conn, event: UserRegistered| {
            async move { Ok(Contact::remember(conn, &event).await?) }.boxed()
        }),
        Listener::on("report.change_email", pool, move |conn, event: EmailChanged| {
            change_email(conn, event, clock).boxed()
        }),
        person::exporter("report.export_person", pool, crate::NAME, models::person::KNOWN),
        Listener::on("report.keep_part", pool, |conn, event: PartExported| {
            async move { Export::keep_part(conn, &event).await }.boxed()
        }),
        person::eraser("report.erase_person", pool, models::person::FORGOTTEN),
        Listener::on("report.prove_contact", pool, move |conn, event: AddressProven| {
            async move { Contact::prove(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("report.hand_over", pool, |conn, event: GuestJoined| {
            async move { Ok(Letter::hand_over(conn, event.guest_id, event.user_id).await?) }.boxed()
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
        Listener::on("report.write_webhook_disabled", pool, move |conn, event: WebhookDisabled| {
            write_webhook_disabled(conn, event, clock).boxed()
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
        Listener::on("report.write_offer", pool, move |conn, event: SlotOffered| {
            write_offer(conn, event, clock).boxed()
        }),
        Listener::on("report.write_reminder", pool, move |conn, event: ReminderDue| {
            write_reminder(conn, event, clock).boxed()
        }),
        Listener::on("report.write_due", pool, move |conn, event: NotBooked| {
            let doors = doors.clone();
            async move { write_due(conn, event.due, &doors, clock).await }.boxed()
        }),
        Listener::on("report.write_overdue", pool, move |conn, event: AccountOverdue| {
            write_overdue(conn, event, clock).boxed()
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
                let now = clock.now();
                Letter::forget_strangers(&mut conn, now - STRANGERS_KEPT).await?;
                Letter::forget_old(&mut conn, now - LETTERS_KEPT).await?;
                Export::forget(&mut conn, now - LINK_LIFETIME).await?;
                Share::forget(&mut conn, now - ENDED_KEPT).await?;
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

async fn keep_month(conn: &mut Conn, part: MonthPart, clock: Clock) -> ApiResult<()> {
    CountedMonth::keep(conn, &part, clock.now()).await
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

/// The old address is told: whoever reads it may not know.
async fn change_email(conn: &mut Conn, event: EmailChanged, clock: Clock) -> ApiResult<()> {
    Contact::change_email(conn, &event).await?;
    let letter = NewLetter {
        key: format!("email_changed:{}", event.change_id),
        customer_id: Some(event.user_id),
        matter: Matter::EmailChanged { email: event.old_email },
    };
    letter.queue(conn, clock.now()).await
}

async fn write_code(conn: &mut Conn, event: CodeAsked, clock: Clock) -> ApiResult<()> {
    let CodeAsked { challenge_id, email, expires_at, purpose } = event;
    let letter = NewLetter {
        key: format!("code:{challenge_id}"),
        customer_id: None,
        matter: Matter::Code { challenge_id, email, expires_at, purpose },
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

async fn write_webhook_disabled(
    conn: &mut Conn,
    event: WebhookDisabled,
    clock: Clock,
) -> ApiResult<()> {
    let WebhookDisabled { host, reason, failing_since, .. } = event;
    let letter = NewLetter {
        key: format!("webhook:{}:{}", event.endpoint_id, event.disabled_at.timestamp()),
        customer_id: Some(event.organisation_id),
        matter: Matter::WebhookDisabled { host, reason, failing_since },
    };
    letter.queue(conn, clock.now()).await
}

async fn write_overdue(conn: &mut Conn, overdue: AccountOverdue, clock: Clock) -> ApiResult<()> {
    let place = if overdue.again { 2 } else { 1 };
    let letter = NewLetter {
        key: format!("overdue:{}:{place}", overdue.document_id),
        customer_id: Some(overdue.customer_id),
        matter: Matter::Overdue { overdue: Box::new(overdue) },
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

/// A slot is kept until they answer.
async fn write_offer(conn: &mut Conn, event: SlotOffered, clock: Clock) -> ApiResult<()> {
    let SlotOffered { facts, offered_until } = event;
    let letter = NewLetter {
        key: format!("offered:{}", facts.appointment_id),
        customer_id: Some(facts.customer_id),
        matter: Matter::Offered { facts, offered_until },
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

/// What is due by law goes where its owner wants it: by letter, or in the conversation where they
/// said so or cannot be written to. An organisation books by its contract, and a vehicle's last
/// result is its holder's (Code de la route R323-20).
async fn write_due(
    conn: &mut Conn,
    due: InspectionDue,
    config: &ReportConfig,
    clock: Clock,
) -> ApiResult<()> {
    let owner = due.owner_id;
    let contact = Contact::of(conn, owner).await?;
    let is_organisation = contact.as_ref().is_some_and(Contact::is_organisation);
    let channel = channel_of(conn, owner, Reminder::InspectionDue).await?;
    if is_organisation || channel == Channel::None {
        return Ok(());
    }
    if contact.is_none() || channel == Channel::Conversation {
        return outbox::publish(conn, &DueDoors::in_chat(due, config)).await;
    }
    let letter = NewLetter {
        key: format!("due:{}:{}:{}", due.watched_id, due.before, due.notice),
        customer_id: Some(owner),
        matter: Matter::Due { due },
    };
    letter.queue(conn, clock.now()).await
}

/// A hold that was given back was never confirmed: nothing to write about.
async fn write_cancellation(conn: &mut Conn, event: Cancelled, clock: Clock) -> ApiResult<()> {
    let Cancelled { facts, reason, by_staff, kept_cents, extra_cents, .. } = event;
    if !Letter::exists(conn, &confirmation_key(facts.appointment_id)).await? {
        return Ok(());
    }
    // Whoever cancels their own knows why; and what somebody typed under another's address would
    // be our letter to a stranger. The centre's reason is for the customer.
    let reason = if by_staff { reason } else { String::new() };
    let revision = Letter::moves_of(conn, facts.appointment_id).await? + 1;
    let letter = NewLetter {
        key: Letter::cancellation_key(facts.appointment_id),
        customer_id: Some(facts.customer_id),
        matter: Matter::Cancelled { facts, reason, by_staff, revision, kept_cents, extra_cents },
    };
    letter.queue(conn, clock.now()).await
}
