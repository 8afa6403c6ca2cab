//! What a person may ask about themselves for good.
use super::mutation::{asker, now};
use crate::{
    AuthConfig,
    actions::{self, EraseMyAccountInput},
};
use async_graphql::{Context, Object, SimpleObject};
use kernel::{ApiResult, Pool, guard::Customer};

/// What forgetting answers.
#[derive(SimpleObject)]
pub(crate) struct EraseMyAccountPayload {
    /// The account is gone; what other parts of the network have of it follows within seconds.
    erased: bool,
}

/// Being forgotten.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "PersonMutation")]
impl Mutation {
    /// Forgets the caller for good: account, vehicles, photos, conversations, letters. Appointments
    /// ahead are called off and paid ones refunded. Invoices and procès-verbaux stay as the law has
    /// it, and no longer lead to anybody.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `EMAIL_INVALID`, `CREDENTIALS_INVALID` (the address, or the
    /// password where it has one), `OWN_CODE_REQUIRED` (where it has none), `CODE_INVALID`,
    /// `CODE_EXPIRED`, `SECOND_FACTOR_REQUIRED`, `SECOND_FACTOR_INVALID`, `TOO_MANY_ATTEMPTS`,
    /// `STAFF_ACCOUNT`.
    async fn erase_my_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Proof that it is meant.")] input: EraseMyAccountInput,
    ) -> ApiResult<EraseMyAccountPayload> {
        let by = Customer::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        actions::erase(pool, config, &asker(ctx), &by, input, now(ctx)).await?;
        Ok(EraseMyAccountPayload { erased: true })
    }
}
