//! Users, guests and accounts, and the hash each account proves itself with.
use crate::{domain::Locale, error::AuthError, schema::users};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    ApiResult, Conn, Page, Role, Stored, db,
    error::violates,
    guard::{Admin, NetworkManager},
    page,
};
use uuid::Uuid;

diesel::define_sql_function! {
    /// As the unique index compares addresses.
    fn lower(address: diesel::sql_types::Nullable<diesel::sql_types::Text>)
        -> diesel::sql_types::Nullable<diesel::sql_types::Text>;
}

/// A guest (no e-mail address) or an account.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = users)]
pub(crate) struct User {
    pub(crate) id: Uuid,
    pub(crate) email: Option<String>,
    pub(crate) display_name: String,
    pub(crate) phone: Option<String>,
    pub(crate) locale: Stored<Locale>,
    roles: Vec<String>,
    pub(crate) created_at: DateTime<Utc>,
    email_verified_at: Option<DateTime<Utc>>,
    disabled_at: Option<DateTime<Utc>>,
}

/// What makes somebody an account.
#[derive(Clone, Debug)]
pub(crate) struct NewAccount {
    pub(crate) email: String,
    pub(crate) display_name: String,
    pub(crate) phone: Option<String>,
    pub(crate) roles: Vec<Role>,
    /// None for who enters by codes.
    pub(crate) password_hash: Option<String>,
    /// When they proved that they read what is written to the address.
    pub(crate) verified_at: Option<DateTime<Utc>>,
}

impl User {
    /// What they may do in the whole network. The column's `CHECK` lists the same names.
    pub(crate) fn roles(&self) -> Vec<Role> {
        self.roles.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// Is an organisation whose machines have keys, and nothing else.
    pub(crate) fn is_integrator(&self) -> bool {
        self.roles() == [Role::Integrator]
    }

    /// Has no account (yet).
    pub(crate) fn is_guest(&self) -> bool {
        self.email.is_none()
    }

    /// Has proven that they read what is written to their address.
    pub(crate) fn is_verified(&self) -> bool {
        self.email_verified_at.is_some()
    }

    /// Was shut out.
    pub(crate) fn is_disabled(&self) -> bool {
        self.disabled_at.is_some()
    }

    /// By id, for the caller themselves and for entities; what is shown is decided by field.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(users::id.eq(id)).first(conn).await.optional()
    }

    /// As [`User::find`], for a list.
    pub(crate) async fn among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(users::id.eq_any(ids)).load(conn).await
    }

    /// The row of a guest who calls or has asked for a letter, locked, while they are still one: their
    /// token may be older than their account.
    pub(crate) async fn guest_for_update(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(users::id.eq(id).and(users::email.is_null()))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// Accounts by name or address, newest first.
    pub(crate) async fn search(
        conn: &mut Conn,
        _by: &Admin,
        words: Option<&str>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(users::email.is_not_null())
            .order(users::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(users::id.lt(after));
        }
        for like in page::patterns(words) {
            let by_name = users::display_name.ilike(like.clone()).nullable();
            query = query.filter(by_name.or(users::email.ilike(like)));
        }
        query.load(conn).await
    }

    /// Somebody new without an account.
    pub(crate) async fn new_guest(
        conn: &mut Conn,
        locale: Locale,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(users::table)
            .values((
                users::id.eq(Uuid::now_v7()),
                users::display_name.eq(""),
                users::locale.eq(<&str>::from(locale)),
                users::roles.eq(names(&[Role::Guest])),
                users::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Somebody whom another domain names and we do not know (yet): without a name.
    pub(crate) fn unknown(id: Uuid) -> Self {
        Self {
            id,
            email: None,
            email_verified_at: None,
            disabled_at: None,
            display_name: String::new(),
            phone: None,
            locale: Stored(Locale::Fr),
            roles: names(&[Role::Guest]),
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    /// As whoever invited them may know them before they come: by what the invitation says, whether or not
    /// the address had an account.
    pub(crate) fn awaited(&self, called: &str, since: DateTime<Utc>) -> Self {
        Self {
            id: self.id,
            email: self.email.clone(),
            email_verified_at: None,
            disabled_at: None,
            display_name: called.to_owned(),
            phone: None,
            locale: Stored(Locale::Fr),
            roles: names(&[Role::Customer]),
            created_at: since,
        }
    }

    /// Turns this guest into an account that keeps their id.
    pub(crate) async fn become_account(
        &self,
        conn: &mut Conn,
        account: NewAccount,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let updated = diesel::update(users::table.find(self.id))
            .set((
                users::email.eq(account.email),
                users::display_name.eq(account.display_name),
                users::phone.eq(account.phone),
                users::roles.eq(names(&account.roles)),
                users::email_verified_at.eq(account.verified_at),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        let user = address_or_refusal(updated)?;
        user.keep_password(conn, account.password_hash, now).await?;
        Ok(user)
    }

    /// Somebody new with an account.
    pub(crate) async fn new_account(
        conn: &mut Conn,
        account: NewAccount,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let inserted = diesel::insert_into(users::table)
            .values((
                users::id.eq(Uuid::now_v7()),
                users::email.eq(account.email),
                users::display_name.eq(account.display_name),
                users::phone.eq(account.phone),
                users::locale.eq(<&str>::from(Locale::Fr)),
                users::roles.eq(names(&account.roles)),
                users::created_at.eq(now),
                users::email_verified_at.eq(account.verified_at),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        let user = address_or_refusal(inserted)?;
        user.keep_password(conn, account.password_hash, now).await?;
        Ok(user)
    }

    /// The organisation that writes from this address; its account is made where there is none.
    /// Refuses an address that is somebody else's.
    pub(crate) async fn integrator(
        conn: &mut Conn,
        _by: &NetworkManager,
        email: &str,
        name: &str,
        now: DateTime<Utc>,
    ) -> ApiResult<(Self, bool)> {
        // Two keys of a new organisation made at once: the second finds the account of the first.
        db::lock(conn, &format!("auth.integrator:{email}")).await?;
        let known = Self::query()
            .filter(lower(users::email).eq(email))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        match known {
            Some(user) if user.is_integrator() => return Ok((user, false)),
            Some(_) => return Err(AuthError::EmailTaken.into()),
            None => {}
        }
        let inserted = diesel::insert_into(users::table)
            .values((
                users::id.eq(Uuid::now_v7()),
                users::email.eq(email),
                users::display_name.eq(name),
                users::locale.eq(<&str>::from(Locale::Fr)),
                users::roles.eq(names(&[Role::Integrator])),
                users::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        Ok((address_or_refusal(inserted)?, true))
    }

    /// Every administrator who may enter, locked in one order, so that two of them cannot dismiss each other.
    pub(crate) async fn admins_for_update(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        users::table
            .filter(users::roles.contains(names(&[Role::Admin])).and(users::disabled_at.is_null()))
            .order(users::id)
            .select(users::id)
            .for_update()
            .load(conn)
            .await
    }

    /// Makes them an administrator, beside what they are, and lets them in where they were shut out.
    pub(crate) async fn make_admin(mut self, conn: &mut Conn) -> QueryResult<Self> {
        if !self.roles().contains(&Role::Admin) {
            self.roles.push(Role::Admin.to_string());
        }
        diesel::update(users::table.find(self.id))
            .set((
                users::roles.eq(&self.roles),
                users::disabled_at.eq(None::<DateTime<Utc>>),
                users::disabled_by.eq(None::<Uuid>),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Changes what an account may do; `None` where there is no such account.
    pub(crate) async fn set_roles(
        conn: &mut Conn,
        _by: &Admin,
        id: Uuid,
        roles: &[Role],
    ) -> QueryResult<Option<Self>> {
        let account = users::table.filter(users::id.eq(id).and(users::email.is_not_null()));
        diesel::update(account)
            .set(users::roles.eq(names(roles)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }
}

fn names(roles: &[Role]) -> Vec<String> {
    roles.iter().map(Role::to_string).collect()
}

fn address_or_refusal(result: QueryResult<User>) -> ApiResult<User> {
    match result {
        Err(error) if violates(&error, "one_account_per_email") => {
            Err(AuthError::EmailTaken.into())
        }
        other => Ok(other?),
    }
}
