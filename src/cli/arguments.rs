//! What can be typed: commands, arguments and options, with their help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::cli::Format;
use crate::cli::mentions::ListForm;
use crate::cli::starter::Language;
use crate::export;
use crate::model::Rights;

/// The version, with the commit in programs that are handed out.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), env!("DOSSIER_COMMIT"));

/// The words for the legal state of a text.
fn rights() -> impl TypedValueParser<Value = Rights> {
    let words = PossibleValuesParser::new(Rights::WORDS.iter().map(|(word, _)| *word));
    let of_word = |word: String| Rights::WORDS.iter().find(|(known, _)| *known == word).map(|(_, rights)| *rights);
    words.try_map(move |word| of_word(word).ok_or("no such word"))
}

/// Turns a folder of markdown into a cross-linked, citable dossier.
#[derive(Parser)]
#[command(name = "dossier", version = VERSION, about, propagate_version = true)]
#[cfg_attr(
    not(feature = "serve"),
    command(
        after_help = "This program was compiled without `dossier serve` and `dossier lsp` (cargo feature `serve`)."
    )
)]
pub struct Cli {
    /// The dossier's folder, with dossier.yaml in it [default: this folder or the nearest above it that is one]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

/// A command with what it is asked to do.
#[derive(Subcommand)]
pub enum Command {
    /// Make a small dossier that explains itself, in a folder that is empty
    Init {
        /// The new dossier's folder
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
        /// Its language
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
        /// Its title
        #[arg(long)]
        title: Option<String>,
    },
    /// Make the file of a new document and print its path
    New {
        /// article, company, regulation, agency, person, court, topic, page, or a kind of dossier.yaml
        kind: String,
        /// Its title or name
        title: String,
        /// The name of its file, instead of one made from the title
        #[arg(long)]
        slug: Option<String>,
        /// When an article's source was published, when a regulation was adopted
        #[arg(long)]
        date: Option<String>,
        /// The medium of an article's source
        #[arg(long)]
        outlet: Option<String>,
        /// The address of the source, the website of an entity, the official text of a regulation
        #[arg(long)]
        url: Option<String>,
        /// The language of the document, where it is not the dossier's
        #[arg(long)]
        lang: Option<String>,
    },
    /// Bring in texts, saved pages and folders of other programs; nothing of yours is overwritten
    Import {
        /// Files, folders of them, or a folder of Obsidian, Quartz, Hugo, Zola, Jekyll or MkDocs
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Say what would be made and write nothing
        #[arg(long)]
        dry_run: bool,
        /// The headline, instead of what the file states
        #[arg(long)]
        title: Option<String>,
        /// When the sources were published, instead of what the files state
        #[arg(long)]
        date: Option<String>,
        /// The medium, instead of what the files state
        #[arg(long)]
        outlet: Option<String>,
        /// The address, instead of what the file states
        #[arg(long)]
        url: Option<String>,
        /// The language, instead of what the files state or are clearly in
        #[arg(long)]
        lang: Option<String>,
        /// Who may do what with the texts; what may be published becomes the text of its draft
        #[arg(long, value_parser = rights())]
        rights: Option<Rights>,
        /// The kind of document that a text becomes [default: article]
        #[arg(long)]
        kind: Option<String>,
        /// The kind of a folder's documents: type=company:companies, tag=person:people, folder=Notes:articles
        #[arg(long, value_name = "WHAT=WORD:KIND")]
        map: Vec<String>,
        /// What the beginning of links stands for: an address, where they lead nowhere in the folder (/=ADDRESS), or a folder in it (/docs/=FOLDER)
        #[arg(long, value_name = "BEGINNING=WHAT")]
        link_prefix: Vec<String>,
        /// Make text of links and pictures that lead nowhere in the folder
        #[arg(long)]
        unlink: bool,
        /// Which entities of FollowTheMoney are taken: country=ru, schema=Company, topics=sanction, or words of a name
        #[arg(long, value_name = "WHAT=WORD")]
        filter: Vec<String>,
        /// How many steps away from those others are taken too
        #[arg(long, value_name = "STEPS", default_value_t = 0, requires = "filter")]
        neighbours: usize,
    },
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
    /// Explain a diagnostic by its code, or list all
    Explain {
        /// The code, as in error[broken-link]
        code: Option<String>,
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
        #[command(flatten)]
        form: FormArgs,
    },
    /// List names in the texts that have no page, or make the page of one
    Suggest {
        /// Make the page of NAME, with the spellings of it that stand in the texts: --add company "Acme Shipping"
        #[arg(long, num_args = 2, value_names = ["KIND", "NAME"], conflicts_with_all = ["csv", "json"])]
        add: Option<Vec<String>>,
        #[command(flatten)]
        form: FormArgs,
    },
    /// List the documents of a kind, or all kinds
    List {
        /// article, company, regulation, agency, person, court, topic, page, or a kind of dossier.yaml
        kind: Option<String>,
        #[command(flatten)]
        form: FormArgs,
    },
    /// Show what the dossier knows of a document
    Show {
        /// Its slug, or folder/slug
        slug: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the data of the dossier for other programs: spreadsheets, graphs, Aleph, Zotero, LaTeX
    Export {
        /// How it is written
        #[arg(value_enum)]
        format: export::Format,
    },
    /// Print the JSON Schema of front matter or of dossier.yaml, for editors
    Schema {
        /// A kind, or `config` for dossier.yaml; without it a document of any kind
        what: Option<String>,
    },
    /// Serve an editor: mistakes while typing, completion, what is known of a name, renaming
    #[cfg(feature = "serve")]
    Lsp,
    /// Print the completions for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page of the program or of a command, in roff
    Man {
        /// The command; without it the program's page
        command: Option<String>,
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

/// What is built.
#[derive(Args, Default)]
pub struct ContentArgs {
    /// Publish drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Where the site will be published, instead of base_url in dossier.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// How mistakes are taken and printed.
#[derive(Args, Default)]
pub struct ReportArgs {
    /// Make warnings errors
    #[arg(long)]
    pub strict: bool,
    /// How mistakes are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How a list is printed.
#[derive(Args)]
pub struct FormArgs {
    /// As comma-separated values
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

impl FormArgs {
    /// The form that is asked for.
    pub fn form(&self) -> ListForm {
        match (self.csv, self.json) {
            (true, _) => ListForm::Csv,
            (_, true) => ListForm::Json,
            _ => ListForm::Text,
        }
    }
}
