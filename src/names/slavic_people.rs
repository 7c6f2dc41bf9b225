//! Given names and patronymics of Russian and Ukrainian texts, in all their cases: whose surname follows.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::slavic::{bent, is_bent};
use crate::names::word::Word;

/// Whether a folded word is a Russian or Ukrainian given name or a patronymic, in whatever case.
pub(super) fn is_given_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<String>> = OnceLock::new();
    let all = || {
        let both = [Language::Russian, Language::Ukrainian];
        GIVEN_NAMES.iter().flat_map(|name| both.into_iter().flat_map(|language| bent(name, language))).collect()
    };
    is_patronymic(word) || NAMES.get_or_init(all).contains(word)
}

/// Whether the surname of a man at `start..end` of the text is there a woman's, by its nominative: the verb tells («Сечина ушла»), or
/// the nominative of a man beside it («Петров и Сечина»).
pub(super) fn is_hers(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    const LETTER: &str = "а";
    let goes_on = |rest: &str| !rest.starts_with(char::is_alphabetic);
    if !matches!(language, Language::Russian | Language::Ukrainian)
        || !text.text()[end..].strip_prefix(LETTER).is_some_and(goes_on)
    {
        return false;
    }
    is_beside_man(text, start, end + LETTER.len()) || is_subject(text, end + LETTER.len())
}

/// Whether a woman's verb follows, at once or after an adverb: «Сечина вчера ушла».
fn is_subject(text: &Folded, end: usize) -> bool {
    const ADVERBS: &[&str] = &[
        "вчера", "также", "тоже", "уже", "ранее", "сегодня", "потом", "затем", "не", "ещё", "еще", "снова", "позже",
        "учора", "також", "теж", "вже", "раніше", "сьогодні", "потім", "згодом", "ще", "знову", "пізніше",
    ];
    let is_hers = |word: &Word| !word.is_capital && ["ла", "лась", "лася"].iter().any(|end| word.bare().ends_with(end));
    let Some(word) = Word::after(text, end) else { return false };
    let next = || Word::after(text, word.start + word.text.len());
    is_hers(&word) || ADVERBS.contains(&word.text) && next().is_some_and(|word| is_hers(&word))
}

/// Whether «and» joins the name at `start..end` to the surname of a man in the nominative, which the other cases lengthen.
fn is_beside_man(text: &Folded, start: usize, end: usize) -> bool {
    const AND: &[&str] = &["и", "і", "й", "та"];
    const NOMINATIVES: &[&str] = &["ев", "єв", "ёв", "ин", "ів", "їн", "ов", "ский", "цкий", "ський", "цький"];
    let is_man = |word: Word| word.is_capital && NOMINATIVES.iter().any(|end| word.bare().ends_with(end));
    let before = Word::before(text, start).filter(|word| AND.contains(&word.text));
    let after = Word::after(text, end).filter(|word| AND.contains(&word.text));
    let first = before.and_then(|and| Word::before(text, and.start)).filter(|word| !word.text.ends_with('.'));
    first.is_some_and(is_man) || after.and_then(|and| Word::after(text, and.start + and.text.len())).is_some_and(is_man)
}

/// Whether a given name is also a word, that may just head its sentence: «Вера Сечина в успех».
pub(super) fn is_word(word: &str) -> bool {
    WORDS.iter().any(|name| is_bent(name, word, Language::Russian))
}

/// «Иванович», «Владимировны».
fn is_patronymic(word: &str) -> bool {
    const MEN: &[&str] = &["ович", "евич", "йович", "ьич"];
    const WOMEN: &[&str] = &["овн", "евн", "ичн", "івн", "ївн"];
    const ENDINGS_OF_MEN: &[&str] = &["", "а", "у", "ем", "е", "ові", "еві", "і"];
    const ENDINGS_OF_WOMEN: &[&str] = &["а", "ы", "и", "е", "і", "у", "ой", "ою"];
    let ends = |stems: &[&str], endings: &[&str]| {
        endings
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|stem| stems.iter().any(|own| stem.ends_with(own)))
    };
    ends(MEN, ENDINGS_OF_MEN) || ends(WOMEN, ENDINGS_OF_WOMEN)
}

const WORDS: &[&str] = &["вера", "віра", "лев", "любовь", "мир", "надежда", "надія", "роза", "роман", "слава"];

/// Names that many have, folded.
const GIVEN_NAMES: &[&str] = &[
    "александр", "александра", "алексей", "алена", "алина", "алла", "альберт", "анастасия", "анатолий", "андрей",
    "анна", "антон", "антонина", "аркадий", "арсений", "артем", "артём", "ахмат", "ахмед", "богдан", "борис", "вадим",
    "валентин", "валентина", "валерий", "валерия", "варвара", "василий", "вера", "вероника", "виктор", "виктория",
    "виталий", "владимир", "владислав", "всеволод", "вячеслав", "галина", "геннадий", "георгий", "герман", "глеб",
    "григорий", "даниил", "данила", "дарья", "денис", "диана", "дина", "дмитрий", "евгений", "евгения", "екатерина",
    "елена", "елизавета", "жанна", "захар", "зинаида", "иван", "игорь", "илья", "инна", "иосиф", "ирина", "кирилл",
    "константин", "кристина", "ксения", "лариса", "лев", "леонид", "лидия", "любовь", "людмила", "магомед", "максим",
    "маргарита", "марина", "мария", "марк", "матвей", "михаил", "надежда", "наталия", "наталья", "никита", "николай",
    "нина", "оксана", "олег", "ольга", "павел", "петр", "пётр", "полина", "раиса", "рамзан", "ренат", "римма",
    "роберт", "родион", "роза", "роман", "руслан", "рустам", "савелий", "светлана", "семен", "семён", "сергей",
    "слава", "софия", "софья", "станислав", "степан", "сулейман", "тамара", "татьяна", "тимофей", "тимур", "ульяна",
    "федор", "фёдор", "филипп", "шамиль", "эдуард", "элла", "эльвира", "эмма", "юлия", "юрий", "яков", "ярослав",
    "олександр", "олександра", "олексій", "олена", "анатолій", "андрій", "анастасія", "антоніна", "аркадій", "артур",
    "валентина", "валерій", "василь", "вікторія", "віктор", "віталій", "віра", "володимир", "вячеслав", "галина",
    "геннадій", "георгій", "гліб", "григорій", "данило", "дарина", "дмитро", "євген", "євгенія", "єлизавета",
    "зіновій", "іван", "ігор", "ілля", "інна", "ірина", "йосип", "катерина", "кирило", "костянтин", "ксенія", "лариса",
    "леонід", "лідія", "любов", "марія", "микита", "микола", "михайло", "надія", "наталія", "оксана", "олег", "ольга",
    "павло", "петро", "поліна", "раїса", "ростислав", "світлана", "семен", "сергій", "соломія", "софія", "степан",
    "тарас", "тетяна", "тимофій", "уляна", "федір", "юлія", "юрій", "яна", "яків",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_all_cases() {
        for word in ["марина", "марины", "ивана", "иваном", "игоря", "григорія", "григорій", "владимировны", "иванович"]
        {
            assert!(is_given_name(word), "{word}");
        }
        for word in ["вчера", "однако", "министр", "москве", "глава", "газпром"] {
            assert!(!is_given_name(word), "{word}");
        }
        assert!(is_word("вера") && is_word("надежды") && !is_word("марина"));
    }
}
