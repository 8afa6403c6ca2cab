//! `autovisite verify` and `autovisite audit`: whether papers and rows are as they were written.
//! Decisions: docs/decisions/papers.md
use crate::{Settings, database::Databases, domains, paper_keys, secrets::Secrets};
use anyhow::{Context, Result, bail};
use report::{DocumentKeys, FileVerdict};
use std::path::Path;

/// Says whether a file is as it was issued, by the keys given, else by those of this installation.
///
/// # Errors
/// Where it is not, cannot be read, or there is no key.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub fn verify(settings: &Settings, file: &Path, given: &[String]) -> Result<()> {
    let keys =
        if given.is_empty() { own(settings)? } else { DocumentKeys::believed(&given.join(","))? };
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    match keys.verify(&bytes) {
        FileVerdict::Authentic { title, signer } => {
            println!("authentique / authentic: {title}");
            if let Some(signer) = signer {
                println!("signé par / signed by: {signer}");
            }
            Ok(())
        }
        FileVerdict::Altered => {
            bail!("modifié depuis sa délivrance / changed since it was issued: {}", file.display())
        }
        FileVerdict::UnknownKey => bail!(
            "signé par une clé inconnue ici / signed with a key that is not known here: {}",
            file.display()
        ),
        FileVerdict::NoSeal => bail!(
            "sans signature dans le fichier, voyez la page de son QR code / no signature in the \
             file, see the page of its QR code: {}",
            file.display()
        ),
    }
}

/// Prints the public keys of this installation.
///
/// # Errors
/// Where it has none, or they cannot be read.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub fn print_keys(settings: &Settings) -> Result<()> {
    for key in own(settings)?.public() {
        println!("{key}");
    }
    Ok(())
}

fn own(settings: &Settings) -> Result<DocumentKeys> {
    let secrets = Secrets::open(&settings.data_dir)?;
    let keys = paper_keys::known(&secrets)?;
    keys.with_context(|| {
        format!("no document key in {}: name one with --key", settings.data_dir.display())
    })
}

/// Walks all chains and documents.
///
/// # Errors
/// Where something was changed; the message names it.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn audit(settings: &Settings, databases: &Databases) -> Result<()> {
    let secrets = Secrets::open(&settings.data_dir)?;
    let config = domains::report_config(settings, &secrets)?;
    let results = inspection::audit(&databases.pool(inspection::NAME)?).await?;
    println!("{} signed results in {} chains", results.links, results.chains);
    let papers = report::audit(&databases.pool(report::NAME)?, &config, &results.results).await?;
    println!("{} printed documents", papers.documents);
    let tills = payment::broken_chains(&databases.pool(payment::NAME)?).await?;
    println!("invoices, credit notes and closings");
    let acts = auth::audit(&databases.pool(auth::NAME)?, &databases.distinct()?).await?;
    println!("{} acts", acts.acts);
    let broken = [results.broken, papers.broken, tills, acts.broken].concat();
    if broken.is_empty() {
        println!("tout est tel qu’il a été écrit / all is as it was written");
        return Ok(());
    }
    bail!("{}\n  {}", "not as it was written:", broken.join("\n  "))
}
