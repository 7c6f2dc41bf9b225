//! Saved pages of the web.

use dom_smoothie::{Config, Readability, TextMode};

use super::html_blocks::{part, taken_out, without_pictures};
use super::html_signs::{struck_out, write_out};
use super::imported::{Imported, beginning, day, one_line};
use crate::parse::language_of;

/// Less than so many characters of running text are navigation.
const LEAST_TEXT: usize = 200;

pub(super) fn is_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(1024).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag))
        || head.starts_with("<?xml") && head.contains("<html")
        || head.starts_with("<!--") && head.contains("<html")
}

/// The article of a page and what the page states of it: JSON-LD and OpenGraph first, then the tags that libraries read, then
/// the page's own markup.
///
/// # Errors
/// That the page has no article.
pub(super) fn read(html: &str) -> Result<Imported, String> {
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let no_article = |_| "the page holds no article".to_owned();
    let mut page = Readability::new(html, None, Some(config)).map_err(no_article)?;
    if !page.is_probably_readable() {
        return Err("the page holds no article".to_owned());
    }
    let all = |selector: &str, attribute: &str| -> Vec<String> {
        let found = page.doc.select(selector);
        let values = found.nodes().iter().filter_map(|node| node.attr(attribute));
        values.filter_map(|value| one_line(&value)).collect()
    };
    let first = |selector: &str, attribute: &str| all(selector, attribute).into_iter().next();
    let stated = page.get_article_metadata(page.parse_json_ld());
    let citation_authors = all("meta[name=citation_author]", "content");
    let byline = stated.byline.as_deref().and_then(one_line).and_then(|line| author(&line));
    let dates = [
        stated.published_time.clone(),
        first("meta[name=citation_publication_date]", "content"),
        first("meta[name=citation_date]", "content"),
        first("meta[name=date]", "content"),
        first("article time[datetime]", "datetime"),
    ];
    let mut imported = Imported {
        headline: first("meta[name=citation_title]", "content").or_else(|| one_line(&stated.title)),
        authors: if citation_authors.is_empty() { byline.into_iter().collect() } else { citation_authors },
        outlet: first("meta[name=citation_journal_title]", "content")
            .or_else(|| stated.site_name.as_deref().and_then(one_line)),
        date: dates.into_iter().flatten().find_map(|date| day(&date)),
        url: first("link[rel=canonical]", "href")
            .or_else(|| first("meta[property='og:url']", "content"))
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        lang: stated.lang.as_deref().and_then(|lang| one_line(&lang.to_lowercase())),
        form: "md",
        ..Imported::default()
    };
    write_out(&page);
    taken_out(&page);
    part(&page);
    let article = page.parse().map_err(|error| format!("the page holds no article: {error}"))?;
    let (text, pictures) = without_pictures(&struck_out(article.text_content.trim()));
    imported.pictures = pictures;
    if text.chars().filter(|c| c.is_alphabetic()).count() < LEAST_TEXT {
        return Err("the page holds no article".to_owned());
    }
    imported.lang = imported.lang.or_else(|| language_of(&text).map(str::to_owned));
    imported.beginning = text.lines().find_map(one_line).map(|line| beginning(&line));
    imported.text = format!("{text}\n");
    Ok(imported)
}

/// A name without the word before it.
fn author(byline: &str) -> Option<String> {
    let name = ["Von ", "von ", "By ", "by "].iter().find_map(|word| byline.strip_prefix(word)).unwrap_or(byline);
    one_line(name).filter(|name| !name.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with all that stands around an article.
    fn page(head: &str) -> String {
        let paragraph = "Die Behörde untersagte am Montag die Ausfuhr der Linsen, wie sie auf Anfrage mitteilte, und nannte als \
                         Grund, dass einige davon in Drohnen gefunden worden seien. Der Hersteller bestreitet das.";
        let body = (1..=6).map(|n| format!("<p>Absatz {n}. {paragraph}</p>")).collect::<String>();
        format!(
            "<!doctype html><html lang=de><head><title>Linsen gestoppt | Beispielkurier</title>{head}</head><body>\
             <nav><ul><li><a href=/>Start</a></li><li><a href=/p>Politik</a></li></ul></nav>\
             <article><h1>Linsen gestoppt</h1>{body}</article>\
             <section class=comments><p>Kommentar von Leser Müller, Punkt.</p></section>\
             <footer>Impressum</footer></body></html>"
        )
    }

    #[test]
    fn what_a_page_states_is_taken_and_its_text_kept_whole() {
        let json = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
            "headline":"Linsen gestoppt","author":[{"@type":"Person","name":"Erika Beispiel"}],
            "datePublished":"2020-08-17T06:00:00+02:00","publisher":{"@type":"Organization","name":"Beispielkurier"}}</script>
            <link rel=canonical href="https://example.org/linsen">"#;
        let read = read(&page(json)).expect("there is an article");
        assert_eq!(read.headline.as_deref(), Some("Linsen gestoppt"));
        assert_eq!(read.authors, ["Erika Beispiel"]);
        assert_eq!(read.outlet.as_deref(), Some("Beispielkurier"));
        assert_eq!(read.date.as_deref(), Some("2020-08-17"));
        assert_eq!(read.url.as_deref(), Some("https://example.org/linsen"));
        assert_eq!(read.lang.as_deref(), Some("de"));
        for n in 1..=6 {
            assert!(read.text.contains(&format!("Absatz {n}.")), "{}", read.text);
        }
        assert!(!read.text.contains("Leser Müller") && !read.text.contains("Impressum"), "{}", read.text);
    }

    #[test]
    fn what_a_page_says_by_height_lines_and_signs_of_items_is_kept() {
        let text = "<p>A pressure below 10<sup>6</sup> Pa and 5 x 10<sup>-3</sup>; note<sup><a href='#f'>1</a></sup> of \
                    2024<sup>2</sup>, H<sub>2</sub>O, x<sup>k+1</sup>, the 1<sup>st</sup> day.</p><p>The rate is <del>5</del> \
                    <ins>7</ins> per cent; <s>Acme Ltd</s> is no longer listed in the annex.</p>\
                    <ol type=a><li>first item of the list</li><li><p>second item of the list</p></li></ol>\
                    <ol type=I start=4><li>fourth item of another</li></ol><ol start=5><li>the fifth item</li></ol>";
        let read = read(&page("").replace("</article>", &format!("{text}</article>"))).expect("there is an article");
        for kept in [
            "below 10⁶ Pa",
            "5 x 10⁻³;",
            "note¹ of 2024²,",
            "H₂O",
            "x^(k+1)",
            "the 1st day",
            "is ~~5~~ 7 per cent; ~~Acme Ltd~~ is",
            "a. first item",
            "b. second item",
            "IV. fourth item",
            "5. the fifth",
        ] {
            assert!(read.text.contains(kept), "{kept}\n{}", read.text);
        }
    }

    #[test]
    fn what_a_browser_shows_is_kept() {
        let text = "<p>He said <q>never</q> to them, which is a long sentence of its own, and paid <span aria-hidden='true'>not</span> in \
                    full.</p><details><summary>Sum</summary>Details of it</details>";
        let read = read(&page("").replace("</article>", &format!("{text}</article>"))).expect("there is an article");
        for kept in ["said „never“ to", "paid not in full", "Sum\n"] {
            assert!(read.text.contains(kept), "{kept}\n{}", read.text);
        }
    }

    #[test]
    fn what_stands_side_by_side_on_a_page_never_runs_together() {
        let text = "<dl><dt>fine</dt><dd>5</dd><dd>6 months</dd><dt>port</dt><dd><p>any harbour</p><p>and quay</p></dd></dl>\
                    <table><caption>Schedule 1</caption><tr><th>No.</th><th>Name</th><th colspan=2>Days</th></tr>\
                    <tr><td rowspan=2>1</td><td>Acme Shipping</td><td>1.1.2024</td><td>31.12.2024</td></tr>\
                    <tr><td>Acme Lines</td><td colspan=2>2.1.2024</td></tr><tr><td colspan=4>Part B</td></tr>\
                    <tr><td>2</td><td>Bolt</td></tr></table>\
                    <table><tr><td>outer</td><td><table><tr><td>in</td><td>ner</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr>\
                    <tr><td>last</td><td>row</td></tr></table>\
                    <figure><a href='/map'><img src='map.png' alt='Map'></a><figcaption>Map 1</figcaption></figure>\
                    <p>A picture <img src='x.png' alt='X'> within a line.<img src='/dot' width=1 height=1></p><address>Port Street 1</address>";
        let read = read(&page("").replace("</article>", &format!("{text}</article>"))).expect("there is an article");
        for kept in [
            "\n\nfine\n\n5\n\n6 months\n\nport\n\nany harbour\n\nand quay\n\nSchedule 1\n\n",
            "\n| No. | Name | Days | Days |\n",
            "\n| 1 | Acme Shipping | 1.1.2024 | 31.12.2024 |\n| 1 | Acme Lines | 2.1.2024 | 2.1.2024 |\n| Part B |  |  |  |\n| 2 | Bolt |  |  |\n",
            "\n\nouter\n\n",
            "\n| in | ner |\n| c | d |\n",
            "\n\nlast\n\nrow\n\nMap 1\n\n",
            "A picture  within a line.\n\nPort Street 1",
        ] {
            assert!(read.text.contains(kept), "{kept}\n{}", read.text);
        }
        assert_eq!(read.pictures, 2, "{}", read.text);
    }

    #[test]
    fn a_table_that_nobody_could_read_becomes_paragraphs() {
        let wide = "<td colspan=200 rowspan=200>".to_owned() + &"word ".repeat(200) + "</td>";
        let text = format!("<table>{}</table>", format!("<tr>{wide}{wide}</tr>").repeat(30));
        let read = read(&page("").replace("</article>", &format!("{text}</article>"))).expect("there is an article");
        assert!(read.text.len() < 100_000, "{}", read.text.len());
    }

    #[test]
    fn what_a_page_does_not_state_stays_open() {
        let bare = read(&page("")).expect("there is an article");
        assert_eq!((bare.date, bare.url, bare.outlet, bare.authors.len()), (None, None, None, 0));
        let tags = "<meta name=citation_author content='Beispiel, Erika'><meta name=citation_author content='Muster, Max'>\
                    <meta name=citation_date content='2020/08/17'><meta name=citation_journal_title content='Blatt'>";
        let cited = read(&page(tags)).expect("there is an article");
        assert_eq!(cited.authors, ["Beispiel, Erika", "Muster, Max"]);
        assert_eq!((cited.date.as_deref(), cited.outlet.as_deref()), (Some("2020-08-17"), Some("Blatt")));
    }

    #[test]
    fn a_page_of_navigation_is_refused() {
        let links = (0..60).map(|n| format!("<li><a href=/{n}>Seite {n}</a></li>")).collect::<String>();
        assert!(read(&format!("<!doctype html><html><body><ul>{links}</ul></body></html>")).is_err());
    }
}
