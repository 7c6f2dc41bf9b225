//! `dossier mentions` with the real binary.

use crate::harness::{Dossier, article, repository};

fn probe() -> Dossier {
    let article = "---\ntitle: T\ndate: 2020-08-17\nlang: en\nsource: {outlet: , authors: , url: }\n---\n\n\
                   Target paid. Then Tesla paid Xpeng Ltd. for the target.\n";
    Dossier::new(&[
        ("content/companies/target.md", "---\nname: Target\n---\n"),
        ("content/companies/tesla.md", "---\nname: Tesla\n---\n"),
        ("content/articles/t.md", article),
    ])
}

fn listed(arguments: &[&str]) -> String {
    let output = probe().run(&[&["mentions"], arguments].concat());
    assert_eq!(output.code, 0, "{}", output.stderr);
    output.stdout
}

#[test]
fn mentions_are_listed_with_place_and_sentence_doubtful_ones_first() {
    let text = listed(&[]);
    let first = "content/articles/t.md:8:1: Target → companies/target, as listed, beside what names do or have (ordinary word, head of its sentence)\n    Target paid.\n";
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("content/articles/t.md:8:19: Tesla → companies/tesla"), "{text}");
    assert!(!listed(&["--suspicious", "--csv", "tesla"]).contains("Target"));
}

/// One error in one file does not take the list from its author.
#[test]
fn what_can_be_read_is_listed_where_the_dossier_has_errors() {
    let dossier = probe();
    dossier.write("content/articles/wrong.md", article("Wrong", "2020-01-01", "Tesla paid. [[nobody]] left."));
    for (arguments, listed) in [(&["mentions"][..], "articles/wrong.md:"), (&["suggest"], "Xpeng Ltd")] {
        let output = dossier.run(arguments);
        assert!(output.code == 1 && output.stdout.contains(listed), "{} {}", output.code, output.stdout);
        assert!(output.stderr.contains("nobody"), "{}", output.stderr);
    }
}

#[test]
fn the_rule_by_which_a_name_was_found_stands_beside_it() {
    let article = "---\ntitle: T\ndate: 2020\nlang: de\nsource: {outlet: , authors: , url: }\n---\n\n\
                   Die Tesla-Aktie fiel, Teslas Chef schwieg, TESLA auch. Der Deutschen Bank half die Verordnung (EU) \
                   Nr. 833/2014. Tim Cook sprach, dann Cook. Präsident Assad ging.\n";
    let dossier = Dossier::new(&[
        ("content/companies/tesla.md", "---\nname: Tesla\n---\n"),
        ("content/companies/db.md", "---\nname: Deutsche Bank\n---\n"),
        ("content/regulations/vo.md", "---\nname: Verordnung (EU) 833/2014\n---\n"),
        ("content/people/cook.md", "---\nname: Tim Cook\nnames: [{text: Cook, kind: weak}]\n---\n"),
        ("content/people/assad.md", "---\nname: Baschar al-Assad\nnames: [{text: Assad, kind: weak}]\n---\n"),
        ("content/articles/t.md", article),
    ]);
    let csv = dossier.run(&["mentions", "--csv"]).stdout;
    for row in [
        "companies/tesla,Tesla,compound,,",
        "companies/tesla,Tesla,ending,",
        "companies/tesla,TESLA,spelling,",
        "companies/db,Deutschen Bank,inflection,",
        "regulations/vo,Verordnung (EU) Nr. 833/2014,official number,",
        "people/cook,Tim Cook,as listed,",
        "people/cook,Cook,weak name,\"because of \"\"Tim Cook\"\" in the document\",",
        "people/assad,Assad,title,",
    ] {
        assert!(csv.contains(row), "{row} is missing:\n{csv}");
    }
}

/// Why the names of these companies count in an English text, or why not, each once and in order.
fn reasons(companies: &[(&str, &str)], arguments: &[&str], key: &str, text: &str) -> Vec<String> {
    let article = article("A", "2024-01-02", text);
    let pages =
        companies.iter().map(|(slug, names)| (format!("content/companies/{slug}.md"), format!("---\n{names}\n---\n")));
    let pages = Vec::from_iter(pages);
    let mut files = vec![("dossier.yaml", "title: T\nlanguage: en\n"), ("content/articles/a.md", &*article)];
    files.extend(pages.iter().map(|(path, text)| (&**path, &**text)));
    let listed = Dossier::new(&files).run(&[&["mentions", "--json"], arguments].concat()).stdout;
    let objects = listed.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("an object a line"));
    let whys = objects.flat_map(|object| match &object[key] {
        serde_json::Value::Array(whys) => whys.clone(),
        why => vec![why.clone()],
    });
    whys.map(|why| why.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_speaks_for_a_name_that_is_a_word_too_stands_beside_its_rule() {
    let companies =
        [("target", "name: Target"), ("cooper", "name: Cooper Pumps Inc.\nnames: [Cooper]"), ("tesla", "name: Tesla")];
    for (text, because) in [
        ("He left the retailer Target.", "beside what a firm is"),
        ("He left Target Corp. early.", "beside what a firm is"),
        ("He sold shares of Target then.", "beside what only firms have"),
        ("In May Target agreed.", "beside what names do or have"),
        ("The car of Tesla.", ""),
    ] {
        assert_eq!(reasons(&companies, &[], "because", text), [because], "{text}");
    }
    let text = "Cooper Pumps Inc. paid. Then Cooper left.";
    assert!(
        reasons(&companies, &["cooper"], "because", text)
            .contains(&"because of \"Cooper Pumps Inc.\" in the document".to_owned())
    );
}

#[test]
fn why_a_name_does_not_count_stands_beside_its_place() {
    let companies =
        [("target", "name: Target"), ("hartford", "name: Hartford"), ("sba", "name: SBA"), ("tesla", "name: Tesla")];
    let letters = "short for \"small business administration\": list that name if it is meant";
    for (text, whys) in [
        ("He saw Target there.", &["nothing beside it speaks for it"][..]),
        ("He lives in Hartford now.", &["a place"]),
        ("He saw the Target of the East.", &["a part of another name"]),
        ("He walked to Target Valley.", &["the name of somebody or of a place"]),
        (
            "It is of the Small Business Administration (SBA). Then SBA left.",
            &[letters, "means something else in the document"],
        ),
    ] {
        assert_eq!(reasons(&companies, &["--unlinked"], "why", text), whys, "{text}");
    }
}

/// A firm that is listed by its letters alone is not lost without a word.
#[test]
fn letters_that_the_text_explains_otherwise_are_no_name_that_nothing_mentions() {
    let text = article("A", "2024-01-02", "It is of the Small Business Administration (SBA).");
    let files = [
        ("dossier.yaml", "title: T\nlanguage: en\n"),
        ("content/articles/a.md", &text),
        ("content/companies/sba.md", "---\nname: SBA\n---\n"),
    ];
    let remarks = Dossier::new(&files).run(&["check"]).stdout;
    assert!(remarks.contains("\"SBA\" stands 1 × in the texts, but nowhere as a sure mention"), "{remarks}");
}

/// A name that people have too is the firm's where the author says that the text is about it.
#[test]
fn whom_the_front_matter_concerns_is_meant_by_a_name_that_others_have_too() {
    let about = |keys: &str| {
        let front = format!("date: 2024-01-02\nlang: en\nsource: {{outlet: , authors: , url: }}\n{keys}");
        let article = format!("---\ntitle: T\n{front}---\n\nAbbott said so. Tony Abbott did not.\n");
        let abbott = ("content/companies/abbott.md", "---\nname: Abbott\n---\n");
        let list = ("content/regulations/list.md", "---\nname: Listing Order\n---\n");
        let dossier = Dossier::new(&[abbott, list, ("content/articles/t.md", &article)]);
        dossier.run(&["mentions", "--csv"]).stdout.matches("companies/abbott,Abbott,").count()
    };
    assert_eq!(about(""), 0);
    let event = "events: [{date: 2024-01-01, title: Begun, about: [abbott], par: 1}]\n";
    let claim = "claims: [{id: c1, text: So., by: abbott, par: 1}]\n";
    let relation = "relations: [{subject: abbott, type: subject_to, object: list, par: 1}]\n";
    for keys in ["about: [abbott]\n", event, claim, relation] {
        assert_eq!(about(keys), 1, "{keys}");
    }
}

#[test]
fn a_text_that_is_clearly_in_another_language_is_read_by_its_rules() {
    let text = std::fs::read_to_string(repository().join("tests/invalid/guessed-language/content/articles/unsaid.md"))
        .expect("the English text");
    let named = |text: &str| {
        let tesla = ("content/companies/tesla.md", "---\nname: Tesla\n---\n");
        let listed = Dossier::new(&[tesla, ("content/articles/t.md", text)]).run(&["mentions", "--csv"]).stdout;
        listed.lines().skip(1).count()
    };
    // «Teslas» is a German genitive and an English plural.
    assert_eq!(named(&text), 1);
    assert_eq!(named(&text.replace("date:", "lang: de\ndate:")), 2);
}

#[test]
fn names_without_a_page_are_listed_with_their_places() {
    let text = listed(&["--unlinked", "--json"]);
    assert!(text.contains("Xpeng Ltd"), "{text}");
    assert!(!text.contains("Tesla"), "{text}");
}

#[test]
fn what_only_its_capitals_make_a_name_is_listed_where_it_stands_twice() {
    let unlinked = |language: &str, texts: [&str; 2]| {
        let dossier = Dossier::new(&[
            ("dossier.yaml", &format!("title: T\nlanguage: {language}\n")),
            ("content/companies/tesla.md", "---\nname: Tesla\n---\n"),
            ("content/articles/a.md", &article("A", "2024-01-02", texts[0])),
            ("content/articles/b.md", &article("B", "2024-01-02", texts[1])),
        ]);
        let listed = dossier.run(&["mentions", "--unlinked"]).stdout;
        let names = listed.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(" ×").next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    for (language, texts, expected) in [
        ("en", ["Tesla and Xpeng paid.", "So did Xpeng and Nio."], &["Xpeng"][..]),
        ("en", ["Tesla and the maker (Xpeng) paid, says I’ve.", "So did Xpeng’s owner."], &["Xpeng"]),
        ("en", ["The Trade Bureau paid Xi Jinping.", "On Monday President Xi Jinping left."], &["Xi Jinping"]),
        ("en", ["Xpeng paid. Xpeng left.", "The Xpeng paid and the xpeng left."], &[]),
        ("en", ["He said the Market fell.", "He said the Market rose."], &[]),
        // Places, months, abbreviations and adjectives made with a hyphen are no name that a page could have.
        (
            "en",
            ["He saw North Korea, Hong Kong and the US-China deal.", "In North Korea, Hong Kong and US-China trade."],
            &[],
        ),
        (
            "en",
            [
                "It fell in Jun and the API of the Co. by 15 U.S.C. 1.",
                "It rose in Jun and the API of a Co. by 3 U.S.C. 1.",
            ],
            &[],
        ),
        ("en", ["It has US-origin parts, Iranian-made ones.", "It has US-origin parts, Iranian-made ones."], &[]),
        ("en", ["The (EU) Zonda paid.", "The (EU) Zonda left (see Zonda)."], &["Zonda"]),
        // «BIS» in an address in small letters is no word.
        ("en", ["It asked BIS, see a/bis-rule.", "It told BIS so."], &["BIS"]),
        ("en", ["It asked the Pelagon, see pelagon.com.", "It told the Pelagon so."], &["Pelagon"]),
        ("en", ["It has TIER_1 and a JSON file.", "It has TIER_1 and a JSON file."], &[]),
        ("de", ["Der Hersteller Xpeng zahlt.", "Laut Hersteller Xpeng fehlt das Geld."], &["Xpeng"]),
        ("de", ["Am Montag zahlt Präsident Xi Jinping.", "Der Präsident Xi Jinping schweigt."], &["Xi Jinping"]),
        ("de", ["Die Anordnung trifft ByteDance und die Firma.", "Auch ByteDance zahlt."], &["ByteDance"]),
        ("de", ["Die Anordnung trifft die Firma.", "Die Anordnung trifft die Firma."], &[]),
        (
            "de",
            ["Die Corona-Krise und die Nachfrage. Jeden Morgen.", "Die Corona-Krise und die Nachfrage. Jeden Morgen."],
            &[],
        ),
        (
            "de",
            ["Das rät die EU-Kommission. Behalten Sie Ruhe.", "Die EU-Kommission rät. Behalten Sie es."],
            &["EU-Kommission"],
        ),
    ] {
        assert_eq!(unlinked(language, texts), expected, "{texts:?}");
    }
}

#[test]
fn a_frequent_name_is_listed_with_some_of_its_places_and_as_data_with_all() {
    let text = "It told BIS so.\n\n".repeat(5);
    let files =
        [("dossier.yaml", "title: T\nlanguage: en\n"), ("content/articles/a.md", &article("A", "2020-01-01", &text))];
    let dossier = Dossier::new(&files);
    let places = |list: &str| list.matches("content/articles/a.md:").count();
    let shown = dossier.run(&["suggest"]).stdout;
    assert!(shown.contains("BIS ×5") && shown.contains("    and 2 more\n") && places(&shown) == 3, "{shown}");
    for form in ["--csv", "--json"] {
        let listed = dossier.run(&["suggest", form]).stdout;
        assert_eq!(places(&listed), 5, "{listed}");
    }
}

#[test]
fn a_name_without_a_page_gets_one_with_the_spellings_of_the_texts() {
    let text = "Am Montag lieferte die Pelagon Optik GmbH Linsen. Die Pelagon Optik GmbH schweigt.";
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2020-01-01", text))]);
    let listed = dossier.run(&["suggest"]);
    assert!(listed.code == 0 && listed.stdout.contains("Pelagon Optik GmbH"), "{}{}", listed.stdout, listed.stderr);
    let made = dossier.run(&["suggest", "--add", "company", "Pelagon Optik"]);
    assert!(made.code == 0 && made.stdout.ends_with("content/companies/pelagon-optik.md\n"), "{}", made.stderr);
    let page =
        std::fs::read_to_string(dossier.root().join("content/companies/pelagon-optik.md")).expect("the file is there");
    assert!(page.contains("name: Pelagon Optik\nnames: [\"Pelagon Optik GmbH\"]\n"), "{page}");
    assert!(!dossier.run(&["suggest"]).stdout.contains("Pelagon Optik GmbH"));
}
