//! Settings of the whole process, from the environment; `.env.example` lists them.
//! Decisions: docs/decisions/platform.md
use crate::{
    features::{Feature, Switches},
    legal::Legal,
    limit::{Allowance, Streams},
    observe,
};
use anyhow::{Context, Result, bail, ensure};
use kernel::{
    broker::Broker,
    config::{optional, parsed},
};
use std::{
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    str::FromStr,
};

/// How the router reaches the subgraphs of this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// The planner's requests are executed on the schemas directly.
    InProcess,
    /// The same requests over HTTP on the loopback interface.
    Http,
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum MailTarget {
    /// Files in the data directory, shown at `/mailbox`.
    Folder,
    /// An SMTP server.
    Smtp {
        /// `smtps://user:password@host:port`.
        url: String,
        /// The certificate (PEM) of whoever vouches for it, where no public authority does.
        authority: Option<String>,
    },
}

/// Stripe's keys; without them the simulator stands in.
#[derive(Clone)]
pub struct StripeKeys {
    /// `sk_live_…` or `sk_test_…`.
    pub secret: String,
    /// `whsec_…`
    pub webhook: String,
    /// Address of a server that stands in for Stripe's; Stripe's own where absent.
    pub api: Option<String>,
}

/// The OTC, which knows of recalls and is owed every result.
#[derive(Clone)]
pub struct OtcKeys {
    /// Where it is.
    pub url: String,
    /// What it knows us by.
    pub token: Option<String>,
}

/// The language model the assistant may fall back on.
#[derive(Clone)]
pub struct ModelKeys {
    /// Base address of a server that speaks Chat Completions.
    pub base: String,
    /// Its key.
    pub key: String,
    /// The model's name.
    pub model: String,
}

/// Everything that differs between a laptop, a test and a production machine.
#[derive(Clone)]
pub struct Settings {
    /// Development shows the explorer and the mailbox, and logs for people.
    pub development: bool,
    /// Where the public origin listens.
    pub listen: SocketAddr,
    /// The origin as people reach it, without a final slash.
    pub public_url: String,
    /// The origin as our own processes reach it, without a final slash.
    pub internal_url: String,
    /// RabbitMQ, which carries events between processes; without it the databases do.
    pub amqp_url: Option<String>,
    /// Redis, where several routers share their counts of requests.
    pub redis_url: Option<String>,
    /// Everything the process keeps.
    pub data_dir: PathBuf,
    /// The file that says that maintenance is on, where it is not in there: one that several machines see.
    pub maintenance_file: Option<PathBuf>,
    /// The file that names what is switched off, where it is not in there: one that several machines see.
    pub features_file: Option<PathBuf>,
    /// What is off whatever the file says.
    pub features_off: Vec<Feature>,
    /// The built web.
    pub web_dir: PathBuf,
    /// The operations of our own clients, a folder each.
    pub operations_dir: PathBuf,
    /// Whether nothing else is answered.
    pub only_trusted: bool,
    /// Origins whose pages may call the graph.
    pub allowed_origins: Vec<String>,
    /// Origins whose pages may show the chat in a frame, beside our own.
    pub widget_hosts: Vec<String>,
    /// Who answers for the site.
    pub legal: Legal,
    /// OCR models.
    pub models_dir: PathBuf,
    /// This program, started anew to decode each file customers send.
    pub program: PathBuf,
    /// How subgraphs are reached.
    pub transport: Transport,
    /// Where mail goes.
    pub mail: MailTarget,
    /// The sender of mail.
    pub mail_from: String,
    /// Templates of letters that take the place of those that are built in.
    pub letters_dir: Option<PathBuf>,
    /// Stripe's keys.
    pub stripe: Option<StripeKeys>,
    /// The language model.
    pub model: Option<ModelKeys>,
    /// The OTC; without it recalls are looked up by hand, and results wait.
    pub otc: Option<OtcKeys>,
    /// Where instruments of centres may be: `host:port`, or `host`. None: values are entered by hand.
    pub benches: Vec<String>,
    /// Requests a minute.
    pub allowance: Allowance,
    /// Streams open at once.
    pub streams: Streams,
    /// Whether a proxy of ours stands in front and names the client's address.
    pub behind_proxy: bool,
    /// What an operator may see.
    pub observe: observe::Settings,
    /// Starts the Telegram bot.
    pub telegram_token: Option<String>,
    /// Roles that are only given to a log-in for which a second factor was shown.
    pub second_factor_roles: Vec<kernel::Role>,
    /// Whether webhooks may be sent to this machine, and there without TLS; in development alone.
    pub webhooks_to_this_machine: bool,
    /// The bot's public name, for links to it; nobody is offered one where absent.
    pub telegram_bot: Option<String>,
    /// Address of the Bot API; Telegram's own where absent.
    pub telegram_api: Option<String>,
}

/// Names of roles, with commas between.
///
/// # Errors
/// Where one is none, or one that nobody is given.
fn roles(names: Option<String>) -> Result<Vec<kernel::Role>> {
    let names = names.unwrap_or_default();
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let role: kernel::Role = name
                .parse()
                .with_context(|| format!("AUTOVISITE_SECOND_FACTOR_ROLES: {name} is no role"))?;
            ensure!(
                !matches!(role, kernel::Role::Guest | kernel::Role::Customer),
                "AUTOVISITE_SECOND_FACTOR_ROLES: {name} is everybody's"
            );
            Ok(role)
        })
        .collect()
}

/// A bot's name as Telegram has them: letters, digits and underscores, without the `@`.
///
/// # Errors
/// Where it could be no bot's.
fn bot_name(name: Option<String>) -> Result<Option<String>> {
    let fits = |name: &String| {
        (5..=32).contains(&name.len())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let name = name.map(|name| name.trim_start_matches('@').to_owned());
    ensure!(name.as_ref().is_none_or(fits), "TELEGRAM_BOT_NAME is no name of a bot");
    Ok(name)
}

impl Settings {
    /// What can be switched off, and is.
    #[must_use]
    pub fn switches(&self) -> Switches {
        let here = || self.data_dir.join("features-off");
        Switches::at(self.features_file.clone().unwrap_or_else(here), &self.features_off)
    }

    /// Reads the environment.
    ///
    /// # Errors
    /// A sentence that names the variable.
    pub fn from_env() -> Result<Self> {
        let listen = with_free_port(parsed("AUTOVISITE_LISTEN", "127.0.0.1:8080".parse()?)?)?;
        let development = match optional("AUTOVISITE_ENV").as_deref() {
            None | Some("development") => true,
            Some("production") => false,
            Some(other) => bail!("AUTOVISITE_ENV={other}: use development or production"),
        };
        let public_url = optional("AUTOVISITE_PUBLIC_URL")
            .unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
        let transport = match optional("AUTOVISITE_TRANSPORT").as_deref() {
            None | Some("in-process") => Transport::InProcess,
            Some("http") => Transport::Http,
            Some(other) => bail!("AUTOVISITE_TRANSPORT={other}: use in-process or http"),
        };
        let mail = match optional("SMTP_URL") {
            None => MailTarget::Folder,
            Some(url) => MailTarget::Smtp { url, authority: text_of("SMTP_AUTHORITY")? },
        };
        let stripe = stripe_keys()?;
        if !development {
            ensure!(
                stripe.is_some(),
                "production needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: simulated payments are for development"
            );
            ensure!(
                matches!(mail, MailTarget::Smtp { .. }),
                "production needs SMTP_URL: the mailbox anybody can read is for development"
            );
        }
        Ok(Self {
            development,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            internal_url: optional("AUTOVISITE_INTERNAL_URL")
                .unwrap_or_else(|| format!("http://127.0.0.1:{}", listen.port()))
                .trim_end_matches('/')
                .to_owned(),
            amqp_url: optional("AMQP_URL"),
            redis_url: optional("REDIS_URL"),
            data_dir: folder("AUTOVISITE_DATA_DIR", "data"),
            maintenance_file: optional("AUTOVISITE_MAINTENANCE_FILE").map(PathBuf::from),
            features_file: optional("AUTOVISITE_FEATURES_FILE").map(PathBuf::from),
            features_off: optional("AUTOVISITE_FEATURES_OFF")
                .iter()
                .flat_map(|names| names.split(','))
                .map(|name| Feature::named(name.trim()).context("AUTOVISITE_FEATURES_OFF"))
                .collect::<Result<_>>()?,
            web_dir: folder("AUTOVISITE_WEB_DIR", "web/dist"),
            operations_dir: folder("AUTOVISITE_OPERATIONS_DIR", "schema/operations"),
            only_trusted: match optional("AUTOVISITE_DOCUMENTS").as_deref() {
                None | Some("any") => false,
                Some("trusted") => true,
                Some(other) => bail!("AUTOVISITE_DOCUMENTS={other}: use any or trusted"),
            },
            allowed_origins: origins("AUTOVISITE_ALLOWED_ORIGINS")?,
            widget_hosts: origins("AUTOVISITE_WIDGET_HOSTS")?,
            legal: Legal::from_env(),
            models_dir: folder("AUTOVISITE_MODELS_DIR", "models"),
            program: std::env::current_exe().context("where is this program?")?,
            transport,
            mail,
            mail_from: optional("MAIL_FROM")
                .unwrap_or_else(|| "Auto Visite Tech <rendez-vous@autovisite.example>".to_owned()),
            letters_dir: optional("AUTOVISITE_LETTERS_DIR").map(PathBuf::from),
            stripe,
            model: model_keys(),
            benches: optional("BENCH_ADDRESSES")
                .map(|text| text.split_whitespace().map(str::to_owned).collect())
                .unwrap_or_default(),
            otc: optional("OTC_URL").map(|url| OtcKeys { url, token: optional("OTC_TOKEN") }),
            allowance: Allowance {
                person: at_least_one("AUTOVISITE_REQUESTS_PER_PERSON", 600)?,
                address: at_least_one("AUTOVISITE_REQUESTS_PER_ADDRESS", 120)?,
            },
            streams: Streams {
                person: at_least_one("AUTOVISITE_STREAMS_PER_PERSON", 20)?,
                address: at_least_one("AUTOVISITE_STREAMS_PER_ADDRESS", 100)?,
            },
            behind_proxy: parsed("AUTOVISITE_BEHIND_PROXY", false)?,
            observe: observe::Settings::from_env()?,
            telegram_token: optional("TELEGRAM_BOT_TOKEN"),
            second_factor_roles: roles(optional("AUTOVISITE_SECOND_FACTOR_ROLES"))?,
            webhooks_to_this_machine: webhooks_to_this_machine(development)?,
            telegram_bot: bot_name(optional("TELEGRAM_BOT_NAME"))?,
            telegram_api: optional("TELEGRAM_API_URL"),
        })
    }

    /// The same, listening on another port.
    #[must_use]
    pub fn on_port(mut self, port: u16) -> Self {
        self.listen.set_port(port);
        self
    }

    /// Whether the simulator stands in for Stripe: [`Settings::from_env`] refuses production
    /// without Stripe's keys, so never there.
    #[must_use]
    pub fn simulates_payments(&self) -> bool {
        self.stripe.is_none()
    }

    /// The broker, where one is named.
    pub(crate) fn broker(&self) -> Option<Broker> {
        self.amqp_url.as_deref().map(|url| Broker::new(url, "autovisite"))
    }
}

/// A number that must let something through: none at all would be a platform that is closed.
fn at_least_one<T>(name: &str, default: T) -> Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static> + PartialEq + Default,
{
    let number = parsed(name, default)?;
    ensure!(number != T::default(), "{name}=0: at least 1, or leave it out");
    Ok(number)
}

fn folder(name: &str, default: &str) -> PathBuf {
    optional(name).unwrap_or_else(|| default.to_owned()).into()
}

/// `https://a.example, https://b.example`
fn origins(name: &str) -> Result<Vec<String>> {
    let listed = optional(name).unwrap_or_default();
    let origins = listed.split(',').map(str::trim).filter(|origin| !origin.is_empty());
    origins
        .map(|origin| {
            let has_host = origin.split_once("://").is_some_and(|(scheme, host)| {
                let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
                matches!(scheme, "http" | "https") && !host.is_empty() && host.chars().all(plain)
            });
            ensure!(has_host, "{name}: {origin} is no origin (https://host)");
            Ok(origin.to_owned())
        })
        .collect()
}

/// Whoever may name an endpoint would else reach what listens on this machine alone.
fn webhooks_to_this_machine(development: bool) -> Result<bool> {
    let wanted = parsed("AUTOVISITE_WEBHOOKS_TO_THIS_MACHINE", false)?;
    ensure!(!wanted || development, "AUTOVISITE_WEBHOOKS_TO_THIS_MACHINE is for development");
    Ok(wanted)
}

/// What the file says that a variable names.
fn text_of(variable: &str) -> Result<Option<String>> {
    let Some(path) = optional(variable) else { return Ok(None) };
    std::fs::read_to_string(&path).map(Some).with_context(|| format!("{variable}={path}"))
}

fn stripe_keys() -> Result<Option<StripeKeys>> {
    let api = optional("STRIPE_API_URL");
    if let Some(url) = &api {
        // Card payments and our secret key travel there.
        let near = ["http://127.0.0.1:", "http://localhost:"];
        ensure!(
            url.starts_with("https://") || near.iter().any(|start| url.starts_with(start)),
            "STRIPE_API_URL={url}: use https, or this machine"
        );
    }
    match (optional("STRIPE_SECRET_KEY"), optional("STRIPE_WEBHOOK_SECRET")) {
        (None, None) => {
            ensure!(api.is_none(), "STRIPE_API_URL is nothing without Stripe's two keys");
            Ok(None)
        }
        (Some(secret), Some(webhook)) => Ok(Some(StripeKeys { secret, webhook, api })),
        _ => bail!("set both STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither"),
    }
}

fn model_keys() -> Option<ModelKeys> {
    Some(ModelKeys {
        key: optional("LLM_API_KEY")?,
        base: optional("LLM_API_BASE").unwrap_or_else(|| "https://api.openai.com/v1".to_owned()),
        model: optional("LLM_MODEL").unwrap_or_else(|| "gpt-4o-mini".to_owned()),
    })
}

/// Port 0 is replaced by a free one now: links and webhooks name it before the router listens.
fn with_free_port(mut address: SocketAddr) -> Result<SocketAddr> {
    if address.port() == 0 {
        let free = TcpListener::bind(address).context("no free port")?;
        address.set_port(free.local_addr()?.port());
    }
    Ok(address)
}
