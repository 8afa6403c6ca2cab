//! `autovisite schema`: writes what the graph is, as text that is committed and compared.
use crate::{
    config::Settings,
    database::Databases,
    domains::{self, Domain, Parts},
    secrets::Secrets,
};
use anyhow::{Context, Result, bail};
use engine::SubgraphSdl;
use kernel::{Clock, live::Live, passport::PassportKey};
use std::{fs, path::Path};

/// Composes the domains.
///
/// # Errors
/// Every reason why they do not fit together.
pub fn compose(domains: &[Domain]) -> Result<String> {
    let parts: Vec<SubgraphSdl> = domains
        .iter()
        .map(|domain| SubgraphSdl {
            name: domain.name.to_owned(),
            url: format!("http://{}/graphql", domain.name),
            sdl: domain.sdl.clone(),
        })
        .collect();
    Ok(engine::compose(&parts)?)
}

/// The files of `schema/`, by their path in it.
///
/// # Errors
/// As [`compose`].
pub fn files(settings: &Settings) -> Result<Vec<(String, String)>> {
    let secrets = Secrets::open(&settings.data_dir)?;
    let parts = Parts {
        settings,
        databases: &Databases::none(),
        secrets: &secrets,
        clock: Clock::System,
        passports: PassportKey::new(&[0; 32])?,
        live: &|_| Live::silent(),
    };
    let domains = domains::build(&parts)?;
    let supergraph = compose(&domains)?;
    let mut files: Vec<(String, String)> = domains
        .iter()
        .map(|domain| (format!("subgraphs/{}.graphql", domain.name), domain.sdl.clone()))
        .collect();
    files.push(("public.graphql".to_owned(), engine::public_schema(&supergraph)?));
    files.push(("supergraph.graphql".to_owned(), supergraph));
    for (_, text) in &mut files {
        *text = format!("{}\n", text.trim_end());
    }
    Ok(files)
}

/// Writes the files; with `check`, writes nothing and fails where one differs.
///
/// # Errors
/// Where a file differs or cannot be written.
pub fn write(settings: &Settings, folder: &Path, check: bool) -> Result<()> {
    let mut stale = Vec::new();
    for (name, text) in files(settings)? {
        let path = folder.join(&name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(name);
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    if !stale.is_empty() {
        bail!("out of date, run `make schema`: {}", stale.join(", "));
    }
    Ok(())
}
