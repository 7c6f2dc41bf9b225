//! Embeds files of the repository as Rust: the default theme, `templates/` and `static/`, for `src/render/theme.rs`; what a new
//! dossier begins with, `starter/`, for `src/cli/starter.rs`; and every id that a template gives, for
//! `src/parse/body/heading_ids.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let templates = files(&root, "templates")?;
    let statics = files(&root, "static")?;
    let starter = files(&root, "starter")?;
    fs::write(out.join("template_ids.rs"), template_ids(&templates)?)?;
    let theme =
        table("TEMPLATES", "&str", "include_str", &templates) + &table("STATIC", "&[u8]", "include_bytes", &statics);
    fs::write(out.join("theme.rs"), theme)?;
    fs::write(out.join("starter.rs"), table("STARTER", "&str", "include_str", &starter))?;
    let commit = commit(&root).map(|commit| format!(" ({commit})")).unwrap_or_default();
    println!("cargo::rustc-env=DOSSIER_COMMIT={commit}");
    Ok(())
}

/// The commit of what is compiled, so that a report of a mistake can be placed: that of the package, else that of the repository. Only in
/// programs that are handed out: it would compile everything anew after each commit.
fn commit(root: &Path) -> Option<String> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("PROFILE").ok()? != "release" {
        return None;
    }
    if let Ok(package) = fs::read_to_string(root.join(".cargo_vcs_info.json")) {
        let (_, rest) = package.split_once("\"sha1\": \"")?;
        return Some(rest.get(..10)?.to_owned());
    }
    let git = |arguments: &[&str]| {
        let run = Command::new("git").current_dir(root).args(arguments).output().ok()?;
        run.status.success().then(|| String::from_utf8_lossy(&run.stdout).trim().to_owned())
    };
    println!("cargo::rerun-if-changed={}", git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    git(&["rev-parse", "--short=10", "HEAD"])
}

/// Every file below a folder of the repository, with its path in it, sorted.
fn files(root: &Path, folder: &str) -> io::Result<Vec<(String, PathBuf)>> {
    // Cargo looks at every file below the folder, new ones too.
    println!("cargo::rerun-if-changed={folder}");
    let mut files = Vec::new();
    walk(&root.join(folder), "", &mut files)?;
    files.sort_unstable();
    Ok(files)
}

/// A constant that lists files with their content.
fn table(name: &str, kind: &str, include: &str, files: &[(String, PathBuf)]) -> String {
    let mut code = format!("const {name}: [(&str, {kind}); {}] = [\n", files.len());
    for (inner, file) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(code, "    ({inner:?}, {include}!({file:?})),");
    }
    code + "];\n"
}

/// Hidden files and folders that a new dossier has. All others are what an editor or the system leaves behind.
const HIDDEN: [&str; 3] = [".github", ".gitignore", ".vscode"];

fn walk(folder: &Path, inner: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') && !HIDDEN.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{inner}{name}/"), files)?;
        } else {
            files.push((format!("{inner}{name}"), entry.path()));
        }
    }
    Ok(())
}

/// The ids that are written out in templates; those with `{{` are made while a page is.
fn template_ids(files: &[(String, PathBuf)]) -> io::Result<String> {
    let mut ids = BTreeSet::new();
    for (_, file) in files {
        let text = fs::read_to_string(file)?;
        let given = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        ids.extend(given.filter(|id| !id.contains('{')).map(str::to_owned));
    }
    Ok(format!("const TEMPLATE_IDS: [&str; {}] = {ids:?};\n", ids.len()).replace('{', "[").replace('}', "]"))
}
