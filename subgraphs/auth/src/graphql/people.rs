//! The people of centres, for their managers and for administrators.
use super::{
    mutation::{asker, now},
    types::{User, UserPayload},
};
use crate::actions::{self, InviteStaffInput, SetAccountDisabledInput, SetCentreRolesInput};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Pool,
    guard::{Admin, Manager},
};

/// People and their centres.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "PeopleMutation")]
impl Mutation {
    /// Managers of the centre: somebody joins it. They are written a link, good for a week, by which
    /// they choose a password; until they follow it their roles count for nothing, and the answer is the
    /// same for an address with an account and for one without. Roles that they have there stay.
    ///
    /// Refuses with `FORBIDDEN`, `EMAIL_INVALID`, `NAME_REQUIRED`, `NAME_TOO_LONG`,
    /// `CENTRE_ROLES_REQUIRED`, `ORGANISATION_ACCOUNT`, `TOO_MANY_LETTERS`.
    async fn invite_staff(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who joins a centre.")] input: InviteStaffInput,
    ) -> ApiResult<UserPayload> {
        let (by, centre) = (Manager::at(ctx, input.centre_id)?, input.centre_id);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let user = actions::invite_staff(&mut conn, &by, &asker(ctx), input, now(ctx)).await?;
        Ok(UserPayload { user: User::one_at_centre(&mut conn, &by, centre, user).await? })
    }

    /// Managers of the centre: says what somebody who works there is there, effective within a
    /// minute; without a role they have left.
    ///
    /// Refuses with `FORBIDDEN`, `USER_NOT_FOUND`.
    async fn set_centre_roles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What somebody is at a centre.")] input: SetCentreRolesInput,
    ) -> ApiResult<UserPayload> {
        let (by, centre) = (Manager::at(ctx, input.centre_id)?, input.centre_id);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let user = actions::set_centre_roles(&mut conn, &by, input, now(ctx)).await?;
        Ok(UserPayload { user: User::one_at_centre(&mut conn, &by, centre, user).await? })
    }

    /// Administrators, and managers of all the centres where somebody works, once they came: shuts an account out,
    /// effective within a minute, or lets it in again.
    ///
    /// Refuses with `FORBIDDEN`, `USER_NOT_FOUND`, `OWN_ACCOUNT`, `LAST_ADMIN`.
    async fn set_account_disabled(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whether somebody may enter.")] input: SetAccountDisabledInput,
    ) -> ApiResult<UserPayload> {
        let (by, admin) = (Manager::from(ctx)?, Admin::from(ctx).ok());
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let user = actions::set_disabled(&mut conn, &by, admin.as_ref(), input, now(ctx)).await?;
        Ok(UserPayload { user: User::of_centre(&by, user) })
    }
}
