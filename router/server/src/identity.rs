//! Whose tokens the public origin accepts: our own, and those of issuers an operator trusts.
use crate::{config::Settings, domains::AUDIENCE};
use anyhow::{Context, Result, ensure};
use engine::{Identity, Issuer, KeySource, Restriction, Void, VoidSource};
use kernel::{ApiError, Clock, Pool, Role, config::optional};
use serde::Deserialize;
use std::{sync::Arc, time::Duration};

/// How long a key that was taken out of a set still works.
const REFRESH: Duration = Duration::from_secs(60);

/// How often `auth` is asked which log-ins have ended.
const VOID_EVERY: Duration = Duration::from_secs(10);

/// How long an issuer may take to send its keys, and `auth` to say what is void.
const PATIENCE: Duration = Duration::from_secs(5);

/// One entry of `AUTOVISITE_TRUSTED_ISSUERS`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrustedIssuer {
    /// The `iss` claim of its tokens.
    issuer: String,
    /// Where its JWK set is.
    jwks: String,
    /// The `aud` claim; ours where absent.
    audience: Option<String>,
    /// What its machines may do, where their tokens say so.
    scopes: Vec<String>,
}

/// The tokens of `auth`, whose keys come from `ours` and whose early ends from `void`, and those of
/// the issuers in the environment.
///
/// # Errors
/// Where `AUTOVISITE_TRUSTED_ISSUERS` is not what `.env.example` describes.
pub(crate) fn accepted(settings: &Settings, ours: KeySource, void: VoidSource) -> Result<Identity> {
    let mut issuers = vec![Issuer {
        name: settings.public_url.clone(),
        audience: AUDIENCE.to_owned(),
        keys: ours,
        restriction: None,
    }];
    if let Some(text) = optional("AUTOVISITE_TRUSTED_ISSUERS") {
        issuers.extend(trusted(&text, &settings.public_url)?);
    }
    let void = Some(Void { source: void, every: VOID_EVERY });
    Ok(Identity { issuers, refresh: REFRESH, void })
}

fn trusted(text: &str, our_name: &str) -> Result<Vec<Issuer>> {
    let entries: Vec<TrustedIssuer> = serde_json::from_str(text)
        .context("AUTOVISITE_TRUSTED_ISSUERS is no list of issuers in JSON")?;
    let client = reqwest::Client::builder().build()?;
    let mut issuers = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = entry.issuer;
        ensure!(name != our_name, "AUTOVISITE_TRUSTED_ISSUERS: {name} is this origin itself");
        // A scope that is a role's name would make a machine somebody of ours.
        let role = entry.scopes.iter().find(|scope| scope.parse::<Role>().is_ok());
        ensure!(role.is_none(), "AUTOVISITE_TRUSTED_ISSUERS: {name}: a role is no scope");
        issuers.push(Issuer {
            name,
            audience: entry.audience.unwrap_or_else(|| AUDIENCE.to_owned()),
            keys: keys_at(client.clone(), entry.jwks),
            restriction: Some(Restriction {
                given: vec![Role::Integrator.to_string()],
                kept: entry.scopes,
            }),
        });
    }
    Ok(issuers)
}

/// The keys of the `auth` in this process, as they are at each moment.
pub(crate) fn keys_here(keys: auth::Keys) -> KeySource {
    Arc::new(move || Box::pin(std::future::ready(Ok(keys.jwks().to_string()))))
}

/// The JWK set at this address, as it is at each moment.
pub(crate) fn keys_at(client: reqwest::Client, url: String) -> KeySource {
    Arc::new(move || {
        let request = client.get(&url).timeout(PATIENCE).send();
        Box::pin(async move { Ok(request.await?.error_for_status()?.text().await?) })
    })
}

/// Which log-ins have ended, from the database in this process's reach.
pub(crate) fn void_here(pool: Pool, clock: Clock) -> VoidSource {
    Arc::new(move || {
        let pool = pool.clone();
        Box::pin(async move {
            auth::void_tokens(&pool, clock.now()).await.map_err(ApiError::into_report)
        })
    })
}

/// The same from the `auth` at this base address.
pub(crate) fn void_at(client: reqwest::Client, base: &str) -> VoidSource {
    let url = format!("{base}{}", auth::VOID_TOKENS);
    Arc::new(move || {
        let request = client.get(&url).timeout(PATIENCE).send();
        Box::pin(async move { Ok(request.await?.error_for_status()?.json().await?) })
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn an_issuer_is_trusted_for_scopes_and_never_for_a_role() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let entry = |scope: &str| {
            format!(
                r#"[{{"issuer":"https://idp.example","jwks":"https://idp.example/jwks",
                    "scopes":["{scope}"]}}]"#
            )
        };
        let issuers = trusted(&entry("documents:parse"), "https://us.example").unwrap();
        assert_eq!(issuers[0].audience, AUDIENCE);
        let restriction = issuers[0].restriction.as_ref().unwrap();
        assert_eq!(restriction.given, ["integrator"]);
        assert_eq!(restriction.kept, ["documents:parse"]);
        assert!(trusted(&entry("admin"), "https://us.example").is_err());
        assert!(trusted(&entry("documents:parse"), "https://idp.example").is_err());
        assert!(trusted("https://idp.example", "https://us.example").is_err());
    }
}
