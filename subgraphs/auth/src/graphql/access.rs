//! Ways in beside the password at hand: codes and links by e-mail, and another password.
use super::{
    mutation::{asker, guest, now},
    types::{RequestPasswordResetPayload, SentCode, SessionPayload},
};
use crate::{
    AuthConfig,
    actions::{
        self, Answering, ChangePasswordInput, LogInWithCodeInput, LogInWithLetterLinkInput,
        RequestLogInCodeInput, RequestPasswordResetInput, SetPasswordInput,
    },
    domain::{self, LinkPurpose},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{
    ApiResult, Pool,
    guard::{Customer, Person},
};

/// What a link that came in a letter opens.
#[derive(SimpleObject)]
pub(crate) struct LetterLink {
    /// The address that it was written to, as it may be shown: `c•••@exemple.fr`.
    address: String,
    /// Until when it works.
    expires_at: DateTime<Utc>,
    /// A password was chosen with a registration, before anybody proved to read the address. It is
    /// forgotten unless it is typed when the link is followed.
    unproven_password: bool,
}

impl From<actions::LetterLink> for LetterLink {
    fn from(link: actions::LetterLink) -> Self {
        let actions::LetterLink { address, expires_at, unproven_password } = link;
        Self { address, expires_at, unproven_password }
    }
}

/// What can be asked.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "AccessQuery")]
impl Query {
    /// Whom a link that came with a code lets in; nobody where it does not work (any more). Looking
    /// at it does not use it.
    async fn letter_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its secret part: what follows `#` in it.", secret)] link: String,
    ) -> ApiResult<Option<LetterLink>> {
        let config = ctx.data_unchecked::<AuthConfig>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let found = actions::letter_link(&mut conn, config, &link, now(ctx)).await?;
        Ok(found.map(LetterLink::from))
    }
}

/// Codes, links and passwords.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "AccessMutation")]
impl Mutation {
    /// Sends a code of six digits to an address, with an account or without one; the answer does
    /// not tell which. With it `logInWithCode` opens a session, as `logInWithLetterLink` does with the
    /// link beside it: the first of the two that is used. Where the caller has an account of another
    /// address, the code is for `changeEmail`, and no link is beside it.
    ///
    /// Refuses with `EMAIL_INVALID`, `TOO_MANY_LETTERS` (five for one address from one place
    /// within 15 minutes).
    async fn request_log_in_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to send a code.")] input: RequestLogInCodeInput,
    ) -> ApiResult<SentCode> {
        let (asker, person, guest) = (asker(ctx), Person::from(ctx).ok(), guest(ctx));
        let by = Answering { asker: &asker, person: person.as_ref(), guest: guest.as_ref() };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let config = ctx.data_unchecked::<AuthConfig>();
        Ok(actions::request_code(&mut conn, config, &by, input, now(ctx)).await?.into())
    }

    /// Opens a session with a code: of the account of the address, which is made where there is
    /// none. What a guest who calls it owns becomes the account's.
    ///
    /// Refuses with `CODE_INVALID`, `CODE_EXPIRED` (after ten minutes, five wrong codes, or its
    /// use), `NAME_REQUIRED`, `NAME_TOO_LONG`, `ORGANISATION_ACCOUNT`, `SECOND_FACTOR_REQUIRED`
    /// (the code is good for another try), `SECOND_FACTOR_INVALID`, `REGISTRATIONS_CLOSED`.
    async fn log_in_with_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code that was received.")] input: LogInWithCodeInput,
    ) -> ApiResult<SessionPayload> {
        let (config, asker) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx));
        let (person, guest) = (Person::from(ctx).ok(), guest(ctx));
        let by = Answering { asker: &asker, person: person.as_ref(), guest: guest.as_ref() };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(actions::log_in_with_code(&mut conn, config, &by, input, now(ctx)).await?.into())
    }

    /// Opens a session with the link beside a code, as `logInWithCode` does, in whatever browser it is
    /// followed. What the guest owns who asked for the code becomes the account's, too; their own
    /// session ends.
    ///
    /// Refuses with `LINK_INVALID` (ten minutes after the letter, a day after a registration; five
    /// wrong codes; its use, or the code's), `NAME_REQUIRED`, `NAME_TOO_LONG`,
    /// `ORGANISATION_ACCOUNT`, `SECOND_FACTOR_REQUIRED` (the link is good for another try),
    /// `SECOND_FACTOR_INVALID`, `CREDENTIALS_INVALID` (the password, where one is typed; the link is
    /// good for another try), `TOO_MANY_ATTEMPTS`, `REGISTRATIONS_CLOSED`.
    async fn log_in_with_letter_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link that was received.")] input: LogInWithLetterLinkInput,
    ) -> ApiResult<SessionPayload> {
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let (asker, person, guest) = (asker(ctx), Person::from(ctx).ok(), guest(ctx));
        let by = Answering { asker: &asker, person: person.as_ref(), guest: guest.as_ref() };
        Ok(actions::log_in_with_letter_link(pool, config, &by, input, now(ctx)).await?.into())
    }

    /// Has a link sent by which a forgotten password is replaced, where the address has an
    /// account; the answer does not tell whether it has.
    ///
    /// Refuses with `EMAIL_INVALID`, `TOO_MANY_LETTERS` (five for one address from one place
    /// within 15 minutes).
    async fn request_password_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who forgot their password.")] input: RequestPasswordResetInput,
    ) -> ApiResult<RequestPasswordResetPayload> {
        let (asker, now) = (asker(ctx), now(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::request_reset(&mut conn, &asker, input, now).await?;
        let link_lasts_minutes = domain::link_length(LinkPurpose::PasswordReset).num_minutes();
        Ok(RequestPasswordResetPayload { link_lasts_minutes })
    }

    /// Sets the password of the account that a link was sent for, once, and opens a session; every
    /// other session of the account ends. What a guest who calls it owns becomes the account's.
    ///
    /// Refuses with `LINK_INVALID`, `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_GUESSABLE`,
    /// `SECOND_FACTOR_REQUIRED` (the link is good for another try), `SECOND_FACTOR_INVALID`, `TOO_MANY_ATTEMPTS`.
    async fn set_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password that is to count.")] input: SetPasswordInput,
    ) -> ApiResult<SessionPayload> {
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let (asker, person, guest) = (asker(ctx), Person::from(ctx).ok(), guest(ctx));
        let by = Answering { asker: &asker, person: person.as_ref(), guest: guest.as_ref() };
        let session = actions::set_password(pool, config, &by, input, now(ctx));
        Ok(session.await?.into())
    }

    /// Customers and staff: one password for another. Every session ends, and a new one is opened.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `CREDENTIALS_INVALID`, `PASSWORD_TOO_SHORT`,
    /// `PASSWORD_TOO_GUESSABLE`,
    /// `PASSWORD_MISSING`, `TOO_MANY_ATTEMPTS`.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "One password for another.")] input: ChangePasswordInput,
    ) -> ApiResult<SessionPayload> {
        let by = Customer::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let asker = asker(ctx);
        let session = actions::change_password(pool, config, &asker, &by, input, now(ctx));
        Ok(session.await?.into())
    }
}
