//! Why a site could not be published. Every message names the path and the way out.
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::site::output_path::OutputPath;

/// An error of publishing. Unless it is [`PublishError::HalfPublished`], the published site is what it was before.
#[derive(Debug)]
pub enum PublishError {
    /// The output is a source folder or lies in one: the site would become its own source.
    InsideSource { output: PathBuf, source: PathBuf },
    /// The output contains a source: the dossier would lie in its own site.
    ContainsSource { output: PathBuf, source: PathBuf },
    /// The output is a file.
    NotAFolder { output: PathBuf },
    /// The output holds files, but nothing that says that the program made them. `examples`: a few of their names.
    ForeignFiles { output: PathBuf, examples: Vec<String> },
    /// The output cannot be written to.
    NotWritable { path: PathBuf, cause: io::Error },
    /// Another build is writing to this output.
    Busy { output: PathBuf },
    /// A folder of the output is a symbolic link, which is never followed.
    SymbolicLink { path: PathBuf },
    /// Files that the program did not make stand where pages belong.
    WouldOverwrite { output: PathBuf, paths: Vec<OutputPath> },
    /// Most of the published pages would go.
    WouldRemove { output: PathBuf, going: usize, pages: usize },
    /// A folder stands where a file belongs, or a file where a folder belongs, and the program did not make it.
    InTheWay { obstacle: PathBuf, path: OutputPath },
    /// Two files for one path; `None` stands for a page that the program made, a path for a copied file.
    Twice { path: OutputPath, first: Option<PathBuf>, second: Option<PathBuf> },
    /// Two paths that are one on some systems: they differ only by case, or one is a file and a folder at once.
    Clash { first: String, second: String },
    /// A file that is to be copied lies outside the sources, perhaps by a symbolic link.
    OutsideSources { path: OutputPath, from: PathBuf },
    /// An earlier call failed, so the set of files is not whole.
    Incomplete,
    /// The system failed to do something with a file.
    Io { action: &'static str, path: PathBuf, cause: io::Error },
    /// Publishing failed half-way, now (`cause`) or in a build that was killed, and could not be taken back.
    HalfPublished { output: PathBuf, cause: Option<Box<PublishError>>, undoing: Box<PublishError> },
    /// More than one of the above, in a fixed order.
    Several(Vec<PublishError>),
}

impl PublishError {
    /// Turns an [`io::Error`] into a [`PublishError::Io`]: `.map_err(PublishError::io("write", path))`.
    pub(super) fn io<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> PublishError + 'a {
        move |cause| PublishError::Io { action, path: path.into(), cause }
    }

    /// `Ok` when nothing was found, else what was found as one error.
    pub(super) fn from_all(mut found: Vec<PublishError>) -> Result<(), PublishError> {
        match found.len() {
            0 => Ok(()),
            1 => Err(found.remove(0)),
            _ => Err(PublishError::Several(found)),
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use PublishError::*;
        match self {
            InsideSource { output, source } => write!(
                f,
                "the output `{}` lies inside the source `{}`; choose another folder with --output",
                output.display(),
                source.display()
            ),
            ContainsSource { output, source } => write!(
                f,
                "the output `{}` contains the source `{}`; choose another folder with --output, such as `public`",
                output.display(),
                source.display()
            ),
            NotAFolder { output } => write!(
                f,
                "the output `{}` is a file; move it away, or choose another folder with --output",
                output.display()
            ),
            ForeignFiles { output, examples } => write!(
                f,
                "the output `{}` holds files that dossier did not make ({}); choose an empty folder with --output, or \
                 publish into this one with --force: files there stay, unless a page has the same path",
                output.display(),
                listed(examples)
            ),
            NotWritable { path, cause } => write!(
                f,
                "the output `{}` cannot be written to ({cause}); change its permissions, or choose another folder with --output",
                path.display()
            ),
            Busy { output } => write!(
                f,
                "another build is writing to `{}`; wait for it to end, or choose another folder with --output",
                output.display()
            ),
            SymbolicLink { path } => write!(
                f,
                "`{}` is a symbolic link, and dossier follows none inside the output; replace it by a folder, or remove it",
                path.display()
            ),
            WouldOverwrite { output, paths } => write!(
                f,
                "in the output `{}` files that dossier did not make stand where pages belong ({}); move them away, or \
                 replace them with --force",
                output.display(),
                listed(paths)
            ),
            WouldRemove { output, going, pages } => write!(
                f,
                "this build would remove {going} of {pages} pages in `{}`; if that is what you want, build with --force",
                output.display()
            ),
            InTheWay { obstacle, path } => write!(
                f,
                "`{}` is in the way of the page `{path}`, and dossier did not make it; move it away",
                obstacle.display()
            ),
            Twice { path, first, second } => write!(
                f,
                "`{path}` would be written twice, by {} and by {}; give one of them another path",
                origin(first.as_deref()),
                origin(second.as_deref())
            ),
            Clash { first, second } => write!(
                f,
                "`{first}` and `{second}` cannot both be published: on some systems they are one path; rename one of them"
            ),
            OutsideSources { path, from } => write!(
                f,
                "`{}` cannot be published as `{path}`: it lies outside the dossier's folders; copy it into the dossier",
                from.display()
            ),
            Incomplete => f.write_str("nothing was published, because an earlier file failed"),
            Io { action, path, cause } => write!(f, "cannot {action} `{}`: {cause}", path.display()),
            HalfPublished { output, cause, undoing } => {
                let cause = cause.as_ref().map_or("the program was ended".to_owned(), |cause| cause.to_string());
                write!(
                    f,
                    "publishing to `{}` stopped half-way ({cause}) and could not be undone ({undoing}): the site there may \
                     be partly new; remove the cause and build again, which repairs it",
                    output.display()
                )
            }
            Several(errors) => {
                for (index, error) in errors.iter().enumerate() {
                    write!(f, "{}{error}", if index == 0 { "" } else { "\n" })?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::NotWritable { cause, .. } | PublishError::Io { cause, .. } => Some(cause),
            PublishError::HalfPublished { undoing, .. } => Some(undoing),
            _ => None,
        }
    }
}

/// `a`, `b`, `c` and 12 more
fn listed(names: &[impl fmt::Display]) -> String {
    const SHOWN: usize = 5;
    let mut text = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    text
}

fn origin(file: Option<&Path>) -> String {
    file.map_or_else(|| "a page of the dossier".to_owned(), |file| format!("the file `{}`", file.display()))
}
