//! Addresses for people: what the graph gives relative to the public origin, made absolute.
use anyhow::Context;
use url::{Host, Url};

/// The public origin.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    public: Url,
}

impl Links {
    /// # Errors
    /// Where `public_url` is no http(s) address.
    pub(crate) fn new(public_url: &str) -> anyhow::Result<Self> {
        let public = Url::parse(public_url).context("the public address")?;
        anyhow::ensure!(is_web(&public), "the public address is neither http nor https");
        Ok(Self { public })
    }

    /// An address a browser can open; `None` for what is none (`javascript:` and the like).
    pub(crate) fn absolute(&self, url: &str) -> Option<Url> {
        self.public.join(url).ok().filter(is_web)
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether Telegram takes the address on a button. It refuses a message whose button leads to a
/// host it cannot resolve, so what is not plainly public is written into the text instead.
pub(crate) fn fits_a_button(url: &Url) -> bool {
    let public_host = match url.host() {
        Some(Host::Domain(name)) => {
            name.contains('.') && !name.ends_with(".localhost") && !name.ends_with(".local")
        }
        _ => false,
    };
    url.scheme() == "https" && public_host
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn relative_addresses_belong_to_the_public_origin() {
        let links = Links::new("https://autovisite.example").unwrap();
        let absolute = |url: &str| links.absolute(url).map(String::from);
        assert_eq!(
            absolute("/documents/abc?x=1").as_deref(),
            Some("https://autovisite.example/documents/abc?x=1")
        );
        assert_eq!(absolute("https://pay.example/c/1").as_deref(), Some("https://pay.example/c/1"));
        assert_eq!(absolute("javascript:alert(1)"), None);
        assert!(Links::new("ftp://autovisite.example").is_err());
    }

    #[test]
    fn only_public_https_addresses_go_on_a_button() {
        let fits = |url: &str| fits_a_button(&Url::parse(url).unwrap());
        assert!(fits("https://autovisite.example/connexion"));
        assert!(!fits("http://autovisite.example/connexion"));
        assert!(!fits("https://localhost:8080/connexion"));
        assert!(!fits("https://127.0.0.1/connexion"));
        assert!(!fits("https://box.local/connexion"));
    }
}
