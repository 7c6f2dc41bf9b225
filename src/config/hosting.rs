//! Hosts that have rules of their own: what they take, and whether they read files with headers and redirects.

/// A host of sites, by its word in `hosting`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Cloudflare,
    Github,
    Netlify,
}

/// The most that a host takes; none where it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    pub files: Option<u64>,
    /// Of one file.
    pub file_bytes: Option<u64>,
    /// Of the whole site.
    pub bytes: Option<u64>,
}

impl Host {
    /// Each with its word.
    pub const WORDS: &[(&str, Host)] =
        &[("cloudflare", Host::Cloudflare), ("github", Host::Github), ("netlify", Host::Netlify)];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Host::Cloudflare => "Cloudflare Pages",
            Host::Github => "GitHub Pages",
            Host::Netlify => "Netlify",
        }
    }

    /// What it takes at most without payment.
    pub fn limits(self) -> Limits {
        match self {
            Host::Cloudflare => Limits { files: Some(20_000), file_bytes: Some(25 << 20), bytes: None },
            Host::Github => Limits { bytes: Some(1_000_000_000), ..Limits::default() },
            Host::Netlify => Limits::default(),
        }
    }

    /// Whether it reads `_headers` and `_redirects`.
    pub fn reads_rules(self) -> bool {
        matches!(self, Host::Cloudflare | Host::Netlify)
    }
}
