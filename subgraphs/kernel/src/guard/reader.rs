//! Guards of what owners and the staff both look at: which rows each of them sees.
//! Decisions: docs/decisions/identity.md
use super::{Integrator, Person, Staff};
use crate::{ApiResult, Viewer, viewer::Reach};
use async_graphql::Context;
use uuid::Uuid;

/// Either the owner or somebody of the staff: what both may look at. Whoever asks for rows by it
/// has to say of both which rows they see.
#[derive(Clone, Debug)]
pub enum Reader {
    /// Sees their own rows only.
    Owner(Person),
    /// Sees the rows of their centres ([`Staff::reach`]).
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

    /// Who acts.
    pub(super) fn person(&self) -> &Person {
        match self {
            Self::Owner(person) => person,
            Self::Staff(staff) => staff.person(),
        }
    }

    /// The reader's own user id.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Owner(person) => person.id,
            Self::Staff(staff) => staff.id(),
        }
    }

    /// What to narrow a query to.
    pub fn rows(&self) -> Rows {
        match self {
            Self::Owner(person) => Rows { own: person.id, reach: Reach::At(Vec::new()) },
            Self::Staff(staff) => Rows { own: staff.id(), reach: staff.reach().clone() },
        }
    }

    /// The owner to narrow a query to, for rows that are of no centre (vehicles, photos) and are asked for
    /// by their id alone: staff of the network see each of those, staff of a centre their own, because
    /// nothing shows that the others have to do with their centre.
    pub fn owner_of_asked(&self) -> Option<Uuid> {
        match self {
            Self::Owner(person) => Some(person.id),
            Self::Staff(staff) => match staff.reach() {
                Reach::Everywhere => None,
                Reach::At(_) => Some(staff.id()),
            },
        }
    }

    /// The owner to narrow a query to, for rows that are of no centre (people, vehicles, photos) and hang
    /// from something that the reader sees, such as an appointment of their centre: there staff see each.
    pub fn owner_beyond_centres(&self) -> Option<Uuid> {
        match self {
            Self::Owner(person) => Some(person.id),
            Self::Staff(_) => None,
        }
    }
}

/// Which rows a [`Reader`] sees: their own (staff are customers elsewhere, too), and those of the
/// centres that they work at. The key of loaders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rows {
    /// Whose own.
    pub own: Uuid,
    /// Of which centres.
    pub reach: Reach,
}

/// Whoever reads the result of an inspection: its holder, the staff, or an organisation that the
/// holder lets read it (Code de la route R323-20).
///
/// Not a [`Reader`]: an organisation owns what its keys booked, but not what was found on the
/// vehicle. Queries take this value, and so cannot forget the difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultsReader(Sight);

/// What a [`ResultsReader`] sees.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Every result of these centres, and of the person's own appointments.
    Of(Rows),
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
            Reader::Staff(_) => Sight::Of(reader.rows()),
            Reader::Owner(person) if person.is_organisation() => Sight::Consented(person.id),
            Reader::Owner(person) => Sight::Own(person.id),
        })
    }

    /// What to narrow a query to.
    pub fn sight(&self) -> &Sight {
        &self.0
    }
}
