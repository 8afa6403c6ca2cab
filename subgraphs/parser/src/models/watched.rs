//! Somebody's vehicles, as they are looked at for what is due: known by a certificate or by an
//! inspection of ours. What their owners were told, and which are sold.
use crate::schema::{due_reminders, signed_inspections, vehicles, watched_vehicles as watched};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{
    dsl::{exists, not},
    prelude::*,
    sql_types::{Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use events::parser::DueNotice;
use kernel::Conn;
use uuid::Uuid;

/// So many are looked at together.
const TOGETHER: i64 = 100;
/// Something new is known of it, and it is looked at soon.
const LOOK_SOON: &str = "
    INSERT INTO parser.watched_vehicles (id, owner_id, plate) VALUES ($1, $2, $3)
    ON CONFLICT (owner_id, plate) DO UPDATE SET look_on = DEFAULT";
/// A guest's are the customer's, of whom those that the customer had stay as they were.
const HAND_OVER: &str = "
    UPDATE parser.watched_vehicles w SET owner_id = $2, look_on = DEFAULT
    WHERE w.owner_id = $1 AND NOT EXISTS (SELECT FROM parser.watched_vehicles o
        WHERE o.owner_id = $2 AND o.plate = w.plate)";

/// A vehicle that is looked at.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = watched)]
pub(crate) struct Watched {
    pub(crate) id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) plate: String,
    /// When its owner said that it is theirs no more.
    pub(crate) sold_at: Option<DateTime<Utc>>,
}

impl Watched {
    /// Something new is known of somebody's vehicle: it is looked at soon, from now on.
    pub(crate) async fn look_soon(conn: &mut Conn, owner: Uuid, plate: &str) -> QueryResult<()> {
        diesel::sql_query(LOOK_SOON)
            .bind::<SqlUuid, _>(Uuid::now_v7())
            .bind::<SqlUuid, _>(owner)
            .bind::<Text, _>(plate)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Those whose day has come, locked until the transaction ends; none that is sold.
    pub(crate) async fn to_look_at(conn: &mut Conn, today: NaiveDate) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(watched::look_on.le(today).and(watched::sold_at.is_null()))
            .order((watched::look_on, watched::id))
            .limit(TOGETHER)
            .for_update()
            .skip_locked()
            .load(conn)
            .await
    }

    /// It is looked at again then.
    pub(crate) async fn look_again(&self, conn: &mut Conn, on: NaiveDate) -> QueryResult<()> {
        let this = watched::table.find(self.id);
        diesel::update(this).set(watched::look_on.eq(on)).execute(conn).await?;
        Ok(())
    }

    /// Notes that its owner is told of this last day; false where they were already.
    pub(crate) async fn note_told(
        &self,
        conn: &mut Conn,
        due_on: NaiveDate,
        notice: DueNotice,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let noted = diesel::insert_into(due_reminders::table)
            .values((
                due_reminders::watched_id.eq(self.id),
                due_reminders::due_on.eq(due_on),
                due_reminders::notice.eq(<&str>::from(notice)),
                due_reminders::told_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(noted > 0)
    }

    /// Notes that somebody's vehicle is sold, or is not after all. Said twice, the first day stays.
    pub(crate) async fn set_sold(
        conn: &mut Conn,
        owner: Uuid,
        plate: &str,
        sold_at: Option<DateTime<Utc>>,
    ) -> QueryResult<()> {
        Self::look_soon(conn, owner, plate).await?;
        let own = watched::owner_id.eq(owner).and(watched::plate.eq(plate));
        let own = watched::table.filter(own);
        match sold_at {
            Some(_) => {
                diesel::update(own.filter(watched::sold_at.is_null()))
                    .set(watched::sold_at.eq(sold_at))
                    .execute(conn)
                    .await?
            }
            None => diesel::update(own).set(watched::sold_at.eq(sold_at)).execute(conn).await?,
        };
        Ok(())
    }

    /// The plate of one that is somebody's.
    pub(crate) async fn plate_of(
        conn: &mut Conn,
        owner: Uuid,
        id: Uuid,
    ) -> QueryResult<Option<String>> {
        let own = watched::table.find(id).filter(watched::owner_id.eq(owner));
        own.select(watched::plate).first(conn).await.optional()
    }

    /// Those of some owners and plates that are sold.
    pub(crate) async fn sold(
        conn: &mut Conn,
        owners: &[Uuid],
        plates: &[&str],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(watched::owner_id.eq_any(owners).and(watched::plate.eq_any(plates)))
            .filter(watched::sold_at.is_not_null())
            .load(conn)
            .await
    }

    /// Forgets one that is known by nothing any more.
    pub(crate) async fn forget_unknown(
        conn: &mut Conn,
        owner: Uuid,
        plate: &str,
    ) -> QueryResult<()> {
        let signed = signed_inspections::owner_id.eq(owner);
        let signed = signed.and(signed_inspections::plate.eq(plate));
        let confirmed = vehicles::owner_id.eq(owner).and(vehicles::plate.eq(plate));
        let own = watched::owner_id.eq(owner).and(watched::plate.eq(plate));
        diesel::delete(watched::table.filter(own))
            .filter(not(exists(signed_inspections::table.filter(signed))))
            .filter(not(exists(vehicles::table.filter(confirmed))))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// A guest's are now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<()> {
        diesel::sql_query(HAND_OVER)
            .bind::<SqlUuid, _>(from)
            .bind::<SqlUuid, _>(to)
            .execute(conn)
            .await?;
        let both = watched::table.filter(watched::owner_id.eq(from));
        diesel::delete(both).execute(conn).await?;
        Ok(())
    }
}
