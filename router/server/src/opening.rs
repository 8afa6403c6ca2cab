//! Opening a network: its first administrator.
use crate::{Settings, database::Databases, domains, secrets::Secrets, serve};
use anyhow::Result;
use kernel::{ApiError, clock::CIVIL_ZONE};

/// Makes an administrator and prints the link by which they set their password.
///
/// # Errors
/// As [`auth::create_admin`]; where the database cannot be reached.
#[expect(clippy::print_stdout, reason = "what whoever opens the network reads")]
pub async fn create_admin(
    settings: &Settings,
    databases: &Databases,
    email: &str,
    force: bool,
) -> Result<()> {
    serve::prepare(settings, databases).await?;
    let secrets = Secrets::open(&settings.data_dir)?;
    let config = domains::auth_config(settings, &secrets)?;
    let pool = databases.pool(auth::NAME)?;
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let link = auth::create_admin(&mut conn, &config, email, force)
        .await
        .map_err(ApiError::into_report)?;
    let until = link.expires_at.with_timezone(&CIVIL_ZONE).format("%d/%m/%Y %H:%M");
    println!("{}/mot-de-passe#{}", settings.public_url, link.text);
    println!("\nCe lien ne sert qu’une fois, jusqu’au {until} (heure de Paris). Il part aussi par");
    println!("e-mail à {email} dès que la plateforme tourne.");
    println!("This link works once, until {until} (Paris time). It is mailed, too.");
    Ok(())
}
