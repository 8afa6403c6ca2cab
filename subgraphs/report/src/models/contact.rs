//! Where customers are written to, as `auth` told it.
use super::{Letter, is_shared};
use crate::{domain, schema::contacts};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::auth::{AddressProven, EmailChanged, UserRegistered};
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// A customer's address.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = contacts)]
pub(crate) struct Contact {
    pub(crate) email: String,
    pub(crate) display_name: String,
    /// Somebody has shown that they read what is written there.
    pub(crate) proven: bool,
    /// When a mail server last said that there is no such mailbox.
    refused_at: Option<DateTime<Utc>>,
    user_id: Uuid,
    organisation: bool,
    /// What they read: `fr` or `en`.
    pub(crate) language: String,
}

impl Contact {
    /// Remembers a new user, or their changed address.
    pub(crate) async fn remember(conn: &mut Conn, user: &UserRegistered) -> QueryResult<()> {
        let values = (
            contacts::email.eq(&user.email),
            contacts::display_name.eq(&user.display_name),
            contacts::organisation.eq(user.organisation),
            contacts::proven.eq(user.proven),
            contacts::language.eq(domain::Language::named(&user.locale).name()),
            contacts::refused_at.eq(None::<DateTime<Utc>>),
        );
        diesel::insert_into(contacts::table)
            .values((contacts::user_id.eq(user.user_id), values))
            .on_conflict(contacts::user_id)
            .do_update()
            .set(values)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Their address is another from now on, and proven.
    pub(crate) async fn change_email(conn: &mut Conn, changed: &EmailChanged) -> ApiResult<()> {
        diesel::update(contacts::table.filter(contacts::user_id.eq(changed.user_id)))
            .set((
                contacts::email.eq(&changed.new_email),
                contacts::proven.eq(true),
                contacts::refused_at.eq(None::<DateTime<Utc>>),
            ))
            .execute(conn)
            .await?;
        Letter::release(conn, changed.user_id).await
    }

    /// Its owner reads it: what waited for that may leave, unless it says what a stranger did in their
    /// name.
    pub(crate) async fn prove(
        conn: &mut Conn,
        proven: &AddressProven,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let this = contacts::user_id.eq(proven.user_id).and(contacts::email.eq(&proven.email));
        let known = diesel::update(contacts::table.filter(this))
            .set((contacts::proven.eq(true), contacts::refused_at.eq(None::<DateTime<Utc>>)))
            .execute(conn)
            .await?;
        if proven.anew && known > 0 {
            Letter::withdraw_waiting(conn, proven.user_id, now).await?;
        }
        Letter::release(conn, proven.user_id).await
    }

    /// Whether results may be written to it: a person's own, or those that a holder opened to the
    /// organisation (Code de la route R323-20).
    pub(crate) async fn may_have_results(
        &self,
        conn: &mut Conn,
        appointment: Uuid,
    ) -> QueryResult<bool> {
        Ok(!self.organisation || is_shared(conn, self.user_id, appointment).await?)
    }

    /// Whether it is left alone, because nobody is there.
    pub(crate) fn is_refused(&self, now: DateTime<Utc>) -> bool {
        domain::is_believed(self.refused_at, now)
    }

    /// A mail server said that there is no such mailbox, or took a letter for it; of the address alone
    /// that the letter went to.
    pub(crate) async fn note_refusal(
        conn: &mut Conn,
        customer: Uuid,
        email: &str,
        refused_at: Option<DateTime<Utc>>,
    ) -> QueryResult<()> {
        let this = contacts::user_id.eq(customer).and(contacts::email.eq(email));
        let other = contacts::refused_at.is_distinct_from(refused_at);
        diesel::update(contacts::table.filter(this.and(other)))
            .set(contacts::refused_at.eq(refused_at))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Whether it is an organisation's.
    pub(crate) fn is_organisation(&self) -> bool {
        self.organisation
    }

    /// The address of a customer, if they have an account.
    pub(crate) async fn of(conn: &mut Conn, customer: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(contacts::user_id.eq(customer)).first(conn).await.optional()
    }
}
