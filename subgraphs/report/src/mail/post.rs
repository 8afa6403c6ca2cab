//! Sends the letters that wait.
//! Decisions: docs/decisions/booking.md, docs/decisions/identity.md
use super::{Attached, Composed, DueDoors, Handed, Matter, matter::Addressee};
use crate::{
    config::ReportConfig,
    domain::{Channel, Language, Reminder},
    error::ReportError,
    issuing,
    models::{Contact, Letter, Report, channel_of, lock_reminders},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, outbox};
use uuid::Uuid;

/// Longer than any mail server may take: nobody else takes the letter meanwhile.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// A letter waits so long for somebody to show that they read the address…
const WAITS: TimeDelta = TimeDelta::days(30);
/// … and is looked at so often meanwhile, beside the moment in which they do.
const LOOKED_AT_AGAIN: TimeDelta = TimeDelta::days(1);

/// Where letters leave from.
pub(crate) struct PostRoom {
    pool: Pool,
    clock: Clock,
    config: ReportConfig,
}

impl PostRoom {
    pub(crate) fn new(pool: Pool, clock: Clock, config: ReportConfig) -> Self {
        Self { pool, clock, config }
    }

    /// Sends one letter; answers whether there was one.
    pub(crate) async fn send_next(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let claimed = {
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| Letter::claim(conn, now, now + LEASE).await).await?
        };
        let Some(letter) = claimed else { return Ok(false) };
        if letter.matter()?.expires_at().is_some_and(|end| end <= now) {
            letter.give_up(&mut *self.pool.get().await?, now).await?;
            return Ok(true);
        }
        if self.withdraw(&letter).await? {
            return Ok(true);
        }
        if waits_for_address(&mut *self.pool.get().await?, &letter, now).await? {
            self.put_by(&letter).await?;
            return Ok(true);
        }
        if let Err(error) = self.send(&letter).await {
            let reason = format!("{:#}", error.into_report());
            let mut conn = self.pool.get().await?;
            letter.put_off(&mut conn, &reason, self.clock.now()).await?;
        }
        Ok(true)
    }

    /// Withdraws what is not to leave; answers whether it did. Whoever chose the conversation for what
    /// is due by law while the letter waited is told there, by the transaction that takes the letter away.
    async fn withdraw(&self, letter: &Letter) -> ApiResult<bool> {
        let (mut conn, now) = (self.pool.get().await?, self.clock.now());
        let config = &self.config;
        conn.transaction(async |conn| {
            let due = if let Matter::Due { due } = letter.matter()? {
                // They do not choose again between the question and the answer.
                lock_reminders(conn, due.owner_id).await?;
                Some(due)
            } else {
                None
            };
            if !is_withdrawn(conn, letter).await? {
                return Ok(false);
            }
            letter.withdraw(conn, now).await?;
            if let Some(due) = due {
                let channel = channel_of(conn, due.owner_id, Reminder::InspectionDue).await?;
                if channel == Channel::Conversation {
                    outbox::publish(conn, &DueDoors::in_chat(due, config)).await?;
                }
            }
            Ok::<_, ApiError>(true)
        })
        .await
    }

    /// It waits for an address that somebody reads, but not for ever.
    async fn put_by(&self, letter: &Letter) -> ApiResult<()> {
        let (mut conn, now) = (self.pool.get().await?, self.clock.now());
        if letter.created_at + WAITS <= now {
            letter.give_up(&mut conn, now).await?;
        } else {
            letter.wait(&mut conn, now + LOOKED_AT_AGAIN).await?;
        }
        Ok(())
    }

    async fn send(&self, letter: &Letter) -> ApiResult<()> {
        let matter = letter.matter()?;
        let (to, reports) = {
            let mut conn = self.pool.get().await?;
            let to = addressee(&mut conn, letter, &matter).await?;
            (to, Report::among(&mut conn, matter.documents()).await?)
        };
        let words = {
            let now = self.clock.now();
            matter.words(&to, letter.customer_id, &reports, &self.config, now)?
        };
        // On this machine the mailbox shows it whole.
        let kept = if self.config.mail.keeps_letters() { words.body.clone() } else { words.kept() };
        let composed = Composed {
            id: letter.id,
            name: to.name,
            email: to.email,
            subject: words.subject,
            body: words.body,
            html: words.html,
            unsubscribe: matter.unsubscribe(&self.config),
            attachments: attachments(letter, &reports, &self.config).await?,
        };
        let handed = self.config.mail.send(&composed, self.clock.now()).await?;
        let now = self.clock.now();
        let refused_at = match &handed {
            Handed::Taken => None,
            Handed::Refused(answer) => {
                tracing::warn!(letter = %letter.id, answer, "nobody is at a letter's address");
                Some(now)
            }
        };
        if let Some(customer) = letter.customer_id {
            let mut conn = self.pool.get().await?;
            Contact::note_refusal(&mut conn, customer, &composed.email, refused_at).await?;
        }
        match handed {
            Handed::Taken => {
                let mut conn = self.pool.get().await?;
                let Composed { email, subject, .. } = &composed;
                Ok(letter.set_sent(&mut conn, email, subject, &kept, now).await?)
            }
            // What names its address itself has no other to wait for.
            Handed::Refused(_) if matter.address().is_some() => {
                Ok(letter.give_up(&mut *self.pool.get().await?, now).await?)
            }
            Handed::Refused(_) => self.put_by(letter).await,
        }
    }
}

/// Whether it is for an address of which nobody has shown that they read it: somebody else's,
/// perhaps; or for one that nobody is at. What proves it (a code, a link) says where it goes itself, and
/// leaves.
async fn waits_for_address(
    conn: &mut Conn,
    letter: &Letter,
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    let (None, Some(customer)) = (letter.matter()?.address(), letter.customer_id) else {
        return Ok(false);
    };
    let contact = Contact::of(conn, customer).await?;
    Ok(contact.is_some_and(|contact| !contact.proven || contact.is_refused(now)))
}

/// Whether a letter says what is no longer so, or no longer wanted: a reminder of what was moved or
/// called off, or for somebody who wants none. All others are always so.
async fn is_withdrawn(conn: &mut Conn, letter: &Letter) -> ApiResult<bool> {
    let (facts, kind, revision) = match letter.matter()? {
        Matter::Reminder { facts, kind, revision } => (facts, kind, revision),
        Matter::Due { due } => {
            return Ok(!wants_letter(conn, due.owner_id, Reminder::InspectionDue).await?);
        }
        Matter::Confirmed { .. }
        | Matter::Moved { .. }
        | Matter::Cancelled { .. }
        | Matter::Offered { .. }
        | Matter::Documents { .. }
        | Matter::Code { .. }
        | Matter::Link { .. }
        | Matter::EmailChanged { .. }
        | Matter::WebhookDisabled { .. }
        | Matter::Overdue { .. } => return Ok(false),
    };
    let id = facts.appointment_id;
    Ok(!wants_letter(conn, facts.customer_id, Reminder::of(kind)).await?
        || Letter::exists(conn, &Letter::cancellation_key(id)).await?
        || Letter::moves_of(conn, id).await? > revision)
}

/// Whether somebody wants to be reminded of that by letter, still.
async fn wants_letter(conn: &mut Conn, customer: Uuid, reminder: Reminder) -> QueryResult<bool> {
    Ok(match channel_of(conn, customer, reminder).await? {
        Channel::Email => true,
        Channel::Conversation | Channel::None => false,
    })
}

/// Whom a letter goes to.
async fn addressee(conn: &mut Conn, letter: &Letter, matter: &Matter) -> ApiResult<Addressee> {
    if let Some(email) = matter.address() {
        // Nobody has proven yet to be behind it: no words of anybody go there, not even a name.
        let (name, email) = (String::new(), email.to_owned());
        return Ok(Addressee { name, email, language: Language::Fr });
    }
    let contact = match letter.customer_id {
        Some(customer) => Contact::of(conn, customer).await?,
        None => None,
    };
    let contact = contact.ok_or(ReportError::EmailMissing)?;
    let language = Language::named(&contact.language);
    Ok(Addressee { name: contact.display_name, email: contact.email, language })
}

/// The files of a letter; the same each time it is asked.
pub(crate) async fn attachments(
    letter: &Letter,
    reports: &[Report],
    config: &ReportConfig,
) -> ApiResult<Vec<Attached>> {
    let mut files: Vec<_> = letter
        .matter()?
        .calendar_file(&config.mail.address(), letter.created_at)
        .into_iter()
        .collect();
    for report in reports {
        files.push(Attached {
            name: report.file_name(),
            content_type: "application/pdf".to_owned(),
            bytes: issuing::read(config, report).await?,
        });
    }
    Ok(files)
}
