//! Where customers are written to, as `auth` told it.
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
}

impl Contact {
    /// Remembers a new user, or their changed address.
    pub(crate) async fn remember(conn: &mut Conn, user: &UserRegistered) -> QueryResult<()> {
        let values =
            (contacts::email.eq(&user.email), contacts::display_name.eq(&user.display_name));
        diesel::insert_into(contacts::table)
            .values((contacts::user_id.eq(user.user_id), values))
            .on_conflict(contacts::user_id)
            .do_update()
            .set(values)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The address of a customer, if they have an account.
    pub(crate) async fn of(conn: &mut Conn, customer: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(contacts::user_id.eq(customer)).first(conn).await.optional()
    }
}
