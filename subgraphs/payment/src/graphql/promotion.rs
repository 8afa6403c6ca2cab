//! Codes that take something off a price.
use crate::models::Promotion;
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use fr::ServiceKind;
use kernel::{ApiError, ApiResult, Money, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// A list of codes.
pub(crate) type Promotions = Connection<String, Promotion, EmptyFields, EmptyFields>;

/// Loads how often codes are used, in one query.
pub(crate) struct UsesLoader(pub(crate) Pool);

impl Loader<Uuid> for UsesLoader {
    type Value = i64;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let uses = Promotion::uses(&mut conn, ids).await;
        Ok(uses.map_err(ApiError::from).map_err(Arc::new)?.into_iter().collect())
    }
}

/// What a code takes off the price of an appointment.
#[derive(SimpleObject)]
pub(crate) struct Discount {
    /// The code.
    pub(crate) code: String,
    /// VAT included.
    pub(crate) amount: Money,
}

/// A code that takes something off a price: a promotion, or a voucher where it is good once.
#[Object(name = "Promotion")]
impl Promotion {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What customers type.
    async fn code(&self) -> &str {
        &self.code
    }

    /// For the staff.
    async fn label(&self) -> &str {
        &self.label
    }

    /// Where it holds; absent for the whole network.
    async fn centre_id(&self) -> Option<Uuid> {
        self.centre_id
    }

    /// For what it holds; absent for everything.
    #[graphql(name = "service")]
    async fn holds_for(&self) -> Option<ServiceKind> {
        self.service()
    }

    /// Of the price; or `amountCents`.
    async fn percent(&self) -> Option<i32> {
        self.percent
    }

    /// Off the price; or `percent`.
    async fn amount_cents(&self) -> Option<i64> {
        self.amount_cents
    }

    /// From when on.
    async fn valid_from(&self) -> DateTime<Utc> {
        self.valid_from
    }

    /// Until when.
    async fn valid_until(&self) -> DateTime<Utc> {
        self.valid_until
    }

    /// How often it may be used; absent where there is no limit.
    async fn most_uses(&self) -> Option<i32> {
        self.most_uses
    }

    /// Whether each customer may use it once only.
    async fn once_a_customer(&self) -> bool {
        self.once_a_customer
    }

    /// How often it is used now.
    #[graphql(name = "uses")]
    async fn used(&self, ctx: &Context<'_>) -> ApiResult<i64> {
        let loader = ctx.data_unchecked::<DataLoader<UsesLoader>>();
        let uses = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(uses.unwrap_or_default())
    }

    /// Since when nobody can use it any more.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.withdrawn_at
    }

    /// Who gave it out.
    async fn set_by_name(&self) -> &str {
        &self.set_by_name
    }

    /// When.
    async fn set_at(&self) -> DateTime<Utc> {
        self.set_at
    }
}

/// What giving codes out answers.
#[derive(SimpleObject)]
pub(crate) struct CreatePromotionPayload {
    /// The code, or one for each voucher.
    pub(crate) promotions: Vec<Promotion>,
}

/// What withdrawing a code answers.
#[derive(SimpleObject)]
pub(crate) struct WithdrawPromotionPayload {
    /// The code as it is now.
    pub(crate) promotion: Promotion,
}
