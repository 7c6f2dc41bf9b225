//! Nothing grows with the square of a dossier: four times the input takes about four times the steps, never sixteen times.

use std::sync::Arc;

use crate::cli::report::{Format, Style, print};
use crate::link::review::reviewed_mentions;
use crate::link::unlinked::unlinked_names;
use crate::pipeline::{BuildOptions, analyse, render};
use crate::source::{Inputs, SourceFile};
use crate::work::counted;

/// How many steps it takes to read a dossier, to make its pages, to list its mentions and to report its mistakes, all on one
/// thread.
fn steps(inputs: &Inputs) -> usize {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    let ((), steps) = pool.install(|| {
        counted(|| {
            let dossier = analyse(inputs, &BuildOptions::default());
            if let Some(made) = &dossier.value {
                render(made, |_, _| Ok(()));
                unlinked_names(&made.site, &made.links);
                reviewed_mentions(&made.site, made.graph(), None);
            }
            print(&dossier.diagnostics, inputs, Format::Text, Style::default(), &mut Vec::new())
                .expect("a list takes everything");
        })
    });
    steps
}

/// A dossier about Tesla with these further files.
fn dossier(files: impl IntoIterator<Item = (String, String)>) -> Inputs {
    let config = SourceFile::new("dossier.yaml", "title: Probe\nlanguage: en\nprint: false\n");
    let tesla = ("content/companies/tesla.md".to_owned(), "---\nname: Tesla\n---\n".to_owned());
    let mut documents: Vec<Arc<SourceFile>> =
        files.into_iter().chain([tesla]).map(|(path, text)| Arc::new(SourceFile::new(path, text))).collect();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Inputs { config: Some(Arc::new(config)), documents, ..Inputs::default() }
}

/// A dossier with one article of this text.
fn article(text: String) -> Inputs {
    dossier(file("date: 2020\n", &text))
}

/// The same where raw HTML is kept.
fn with_html(text: String) -> Inputs {
    let config = "title: Probe\nlanguage: en\nprint: false\nallow_html: true\n";
    Inputs { config: Some(Arc::new(SourceFile::new("dossier.yaml", config))), ..article(text) }
}

/// A dossier of so many companies with these further files.
fn companies(n: usize, files: impl IntoIterator<Item = (String, String)>) -> Inputs {
    let company = |at| (format!("content/companies/c{at}.md"), format!("---\nname: Firm{at} Holding\n---\n"));
    dossier((0..n).map(company).chain(files))
}

/// A dossier of so many articles with these keys, all of one year.
fn articles(n: usize, keys: &str) -> Inputs {
    let text = format!("---\ntitle: A\ndate: 2020\nsource: {{type: article-newspaper}}\n{keys}---\nTesla goes.\n");
    dossier((0..n).map(|at| (format!("content/articles/a{at}.md"), text.clone())))
}

/// An article with these keys and this text.
fn file(keys: &str, text: &str) -> Option<(String, String)> {
    let front = "title: A\nsource: {type: article-newspaper}\n";
    Some(("content/articles/a.md".to_owned(), format!("---\n{front}{keys}---\n{text}\n")))
}

/// A dossier with one article that has these further keys.
fn article_with(keys: &str) -> Inputs {
    dossier(file(&format!("date: 2020\n{keys}"), "It is so."))
}

fn rule() -> Option<(String, String)> {
    Some(("content/regulations/rule.md".to_owned(), "---\nname: Rule\n---\n".to_owned()))
}

/// Keys that put so many companies under one rule.
fn listed(n: usize) -> String {
    listed_with(n, "")
}

/// The same, each with these further keys.
fn listed_with(n: usize, keys: &str) -> String {
    let line = |at| format!("  - {{subject: c{at}, type: subject_to, object: rule, status: in_force, par: 1{keys}}}\n");
    format!("date: 2020\nrelations:\n{}", lines(n, line))
}

/// A company that so many sources say is under a rule, since one day.
fn stated_by(n: usize) -> Option<(String, String)> {
    let source = |at| format!("      - {{title: T{at}, url: \"https://a.example/{at}\", start: 2020-03-04}}\n");
    let relation = "  - type: subject_to\n    object: rule\n    evidence:\n";
    let text = format!("---\nname: Firm\nrelations:\n{relation}{}---\n", lines(n, source));
    Some(("content/companies/firm.md".to_owned(), text))
}

/// A line for each number.
fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

/// Each case is a test: its name, and its dossier of a size.
macro_rules! linear {
    ($($name:ident($n:ident) = $dossier:expr;)*) => {$(
        #[test]
        fn $name() {
            let of = |$n: usize| $dossier;
            let (few, many) = (steps(&of(300)), steps(&of(1_200)));
            assert!(few >= 300, "{few} steps: what is measured here does not count");
            assert!(many <= 5 * few, "{few} steps become {many}");
        }
    )*};
}

linear! {
    bare_links_in_one_line(n) = article("[[tesla]] ".repeat(n));
    bare_links_in_paragraphs(n) = article("See [[tesla]].\n\n".repeat(n));
    links_with_texts(n) = article("See [[tesla|the firm]].\n\n".repeat(n));
    names_in_one_sentence(n) = article("the Tesla goes ".repeat(n));
    names_in_one_paragraph(n) = article("The Tesla goes. ".repeat(n));
    emphasised_names_in_one_line(n) = article("*Tesla* and ".repeat(n));
    names_in_one_item_of_a_list(n) = article(format!("- {}", "word word Tesla word ".repeat(n)));
    names_without_a_page_in_one_paragraph(n) = article("The firm Xpeng Motors Ltd. and Tesla. ".repeat(n));
    names_without_a_page_in_paragraphs(n) = article("The firm Xpeng Motors Ltd. and Tesla.\n\n".repeat(n));
    names_beside_emphasis(n) = article("*x* Tesla. ".repeat(n));
    names_in_hard_wrapped_prose(n) = article("word word Tesla\nword word\n".repeat(n));
    names_without_spaces(n) = article("字字字Tesla字字字".repeat(n));
    quotations_without_an_end(n) = article("„wort ".repeat(n));
    footnotes_without_an_end(n) = article("[^a ".repeat(n));
    unknown_keys(n) = dossier(file(&lines(n, |at| format!("k{at}: 1\n")), ""));
    keys_that_repeat(n) = dossier(file(&lines(n, |_| "topics: [a]\n".to_owned()), ""));
    links_in_raw_html(n) = with_html("See <a href=\"tesla.md?a=1&amp;b=2\">the firm</a>. ".repeat(n));
    links_in_one_block_of_raw_html(n) = with_html(lines(n, |at| format!("<a href=\"x{at}?a=1&amp;b=2\">x</a>\n")));
    links_to_folders(n) = article(lines(n, |at| format!("[x](/companies/) ![x](p{at}.png)\n")));
    mistakes_in_one_line(n) = article("[[nobody]] ".repeat(n));
    unknown_names_in_many_entities(n) = companies(n, file("date: 2020\n", &lines(n, |at| format!("[[nobody{at}]]\n"))));
    names_of_a_list(n) = companies(n, file("date: 2020\n", &lines(n, |at| format!("Firm{at} Holding.\n"))));
    links_to_headings(n) = article(lines(n, |at| format!("## Head *{at}*\n\n[[#Head {at}]]\n\n")));
    links_to_headings_that_do_not_exist(n) = article(lines(n, |at| format!("## Head {at}\n\n[x](#no{at})\n\n")));
    missing_files(n) = Inputs {
        attachments: (0..n).map(|at| (format!("content/articles/p{at}.png").into(), 1)).collect(),
        ..article(lines(n, |at| format!("![x](no{at}.png)\n")))
    };
    claims_of_one_company(n) = article_with(&format!("claims:\n{}", lines(n, |at| {
        format!("  - {{id: c{at}, by: [tesla], text: It goes., par: 1}}\n")
    })));
    subjects_of_one_regulation(n) = companies(n, rule().into_iter().chain(file(&listed(n), "It is so.")));
    subjects_of_one_day(n) = companies(n, rule().into_iter().chain(file(&listed_with(n, ", start: 2020-03-04"), "It is so.")));
    sources_of_one_relation(n) = dossier(rule().into_iter().chain(stated_by(n)));
    wikilinks_without_an_end(n) = article("[[a|b".repeat(n));
}

/// A year and a topic go on over many pages, of which none looks at all of it anew.
#[test]
fn the_pages_of_a_year_and_of_a_topic_look_at_all_of_it_once() {
    let rendering = |n: usize, keys: &str| {
        let made = analyse(&articles(n, keys), &BuildOptions::default()).value.expect("it is a dossier");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
        pool.install(|| counted(|| render(&made, |_, _| Ok(()))).1)
    };
    let of_year = |n| rendering(n, "");
    let of_topic = |n| rendering(n, "topics: [trade]\n") - of_year(n);
    for (few, many) in [(of_year(300), of_year(1_200)), (of_topic(300), of_topic(1_200))] {
        assert!(few >= 300 && many <= 5 * few, "{few} steps become {many}");
    }
}

/// «Until further notice» is often written as the last day that there is.
#[test]
fn a_dossier_of_the_year_9999_is_made_like_any_other() {
    let keys = "date: 9999-12-31\nevents:\n  - {date: 0001-01-01, title: First, about: [tesla]}\n";
    for keys in ["date: 9999-12-31\n", keys] {
        let inputs = dossier(file(keys, "Tesla."));
        let made = analyse(&inputs, &BuildOptions::default()).value.expect("a dossier");
        assert!(made.pages.len() < 40, "{} pages", made.pages.len());
        assert_eq!(render(&made, |_, _| Ok(())), []);
    }
}

/// What the front matter of a kind takes is learned once, not for each line of a table.
#[test]
fn a_table_of_many_lines_learns_the_keys_of_each_kind_once() {
    let read = |lines: usize| {
        let rows: String = (0..lines).map(|n| format!("Firma {n},{}\n", ["company", "person"][n % 2])).collect();
        let text = format!("name,kind\n{rows}");
        let settings = Arc::new(SourceFile::new("dossier.yaml", "title: Probe\nlanguage: de\n"));
        let config = crate::config::read_config(&settings).value.expect("the settings are right");
        let table = crate::import::table::Table::of(&text).expect("it is a table");
        let (found, steps) = counted(|| table.read("a.csv", None, &config, &mut crate::import::Taken::default()));
        assert_eq!(found.documents.len(), lines);
        steps
    };
    assert_eq!(read(2), read(40));
}
