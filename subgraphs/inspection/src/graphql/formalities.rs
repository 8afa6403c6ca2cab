//! What the law asks for beside the result of an inspection.
use crate::{
    actions,
    domain::{RecallAnswer, RecallSource},
    models::{Handover, Inspection, OwnerContact, RecallCheck, Transmission},
    otc::Otc,
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Pool};

/// What the law asks for beside the result.
pub(crate) struct Formalities {
    pub(crate) inspection: Inspection,
}

#[Object]
impl Formalities {
    /// Whether this installation neither asks nor tells the OTC: recalls are looked up by hand.
    async fn otc_by_hand(&self, ctx: &Context<'_>) -> bool {
        matches!(ctx.data_unchecked::<Otc>(), Otc::ByHand)
    }

    /// The last that was learned of serious recalls of this vehicle.
    async fn recall(&self, ctx: &Context<'_>) -> ApiResult<Option<RecallAnswered>> {
        let Some(vin) = self.inspection.identity()?.vin else { return Ok(None) };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let last = RecallCheck::last(&mut conn, self.inspection.id, &vin).await?;
        Ok(last.map(RecallAnswered::from))
    }

    /// When owner or lessee was asked for their contact data.
    async fn owner_contact_asked_at(&self, ctx: &Context<'_>) -> ApiResult<Option<DateTime<Utc>>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let asked = OwnerContact::of(&mut conn, self.inspection.id).await?;
        Ok(asked.map(|asked| asked.asked_at))
    }

    /// The first moment at which the vehicle may be handed back, once the result is signed.
    async fn hand_over_from(&self) -> Option<DateTime<Utc>> {
        self.inspection.signed_at.map(actions::hand_over_from)
    }

    /// When the vehicle was handed back.
    async fn handed_over_at(&self, ctx: &Context<'_>) -> ApiResult<Option<DateTime<Utc>>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Handover::of(&mut conn, self.inspection.id).await?.map(|handover| handover.at))
    }

    /// The result on its way to the OTC, once it is signed.
    async fn transmission(&self, ctx: &Context<'_>) -> ApiResult<Option<ResultTransmission>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let found = Transmission::of(&mut conn, self.inspection.id).await?;
        Ok(found.map(ResultTransmission::from))
    }
}

/// What was learned of serious recalls.
#[derive(SimpleObject)]
pub(crate) struct RecallAnswered {
    /// What is known.
    answer: RecallAnswer,
    /// The maker's code of a recall that is not repaired.
    code: Option<String>,
    /// The maker's wording of it.
    wording: Option<String>,
    /// Who looked.
    source: RecallSource,
    /// The name of whoever looked it up at the centre.
    author: Option<String>,
    /// When.
    at: DateTime<Utc>,
}

impl From<RecallCheck> for RecallAnswered {
    fn from(check: RecallCheck) -> Self {
        Self {
            answer: *check.answer,
            code: check.code,
            wording: check.wording,
            source: *check.source,
            author: check.author,
            at: check.at,
        }
    }
}

/// A result on its way to the OTC.
#[derive(SimpleObject)]
pub(crate) struct ResultTransmission {
    /// How often its sending was begun.
    attempts: i32,
    /// What the OTC answered: it has the result.
    receipt: Option<String>,
    /// When it did.
    received_at: Option<DateTime<Utc>>,
    /// Why the last sending failed, in English.
    last_error: Option<String>,
}

impl From<Transmission> for ResultTransmission {
    fn from(sent: Transmission) -> Self {
        Self {
            attempts: sent.attempts,
            receipt: sent.receipt,
            received_at: sent.received_at,
            last_error: sent.last_error,
        }
    }
}
