//! Numbers of law, however a text spells them.
//!
//! «Verordnung (EU) Nr. 833/2014», «Regulation (EU) No 833/2014», «règlements (UE) n° 269/2014 et (UE) n° 833/2014» and «32014R0833»
//! name one regulation. A name that begins with such a number is found in all its spellings.
//!
//! | file | what it knows |
//! | --- | --- |
//! | `union` | regulations, directives and decisions of the European Union, in the languages of its members |
//! | `numbered` | Executive Orders, resolutions of the Security Council |
//! | `cited` | the words before a number in a text, also where it is one of a list |
//! | `spelled` | gazettes and codes, whose few spellings are searched as names are |

mod cited;
mod numbered;
mod spelled;
mod union;

use std::ops::Range;

use crate::names::fold::{Folded, fold};
use crate::names::law::numbered::Numbered;
use crate::names::law::union::Act;
pub use spelled::spellings;

/// The number of law that a name begins with, where the words around its digits tell whether a text means it.
pub struct Number(Kind);

enum Kind {
    Act(Act),
    Numbered(Numbered),
}

impl Number {
    /// The number that `name` begins with; `None` where it begins with none, or with one that is searched as names are, see
    /// [`spellings`].
    pub fn of(name: &str) -> Option<Self> {
        if !name.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let folded = fold(name.trim());
        let words = folded.text();
        let kind = Act::of(words).map(Kind::Act).or_else(|| Numbered::of(words).map(Kind::Numbered));
        kind.map(Self)
    }

    /// The digits by which a text is searched for it: `833/2014`.
    pub fn cores(&self) -> Vec<String> {
        match &self.0 {
            Kind::Act(act) => act.cores(),
            Kind::Numbered(numbered) => vec![numbered.number.clone()],
        }
    }

    /// The words of the text that name it where its digits stand at `core`.
    pub fn cited(&self, text: &Folded, core: &Range<usize>) -> Option<Range<usize>> {
        let words = text.text();
        let (before, after) = (&words[..core.start], &words[core.end..]);
        if before.ends_with(|c: char| c.is_ascii_digit()) || after.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let found = match &self.0 {
            Kind::Act(act) => act.cited(before, &words[core.clone()], after),
            // «eo 13959» is something else.
            Kind::Numbered(numbered) => numbered.cited(before, after).filter(|(start, _)| {
                *start == core.start || !numbered.is_order() || text.letter(*start).is_some_and(char::is_uppercase)
            }),
        };
        found.map(|(start, length)| start..core.end + length)
    }
}

/// Whether a name is, or begins with, a number of law.
pub fn is_number(name: &str) -> bool {
    Number::of(name).is_some() || !spellings(name).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that each of these spellings in a text names what the name does; by its own words, or the number alone.
    #[track_caller]
    fn are_found(name: &str, spelled: &[&str]) {
        for words in spelled {
            assert_eq!(found(name, words).as_deref(), Some(*words), "{name}");
        }
    }

    /// What is found of a name in a text.
    pub(super) fn found(name: &str, words: &str) -> Option<String> {
        let text = fold(words);
        let at = |core: String| text.text().find(&core).map(|at| at..at + core.len());
        let number = Number::of(name)?;
        let range = number.cores().into_iter().filter_map(at).find_map(|core| number.cited(&text, &core))?;
        Some(words[text.range(range.start, range.end)?].to_owned())
    }

    #[test]
    fn regulations_of_the_union_in_all_languages() {
        are_found(
            "Verordnung (EU) Nr. 833/2014",
            &[
                "Verordnung (EU) 833/2014",
                "EU-Verordnung 833/2014",
                "Durchführungsverordnung (EU) Nr. 833/2014",
                "Regulation (EU) No 833/2014",
                "Regulation 833/2014",
                "EU Regulation No. 833/2014",
                "règlement (UE) n° 833/2014",
                "règlement (UE) n°833/2014",
                "règlement d’exécution (UE) n° 833/2014",
                "Reglamento (UE) n.º 833/2014",
                "regolamento (UE) n. 833/2014",
                "Regulamento (UE) n.o 833/2014",
                "Verordening (EU) nr. 833/2014",
                "förordning (EU) nr 833/2014",
                "forordning (EU) nr. 833/2014",
                "rozporządzenia Rady (UE) nr 833/2014",
                "asetuksen (EU) N:o 833/2014",
                "nařízení (EU) č. 833/2014",
                "Regulamentul (UE) nr. 833/2014",
                "Регламент (ЕС) № 833/2014",
                "VO (EU) Nr. 833/2014",
            ],
        );
        are_found(
            "Regulation (EU) 2016/679",
            &["Regolamento (UE) n. 679/2016", "dataskyddsförordningen (EU) 2016/679", "Reg. UE n.679/2016"],
        );
        are_found(
            "Commission Regulation (EC) No 2580/2001",
            &[
                "Reglamento del Consejo (CE) n ° 2580/2001",
                "nařízení Rady (ES) č. 2580/2001",
                "Verordnung des Rates (EG) Nr. 2580/2001",
            ],
        );
        are_found("Regulation (EU) No 269/2014", &["Verordening (EU) 269/2014", "Directive(EU) 269/2014"][..1]);
        are_found("Regulation (EU) 2016/679", &["règlement 2016/679", "Reglamento 2016/679", "Verordnung 2016/679"]);
    }

    #[test]
    fn directives_and_decisions_carry_their_community_behind() {
        are_found(
            "Richtlinie 2005/60/EG",
            &[
                "Directive 2005/60/EC", "directive 2005/60/ CE", "Directive 2005/60/EU", "directiva 2005/60/CE",
                "direktiv 2005/60/EG",
            ],
        );
        are_found(
            "Council Decision 2010/413/CFSP",
            &["Beschluss 2010/413/GASP", "décision 2010/413/PESC", "besluit 2010/413/GBVB", "decyzja 2010/413/WPZiB"],
        );
        are_found(
            "Common Position 2001/931/CFSP",
            &["Gemeinsamer Standpunkt 2001/931/GASP", "position commune 2001/931/PESC"],
        );
    }

    #[test]
    fn one_of_a_list_is_found_alone() {
        let list = "Regulations (EU) No 1093/2010 (7), (EU) No 1094/2010 and (EU) No 1095/2010";
        assert_eq!(found("Regulation (EU) No 1095/2010", list).as_deref(), Some("(EU) No 1095/2010"));
        assert_eq!(found("Regulation (EU) No 1094/2010", list).as_deref(), Some("(EU) No 1094/2010"));
        assert_eq!(found("Directive (EU) No 1095/2010", list), None);
        let list = "die Verordnungen (EU) Nr. 1093/2010 und 1094/2010";
        assert_eq!(found("Regulation (EU) No 1094/2010", list).as_deref(), Some("1094/2010"));
        let list = "Directives 2006/70/EC or 2006/48/EC";
        assert_eq!(found("Directive 2006/48/EC", list).as_deref(), Some("2006/48/EC"));
        let list = "Directives 2013/36/EU and (EU) 2019/1937";
        assert_eq!(found("Directive (EU) 2019/1937", list).as_deref(), Some("(EU) 2019/1937"));
        let list = "Executive Orders 13224, 13382 and 13581";
        assert_eq!(found("EO 13581", list).as_deref(), Some("13581"));
        let list = "resolutions 1267 (1999), 1333 (2000) and 1390 (2002)";
        assert_eq!(found("Resolution 1390 (2002)", list).as_deref(), Some("1390 (2002)"));
    }

    #[test]
    fn another_number_community_or_kind_is_another_law() {
        for words in [
            "Decision (CFSP) No 833/2014",
            "Directive 833/2014/EU",
            "Regulation (EU) No 1833/2014",
            "Regulation (EU) No 833/20145",
            "case 833/2014",
            "decreto 833/2014",
            "rozporządzenie nr 833/2014",
            "(EU) No 833/2014",
            "Regulation of 833/2014",
            "Regulation (EU) No 44/2012, case 833/2014",
            "Reg. 833/2014",
            "regeling 833/2014",
            "Regulation (EU) No 833/2014/12",
        ] {
            assert_eq!(found("Regulation (EU) No 833/2014", words), None, "{words}");
        }
        assert_eq!(found("Beschluss (EU) 2022/7", "Beschluss 2022/7"), None, "any town may have decided that");
        assert_eq!(found("Decision 2014/512/CFSP", "decisione 2014/512"), None, "or any court");
    }

    #[test]
    fn orders_and_resolutions() {
        are_found(
            "EO 13959",
            &[
                "Executive Order 13959",
                "Executive Order No. 13959",
                "E.O. 13959",
                "E. O. 13959",
                "EO13959",
                "Ex. Ord. No. 13959",
                "Executive Order (EO) 13959",
                "Exec. Order No. 13959",
                "Präsidialerlass Nr. 13959",
                "E.O.s 13959",
            ],
        );
        for words in ["Order 13959", "EO 139591", "EO 13959.5", "room 13959", "Executive Order of 13959"] {
            assert_eq!(found("EO 13959", words), None, "{words}");
        }
        are_found(
            "UN Security Council Resolution 1373 (2001)",
            &[
                "Resolution 1373 (2001)",
                "resolution No. 1373 (2001)",
                "S/RES/1373 (2001)",
                "UNSCR 1373",
                "Security Council resolution 1373",
                "UN-Resolution 1373",
                "résolution 1373 (2001)",
                "resolución 1373 (2001)",
                "Resolution 1373(2001)",
                "rezolucji nr 1373 (2001)",
            ],
        );
        for words in [
            "Resolution 1373", "resolution 1373 (2004)", "UNSCR 1373 (2004)", "House Resolution 1373",
            "Resolution 1373/2",
        ] {
            assert_eq!(found("UNSCR 1373 (2001)", words), None, "{words}");
        }
    }

    #[test]
    fn a_name_begins_with_its_number() {
        let cores = |name| Number::of(name).map(|number| number.cores()).unwrap_or_default();
        for name in
            ["Council Regulation (EU) No 833/2014 of 31 July 2014", "Règlement d'exécution (UE) 833/2014", "32014R0833"]
        {
            assert_eq!(cores(name)[0], "833/2014", "{name}");
        }
        assert_eq!(cores("Council Framework Decision 2002/475/JHA")[0], "2002/475");
        assert_eq!(cores("32014L0065")[0], "2014/65");
        for name in [
            "Änderung der Verordnung (EU) 833/2014",
            "Executive Order of May",
            "58.com",
            "Puls 4",
            "Boeing 747",
            "Resolution",
        ] {
            assert!(cores(name).is_empty(), "{name}");
        }
    }
}
