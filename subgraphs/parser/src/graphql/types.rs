//! Types of this domain, and its fields on the documents of `scan`.
use super::{
    inspections::{DueInspection, EuroClass, PreviousLoader},
    parsing::PARSE,
    shared::{Asked, RegistrationField},
};
use crate::{
    certificate::{self, RegistrationStatus},
    domain,
    models::{History, Of, PreviousInspection, Registration, Vehicle},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiError, ApiResult, Clock, Pool, Viewer, guard::Reader};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What a key needs to see vehicles.
pub(crate) const READ: &str = "vehicles:read";

/// A list of vehicles.
pub(crate) type Vehicles = Connection<String, Vehicle, EmptyFields, EmptyFields>;
/// A list of registrations.
pub(crate) type Registrations = Connection<String, Registration, EmptyFields, EmptyFields>;

/// Loads the registrations of a list of documents in one query.
pub(crate) struct RegistrationLoader(pub(crate) Pool);

impl Loader<Asked> for RegistrationLoader {
    type Value = Registration;
    type Error = Arc<ApiError>;

    async fn load(&self, asked: &[Asked]) -> Result<HashMap<Asked, Registration>, Self::Error> {
        let ids: Vec<Uuid> = asked.iter().map(|one| one.document).collect();
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let rows = Registration::of_documents(&mut conn, &ids)
            .await
            .map_err(ApiError::from)
            .map_err(Arc::new)?;
        let rows: HashMap<Uuid, Registration> =
            rows.into_iter().map(|row| (row.document_id, row)).collect();
        Ok(asked
            .iter()
            .filter_map(|one| {
                let row = rows.get(&one.document)?;
                one.may_see(row.owner_id).then(|| (*one, row.clone()))
            })
            .collect())
    }
}

/// A document, described by `scan`.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Document {
    /// The document.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Document {
    /// What was read on it, where it is a registration certificate; for its owner and for staff.
    /// A key needs `documents:parse` or `vehicles:read`.
    async fn registration(&self, ctx: &Context<'_>) -> ApiResult<Option<Registration>> {
        let owner = Reader::with_either_scope(ctx, [READ, PARSE])?.owner_beyond_centres();
        let loader = ctx.data_unchecked::<DataLoader<RegistrationLoader>>();
        let asked = Asked { document: self.id, owner };
        loader.load_one(asked).await.map_err(|error| (*error).clone())
    }

    /// What was read on it, where it is the procès-verbal of an earlier inspection; for its owner
    /// and for staff.
    async fn previous_inspection(
        &self,
        ctx: &Context<'_>,
    ) -> ApiResult<Option<PreviousInspection>> {
        let owner = Reader::with_either_scope(ctx, [READ, PARSE])?.owner_beyond_centres();
        let loader = ctx.data_unchecked::<DataLoader<PreviousLoader>>();
        let asked = Asked { document: self.id, owner };
        loader.load_one(asked).await.map_err(|error| (*error).clone())
    }
}

/// What was read on a registration certificate (carte grise).
#[Object(name = "Registration")]
impl Registration {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// The document it was read on.
    async fn document_id(&self) -> Uuid {
        self.document_id
    }

    /// Whether its owner confirmed it.
    async fn status(&self) -> RegistrationStatus {
        *self.status
    }

    /// `AB-123-CD`
    async fn plate(&self) -> Option<&str> {
        self.plate.as_deref()
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

    /// Its emission class, where the certificate says it.
    async fn euro_class(&self) -> ApiResult<Option<EuroClass>> {
        let vehicle = certificate::vehicle(&self.kept_fields()?);
        Ok(vehicle.euro_class.map(EuroClass::from))
    }

    /// The inspection due next, from this certificate and the latest inspection of the same vehicle:
    /// one signed in our centres for its owner, or one whose procès-verbal they sent; none where the law says none or the facts do not tell.
    /// For a key what was signed in our centres does not count: results are their holder's.
    async fn due_inspection(&self, ctx: &Context<'_>) -> ApiResult<Option<DueInspection>> {
        let loader = ctx.data_unchecked::<DataLoader<PreviousLoader>>();
        let history = match self.plate.clone() {
            Some(plate) => {
                let for_machine = Viewer::of(ctx).is_machine();
                let of = Of { owner: self.owner_id, plate, for_machine };
                loader.load_one(of).await.map_err(|error| (*error).clone())?.unwrap_or_default()
            }
            None => History::default(),
        };
        let vehicle = certificate::vehicle(&self.kept_fields()?);
        let today = ctx.data_unchecked::<Clock>().today();
        let last = history.last(&vehicle, today);
        Ok(domain::due(&vehicle, last, today).map(DueInspection::from))
    }

    /// Whether its owner allows the picture to be kept for some weeks, to teach the reader.
    async fn picture_may_stay(&self) -> bool {
        self.picture_may_stay
    }

    /// Since when they allow it; none where they do not.
    async fn picture_agreed_at(&self) -> Option<DateTime<Utc>> {
        self.picture_agreed_at.filter(|_| self.picture_may_stay)
    }

    /// When it was read.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// All that was read, in the order of the certificate.
    async fn fields(&self) -> ApiResult<Vec<RegistrationField>> {
        Ok(self.kept_fields()?.into_iter().map(RegistrationField::from).collect())
    }
}

/// What `confirmRegistration` answers.
#[derive(SimpleObject)]
pub(crate) struct ConfirmRegistrationPayload {
    /// The reading as confirmed.
    pub(crate) registration: Registration,
    /// The vehicle, known from now on.
    pub(crate) vehicle: Vehicle,
}

/// What `setVehicleSold` answers.
#[derive(SimpleObject)]
pub(crate) struct SetVehicleSoldPayload {
    /// The vehicle as it is now.
    pub(crate) vehicle: Vehicle,
}

/// What `deleteRegistration` answers.
#[derive(SimpleObject)]
pub(crate) struct DeleteRegistrationPayload {
    /// The document it was read on.
    pub(crate) document_id: Uuid,
    /// Whether there was something to forget: no, the second time.
    pub(crate) deleted: bool,
}
