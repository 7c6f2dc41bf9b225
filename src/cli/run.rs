//! The whole program: reads arguments, runs a command, says how it ended.

use std::process::ExitCode;

use clap::Parser;

use crate::cli::arguments::{Cli, Command, ContentArgs, ReportArgs};
use crate::cli::import::ImportRequest;
use crate::cli::mentions::MentionsRequest;
use crate::cli::new::NewRequest;
use crate::cli::{self, BuildRequest, habits};
use crate::import::ftm::FtmWishes;

/// Runs the command that this process was started with.
///
/// The exit code is 0 where all is fine and 1 where the dossier has errors. Wrong usage ends the process with 2.
pub fn run() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| habits::with_tip(error).exit());
    let root = cli.root.unwrap_or_else(cli::nearest_root);
    let request = |content: ContentArgs, report: ReportArgs| BuildRequest {
        root: root.clone(),
        drafts: content.drafts,
        base_url: content.base_url,
        strict: report.strict,
        format: report.format,
    };
    // Of commands without these options.
    let plain = || request(ContentArgs::default(), ReportArgs::default());
    match cli.command {
        Command::Init { folder, lang, title } => cli::init::run(&folder, lang, title.as_deref()),
        Command::New { kind, title, slug, date, outlet, url, lang } => {
            let wanted = NewRequest { kind, title, slug, date, outlet, url, lang, ..NewRequest::default() };
            cli::new::run(&plain(), &wanted)
        }
        Command::Import {
            paths,
            dry_run,
            title,
            date,
            outlet,
            url,
            lang,
            rights,
            kind,
            map,
            link_prefix,
            unlink,
            filter,
            neighbours,
        } => {
            let ftm = FtmWishes { filter, neighbours };
            #[rustfmt::skip]
            let wanted = ImportRequest {
                paths, is_dry: dry_run, title, date, outlet, url, lang, rights, kind, map, link_prefix, unlink, ftm,
            };
            cli::import::run(&plain(), &wanted)
        }
        Command::Explain { code } => cli::explain::run(code.as_deref()),
        Command::Build { output, force, content, report } => {
            cli::build::run(&request(content, report), output.as_deref(), force)
        }
        Command::Mentions { slug, suspicious, unlinked, form } => {
            let list = MentionsRequest { entity: slug, suspicious, unlinked, form: form.form() };
            cli::mentions::run(&plain(), &list)
        }
        Command::Suggest { add, form } => match add.as_deref() {
            Some([kind, name]) => cli::suggest::add(&plain(), kind, name),
            _ => cli::suggest::list(&plain(), form.form()),
        },
        Command::List { kind, form } => cli::list::run(&plain(), kind.as_deref(), form.form()),
        Command::Show { slug, json } => cli::show::run(&plain(), &slug, json),
        Command::Export { format } => cli::export::run(&plain(), format),
        Command::Schema { what } => cli::schema::run(&plain(), what.as_deref()),
        #[cfg(feature = "serve")]
        Command::Lsp => cli::lsp::run(&plain()),
        Command::Completions { shell } => cli::shell::completions(shell),
        Command::Man { command } => cli::shell::man(command.as_deref()),
        Command::Check { files, content, report } => cli::check::run(&request(content, report), &files),
        #[cfg(feature = "serve")]
        Command::Serve { host, port, open, drafts } => {
            let content = ContentArgs { drafts, ..ContentArgs::default() };
            cli::serve::run(&request(content, ReportArgs::default()), &host, port, open)
        }
    }
}
