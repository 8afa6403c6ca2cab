//! Somebody has shown that they read an address, by a code or a link: they enter, and what was set up
//! in their name before may end.
//! Decisions: docs/decisions/identity.md
use super::{
    accounts::{announce, enter, join, still_guest},
    acts,
    letters::Answering,
    sessions::Session,
    shown,
};
use crate::{
    AuthConfig,
    domain::{self, Asker, CodePurpose},
    error::AuthError,
    models::{Challenge, Link, LogIn, NewAccount, SecondFactor, User, Waiting},
};
use chrono::{DateTime, Utc};
use events::auth::AddressProven;
use kernel::{ApiResult, ClientError, Conn, Role, guard::Person, outbox};
use uuid::Uuid;

/// Somebody who has read a letter enters.
pub(super) struct Entering<'a> {
    pub(super) by: &'a Answering<'a>,
    /// The guest who asked for the letter elsewhere.
    pub(super) asked_by: Option<Uuid>,
    /// How to call them, where the address has no account yet.
    pub(super) name: Option<String>,
    pub(super) second_factor: Option<&'a str>,
    pub(super) proof: Proof,
}

/// What shows that the account is theirs.
pub(super) enum Proof {
    /// They typed the letter's code, where it was asked for as far as anybody can tell.
    Code,
    /// They followed its link, in whatever browser.
    Link,
    /// They followed its link and know the password of this hash.
    LinkAndPassword(String),
}

impl Proof {
    /// Whether what waits in the letter was chosen by whoever uses it, and not by a stranger who had
    /// the letter sent.
    fn is_of_who_chose(&self, waiting: &Waiting) -> bool {
        match self {
            Self::Code => true,
            Self::Link => false,
            Self::LinkAndPassword(hash) => *hash == waiting.password_hash,
        }
    }
}

/// Spends a challenge, locked and good, for a session. A refusal is a value, to be committed with
/// what it counted.
pub(super) async fn enter_by_letter(
    conn: &mut Conn,
    config: &AuthConfig,
    challenge: Challenge,
    entering: Entering<'_>,
    now: DateTime<Utc>,
) -> ApiResult<Result<Session, AuthError>> {
    let Entering { by, asked_by, name, second_factor: typed, proof } = entering;
    // The address is locked with its letter: the second of two finds the account of the first.
    let known = User::of_address(conn, &challenge.email).await?;
    // Before anything is spent: the letter is good once accounts are opened again, with what waits in it.
    if known.is_none() && !(config.open.registrations)() {
        return Ok(Err(AuthError::RegistrationsClosed));
    }
    let mut second_factor = false;
    // One that was set up before anybody proved to read the address is not its owner's to show.
    if let Some(user) = known.as_ref().filter(|user| user.is_verified()) {
        match shown::show(conn, config, by.asker, user, typed, now).await {
            Ok(shown) => second_factor = shown,
            Err(error) if error.code() == AuthError::SecondFactorInvalid.code() => {
                challenge.note_try(conn).await?;
                return Ok(Err(AuthError::SecondFactorInvalid));
            }
            Err(error) => return Err(error),
        }
    }
    challenge.spend(conn, by.guest, now).await?;
    Challenge::forget_waiting(conn, &challenge.email).await?;
    let waiting = challenge.waiting().filter(|waiting| proof.is_of_who_chose(waiting));
    let user = match known {
        Some(user) if user.is_integrator() => return Ok(Err(AuthError::OrganisationAccount)),
        Some(user) => {
            let is_new = !was_entered(conn, &user).await?;
            let mut user = prove(conn, user, by, &proof, now).await?;
            if let Some(waiting) = waiting {
                if is_new {
                    let phone = waiting.phone.as_deref();
                    user = user.introduce(conn, &waiting.display_name, phone).await?;
                    announce(conn, &user).await?;
                }
                take_password(conn, &user, by.asker, waiting, now).await?;
            }
            join(conn, by.guest.map(Person::id), &user, now).await?;
            user
        }
        None => newcomer(conn, by.guest, challenge.email, name, waiting, now).await?,
    };
    join(conn, asked_by, &user, now).await?;
    Ok(Ok(enter(conn, config, by.asker, None, user, second_factor, now).await?))
}

/// The answer to who used a challenge was lost: they are in the account that it opened, once more.
pub(super) async fn enter_again(
    conn: &mut Conn,
    config: &AuthConfig,
    challenge: &Challenge,
    by: &Answering<'_>,
    typed: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Result<Session, AuthError>> {
    let Some(user) = User::of_address(conn, &challenge.email).await? else {
        return Ok(Err(AuthError::CodeExpired));
    };
    let second_factor = shown::show(conn, config, by.asker, &user, typed, now).await?;
    Ok(Ok(enter(conn, config, by.asker, None, user, second_factor, now).await?))
}

/// The owner of the address is here. What was set up in its name before anybody proved to read it may
/// be a stranger's and ends, unless the owner does it from there or knows the password.
async fn prove(
    conn: &mut Conn,
    user: User,
    by: &Answering<'_>,
    proof: &Proof,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let is_here = by.person.is_some_and(|person| person.id() == user.id);
    let is_theirs = is_here
        || match proof {
            Proof::Code | Proof::Link => false,
            Proof::LinkAndPassword(hash) => {
                User::password(conn, user.id).await?.as_ref() == Some(hash)
            }
        };
    if is_theirs {
        return verified(conn, user, by.asker, now).await;
    }
    verified_anew(conn, user, by.asker, now).await
}

/// Who registers with an address that has an account, and reads its letters, has a new password there, as
/// by the link for a forgotten one; what else was logged in ends.
async fn take_password(
    conn: &mut Conn,
    user: &User,
    asker: &Asker,
    waiting: Waiting,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    user.set_password(conn, waiting.password_hash, now).await?;
    Link::spend_all_of(conn, user.id, now).await?;
    LogIn::end_all_of(conn, user.id, now).await?;
    Challenge::end_all_of(conn, user.email.as_deref().unwrap_or_default(), now).await?;
    let act = acts::of(user, "account.password_set").is("by", CodePurpose::Registration);
    acts::write(conn, user, asker, act).await
}

/// Nobody has proven to read the address: whoever is in its account may be a stranger, and is put out.
/// Password, second factor, log-ins and what they made for a chat end.
pub(super) async fn put_out(conn: &mut Conn, user: &User, now: DateTime<Utc>) -> ApiResult<()> {
    user.drop_password(conn).await?;
    SecondFactor::remove_of(conn, user).await?;
    LogIn::end_all_of(conn, user.id, now).await?;
    Ok(())
}

/// Whether anybody has ever been in an account; one that was only made for somebody is theirs to fill.
async fn was_entered(conn: &mut Conn, user: &User) -> ApiResult<bool> {
    Ok(User::password(conn, user.id).await?.is_some() || LogIn::is_any_of(conn, user.id).await?)
}

/// As [`verified`], by somebody of whom nothing shows that the account was theirs before: what was set up
/// in the address' name ends, and nothing of what its letters would have said leaves. An account that was
/// only made for somebody, and never entered, is as it was made.
pub(super) async fn verified_anew(
    conn: &mut Conn,
    user: User,
    asker: &Asker,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    if user.is_verified() {
        return Ok(user);
    }
    if !was_entered(conn, &user).await? {
        return verified(conn, user, asker, now).await;
    }
    put_out(conn, &user, now).await?;
    let name = domain::name_of_address(user.email.as_deref().unwrap_or_default());
    let user = user.call(conn, &name).await?;
    // How they are called is told before letters may leave.
    announce(conn, &user).await?;
    prove_to_all(conn, user, asker, true, now).await
}

/// Notes that they read what is written to the address; the first time, others are told.
pub(super) async fn verified(
    conn: &mut Conn,
    user: User,
    asker: &Asker,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    if user.is_verified() {
        return Ok(user);
    }
    prove_to_all(conn, user, asker, false, now).await
}

async fn prove_to_all(
    conn: &mut Conn,
    user: User,
    asker: &Asker,
    anew: bool,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let user = user.verify(conn, now).await?;
    let email = user.email.clone().unwrap_or_default();
    outbox::publish(conn, &AddressProven { user_id: user.id, email, anew }).await?;
    acts::note(conn, &user, asker, "account.address_proven").await?;
    Ok(user)
}

/// The account of an address that had none.
async fn newcomer(
    conn: &mut Conn,
    guest: Option<&Person>,
    email: String,
    name: Option<String>,
    waiting: Option<Waiting>,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let (chosen, phone, password_hash) = match waiting {
        Some(Waiting { display_name, phone, password_hash }) => {
            (Some(display_name), phone, Some(password_hash))
        }
        None => (None, None, None),
    };
    let called = name.or(chosen);
    let account = NewAccount {
        display_name: called.unwrap_or_else(|| domain::name_of_address(&email)),
        email,
        phone,
        roles: vec![Role::Customer],
        password_hash,
        verified_at: Some(now),
    };
    let user = match still_guest(conn, guest).await? {
        Some(guest) => {
            // A guest's token was easy to get; it must not open the account elsewhere.
            LogIn::end_all_of(conn, guest.id, now).await?;
            guest.become_account(conn, account, now).await?
        }
        None => User::new_account(conn, account, now).await?,
    };
    announce(conn, &user).await?;
    Ok(user)
}
