//! The caller's second factor.
use super::{
    mutation::{asker, now},
    types::{Session, User, UserPayload},
};
use crate::{
    AuthConfig,
    actions::{self, ResetSecondFactorInput, SecondFactorCodeInput},
    models, qr,
};
use async_graphql::{Context, Object, SimpleObject};
use kernel::{
    ApiResult, Pool,
    guard::{Admin, Customer},
};

/// What stands of the caller's second factor.
#[derive(SimpleObject)]
pub(crate) struct SecondFactorState {
    /// Whether its codes are asked for.
    in_use: bool,
    /// Recovery codes that were not used.
    recovery_codes_left: i64,
}

/// What an authenticator application is told.
#[derive(SimpleObject)]
pub(crate) struct SetUpSecondFactorPayload {
    /// To be opened by an application on the same device.
    url: String,
    /// The same as a picture to scan: an SVG of black squares on white.
    qr_svg: String,
    /// The secret, to be typed where neither works.
    secret: String,
}

/// What confirming answers.
#[derive(SimpleObject)]
pub(crate) struct ConfirmSecondFactorPayload {
    /// The caller's new session; every other has ended.
    session: Session,
    /// Each works once instead of a code of the application; told this once.
    recovery_codes: Vec<String>,
}

/// What taking it away answers.
#[derive(SimpleObject)]
pub(crate) struct RemoveSecondFactorPayload {
    /// What stands now.
    second_factor: SecondFactorState,
}

/// What can be asked.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "SecondFactorQuery")]
impl Query {
    /// The caller's second factor. Refuses guests with `LOGIN_REQUIRED`.
    async fn my_second_factor(&self, ctx: &Context<'_>) -> ApiResult<SecondFactorState> {
        let by = Customer::from(ctx)?;
        state(ctx, &by).await
    }
}

async fn state(ctx: &Context<'_>, by: &Customer) -> ApiResult<SecondFactorState> {
    let mut conn = ctx.data_unchecked::<Pool>().get().await?;
    let own = models::SecondFactor::of(&mut conn, by.id()).await?.filter(|own| own.is_confirmed());
    Ok(match own {
        Some(own) => SecondFactorState {
            in_use: true,
            recovery_codes_left: own.recovery_left(&mut conn).await?,
        },
        None => SecondFactorState { in_use: false, recovery_codes_left: 0 },
    })
}

/// What can be done.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "SecondFactorMutation")]
impl Mutation {
    /// Customers and staff: begins to set up a second factor. Nothing is asked for until
    /// `confirmSecondFactor`; beginning again forgets what was begun.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `ADDRESS_UNPROVEN`, `SECOND_FACTOR_EXISTS`.
    async fn set_up_second_factor(&self, ctx: &Context<'_>) -> ApiResult<SetUpSecondFactorPayload> {
        let by = Customer::from(ctx)?;
        let config = ctx.data_unchecked::<AuthConfig>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let set_up = actions::set_up(&mut conn, config, &by, now(ctx)).await?;
        let qr_svg = qr::svg(&set_up.url)?;
        Ok(SetUpSecondFactorPayload { url: set_up.url, qr_svg, secret: set_up.secret })
    }

    /// Customers and staff: the application shows right codes. From now on every log-in asks for
    /// one; all sessions end, and a new one is opened.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `ADDRESS_UNPROVEN`, `SECOND_FACTOR_INVALID`,
    /// `SECOND_FACTOR_EXISTS`, `SECOND_FACTOR_MISSING` (not begun), `TOO_MANY_ATTEMPTS`.
    async fn confirm_second_factor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What proves it.")] input: SecondFactorCodeInput,
    ) -> ApiResult<ConfirmSecondFactorPayload> {
        let by = Customer::from(ctx)?;
        let (config, asker) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (session, recovery_codes) =
            actions::confirm(&mut conn, config, &asker, &by, input, now(ctx)).await?;
        Ok(ConfirmSecondFactorPayload { session: session.into(), recovery_codes })
    }

    /// Customers and staff: takes the second factor away.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `SECOND_FACTOR_INVALID`, `SECOND_FACTOR_MISSING`,
    /// `TOO_MANY_ATTEMPTS`.
    async fn remove_second_factor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What proves it.")] input: SecondFactorCodeInput,
    ) -> ApiResult<RemoveSecondFactorPayload> {
        let by = Customer::from(ctx)?;
        let (config, asker) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx));
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::remove(&mut conn, config, &asker, &by, input, now(ctx)).await?;
        drop(conn);
        Ok(RemoveSecondFactorPayload { second_factor: state(ctx, &by).await? })
    }

    /// Administrators: takes away the second factor of somebody who lost it and their recovery codes.
    /// All their log-ins end.
    ///
    /// Refuses with `FORBIDDEN`, `USER_NOT_FOUND`, `OWN_ACCOUNT`, `SECOND_FACTOR_MISSING`.
    async fn reset_second_factor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose second factor is lost.")] input: ResetSecondFactorInput,
    ) -> ApiResult<UserPayload> {
        let by = Admin::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let user = actions::reset(&mut conn, &by, input, now(ctx)).await?;
        Ok(UserPayload { user: User::whole(user) })
    }
}
