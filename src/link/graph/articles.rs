//! The articles in their orders, and how each is cited.

use std::collections::HashMap;
use std::sync::Arc;

use crate::labels::alphabet::Alphabet;
use crate::labels::{isolated, labels};
use crate::model::Article;
use crate::site::{DocId, Site};

/// The articles, oldest first: by date, then coarser first, then slug.
pub(crate) fn articles_by_date(site: &Site) -> Vec<DocId> {
    let mut articles: Vec<_> = site.ids().filter_map(|id| Some((id, &site.document(id).article()?.date))).collect();
    articles.sort_by(|a, b| a.1.order(b.1).then_with(|| site.document(a.0).slug.cmp(&site.document(b.0).slug)));
    articles.into_iter().map(|(id, _)| id).collect()
}

/// How many articles each year has. They are in order of date.
pub(crate) fn articles_by_year(site: &Site, articles: &[DocId]) -> Vec<(i16, usize)> {
    let years: Vec<i16> = articles.iter().filter_map(|id| Some(site.document(*id).date()?.earliest.year())).collect();
    years.chunk_by(i16::eq).map(|year| (year[0], year.len())).collect()
}

/// The articles that report on a source, by the name of their outlet in the order of the dossier's language, case ignored, unknown ones last; within
/// an outlet in the order given.
pub(crate) fn articles_by_outlet(site: &Site, articles: &[DocId]) -> Vec<DocId> {
    let alphabet = Alphabet::new(site.config.language.tag());
    let outlet = |id: &DocId| site.document(*id).outlet().map(str::to_lowercase);
    let is_source = |id: &&DocId| site.document(**id).article().is_some_and(|article| !article.is_analysis());
    let mut named: Vec<(Option<String>, DocId)> =
        articles.iter().filter(is_source).map(|id| (outlet(id), *id)).collect();
    named.sort_by(|(a, _), (b, _)| {
        let order = alphabet.compare(a.as_deref().unwrap_or_default(), b.as_deref().unwrap_or_default());
        a.is_none().cmp(&b.is_none()).then(order)
    });
    named.into_iter().map(|(_, id)| id).collect()
}

/// The articles that give the wording of their source, by what they are about; in the order given.
pub(crate) fn wordings(site: &Site, articles: &[DocId], subjects: &[Vec<DocId>]) -> HashMap<DocId, Vec<DocId>> {
    let mut wordings: HashMap<DocId, Vec<DocId>> = HashMap::new();
    for id in articles.iter().filter(|id| site.document(**id).article().is_some_and(Article::is_verbatim)) {
        for subject in &subjects[id.index()] {
            wordings.entry(*subject).or_default().push(*id);
        }
    }
    wordings
}

/// How each article is cited: outlet, month and year where the date has a month; with a, b, … where two are alike, by the day of
/// our page, then by date and slug: what is added later takes no letter from what may have been cited. Where the outlet is not stated its headline's first words stand for it.
pub(crate) fn cite_as(site: &Site, articles: &[DocId]) -> Vec<Arc<str>> {
    let words = labels(site.config.language.tag());
    let mut alike: HashMap<String, Vec<DocId>> = HashMap::new();
    let mut order = Vec::new();
    let mut names: Vec<Arc<str>> = vec!["".into(); site.documents.len()];
    for id in articles {
        let Some(article) = site.document(*id).article() else { continue };
        let name = article.cite_as.clone().unwrap_or_else(|| {
            let headline = || article.source.headline.value().unwrap_or(&site.document(*id).title);
            let quoted =
                || format!("{}{}{}", words.text("quote.open"), first_words(headline()), words.text("quote.close"));
            let outlet = article.source.outlet.value().cloned().unwrap_or_else(quoted);
            format!("{} {}", isolated(&outlet), words.short_date(&article.date))
        });
        let group = alike.entry(name.clone()).or_default();
        if group.is_empty() {
            order.push(name);
        }
        group.push(*id);
    }
    for name in order {
        let group = alike.get_mut(&name).expect("each name has its articles");
        group.sort_by_key(|id| site.document(*id).published.as_ref().map(|day| day.earliest));
        for (at, id) in group.iter().enumerate() {
            names[id.index()] =
                if group.len() == 1 { name.as_str().into() } else { format!("{name}{}", letters(at)).into() };
        }
    }
    names
}

/// The first words of a headline, as many as a citation has room for.
fn first_words(headline: &str) -> String {
    const ROOM: usize = 24;
    let mut short = String::new();
    for word in headline.split_whitespace() {
        if !short.is_empty() && short.chars().count() + word.chars().count() >= ROOM {
            let short = short.trim_end_matches(|c: char| !c.is_alphanumeric());
            return format!("{short} …");
        }
        short.push_str(if short.is_empty() { "" } else { " " });
        short.push_str(word);
    }
    short
}

/// a, b, …, z, aa, ab, …
fn letters(mut at: usize) -> String {
    let mut text = Vec::new();
    loop {
        text.push(b'a' + (at % 26) as u8);
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    text.iter().rev().map(|letter| *letter as char).collect()
}

#[cfg(test)]
mod tests {
    use super::{first_words, letters};

    #[test]
    fn a_long_headline_is_cut_between_words() {
        assert_eq!(first_words("Eight firms"), "Eight firms");
        assert_eq!(first_words("Acht Technologiefirmen: vor dem Verbot"), "Acht Technologiefirmen …");
        assert_eq!(first_words("Donaudampfschifffahrtsgesellschaften"), "Donaudampfschifffahrtsgesellschaften");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
