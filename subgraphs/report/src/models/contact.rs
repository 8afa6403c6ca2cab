//! Where customers are written to, as `auth` told it.
use super::is_shared;
use crate::schema::contacts;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::auth::UserRegistered;
use kernel::Conn;
use uuid::Uuid;

/// A customer's address.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = contacts)]
pub(crate) struct Contact {
    pub(crate) email: String,
    pub(crate) display_name: String,
    user_id: Uuid,
    organisation: bool,
}

impl Contact {
    /// Remembers a new user, or their changed address.
    pub(crate) async fn remember(conn: &mut Conn, user: &UserRegistered) -> QueryResult<()> {
        let values = (
            contacts::email.eq(&user.email),
            contacts::display_name.eq(&user.display_name),
            contacts::organisation.eq(user.organisation),
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

    /// Whether results may be written to it: a person's own, or those that a holder opened to the
    /// organisation (Code de la route R323-20).
    pub(crate) async fn may_have_results(
        &self,
        conn: &mut Conn,
        appointment: Uuid,
    ) -> QueryResult<bool> {
        Ok(!self.organisation || is_shared(conn, self.user_id, appointment).await?)
    }

    /// The address of a customer, if they have an account.
    pub(crate) async fn of(conn: &mut Conn, customer: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(contacts::user_id.eq(customer)).first(conn).await.optional()
    }
}
