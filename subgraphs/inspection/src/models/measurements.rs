//! What was measured. The last of a kind counts; those before stay, as they were.
use crate::{
    domain::{MeasurementSource, Reading},
    schema::{measured_values, measurements},
};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::MeasurementKind;
use kernel::{ApiResult, Conn, Stored};
use uuid::Uuid;

/// A measurement.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = measurements)]
pub(crate) struct Measurement {
    pub(crate) id: Uuid,
    pub(crate) kind: Stored<MeasurementKind>,
    pub(crate) source: Stored<MeasurementSource>,
    pub(crate) instrument: Option<String>,
    pub(crate) calibrated_until: Option<NaiveDate>,
    pub(crate) software: Option<String>,
    pub(crate) without_instrument: Option<String>,
    pub(crate) measured_at: DateTime<Utc>,
    pub(crate) author: String,
}

/// What noting one writes.
pub(crate) struct NewMeasurement {
    pub(crate) id: Uuid,
    pub(crate) inspection_id: Uuid,
    pub(crate) kind: MeasurementKind,
    pub(crate) source: MeasurementSource,
    /// Its id, and as printed.
    pub(crate) instrument: Option<(Uuid, String)>,
    pub(crate) calibrated_until: Option<NaiveDate>,
    pub(crate) software: Option<String>,
    pub(crate) without_instrument: Option<String>,
    pub(crate) measured_at: DateTime<Utc>,
    pub(crate) author: (Uuid, String),
    pub(crate) read: Vec<Reading>,
    pub(crate) computed: Vec<Reading>,
}

#[derive(Queryable)]
struct Value {
    quantity: String,
    place: Option<String>,
    value: i64,
    computed: bool,
}

impl NewMeasurement {
    /// Writes it in the place of the one of its kind that counted; answers the id of that one.
    pub(crate) async fn insert(self, conn: &mut Conn) -> QueryResult<Option<Uuid>> {
        let before: Option<Uuid> = diesel::update(measurements::table)
            .filter(measurements::inspection_id.eq(self.inspection_id))
            .filter(measurements::kind.eq(<&str>::from(self.kind)))
            .filter(measurements::superseded.eq(false))
            .set(measurements::superseded.eq(true))
            .returning(measurements::id)
            .get_result(conn)
            .await
            .optional()?;
        let (instrument_id, instrument) = self.instrument.unzip();
        let (author_id, author) = self.author;
        diesel::insert_into(measurements::table)
            .values((
                measurements::id.eq(self.id),
                measurements::inspection_id.eq(self.inspection_id),
                measurements::kind.eq(<&str>::from(self.kind)),
                measurements::source.eq(<&str>::from(self.source)),
                measurements::instrument_id.eq(instrument_id),
                measurements::instrument.eq(instrument),
                measurements::calibrated_until.eq(self.calibrated_until),
                measurements::software.eq(self.software),
                measurements::without_instrument.eq(self.without_instrument),
                measurements::measured_at.eq(self.measured_at),
                measurements::author_id.eq(author_id),
                measurements::author.eq(author),
            ))
            .execute(conn)
            .await?;
        let read = self.read.iter().map(|one| (one, false));
        let all = read.chain(self.computed.iter().map(|one| (one, true)));
        let rows: Vec<_> = (0..)
            .zip(all)
            .map(|(position, (one, computed))| {
                (
                    measured_values::measurement_id.eq(self.id),
                    measured_values::inspection_id.eq(self.inspection_id),
                    measured_values::position.eq::<i32>(position),
                    measured_values::quantity.eq(<&str>::from(one.quantity)),
                    measured_values::place.eq(one.place.map(<&str>::from)),
                    measured_values::value.eq(one.value),
                    measured_values::computed.eq(computed),
                )
            })
            .collect();
        diesel::insert_into(measured_values::table).values(rows).execute(conn).await?;
        Ok(before)
    }
}

impl Measurement {
    /// Those of an inspection that count, in the order in which they were made.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(measurements::inspection_id.eq(inspection))
            .filter(measurements::superseded.eq(false))
            .order((measurements::measured_at, measurements::id))
            .load(conn)
            .await
    }

    /// One of an inspection, if it counts.
    pub(crate) async fn find(
        conn: &mut Conn,
        inspection: Uuid,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(measurements::id.eq(id).and(measurements::inspection_id.eq(inspection)))
            .filter(measurements::superseded.eq(false))
            .first(conn)
            .await
            .optional()
    }

    /// Whether there is one with that id, counting or not: what comes twice is there once.
    pub(crate) async fn is_there(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(measurements::table.find(id))).get_result(conn).await
    }

    /// Its values, each with whether it was computed.
    pub(crate) async fn values(&self, conn: &mut Conn) -> ApiResult<Vec<(Reading, bool)>> {
        let rows: Vec<Value> = measured_values::table
            .filter(measured_values::measurement_id.eq(self.id))
            .order(measured_values::position)
            .select((
                measured_values::quantity,
                measured_values::place,
                measured_values::value,
                measured_values::computed,
            ))
            .load(conn)
            .await?;
        let known = |row: Value| {
            let place = row.place.as_deref().map(str::parse).transpose()?;
            let reading = Reading { quantity: row.quantity.parse()?, place, value: row.value };
            Ok::<_, strum::ParseError>((reading, row.computed))
        };
        let all: Result<Vec<_>, _> = rows.into_iter().map(known).collect();
        Ok(all.context("a quantity or a place that this program does not know")?)
    }
}
