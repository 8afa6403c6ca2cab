//! Vehicles: one per owner and plate, which the index `one_vehicle_per_plate` guarantees.
use super::{Registration, Watched};
use crate::{certificate::Facts, schema::vehicles};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    Conn, Page,
    guard::{Person, Reader},
};
use uuid::Uuid;

/// A vehicle its owner confirmed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = vehicles)]
pub(crate) struct Vehicle {
    pub(crate) id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) plate: String,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    pub(crate) eu_category: Option<String>,
    pub(crate) energy: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
}

/// What a certificate says of a vehicle: what it does not say is left as it was.
#[derive(AsChangeset)]
#[diesel(table_name = vehicles)]
struct Description {
    vin: Option<String>,
    make: Option<String>,
    model: Option<String>,
    first_registration: Option<NaiveDate>,
    eu_category: Option<String>,
    energy: Option<String>,
}

impl Vehicle {
    /// The owner's vehicle of that plate, described anew; created where they had none.
    pub(crate) async fn upsert(
        conn: &mut Conn,
        owner: Uuid,
        plate: &str,
        facts: &Facts,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(vehicles::table)
            .values((
                vehicles::id.eq(Uuid::now_v7()),
                vehicles::owner_id.eq(owner),
                vehicles::plate.eq(plate),
                vehicles::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        let facts = facts.clone();
        let own = vehicles::table
            .filter(vehicles::owner_id.eq(owner).and(vehicles::plate.eq(plate)))
            .filter(vehicles::merged_into.is_null());
        let description = Description {
            vin: facts.vin,
            make: facts.make,
            model: facts.model,
            first_registration: facts.first_registration,
            eu_category: facts.eu_category,
            energy: facts.energy,
        };
        diesel::update(own)
            // The plate is its own: where the certificate says nothing else, there is still
            // something to write.
            .set((vehicles::plate.eq(plate), description))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Asked for by its id: for its owner, and for staff of the network.
    pub(crate) async fn asked(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::of_owner(conn, reader.owner_of_asked(), id).await
    }

    /// Of something that the reader sees, such as an appointment: for its owner, and for staff.
    pub(crate) async fn beside(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::of_owner(conn, reader.owner_beyond_centres(), id).await
    }

    async fn of_owner(conn: &mut Conn, owner: Option<Uuid>, id: Uuid) -> QueryResult<Option<Self>> {
        let mut query = Self::query().filter(vehicles::id.eq(id)).into_boxed();
        if let Some(owner) = owner {
            query = query.filter(vehicles::owner_id.eq(owner));
        }
        query.first(conn).await.optional()
    }

    /// The caller's own.
    pub(crate) async fn own(conn: &mut Conn, by: &Person, id: Uuid) -> QueryResult<Option<Self>> {
        let own = vehicles::id.eq(id).and(vehicles::owner_id.eq(by.id()));
        Self::query().filter(own).first(conn).await.optional()
    }

    /// The one a confirmed registration names: the foreign key says that there is one.
    pub(crate) async fn of_registration(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        Self::query().filter(vehicles::id.eq(id)).first(conn).await
    }

    /// Somebody's, newest first.
    pub(crate) async fn of(conn: &mut Conn, owner: &Person, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(vehicles::owner_id.eq(owner.id()).and(vehicles::merged_into.is_null()))
            .order(vehicles::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(vehicles::id.lt(after));
        }
        query.load(conn).await
    }

    /// These, each with those merged into it: pairs of the one asked for and the one named.
    pub(crate) async fn with_merged(
        conn: &mut Conn,
        ids: &[Uuid],
    ) -> QueryResult<Vec<(Uuid, Uuid)>> {
        let merged: Vec<(Option<Uuid>, Uuid)> = vehicles::table
            .filter(vehicles::merged_into.eq_any(ids))
            .select((vehicles::merged_into, vehicles::id))
            .load(conn)
            .await?;
        let merged = merged.into_iter().filter_map(|(into, id)| Some((into?, id)));
        Ok(ids.iter().map(|id| (*id, *id)).chain(merged).collect())
    }

    /// Forgets a vehicle that no registration names any more, with all it was merged with; answers
    /// what was forgotten.
    pub(crate) async fn forget_unnamed(conn: &mut Conn, id: Uuid) -> QueryResult<Vec<Uuid>> {
        let root: Option<Uuid> =
            vehicles::table.find(id).select(vehicles::merged_into).first(conn).await?;
        let root = root.unwrap_or(id);
        // Locked first: a confirmation under way may be about to name it.
        let same: Vec<(Uuid, Uuid, String)> = vehicles::table
            .filter(vehicles::id.eq(root).or(vehicles::merged_into.eq(root).assume_not_null()))
            .order(vehicles::id)
            .select((vehicles::id, vehicles::owner_id, vehicles::plate))
            .for_update()
            .load(conn)
            .await?;
        let known: Vec<(Uuid, String)> =
            same.iter().map(|(_, owner, plate)| (*owner, plate.clone())).collect();
        let same: Vec<Uuid> = same.into_iter().map(|(id, ..)| id).collect();
        if !Registration::of_vehicles(conn, &same).await?.is_empty() {
            return Ok(Vec::new());
        }
        let merged = vehicles::merged_into.eq(root).assume_not_null();
        diesel::delete(vehicles::table.filter(merged)).execute(conn).await?;
        diesel::delete(vehicles::table.find(root)).execute(conn).await?;
        for (owner, plate) in known {
            Watched::forget_unknown(conn, owner, &plate).await?;
        }
        Ok(same)
    }

    /// A guest's vehicles are now the customer's. One the customer had already is merged into it,
    /// and keeps its id for the appointments that name it.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<()> {
        let guests: Vec<(Uuid, String)> = vehicles::table
            .filter(vehicles::owner_id.eq(from))
            .select((vehicles::id, vehicles::plate))
            .load(conn)
            .await?;
        for (id, plate) in guests {
            let known: Option<Uuid> = vehicles::table
                .filter(vehicles::owner_id.eq(to).and(vehicles::plate.eq(plate)))
                .filter(vehicles::merged_into.is_null())
                .select(vehicles::id)
                .first(conn)
                .await
                .optional()?;
            diesel::update(vehicles::table.find(id))
                .set((
                    vehicles::owner_id.eq(to),
                    known.map(|known| vehicles::merged_into.eq(known)),
                ))
                .execute(conn)
                .await?;
        }
        Ok(())
    }
}
