//! Another address for the caller's account.
use super::{
    mutation::{asker, now},
    types::{User, UserPayload},
};
use crate::{
    AuthConfig,
    actions::{self, ChangeEmailInput},
};
use async_graphql::{Context, Object};
use kernel::{ApiResult, Pool, guard::Customer};

/// Addresses.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "EmailMutation")]
impl Mutation {
    /// Customers and staff: the account has the address to which a code was sent by
    /// `requestLogInCode`. The address before is told. With the account's own address it only proves
    /// that its owner reads it. With another one every other log-in ends.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `CREDENTIALS_INVALID` (the password, where it has one),
    /// `OWN_CODE_REQUIRED` (where it has none), `SECOND_FACTOR_REQUIRED`, `SECOND_FACTOR_INVALID`,
    /// `CODE_INVALID`, `CODE_EXPIRED`, `EMAIL_TAKEN`, `TOO_MANY_ATTEMPTS`, `ADDRESS_UNPROVEN` (somebody
    /// with a role, of an address that nobody proved to read).
    async fn change_email(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Proof that the caller reads another address.")] input: ChangeEmailInput,
    ) -> ApiResult<UserPayload> {
        let by = Customer::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let asker = asker(ctx);
        let user = actions::change_email(pool, config, &asker, &by, input, now(ctx)).await?;
        Ok(UserPayload { user: User::whole(user) })
    }
}
