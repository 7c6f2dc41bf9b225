//! What Russian and Ukrainian words say beside the name of a firm that is a word too: quotation marks, a capital before it.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::names::language::Language;
use crate::names::ordinary::english;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::slavic::bent;
use crate::names::states;
use crate::names::word::Word;

pub(super) fn reading(place: &Place, language: Language) -> Reading {
    let rest = place.text.text()[place.end()..].trim_start_matches(char::is_alphabetic);
    // «Восток»: so both languages write what firms are called.
    if place.text.text()[..place.name.start].ends_with('"') && rest.starts_with('"') {
        return Reading::Firm;
    }
    let is_adjective = |word: &Word| word.is_capital && is_adjective(word) && !states::is_adjective(word.bare());
    let belongs = |word: &Word| is_adjective(word) && (place.also.is_word || !word.heads_sentence(place.text));
    if states::is_country(place.name.text) || place.before.as_ref().is_some_and(belongs) {
        return Reading::Aside;
    }
    // «Позже Система продала его»: the capital of the first word is the sentence's.
    let follows_first = place.before.as_ref().is_some_and(|word| word.heads_sentence(place.text));
    match english::reading(place, language) {
        Reading::Name | Reading::Bare | Reading::Unclear | Reading::Noun if place.also.is_word => Reading::Unclear,
        Reading::Tail if place.also.is_word && follows_first => Reading::Unclear,
        // Of these languages the program knows no other words that speak for a name: what nothing speaks against is one.
        Reading::Name | Reading::Bare => Reading::Sure,
        reading => reading,
    }
}

/// Whether a word has the ending of an adjective: «Дальнем Востоке», «Красная Звезда».
fn is_adjective(word: &Word) -> bool {
    const SHORTEST: usize = 5;
    const ENDINGS: &[&str] = &[
        "ая", "его", "ее", "ей", "ем", "ему", "ие", "ий", "им", "их", "ого", "ое", "ой", "ом", "ому", "ую", "ые", "ый",
        "ым", "ых", "юю", "яя", "ій", "ої", "ою",
    ];
    let bare = word.bare();
    word.text == bare
        && bare.chars().count() >= SHORTEST
        && ENDINGS.iter().any(|ending| bare.ends_with(ending))
        && !opens_sentence(bare)
}

/// Pronouns and the like with such endings.
fn opens_sentence(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "которая", "которого", "которой", "который", "которые", "которых", "каждый", "первый", "второй", "прежний",
        "самый", "своего", "своей", "нынешний", "бывший", "новый", "крупнейший", "третий", "другой", "целый", "весь",
        "потом", "затем", "причем", "причём", "вместо", "всем", "таким", "таком", "этого", "этом", "этой", "каким",
        "который", "сегодняшний", "вчерашний", "новая", "бывшая", "крупнейшая", "первая",
    ];
    WORDS.contains(&word)
}

/// Whether a folded word, in whatever case, is one that firms of every trade are called by, and means mostly itself.
pub(super) fn is_word(word: &str) -> bool {
    static FORMS: OnceLock<HashSet<String>> = OnceLock::new();
    let all = || {
        let of =
            |words: &[&str], language| -> Vec<String> { words.iter().flat_map(|word| bent(word, language)).collect() };
        of(RUSSIAN, Language::Russian).into_iter().chain(of(UKRAINIAN, Language::Ukrainian)).collect()
    };
    FORMS.get_or_init(all).contains(word)
}

const RUSSIAN: &[&str] = &[
    "авангард",
    "аврора",
    "автор",
    "адмирал",
    "азимут",
    "академия",
    "аккорд",
    "актив",
    "акцент",
    "алмаз",
    "альтернатива",
    "альянс",
    "арена",
    "арсенал",
    "архив",
    "атлант",
    "атом",
    "база",
    "баланс",
    "барс",
    "барьер",
    "бастион",
    "бережок",
    "берег",
    "беркут",
    "бизнес",
    "борец",
    "будущее",
    "буревестник",
    "вектор",
    "век",
    "вега",
    "великан",
    "вера",
    "вершина",
    "ветер",
    "вечер",
    "взгляд",
    "витязь",
    "вода",
    "возрождение",
    "волга",
    "волна",
    "восток",
    "восход",
    "время",
    "вымпел",
    "газета",
    "гамма",
    "гарант",
    "гарантия",
    "герой",
    "глобус",
    "голос",
    "горизонт",
    "город",
    "град",
    "гранит",
    "дверь",
    "дельта",
    "дело",
    "держава",
    "диалог",
    "динамика",
    "динамо",
    "дом",
    "доверие",
    "долина",
    "дон",
    "достояние",
    "дружба",
    "дубрава",
    "единство",
    "енисей",
    "жемчужина",
    "жизнь",
    "забота",
    "завод",
    "закон",
    "запад",
    "заря",
    "звезда",
    "зенит",
    "земля",
    "знамя",
    "знание",
    "золото",
    "изумруд",
    "империя",
    "импульс",
    "инвестиция",
    "инициатива",
    "интеграл",
    "искра",
    "история",
    "источник",
    "исток",
    "каскад",
    "квант",
    "кедр",
    "класс",
    "ключ",
    "колос",
    "колосс",
    "комета",
    "компас",
    "контакт",
    "контур",
    "кордон",
    "корабль",
    "корона",
    "космос",
    "кристалл",
    "крона",
    "крепость",
    "круг",
    "куб",
    "кубань",
    "лабиринт",
    "лада",
    "лев",
    "легион",
    "лента",
    "лидер",
    "линия",
    "луч",
    "магистраль",
    "магнит",
    "маршрут",
    "мастер",
    "маяк",
    "медведь",
    "мегаполис",
    "мера",
    "меркурий",
    "метеор",
    "метро",
    "мечта",
    "микрон",
    "мир",
    "молния",
    "молот",
    "монолит",
    "море",
    "мост",
    "надежда",
    "наследие",
    "наука",
    "нева",
    "неделя",
    "новатор",
    "новость",
    "норма",
    "обелиск",
    "оберег",
    "облик",
    "оборона",
    "обувь",
    "огонь",
    "океан",
    "олимп",
    "опора",
    "орбита",
    "орел",
    "орёл",
    "орион",
    "основа",
    "остров",
    "открытие",
    "парад",
    "парус",
    "партнер",
    "партнёр",
    "перспектива",
    "победа",
    "поиск",
    "полет",
    "полёт",
    "полюс",
    "порт",
    "поток",
    "правда",
    "престиж",
    "прибой",
    "прибор",
    "пример",
    "причал",
    "проект",
    "прогресс",
    "простор",
    "протон",
    "путь",
    "радар",
    "радость",
    "радуга",
    "развитие",
    "ракета",
    "ракурс",
    "рассвет",
    "регион",
    "резерв",
    "рекорд",
    "ресурс",
    "республика",
    "рубеж",
    "рубин",
    "русь",
    "ручей",
    "салют",
    "сапфир",
    "сатурн",
    "свет",
    "свобода",
    "север",
    "семья",
    "сердце",
    "сибирь",
    "сигнал",
    "сила",
    "система",
    "скиф",
    "сектор",
    "слава",
    "снег",
    "сокол",
    "солнце",
    "союз",
    "спектр",
    "спутник",
    "стандарт",
    "старт",
    "стена",
    "степь",
    "столица",
    "стрела",
    "стрелец",
    "сфера",
    "тайга",
    "темп",
    "технология",
    "титан",
    "толк",
    "точка",
    "традиция",
    "транзит",
    "траст",
    "триумф",
    "труд",
    "удача",
    "урал",
    "успех",
    "утро",
    "факел",
    "фактор",
    "фасад",
    "формат",
    "форвард",
    "формула",
    "форум",
    "фонд",
    "фортуна",
    "цель",
    "центр",
    "циклон",
    "чайка",
    "черноморец",
    "шанс",
    "щит",
    "эверест",
    "экватор",
    "эко",
    "эксперт",
    "электрон",
    "элемент",
    "энергия",
    "энергетик",
    "эпоха",
    "эра",
    "эталон",
    "эфир",
    "юг",
    "юность",
    "юпитер",
    "якорь",
    "янтарь",
    "ясень",
];

const UKRAINIAN: &[&str] = &[
    "альянс", "батьківщина", "берег", "вектор", "вода", "воля", "гарант", "горизонт", "держава", "довіра", "дім",
    "єдність", "життя", "захід", "зоря", "зірка", "злагода", "імпульс", "інтер", "іскра", "ключ", "колос", "край",
    "лідер", "магніт", "маяк", "мир", "міст", "мрія", "надія", "нива", "обрій", "оберіг", "парус", "перемога",
    "південь", "північ", "правда", "прогрес", "промінь", "світ", "світло", "світанок", "сила", "система", "сонце",
    "союз", "сокіл", "спадщина", "степ", "схід", "січ", "успіх", "факел", "фортеця", "центр", "шлях", "щит", "енергія",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_cases_and_names_are_none() {
        for word in ["восток", "система", "системы", "лента", "сонце"] {
            assert!(is_word(word), "{word}");
        }
        for word in ["газпром", "роснефть", "яндекс", "сбербанк"] {
            assert!(!is_word(word), "{word}");
        }
    }
}
