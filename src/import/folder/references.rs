//! References of other programs to their own documents: Hugo's `ref` and `relref`, Jekyll's `link` and `post_url`. What they leave in
//! a text is an address.

/// A reference as markdown, by what stands before it: the address of a link that is there already, else a link of its own, since
/// readers would see an address that no site has.
pub(super) fn reference(before: &str, to: &str) -> String {
    let address = format!("/ref:{}", encoded(to));
    if is_within_link(before) {
        return address;
    }
    let (path, part) = to.split_once('#').unwrap_or((to, ""));
    let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = file.strip_suffix(".md").unwrap_or(file);
    format!("[{}]({address})", if stem.is_empty() { part } else { stem })
}

/// Whether a link, a definition of one or an attribute of HTML is open, whose address follows.
fn is_within_link(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_open = |opening: &str, closing: &[char]| {
        line.rfind(opening).is_some_and(|at| !line[at + opening.len()..].contains(closing))
    };
    let is_definition = line.trim_start().starts_with('[') && line.trim_end().ends_with("]:");
    is_open("](", &[')']) || is_open("=\"", &['"']) || is_open("='", &['\'']) || is_definition
}

/// An address as it can stand in a link.
fn encoded(address: &str) -> String {
    address.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_within_a_link_is_its_address_and_elsewhere_a_link() {
        for (before, to, made) in [
            ("See [it](", "posts/b.md#c d", "/ref:posts/b.md#c%20d"),
            ("See [it]({{ site.baseurl }}", "b", "/ref:b"),
            ("[it]: ", "b", "/ref:b"),
            ("<a href=\"", "b", "/ref:b"),
            ("See [it](x) and ", "posts/b.md", "[b](/ref:posts/b.md)"),
            ("[it](x\n", "#part", "[part](/ref:#part)"),
        ] {
            assert_eq!(reference(before, to), made, "{before}");
        }
    }
}
