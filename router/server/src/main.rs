//! The command line of the platform.
#![recursion_limit = "256"]

use anyhow::{Context, Result};
use autovisite::{Settings, database::Databases, demo, domains, eval, schema, serve};
use clap::{Parser, Subcommand};
use std::{io::IsTerminal, path::PathBuf, process::ExitCode, time::Duration};
use tokio::{
    runtime::Runtime,
    signal::unix::{SignalKind, signal},
};
use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

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
    /// Writes demo data.
    Demo,
    /// Decodes one file for the parent process: from standard input, to standard output.
    #[command(hide = true)]
    Decode,
    /// Measures a part of the product on a corpus.
    #[command(subcommand)]
    Eval(Eval),
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
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    if matches!(command, Command::Decode) {
        // Alone in its process, before anything is set up that a hostile file could reach.
        let decoded = scan::image_intake::decode_for_parent(std::io::stdin(), std::io::stdout());
        return if decoded.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    // One TLS provider for the whole binary, before anything could install another.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("autovisite: a TLS provider was installed already");
    }
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("autovisite: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let settings = Settings::from_env()?;
    log_to_stderr(settings.development);
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
    std::fs::create_dir_all(&settings.data_dir)
        .with_context(|| format!("cannot create {}", settings.data_dir.display()))?;
    // On this thread, because the private server is told to stop when it dies.
    let databases = Databases::open(&settings)?;
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(async {
        match command {
            Command::Serve { demo } => {
                let announced = settings.clone();
                let ready = move |_| announce(&announced, demo);
                serve::serve(settings, &databases, demo, ready, stop_signal()?).await
            }
            Command::Migrate => {
                let applied = databases.migrate(domains::migrations()).await?;
                tracing::info!(applied, "databases are up to date");
                Ok(())
            }
            Command::Demo => {
                databases.migrate(domains::migrations()).await?;
                demo::fill(&databases).await
            }
            Command::Schema { .. } | Command::Eval(_) | Command::Decode => Ok(()),
        }
    });
    // A photo that is being read is read again after the next start: nobody waits for it now.
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome
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

fn log_to_stderr(for_people: bool) {
    let default = format!("info,{}", engine::LOG_DIRECTIVES);
    let filter = EnvFilter::try_from_env("AUTOVISITE_LOG").unwrap_or_else(|_| default.into());
    let registry = tracing_subscriber::registry().with(filter);
    if for_people {
        let lines = tracing_subscriber::fmt::layer()
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        registry.with(lines).init();
    } else {
        registry.with(tracing_subscriber::fmt::layer().json().with_writer(std::io::stderr)).init();
    }
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
        println!("\n  Comptes de démonstration, mot de passe « {} » :", demo::PASSWORD);
        for (email, name, role) in demo::ACCOUNTS {
            println!("    {email:<26} {name} ({role})");
        }
    }
    if settings.stripe.is_none() {
        println!("\n  Paiement simulé : carte 4242 4242 4242 4242, date future, CVC 123.");
    }
    println!("\nCtrl-C arrête tout proprement / stops everything cleanly.\n");
}
