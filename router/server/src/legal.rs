//! Who answers for the site, as the operator set it.
use kernel::config::optional;

/// What the operator says of themselves; each field is left out of the page where it is not set.
#[derive(Clone, Debug, Default)]
pub struct Legal {
    /// Company and its form: « Exemple SAS ».
    pub name: Option<String>,
    /// Registered office.
    pub address: Option<String>,
    /// Register, number and capital: « RCS Lyon 000 000 000, capital de 10 000 € ».
    pub register: Option<String>,
    /// VAT number.
    pub vat: Option<String>,
    /// Who is responsible for what is published.
    pub director: Option<String>,
    /// Who hosts the site: name, address, telephone.
    pub host: Option<String>,
    /// Consumer mediator: name and address.
    pub mediator: Option<String>,
    /// Where to write to, also about personal data.
    pub email: Option<String>,
}

impl Legal {
    /// What the law asks of every site and the operator has not said.
    #[must_use]
    pub fn unsaid(&self) -> Vec<&'static str> {
        let Self { name, address, register, vat, director, host, mediator, email } = self;
        [
            (name, "the company"),
            (address, "its address"),
            (register, "its register"),
            (vat, "its VAT number"),
            (director, "who is responsible"),
            (host, "who hosts it"),
            (mediator, "the mediator"),
            (email, "an address to write to"),
        ]
        .into_iter()
        .filter(|(said, _)| said.is_none())
        .map(|(_, what)| what)
        .collect()
    }

    /// Reads `AUTOVISITE_LEGAL_…`.
    #[must_use]
    pub fn from_env() -> Self {
        let field = |name: &str| optional(&format!("AUTOVISITE_LEGAL_{name}"));
        Self {
            name: field("NAME"),
            address: field("ADDRESS"),
            register: field("REGISTER"),
            vat: field("VAT"),
            director: field("DIRECTOR"),
            host: field("HOST"),
            mediator: field("MEDIATOR"),
            email: field("EMAIL"),
        }
    }
}
