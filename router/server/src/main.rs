//! The command line of the platform.
//! Decisions: docs/decisions/platform.md
#![recursion_limit = "256"]

use anyhow::{Context, Result};
use autovisite::{
    Settings, accounts, cluster,
    database::Databases,
    dead_events, demo, domains, eval, export,
    gateway::{self, GatewayOptions},
    limit, names, network, observe, opening, schema, serve, train,
};
use clap::{Parser, Subcommand};
use scan::image_intake;
use std::{path::PathBuf, process::ExitCode, time::Duration};
use tokio::{
    runtime::Runtime,
    signal::unix::{SignalKind, signal},
};
use understanding::corpus::Split;

#[global_allocator]
static ALLOCATOR: engine::Allocator = engine::Allocator;

#[derive(Parser)]
#[command(name = "autovisite", version, about = "The platform of a vehicle-inspection network")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the whole platform in this process.
    Serve {
        /// Writes demo data first, and prints the demo accounts.
        #[arg(long)]
        demo: bool,
    },
    /// Runs one of the platform's subgraphs in this process.
    Subgraph {
        /// Which one.
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(names::NAMES))]
        name: String,
    },
    /// Runs what happens without anybody asking: events, recurring work, the Telegram channel.
    Worker,
    /// Runs the private PostgreSQL alone, for processes that share it, and prints its address.
    Postgres,
    /// Runs the router alone: of the platform's subgraphs in other processes, or with a supergraph
    /// or subgraphs named here, of a graph that is not ours.
    Router {
        /// A composed supergraph; followed while it changes.
        #[arg(long)]
        supergraph: Option<PathBuf>,
        /// The port of the public origin, instead of the one in AUTOVISITE_LISTEN.
        #[arg(long)]
        port: Option<u16>,
        /// `name=url`: where a subgraph is, once for each.
        #[arg(long, value_name = "NAME=URL")]
        subgraph: Vec<String>,
    },
    /// Brings the databases up to date.
    Migrate,
    /// Writes the schemas: subgraphs, supergraph, public.
    Schema {
        /// Writes nothing; fails where a committed file is out of date.
        #[arg(long)]
        check: bool,
        /// Where they are.
        #[arg(long, default_value = "schema")]
        folder: PathBuf,
    },
    /// Gives access tokens another key; sessions go on, and a running platform needs no restart.
    RotateKeys,
    /// The network as a file: centres, opening hours, lanes, prices. With the private PostgreSQL,
    /// while the platform is stopped.
    #[command(subcommand)]
    Network(Network),
    /// Writes demo data; refused in production.
    Demo,
    /// The people who run the network.
    #[command(subcommand)]
    Admin(Admin),
    /// Decodes one file for the parent process: from standard input, to standard output.
    #[command(hide = true)]
    Decode,
    /// Measures a part of the product on a corpus.
    #[command(subcommand)]
    Eval(Eval),
    /// Learns a part of the product anew from the corpora in the repository.
    #[command(subcommand)]
    Train(Train),
    /// Writes data for other tools.
    #[command(subcommand)]
    Export(Export),
    /// Events that were given up after too many attempts (an error in the log says so). With the
    /// private PostgreSQL, while the platform is stopped.
    #[command(subcommand)]
    Events(Events),
    /// The accounts of a centre's till. With the private PostgreSQL, while the platform is stopped.
    #[command(subcommand)]
    Accounts(Accounts),
}

#[derive(Subcommand)]
enum Accounts {
    /// Writes the file of accounting entries (FEC, LPF art. A47 A-1) of a period, named as the law
    /// wants it.
    Export {
        /// The centre's approval number: S069C012.
        centre: String,
        /// The first day: 2026-01-01.
        #[arg(long)]
        from: chrono::NaiveDate,
        /// The last day.
        #[arg(long)]
        until: chrono::NaiveDate,
        /// Where to; created where it is missing.
        folder: PathBuf,
    },
    /// Checks that no document and no closing was changed since it was written.
    Verify,
}

#[derive(Subcommand)]
enum Admin {
    /// Makes an administrator, and prints and mails a link by which they set their password. The
    /// letter leaves once the platform runs. With the private PostgreSQL, while it is stopped.
    Create {
        /// Their address.
        email: String,
        /// Also where the network has an administrator.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Subcommand)]
enum Events {
    /// Lists them, with the reason of the last failure.
    Dead,
    /// Has one delivered again, once what failed it is mended. Who took it before does nothing.
    Replay {
        /// As listed.
        id: uuid::Uuid,
    },
    /// Drops one for good: what it announced is never applied.
    Drop {
        /// As listed.
        id: uuid::Uuid,
    },
}

#[derive(Subcommand)]
enum Network {
    /// Shows what a file changes about the network, asks, and makes the changes: all or none.
    ///
    /// Centres are known by their slugs. Centres and prices that the file does not name stay as they
    /// are. A change that an appointment could not survive is not made: the appointment is listed.
    Import {
        /// TOML, as deploy/network.example.toml.
        file: PathBuf,
        /// Shows the changes and makes none; fails where they could not be made.
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
        /// Makes the changes without a question.
        #[arg(long)]
        yes: bool,
    },
    /// Writes the network as such a file.
    Export {
        /// Where to; standard output where absent.
        file: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
enum Train {
    /// The model of what messages say (bots/understanding).
    Understanding {
        /// Writes nothing; fails where the committed weights are not what the corpora give.
        #[arg(long)]
        check: bool,
        /// Where corpora and weights are.
        #[arg(long, default_value = "bots/understanding/data")]
        folder: PathBuf,
    },
}

#[derive(Subcommand)]
enum Export {
    /// Confirmed registration certificates, for the reader to learn from (tools/ocr/finetune.py).
    ///
    /// One picture and one JSON file a certificate: those that their owners corrected, and whose
    /// pictures they allowed to be kept. Plates and VINs are in there: treat the folder as personal
    /// data, and delete it once it was learned from. Names and addresses of holders are not: block C
    /// is left out, and of each picture only the lines of the exported fields can be seen.
    Corrections {
        /// Where to; created where it is missing.
        folder: PathBuf,
        /// Also certificates that were right as read.
        #[arg(long)]
        all: bool,
        /// Whole pictures, and block C: with names, addresses and signatures.
        #[arg(long)]
        personal: bool,
    },
}

#[derive(Subcommand)]
enum Eval {
    /// Reads a folder of photographed certificates with their truth.
    Ocr {
        /// Images, each with a JSON file of the same name beside it.
        folder: PathBuf,
        /// Writes the figures here, too.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// Reads texts with dates, and says how well they are understood.
    Dates {
        /// JSON lines: rows with `accept`, and texts that hold no date.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints the figures as JSON.
        #[arg(long)]
        json: bool,
        /// Disturbs the words as haste and small keyboards do, from this seed.
        #[arg(long, value_name = "SEED")]
        noise: Option<u64>,
        /// Lists the texts that were not read as they should be.
        #[arg(long)]
        wrong: bool,
    },
    /// Plays stories with the assistant, and says how many end in the right world.
    ///
    /// The assistant is the real one; the graph behind it is a town in memory.
    Dialogues {
        /// YAML, as the stories' contract says.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints the figures as JSON.
        #[arg(long)]
        json: bool,
        /// Disturbs what the customer writes as haste and small keyboards do, from this seed.
        #[arg(long, value_name = "SEED")]
        noise: Option<u64>,
        /// Only stories whose name begins so, with what was said.
        #[arg(long, value_name = "NAME")]
        only: Option<String>,
    },
    /// Reads labelled messages, and says how well they are understood.
    Messages {
        /// JSON lines, as in bots/understanding/data/corpus/messages.jsonl.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints the figures as JSON.
        #[arg(long)]
        json: bool,
        /// Disturbs the messages as haste and small keyboards do, from this seed.
        #[arg(long, value_name = "SEED")]
        noise: Option<u64>,
        /// Which personas: those learned from, those looked at, those held out, or all.
        #[arg(long, value_enum, default_value = "all")]
        split: Personas,
        /// Lists the rows with a wrong reaction, and why.
        #[arg(long)]
        wrong: bool,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Personas {
    Train,
    Dev,
    HeldOut,
    All,
}

impl Personas {
    fn split(self) -> Option<Split> {
        match self {
            Self::Train => Some(Split::Train),
            Self::Dev => Some(Split::Dev),
            Self::HeldOut => Some(Split::HeldOut),
            Self::All => None,
        }
    }
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    if matches!(command, Command::Decode) {
        // Alone in its process, before anything is set up that a hostile file could reach.
        return ended(
            image_intake::confined().and_then(|()| {
                image_intake::decode_for_parent(std::io::stdin(), std::io::stdout())
            }),
        );
    }
    limit::take_all_descriptors();
    // One TLS provider for the whole binary, before anything could install another.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("autovisite: a TLS provider was installed already");
    }
    ended(run(command))
}

fn ended(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("autovisite: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let settings = Settings::from_env()?;
    // Dropped last: what has been recorded until the end is sent.
    let _recording = observe::start(settings.development, observe::Traces::from_env()?)?;
    if let Command::Schema { check, folder } = command {
        let scratch =
            std::env::temp_dir().join(format!("autovisite-schema-{}", std::process::id()));
        let settings = Settings { data_dir: scratch.clone(), ..settings };
        let written = Runtime::new()?.block_on(async { schema::write(&settings, &folder, check) });
        // Keys made for a schema are nobody's.
        let _ = std::fs::remove_dir_all(scratch);
        return written;
    }
    if let Command::Eval(Eval::Ocr { folder, json }) = &command {
        return eval::ocr(&settings.models_dir, folder, json.as_deref());
    }
    if let Command::Eval(Eval::Dates { files, json, noise, wrong }) = command {
        return eval::dates(&eval::AskedDates { files, noise, json, wrong });
    }
    if let Command::Eval(Eval::Messages { files, json, noise, split, wrong }) = command {
        let split = split.split();
        return eval::messages(&eval::Asked { files, split, noise, json, wrong });
    }
    if let Command::Eval(Eval::Dialogues { files, json, noise, only }) = &command {
        return eval::dialogues(files, *json, *noise, only.as_deref());
    }
    if let Command::Train(Train::Understanding { check, folder }) = &command {
        return train::understanding(folder, *check);
    }
    if matches!(command, Command::RotateKeys) {
        let secrets = autovisite::secrets::Secrets::open(&settings.data_dir)?;
        return domains::rotate_token_key(&secrets);
    }
    if let Command::Router { supergraph, port, subgraph } = command {
        return route(settings, GatewayOptions { supergraph, port, subgraph });
    }
    if matches!(command, Command::Demo | Command::Serve { demo: true }) {
        demo::refuse_in_production(&settings)?;
    }
    std::fs::create_dir_all(&settings.data_dir)
        .with_context(|| format!("cannot create {}", settings.data_dir.display()))?;
    let databases = match &command {
        Command::Subgraph { name } => Databases::configured(&[name])?,
        Command::Worker => Databases::configured(&names::NAMES)?,
        // On this thread, because the private server is told to stop when it dies.
        _ => Databases::open(&settings)?,
    };
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(async {
        match command {
            Command::Serve { demo } => {
                let announced = settings.clone();
                let ready = move |_| announce(&announced, demo);
                serve::serve(settings, &databases, demo, ready, stop_signal()?).await
            }
            Command::Migrate => serve::prepare(&settings, &databases).await,
            Command::Demo => {
                serve::prepare(&settings, &databases).await?;
                demo::fill(&settings, &databases).await?;
                announce_accounts();
                Ok(())
            }
            Command::Admin(Admin::Create { email, force }) => {
                opening::create_admin(&settings, &databases, &email, force).await
            }
            Command::Subgraph { name } => {
                cluster::subgraph::serve(&name, &settings, &databases, stop_signal()?).await
            }
            Command::Worker => cluster::worker::serve(&settings, &databases, stop_signal()?).await,
            Command::Export(Export::Corrections { folder, all, personal }) => {
                let wanted = export::Wanted { all, personal };
                export::corrections(&settings, &databases, &folder, wanted).await
            }
            Command::Network(Network::Import { file, dry_run, yes }) => {
                let consent = match (dry_run, yes) {
                    (true, _) => network::Consent::DryRun,
                    (false, true) => network::Consent::Given,
                    (false, false) => network::Consent::Ask,
                };
                serve::prepare(&settings, &databases).await?;
                network::import(&databases, &file, consent).await
            }
            Command::Network(Network::Export { file }) => {
                serve::prepare(&settings, &databases).await?;
                network::export(&databases, file.as_deref()).await
            }
            Command::Events(Events::Dead) => dead_events::list(&databases).await,
            Command::Events(Events::Replay { id }) => dead_events::replay(&databases, id).await,
            Command::Events(Events::Drop { id }) => dead_events::forget(&databases, id).await,
            Command::Accounts(Accounts::Export { centre, from, until, folder }) => {
                accounts::export(&databases, &centre, (from, until), &folder).await
            }
            Command::Accounts(Accounts::Verify) => accounts::verify(&databases).await,
            Command::Postgres => share_postgres(&databases, stop_signal()?).await,
            Command::Router { .. }
            | Command::Schema { .. }
            | Command::RotateKeys
            | Command::Decode
            | Command::Train(_)
            | Command::Eval(_) => Ok(()),
        }
    });
    // A photo that is being read is read again after the next start: nobody waits for it now.
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome
}

/// Of a graph that is not ours where one is named, else of the platform.
fn route(settings: Settings, options: GatewayOptions) -> Result<()> {
    let foreign = options.supergraph.is_some() || !options.subgraph.is_empty();
    Runtime::new()?.block_on(async move {
        if foreign {
            return gateway::serve(options, stop_signal()?).await;
        }
        let settings = match options.port {
            Some(port) => settings.on_port(port),
            None => settings,
        };
        let announced = settings.clone();
        let ready = move |_| announce(&announced, false);
        cluster::router::serve(settings, ready, stop_signal()?).await
    })
}

#[expect(clippy::print_stdout, reason = "what whoever started it reads")]
async fn share_postgres(databases: &Databases, shutdown: impl Future<Output = ()>) -> Result<()> {
    databases.create().await?;
    println!("{}", databases.shared_url());
    shutdown.await;
    Ok(())
}

/// Resolves at Ctrl-C or when the process manager asks.
fn stop_signal() -> Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: running requests are finished first");
    })
}

#[expect(clippy::print_stdout, reason = "what a person who started it wants to read")]
fn announce(settings: &Settings, demo: bool) {
    let url = &settings.public_url;
    println!("\nAuto Visite Tech est prêt / is ready\n");
    println!("  Assistant            {url}/");
    println!("  Espace centre        {url}/centre");
    println!("  Graphe (GraphQL)     {url}/graphql");
    if settings.development {
        println!("  Boîte aux lettres    {url}/mailbox");
    }
    if demo {
        announce_accounts();
    }
    if settings.stripe.is_none() {
        println!("\n  Paiement simulé : carte 4242 4242 4242 4242, date future, CVC 123.");
    }
    println!("\nCtrl-C arrête tout proprement / stops everything cleanly.\n");
}

#[expect(clippy::print_stdout, reason = "what a person who started it wants to read")]
fn announce_accounts() {
    println!("\n  Comptes de démonstration, mot de passe « {} » :", demo::PASSWORD);
    for (email, name, role) in demo::ACCOUNTS {
        println!("    {email:<26} {name} ({role})");
    }
}
