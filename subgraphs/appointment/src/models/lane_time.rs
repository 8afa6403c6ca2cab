//! How long lanes are taken at a centre, where that differs from the usual times.
use crate::{
    domain::{LaneTime, ServiceKind, VehicleCategory},
    schema::lane_times,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use uuid::Uuid;

#[derive(HasQuery)]
#[diesel(table_name = lane_times)]
struct Row {
    service: Stored<ServiceKind>,
    vehicle_category: Stored<VehicleCategory>,
    minutes: i16,
    buffer_minutes: i16,
}

/// Those of a centre, in one order.
pub(crate) async fn lane_times_of(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<LaneTime>> {
    let rows: Vec<Row> = Row::query().filter(lane_times::centre_id.eq(centre)).load(conn).await?;
    let time = |row: Row| LaneTime {
        service: *row.service,
        category: *row.vehicle_category,
        minutes: row.minutes.into(),
        buffer: row.buffer_minutes.into(),
    };
    let mut times: Vec<LaneTime> = rows.into_iter().map(time).collect();
    times.sort();
    Ok(times)
}

/// These, and no others, from now on; what is booked keeps its time.
pub(super) async fn write_lane_times(
    conn: &mut Conn,
    centre: Uuid,
    times: &[LaneTime],
) -> QueryResult<()> {
    let old = lane_times::table.filter(lane_times::centre_id.eq(centre));
    diesel::delete(old).execute(conn).await?;
    // What is sound fits; the table refuses anything longer.
    let stored = |minutes: i32| i16::try_from(minutes).unwrap_or(i16::MAX);
    let rows: Vec<_> = times
        .iter()
        .map(|time| {
            (
                lane_times::centre_id.eq(centre),
                lane_times::service.eq(<&str>::from(time.service)),
                lane_times::vehicle_category.eq(<&str>::from(time.category)),
                lane_times::minutes.eq(stored(time.minutes)),
                lane_times::buffer_minutes.eq(stored(time.buffer)),
            )
        })
        .collect();
    diesel::insert_into(lane_times::table).values(rows).execute(conn).await?;
    Ok(())
}
