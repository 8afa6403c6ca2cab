//! Guards of the staff, which carry the centres that a role is held at.
use super::{AccessError, Person};
use crate::{ApiResult, Role, Viewer, viewer::Reach};
use async_graphql::Context;
use uuid::Uuid;

macro_rules! staff_guard {
    ($(#[$doc:meta])* $name:ident: $($role:ident)|+) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            person: Person,
            reach: Reach,
        }

        impl $name {
            /// Refuses whoever holds none of the roles, neither in the network nor at a centre.
            pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
                let person = Person::from(ctx)?;
                let reach = Viewer::of(ctx).reach(&[$(Role::$role),+]);
                if reach.is_empty() {
                    return Err(AccessError::Forbidden.into());
                }
                person.owe();
                Ok(Self { person, reach })
            }

            /// Refuses whoever holds none of the roles at that centre.
            pub fn at(ctx: &Context<'_>, centre: Uuid) -> ApiResult<Self> {
                let guard = Self::from(ctx)?;
                guard.check(centre)?;
                Ok(guard)
            }

            /// Refuses what is another centre's.
            pub fn check(&self, centre: Uuid) -> ApiResult<()> {
                if self.reach.reaches(centre) {
                    Ok(())
                } else {
                    Err(AccessError::Forbidden.into())
                }
            }

            /// Refuses whoever holds the role at some centres only: for what concerns all of them.
            pub fn check_network(&self) -> ApiResult<()> {
                match self.reach {
                    Reach::Everywhere => Ok(()),
                    Reach::At(_) => Err(AccessError::Forbidden.into()),
                }
            }

            /// The centres that the role is held at: what a query narrows by.
            pub fn reach(&self) -> &Reach {
                &self.reach
            }

            /// Who acts.
            pub(super) fn person(&self) -> &Person {
                &self.person
            }

            /// The staff member's user id.
            pub fn id(&self) -> Uuid {
                self.person.id
            }

            /// The staff member's name, as printed on documents.
            pub fn name(&self) -> &str {
                &self.person.name
            }
        }
    };
}

staff_guard! {
    /// Anyone who works at a centre: sees its day and checks vehicles in.
    Staff: Inspector | Receptionist | Manager | Admin
}
staff_guard! {
    /// May inspect and sign, at their centres.
    Inspector: Inspector
}
staff_guard! {
    /// May refund, set prices and manage people, at their centres.
    Manager: Manager | Admin
}

staff_guard! {
    /// May send money back, at their centres: by a refund, or by what causes one.
    Refunder: Manager | Admin
}

/// May do what concerns every centre: keys of third parties, the catalogue.
#[derive(Clone, Debug)]
pub struct NetworkManager(Manager);

impl NetworkManager {
    /// Refuses whoever manages some centres or none, but not the network.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        let manager = Manager::from(ctx)?;
        manager.check_network()?;
        Ok(Self(manager))
    }

    /// Who acts.
    pub(super) fn person(&self) -> &Person {
        self.0.person()
    }

    /// The manager's user id.
    pub fn id(&self) -> Uuid {
        self.0.id()
    }

    /// The manager's name, as printed on documents.
    pub fn name(&self) -> &str {
        self.0.name()
    }
}

/// May change users and roles of the whole network.
#[derive(Clone, Debug)]
pub struct Admin(Person);

impl Admin {
    /// Refuses whoever is no administrator.
    pub fn from(ctx: &Context<'_>) -> ApiResult<Self> {
        let person = Person::from(ctx)?;
        if Viewer::of(ctx).has(&[Role::Admin]) {
            person.owe();
            Ok(Self(person))
        } else {
            Err(AccessError::Forbidden.into())
        }
    }

    /// Who acts.
    pub(super) fn person(&self) -> &Person {
        &self.0
    }

    /// The administrator's user id.
    pub fn id(&self) -> Uuid {
        self.0.id
    }

    /// The administrator's name.
    pub fn name(&self) -> &str {
        &self.0.name
    }
}
