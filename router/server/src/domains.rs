//! The eight domains, built from the settings and brought to one shape.
//! Decisions: docs/decisions/money.md
use crate::{
    config::{MailTarget, Settings},
    database::Databases,
    features::Feature,
    names::NAMES,
    paper_keys,
    secrets::Secrets,
    stores,
};
use anyhow::{Context, Result};
use async_graphql::{Executor, SDLExportOptions};
use axum::Router;
use diesel_migrations::EmbeddedMigrations;
use engine::LocalSubgraph;
use kernel::{Clock, LetterKey, Listener, Pool, Task, live::Live, passport::PassportKey};
use scan::image_intake::Decoder;
use std::{sync::Arc, time::Duration};

/// The files of the keys that sign access tokens, in the keys' folder.
const TOKEN_KEY: &str = "token-signing.pem";
const PREVIOUS_TOKEN_KEY: &str = "token-signing-previous.pem";

/// How long the OTC may take: an inspector waits for the answer.
const OTC_PATIENCE: Duration = Duration::from_secs(6);
/// An instrument that measures says at least so often how far it is.
const BENCH_SILENCE: Duration = Duration::from_secs(20);

/// The audience of access tokens.
pub const AUDIENCE: &str = "autovisite-graph";

/// Every domain's migrations. The simulated bank has tables only where it stands in for Stripe, so
/// never in production.
#[must_use]
pub fn migrations(settings: &Settings) -> Vec<(&'static str, EmbeddedMigrations)> {
    let simulator =
        settings.simulates_payments().then_some((payment::NAME, stripe_simulator::MIGRATIONS));
    let domains = [
        (auth::NAME, auth::MIGRATIONS),
        (appointment::NAME, appointment::MIGRATIONS),
        (payment::NAME, payment::MIGRATIONS),
        (scan::NAME, scan::MIGRATIONS),
        (parser::NAME, parser::MIGRATIONS),
        (inspection::NAME, inspection::MIGRATIONS),
        (report::NAME, report::MIGRATIONS),
        (chatbot::NAME, chatbot::MIGRATIONS),
    ];
    domains.into_iter().chain(simulator).collect()
}

/// One domain, ready to be served.
pub struct Domain {
    /// Its name in the graph.
    pub name: &'static str,
    /// Its schema, for the in-process transport.
    pub local: Arc<dyn LocalSubgraph>,
    /// Its federation SDL.
    pub sdl: String,
    /// Its schema over HTTP and WebSocket.
    pub over_http: Router,
    /// Its pages and endpoints on the public origin.
    pub routes: Router,
    /// Its reactions to events.
    pub listeners: Vec<Listener>,
    /// Its recurring work.
    pub tasks: Vec<Task>,
    /// Its database.
    pub pool: Pool,
}

/// What all domains are built from.
pub struct Parts<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// Where the data is.
    pub databases: &'a Databases,
    /// This installation's keys.
    pub secrets: &'a Secrets,
    /// The time.
    pub clock: Clock,
    /// Signs and opens passports between router and subgraphs.
    pub passports: PassportKey,
    /// The signal receiver of a pool's database; [`Live::silent`] where nothing is served.
    pub live: &'a (dyn Fn(&Pool) -> Live + Sync),
}

/// The keys that sign access tokens, made at the first start.
///
/// # Errors
/// Where the key cannot be kept or read.
pub fn auth_config(settings: &Settings, secrets: &Secrets) -> Result<auth::AuthConfig> {
    let letters = letter_key(secrets)?;
    let secrets = secrets.clone();
    // Asked again and again: `autovisite rotate-keys` needs no restart.
    let source = move || {
        let current =
            secrets.text("AUTOVISITE_TOKEN_KEY", TOKEN_KEY, || Ok(auth::Keys::generate_pem()))?;
        let previous = secrets.known("AUTOVISITE_TOKEN_KEY_PREVIOUS", PREVIOUS_TOKEN_KEY)?;
        Ok(auth::KeyTexts { current, previous })
    };
    Ok(auth::AuthConfig {
        keys: auth::Keys::from_source(Arc::new(source))?,
        issuer: settings.public_url.clone(),
        audience: AUDIENCE.to_owned(),
        telegram_bot: settings.telegram_bot.clone(),
        second_factor_roles: settings.second_factor_roles.clone(),
        letters,
        webhooks: auth::Reachable {
            this_machine: settings.webhooks_to_this_machine,
            names: auth::Names::System,
        },
        open: auth::Open {
            registrations: while_on(settings, Feature::Registrations),
            webhooks: while_on(settings, Feature::Webhooks),
        },
    })
}

/// Answers, each time it is asked, whether an operator has that on.
fn while_on(settings: &Settings, feature: Feature) -> Arc<dyn Fn() -> bool + Send + Sync> {
    let switches = settings.switches();
    Arc::new(move || switches.is_on(feature))
}

/// Whether the key that signs access tokens can be used; `false` where there is none yet.
///
/// # Errors
/// Where it is there and cannot be.
pub(crate) fn token_key_is_good(secrets: &Secrets) -> Result<bool> {
    match secrets.known("AUTOVISITE_TOKEN_KEY", TOKEN_KEY)? {
        Some(current) => auth::Keys::from_pem(&current).map(|_| true),
        None => Ok(false),
    }
}

/// What auth checks and report writes: codes and links of letters.
pub(crate) fn letter_key(secrets: &Secrets) -> Result<LetterKey> {
    LetterKey::new(secrets.random("AUTOVISITE_LETTER_KEY", "letter-key")?.as_bytes())
}

type Build = fn(&Parts<'_>) -> Result<Domain>;

const BUILDERS: [Build; 8] = [
    build_auth,
    build_appointment,
    build_payment,
    build_scan,
    build_parser,
    build_inspection,
    build_report,
    build_chatbot,
];

/// Gives access tokens another key; what the one before signed stays good while it lasts. A
/// running `autovisite` takes it within seconds.
///
/// # Errors
/// Where the key is the environment's, or cannot be kept.
pub fn rotate_token_key(secrets: &Secrets) -> Result<()> {
    anyhow::ensure!(
        kernel::config::optional("AUTOVISITE_TOKEN_KEY").is_none(),
        "the key is AUTOVISITE_TOKEN_KEY: set AUTOVISITE_TOKEN_KEY_PREVIOUS to it, and it to another"
    );
    secrets.rotate(TOKEN_KEY, PREVIOUS_TOKEN_KEY, &auth::Keys::generate_pem())
}

/// Builds all eight. Connects to nothing yet.
///
/// # Errors
/// Where a key or a folder cannot be had.
pub fn build(parts: &Parts<'_>) -> Result<Vec<Domain>> {
    BUILDERS.iter().map(|build| build(parts)).collect()
}

/// Builds the one of this name.
///
/// # Errors
/// As [`build`]; where there is none of this name.
pub fn build_one(parts: &Parts<'_>, name: &str) -> Result<Domain> {
    let index = NAMES.iter().position(|known| *known == name);
    let index =
        index.with_context(|| format!("{name} is no subgraph: use {}", NAMES.join(", ")))?;
    BUILDERS[index](parts)
}

impl Parts<'_> {
    /// A domain with this schema and nothing else.
    fn domain<E>(&self, name: &'static str, pool: Pool, schema: E, sdl: &str) -> Domain
    where
        E: Executor,
    {
        Domain {
            name,
            local: Arc::new(schema.clone()),
            sdl: engine::federation_sdl(sdl),
            over_http: kernel::serve::subgraph(name, schema, self.passports.clone(), self.clock),
            routes: Router::new(),
            listeners: Vec::new(),
            tasks: Vec::new(),
            pool,
        }
    }
}

/// How every subgraph writes its SDL: sorted, so that the committed snapshot is a readable diff.
fn export() -> SDLExportOptions {
    SDLExportOptions::new().federation().sorted_fields().sorted_arguments().sorted_enum_items()
}

fn build_auth(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(auth::NAME)?;
    let config = auth_config(parts.settings, parts.secrets)?;
    let schema = auth::schema(pool.clone(), parts.clock, config.clone());
    let sdl = schema.sdl_with_options(export());
    let domain = parts.domain(auth::NAME, pool.clone(), schema, &sdl);
    Ok(Domain {
        routes: auth::routes(&config),
        listeners: auth::listeners(&pool, parts.clock),
        tasks: auth::tasks(&pool, parts.clock, &config),
        over_http: domain.over_http.merge(auth::within(pool, parts.clock)),
        ..domain
    })
}

fn build_appointment(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(appointment::NAME)?;
    let config = appointment::AppointmentConfig {
        letters: letter_key(parts.secrets)?,
        public_url: parts.settings.public_url.clone(),
    };
    let live = (parts.live)(&pool);
    let schema = appointment::schema(pool.clone(), parts.clock, live, config.clone());
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        routes: appointment::routes(pool.clone(), parts.clock, config),
        listeners: appointment::listeners(&pool, parts.clock),
        tasks: {
            let offers = while_on(parts.settings, Feature::WaitingList);
            appointment::tasks(&pool, parts.clock, move || offers())
        },
        ..parts.domain(appointment::NAME, pool, schema, &sdl)
    })
}

fn build_payment(parts: &Parts<'_>) -> Result<Domain> {
    let (settings, clock) = (parts.settings, parts.clock);
    let pool = parts.databases.pool(payment::NAME)?;
    let simulator = match &settings.stripe {
        Some(_) => None,
        None => Some(stripe_simulator::SimulatorConfig {
            // Shaped like Stripe’s, or its client warns.
            secret_key: format!("sk_test_{}", parts.secrets.random("", "simulator-api-key")?),
            webhook_secret: parts.secrets.random("", "simulator-webhook-key")?,
            webhook_url: format!("{}/webhooks/stripe", settings.internal_url),
            public_url: settings.public_url.clone(),
        }),
    };
    let stripe = match (&settings.stripe, &simulator) {
        (Some(keys), _) => {
            payment::StripeGateway::new(keys.api.as_deref(), &keys.secret, &keys.webhook)?
        }
        (None, Some(simulator)) => {
            let base = format!("{}{}/", settings.internal_url, stripe_simulator::PATH);
            payment::StripeGateway::new(
                Some(&base),
                &simulator.secret_key,
                &simulator.webhook_secret,
            )?
        }
        (None, None) => anyhow::bail!("neither Stripe nor its simulator is configured"),
    };
    let config = payment::PaymentConfig { stripe, public_url: settings.public_url.clone() };
    let schema = payment::schema(pool.clone(), config.clone(), clock);
    let sdl = schema.sdl_with_options(export());
    let mut domain = Domain {
        routes: payment::routes(pool.clone(), config.clone(), clock),
        listeners: payment::listeners(&pool, clock),
        tasks: payment::tasks(&pool, config, clock),
        ..parts.domain(payment::NAME, pool.clone(), schema, &sdl)
    };
    if let Some(simulator) = simulator {
        domain.tasks.extend(stripe_simulator::tasks(&pool, simulator.clone(), clock)?);
        let pages = stripe_simulator::routes(pool, simulator, clock);
        domain.routes = domain.routes.merge(pages);
    }
    Ok(domain)
}

fn build_scan(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(scan::NAME)?;
    let config = scan::ScanConfig {
        files: stores::pictures(parts.settings, parts.secrets)?,
        decoder: Decoder::apart(parts.settings.program.clone()),
        spool: parts.settings.data_dir.join("incoming"),
        public_url: parts.settings.public_url.clone(),
        models_dir: parts.settings.models_dir.clone(),
        public_prefix: String::new(),
        keep_days: kernel::config::parsed("SCAN_KEEP_DAYS", 30)?,
        files_per_day: kernel::config::parsed("SCAN_FILES_PER_DAY", 500)?,
    };
    let live = (parts.live)(&pool);
    let schema = scan::schema(pool.clone(), parts.clock, live, config.clone());
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        routes: scan::routes(pool.clone(), parts.clock, config.clone()),
        listeners: scan::listeners(&pool),
        tasks: scan::tasks(&pool, parts.clock, config),
        ..parts.domain(scan::NAME, pool, schema, &sdl)
    })
}

fn build_parser(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(parser::NAME)?;
    let config = parser::ParserConfig {
        pages_per_day: kernel::config::parsed("PARSER_PAGES_PER_DAY", 5_000)?,
    };
    let schema = parser::schema(pool.clone(), parts.clock, config);
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        listeners: parser::listeners(&pool, parts.clock),
        tasks: parser::tasks(&pool, parts.clock),
        ..parts.domain(parser::NAME, pool, schema, &sdl)
    })
}

fn build_inspection(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(inspection::NAME)?;
    let otc = match &parts.settings.otc {
        Some(keys) => inspection::Otc::at(&keys.url, keys.token.clone(), OTC_PATIENCE)?,
        None => inspection::Otc::ByHand,
    };
    let arrivals =
        inspection::Arrivals::asked_at(&format!("{}/graphql", parts.settings.internal_url))?;
    let benches = inspection::Benches::at(parts.settings.benches.clone(), BENCH_SILENCE);
    let schema =
        inspection::schema(pool.clone(), parts.clock, otc.clone(), benches.clone(), arrivals);
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        listeners: inspection::listeners(&pool, parts.clock),
        tasks: inspection::tasks(&pool, parts.clock, &otc, &benches),
        ..parts.domain(inspection::NAME, pool, schema, &sdl)
    })
}

fn build_report(parts: &Parts<'_>) -> Result<Domain> {
    let (settings, secrets, clock) = (parts.settings, parts.secrets, parts.clock);
    let pool = parts.databases.pool(report::NAME)?;
    let config = report_config(settings, secrets)?;
    let schema = report::schema(pool.clone(), clock, config.clone());
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        routes: report::routes(pool.clone(), clock, config.clone()),
        listeners: report::listeners(&pool, clock, &config),
        tasks: report::tasks(&pool, clock, config),
        ..parts.domain(report::NAME, pool, schema, &sdl)
    })
}

/// What issuing documents needs.
///
/// # Errors
/// Where a key or a folder cannot be had.
pub fn report_config(settings: &Settings, secrets: &Secrets) -> Result<report::ReportConfig> {
    let mail = match &settings.mail {
        MailTarget::Folder => {
            report::Mailer::folder(&settings.data_dir.join("mailbox"), &settings.mail_from)?
        }
        MailTarget::Smtp { url, authority } => {
            report::Mailer::smtp(url, authority.as_deref(), &settings.mail_from)?
        }
    };
    Ok(report::ReportConfig {
        public_url: settings.public_url.clone(),
        keys: paper_keys::signing(settings, secrets)?,
        link_secret: secrets.random("AUTOVISITE_LINK_KEY", "link-key")?.into_bytes(),
        letters: letter_key(secrets)?,
        files: stores::reports(settings, secrets)?,
        pictures: stores::pictures(settings, secrets)?,
        mail,
        templates: report::LetterTemplates::read(settings.letters_dir.as_deref())
            .context("AUTOVISITE_LETTERS_DIR")?,
    })
}

fn build_chatbot(parts: &Parts<'_>) -> Result<Domain> {
    let pool = parts.databases.pool(chatbot::NAME)?;
    let live = (parts.live)(&pool);
    let model = parts.settings.model.as_ref().map(|keys| {
        assistant::LanguageModel::new(assistant::LanguageModelConfig {
            api_base: keys.base.clone(),
            api_key: keys.key.clone(),
            model: keys.model.clone(),
            budget: Duration::from_secs(3),
        })
    });
    let graph_url = format!("{}/graphql", parts.settings.internal_url);
    let config = chatbot::ChatConfig { graph_url, passports: parts.passports.clone(), model };
    let schema = chatbot::schema(pool.clone(), parts.clock, live, config)
        .context("the assistant cannot be built")?;
    let sdl = schema.sdl_with_options(export());
    Ok(Domain {
        listeners: chatbot::listeners(&pool, parts.clock),
        tasks: chatbot::tasks(&pool, parts.clock),
        ..parts.domain(chatbot::NAME, pool, schema, &sdl)
    })
}

#[cfg(test)]
mod tests;
