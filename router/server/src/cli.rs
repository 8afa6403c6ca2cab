//! What may be asked of the command line.
use autovisite::{features, names};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use understanding::corpus::Split;

#[derive(Parser)]
#[command(name = "autovisite", version, about = "The platform of a vehicle-inspection network")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
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
    Migrate {
        /// Shows what would be applied, in order, and applies nothing.
        #[arg(long)]
        plan: bool,
    },
    /// Stands in for the instruments of a centre, without a database: `docs/bench-protocol.md`.
    BenchSimulator {
        /// Where it listens; the platform is told by `BENCH_ADDRESSES`.
        #[arg(long, default_value = "127.0.0.1:7171")]
        listen: std::net::SocketAddr,
        /// What is played, an order each, before sound vehicles for ever: sound, worn, busy, silent,
        /// stopped, calibration-expired, implausible, repeated, cable-pulled, garbled.
        #[arg(long, value_name = "SCENE")]
        scene: Vec<bench_simulator::Scene>,
        /// How long a quarter of a measurement takes, in milliseconds.
        #[arg(long, default_value_t = 800)]
        step: u64,
    },
    /// Whether maintenance is on: while it is, everybody is asked politely to come back, and the graph is asked nothing.
    Maintenance {
        /// `on` begins it, `off` ends it; without either it is only told.
        #[arg(value_enum)]
        turn: Option<Turn>,
        /// Until when, in local time: 2026-12-01T06:00.
        #[arg(long, value_parser = local_time, requires = "turn")]
        until: Option<chrono::NaiveDateTime>,
    },
    /// What can be switched off while the platform runs, for all its processes.
    #[command(subcommand)]
    Feature(Feature),
    /// Looks at settings, keys, disk, databases, storage, mail, payments and what else is configured,
    /// and says in plain words what is wrong and what to do. Changes nothing.
    Doctor,
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
    RotateKeys {
        /// Gives documents another key instead, and another certificate where it is of our own making, from
        /// the next start on; what was signed before stays authentic.
        #[arg(long)]
        documents: bool,
    },
    /// Says whether a PDF is as this network issued it. Needs no network and no database.
    Verify {
        /// The file.
        #[arg(required_unless_present = "keys")]
        file: Option<PathBuf>,
        /// A public key, Base64, instead of those in the data directory; once for each.
        #[arg(long, value_name = "KEY")]
        key: Vec<String>,
        /// Prints the public keys of this installation, by which others can verify.
        #[arg(long, conflicts_with = "file")]
        keys: bool,
    },
    /// The catalogue of points and defects.
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// The whole installation as one encrypted file, and back.
    #[command(subcommand)]
    Backup(Backup),
    /// Looks whether signed results, printed documents, invoices, closings and acts are as they were
    /// written, and names the first broken link of each chain.
    Audit,
    /// The network as a file: centres, opening hours, lanes, prices.
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
    /// Events that were given up after too many attempts (an error in the log says so).
    #[command(subcommand)]
    Events(Events),
    /// The accounts of a centre's till.
    #[command(subcommand)]
    Accounts(Accounts),
}

#[derive(Subcommand)]
pub(crate) enum Feature {
    /// What there is, and whether it is on.
    List,
    /// Has it on again.
    On {
        /// Which.
        #[arg(value_enum)]
        name: features::Feature,
    },
    /// Has it off until it is turned on.
    Off {
        /// Which.
        #[arg(value_enum)]
        name: features::Feature,
    },
}

/// What to do about maintenance.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Turn {
    /// It begins, or goes on until another time.
    On,
    /// It ends.
    Off,
}

/// A time as one writes it: `2026-12-01T06:00`.
fn local_time(text: &str) -> Result<chrono::NaiveDateTime, String> {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .map_err(|_| "write a day and a time: 2026-12-01T06:00".to_owned())
}

#[derive(Subcommand)]
pub(crate) enum Accounts {
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
pub(crate) enum Backup {
    /// Makes a pair of keys. Keep the private half elsewhere: without it no backup can be read.
    NewKey,
    /// Writes databases, files and keys into a folder, while the platform runs.
    Write {
        /// Where backups are.
        folder: PathBuf,
        /// Whom it is encrypted to, the public key of `backup new-key`.
        #[arg(long, env = "AUTOVISITE_BACKUP_RECIPIENT", value_name = "age1…")]
        recipient: String,
        /// Keeps so many of that folder's backups, and removes older ones.
        #[arg(long)]
        keep: Option<usize>,
    },
    /// Puts a backup back into an installation that has nothing yet.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The file with the private key.
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Catalogue {
    /// Shows what a folder with points.csv and defects.csv changes about the catalogue, asks, and
    /// imports it as a version that counts from a day on. Inspections that are under way keep theirs.
    ///
    Import {
        /// The two files, in the columns of subgraphs/inspection/catalogue.
        folder: PathBuf,
        /// First day of inspections made under it: 2027-01-01.
        #[arg(long, value_name = "DAY")]
        effective_from: chrono::NaiveDate,
        /// The official text that it was read in.
        #[arg(long)]
        source: String,
        /// Shows the changes and makes none.
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
        /// Imports without a question.
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum Admin {
    /// Makes an administrator, and prints and mails a link by which they set their password. The
    /// letter leaves once the platform runs.
    Create {
        /// Their address.
        email: String,
        /// Also where the network has an administrator.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum Events {
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
pub(crate) enum Network {
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
pub(crate) enum Train {
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
pub(crate) enum Export {
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
pub(crate) enum Eval {
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
        /// A language model beside the assistant: none, good, hostile, or lost midway.
        #[arg(long, value_name = "MODEL", default_value = "none")]
        model: stories::modes::Mode,
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
pub(crate) enum Personas {
    Train,
    Dev,
    HeldOut,
    All,
}

impl Personas {
    pub(crate) fn split(self) -> Option<Split> {
        match self {
            Self::Train => Some(Split::Train),
            Self::Dev => Some(Split::Dev),
            Self::HeldOut => Some(Split::HeldOut),
            Self::All => None,
        }
    }
}
