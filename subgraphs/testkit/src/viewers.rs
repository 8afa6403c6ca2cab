//! Viewers as the router would pass them.
use kernel::{Role, Viewer};
use uuid::Uuid;

fn person(role: Role, name: &str) -> Viewer {
    Viewer::Person { id: Uuid::now_v7(), roles: vec![role], name: name.to_owned() }
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

/// Somebody of the staff with this role.
pub fn staff(role: Role) -> Viewer {
    person(role, "Agnès Thévenoux")
}
