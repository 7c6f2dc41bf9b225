//! What holds whatever stands in a file, by the laws that the targets of `fuzz/` try without end.

#[path = "../../fuzz/src/laws.rs"]
mod laws;

use proptest::prelude::*;

/// Signs, words and pieces of what the program reads, in any order.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const MARKUP: &[&str] = &[
    "Acme ", "zahlt. ", "\n", "\n\n", "# ", "- ", "1. ", "> ", "    ", "*", "**", "`", "```\n", "[[", "]]", "[[acme]]",
    "[[acme|b]]", "[", "](", ")", "![", "](x.png)", "[^1]", "[^1]: ", "|", "\n|---|---|\n", "&amp;", "\\", "<b>",
    "</b>", "<!--", "-->", "%%", "<div>", "\n---\n", "> [!NOTE]\n", "{#id}", " ^id", "==", "- [ ] ", "{{", "{%", "ä",
    "字", "\r\n", "\t", "„", "“", "\u{ad}", "$$",
];

const KEYS: &[&str] = &[
    "title: ", "name: ", "names: ", "date: ", "source: ", "relations: ", "claims: ", "events: ", "evidence: ",
    "subject: acme", "object: acme", "type: ", "fined", "subject_to", "start: ", "2020-08-14", "2020", "2020-13-40",
    "9999-12-31", "..", "~", "?", "par: ", "1", "-1", "draft: true", "topics: ", "links: ", "basis: ", "country: cn",
    "text: ", "\n", "\n  ", "\n  - ", "- ", "{", "}", "[", "]", ", ", ": ", "\"", "'", "|", ">", "#", " #", "&a", "*a",
    "!!str", "ä", "---\n", "\t", "Acme", "null", "1e400", "0x1f",
];

const SETTINGS: &[&str] = &[
    "title: ", "language: ", "de", "en", "xx", "base_url: ", "https://example.org/", "kinds: ", "relation_types: ",
    "navigation: ", "redirects: ", "/a/: b/", "accent: ", "\"#0a6e5c\"", "logo: ", "print: true", "search: false",
    "exports: pages", "hosting: ", "netlify", "diagnostics: ", "broken-link: allow", "topics: ", "noindex: ",
    "measures: ", "autolink: ", "quotes: ", "as_of: ", "2020", "\n", "\n  ", "\n  - ", "{", "}", "[", "]", ", ", ": ",
    "\"", "'", "company", "Acme", "ä", "-1", "1e9",
];

const MATERIAL: &[&str] = &[
    "@article{a,",
    "@book{",
    "title = {",
    "title = \"",
    "author = ",
    "and ",
    "}",
    "},\n",
    "\n",
    "TY  - NEWS\n",
    "TI  - ",
    "ER  - \n",
    "[{\"id\": \"a\", \"type\": \"article\", ",
    "\"title\": ",
    "\"issued\": {\"date-parts\": [[2020, 8]]}",
    "}]",
    "{\"schema\": \"Company\", ",
    "\"id\": \"a\", ",
    "\"properties\": {\"name\": [\"Acme\"]}}\n",
    "name,country,kind\n",
    "Acme,cn,company\n",
    "subject,type,object,source\n",
    "acme;subject_to;list;x\n",
    "\"",
    "'",
    "<html><body><article><p>",
    "</p>",
    "<script>",
    "MIME-Version: 1.0\n",
    "Acme",
    "2020-08-14",
    "ä",
    "{\\\"a}",
    "\\",
    "---\n",
    "#",
    ": ",
    "\t",
    "\u{feff}",
];

const WORDS: &[&str] = &[
    "Acme", "ACME", "acme", "s", "’s", "-", " ", "-ähnlich", " AG", "Bank", "Deutsche", "Nio", "Musical.ly", "Ø",
    "字节跳动", "İ", "ß", "ss", "\u{301}", "\u{ad}", "\n", ". ", "Herr ", "die ", "und ", "1", "&", "+", "«", "»", "@",
    "://", "ﬁ", "ﷺ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_front_matter_can_be_read(text in pieces(KEYS)) {
        laws::front_matter(&text);
    }

    #[test]
    fn any_body_can_be_published_without_what_is_kept_back(text in pieces(MARKUP)) {
        laws::body(&text);
    }

    #[test]
    fn any_settings_can_be_read(text in pieces(SETTINGS)) {
        laws::settings(&text);
    }

    #[test]
    fn any_names_are_found_in_their_places(names in prop::collection::vec(pieces(WORDS), 0..6), text in pieces(WORDS)) {
        laws::names(names.iter().map(String::as_str), &text);
    }

    #[test]
    fn anything_can_be_imported(text in pieces(MATERIAL), bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        laws::imports(text.as_bytes());
        laws::imports(&[text.as_bytes(), &bytes].concat());
    }
}
