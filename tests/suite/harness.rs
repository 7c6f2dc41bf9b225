//! Small dossiers on disk and the real program over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use walkdir::WalkDir;

/// The repository, which is itself a dossier: the sample.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A dossier in a folder of its own, gone at the end of the test.
pub struct Dossier {
    folder: tempfile::TempDir,
}

impl Dossier {
    /// A dossier with a German configuration and these files besides.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let dossier = Dossier { folder: tempfile::tempdir().expect("a temporary folder") };
        dossier.write("dossier.yaml", "title: Probe\nlanguage: de\n");
        for (path, text) in files {
            dossier.write(path, text);
        }
        let content = dossier.root().join("content");
        if !content.exists() {
            fs::create_dir(content).expect("the folder can be made");
        }
        dossier
    }

    /// A copy of a folder of the repository.
    pub fn copy_of(folder: &str) -> Self {
        let dossier = Dossier { folder: tempfile::tempdir().expect("a temporary folder") };
        for (path, bytes) in tree(&repository().join(folder)) {
            dossier.write(&path, bytes);
        }
        dossier
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("the file can be removed");
    }

    /// Runs the program on this dossier.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(self.root(), arguments)
    }

    /// Builds and insists that it works.
    pub fn build(&self) -> Run {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "the build failed:\n{}", run.stderr);
        run
    }

    /// A file of the built site.
    pub fn page(&self, path: &str) -> String {
        let path = self.output().join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Every file of the built site, without the program's own records.
    pub fn site(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = tree(&self.output());
        files.retain(|path, _| !path.starts_with(".dossier"));
        files
    }

    /// A file of the theme in the built site, by its name without the version: `style.css`.
    pub fn theme_file(&self, name: &str) -> String {
        let bytes = unversioned(self.site()).remove(name).unwrap_or_else(|| panic!("the site has no {name}"));
        String::from_utf8(bytes).expect("UTF-8")
    }
}

/// What a run of the program said.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program on a dossier.
pub fn run(root: &Path, arguments: &[&str]) -> Run {
    run_with(root, arguments, &[])
}

/// Runs the program in a folder, without `--root`.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    ended(Command::new(env!("CARGO_BIN_EXE_dossier")).args(arguments).current_dir(folder))
}

/// The same with variables of the environment.
pub fn run_with(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    ended(command.args(arguments).arg("--root").arg(root).envs(environment.iter().copied()))
}

fn ended(command: &mut Command) -> Run {
    // No test depends on the day on which it runs: it is the first of January 2090.
    const DAY: &str = "SOURCE_DATE_EPOCH";
    if command.get_envs().all(|(name, _)| name != DAY) {
        command.env(DAY, "3786912000");
    }
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Run { code: status.code().expect("the program ends by itself"), stdout: text(stdout), stderr: text(stderr) }
}

/// Every file below a folder by its path with forward slashes; nothing where the folder does not exist.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path =
                entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}

/// The files of a site as if the theme had no version: `style.css` for `style.0123456789abcdef.css`, in names and in texts.
pub fn unversioned(site: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let version =
        |path: &String| path.strip_prefix("style.")?.strip_suffix(".css").map(|version| format!(".{version}."));
    let Some(version) = site.keys().find_map(version) else { return site };
    let text = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => text.replace(&version, ".").into_bytes(),
        Err(error) => error.into_bytes(),
    };
    site.into_iter().map(|(path, bytes)| (path.replace(&version, "."), text(bytes))).collect()
}

/// An article with this body, dated and with a full source, so that it causes no diagnostic of its own.
pub fn article(title: &str, date: &str, body: &str) -> String {
    article_with(title, date, "", body)
}

/// Such an article with further lines of front matter, each with its line break.
pub fn article_with(title: &str, date: &str, keys: &str, body: &str) -> String {
    let source = "source:\n  outlet: Probeblatt\n  authors:\n  url:\n";
    format!("---\ntitle: {title}\ndate: {date}\n{keys}{source}---\n\n{body}\n")
}

/// A company with this name.
pub fn company(name: &str) -> String {
    format!("---\nname: {name}\n---\n")
}
