//! Firms that are called as people are (rule 7): whom the document has named in full, or named last, is meant by the surname.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::names::evidence::{LeftOut, Why};
use crate::names::fold::key;
use crate::names::index::NameIndex;
use crate::names::longest::{Hit, longest};
use crate::names::name::{Bearer, Strength};
use crate::names::ordinary::Reading;

/// Takes away the names of firms by which the document means people of the dossier: «Suleyman Kerimov was listed. Kerimov sold it.»
///
/// Where a person is listed by the surname too, and the document names the firm surely, either may be meant: the name stays
/// ambiguous.
pub(super) fn leave_to_people(
    index: &NameIndex,
    present: &BTreeSet<u32>,
    hits: &mut [Vec<Hit>],
    left_out: &mut [Vec<LeftOut>],
) {
    leave_to_listed(index, present, hits, left_out);
    let of_people = of_people(index, hits, present);
    if of_people.is_empty() {
        return;
    }
    let is_somebodys = |hit: &Hit| hit.name.is_some_and(|name| of_people.contains(&name)) && !says_firm(hit);
    let is_sure = |hit: &&Hit| hit.strength == Strength::Strong && !is_somebodys(hit);
    let sure: BTreeSet<u32> = hits.iter().flatten().filter(is_sure).map(|hit| hit.entity).collect();
    for (hits, left_out) in hits.iter_mut().zip(left_out) {
        let people = places_of_people(index, hits);
        hits.retain(|hit| {
            let is_either = sure.contains(&hit.entity) && people.contains(&(hit.range.start, hit.range.end));
            let stays = !is_somebodys(hit) || is_either;
            if !stays {
                left_out.push(LeftOut { range: hit.range.clone(), entity: hit.entity, why: Why::Others });
            }
            stays
        });
    }
}

/// Takes away the names of firms that somebody of the dossier is listed by too, where the document names the firm nowhere surely:
/// «Trump said so» tells nothing of the Trump Organization, though it does not name Donald Trump in full either.
fn leave_to_listed(index: &NameIndex, present: &BTreeSet<u32>, hits: &mut [Vec<Hit>], left_out: &mut [Vec<LeftOut>]) {
    let is_shared = |hit: &Hit| hit.name.is_some_and(|name| index.is_of_somebody(name)) && !says_firm(hit);
    if !hits.iter().flatten().any(is_shared) {
        return;
    }
    let is_sure = |hit: &&Hit| hit.strength == Strength::Strong && hit.name.is_some() && !is_shared(hit);
    let mut sure: BTreeSet<u32> = hits.iter().flatten().filter(is_sure).map(|hit| hit.entity).collect();
    sure.extend(present);
    for (hits, left_out) in hits.iter_mut().zip(left_out) {
        hits.retain(|hit| {
            let stays = !is_shared(hit) || sure.contains(&hit.entity);
            if !stays {
                left_out.push(LeftOut { range: hit.range.clone(), entity: hit.entity, why: Why::NeedsName });
            }
            stays
        });
    }
}

/// The names of firms by which a document means people of the dossier: the surnames of those whom it names in full.
///
/// `present` are the entities that the document names by other means, a person by a link or in its front matter.
fn of_people(index: &NameIndex, hits: &[Vec<Hit>], present: &BTreeSet<u32>) -> BTreeSet<u32> {
    let firms: BTreeSet<u32> =
        hits.iter().flatten().filter_map(|hit| hit.name).filter(|name| index.is_firm(*name)).collect();
    if firms.is_empty() {
        return firms;
    }
    let mut surnames = HashSet::new();
    let mut named = BTreeSet::new();
    let is_full = |name: u32| index.names()[name as usize].bearer == Bearer::Person && index.is_of_words(name);
    for hits in hits.iter().filter(|hits| hits.iter().any(|hit| hit.name.is_some_and(is_full))) {
        // «The Vincent Cooper Foundation» is not Vincent Cooper.
        let strong = hits.iter().filter(|hit| hit.strength == Strength::Strong).cloned().collect();
        named.extend(longest(strong).into_iter().flat_map(|found| found.names).filter(|name| is_full(*name)));
    }
    let present = present.iter().flat_map(|entity| index.names_of(*entity)).filter(|name| is_full(*name));
    named.extend(present);
    for name in named {
        surnames.extend(surnames_of(&key(&index.names()[name as usize].text)));
    }
    let is_shared = |name: &u32| surnames.contains(bare(&key(&index.names()[*name as usize].text)));
    firms.into_iter().filter(|name| !surnames.is_empty() && is_shared(name)).collect()
}

/// What somebody may be called for short, by his full name in the words of [`key`]: every word but the first, and the last ones
/// together («De Benedetti»). Where a comma follows the first word it is the surname.
fn surnames_of(full: &str) -> Vec<String> {
    let words: Vec<&str> = full.split(' ').collect();
    let is_turned = words[0].ends_with(',');
    let from = usize::from(!is_turned);
    let words: Vec<&str> = words.into_iter().map(bare).collect();
    let ends = (1..words.len()).map(|start| words[start..].join(" "));
    words[from..].iter().map(|word| (*word).to_owned()).chain(ends).collect()
}

/// Words without the signs around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the words beside a name say that it is a firm's, and not somebody's: «Cooper Inc.», «le groupe Bolloré», «Cooper shares».
fn says_firm(hit: &Hit) -> bool {
    hit.of_firms || tells_form(hit)
}

/// Whether they say so by its form or by what it is.
fn tells_form(hit: &Hit) -> bool {
    matches!(hit.reading, Reading::Firm | Reading::Told | Reading::Longer)
}

/// Takes away the places of a firm's name that come after somebody of that surname and before the firm is named again, by a longer
/// name or by what it is: «Wilbur Ross lied. Ross resigned, and Ross Inc. paid.»
///
/// Whoever is named in one sentence with the firm, as its founder is, is meant by the bare name after it as well as the firm is: it
/// tells nothing of the firm. `strangers` are the names that are somebody's, with their places, in each text.
pub(super) fn leave_to_strangers(
    index: &NameIndex,
    texts: &[impl AsRef<str>],
    strangers: &[Vec<(u32, usize)>],
    hits: &mut [Vec<Hit>],
    left_out: &mut [Vec<LeftOut>],
) {
    let names: BTreeSet<u32> =
        strangers.iter().flatten().map(|(name, _)| *name).filter(|name| index.is_firm(*name)).collect();
    if names.is_empty() {
        return;
    }
    // The firms whose name was somebody's where it stood last, and those that were named in one sentence with him.
    let (mut somebodys, mut either) = (BTreeSet::new(), BTreeSet::new());
    for (((strangers, hits), left_out), text) in strangers.iter().zip(hits).zip(left_out).zip(texts) {
        let people = places_of_people(index, hits);
        // Where somebody of the name stood last in this text.
        let mut seen = HashMap::new();
        let mut strangers: Vec<(usize, u32)> = strangers
            .iter()
            .filter(|(name, _)| names.contains(name))
            .map(|(name, start)| (*start, index.names()[*name as usize].entity))
            .collect();
        strangers.sort_unstable();
        let mut strangers = strangers.into_iter().peekable();
        // The longest name of a place tells first: «Bayer AG» says whose «Bayer» is.
        hits.sort_by_key(|hit| (hit.range.start, Reverse(hit.range.end)));
        hits.retain(|hit| {
            while let Some((start, entity)) = strangers.next_if(|(start, _)| *start < hit.range.start) {
                somebodys.insert(entity);
                seen.insert(entity, start);
            }
            let is_beside = |start: &usize| is_one_sentence(&text.as_ref()[*start..hit.range.start]);
            let is_shared = hit.name.is_some_and(|name| names.contains(&name)) && !tells_form(hit);
            if hit.strength == Strength::Not || hit.name.is_none() {
                return true;
            }
            if !is_shared {
                match seen.get(&hit.entity).is_some_and(is_beside) {
                    true => _ = either.insert(hit.entity),
                    false => _ = somebodys.remove(&hit.entity),
                }
            }
            let may_be_either = either.contains(&hit.entity) && people.contains(&(hit.range.start, hit.range.end));
            let stays = !is_shared || says_firm(hit) || !somebodys.contains(&hit.entity) || may_be_either;
            if !stays {
                left_out.push(LeftOut { range: hit.range.clone(), entity: hit.entity, why: Why::Others });
            }
            stays
        });
        somebodys.extend(strangers.map(|(_, entity)| entity));
    }
}

/// The places of a text where somebody of the dossier may be meant.
fn places_of_people(index: &NameIndex, hits: &[Hit]) -> HashSet<(usize, usize)> {
    let is_person = |hit: &&Hit| {
        hit.name.is_some_and(|name| {
            let name = &index.names()[name as usize];
            name.bearer == Bearer::Person && name.strength != Strength::Not
        })
    };
    hits.iter().filter(is_person).map(|hit| (hit.range.start, hit.range.end)).collect()
}

/// Whether no sentence ends within a text: a full stop after a longer word, before a capital letter.
fn is_one_sentence(text: &str) -> bool {
    const LONGEST_ABBREVIATION: usize = 4;
    !text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let next = text[at + 1..].strip_prefix(|c: char| matches!(c, ' ' | '"' | '”' | '“'));
        let is_word =
            word.starts_with(char::is_lowercase) && word.len() > 2 || word.chars().count() > LONGEST_ABBREVIATION;
        is_word
            && next
                .is_some_and(|next| next.trim_start().is_empty() || next.trim_start().starts_with(char::is_uppercase))
    })
}
