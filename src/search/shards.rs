//! Terms and words cut into files by their beginnings, so that a query loads what it needs and little more.

use super::bits::{text, varint};
use super::postings::Postings;

/// A file of the index: everything that begins alike.
#[derive(Debug)]
pub struct Shard {
    /// What begins with this or comes after it, up to the next shard's, is here.
    pub first: String,
    /// Words and terms, without what they share with the one before.
    pub words: String,
    /// Their lengths, their terms, and the lists of documents, as text (see [`super::bits`]).
    pub lists: String,
}

/// A shard has at most this many bytes before they become text, unless one term alone has more: well under 64 kB of text.
const MOST_BYTES: usize = 44_000;
/// The shards of a small index are smaller, so that a reader loads little of it.
const MOST_BYTES_OF_SMALL: usize = 15_000;
/// An index is small up to this many bytes.
const SMALL_INDEX: usize = 1_500_000;

/// A word or a term, or both.
struct Entry<'a> {
    key: &'a str,
    /// The list of documents, where it is a term.
    list: Option<&'a [u8]>,
    /// The terms it leads to, where it is a word that leads to others.
    leads_to: &'a [u32],
    size: usize,
}

/// Cuts the index into shards, in order.
///
/// A shard ends where the words part, if possible where their first letter changes: so a change in one place seldom
/// moves the ends of other shards.
pub fn shards(postings: &Postings) -> Vec<Shard> {
    let entries = entries(postings);
    let most = if size(&entries) <= SMALL_INDEX { MOST_BYTES_OF_SMALL } else { MOST_BYTES };
    let mut pieces = Vec::new();
    part(&entries, 0, most / 4, &mut pieces);
    let mut shards = Vec::new();
    let (mut start, mut end, mut own) = (0, 0, 0);
    let mut close = |start: usize, end: usize| {
        let before = start.checked_sub(1).map(|before| entries[before].key);
        shards.push(shard(postings, before, &entries[start..end]));
    };
    for piece in pieces {
        let next = size(piece);
        let new_letter = end > 0 && piece[0].key.chars().next() != entries[end - 1].key.chars().next();
        if end > start && (own + next > most || new_letter && own > most / 2) {
            close(start, end);
            (start, own) = (end, 0);
        }
        end += piece.len();
        own += next;
    }
    if end > start {
        close(start, end);
    }
    shards
}

fn size(entries: &[Entry<'_>]) -> usize {
    entries.iter().map(|entry| entry.size).sum()
}

/// Words and terms together, in the order in which browsers compare strings: by UTF-16 units.
fn entries(postings: &Postings) -> Vec<Entry<'_>> {
    let terms =
        postings.terms.iter().map(|(key, list)| Entry { key, list: Some(list), leads_to: &[], size: 6 + list.len() });
    // A word that is a term and leads to nothing else is there already.
    let leads_away =
        |(word, terms): &&(String, Vec<u32>)| terms.iter().any(|&term| postings.terms[term as usize].0 != *word);
    let words = postings.words.iter().filter(leads_away).map(|(key, terms)| Entry {
        key,
        list: None,
        leads_to: terms,
        size: 6 + 2 * terms.len(),
    });
    let mut all: Vec<Entry<'_>> = terms.chain(words).collect();
    all.sort_unstable_by(|a, b| {
        a.key.encode_utf16().cmp(b.key.encode_utf16()).then(b.list.is_some().cmp(&a.list.is_some()))
    });
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(all.len());
    for entry in all {
        match entries.last_mut() {
            Some(last) if last.key == entry.key => last.leads_to = entry.leads_to,
            _ => entries.push(entry),
        }
    }
    entries
}

/// Parts entries that begin alike in `depth` characters into pieces of at most `most` bytes, where they begin alike in
/// more characters.
fn part<'e, 'a>(entries: &'e [Entry<'a>], depth: usize, most: usize, pieces: &mut Vec<&'e [Entry<'a>]>) {
    if size(entries) <= most || entries.len() < 2 {
        if !entries.is_empty() {
            pieces.push(entries);
        }
        return;
    }
    let next = |entry: &Entry<'_>| entry.key.chars().nth(depth);
    for group in entries.chunk_by(|a, b| next(a) == next(b)) {
        part(group, depth + 1, most, pieces);
    }
}

fn shard(postings: &Postings, before: Option<&str>, entries: &[Entry<'_>]) -> Shard {
    let (mut words, mut head, mut lists) = (String::new(), Vec::new(), Vec::new());
    varint(entries.len(), &mut head);
    let mut last = "";
    for entry in entries {
        append(last, entry.key, &mut words, &mut head);
        varint(entry.leads_to.len() << 1 | usize::from(entry.list.is_some()), &mut head);
        if let Some(list) = entry.list {
            varint(list.len(), &mut head);
            lists.extend_from_slice(list);
        }
        for &term in entry.leads_to {
            append(entry.key, &postings.terms[term as usize].0, &mut words, &mut head);
        }
        last = entry.key;
    }
    head.extend(lists);
    let first = entries.first().map_or(String::new(), |entry| shortest_after(before, entry.key));
    Shard { first, words, lists: text(&head) }
}

/// Writes a string as the length of the prefix that it shares with another, and the rest. Lengths count UTF-16 units.
fn append(other: &str, string: &str, words: &mut String, head: &mut Vec<u8>) {
    let shared: usize = other.chars().zip(string.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let units = |text: &str| text.encode_utf16().count();
    varint(units(&string[..shared]), head);
    varint(units(&string[shared..]), head);
    words.push_str(&string[shared..]);
}

/// The shortest beginning of `key` that comes after `before`.
fn shortest_after(before: Option<&str>, key: &str) -> String {
    let Some(before) = before else { return String::new() };
    let shared = before.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    key.chars().take(shared + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postings(terms: impl IntoIterator<Item = (String, usize)>) -> Postings {
        let mut terms: Vec<(String, Vec<u8>)> = terms.into_iter().map(|(term, size)| (term, vec![7; size])).collect();
        terms.sort();
        Postings { terms, ..Postings::default() }
    }

    #[test]
    fn a_small_index_is_one_shard() {
        let postings = Postings { words: vec![("gesetze".into(), vec![0])], ..postings([("gesetz".into(), 3)]) };
        let shards = shards(&postings);
        assert_eq!((shards.len(), shards[0].first.as_str(), shards[0].words.as_str()), (1, "", "gesetze"));
    }

    #[test]
    fn an_empty_index_has_no_shards() {
        assert!(shards(&Postings::default()).is_empty());
    }

    #[test]
    fn shards_stay_small_and_begin_where_the_words_part() {
        let terms = ["aa", "ab", "b", "ca", "cb", "cc"].map(|term| (term.to_owned(), MOST_BYTES_OF_SMALL * 2 / 3));
        let shards = shards(&postings(terms));
        let firsts: Vec<&str> = shards.iter().map(|shard| shard.first.as_str()).collect();
        assert_eq!(firsts, ["", "ab", "b", "c", "cb", "cc"]);
        assert!(shards.iter().all(|shard| shard.words.len() + shard.lists.len() < 64_000));
    }

    #[test]
    fn a_new_word_changes_only_its_own_shard() {
        let terms = |more: bool| {
            let old =
                (0..26_u8).flat_map(|c| (0..26_u8).map(move |d| String::from_utf8(vec![b'a' + c, b'a' + d]).unwrap()));
            shards(&postings(old.chain(more.then(|| "hal".to_owned())).map(|term| (term, 500))))
        };
        let lists = |shards: Vec<Shard>| shards.into_iter().map(|shard| shard.words + &shard.lists).collect::<Vec<_>>();
        let (before, after) = (lists(terms(false)), lists(terms(true)));
        assert_eq!(after.iter().filter(|list| !before.contains(list)).count(), 1);
    }
}
