//! Codes and their uses. A use is numbered, so that the database refuses one too many.
use super::Payable;
use crate::{
    domain::{Reduction, Terms},
    error::PaymentError,
    schema::{payables, promotions, redemptions},
};
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use fr::ServiceKind;
use kernel::{ApiResult, Conn, Page, Reach, guard::Manager};
use uuid::Uuid;

/// A code.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = promotions)]
pub(crate) struct Promotion {
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) centre_id: Option<Uuid>,
    service: Option<String>,
    pub(crate) percent: Option<i32>,
    pub(crate) amount_cents: Option<i64>,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) valid_until: DateTime<Utc>,
    pub(crate) most_uses: Option<i32>,
    pub(crate) once_a_customer: bool,
    pub(crate) withdrawn_at: Option<DateTime<Utc>>,
    pub(crate) set_by_name: String,
    pub(crate) set_at: DateTime<Utc>,
}

/// A code to be given out.
pub(crate) struct NewPromotion<'a> {
    pub(crate) code: &'a str,
    pub(crate) label: &'a str,
    pub(crate) terms: &'a Terms,
    pub(crate) most_uses: Option<i32>,
    pub(crate) once_a_customer: bool,
}

impl NewPromotion<'_> {
    /// Writes it; `None` where somebody gave out this code before.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        by: &Manager,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Promotion>> {
        let (percent, amount_cents) = match self.terms.reduction {
            Reduction::Percent(percent) => (Some(percent), None),
            Reduction::Cents(cents) => (None, Some(cents)),
        };
        diesel::insert_into(promotions::table)
            .values((
                promotions::id.eq(Uuid::now_v7()),
                promotions::code.eq(self.code),
                promotions::label.eq(self.label),
                promotions::centre_id.eq(self.terms.centre),
                promotions::service.eq(self.terms.service.map(<&str>::from)),
                promotions::percent.eq(percent),
                promotions::amount_cents.eq(amount_cents),
                promotions::valid_from.eq(self.terms.valid_from),
                promotions::valid_until.eq(self.terms.valid_until),
                promotions::most_uses.eq(self.most_uses),
                promotions::once_a_customer.eq(self.once_a_customer),
                promotions::set_by.eq(by.id()),
                promotions::set_by_name.eq(by.name()),
                promotions::set_at.eq(now),
            ))
            .on_conflict(promotions::code)
            .do_nothing()
            .returning(Promotion::as_returning())
            .get_result(conn)
            .await
            .optional()
    }
}

impl Promotion {
    /// For what it holds.
    pub(crate) fn service(&self) -> Option<ServiceKind> {
        self.service.as_deref().and_then(|name| name.parse().ok())
    }

    /// How much it takes off: the database keeps one of both.
    pub(crate) fn reduction(&self) -> Reduction {
        match (self.percent, self.amount_cents) {
            (Some(percent), _) => Reduction::Percent(percent),
            (None, cents) => Reduction::Cents(cents.unwrap_or_default()),
        }
    }

    /// What it is good for.
    pub(crate) fn terms(&self) -> Terms {
        Terms {
            reduction: self.reduction(),
            centre: self.centre_id,
            service: self.service(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            withdrawn: self.withdrawn_at.is_some(),
        }
    }

    /// The one of this code, locked: who uses it at the same moment waits. Take the payable's lock
    /// before.
    pub(crate) async fn by_code(conn: &mut Conn, code: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(promotions::code.eq(code)).for_update().first(conn).await.optional()
    }

    /// The one that an appointment uses.
    pub(crate) async fn of(conn: &mut Conn, appointment: Uuid) -> QueryResult<Option<Self>> {
        let used = redemptions::table
            .filter(redemptions::appointment_id.eq(appointment))
            .select(redemptions::promotion_id);
        Self::query().filter(promotions::id.eq_any(used)).first(conn).await.optional()
    }

    /// Those of a manager's centres and, for all to see, of the network; newest first.
    pub(crate) async fn page(conn: &mut Conn, by: &Manager, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(promotions::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(promotions::id.lt(after));
        }
        match by.reach() {
            Reach::Everywhere => query,
            Reach::At(centres) => query.filter(
                promotions::centre_id
                    .is_null()
                    .or(promotions::centre_id.eq_any(centres).assume_not_null()),
            ),
        }
        .load(conn)
        .await
    }

    /// One that a manager may change, locked: of their centre, or of the network.
    pub(crate) async fn for_update(
        conn: &mut Conn,
        by: &Manager,
        id: Uuid,
    ) -> ApiResult<Option<Self>> {
        let found: Option<Self> = Self::query()
            .filter(promotions::id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        if let Some(found) = &found {
            match found.centre_id {
                Some(centre) => by.check(centre)?,
                None => by.check_network()?,
            }
        }
        Ok(found)
    }

    /// Nobody uses it any more; who does keeps it.
    pub(crate) async fn withdraw(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Self> {
        diesel::update(promotions::table.find(self.id))
            .set(promotions::withdrawn_at.eq(now))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// How often each of these is used, in one query.
    pub(crate) async fn uses(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<(Uuid, i64)>> {
        redemptions::table
            .filter(redemptions::promotion_id.eq_any(ids))
            .group_by(redemptions::promotion_id)
            .select((redemptions::promotion_id, diesel::dsl::count_star()))
            .load(conn)
            .await
    }

    /// Uses it for an appointment. Take the locks of both before.
    pub(crate) async fn redeem(
        &self,
        conn: &mut Conn,
        payable: &Payable,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let once_for = self.once_a_customer.then_some(payable.customer_id);
        let taken = redemptions::table.filter(redemptions::promotion_id.eq(self.id));
        if let Some(customer) = once_for {
            let theirs = taken.filter(redemptions::once_for.eq(customer));
            if diesel::select(diesel::dsl::exists(theirs)).get_result(conn).await? {
                return Err(PaymentError::CodeUsed.into());
            }
        }
        let seq = self.next_use(conn).await?;
        if self.most_uses.is_some_and(|most| seq > most) {
            return Err(PaymentError::CodeUsedUp.into());
        }
        diesel::insert_into(redemptions::table)
            .values((
                redemptions::appointment_id.eq(payable.appointment_id),
                redemptions::promotion_id.eq(self.id),
                redemptions::seq.eq(seq),
                redemptions::once_for.eq(once_for),
                redemptions::redeemed_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The lowest number that no use has.
    async fn next_use(&self, conn: &mut Conn) -> QueryResult<i32> {
        #[derive(QueryableByName)]
        struct Next {
            #[diesel(sql_type = sql_types::Integer)]
            seq: i32,
        }
        let sql = "SELECT min(free.seq) AS seq FROM (
                SELECT 1 AS seq UNION ALL
                SELECT seq + 1 FROM payment.redemptions WHERE promotion_id = $1
            ) free WHERE NOT EXISTS (SELECT FROM payment.redemptions r
                WHERE r.promotion_id = $1 AND r.seq = free.seq)";
        let next: Next =
            diesel::sql_query(sql).bind::<sql_types::Uuid, _>(self.id).get_result(conn).await?;
        Ok(next.seq)
    }
}

impl Payable {
    /// What a code takes off from now on.
    pub(crate) async fn discount(
        &self,
        conn: &mut Conn,
        off: Option<(&str, i64)>,
    ) -> QueryResult<Self> {
        diesel::update(payables::table.find(self.appointment_id))
            .set((
                payables::discount_code.eq(off.map(|(code, _)| code)),
                payables::discount_cents.eq(off.map_or(0, |(_, cents)| cents)),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The code it uses is another's again.
    pub(crate) async fn give_code_back(&self, conn: &mut Conn) -> QueryResult<usize> {
        diesel::delete(redemptions::table.find(self.appointment_id)).execute(conn).await
    }
}
