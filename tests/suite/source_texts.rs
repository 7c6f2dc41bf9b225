//! The texts that the sample dossier is about: every name in them that a dossier of their companies, measures, agencies and
//! people knows is found, and nothing else.
//!
//! They belong to others and are not in the repository. `DOSSIER_SEEDS` names the folder that holds them; without it the
//! test says that it is skipped. How often each name stands in them was counted by reading.

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::Dossier;

/// For each text, in the order of the file names: the lines that belong to the article and not to its page.
const BODIES: [&[RangeInclusive<usize>]; 5] = [&[1..=19], &[1..=23], &[1..=3, 6..=23], &[1..=13], &[1..=10, 13..=29]];

/// An entity: its address, how often the texts name it, its names; a weak one has a `~`.
type Entity = (&'static str, usize, &'static [&'static str]);

/// 81 mentions.
const COMPANIES: &[Entity] = &[
    ("alibaba", 8, &["Alibaba"]),
    ("amazon", 1, &["Amazon"]),
    ("baidu", 1, &["Baidu"]),
    ("bytedance", 14, &["ByteDance"]),
    ("cloudwalk", 3, &["CloudWalk Technology"]),
    ("dawning", 1, &["Dawning Information Industry"]),
    ("dji", 4, &["DJI"]),
    ("google", 1, &["Google"]),
    ("huawei", 1, &["Huawei"]),
    ("leon-technology", 1, &["Leon Technology"]),
    ("li-auto", 1, &["Li Auto"]),
    ("megvii", 3, &["Megvii"]),
    ("microsoft", 3, &["Microsoft"]),
    ("musical-ly", 3, &["Musical.ly", "Musically"]),
    ("netposa", 1, &["NetPosa Technologies"]),
    ("nio", 1, &["NIO", "Nio"]),
    ("oracle", 1, &["Oracle"]),
    ("sensetime", 2, &["SenseTime"]),
    ("tencent", 1, &["Tencent"]),
    ("tesla", 9, &["Tesla"]),
    ("tiktok", 16, &["TikTok"]),
    ("twitter", 1, &["Twitter"]),
    ("wechat", 1, &["WeChat"]),
    ("weibo", 1, &["Weibo"]),
    ("xiaomi", 1, &["Xiaomi"]),
    ("xpeng", 1, &["XPeng"]),
];

/// 17 mentions.
const PEOPLE: &[Entity] = &[
    ("angela-merkel", 1, &["Angela Merkel", "~Merkel"]),
    ("donald-trump", 11, &["Donald Trump", "~Trump"]),
    ("elon-musk", 1, &["Elon Musk", "~Musk"]),
    ("ethan-yu", 3, &["Ethan Yu", "~Yu"]),
    ("jack-ma", 1, &["Jack Ma", "~Ma"]),
];

/// 7 mentions by name; another twelve only describe the measure («Ein Dekret»).
const REGULATIONS: &[Entity] =
    &[("entity-list", 6, &["Entity List", "Embargo-Liste"]), ("ns-cmic-list", 1, &["Investment-Blacklist"])];

/// 33 of 35 mentions: «Regierung von US-Präsident Donald Trump» and «Regierung von Donald Trump» are no names.
const AGENCIES: &[Entity] = &[
    ("bis", 1, &["Bureau of Industry and Security"]),
    ("cac", 1, &["Chinesische Cyberspace-Verwaltung", "chinesische Cyberspace-Verwaltung"]),
    ("cfius", 2, &["CFIUS", "Committee on Foreign Investment in the United States"]),
    ("chinese-academy-of-sciences", 1, &["Chinesische Akademie der Wissenschaften"]),
    ("chinese-foreign-ministry", 1, &["chinesisches Außenministerium"]),
    ("government-of-china", 9, &["chinesische Regierung", "Regierung in Peking"]),
    ("peoples-liberation-army", 1, &["Volksbefreiungsarmee"]),
    ("us-armed-forces", 1, &["amerikanisches Militär"]),
    ("us-department-of-commerce", 4, &["US-Handelsministerium"]),
    ("us-department-of-defense", 1, &["US-Verteidigungsministerium"]),
    ("us-government", 9, &["US-Regierung"]),
    ("us-department-of-the-treasury", 1, &["amerikanisches Finanzministerium"]),
    ("uyghur-tribunal", 1, &["Uyghur Tribunal"]),
];

const FOLDERS: [(&str, &[Entity]); 4] =
    [("companies", COMPANIES), ("people", PEOPLE), ("regulations", REGULATIONS), ("agencies", AGENCIES)];

#[test]
fn every_name_in_the_source_texts_is_found() {
    let Some(folder) = std::env::var_os("DOSSIER_SEEDS") else {
        eprintln!("skipped: DOSSIER_SEEDS names no folder");
        return;
    };
    let listed = dossier_of(Path::new(&folder)).run(&["mentions", "--json"]);
    assert_eq!(listed.code, 0, "{}", listed.stderr);

    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for line in listed.stdout.lines() {
        let mention: Value = serde_json::from_str(line).expect("one object a line");
        *found.entry(mention["entity"].as_str().expect("an entity").to_owned()).or_default() += 1;
    }
    let addressed = |(folder, entities): &(&'static str, &'static [Entity])| {
        let folder = *folder;
        entities.iter().map(move |(slug, times, _)| (format!("{folder}/{slug}"), *times))
    };
    let expected: BTreeMap<String, usize> = FOLDERS.iter().flat_map(addressed).collect();
    assert_eq!(found, expected);
}

/// A dossier of these entities, with the texts of a folder as articles, each line a paragraph.
fn dossier_of(folder: &Path) -> Dossier {
    let dossier = Dossier::new(&[]);
    for (folder, entities) in FOLDERS {
        for (slug, _, names) in entities {
            let names = names.iter().map(|name| match name.strip_prefix('~') {
                Some(name) => json!({"text": name, "kind": "weak"}),
                None => json!(name),
            });
            let names: Vec<Value> = names.collect();
            let head = json!({"name": names[0], "names": names[1..]});
            // JSON is YAML, and quotes whatever needs it.
            dossier.write(&format!("content/{folder}/{slug}.md"), format!("---\n{head}\n---\n"));
        }
    }
    let files = fs::read_dir(folder).expect("the folder of texts").map(|file| file.expect("a file").path());
    let mut texts: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    texts.sort();
    assert_eq!(texts.len(), BODIES.len(), "a text for each range of lines");
    for (number, (path, body)) in texts.iter().zip(BODIES).enumerate() {
        let text = fs::read_to_string(path).expect("a text");
        let is_of_article = |at: usize| body.iter().any(|lines| lines.contains(&at));
        let lines = (1..).zip(text.lines().map(str::trim));
        let lines = lines.filter(|(at, line)| is_of_article(*at) && !line.is_empty());
        let paragraphs: Vec<String> = lines.map(|(_, line)| escaped(line)).collect();
        let head = "---\ntitle: Text\ndate: 2020\nlang: de\nsource: {outlet: , authors: , url: }\n---\n\n";
        dossier.write(&format!("content/articles/{number}.md"), format!("{head}{}\n", paragraphs.join("\n\n")));
    }
    dossier
}

/// A line in which nothing is markdown.
fn escaped(line: &str) -> String {
    let escape = |c: char| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c]);
    line.chars().flat_map(escape).collect()
}
