//! Embeds the default theme: lists every file under `templates/` and `static/` as Rust, for `src/render/theme.rs`, and
//! every id that a template gives, for `src/parse/body/heading_ids.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut code = String::new();
    for folder in ["templates", "static"] {
        // Cargo looks at every file below the folder, new ones too.
        println!("cargo::rerun-if-changed={folder}");
        let top = root.join(folder);
        let mut files = Vec::new();
        walk(&top, "", &mut files)?;
        files.sort_unstable();
        if folder == "templates" {
            fs::write(out.join("template_ids.rs"), template_ids(&files)?)?;
        }
        let (name, kind, include) = match folder {
            "templates" => ("TEMPLATES", "&str", "include_str"),
            _ => ("STATIC", "&[u8]", "include_bytes"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(code, "const {name}: [(&str, {kind}); {}] = [", files.len());
        for (inner, file) in files {
            let _ = writeln!(code, "    ({inner:?}, {include}!({file:?})),");
        }
        code.push_str("];\n");
    }
    fs::write(out.join("theme.rs"), code)
}

/// The files under a folder, with their path in it; what an editor or the system hides there is none of the theme's.
fn walk(folder: &Path, inner: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{inner}{name}/"), files)?;
        } else if !name.starts_with('.') {
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
