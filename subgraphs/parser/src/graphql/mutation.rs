//! What can be done. Each field names the codes of its refusals.
use super::{
    parsing::{PARSE, ParseRegistrationPayload},
    types::{ConfirmRegistrationPayload, DeleteRegistrationPayload, SetVehicleSoldPayload},
};
use crate::{
    ParserConfig,
    actions::{self, ConfirmRegistrationInput},
    parsing::{self, ParseRegistrationInput},
    reminding::{self, SetVehicleSoldInput},
};
use async_graphql::{Context, InputObject, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Integrator, Person},
};
use uuid::Uuid;

/// Which registration.
#[derive(InputObject)]
pub(crate) struct DeleteRegistrationInput {
    /// The document it was read on.
    document_id: Uuid,
}

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Says that a reading of the caller's certificate is right, once corrected; the vehicle is
    /// known from then on. The same confirmation again answers the same vehicle.
    ///
    /// Refuses with `REGISTRATION_NOT_FOUND`, `REGISTRATION_UNREADABLE`, `CONSENT_TEXT_UNKNOWN`, `FIELD_INVALID` (the
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

    /// Forgets what was read on a certificate of the caller's, confirmed or not: every field, what
    /// they corrected, the picture if it is still kept, and the vehicle where no other certificate of
    /// theirs names it. Appointments keep their plate, inspections what they printed. A second time
    /// does nothing.
    async fn delete_registration(
        &self,
        ctx: &Context<'_>,
        input: DeleteRegistrationInput,
    ) -> ApiResult<DeleteRegistrationPayload> {
        let by = Person::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let deleted = actions::forget(&mut conn, &by, input.document_id).await?;
        Ok(DeleteRegistrationPayload { document_id: input.document_id, deleted })
    }

    /// Says that a vehicle of the caller's is sold, or is not after all: of what is sold nobody is
    /// reminded. Confirming its certificate again says that it is theirs. Twice is as once.
    ///
    /// Refuses with `VEHICLE_NOT_FOUND`.
    async fn set_vehicle_sold(
        &self,
        ctx: &Context<'_>,
        input: SetVehicleSoldInput,
    ) -> ApiResult<SetVehicleSoldPayload> {
        let by = Person::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let vehicle = reminding::set_sold(&mut conn, &by, input, now).await?;
        Ok(SetVehicleSoldPayload { vehicle })
    }

    /// Understands a page that the caller's own reader has read: for keys with `documents:parse`.
    /// Nothing of the page is kept; it counts against the organisation's pages of the day.
    ///
    /// Refuses with `PAGE_SIZE_INVALID`, `TOO_MANY_WORDS`, `WORD_INVALID` (the sentence gives its
    /// number), `PARSE_QUOTA_EXCEEDED` (`extensions.retryAt` says when there are pages again).
    async fn parse_registration(
        &self,
        ctx: &Context<'_>,
        input: ParseRegistrationInput,
    ) -> ApiResult<ParseRegistrationPayload> {
        let by = Integrator::from(ctx, PARSE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let (pool, config) = (ctx.data_unchecked::<Pool>(), *ctx.data_unchecked::<ParserConfig>());
        let words = input.words.len();
        let (reading, quota) = parsing::parse(pool, config, &by, input, now).await?;
        Ok(ParseRegistrationPayload::new(&reading, words, quota))
    }
}
