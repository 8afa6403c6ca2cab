//! Ways in beside the password at hand: codes and links by e-mail, and another password.
use super::{
    mutation::{asker, guest, now},
    types::{RequestLogInCodePayload, RequestPasswordResetPayload, SessionPayload},
};
use crate::{
    AuthConfig,
    actions::{
        self, Answering, ChangePasswordInput, LogInWithCodeInput, RequestLogInCodeInput,
        RequestPasswordResetInput, SetPasswordInput,
    },
    domain::{self, LinkPurpose},
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Pool,
    guard::{Customer, Person},
};

/// Codes, links and passwords.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "AccessMutation")]
impl Mutation {
    /// Sends a code of six digits to an address, with an account or without one; the answer does
    /// not tell which. With it `logInWithCode` opens a session.
    ///
    /// Refuses with `EMAIL_INVALID`, `TOO_MANY_LETTERS` (five for one address from one place
    /// within 15 minutes).
    async fn request_log_in_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to send a code.")] input: RequestLogInCodeInput,
    ) -> ApiResult<RequestLogInCodePayload> {
        let (asker, now) = (asker(ctx), now(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let challenge = actions::request_code(&mut conn, &asker, input, now).await?;
        Ok(RequestLogInCodePayload {
            challenge_id: challenge.id,
            expires_at: challenge.expires_at,
            expires_in: domain::CODE.num_seconds(),
        })
    }

    /// Opens a session with a code: of the account of the address, which is made where there is
    /// none. What a guest who calls it owns becomes the account's.
    ///
    /// Refuses with `CODE_INVALID`, `CODE_EXPIRED` (after ten minutes, five wrong codes, or its
    /// use), `NAME_REQUIRED`, `NAME_TOO_LONG`, `ORGANISATION_ACCOUNT`.
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
    /// Refuses with `LINK_INVALID`, `PASSWORD_TOO_SHORT`.
    async fn set_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password that is to count.")] input: SetPasswordInput,
    ) -> ApiResult<SessionPayload> {
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let (asker, guest) = (asker(ctx), guest(ctx));
        let session = actions::set_password(pool, config, &asker, guest.as_ref(), input, now(ctx));
        Ok(session.await?.into())
    }

    /// Customers and staff: one password for another. Every session ends, and a new one is opened.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `CREDENTIALS_INVALID`, `PASSWORD_TOO_SHORT`,
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
