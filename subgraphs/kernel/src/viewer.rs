//! Who is calling, as the router verified it. What a viewer may do is decided in [`crate::guard`].
use async_graphql::{Context, Enum};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person or a machine is to the network. A person may hold several.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    Enum,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Talks to the assistant without an account.
    Guest,
    /// Has an account.
    Customer,
    /// Inspects vehicles and signs the results.
    Inspector,
    /// Welcomes customers and checks vehicles in.
    Receptionist,
    /// Runs a centre: prices, refunds, keys of third parties.
    Manager,
    /// Runs the network: users and roles.
    Admin,
    /// A machine of a third party.
    Integrator,
}

/// The caller of one request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Viewer {
    /// No token was sent.
    #[default]
    Anonymous,
    /// A person, guest or registered.
    Person {
        /// The user's id in `auth`.
        id: Uuid,
        /// What they may do.
        roles: Vec<Role>,
        /// How they are called on documents and in logs of staff actions.
        name: String,
    },
    /// A machine of a third party, with a key of its own.
    Integrator {
        /// The organisation's account in `auth`: what its keys create belongs to it.
        id: Uuid,
        /// How the organisation is called.
        name: String,
        /// What the key may do, as `appointments:read`.
        scopes: Vec<String>,
    },
}

impl Viewer {
    /// The viewer of this request; anonymous where the router passed none.
    pub fn of(ctx: &Context<'_>) -> Self {
        ctx.data_opt::<Self>().cloned().unwrap_or_default()
    }

    /// The account's id, `None` for the anonymous.
    pub fn id(&self) -> Option<Uuid> {
        match self {
            Self::Anonymous => None,
            Self::Person { id, .. } | Self::Integrator { id, .. } => Some(*id),
        }
    }

    /// Whether a machine asks: what it may do is a matter of scopes, not of roles.
    pub fn is_machine(&self) -> bool {
        matches!(self, Self::Integrator { .. })
    }

    /// Whether the viewer holds one of these roles.
    pub fn has(&self, any: &[Role]) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Person { roles, .. } => roles.iter().any(|role| any.contains(role)),
            Self::Integrator { .. } => any.contains(&Role::Integrator),
        }
    }
}

/// Where a request came from, as requests are counted: an address, of IPv6 its network. Absent
/// where nobody knows; our own address where the assistant asks in somebody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whence(pub String);

/// The caller's own bearer token, passed only to the subgraph that acts on the graph in their name.
#[derive(Clone)]
pub struct Bearer(pub String);

impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bearer(…)")
    }
}
