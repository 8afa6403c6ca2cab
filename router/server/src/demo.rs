//! Demo data: a small network, one account per role, and two people of one centre. Idempotent.
use crate::{Settings, database::Databases};
use anyhow::{Result, ensure};
use auth::CentreRole;
use kernel::{ApiError, Role};

/// The password of every demo account.
pub const PASSWORD: &str = "demo-autovisite";

/// E-mail, name, and role in the whole network.
pub const ACCOUNTS: [(&str, &str, Role); 5] = [
    ("camille@demo.example", "Camille Martin", Role::Customer),
    ("controleur@demo.example", "Agnès Thévenoux", Role::Inspector),
    ("accueil@demo.example", "Malik Benali", Role::Receptionist),
    ("responsable@demo.example", "Hélène Roux", Role::Manager),
    ("admin@demo.example", "Yann Le Goff", Role::Admin),
];

/// The one place where it is judged whether demo data may be written; asked before the databases
/// are touched.
///
/// # Errors
/// In production.
pub fn refuse_in_production(settings: &Settings) -> Result<()> {
    ensure!(
        settings.development,
        "demo accounts have a published password: they are for development \
         (AUTOVISITE_ENV=production). `autovisite admin create EMAIL` opens a network"
    );
    Ok(())
}

/// People of one centre: e-mail, name, centre and role. They see its day and no other.
pub const MEMBERS: [(&str, &str, &str, CentreRole); 2] = [
    ("accueil.lyon@demo.example", "Inès Garnier", "lyon-part-dieu", CentreRole::Receptionist),
    ("responsable.lyon@demo.example", "Karim Haddad", "lyon-part-dieu", CentreRole::Manager),
];

/// Writes what is missing.
///
/// # Errors
/// In production, before anything is written; where a database cannot be written.
pub async fn fill(settings: &Settings, databases: &Databases) -> Result<()> {
    refuse_in_production(settings)?;
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
    for (email, name, slug, role) in MEMBERS {
        let id = auth::ensure_user(&mut conn, email, PASSWORD, name, &[Role::Customer])
            .await
            .map_err(ApiError::into_report)?;
        auth::ensure_member(&mut conn, id, appointment::demo::centre(slug), role)
            .await
            .map_err(ApiError::into_report)?;
    }
    Ok(())
}
