//! What can be done. Each field names the codes of its refusals.
use super::types::ConfirmRegistrationPayload;
use crate::actions::{self, ConfirmRegistrationInput};
use async_graphql::{Context, Object};
use kernel::{ApiResult, Clock, Pool, guard::Person};

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Says that a reading of the caller's certificate is right, once corrected; the vehicle is
    /// known from then on. The same confirmation again answers the same vehicle.
    ///
    /// Refuses with `REGISTRATION_NOT_FOUND`, `REGISTRATION_UNREADABLE`, `FIELD_INVALID` (the
    /// sentence names the field), `ALREADY_CONFIRMED` (where it would change a confirmed one).
    async fn confirm_registration(
        &self,
        ctx: &Context<'_>,
        input: ConfirmRegistrationInput,
    ) -> ApiResult<ConfirmRegistrationPayload> {
        let by = Person::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (registration, vehicle) = actions::confirm(&mut conn, &by, input, now).await?;
        Ok(ConfirmRegistrationPayload { registration, vehicle })
    }
}
