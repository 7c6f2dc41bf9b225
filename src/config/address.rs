//! Addresses in `dossier.yaml`: the site's own, and those that redirect.

use super::BaseUrl;

/// Takes an address like `https://example.org/dossier` apart; `None` where it is not http(s), names no host, or has a
/// query or a fragment.
pub fn parse_base_url(text: &str) -> Option<BaseUrl> {
    let text = text.trim();
    let scheme_end = text.find("://")?;
    let scheme = text[..scheme_end].to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let rest = &text[scheme_end + 3..];
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\'' | '\\' | '`');
    let no_host = host.is_empty() || host.starts_with(['.', ':']) || host.contains('@');
    if no_host || rest.contains(['?', '#']) || rest.contains(strange) {
        return None;
    }
    let mut whole_path = String::from("/");
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if matches!(part, "." | "..") {
            return None;
        }
        whole_path.push_str(part);
        whole_path.push('/');
    }
    let whole = format!("{scheme}://{}{whole_path}", host.to_lowercase());
    Some(BaseUrl { whole, path: whole_path })
}

/// Whether a text can be an address within a site: `/old/page/`, `old/page.html`.
///
/// # Errors
/// The way out.
pub fn check_site_path(text: &str) -> Result<(), &'static str> {
    if text.contains("://") || text.starts_with("//") {
        return Err("write the path only, without the host: /old/page/");
    }
    if text.contains(['?', '#']) {
        return Err("a static site cannot tell addresses apart by what follows `?` or `#`");
    }
    let strange = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\\' | '<' | '>' | '"' | '`' | '%' | ':' | '*' | '|')
    };
    let parts = || text.split('/').filter(|part| !part.is_empty());
    if text.contains(strange) || parts().any(|part| part.starts_with('.')) || parts().next().is_none() {
        return Err("write a path like /old/page/, without spaces, `%`, `*`, `|`, `..` or hidden folders");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_has_a_slash_at_both_ends() {
        for (text, whole, path) in [
            ("https://example.org", "https://example.org/", "/"),
            ("https://Example.org/dossier", "https://example.org/dossier/", "/dossier/"),
            (" http://localhost:8080//a//b/ ", "http://localhost:8080/a/b/", "/a/b/"),
        ] {
            assert_eq!(parse_base_url(text), Some(BaseUrl { whole: whole.into(), path: path.into() }), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in [
            "", "example.org", "ftp://a", "https://", "https:///a", "https://a?b", "https://a/#b", "https://a b",
            "https://u@a/", "https://a/../b",
        ] {
            assert_eq!(parse_base_url(text), None, "{text}");
        }
    }

    #[test]
    fn old_addresses_stay_within_the_site() {
        for fine in ["/old/page/", "old/page.html", "/ä/"] {
            assert_eq!(check_site_path(fine), Ok(()), "{fine}");
        }
        for wrong in [
            "", "/", "https://a/b", "//a", "/a?b", "/../a", "/a b/", "/.dossier/x", "C:\\a", "/a%20b", "/${7*7}",
            "/a|b",
        ] {
            assert!(check_site_path(wrong).is_err(), "{wrong}");
        }
    }
}
