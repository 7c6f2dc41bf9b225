//! Reads a folder of built pages and says which links lead nowhere. It knows nothing of how the files were made.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use percent_encoding::percent_decode_str;
use walkdir::WalkDir;

use crate::built_file::File;

/// How a visitor gets at the files.
#[derive(Clone, Copy)]
pub enum Reading<'a> {
    /// By `file://`: a link has to name a file, and an address from the root leads nowhere.
    Disk,
    /// From a web host at this base address, which ends in a slash. A link to a folder opens its `index.html`.
    Served(&'a str),
}

impl Reading<'_> {
    /// The path of the site's root on the host, `/sub/path/`. From the disk it is `/`, which only 404.html may use.
    fn root_path(&self) -> &str {
        match self {
            Reading::Disk => "/",
            Reading::Served(base_url) => {
                let host = base_url.find("://").map_or(0, |at| at + 3);
                base_url[host..].find('/').map_or("/", |slash| &base_url[host + slash..])
            }
        }
    }
}

/// All files of a built folder by their path (`companies/tesla/index.html`), in path order.
pub struct BuiltSite<'a> {
    reading: Reading<'a>,
    files: BTreeMap<String, File>,
    folders: BTreeSet<String>,
}

impl<'a> BuiltSite<'a> {
    /// Reads the folder `root`.
    pub fn read(root: &Path, reading: Reading<'a>) -> Self {
        let mut site = BuiltSite { reading, files: BTreeMap::new(), folders: BTreeSet::new() };
        for entry in WalkDir::new(root).sort_by_file_name() {
            let entry = entry.expect("the built folder can be walked");
            let path = entry.path().strip_prefix(root).expect("below the root");
            let path = path.to_str().expect("a path in UTF-8").replace(std::path::MAIN_SEPARATOR, "/");
            if path.starts_with(".dossier") {
                continue; // the program's own records, no part of the site
            }
            if entry.file_type().is_dir() {
                site.folders.insert(path);
            } else {
                let file = File::read(&path, entry.path());
                site.files.insert(path, file);
            }
        }
        site
    }

    /// A line for each link that leads nowhere and each id that a file uses twice.
    pub fn broken_links(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        for (path, file) in &self.files {
            complaints.extend(file.repeated_ids.iter().map(|id| format!("{path}: id {id:?} stands there twice")));
            for link in &file.links {
                if let Err(reason) = self.follow(path, &link.address) {
                    complaints.push(format!("{path}:{}: {:?} {reason}", link.line, link.address));
                }
            }
        }
        complaints
    }

    /// The pages that no chain of links from the front page leads to. 404.html and redirects are not meant to be linked.
    pub fn lost_pages(&self) -> Vec<String> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec!["index.html".to_owned()];
        while let Some(path) = waiting.pop() {
            let Some(file) = self.files.get(&path) else { continue };
            if !reached.insert(path.clone()) {
                continue;
            }
            for link in &file.links {
                if let Ok(Some(path)) = self.follow(&path, &link.address) {
                    waiting.push(path);
                }
            }
        }
        let pages = self.files.iter().filter(|(path, file)| path.ends_with(".html") && !file.is_redirect);
        pages
            .map(|(path, _)| path)
            .filter(|path| !reached.contains(*path) && *path != "404.html")
            .map(|path| format!("{path}: no chain of links leads here from the front page"))
            .collect()
    }

    /// The file that `address` in the file `from` leads to, or why it leads nowhere. `None` for what is not ours to check:
    /// another host, mail, telephone, inline data.
    fn follow(&self, from: &str, address: &str) -> Result<Option<String>, String> {
        let (address, anchor) = address.trim().split_once('#').unwrap_or((address.trim(), ""));
        let address = address.split('?').next().unwrap_or_default();
        let rooted = match self.on_host(from, address)? {
            Some(rooted) => rooted,
            None => return Ok(None),
        };
        let inside = match rooted.strip_prefix('/') {
            None => join(from, &rooted).ok_or("leaves the site")?,
            Some(_) => {
                let inside = rooted.strip_prefix(self.reading.root_path()).ok_or("leaves the site's sub-path")?;
                join("", inside).ok_or("leaves the site")?
            }
        };
        let path = self.file_at(from, &inside)?;
        let anchor = anchor.split(":~:").next().unwrap_or_default();
        let anchor = percent_decode_str(anchor).decode_utf8().map_err(|_| "has an anchor that is not UTF-8")?;
        // What `#page=2` means in a PDF is the PDF's own business.
        let has_anchors = [".html", ".svg"].iter().any(|extension| path.ends_with(extension));
        if has_anchors && !anchor.is_empty() && !self.files[&path].ids.contains(anchor.as_ref()) {
            return Err(format!("names an anchor that {path} does not have"));
        }
        Ok(Some(path))
    }

    /// The path part of an internal address, relative or from the root of the host. `None` for what is not ours.
    fn on_host(&self, from: &str, address: &str) -> Result<Option<String>, String> {
        if address.starts_with("//") {
            return Err("has no scheme".to_owned());
        }
        if let Some((scheme, rest)) = address.split_once(':')
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => match self.reading {
                    Reading::Served(base) if address.starts_with(base) => {
                        Ok(Some(format!("{}{}", self.reading.root_path(), &address[base.len()..])))
                    }
                    _ if rest.starts_with("//") => Ok(None),
                    _ => Err("names no host".to_owned()),
                },
                "mailto" | "tel" | "data" => Ok(None),
                _ => Err("has a scheme that a dossier does not use".to_owned()),
            };
        }
        if address.starts_with('/') && matches!(self.reading, Reading::Disk) && from != "404.html" {
            return Err("starts at the root, which is the disk's own when read from there".to_owned());
        }
        let path = percent_decode_str(address).decode_utf8().map_err(|_| "is not UTF-8")?;
        Ok(Some(path.into_owned()))
    }

    /// The file that the path `inside` the site opens. An empty path is the root, one that ends in `/` a folder.
    fn file_at(&self, from: &str, inside: &str) -> Result<String, String> {
        let folder = inside.strip_suffix('/').unwrap_or(inside);
        let names_folder = inside.is_empty() || inside.ends_with('/');
        if !names_folder {
            return match self.files.contains_key(inside) {
                true => Ok(inside.to_owned()),
                false if self.folders.contains(folder) => Err("names a folder without its slash".to_owned()),
                false => Err("names a file that does not exist".to_owned()),
            };
        }
        if matches!(self.reading, Reading::Disk) && from != "404.html" {
            return Err("names a folder, which opens no page when read from the disk".to_owned());
        }
        let index = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        if self.files.contains_key(&index) { Ok(index) } else { Err(format!("needs {index}, which does not exist")) }
    }
}

/// The path inside the site that `relative` means in the file `from`. `None` where it climbs out of the site. An empty
/// address means the file itself.
fn join(from: &str, relative: &str) -> Option<String> {
    if relative.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut segments = relative.split('/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            ".." => {
                parts.pop()?;
            }
            "." => {}
            segment => {
                parts.push(segment);
                continue;
            }
        }
        if last {
            parts.push("");
        }
    }
    Some(parts.join("/"))
}

mod tests {
    use std::fs;

    use super::*;

    const BASE_URL: &str = "https://dossier.example/sub/path/";

    /// Complaints about a site that has these files beside a sound front page and company page.
    fn complaints(reading: Reading<'_>, page: &str) -> Vec<String> {
        let root = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write("index.html", "<h1 id=top>Front</h1>");
        write("style.css", "");
        write("companies/tesla/index.html", "<p id=rn1>One <a name=old></a><p id='größe'>");
        write("companies/x/index.html", page);
        BuiltSite::read(root.path(), reading).broken_links()
    }

    #[track_caller]
    fn accepts(reading: Reading<'_>, page: &str) {
        assert_eq!(complaints(reading, page), Vec::<String>::new(), "in {page}");
    }

    #[track_caller]
    fn rejects(reading: Reading<'_>, page: &str, reason: &str) {
        let found = complaints(reading, page);
        assert!(found.len() == 1 && found[0].contains(reason), "expected one complaint with {reason:?}, got {found:?}");
    }

    const SERVED: Reading<'static> = Reading::Served(BASE_URL);

    #[test]
    fn accepts_links_and_anchors_that_exist() {
        for page in [
            "<a href='../tesla/'>",
            "<a href='../tesla/#rn1'>",
            "<a href='../tesla/#old'>",
            "<a href='../tesla/#gr%C3%B6%C3%9Fe'>",
            "<a href='../tesla/index.html?q=1#rn1'>",
            "<a href='../../'>",
            "<a href='../..'>",
            "<p id=me><a href='#me'>",
            "<a href='/sub/path/companies/tesla/'>",
            "<link rel=canonical href='https://dossier.example/sub/path/companies/x/'>",
            "<a href='https://other.example/gone/'><a href='mailto:a@b.example'>",
            "<link rel=stylesheet href='../../style.css'>",
            "<script>\"<a href='nowhere/'>\"</script><!-- <a href='nowhere/'> -->",
        ] {
            accepts(SERVED, page);
        }
        accepts(Reading::Disk, "<a href='../tesla/index.html#rn1'><a href='../../index.html'><p id=me><a href='#me'>");
    }

    #[test]
    fn rejects_what_does_not_exist() {
        rejects(SERVED, "<a href='../tessla/'>", "tessla/index.html, which does not exist");
        rejects(SERVED, "<a href='../tesla/#rn2'>", "an anchor that companies/tesla/index.html does not have");
        rejects(SERVED, "<a href='#rn1'>", "an anchor that companies/x/index.html does not have");
        rejects(SERVED, "<img src='map.png'>", "a file that does not exist");
        rejects(SERVED, "<img srcset='../../style.css 1x, b.png 2x'>", "a file that does not exist");
        rejects(SERVED, "<svg><path marker-end='url(#arrow)'/></svg>", "an anchor");
        rejects(SERVED, "<svg><use xlink:href='#glyph'/></svg>", "an anchor");
        rejects(SERVED, "<p style='background: url(\"a.svg\")'>", "a file that does not exist");
        rejects(SERVED, "<meta http-equiv=refresh content='0; url=../y/'>", "y/index.html");
        rejects(SERVED, "<link rel=canonical href='https://dossier.example/sub/path/companies/y/'>", "y/index.html");
    }

    #[test]
    fn rejects_addresses_that_break_on_some_host() {
        rejects(SERVED, "<a href='/companies/tesla/'>", "sub-path");
        rejects(SERVED, "<a href='../../../path/'>", "leaves the site");
        rejects(SERVED, "<a href='../tesla'>", "without its slash");
        rejects(SERVED, "<a href='//other.example/'>", "has no scheme");
        rejects(SERVED, "<a href='javascript:alert(1)'>", "scheme");
        rejects(SERVED, "<a href='../Tesla/'>", "does not exist");
        rejects(Reading::Disk, "<a href='../tesla/'>", "names a folder");
        rejects(Reading::Disk, "<a href='/companies/tesla/index.html'>", "starts at the root");
    }

    #[test]
    fn rejects_an_address_of_the_sitemap_that_does_not_exist() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let sitemap = "<urlset><url><loc>https://dossier.example/sub/path/a&amp;b/</loc></url></urlset>";
        fs::write(root.path().join("sitemap.xml"), sitemap).expect("a file");
        let found = BuiltSite::read(root.path(), SERVED).broken_links();
        assert!(found.len() == 1 && found[0].contains("needs a&b/index.html"), "{found:?}");
    }

    #[test]
    fn rejects_an_id_that_stands_twice() {
        rejects(SERVED, "<p id=a><p id=a>", "twice");
    }

    #[test]
    fn finds_pages_without_a_way_to_them() {
        let root = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in [
            ("index.html", "<a href='a/'>"),
            ("a/index.html", "<a href='../'>"),
            ("lost/index.html", "<a href='../'>"),
            ("404.html", ""),
            ("moved/index.html", "<meta http-equiv=refresh content='0; url=../a/'>"),
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let lost = BuiltSite::read(root.path(), SERVED).lost_pages();
        assert!(lost.len() == 1 && lost[0].starts_with("lost/"), "{lost:?}");
    }
}
