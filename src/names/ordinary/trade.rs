//! What firms are, have and do, in English: the words that speak for a name which people, places or things have too.

use std::iter::successors;

use crate::names::language::Language;
use crate::names::ordinary::also::Also;
use crate::names::ordinary::attributes::is_described;
use crate::names::ordinary::place::Place;
use crate::names::ordinary::words::{is_english, singular};
use crate::names::states::is_adjective;
use crate::names::titles::{is_company_word, is_office, is_person_noun, opens_english_sentence};
use crate::names::word::Word;

/// Whether a word tells what a firm or a paper is: before a name it speaks for it.
pub(super) fn is_firm_noun(word: &str) -> bool {
    PERSONAL.contains(&singular(word)) || names_no_person(word)
}

/// Whether a word tells what a firm is, and no person: «retailer», but not «owner».
pub(super) fn names_no_person(word: &str) -> bool {
    FIRMS.contains(&word) || FIRMS.contains(&singular(word))
}

/// What people are too: «owner Rogers».
const PERSONAL: &[&str] =
    &["developer", "maker", "owner", "producer", "provider", "publisher", "rival", "supplier", "vendor"];

const FIRMS: &[&str] = &[
    "airline", "airlines", "app", "automaker", "bank", "bookseller", "brand", "brewer", "broadcaster", "brokerage",
    "browser", "builder", "business", "carmaker", "carrier", "chain", "chipmaker", "company", "conglomerate",
    "distiller", "drugmaker", "exchange", "firm", "giant", "group", "grocer", "homebuilder", "insurer", "journal",
    "lender", "magazine", "manufacturer", "messenger", "newspaper", "operator", "refiner", "retailer", "start-up",
    "startup", "steelmaker", "studio", "subsidiary", "supermarket", "tabloid", "telco", "utility", "website",
    "wholesaler",
];

/// Whether a word that tells what a firm is may as well begin the name of one, with its capital at the head of a sentence: «Business
/// Standard», «Journal Gazette».
pub(super) fn begins_names(word: &str) -> bool {
    const BEGIN: &[&str] =
        &["app", "bank", "brand", "business", "chain", "exchange", "group", "journal", "magazine", "studio", "utility"];
    BEGIN.contains(&word)
}

/// Whether the name stands with its place on a stock exchange: «Apple (Nasdaq: AAPL)».
pub(super) fn is_listed(place: &Place) -> bool {
    const EXCHANGES: &[&str] = &["amex:", "asx:", "lse:", "nasdaq:", "nyse:", "otc:", "otcbb:", "tsx:"];
    let rest = place.text.text()[place.end()..].strip_prefix(" (");
    rest.is_some_and(|rest| EXCHANGES.iter().any(|exchange| rest.starts_with(exchange)))
}

/// Whether a firm is called so: «a company called Target»; `Some(false)` where it is said of something else, and `None` where it is
/// not said.
pub(super) fn is_called(place: &Place) -> Option<bool> {
    const CALLED: &[&str] = &["called", "codenamed", "dubbed", "entitled", "named", "nicknamed", "titled"];
    let called = place.before.as_ref().filter(|word| CALLED.contains(&word.text))?;
    let noun = place.second_before(called);
    Some(noun.is_some_and(|noun| !noun.is_capital && names_no_person(noun.text)))
}

/// Whether an apposition says that it is a firm: «Orange, the French operator, paid».
pub(super) fn is_apposed(place: &Place) -> bool {
    const MOST_WORDS: usize = 6;
    const ENDS: &[&str] = &["based", "for", "in", "of", "on", "that", "which", "whose", "with"];
    let rest = &place.text.text()[place.end()..];
    let Some(rest) = [", the ", ", a ", ", an "].iter().find_map(|start| rest.strip_prefix(start)) else {
        return false;
    };
    let words: Vec<&str> = rest.split([' ', '\n']).take(MOST_WORDS).collect();
    let is_last = |word: &str| word.ends_with([',', '.', ';', ':', ')']);
    let noun = (0..words.len()).find_map(|at| match words[at] {
        word if is_last(word) => Some(&word[..word.len() - 1]),
        word if ENDS.contains(&word) => Some(at.checked_sub(1).map_or("", |at| words[at])),
        _ => None,
    });
    noun.is_some_and(names_no_person)
}

/// Whether the word after the name says that it is a paper: «the Guardian newspaper», «Science magazine».
pub(super) fn is_paper(place: &Place) -> bool {
    !place.heads_sentence()
        && place.after.as_ref().is_some_and(|word| matches!(word.bare(), "magazine" | "newspaper" | "tabloid"))
}

/// Whether somebody tells the paper something, or cites it, with its article: «told the Guardian», «according to the Sun».
pub(super) fn is_cited(place: &Place, article: &Word) -> bool {
    const REPORTS: &[&str] = &[
        "claimed", "claims", "noted", "notes", "quoted", "reported", "reports", "revealed", "reveals", "writes",
        "wrote",
    ];
    if article.text != "the" {
        return false;
    }
    // «as the Guardian reports»
    if place.after.as_ref().is_some_and(|word| !word.is_capital && REPORTS.contains(&word.bare())) {
        return true;
    }
    place.second_before(article).is_some_and(|word| match word.text {
        "told" | "tells" => true,
        "to" => place.second_before(&word).is_some_and(|word| word.bare() == "according"),
        "in" => place.second_before(&word).is_some_and(|word| matches!(word.text, "article" | "report" | "reported")),
        "by" => place.second_before(&word).is_some_and(|word| matches!(word.text, "published" | "quoted" | "reported")),
        _ => false,
    })
}

/// What parts the names of a list, the longest first.
const LIST_SIGNS: &[&str] = &[", and ", ", or ", ", ", " and ", " or "];

/// Whether it is listed after a paper that somebody tells something: «told the Mirror, Sun and Express».
pub(super) fn is_among_papers(place: &Place) -> bool {
    const MOST_PAPERS: usize = 6;
    let mut start = place.name.start;
    for _ in 0..MOST_PAPERS {
        let before = &place.text.text()[..start];
        let before = LIST_SIGNS.iter().find_map(|sign| before.strip_suffix(sign));
        let paper = before.and_then(|before| Word::ending(place.text, before.len())).filter(|word| word.is_capital);
        let Some(paper) = paper else { return false };
        start = paper.start;
        if let Some(article) = place.second_before(&paper).filter(|word| word.text == "the") {
            if is_cited(place, &article) {
                return true;
            }
            start = article.start;
        }
    }
    false
}

/// Whether what follows the name is what only firms have: «Target shareholders», «Cooper's earnings». Of a place it says
/// nothing («Boston stores»).
pub(super) fn of_firms(place: &Place) -> bool {
    // «Total revenue»
    if place.also.is_place || is_sum(place) && place.after.is_some() {
        return false;
    }
    // «Ford sales», but neither «the Baker sale» nor «Total sales»
    let sells = !place.also.is_word || place.also.is_of_people && !place.heads_sentence();
    let is_had = |bare: &str| bare == "sales" && sells || HAD.contains(&singular(bare));
    owned(place).is_some_and(|word| !word.is_capital && is_had(word.bare()))
}

/// Whether the name says of a sum what it is: «Total revenue».
pub(super) fn is_sum(place: &Place) -> bool {
    SUMS.contains(&place.name.text)
}

/// Whether it is the adjective of a country before what people or firms are: «American firms», but not «American flights».
pub(super) fn is_of_country(place: &Place) -> bool {
    const OTHERS: &[&str] = &[
        "air", "army", "businessman", "citizen", "diplomat", "farmer", "forces", "investor", "journalist", "maker",
        "official", "people", "soldier", "state", "troop",
    ];
    let of_others =
        |bare: &str| names_no_person(bare) || PERSONAL.contains(&singular(bare)) || OTHERS.contains(&singular(bare));
    let noun = place.after.as_ref().filter(|word| !word.is_capital);
    is_adjective(place.name.text) && noun.is_some_and(|word| of_others(word.bare()))
}

/// What a sum is, and firms are called.
const SUMS: &[&str] = &["average", "gross", "net", "total"];

/// The word after the name, or after the ending of its genitive.
pub(super) fn owned<'t>(place: &Place<'t>) -> Option<Word<'t>> {
    match &place.after {
        Some(word) => Some(Word { ..*word }),
        None => {
            let rest = &place.text.text()[place.end()..];
            let ending = ["'s ", "' "].iter().find(|ending| rest.starts_with(**ending));
            ending.and_then(|ending| Word::after(place.text, place.end() + ending.len() - 1))
        }
    }
}

/// What only firms have, without the ending of its plural.
const HAD: &[&str] = &[
    "bondholder", "customer", "dealer", "dealership", "dividend", "earning", "handset", "headquarter", "profit",
    "revenue", "share", "shareholder", "stock", "stockholder", "subscriber", "subsidiary", "turnover",
];

/// What firms have, sell, or are served by: before it a word is a name, article or no.
pub(super) const OF_FIRMS: &[&str] = &[
    "account", "app", "board", "boss", "boutique", "branch", "brand", "branded", "card", "cardholder", "chairman",
    "chief", "computer", "copier", "customer", "dealer", "device", "division", "employee", "executive", "factory",
    "flight", "founder", "franchise", "good", "handset", "headquarter", "lawyer", "logo", "manager", "megastore",
    "outlet", "passenger", "phone", "pickup", "plant", "product", "restaurant", "salesman", "sedan", "share",
    "shareholder", "shop", "shopper", "spokesman", "spokesperson", "spokeswoman", "staff", "stock", "store",
    "subscriber", "subsidiary", "supplier", "truck", "unit", "user", "website", "worker", "workstation",
];

/// Whether the words before the name say that it is traded, led or rivalled: «shares of Target», «a stake in Shell», «the
/// takeover of Alaska».
pub(super) fn belongs_to_firm(place: &Place, preposition: &Word) -> bool {
    if matches!(preposition.bare(), "acquire" | "acquired" | "acquires" | "acquiring") {
        return true;
    }
    // «Shares of Target rose.»
    let is_noun = |noun: &Word| !noun.is_capital || noun.bare() == "ceo" || noun.heads_sentence(place.text);
    let Some(noun) = place.second_before(preposition).filter(is_noun) else { return false };
    let nouns = match preposition.bare() {
        "of" if place.also.is_place => SOLD,
        "of" => OWNED,
        "in" if place.also.is_place => return false, // «shares in Swiss banks»
        "in" => &["investment", "share", "shareholder", "stake", "stock"][..],
        "for" => &["bid", "offer"][..],
        "by" => &["acquired", "manufactured", "owned"][..],
        _ => return false,
    };
    nouns.contains(&noun.bare()) || nouns.contains(&singular(noun.bare()))
}

/// What is sold of a firm, and of no place.
const SOLD: &[&str] = &["acquisition", "share", "shareholder", "stock", "subsidiary", "takeover"];

/// What belongs to a firm.
const OWNED: &[&str] = &[
    "acquisition", "buyout", "ceo", "customer", "earning", "executive", "maker", "profit", "revenue", "share",
    "shareholder", "stock", "subsidiary", "takeover",
];

/// Whether it is an example of firms, the first or a later one: «retailers such as Target», «companies like Shell and Target».
pub(super) fn is_example(place: &Place) -> bool {
    place.before_list(LIST_SIGNS).is_some_and(|word| introduces(place, &word))
}

/// Whether examples of firms follow a word.
fn introduces(place: &Place, word: &Word) -> bool {
    let noun = match word.bare() {
        "as" => {
            place.second_before(word).filter(|word| word.bare() == "such").and_then(|word| place.second_before(&word))
        }
        "including" | "like" => place.second_before(word),
        _ => None,
    };
    noun.is_some_and(|noun| {
        let is_small = !noun.is_capital || noun.heads_sentence(place.text);
        is_small && noun.text == noun.bare() && is_firm_noun(noun.bare())
    })
}

/// Whether it is listed beside a name that says that it is a firm's: «General Motors and Ford», «Ford and General Motors».
pub(super) fn is_among_firms(place: &Place) -> bool {
    let before = place.listed_before(|word| matches!(word, "and" | "or"), &[", "]);
    // «among these are Life, Liberty and the pursuit»
    let is_name = |word: &Word| !place.also.is_word || place.second_before(word).is_some_and(|word| word.is_capital);
    let names_firm = |word: &Word| word.is_capital && is_company_word(word.bare()) && is_name(word);
    // «Ford and General Motors»
    let after = place.listed_after(|word| matches!(word, "and" | "or")).filter(|word| word.is_capital);
    let next = after.as_ref().and_then(|word| place.second_after(word));
    !place.also.is_place && [before, next].iter().flatten().any(names_firm)
}

/// Whether what follows the name is what firms do or have: «Target said», «Target's chief», «Target and Walmart agreed», «the Target
/// store»; at the head of a sentence not what words do there too: «Investors said», «Budget accounts».
pub(super) fn acts(place: &Place) -> bool {
    let heads = place.heads_sentence();
    let name = place.name.text;
    let is_plural = || place.also.is_word && name.strip_suffix('s').is_some_and(is_english);
    if heads && (is_plural() || opens_english_sentence(name)) {
        return false;
    }
    let next = |word: &Word| place.second_after(word);
    let Some(word) = &place.after else {
        let rest = &place.text.text()[place.end()..];
        // «Target, which recently agreed»
        let which = rest.strip_prefix(", which ").map(|rest| place.text.text().len() - rest.len() - 1);
        let owns = |word| place.also.is_place || is_had(place, word);
        return rest.starts_with('\'') && owned(place).is_some_and(owns)
            || which.and_then(|at| Word::after(place.text, at)).is_some_and(|word| does(place, word));
    };
    // «Visa gift cards», «the Sprint telephone company»
    let is_of_firms = |word: &Word| !word.is_capital && OF_FIRMS.contains(&singular(word.bare()));
    let tells = |word: &Word| is_of_firms(word) || word.bare() == "company";
    let has = || is_of_firms(word) || is_described(word) && next(word).as_ref().is_some_and(tells);
    match word.bare() {
        "and" | "or" => {
            next(word).filter(|word| word.is_capital).as_ref().and_then(next).is_some_and(|word| does(place, word))
        }
        _ if !heads && has() => true,
        _ => does(place, Word { ..*word }),
    }
}

/// Whether a verb tells what a firm does, with an adverb before it perhaps: «Target also said».
pub(super) fn does(place: &Place, word: Word) -> bool {
    const ADVERBS: &[&str] = &["also", "already", "further", "just", "later", "never", "now", "still"];
    let is_adverb = ADVERBS.contains(&word.text) || word.text.ends_with("ly");
    let next = place.second_after(&word);
    match is_adverb {
        true => next.is_some_and(|word| acts_as(word.bare())),
        // «Progress made by ministers»
        false => acts_as(word.bare()) && !next.is_some_and(|next| word.text == word.bare() && next.text == "by"),
    }
}

/// Whether a word tells what a firm does.
fn acts_as(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether what a genitive owns is what firms have, or somebody there: «Target's earnings», «Target's former store manager».
fn is_had(place: &Place, owned: Word) -> bool {
    const MOST_WORDS: usize = 4;
    let is_last = |word: &Word| word.text != word.bare();
    let words = successors(Some(owned), |word| if is_last(word) { None } else { place.second_after(word) });
    words.take(MOST_WORDS).filter(|word| !word.is_capital).any(|word| {
        let bare = singular(word.bare());
        is_office(bare) || is_person_noun(bare, Language::English) || HAD.contains(&bare) || OF_FIRMS.contains(&bare)
    })
}

/// Whether the words before the name say that business is done with it: «a deal with Target», «bought from Target», «a job at
/// Target».
pub(super) fn deals(place: &Place) -> bool {
    // «they sued Nature's Best»
    let is_owner = place.text.text()[place.end()..].starts_with('\'');
    let Some(preposition) = place.before.as_ref().filter(|_| !is_owner) else { return false };
    if is_dealt_with(preposition) {
        return true;
    }
    let is_small = |word: &Word| !word.is_capital || word.heads_sentence(place.text);
    let is_deal = |word: &Word| is_small(word) && DEALS.contains(&singular(word.bare()));
    let Some(word) = place.second_before(preposition) else { return false };
    match preposition.text {
        // «dismantled by Meta»
        // Neither «delayed by Budget talks» nor «a contract for Patriot missiles».
        "by" | "for" if place.after.as_ref().is_some_and(is_described) => false,
        "by" => is_deal(&word) || word.text.ends_with("ed"),
        "in" => word.text.starts_with("invest"),
        "against" | "at" | "between" | "for" | "from" | "of" | "to" | "with" => is_deal(&word),
        _ => false,
    }
}

/// Whether it is listed beside a word that is nothing but a name: «MasterCard and Visa».
pub(super) fn is_among_names(place: &Place) -> bool {
    const SHORTEST: usize = 4;
    let text = place.text.text();
    let list = LIST_SIGNS.iter().find_map(|sign| Some((text[..place.name.start].strip_suffix(sign)?, *sign)));
    let after = place.listed_after(|word| matches!(word, "and" | "or"));
    // «Monroeville, Penn.» is no list.
    let before = list.filter(|(_, sign)| *sign != ", " || after.is_some());
    let before = before.and_then(|(list, _)| Word::ending(place.text, list.len()));
    let is_name = |word: &Word| {
        let bare = word.bare();
        word.is_capital
            && bare.len() >= SHORTEST
            && bare.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !Also::of_word(bare, Language::English).is_any()
            && !opens_english_sentence(bare)
            && !is_person_noun(bare, Language::English)
    };
    [&before, &after].into_iter().flatten().any(is_name)
}

/// Whether the word before the name tells what is done to firms.
pub(super) fn is_dealt_with(word: &Word) -> bool {
    DEALT_WITH.contains(&word.text)
}

/// What is done to firms, right before their names.
const DEALT_WITH: &[&str] = &[
    "accuse", "accused", "accuses", "accusing", "ask", "asked", "banned", "blacklist", "blacklisted", "blacklisting",
    "fined", "fining", "gave", "give", "gives", "helped", "hired", "investigate", "investigated", "investigates",
    "investigating", "join", "joined", "left", "met", "owe", "owed", "owes", "paid", "pay", "pays", "quit", "sanction",
    "sanctioned", "sanctioning", "sue", "sued", "sues", "suing", "tell", "tells", "told",
];

/// What is done with firms, or belongs to them.
const DEALS: &[&str] = &[
    "account", "acquired", "affiliate", "affiliated", "agreement", "analyst", "bid", "board", "bought", "branch",
    "ceo", "chairman", "chief", "client", "competition", "competitor", "complaint", "contract", "customer", "deal",
    "director", "division", "employed", "employee", "engineer", "executive", "flew", "fly", "fined", "founder",
    "fraud", "hired", "headquarter", "investor", "job", "lawsuit", "lawyer", "licence", "license", "licensed", "made",
    "maker", "manager", "manufactured", "merge", "merged", "merger", "offer", "operated", "order", "owned", "owner",
    "pact", "parent", "partner", "partnership", "product", "produced", "purchase", "purchased", "rating", "rival",
    "settlement", "shop", "shopper", "sold", "spokesman", "spokesperson", "spokeswoman", "store", "subsidiary", "suit",
    "supplied", "supplier", "talk", "unit", "venture", "work", "worked", "worker",
];

/// What firms do.
const VERBS: &[&str] = &[
    "acquired", "acquires", "agreed", "agrees", "announced", "announces", "appointed", "bought", "buys", "closed",
    "confirmed", "cut", "declined", "denied", "denies", "employs", "expects", "fell", "filed", "fired", "gave", "held",
    "hired", "introduced", "invested", "launched", "lost", "made", "makes", "manufactures", "met", "offered", "offers",
    "opened", "operates", "owned", "owns", "paid", "pays", "plans", "pleaded", "posted", "produces", "provides",
    "purchased", "raised", "recalled", "refused", "released", "reported", "reports", "said", "says", "sells", "sent",
    "settled", "shipped", "shut", "signed", "sold", "spokesman", "spokeswoman", "sued", "supplied", "supplies", "told",
    "took", "unveiled", "withdrew", "won", "writes", "wrote",
];
