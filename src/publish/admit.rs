//! What may be an output at all: checked before anything is created.
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::publish::error::PublishError;
use crate::site::output_path::STATE_FOLDER;

/// The real path of `output`, when it may be published into.
///
/// A symbolic link as the output itself is followed once, here: it is where the author said to publish. `sources` are
/// real paths. Creates nothing.
pub(super) fn admit(output: &Path, sources: &[PathBuf], force: bool) -> Result<PathBuf, PublishError> {
    let output = real_path(output).map_err(PublishError::io("find", output))?;
    for source in sources {
        if source.starts_with(&output) && *source != output {
            return Err(PublishError::ContainsSource { output, source: source.clone() });
        }
        if output.starts_with(source) && !source.is_file() {
            return Err(PublishError::InsideSource { output, source: source.clone() });
        }
    }
    match fs::metadata(&output) {
        Ok(metadata) if !metadata.is_dir() => return Err(PublishError::NotAFolder { output }),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(output),
        Err(cause) => return Err(PublishError::NotWritable { path: output, cause }),
    }
    let state = output.join(STATE_FOLDER);
    match fs::symlink_metadata(&state) {
        Ok(metadata) if metadata.is_symlink() => return Err(PublishError::SymbolicLink { path: state }),
        Ok(metadata) if !metadata.is_dir() => {
            return Err(PublishError::ForeignFiles { output, examples: vec![STATE_FOLDER.into()] });
        }
        _ => {}
    }
    // A manifest, or one that a killed build was about to publish, shows that this folder is the program's.
    let known = force || ["manifest", "staging/manifest"].iter().any(|file| state.join(file).exists());
    if !known {
        refuse_foreign_files(&output)?;
    }
    Ok(output)
}

/// An error when there is anything in `output` but the program's own folder.
pub(super) fn refuse_foreign_files(output: &Path) -> Result<(), PublishError> {
    let listing = fs::read_dir(output).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let listing = listing.map_err(PublishError::io("list", output))?;
    let names = listing.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut examples: Vec<String> = names.filter(|name| name != STATE_FOLDER).collect();
    examples.sort();
    if examples.is_empty() { Ok(()) } else { Err(PublishError::ForeignFiles { output: output.into(), examples }) }
}

/// The absolute path without symbolic links and `..`, also of a file that does not exist yet.
pub(super) fn real_path(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for component in std::path::absolute(path)?.components() {
        match component {
            Component::ParentDir => drop(real.pop()),
            other => real.push(other),
        }
        if let Ok(resolved) = real.canonicalize() {
            real = resolved;
        }
    }
    Ok(real)
}
