//! Viewers as the router would pass them.
use kernel::{Role, Viewer, viewer::Post};
use uuid::Uuid;

fn person(role: Role, name: &str) -> Viewer {
    let (id, name) = (Uuid::now_v7(), name.to_owned());
    Viewer::Person { id, roles: vec![role], posts: Vec::new(), name }
}

/// Somebody without an account.
pub fn guest() -> Viewer {
    person(Role::Guest, "")
}

/// A new customer, different at each call.
pub fn customer() -> Viewer {
    person(Role::Customer, "Camille Martin")
}

/// A key with these scopes, of a new organisation at each call.
pub fn organisation(scopes: &[&str]) -> Viewer {
    let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    Viewer::Integrator { id: Uuid::now_v7(), name: "Flotte Dupont".to_owned(), scopes }
}

/// Somebody who has this role at one centre, and is a customer anywhere else.
pub fn staff_at(centre: Uuid, role: Role) -> Viewer {
    let (id, name) = (Uuid::now_v7(), "Malik Benali".to_owned());
    Viewer::Person { id, roles: vec![Role::Customer], posts: vec![Post { centre, role }], name }
}

/// Somebody of the staff with this role in the whole network.
pub fn staff(role: Role) -> Viewer {
    person(role, "Agnès Thévenoux")
}
