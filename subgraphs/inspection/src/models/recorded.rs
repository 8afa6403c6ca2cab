//! Defects found on a vehicle: copied from the catalogue, so that they stay as they were printed.
use crate::{domain::DefectLocation, schema::recorded_defects};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::DefectLevel;
use kernel::{Conn, Stored};
use uuid::Uuid;

/// A defect found on the vehicle.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = recorded_defects)]
pub(crate) struct RecordedDefect {
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) level: Stored<DefectLevel>,
    pub(crate) label: String,
    pub(crate) to_verify: bool,
    location: Option<String>,
    pub(crate) comment: Option<String>,
    /// What of the vehicle, as printed.
    pub(crate) component: Option<String>,
    pub(crate) by_rule: bool,
}

/// What recording one writes.
pub(crate) struct NewDefect {
    pub(crate) inspection_id: Uuid,
    pub(crate) code: String,
    pub(crate) point: String,
    pub(crate) level: DefectLevel,
    pub(crate) label: String,
    pub(crate) to_verify: bool,
    pub(crate) location: Option<DefectLocation>,
    pub(crate) comment: Option<String>,
    pub(crate) component: String,
    /// Whether it follows from a rule, and not from what somebody found.
    pub(crate) by_rule: bool,
}

impl NewDefect {
    /// Whether it is recorded at this place already, in the same words.
    pub(crate) async fn is_there_alike(&self, conn: &mut Conn) -> QueryResult<bool> {
        let place = self.location.map(<&str>::from);
        let same = recorded_defects::table
            .filter(recorded_defects::inspection_id.eq(self.inspection_id))
            .filter(recorded_defects::code.eq(&self.code))
            .filter(recorded_defects::location.is_not_distinct_from(place))
            .filter(recorded_defects::comment.is_not_distinct_from(&self.comment));
        diesel::select(diesel::dsl::exists(same)).get_result(conn).await
    }

    /// Its id where it was new: the same defect at the same place is recorded once.
    pub(crate) async fn insert(self, conn: &mut Conn) -> QueryResult<Option<Uuid>> {
        let id = Uuid::now_v7();
        let inserted = diesel::insert_into(recorded_defects::table)
            .values((
                recorded_defects::id.eq(id),
                recorded_defects::inspection_id.eq(self.inspection_id),
                recorded_defects::code.eq(self.code),
                recorded_defects::point.eq(self.point),
                recorded_defects::level.eq(<&str>::from(self.level)),
                recorded_defects::label.eq(self.label),
                recorded_defects::to_verify.eq(self.to_verify),
                recorded_defects::location.eq(self.location.map(<&str>::from)),
                recorded_defects::comment.eq(self.comment),
                recorded_defects::component.eq(self.component),
                recorded_defects::by_rule.eq(self.by_rule),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok((inserted == 1).then_some(id))
    }
}

impl RecordedDefect {
    /// Where on the vehicle, if it has a place.
    pub(crate) fn location(&self) -> Option<DefectLocation> {
        // A constraint says that it is one of the list.
        self.location.as_deref().and_then(|code| code.parse().ok())
    }

    /// Of an inspection, gravest first, then in the order they were found.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        let mut found: Vec<Self> = Self::query()
            .filter(recorded_defects::inspection_id.eq(inspection))
            .order(recorded_defects::id)
            .load(conn)
            .await?;
        found.sort_by_key(|defect| std::cmp::Reverse(*defect.level));
        Ok(found)
    }

    /// Takes back what followed from rules: the result is taken back.
    pub(crate) async fn remove_by_rule(conn: &mut Conn, inspection: Uuid) -> QueryResult<usize> {
        diesel::delete(recorded_defects::table)
            .filter(recorded_defects::inspection_id.eq(inspection))
            .filter(recorded_defects::by_rule)
            .execute(conn)
            .await
    }

    /// Whether a defect is recorded on that inspection.
    pub(crate) async fn is_of(conn: &mut Conn, inspection: Uuid, id: Uuid) -> QueryResult<bool> {
        let there =
            recorded_defects::table.find(id).filter(recorded_defects::inspection_id.eq(inspection));
        diesel::select(diesel::dsl::exists(there)).get_result(conn).await
    }

    /// Takes one back.
    pub(crate) async fn remove(conn: &mut Conn, id: Uuid) -> QueryResult<usize> {
        diesel::delete(recorded_defects::table.find(id)).execute(conn).await
    }
}
