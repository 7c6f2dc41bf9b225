//! The program `dossier`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

/// Pages are made of very many small texts by several threads, which this allocator is faster at than those of most systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dossier::run()
}
