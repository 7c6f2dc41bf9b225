//! The tags and placeholders of Jekyll's templates that stand in texts (<https://jekyllrb.com/docs/liquid/>), and the comments of
//! its markdown (<https://kramdown.gettalong.org/syntax.html#extensions>).

use std::borrow::Cow;

use super::references::reference;
use crate::import::found::Remark;
use crate::parse::keeps_back;
use crate::yaml::Yaml;

/// Filters that make an address of the site from a path.
const ADDRESSES: [&str; 3] = ["relative_url", "absolute_url", "prepend: site.baseurl"];
/// What closes a tag and a placeholder.
const CLOSES: [&str; 2] = ["%}", "}}"];
/// What stands before addresses of the site.
const BASES: [&str; 3] = ["site.baseurl", "site.url", "site.github.url"];

/// Tags around a text that is not shown everywhere, or not where it stands.
const CONDITIONS: [&str; 4] = ["if", "unless", "case", "capture"];

/// A text without Jekyll's tags.
pub(super) struct Plain {
    pub(super) text: String,
    /// The first tag that may hide what stands behind it, with its line.
    pub(super) hides: Option<(usize, String)>,
}

/// A text without what Jekyll would have replaced or left out, on the same lines; `first` is the line of the file that it
/// begins on, `settings` what the site's settings say, `title`, `author.name`. What only its templates know stays and is listed.
pub(super) fn without_liquid(
    text: &str,
    settings: &[(String, String)],
    first: usize,
    file: &str,
    remarks: &mut Vec<Remark>,
) -> Plain {
    let mut made = String::with_capacity(text.len());
    let mut hides = None;
    // What has been named already: a page that lists others is full of the same.
    let mut named: Vec<&str> = Vec::new();
    // What nothing ends any more; nobody looks for its end again.
    let mut open: Vec<&str> = Vec::new();
    let mut done = 0;
    let last = CLOSES.map(|close| text.rfind(close).unwrap_or(0));
    while let Some(sign) = next(text, done, last) {
        made.push_str(&text[done..sign.start]);
        let whole = &text[sign.start..sign.end];
        let (replacement, end) = match sign.word() {
            _ if sign.is_output => (output(sign.inner, settings), sign.end),
            word @ ("raw" | "comment" | "highlight") if !open.contains(&word) => match until_end(text, &sign) {
                Some((inner, end)) => (Some(paired(word, sign.arguments(), inner)), end),
                None => {
                    open.push(word);
                    (None, sign.end)
                }
            },
            "if" if matches!(sign.arguments(), "false" | "nil") => match until_end(text, &sign) {
                // What has an «else», or tags with ends of their own, stays.
                Some((inner, end)) if !inner.contains("{%") => (Some(String::new()), end),
                _ => (None, sign.end),
            },
            "link" | "post_url" => {
                (Some(reference(&text[..sign.start], sign.arguments().trim_matches(['"', '\'']))), sign.end)
            }
            _ => (None, sign.end),
        };
        let replacement = replacement.unwrap_or_else(|| {
            let line = first + text[..sign.start].matches('\n').count();
            let kind = if sign.is_output { "{{" } else { sign.word() };
            if hides.is_none() && !sign.is_output && may_hide(kind) {
                hides = Some((line, format!("its tag `{whole}` may hide something")));
            }
            if !kind.starts_with("end") && !named.contains(&kind) {
                named.push(kind);
                remarks.push(Remark::new(file, line, format!("`{whole}` has no counterpart and stays as it is")));
            }
            whole.to_owned()
        });
        let lines = |text: &str| text.matches('\n').count();
        made.push_str(&replacement);
        made.push_str(&"\n".repeat(lines(&text[sign.start..end]).saturating_sub(lines(&replacement))));
        done = end;
    }
    made.push_str(&text[done..]);
    Plain { text: made, hides }
}

/// Whether a tag is a condition, a comment that nothing ends, or the end of something that is named as what is kept back.
fn may_hide(word: &str) -> bool {
    let ended = word.strip_prefix("end");
    word == "comment" || CONDITIONS.contains(&word) || ended.is_some_and(|name| keeps_back(name, &Yaml::Bool(true)))
}

/// A text without what stands between `{::comment}` and `{:/comment}`, on the same lines.
pub(super) fn without_comments(text: &str) -> Cow<'_, str> {
    const OPEN: &str = "{::comment";
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        let inner = &rest[at + OPEN.len()..];
        let ends = inner.match_indices("{:/").map(|(at, _)| (at, &inner[at..]));
        let length =
            |end: &str| ["{:/comment}", "{:/}"].iter().find(|sign| end.starts_with(**sign)).map(|sign| sign.len());
        let Some(end) = ends.filter_map(|(at, end)| Some(at + length(end)?)).next() else { break };
        made.push_str(&rest[..at]);
        made.extend(inner[..end].matches('\n'));
        rest = &inner[end..];
    }
    if made.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    made.push_str(rest);
    Cow::Owned(made)
}

/// `{% … %}` or `{{ … }}`.
struct Sign<'t> {
    start: usize,
    end: usize,
    inner: &'t str,
    is_output: bool,
}

impl<'t> Sign<'t> {
    fn word(&self) -> &'t str {
        self.inner.split_whitespace().next().unwrap_or_default()
    }

    fn arguments(&self) -> &'t str {
        self.inner[self.word().len()..].trim()
    }
}

/// The next sign that is closed; `last` is where a tag and a placeholder are closed for the last time.
fn next(text: &str, from: usize, last: [usize; 2]) -> Option<Sign<'_>> {
    let bytes = text.as_bytes();
    let sign = |start: usize| {
        let kind = [b'%', b'{'].iter().position(|sign| bytes.get(start + 1) == Some(sign))?;
        (start + 2 <= last[kind]).then_some((start, kind))
    };
    let (start, kind) = memchr::memchr_iter(b'{', &bytes[from..]).find_map(|at| sign(from + at))?;
    let inner = start + 2;
    let end = inner + text[inner..].find(CLOSES[kind])?;
    let words = text[inner..end].trim().trim_matches('-').trim();
    Some(Sign { start, end: end + CLOSES[kind].len(), inner: words, is_output: kind == 1 })
}

/// What stands up to the tag that ends this one, and where that ends.
fn until_end<'t>(text: &'t str, sign: &Sign<'_>) -> Option<(&'t str, usize)> {
    let end = format!("end{}", sign.word());
    let mut from = sign.end;
    loop {
        let at = from + text[from..].find("{%")?;
        let close = at + text[at..].find("%}")?;
        let inner = text[at + 2..close].trim().trim_matches('-').trim();
        if inner == end {
            return Some((&text[sign.end..at], close + 2));
        }
        from = at + 2;
    }
}

/// What stands between two tags, as markdown.
fn paired(word: &str, arguments: &str, inner: &str) -> String {
    let language = arguments.split_whitespace().next().unwrap_or_default();
    match word {
        "raw" => inner.to_owned(),
        "highlight" => format!("```{language}\n{}\n```", inner.trim_matches('\n')),
        _ => String::new(),
    }
}

/// What a placeholder stands for, where it is a part of an address, or a setting.
fn output(inner: &str, settings: &[(String, String)]) -> Option<String> {
    if BASES.contains(&inner) {
        return Some(String::new());
    }
    if let Some(key) = inner.strip_prefix("site.")
        && let Some((_, words)) = settings.iter().find(|(own, _)| own == key)
    {
        return Some(words.clone());
    }
    let (path, filter) = inner.split_once('|')?;
    let path = path.trim();
    let is_text = path.len() > 1 && path.starts_with(['"', '\'']) && path.ends_with(['"', '\'']);
    let is_address = ADDRESSES.contains(&filter.trim());
    (is_text && is_address).then(|| format!("/{}", path[1..path.len() - 1].trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_addresses_and_settings_become_what_they_stand_for_and_comments_go() {
        let settings = [("form".to_owned(), "https://f.example".to_owned()), ("a.b".to_owned(), "C".to_owned())];
        for (text, made) in [
            ("[a]({{ site.baseurl }}/about/) [b]({{site.url}}{{ site.baseurl }}/b)", "[a](/about/) [b](/b)"),
            ("[a]({{ '/about/' | relative_url }})", "[a](/about/)"),
            (
                "[a]({{ site.form }}/1) {{site.a.b}}\n\n[c]: {{ site.form }}",
                "[a](https://f.example/1) C\n\n[c]: https://f.example",
            ),
            ("![b]({{ \"img/x.png\" | absolute_url }})", "![b](/img/x.png)"),
            ("[a]({% link _posts/2016-07-26-a.md %}#part)", "[a](/ref:_posts/2016-07-26-a.md#part)"),
            ("[a]({{ site.baseurl }}{% post_url 2016-07-26-a %})", "[a](/ref:2016-07-26-a)"),
            ("a {%- comment -%} not\nfor readers {% endcomment %} b\nc", "a \n b\nc"),
            ("a {% if false %}not\nshown{%- endif -%} b", "a \n b"),
            ("{{ open {% comment %}x{% endcomment %}y", "{{ open y"),
            ("{% raw %}{{ kept }}{% endraw %}", "{{ kept }}"),
            ("{% highlight rust linenos %}\nlet a;\n{% endhighlight %}", "```rust\nlet a;\n```"),
        ] {
            let mut remarks = Vec::new();
            let plain = without_liquid(text, &settings, 1, "a.md", &mut remarks);
            assert_eq!((&*plain.text, plain.hides), (made, None));
            assert!(remarks.is_empty(), "{text}");
        }
    }

    #[test]
    fn comments_of_the_markdown_go_with_what_they_hide() {
        for (text, made) in [
            ("a\n\n{::comment}\nask the lawyer\n{:/comment}\n\nb", "a\n\n\n\n\n\nb"),
            ("a {::comment}not{:/} b {::comment}for readers{:/comment}", "a  b "),
            ("{::comment}never closed", "{::comment}never closed"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(without_comments(text), made);
        }
    }

    #[test]
    fn what_may_be_hidden_is_known_and_stays() {
        for (text, line) in [
            ("a\n{% unless site.open %}b{% endunless %}", Some(2)),
            ("{% if false %}a{% else %}b{% endif %}", Some(1)),
            ("{% if false %}{% if x %}a{% endif %}b{% endif %}", Some(1)),
            ("{% case x %}{% when 1 %}a{% endcase %}", Some(1)),
            ("{%- capture x -%}a{% endcapture %}", Some(1)),
            ("{% private %}\na\n{% endprivate %}", Some(3)),
            ("{% comment %}never closed", Some(1)),
            ("{% raw %}{% if x %}{% endraw %}", None),
            ("{% for a in b %}{{ a }}{% endfor %} {% include x.html %}", None),
        ] {
            let plain = without_liquid(text, &[], 1, "a.md", &mut Vec::new());
            assert_eq!(plain.hides.map(|(line, _)| line), line, "{text}");
        }
    }

    #[test]
    fn what_only_templates_know_is_listed_by_its_line() {
        let mut remarks = Vec::new();
        let text = "a\n\n{% for post in site.posts %}{{ post.title }}{{ post.url }}{% endfor %} {% comment %} open";
        assert_eq!(without_liquid(text, &[], 5, "a.md", &mut remarks).text, text);
        let lines: Vec<usize> = remarks.iter().map(|remark| remark.line).collect();
        assert_eq!(lines, [7, 7, 7]);
    }
}
