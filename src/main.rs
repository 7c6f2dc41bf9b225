//! The command line: reads arguments, runs a command, sets the exit code.
//!
//! Exit codes: 0 fine, 1 the dossier has errors, 2 wrong usage.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use dossier::cli::mentions::{ListForm, MentionsRequest};
use dossier::cli::{self, BuildRequest, Format, habits};

/// Pages are made of very many small texts by several threads, which this allocator is faster at than those of most systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turns a folder of markdown into a cross-linked, citable dossier.
#[derive(Parser)]
#[command(name = "dossier", version, about, propagate_version = true)]
#[cfg_attr(
    not(feature = "serve"),
    command(after_help = "This program was compiled without `dossier serve` (cargo feature `serve`).")
)]
struct Cli {
    /// The dossier's folder, with dossier.yaml in it [default: this folder or the nearest above it that is one]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site
    Build {
        /// Where the site is written [default: public in the dossier's folder]
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Publish into a folder that holds other files, or let most of the published pages go
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        content: ContentArgs,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Report every mistake and write nothing
    Check {
        /// Report only what is wrong in these files
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        content: ContentArgs,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// List the mentions that were found by name, for an editor to read
    Mentions {
        /// Only those of this entity, by its slug
        slug: Option<String>,
        /// Only doubtful ones: an ordinary word, the head of a sentence, a capitalised neighbour
        #[arg(long)]
        suspicious: bool,
        /// Instead: names of the dossier that count nowhere, companies and numbers of law without a page
        #[arg(long, conflicts_with = "suspicious")]
        unlinked: bool,
        /// As comma-separated values
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    #[cfg(feature = "serve")]
    /// Show the site in a browser, and every change at once; nothing is written
    Serve {
        /// The address to listen on
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
        host: String,
        /// The port; the next free one is taken when it is in use
        #[arg(long, short, default_value_t = 1111)]
        port: u16,
        /// Open the site in the browser
        #[arg(long)]
        open: bool,
        /// Show drafts too
        #[arg(long)]
        drafts: bool,
    },
}

#[derive(Args)]
struct ContentArgs {
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Where the site will be published, instead of base_url in dossier.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

#[derive(Args)]
struct ReportArgs {
    /// Make warnings errors
    #[arg(long)]
    strict: bool,
    /// How mistakes are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() -> ExitCode {
    // Wrong usage ends here, with 2.
    let cli = Cli::try_parse().unwrap_or_else(|error| habits::with_tip(error).exit());
    let root = cli.root.unwrap_or_else(cli::nearest_root);
    let request = |content: ContentArgs, report: ReportArgs| BuildRequest {
        root: root.clone(),
        drafts: content.drafts,
        base_url: content.base_url,
        strict: report.strict,
        format: report.format,
    };
    match cli.command {
        Command::Build { output, force, content, report } => {
            cli::build::run(&request(content, report), output.as_deref(), force)
        }
        Command::Mentions { slug, suspicious, unlinked, csv, json } => {
            let form = match (csv, json) {
                (true, _) => ListForm::Csv,
                (_, true) => ListForm::Json,
                _ => ListForm::Text,
            };
            let content = ContentArgs { drafts: false, base_url: None };
            let report = ReportArgs { strict: false, format: Format::Text };
            let list = MentionsRequest { entity: slug, suspicious, unlinked, form };
            cli::mentions::run(&request(content, report), &list)
        }
        Command::Check { files, content, report } => cli::check::run(&request(content, report), &files),
        #[cfg(feature = "serve")]
        Command::Serve { host, port, open, drafts } => {
            let content = ContentArgs { drafts, base_url: None };
            let report = ReportArgs { strict: false, format: Format::Text };
            cli::serve::run(&request(content, report), &host, port, open)
        }
    }
}
