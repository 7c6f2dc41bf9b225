//! Writes the corpus to measure with: `cargo run --release --example corpus -- --articles 10000 --out DIR`.
#![forbid(unsafe_code)]

#[path = "mod.rs"]
mod corpus;
mod hugo;
mod written;
mod zola;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use corpus::{Corpus, Length, dossier, write};

/// The most articles for which there are names of companies.
const MOST: u32 = 160_000;
const MOST_SHORT: u32 = 1_600_000;

/// Write a corpus of made-up articles, always the same for the same number.
#[derive(Parser)]
struct Options {
    /// How many articles, at most 160,000; a tenth as many companies and a fiftieth as many regulations are named in them
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
    articles: u32,
    /// Short articles, at most 1,600,000, with a tenth of the names
    #[arg(long)]
    short: bool,
    /// How it is spelled
    #[arg(long, value_enum, default_value_t = Format::Dossier)]
    format: Format,
    /// A folder that does not exist yet, or is empty
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Dossier,
    Hugo,
    Zola,
}

fn main() -> ExitCode {
    let options = Options::parse();
    if options.out.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        eprintln!("error: {} is not empty", options.out.display());
        return ExitCode::from(2);
    }
    let (length, most) = if options.short { (Length::Short, MOST_SHORT) } else { (Length::Usual, MOST) };
    if options.articles > most {
        eprintln!("error: there are names for at most {most} articles of this length");
        return ExitCode::from(2);
    }
    let corpus = Corpus::new(options.articles as usize, length);
    let written = match options.format {
        Format::Dossier => write(&options.out, dossier::files(&corpus)),
        Format::Hugo => write(&options.out, hugo::files(&corpus)),
        Format::Zola => write(&options.out, zola::files(&corpus)),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: the corpus cannot be written to {}: {error}", options.out.display());
            ExitCode::FAILURE
        }
    }
}
