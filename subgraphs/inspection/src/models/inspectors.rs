//! The register of a centre's inspectors, their trainings, and who is there on a day.
use crate::{
    domain,
    error::InspectionError,
    qualification::Qualification,
    schema::{inspections, inspectors, presences, trainings, work},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::{ServiceKind, VehicleCategory};
use kernel::{ApiResult, Conn, Reach, Stored, error::violates, guard::Manager};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An inspector in a centre's register.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = inspectors)]
pub(crate) struct Inspector {
    pub(crate) id: Uuid,
    pub(crate) centre_id: Uuid,
    /// Their account.
    pub(crate) user_id: Uuid,
    pub(crate) name: String,
    pub(crate) approval_number: String,
    /// Where the approval for category L has a number of its own.
    pub(crate) category_l_number: Option<String>,
    pub(crate) approved_on: NaiveDate,
    pub(crate) retired_at: Option<DateTime<Utc>>,
}

/// What a register says of somebody.
pub(crate) struct Registered {
    pub(crate) name: String,
    pub(crate) approval_number: String,
    pub(crate) category_l_number: Option<String>,
    pub(crate) approved_on: NaiveDate,
}

impl Inspector {
    /// Registers somebody; `None` where they, or that number, stand in the register already.
    pub(crate) async fn register(
        conn: &mut Conn,
        (centre, user): (Uuid, Uuid),
        said: Registered,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        diesel::insert_into(inspectors::table)
            .values((
                inspectors::id.eq(Uuid::now_v7()),
                inspectors::centre_id.eq(centre),
                inspectors::user_id.eq(user),
                inspectors::name.eq(said.name),
                inspectors::approval_number.eq(said.approval_number),
                inspectors::category_l_number.eq(said.category_l_number),
                inspectors::approved_on.eq(said.approved_on),
                inspectors::registered_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// Writes what the register says of them anew.
    pub(crate) async fn change(&self, conn: &mut Conn, said: Registered) -> ApiResult<Self> {
        let changed = diesel::update(inspectors::table.find(self.id))
            .set((
                inspectors::name.eq(said.name),
                inspectors::approval_number.eq(said.approval_number),
                inspectors::category_l_number.eq(said.category_l_number),
                inspectors::approved_on.eq(said.approved_on),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        match changed {
            Err(error) if violates(&error, "one_inspector_per_number") => {
                Err(InspectionError::InspectorKnown.into())
            }
            other => Ok(other?),
        }
    }

    /// Takes them out of the register; the first time counts.
    pub(crate) async fn retire(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<bool> {
        let retired = diesel::update(inspectors::table.find(self.id))
            .filter(inspectors::retired_at.is_null())
            .set(inspectors::retired_at.eq(now))
            .execute(conn)
            .await?;
        Ok(retired == 1)
    }

    /// Whether a centre keeps a register. It does once it began to, even if nobody is left in it.
    pub(crate) async fn register_kept(conn: &mut Conn, centre: Uuid) -> QueryResult<bool> {
        let any = inspectors::table.filter(inspectors::centre_id.eq(centre));
        diesel::select(diesel::dsl::exists(any)).get_result(conn).await
    }

    /// Those of a centre.
    pub(crate) async fn of_centre(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(inspectors::centre_id.eq(centre).and(inspectors::retired_at.is_null()))
            .order((inspectors::name, inspectors::id))
            .load(conn)
            .await
    }

    /// The one with that id, gone or not.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(inspectors::id.eq(id)).first(conn).await.optional()
    }

    /// Somebody in a centre's register, by their account.
    pub(crate) async fn of_user(
        conn: &mut Conn,
        centre: Uuid,
        user: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(inspectors::centre_id.eq(centre).and(inspectors::user_id.eq(user)))
            .filter(inspectors::retired_at.is_null())
            .first(conn)
            .await
            .optional()
    }

    /// Who worked on a vehicle there: as the register names them, or named them last.
    pub(crate) async fn who_worked(
        conn: &mut Conn,
        centre: Uuid,
        user: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(inspectors::centre_id.eq(centre).and(inspectors::user_id.eq(user)))
            .order((inspectors::retired_at.desc().nulls_first(), inspectors::id.desc()))
            .first(conn)
            .await
            .optional()
    }

    /// To whom these inspections were given, those that were given to somebody.
    pub(crate) async fn given(conn: &mut Conn, all: &[Uuid]) -> QueryResult<Vec<(Uuid, Self)>> {
        work::table
            .inner_join(inspectors::table)
            .filter(work::inspection_id.eq_any(all))
            .select((work::inspection_id, Self::as_select()))
            .load(conn)
            .await
    }

    /// For a change by a manager of their centre; locked.
    pub(crate) async fn for_update(conn: &mut Conn, by: &Manager, id: Uuid) -> ApiResult<Self> {
        let found: Option<Self> = Self::query()
            .filter(inspectors::id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        let reach: &Reach = by.reach();
        let found = found.filter(|inspector| reach.reaches(inspector.centre_id));
        Ok(found.ok_or(InspectionError::InspectorNotFound)?)
    }

    /// As printed on the result of such a vehicle.
    pub(crate) fn number_for(&self, category: VehicleCategory) -> &str {
        let own = self.category_l_number.as_deref();
        match category {
            VehicleCategory::Motorcycle => own.unwrap_or(&self.approval_number),
            VehicleCategory::Car | VehicleCategory::Van => &self.approval_number,
        }
    }

    /// What they are qualified for, each with the last day of its training.
    pub(crate) async fn held(
        &self,
        conn: &mut Conn,
    ) -> QueryResult<Vec<(Qualification, NaiveDate)>> {
        let all: Vec<(Stored<Qualification>, NaiveDate)> = trainings::table
            .filter(trainings::inspector_id.eq(self.id).and(trainings::withdrawn_at.is_null()))
            .order(trainings::valid_until)
            .select((trainings::qualification, trainings::valid_until))
            .load(conn)
            .await?;
        // The longest comes last, and stays.
        let longest: BTreeMap<_, _> = all.into_iter().map(|(one, until)| (*one, until)).collect();
        Ok(longest.into_iter().collect())
    }

    /// Refuses what they are not qualified for on that day.
    pub(crate) async fn check(
        &self,
        conn: &mut Conn,
        needed: &[Qualification],
        today: NaiveDate,
    ) -> ApiResult<()> {
        Ok(domain::check_qualified(needed, &self.held(conn).await?, today)?)
    }

    /// Whether they work on a vehicle now, at any centre; beside that one.
    pub(crate) async fn is_busy(&self, conn: &mut Conn, beside: Option<Uuid>) -> QueryResult<bool> {
        let others = work::table
            .filter(work::worked_by.eq(self.user_id).and(work::at_work))
            .filter(work::inspection_id.ne(beside.unwrap_or_default()));
        diesel::select(diesel::dsl::exists(others)).get_result(conn).await
    }

    /// How many periodic inspections they signed from one day to before another.
    pub(crate) async fn periodic(
        &self,
        conn: &mut Conn,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> QueryResult<i64> {
        let own = work::table.filter(work::worked_by.eq(self.user_id)).select(work::inspection_id);
        inspections::table
            .filter(inspections::id.eq_any(own))
            .filter(inspections::service.eq(<&str>::from(ServiceKind::Periodic)))
            .filter(inspections::signed_at.ge(from).and(inspections::signed_at.lt(to)))
            .count()
            .get_result(conn)
            .await
    }

    /// Whether they are there on a day; `None` where nobody said so.
    pub(crate) async fn present(
        &self,
        conn: &mut Conn,
        day: NaiveDate,
    ) -> QueryResult<Option<bool>> {
        presences::table
            .find((self.id, day))
            .select(presences::present)
            .first(conn)
            .await
            .optional()
    }

    /// Notes whether they are there; whether that is news.
    pub(crate) async fn set_present(
        &self,
        conn: &mut Conn,
        (day, present): (NaiveDate, bool),
        (author_id, author): (Uuid, &str),
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        if self.present(conn, day).await? == Some(present) {
            return Ok(false);
        }
        let said = (
            presences::present.eq(present),
            presences::author_id.eq(author_id),
            presences::author.eq(author),
            presences::at.eq(now),
        );
        diesel::insert_into(presences::table)
            .values((presences::inspector_id.eq(self.id), presences::day.eq(day), said))
            .on_conflict((presences::inspector_id, presences::day))
            .do_update()
            .set(said)
            .execute(conn)
            .await?;
        Ok(true)
    }
}
