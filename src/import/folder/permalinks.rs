//! Where Jekyll publishes a document: the patterns of <https://jekyllrb.com/docs/permalinks/>.

use jiff::civil::Date;

use super::jekyll::{Jekyll, Scope};
use super::keys::Keys;
use super::layout::{Place, dated, slug};

/// The folder of articles.
const POSTS: &str = "_posts";

/// Names of patterns.
const STYLES: [(&str, &str); 5] = [
    ("date", "/:categories/:year/:month/:day/:title:output_ext"),
    ("pretty", "/:categories/:year/:month/:day/:title/"),
    ("ordinal", "/:categories/:year/:y_day/:title:output_ext"),
    ("weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"),
    ("none", "/:categories/:title:output_ext"),
];

impl Jekyll {
    /// Whether a document is published.
    pub(super) fn publishes(&self, place: &Place<'_>, keys: &Keys) -> bool {
        let folder = self.special(place).map(|at| place.folders[at]);
        let is_posted = |folder: &str| match folder {
            POSTS => dated(place.stem).0.is_some(),
            folder => self.collections.iter().any(|(name, _)| *name == folder[1..]),
        };
        let scoped = || self.scopes_of(place).find_map(|scope| scope.published);
        folder.is_none_or(is_posted) && keys.flag("published").or_else(scoped) != Some(false)
    }

    /// Where a document is published, or would be.
    pub(super) fn address(&self, place: &Place<'_>, keys: &Keys) -> String {
        let special = self.special(place);
        let kind = special.map(|at| place.folders[at]);
        let collection = kind.map(|folder| folder.trim_start_matches('_'));
        let own = self.collections.iter().find(|(name, _)| Some(name.as_str()) == collection);
        let scoped = || self.scopes_of(place).find_map(|scope| scope.permalink.clone());
        let is_pretty = self.permalink.as_deref().is_some_and(|own| own == "pretty" || own.ends_with('/'));
        let usual = || match kind {
            Some(POSTS) => self.permalink.clone().unwrap_or_else(|| "date".to_owned()),
            Some(_) => own.and_then(|(_, pattern)| pattern.clone()).unwrap_or_else(|| {
                if is_pretty { "/:collection/:path/" } else { "/:collection/:path:output_ext" }.to_owned()
            }),
            None if place.is_index => "/:path/".to_owned(),
            None if is_pretty => "/:path/:basename/".to_owned(),
            None => "/:path/:basename:output_ext".to_owned(),
        };
        let pattern = keys.text("permalink").or_else(scoped).unwrap_or_else(usual);
        let style = STYLES.iter().find(|(name, _)| *name == pattern);
        let pattern = style.map_or(pattern.as_str(), |(_, pattern)| pattern);
        published_at(&filled(pattern, &words(place, keys, special, collection)))
    }

    /// The language of a document that does not say it itself.
    pub(super) fn language(&self, place: &Place<'_>) -> Option<String> {
        self.scopes_of(place).find_map(|scope| scope.lang.clone())
    }

    fn scopes_of(&self, place: &Place<'_>) -> impl Iterator<Item = &Scope> {
        let kind = self.special(place).map_or("pages", |at| place.folders[at].trim_start_matches('_'));
        let folder = place.folders.join("/");
        self.scopes.iter().rev().filter(move |scope| scope.fits(kind, &folder))
    }

    /// Where in the folders of a path that of the posts or of a collection stands.
    fn special(&self, place: &Place<'_>) -> Option<usize> {
        let is_included = |folder: &str| self.included.iter().any(|own| own == folder);
        place.folders.iter().position(|folder| folder.starts_with('_') && !is_included(folder))
    }
}

/// An address as it leads to a page: a file where it says so, else a folder.
pub(super) fn published_at(address: &str) -> String {
    let path = address.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    let end = if path.is_empty() || path.ends_with(".html") { "" } else { "/" };
    format!("/{path}{end}")
}

/// What stands for the words of a pattern.
fn words(
    place: &Place<'_>,
    keys: &Keys,
    special: Option<usize>,
    collection: Option<&str>,
) -> Vec<(&'static str, String)> {
    let (named, rest) = dated(place.stem);
    let name = if named.is_some() && !rest.is_empty() && collection == Some("posts") { rest } else { place.stem };
    // A post lies in the folders of its categories; what lies in a collection has a path within it.
    let (before, within) = place.folders.split_at(special.unwrap_or(0));
    let within = &within[usize::from(special.is_some())..];
    let before = before.iter().filter(|_| collection == Some("posts")).map(|folder| (*folder).to_owned());
    let mut categories: Vec<String> = Vec::new();
    for category in before.chain(["categories", "category"].iter().flat_map(|name| keys.texts(name))) {
        let category = category.to_lowercase();
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    let path = match collection {
        Some(_) => [within, &[place.stem]].concat().join("/"),
        None => within.join("/"),
    };
    let title = keys.text("slug").unwrap_or_else(|| name.replace(' ', "-"));
    let mut words = vec![
        ("categories", categories.join("/")),
        ("collection", collection.unwrap_or_default().to_owned()),
        ("path", path),
        ("basename", place.stem.to_owned()),
        ("name", name.to_owned()),
        ("slug", keys.text("slug").unwrap_or_else(|| slug(name, "en").to_string())),
        ("title", title),
        ("output_ext", ".html".to_owned()),
    ];
    let day = keys.published().or(named).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = day {
        let format = |pattern: &str| day.strftime(pattern).to_string();
        let numbers = [("i_month", day.month()), ("i_day", day.day())];
        words.extend(numbers.map(|(word, number)| (word, number.to_string())));
        let formats = [
            ("year", "%Y"),
            ("short_year", "%y"),
            ("month", "%m"),
            ("short_month", "%b"),
            ("long_month", "%B"),
            ("day", "%d"),
            ("y_day", "%j"),
            ("week", "%V"),
            ("short_day", "%a"),
            ("long_day", "%A"),
        ];
        words.extend(formats.map(|(word, pattern)| (word, format(pattern))));
    }
    words
}

/// A pattern with its words filled in, of two that fit the longer one.
pub(super) fn filled(pattern: &str, words: &[(&str, String)]) -> String {
    let mut made = String::new();
    let mut pieces = pattern.split(':');
    made.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let fitting = words.iter().filter(|(word, _)| piece.starts_with(word)).max_by_key(|(word, _)| word.len());
        match fitting {
            Some((word, value)) => made.extend([value, &piece[word.len()..]]),
            None => made.extend([":", piece]),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::super::jekyll::Settings;
    use super::super::keys::parted_tags;
    use super::*;
    use crate::yaml::Yaml;

    fn address(settings: &str, path: &str, keys: &[(&str, &str)]) -> (String, bool) {
        let keys = keys.iter().map(|(key, text)| ((*key).to_owned(), Yaml::Text((*text).to_owned()))).collect();
        let place = Place::of(path, false);
        let (jekyll, keys) = (Settings::of(settings).jekyll, Keys::new(parted_tags(keys, &["tags", "categories"])));
        (jekyll.address(&place, &keys), jekyll.publishes(&place, &keys))
    }

    #[test]
    fn a_document_is_published_where_the_settings_say() {
        let post = "_posts/2016-07-26-Some-news.md";
        for (settings, path, keys, published) in [
            ("title: x", post, &[][..], "/2016/07/26/Some-news.html"),
            ("permalink: pretty", post, &[("categories", "Trade law")], "/trade/law/2016/07/26/Some-news/"),
            ("permalink: ordinal", post, &[], "/2016/208/Some-news.html"),
            ("permalink: weekdate", post, &[], "/2016/W30/Tue/Some-news.html"),
            ("permalink: /news/:year/:i_month/:slug", post, &[], "/news/2016/7/some-news/"),
            ("permalink: none", "law/_posts/2016-07-26-a.md", &[], "/law/a.html"),
            ("permalink: date", post, &[("date", "2017-01-02 10:00:00 +0100")], "/2017/01/02/Some-news.html"),
            ("permalink: date", post, &[("permalink", "/fixed/:title/")], "/fixed/Some-news/"),
            ("title: x", "about.md", &[], "/about.html"),
            ("permalink: pretty", "de/about.md", &[], "/de/about/"),
            ("title: x", "index.md", &[], "/"),
            ("title: x", "de/index.md", &[], "/de/"),
            ("collections:\n  firms:\n    output: true\n", "_firms/a/b.md", &[], "/firms/a/b.html"),
            ("collections:\n  firms:\n    output: true\n    permalink: /who/:name/\n", "_firms/b.md", &[], "/who/b/"),
            ("include: [_pages]", "_pages/en/a.md", &[], "/_pages/en/a.html"),
            (
                "defaults:\n- scope: {path: '', type: posts}\n  values: {permalink: '/p/:title/'}\n",
                post,
                &[],
                "/p/Some-news/",
            ),
        ] {
            assert_eq!(address(settings, path, keys), (published.to_owned(), true), "{settings} {path}");
        }
    }

    #[test]
    fn what_is_not_published_is_known() {
        assert!(!address("title: x", "_drafts/a.md", &[]).1);
        assert!(!address("collections: {firms: {output: false}}", "_firms/a.md", &[]).1);
        assert!(!address("title: x", "_notes/a.md", &[]).1);
        assert!(!address("title: x", "_posts/undated.md", &[]).1);
    }
}
