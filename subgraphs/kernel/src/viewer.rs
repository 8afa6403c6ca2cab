//! Who is calling, as the router verified it. What a viewer may do is decided in [`crate::guard`].
use async_graphql::{Context, Enum};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, net::IpAddr};
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

/// What somebody is at one centre, beside what they are in the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Post {
    /// Where.
    #[serde(rename = "c")]
    pub centre: Uuid,
    /// As what.
    #[serde(rename = "r")]
    pub role: Role,
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
        /// What they may do anywhere in the network.
        roles: Vec<Role>,
        /// What they may do at one centre of it.
        #[serde(default)]
        posts: Vec<Post>,
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

    /// Where the viewer holds one of these roles: everywhere, at some centres, or nowhere.
    pub fn reach(&self, any: &[Role]) -> Reach {
        if self.has(any) {
            return Reach::Everywhere;
        }
        match self {
            Self::Person { posts, .. } => {
                let held = posts.iter().filter(|post| any.contains(&post.role));
                Reach::At(
                    held.map(|post| post.centre).collect::<BTreeSet<_>>().into_iter().collect(),
                )
            }
            Self::Anonymous | Self::Integrator { .. } => Reach::At(Vec::new()),
        }
    }

    /// Whether a machine asks: what it may do is a matter of scopes, not of roles.
    pub fn is_machine(&self) -> bool {
        matches!(self, Self::Integrator { .. })
    }

    /// Whether the viewer holds one of these roles in the whole network.
    pub fn has(&self, any: &[Role]) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Person { roles, .. } => roles.iter().any(|role| any.contains(role)),
            Self::Integrator { .. } => any.contains(&Role::Integrator),
        }
    }
}

/// The centres that somebody's role reaches. Queries take it from the guard and narrow by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// All of them.
    Everywhere,
    /// These, each once, in order.
    At(Vec<Uuid>),
}

impl Reach {
    /// Does it reach that centre?
    pub fn reaches(&self, centre: Uuid) -> bool {
        match self {
            Self::Everywhere => true,
            Self::At(centres) => centres.binary_search(&centre).is_ok(),
        }
    }

    /// Does it reach nothing at all?
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::At(centres) if centres.is_empty())
    }
}

/// Where a request came from, as requests are counted: an address, of IPv6 its network. Absent
/// where nobody knows; our own address where the assistant asks in somebody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whence {
    /// As it is counted.
    pub address: String,
    /// By which it is known again in the log of acts, without telling it.
    #[serde(default)]
    pub pseudonym: Option<String>,
}

/// What the caller asks with, by its family name: « Firefox, Windows ». It proves nothing: it helps
/// somebody to know their own log-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device(pub String);

impl Whence {
    /// The address, where it is one of the public network: a place in the world. One of our own
    /// network tells nobody from anybody.
    pub fn public(&self) -> Option<IpAddr> {
        self.address.parse().ok().filter(is_public)
    }
}

fn is_public(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !(v4.is_loopback() || v4.is_private() || v4.is_link_local()),
        IpAddr::V6(v6) => {
            !(v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local())
                && v6.segments() != [0; 8]
        }
    }
}

/// The caller's own bearer token, passed only to the subgraph that acts on the graph in their name.
#[derive(Clone)]
pub struct Bearer(pub String);

impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bearer(…)")
    }
}
