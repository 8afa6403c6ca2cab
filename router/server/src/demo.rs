//! Demo data: a small network and one account per role. Idempotent.
use crate::database::Databases;
use anyhow::Result;
use kernel::{ApiError, Role};

/// The password of every demo account.
pub const PASSWORD: &str = "demo-autovisite";

/// E-mail, name and role.
pub const ACCOUNTS: [(&str, &str, Role); 5] = [
    ("camille@demo.example", "Camille Martin", Role::Customer),
    ("controleur@demo.example", "Agnès Thévenoux", Role::Inspector),
    ("accueil@demo.example", "Malik Benali", Role::Receptionist),
    ("responsable@demo.example", "Hélène Roux", Role::Manager),
    ("admin@demo.example", "Yann Le Goff", Role::Admin),
];

/// Writes what is missing.
///
/// # Errors
/// Where a database cannot be written.
pub async fn fill(databases: &Databases) -> Result<()> {
    let pool = databases.pool(appointment::NAME)?;
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    appointment::demo::network(&mut conn).await.map_err(ApiError::into_report)?;

    let pool = databases.pool(auth::NAME)?;
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    for (email, name, role) in ACCOUNTS {
        auth::ensure_user(&mut conn, email, PASSWORD, name, &[role])
            .await
            .map_err(ApiError::into_report)?;
    }
    Ok(())
}
