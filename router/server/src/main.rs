//! The command line of the platform.
//! Decisions: docs/decisions/platform.md
#![recursion_limit = "256"]

mod cli;

use anyhow::{Context, Result};
use autovisite::{
    Settings, accounts, audit, backup, catalogue, cluster,
    database::Databases,
    dead_events, demo, doctor, domains, eval, export, features,
    gateway::{self, GatewayOptions},
    limit, maintenance, names, network, observe, opening, paper_keys, schema, serve, train,
};
use clap::{Parser, ValueEnum};
use cli::{
    Accounts, Admin, Backup, Catalogue, Cli, Command, Eval, Events, Export, Feature, Network,
    Train, Turn,
};
use scan::image_intake;
use std::{process::ExitCode, time::Duration};
use tokio::{
    runtime::Runtime,
    signal::unix::{SignalKind, signal},
};

#[global_allocator]
static ALLOCATOR: engine::Allocator = engine::Allocator;

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
    if let Command::Eval(Eval::Dialogues { files, json, noise, only, model }) = &command {
        return eval::dialogues(files, *json, *noise, only.as_deref(), *model);
    }
    if let Command::Train(Train::Understanding { check, folder }) = &command {
        return train::understanding(folder, *check);
    }
    if let Command::RotateKeys { documents } = command {
        let secrets = autovisite::secrets::Secrets::open(&settings.data_dir)?;
        return if documents {
            paper_keys::rotate(&settings, &secrets)
        } else {
            domains::rotate_token_key(&secrets)
        };
    }
    if let Command::Verify { file, key, keys } = &command {
        return match file {
            Some(file) if !keys => audit::verify(&settings, file, key),
            _ => audit::print_keys(&settings),
        };
    }
    if let Command::Router { supergraph, port, subgraph } = command {
        return route(settings, GatewayOptions { supergraph, port, subgraph });
    }
    if let Command::BenchSimulator { listen, scene, step } = command {
        return Runtime::new()?.block_on(async {
            let listener = tokio::net::TcpListener::bind(listen)
                .await
                .with_context(|| format!("cannot listen at {listen}"))?;
            say(&format!("Instruments at {listen} (BENCH_ADDRESSES={listen})."));
            let step = Duration::from_millis(step);
            bench_simulator::Bench::new(scene, step).serve(listener).await;
            Ok(())
        });
    }
    if let Command::Maintenance { turn, until } = command {
        return maintain(&settings, turn, until);
    }
    if let Command::Feature(wanted) = command {
        return switch(&settings, &wanted);
    }
    if matches!(command, Command::Backup(Backup::NewKey)) {
        say(backup::new_key()?.trim_end());
        return Ok(());
    }
    if matches!(command, Command::Doctor) {
        // On this thread, as below.
        return doctor::run(&settings);
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
        Command::Serve { .. } | Command::Postgres => Databases::open(&settings)?,
        _ => Databases::beside(&settings)?,
    };
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(async {
        match command {
            Command::Serve { demo } => {
                let announced = settings.clone();
                let ready = move |_| announce(&announced, demo);
                serve::serve(settings, &databases, demo, ready, stop_signal()?).await
            }
            Command::Migrate { plan: true } => plan(&settings, &databases).await,
            Command::Migrate { plan: false } => serve::prepare(&settings, &databases).await,
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
                serve::prepare(&settings, &databases).await?;
                network::import(&databases, &file, consent(dry_run, yes)).await
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
            Command::Catalogue(Catalogue::Import {
                folder,
                effective_from,
                source,
                dry_run,
                yes,
            }) => {
                serve::prepare(&settings, &databases).await?;
                let asked = catalogue::Asked { folder, effective_from, source };
                catalogue::import(&databases, asked, consent(dry_run, yes)).await
            }
            Command::Backup(Backup::Write { folder, recipient, keep }) => {
                let wanted = backup::Wanted { folder, recipient, keep };
                let file = backup::write(&settings, &databases, &wanted)?;
                say(&file.display().to_string());
                Ok(())
            }
            Command::Backup(Backup::Restore { file, identity }) => {
                let written = backup::restore(&settings, &databases, &file, &identity).await?;
                announce_restored(written);
                Ok(())
            }
            Command::Audit => audit::audit(&settings, &databases).await,
            Command::Postgres => share_postgres(&databases, stop_signal()?).await,
            Command::Router { .. }
            | Command::Schema { .. }
            | Command::RotateKeys { .. }
            | Command::Verify { .. }
            | Command::Decode
            | Command::Doctor
            | Command::Maintenance { .. }
            | Command::Feature(_)
            | Command::BenchSimulator { .. }
            | Command::Backup(Backup::NewKey)
            | Command::Train(_)
            | Command::Eval(_) => Ok(()),
        }
    });
    // A photo that is being read is read again after the next start: nobody waits for it now.
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome
}

/// What to do once the changes have been shown.
fn consent(dry_run: bool, yes: bool) -> network::Consent {
    match (dry_run, yes) {
        (true, _) => network::Consent::DryRun,
        (false, true) => network::Consent::Given,
        (false, false) => network::Consent::Ask,
    }
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

#[expect(clippy::print_stdout, reason = "what was asked for")]
fn say(line: &str) {
    println!("{line}");
}

/// Begins or ends maintenance, and says how it is.
fn maintain(
    settings: &Settings,
    turn: Option<Turn>,
    until: Option<chrono::NaiveDateTime>,
) -> Result<()> {
    let file = maintenance::file(settings);
    match turn {
        Some(Turn::On) => {
            std::fs::create_dir_all(&settings.data_dir)?;
            maintenance::begin(&file, until)?;
        }
        Some(Turn::Off) => {
            maintenance::end(&file)?;
        }
        None => {}
    }
    say(&match maintenance::read(&file)? {
        None => "maintenance is off".to_owned(),
        Some(maintenance::Notice { until: None }) => "maintenance is on".to_owned(),
        Some(maintenance::Notice { until: Some(until) }) => {
            let until = until.with_timezone(&kernel::clock::CIVIL_ZONE);
            format!("maintenance is on, until about {}", until.format("%Y-%m-%d %H:%M"))
        }
    });
    Ok(())
}

/// Turns a feature on or off, and says how all of them are.
fn switch(settings: &Settings, wanted: &Feature) -> Result<()> {
    let switches = settings.switches();
    match wanted {
        Feature::List => {}
        Feature::On { name } => switches.turn(*name, true)?,
        Feature::Off { name } => {
            std::fs::create_dir_all(&settings.data_dir)?;
            switches.turn(*name, false)?;
        }
    }
    for &feature in features::Feature::value_variants() {
        let how = match (switches.is_on(feature), switches.is_fixed(feature)) {
            (true, _) => "on",
            (false, false) => "off",
            (false, true) => "off by AUTOVISITE_FEATURES_OFF",
        };
        say(&format!("{:<16}{how}", feature.name()));
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what whoever restores reads")]
fn announce_restored(written: chrono::DateTime<chrono::Utc>) {
    let when = written.with_timezone(&kernel::clock::CIVIL_ZONE).format("%d/%m/%Y %H:%M:%S");
    println!("restored as it was on {when} (Paris time)");
    println!(
        "Next: autovisite audit, autovisite doctor, then start it. What was paid since is found"
    );
    println!(
        "again at Stripe within the hour, and what cannot be settled is listed for a manager."
    );
}

#[expect(clippy::print_stdout, reason = "what was asked for")]
async fn plan(settings: &Settings, databases: &Databases) -> Result<()> {
    databases.create().await?;
    let pending = databases.pending(domains::migrations(settings)).await?;
    for (domain, name) in &pending {
        println!("{domain:<14}{name}");
    }
    println!("{} to apply", pending.len());
    Ok(())
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
        println!("    {email:<30} {name} ({role})");
    }
    for (email, name, centre, role) in demo::MEMBERS {
        println!("    {email:<30} {name} ({role}, {centre})");
    }
}
