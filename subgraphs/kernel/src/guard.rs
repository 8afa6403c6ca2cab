//! Guards: each returns a value that an action requires, so that a forgotten check does not compile.
//!
//! The fields are private to this module: nothing outside can forge one. Tests get theirs by
//! executing GraphQL with a [`Viewer`], as production does.
//! Decisions: docs/decisions/booking.md
use crate::{ApiResult, ClientError, Role, Viewer};
use async_graphql::Context;
use uuid::Uuid;

/// Why a guard said no.
#[derive(Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum AccessError {
    /// No one is signed in, not even as a guest.
    #[error("please start a session first")]
    Unauthenticated,
    /// A guest asked for something that needs an account.
    #[error("please log in first")]
    LoginRequired,
    /// Signed in, but not allowed.
    #[error("you are not allowed to do this")]
    Forbidden,
    /// A key that was not given the scope.
    #[error("this key does not have the scope {0}")]
    ScopeMissing(&'static str),
}

impl ClientError for AccessError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::Unauthenticated => "Votre session a expiré. Rechargez la page pour continuer.",
            Self::LoginRequired => "Connectez-vous ou créez un compte pour continuer.",
            Self::Forbidden => "Vous n’avez pas accès à cette action.",
            Self::ScopeMissing(scope) => {
                return format!("Cette clé d’accès n’a pas la portée {scope}.");
            }
        }
        .to_owned()
    }
}

/// Somebody with a session, guest or registered: the owner of what they create.
#[derive(Clone, Debug)]
pub struct Person {
    id: Uuid,
    name: String,
    machine: bool,
}

impl Person {
    /// Refuses the anonymous, and machines: a field is closed to them until it names a scope.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        match Viewer::of(ctx) {
            Viewer::Person { id, name, .. } => Ok(Self { id, name, machine: false }),
            Viewer::Integrator { .. } => Err(AccessError::Forbidden.into()),
            Viewer::Anonymous => Err(AccessError::Unauthenticated.into()),
        }
    }

    /// As [`Person::from`], and the organisation of a key with this scope.
    pub fn with_scope(ctx: &Context<'_>, scope: &'static str) -> ApiResult<Self> {
        if Viewer::of(ctx).is_machine() {
            return Integrator::from(ctx, scope).map(|integrator| integrator.0);
        }
        Self::from(ctx)
    }

    /// The user's id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// Whether a key acts, in the name of its organisation's account.
    pub fn is_organisation(&self) -> bool {
        self.machine
    }

    /// The name they gave, empty for a guest.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A third party's machine whose key has a scope.
#[derive(Clone, Debug)]
pub struct Integrator(Person);

impl Integrator {
    /// Refuses whoever shows no key, and keys without the scope (`documents:parse`).
    pub fn from(ctx: &Context<'_>, scope: &'static str) -> ApiResult<Self> {
        match Viewer::of(ctx) {
            Viewer::Integrator { id, name, scopes } => {
                if scopes.iter().any(|held| held == scope) {
                    Ok(Self(Person { id, name, machine: true }))
                } else {
                    Err(AccessError::ScopeMissing(scope).into())
                }
            }
            Viewer::Person { .. } => Err(AccessError::Forbidden.into()),
            Viewer::Anonymous => Err(AccessError::Unauthenticated.into()),
        }
    }

    /// The organisation's account: the owner of what its keys create.
    pub fn id(&self) -> Uuid {
        self.0.id
    }

    /// How the organisation is called.
    pub fn name(&self) -> &str {
        &self.0.name
    }
}

/// Somebody with an account: what costs money or makes a promise needs one.
#[derive(Clone, Debug)]
pub struct Customer(Person);

impl Customer {
    /// Refuses the anonymous and guests.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        let person = Person::from(ctx)?;
        if Viewer::of(ctx).has(&[Role::Guest]) {
            return Err(AccessError::LoginRequired.into());
        }
        Ok(Self(person))
    }

    /// As [`Customer::from`], and the organisation of a key with this scope.
    pub fn with_scope(ctx: &Context<'_>, scope: &'static str) -> ApiResult<Self> {
        if Viewer::of(ctx).is_machine() {
            return Integrator::from(ctx, scope).map(|integrator| Self(integrator.0));
        }
        Self::from(ctx)
    }

    /// The user's id.
    pub fn id(&self) -> Uuid {
        self.0.id
    }
}

impl From<Customer> for Person {
    fn from(customer: Customer) -> Self {
        customer.0
    }
}

macro_rules! staff_guard {
    ($(#[$doc:meta])* $name:ident: $($role:ident)|+) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(Person);

        impl $name {
            /// Refuses whoever holds none of the roles.
            pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
                let person = Person::from(ctx)?;
                if Viewer::of(ctx).has(&[$(Role::$role),+]) {
                    Ok(Self(person))
                } else {
                    Err(AccessError::Forbidden.into())
                }
            }

            /// The staff member's user id.
            pub fn id(&self) -> Uuid {
                self.0.id
            }

            /// The staff member's name, as printed on documents.
            pub fn name(&self) -> &str {
                &self.0.name
            }
        }
    };
}

staff_guard! {
    /// Anyone who works at a centre: sees the day and checks vehicles in.
    Staff: Inspector | Receptionist | Manager | Admin
}
staff_guard! {
    /// May inspect and sign.
    Inspector: Inspector
}
staff_guard! {
    /// May refund, set prices and make keys.
    Manager: Manager | Admin
}
staff_guard! {
    /// May change users and roles.
    Admin: Admin
}

/// Either the owner or somebody of the staff: what both may look at.
#[derive(Clone, Debug)]
pub enum Reader {
    /// Sees their own rows only.
    Owner(Person),
    /// Sees every row.
    Staff(Staff),
}

impl Reader {
    /// Staff where the viewer holds a staff role, else the owner; refuses the anonymous.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        match Staff::from(ctx) {
            Ok(staff) => Ok(Self::Staff(staff)),
            Err(_) => Person::from(ctx).map(Self::Owner),
        }
    }

    /// As [`Reader::from`]; the organisation of a key with this scope is an owner, too.
    pub fn with_scope(ctx: &Context<'_>, scope: &'static str) -> ApiResult<Self> {
        if Viewer::of(ctx).is_machine() {
            return Integrator::from(ctx, scope).map(|integrator| Self::Owner(integrator.0));
        }
        Self::from(ctx)
    }

    /// As [`Reader::with_scope`], where either scope opens the field.
    pub fn with_either_scope(ctx: &Context<'_>, scopes: [&'static str; 2]) -> ApiResult<Self> {
        let [first, second] = scopes;
        Self::with_scope(ctx, first).or_else(|_| Self::with_scope(ctx, second))
    }

    /// The owner to narrow a query to; `None` for staff.
    pub fn owner_id(&self) -> Option<Uuid> {
        match self {
            Self::Owner(person) => Some(person.id),
            Self::Staff(_) => None,
        }
    }
}

/// Whoever reads the result of an inspection: its holder, the staff, or an organisation that the
/// holder lets read it (Code de la route R323-20).
///
/// Not a [`Reader`]: an organisation owns what its keys booked, but not what was found on the
/// vehicle. Queries take this value, and so cannot forget the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultsReader(Sight);

/// What a [`ResultsReader`] sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Every result.
    All,
    /// Results of this person's own appointments.
    Own(Uuid),
    /// Results that a holder's recorded consent opened to this organisation, and no others.
    Consented(Uuid),
}

impl ResultsReader {
    /// Refuses the anonymous, and keys without the scope.
    pub fn with_scope(ctx: &Context<'_>, scope: &'static str) -> ApiResult<Self> {
        Ok(Self::of(&Reader::with_scope(ctx, scope)?))
    }

    /// As a reader of other things reads results.
    pub fn of(reader: &Reader) -> Self {
        Self(match reader {
            Reader::Staff(_) => Sight::All,
            Reader::Owner(person) if person.is_organisation() => Sight::Consented(person.id),
            Reader::Owner(person) => Sight::Own(person.id),
        })
    }

    /// What to narrow a query to.
    pub fn sight(self) -> Sight {
        self.0
    }
}
