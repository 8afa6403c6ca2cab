//! Where the subgraph processes are, from the configuration.
use crate::names::NAMES;
use anyhow::{Context, Result, bail, ensure};
use kernel::config::optional;
use std::collections::BTreeMap;

/// The variable that names them all.
const VARIABLE: &str = "AUTOVISITE_SUBGRAPH_URLS";

/// A base address per domain, `http://host:port` without a final slash.
#[derive(Clone, Debug)]
pub struct Addresses(BTreeMap<&'static str, String>);

impl Addresses {
    /// Reads `AUTOVISITE_SUBGRAPH_URLS`, `auth=http://127.0.0.1:4001,payment=…`, with all eight.
    ///
    /// # Errors
    /// A sentence that says what is missing or wrong.
    pub fn from_env() -> Result<Self> {
        let text = optional(VARIABLE).with_context(|| {
            format!("{VARIABLE} is not set: write NAME=URL for each subgraph, with commas between")
        })?;
        Self::parse(&text).context(VARIABLE)
    }

    fn parse(text: &str) -> Result<Self> {
        let mut addresses = BTreeMap::new();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (name, url) =
                pair.split_once('=').with_context(|| format!("{pair}: write NAME=URL"))?;
            let Some(name) = NAMES.into_iter().find(|known| *known == name) else {
                bail!("{name} is no subgraph of the platform");
            };
            ensure!(
                url.starts_with("http://") || url.starts_with("https://"),
                "{name}={url}: the address starts with http:// or https://"
            );
            addresses.insert(name, url.trim_end_matches('/').to_owned());
        }
        let missing: Vec<&str> =
            NAMES.into_iter().filter(|name| !addresses.contains_key(name)).collect();
        ensure!(missing.is_empty(), "no address for {}", missing.join(", "));
        Ok(Self(addresses))
    }

    /// Names and addresses.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, url)| (*name, url.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_eight_must_be_named_and_no_other() {
        let all: Vec<String> =
            NAMES.iter().map(|name| format!("{name}=http://{name}.local:4000/")).collect();
        let read = Addresses::parse(&all.join(", ")).expect("all eight");
        assert!(read.iter().any(|pair| pair == ("auth", "http://auth.local:4000")));

        let told = |text: &str| format!("{:#}", Addresses::parse(text).expect_err(text));
        assert!(told(&all[1..].join(",")).contains("no address for auth"));
        assert!(told("lorries=http://127.0.0.1:1").contains("lorries"));
        assert!(told("auth=127.0.0.1:1").contains("http://"));
        assert!(told("auth").contains("NAME=URL"));
    }
}
