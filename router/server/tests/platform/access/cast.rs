//! Everybody who asks: people of no centre, of A, of B and of the network, and organisations' keys.
use super::asked;
use crate::product::{Product, text};
use auth::CentreRole;
use autovisite::demo;
use kernel::{Role, Viewer};
use serde_json::{Value, json};

/// The centres, by their names in addresses: A is where everything is.
pub(super) const A: &str = "lyon-part-dieu";
const B: &str = "paris-15";

const SCOPES: [(&str, &str); 5] = [
    ("appt:read", "APPOINTMENTS_READ"),
    ("appt:write", "APPOINTMENTS_WRITE"),
    ("veh:read", "VEHICLES_READ"),
    ("reports", "REPORTS_READ"),
    ("parse", "DOCUMENTS_PARSE"),
];

/// Whoever asks, and whom the questions are about beside the owner.
pub(super) struct Cast {
    tokens: Vec<(&'static str, Option<String>)>,
    /// The same people as a subgraph sees them.
    viewers: Vec<(&'static str, Viewer)>,
    /// The organisation of the keys that have one scope each.
    pub(super) organisation: Value,
    /// A key of it that nobody asks with.
    pub(super) spare_key: Value,
    /// Somebody of A's who asks nothing.
    pub(super) member: Value,
}

async fn account(
    product: &Product,
    email: &str,
    post: Option<(CentreRole, &str)>,
) -> (Value, String) {
    let mut conn = product.connection().await;
    let id = auth::ensure_user(&mut conn, email, demo::PASSWORD, "Malik Benali", &[Role::Customer])
        .await
        .unwrap();
    if let Some((role, slug)) = post {
        let centre = appointment::demo::centre(slug);
        auth::ensure_member(&mut conn, id, centre, role).await.unwrap();
    }
    drop(conn);
    (json!(id), product.log_in(email).await)
}

/// A key of an organisation: its secret, and the answer about it.
async fn key(product: &Product, of: (&str, &str), name: &str, scopes: &[&str]) -> (String, Value) {
    const KEY: &str = "mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) {
        secret apiKey { id integrator { id } } } }";
    let manager = product.log_in("responsable@demo.example").await;
    let input = json!({ "email": of.0, "organisation": of.1, "name": name, "scopes": scopes });
    let mut made = product.data(&manager, KEY, json!({ "i": input })).await;
    let made = &mut made["createApiKey"];
    (text(&made["secret"]), made["apiKey"].take())
}

impl Cast {
    pub(super) async fn assembled(product: &Product) -> Self {
        let mut tokens = vec![("anonymous", None), ("guest", Some(product.guest().await))];
        for (column, email, post) in [
            ("owner", "owner@example.org", None),
            ("stranger", "stranger@example.org", None),
            ("desk B", "desk.b@example.org", Some((CentreRole::Receptionist, B))),
            ("inspector B", "inspector.b@example.org", Some((CentreRole::Inspector, B))),
            ("manager B", "manager.b@example.org", Some((CentreRole::Manager, B))),
            ("desk A", "desk.a@example.org", Some((CentreRole::Receptionist, A))),
            ("inspector A", "inspector.a@example.org", Some((CentreRole::Inspector, A))),
            ("manager A", "manager.a@example.org", Some((CentreRole::Manager, A))),
        ] {
            tokens.push((column, Some(account(product, email, post).await.1)));
        }
        for (column, email) in [
            ("desk", "accueil@demo.example"),
            ("manager", "responsable@demo.example"),
            ("admin", "admin@demo.example"),
        ] {
            tokens.push((column, Some(product.log_in(email).await)));
        }
        let own = ("si@flotte.example", "Flotte Dupont");
        for (column, scope) in SCOPES {
            let (secret, _) = key(product, own, column, &[scope]).await;
            tokens.push((column, Some(secret)));
        }
        let all = SCOPES.map(|(_, scope)| scope);
        let (other, _) = key(product, ("si@autre.example", "Autre Flotte"), "all", &all).await;
        tokens.push(("other key", Some(other)));
        let (_, spare) = key(product, own, "spare", &["APPOINTMENTS_READ"]).await;
        let post = Some((CentreRole::Receptionist, A));
        let (member, _) = account(product, "member.a@example.org", post).await;
        let mut viewers = Vec::new();
        for (column, token) in &tokens {
            viewers.push((*column, asked::viewer(product, token.as_deref()).await));
        }
        Self {
            tokens,
            viewers,
            organisation: spare["integrator"]["id"].clone(),
            spare_key: spare["id"].clone(),
            member,
        }
    }

    /// What a column asks with.
    pub(super) fn token(&self, column: &str) -> Option<&str> {
        let (_, token) = self.tokens.iter().find(|(name, _)| *name == column).unwrap();
        token.as_deref()
    }

    /// The same of somebody who has one.
    pub(super) fn of(&self, column: &str) -> &str {
        self.token(column).unwrap()
    }

    pub(super) fn viewer(&self, column: &str) -> &Viewer {
        &self.viewers.iter().find(|(name, _)| *name == column).unwrap().1
    }
}
