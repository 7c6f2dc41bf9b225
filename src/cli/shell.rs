//! `dossier completions` and `dossier man`: what a shell and a manual need, made from the same arguments that are read.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::arguments::Cli;
use crate::cli::{answer, fail, usage};

/// Prints the completions for a shell.
pub fn completions(shell: Shell) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dossier", &mut text);
    answer(&text);
    ExitCode::SUCCESS
}

/// Prints the manual page of the program, or that of one command.
pub fn man(command: Option<&str>) -> ExitCode {
    let mut program = Cli::command();
    // Gives each command its whole name and the options that all have.
    program.build();
    let page = match command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return usage(&format!("there is no command {name}; `dossier --help` lists all")),
        },
    };
    let mut text = Vec::new();
    if let Err(error) = Man::new(page).render(&mut text) {
        return fail(&format!("the manual page cannot be made: {error}"));
    }
    answer(&text);
    ExitCode::SUCCESS
}
