//! Vehicles, and what only their certificates say.
use super::inspections::EuroClass;
use crate::{
    certificate,
    models::{Registration, Vehicle, Watched},
};
use async_graphql::{
    Context, Object,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiError, ApiResult, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads the emission classes of a list of vehicles, which were handed out before.
pub(crate) struct EmissionLoader(pub(crate) Pool);

impl Loader<Uuid> for EmissionLoader {
    type Value = EuroClass;
    type Error = Arc<ApiError>;

    async fn load(&self, vehicles: &[Uuid]) -> Result<HashMap<Uuid, EuroClass>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let internal = |error| Arc::new(ApiError::from(error));
        let named = Vehicle::with_merged(&mut conn, vehicles).await.map_err(internal)?;
        let ids: Vec<Uuid> = named.iter().map(|(_, id)| *id).collect();
        let rows = Registration::of_vehicles(&mut conn, &ids).await.map_err(internal)?;
        let mut classes = HashMap::new();
        // The newest come first: what one does not say, an older one may.
        for row in rows {
            let fields = row.kept_fields().map_err(Arc::new)?;
            let Some(class) = certificate::vehicle(&fields).euro_class else { continue };
            for (asked, _) in named.iter().filter(|(_, id)| Some(*id) == row.vehicle_id) {
                classes.entry(*asked).or_insert_with(|| EuroClass::from(class.clone()));
            }
        }
        Ok(classes)
    }
}

/// Loads when vehicles were said to be sold: by their owners, to whom they were handed out before.
pub(crate) struct SoldLoader(pub(crate) Pool);

impl Loader<(Uuid, String)> for SoldLoader {
    type Value = DateTime<Utc>;
    type Error = Arc<ApiError>;

    async fn load(
        &self,
        own: &[(Uuid, String)],
    ) -> Result<HashMap<(Uuid, String), DateTime<Utc>>, Self::Error> {
        let owners: Vec<Uuid> = own.iter().map(|(owner, _)| *owner).collect();
        let plates: Vec<&str> = own.iter().map(|(_, plate)| plate.as_str()).collect();
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let sold = Watched::sold(&mut conn, &owners, &plates).await;
        let sold = sold.map_err(|error| Arc::new(ApiError::from(error)))?;
        let row = |row: Watched| Some(((row.owner_id, row.plate), row.sold_at?));
        Ok(sold.into_iter().filter_map(row).collect())
    }
}

/// A vehicle its owner confirmed.
#[Object(name = "Vehicle")]
impl Vehicle {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// `AB-123-CD`
    async fn plate(&self) -> &str {
        &self.plate
    }

    /// Vehicle identification number.
    async fn vin(&self) -> Option<&str> {
        self.vin.as_deref()
    }

    /// `RENAULT`
    async fn make(&self) -> Option<&str> {
        self.make.as_deref()
    }

    /// `CLIO`
    async fn model(&self) -> Option<&str> {
        self.model.as_deref()
    }

    /// First registration anywhere.
    async fn first_registration(&self) -> Option<NaiveDate> {
        self.first_registration
    }

    /// European category, `M1`; `L` for two and three wheels.
    async fn vehicle_category(&self) -> Option<&str> {
        self.eu_category.as_deref()
    }

    /// `PETROL`, `DIESEL`, `ELECTRIC`, `HYBRID` or `GAS`.
    async fn energy(&self) -> Option<&str> {
        self.energy.as_deref()
    }

    /// Its emission class, where a certificate of it says one; as read or corrected, the latest.
    async fn euro_class(&self, ctx: &Context<'_>) -> ApiResult<Option<EuroClass>> {
        let loader = ctx.data_unchecked::<DataLoader<EmissionLoader>>();
        loader.load_one(self.id).await.map_err(|error| (*error).clone())
    }

    /// When its owner said that it is sold; nobody reminds them of it any more.
    async fn sold_at(&self, ctx: &Context<'_>) -> ApiResult<Option<DateTime<Utc>>> {
        let loader = ctx.data_unchecked::<DataLoader<SoldLoader>>();
        let own = (self.owner_id, self.plate.clone());
        loader.load_one(own).await.map_err(|error| (*error).clone())
    }

    /// When it was first confirmed.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}
