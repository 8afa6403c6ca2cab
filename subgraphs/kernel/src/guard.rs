//! Guards: each returns a value that an action requires, so that a forgotten check does not compile.
//!
//! The fields are private to this module: nothing outside can forge one. Tests get theirs by
//! executing GraphQL with a [`Viewer`], as production does.
//! Decisions: docs/decisions/booking.md, docs/decisions/identity.md
mod reader;
mod staff;

pub use reader::{Reader, ResultsReader, Rows, Sight};
pub use staff::{Admin, Inspector, Manager, NetworkManager, Refunder, Staff};

use crate::{
    ApiResult, ClientError, Role, Viewer,
    acting::{Author, Ledger},
    viewer::{Post, Whence},
};
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
    roles: Vec<Role>,
    posts: Vec<Post>,
    origin: Option<String>,
    /// Where the resolver of a mutation asked: what it owes the log of acts.
    ledger: Option<Ledger>,
}

impl Person {
    /// Refuses the anonymous, and machines: a field is closed to them until it names a scope.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        match Viewer::of(ctx) {
            Viewer::Person { id, name, roles, posts } => {
                Ok(Self { roles, posts, ..Self::known(ctx, id, name) })
            }
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

    fn known(ctx: &Context<'_>, id: Uuid, name: String) -> Self {
        Self {
            id,
            name,
            machine: false,
            roles: Vec::new(),
            posts: Vec::new(),
            origin: ctx.data_opt::<Whence>().and_then(|whence| whence.pseudonym.clone()),
            ledger: Ledger::of(ctx),
        }
    }

    /// Who they are in the log of acts, of an act at that centre.
    pub(crate) fn author(&self, centre: Option<Uuid>) -> Author {
        let there = self.posts.iter().filter(|post| centre.is_none_or(|at| at == post.centre));
        let mut roles = self.roles.clone();
        for role in there.map(|post| post.role) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        Author { id: Some(self.id), roles, origin: self.origin.clone() }
    }

    /// What the mutation owed is written down.
    pub(crate) fn settle(&self) {
        if let Some(ledger) = &self.ledger {
            ledger.pay();
        }
    }

    /// Somebody of the staff acts: it has to be written down.
    fn owe(&self) {
        if let Some(ledger) = &self.ledger {
            ledger.owe();
        }
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
                    let roles = vec![Role::Integrator];
                    Ok(Self(Person { machine: true, roles, ..Person::known(ctx, id, name) }))
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

macro_rules! acts_as {
    ($($guard:ident: $to:expr),+ $(,)?) => {
        $(impl AsRef<Person> for $guard {
            fn as_ref(&self) -> &Person {
                let to: fn(&$guard) -> &Person = $to;
                to(self)
            }
        })+
    };
}

acts_as! {
    Person: |by| by,
    Integrator: |by| &by.0,
    Customer: |by| &by.0,
    Staff: Staff::person,
    Inspector: Inspector::person,
    Manager: Manager::person,
    Refunder: Refunder::person,
    NetworkManager: NetworkManager::person,
    Admin: Admin::person,
    Reader: Reader::person,
}
