//! What the law asks for beside the result: recalls, contact data, the hand-over.
use super::acts;
use crate::{
    domain::{Contact, InspectionNature, InspectionStatus, RecallAnswer, RecallSaid},
    error::InspectionError,
    models::{Handover, Inspection, OwnerContact, RecallCheck},
    otc::Otc,
};
use anyhow::Context;
use async_graphql::InputObject;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use fr::law::Delay;
use kernel::{
    ApiError, ApiResult, Conn, Pool, audit,
    guard::Staff,
    printed::{self, NotPrintable},
};
use uuid::Uuid;

/// What somebody learned of the vehicle's recalls who looked them up by hand.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordRecallInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// What is known.
    pub(crate) answer: RecallAnswer,
    /// Of a recall that is not repaired: the maker's code.
    pub(crate) code: Option<String>,
    /// Of a recall that is not repaired: the maker's wording.
    pub(crate) wording: Option<String>,
}

/// What owner or lessee gave for recalls. All empty: they were asked and gave nothing.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordOwnerContactInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// Surname, or the company's name.
    pub(crate) last_name: Option<String>,
    /// First names.
    pub(crate) first_names: Option<String>,
    /// Postal address.
    pub(crate) address: Option<String>,
    /// E-mail address.
    pub(crate) email: Option<String>,
    /// Landline number.
    pub(crate) landline: Option<String>,
    /// Mobile number.
    pub(crate) mobile: Option<String>,
}

/// What the OTC answered about the vehicle with that number.
pub(crate) struct Told {
    pub(crate) vin: String,
    pub(crate) said: RecallSaid,
}

/// Asks the OTC for the recalls of the vehicle that is being inspected; `None` where there is nobody
/// to ask, or nothing to ask for. Without an answer nobody could say anything.
pub(crate) async fn ask_recall(
    pool: &Pool,
    otc: &Otc,
    by: &Staff,
    id: Uuid,
) -> ApiResult<Option<Told>> {
    let Otc::At(client) = otc else { return Ok(None) };
    let vin = {
        let mut conn = pool.get().await?;
        let inspection = Inspection::for_update(&mut conn, by, id).await?;
        let asks = *inspection.status == InspectionStatus::InProgress
            && inspection.nature()? == InspectionNature::Periodic;
        inspection.identity()?.vin.filter(|_| asks)
    };
    let Some(vin) = vin else { return Ok(None) };
    let said = client.recall(&vin).await.unwrap_or_else(|error| {
        tracing::warn!(inspection = %id, error = format!("{error:#}"), "the OTC says nothing of recalls");
        RecallSaid::NO_LINK
    });
    Ok(Some(Told { vin, said }))
}

/// What counts of the recalls of a vehicle: what the OTC just said, else what somebody looked up.
pub(crate) async fn recall_of(
    conn: &mut Conn,
    inspection: &Inspection,
    vin: &str,
    told: Option<Told>,
    now: DateTime<Utc>,
) -> ApiResult<RecallSaid> {
    match told {
        Some(told) if told.vin == vin => {
            RecallCheck::note(conn, inspection.id, vin, &told.said, None, now).await?;
            Ok(told.said)
        }
        // The number was corrected while the OTC was asked for the other.
        Some(_) => Err(InspectionError::WrongStatus.into()),
        None => {
            let last = RecallCheck::last(conn, inspection.id, vin).await?;
            Ok(last.map_or(RecallSaid::NO_LINK, RecallCheck::said))
        }
    }
}

/// Records what was learned by hand, where this program does not ask the OTC itself.
pub(crate) async fn record_recall(
    conn: &mut Conn,
    by: &Staff,
    otc: &Otc,
    input: RecordRecallInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    if matches!(otc, Otc::At(_)) {
        return Err(InspectionError::RecallAskedOfOtc.into());
    }
    let said =
        RecallSaid::checked(input.answer, printable(input.code)?, printable(input.wording)?)?;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::CheckedIn, InspectionStatus::InProgress])?;
        let vin = inspection.identity()?.vin.ok_or_else(|| {
            InspectionError::IdentityIncomplete(vec![crate::domain::IdentityField::Vin])
        })?;
        RecallCheck::note(conn, inspection.id, &vin, &said, Some(by), now).await?;
        let act = acts::on("inspection.recall_recorded", &inspection);
        audit::record(conn, by, act.is("answer", <&str>::from(said.answer))).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

fn printable(text: Option<String>) -> Result<Option<String>, NotPrintable> {
    text.map(|text| printed::accepted(&text)).transpose()
}

/// Notes that owner or lessee was asked, and what they gave; before the signature, with which it
/// leaves. Where this program sends nothing it keeps nothing either.
pub(crate) async fn record_contact(
    conn: &mut Conn,
    by: &Staff,
    otc: &Otc,
    input: RecordOwnerContactInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let given = |text: Option<String>| {
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let contact = Contact {
        last_name: given(input.last_name),
        first_names: given(input.first_names),
        address: given(input.address),
        email: given(input.email),
        landline: given(input.landline),
        mobile: given(input.mobile),
    }
    .given();
    if matches!(otc, Otc::ByHand) && contact.is_some() {
        return Err(InspectionError::ContactByHand.into());
    }
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[
            InspectionStatus::CheckedIn,
            InspectionStatus::InProgress,
            InspectionStatus::Completed,
        ])?;
        OwnerContact::note(conn, inspection.id, by, contact.as_ref(), now).await?;
        let act = acts::on("inspection.owner_asked", &inspection);
        audit::record(conn, by, act.is("given", contact.is_some())).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// The first moment at which the vehicle may be handed back.
pub(crate) fn hand_over_from(validated: DateTime<Utc>) -> DateTime<Utc> {
    validated + TimeDelta::minutes(Delay::HandOver.value().into())
}

/// Notes that the vehicle was handed back; nothing happens the second time.
pub(crate) async fn hand_over(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        let InspectionStatus::Signed = *inspection.status else {
            return Err(InspectionError::WrongStatus.into());
        };
        let validated = inspection.signed_at.context("a constraint says when it was signed")?;
        if now < hand_over_from(validated) {
            return Err(InspectionError::HandoverTooEarly.into());
        }
        if Handover::note(conn, inspection.id, by, validated, now).await? {
            audit::record(conn, by, acts::on("inspection.handed_over", &inspection)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(inspection)
    })
    .await
}
