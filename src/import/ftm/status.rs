//! Where a sanction or another edge stands, in the words that lists of sanctions have for it.

use super::raw::Raw;
use crate::import::found::Remark;
use crate::model::Status;

/// Words of lists, and what they say. Those of the model itself are known too, as the export writes them.
const WORDS: [(&str, Status); 40] = [
    ("active", Status::InForce),
    ("current", Status::InForce),
    ("currently in force", Status::InForce),
    ("designated", Status::InForce),
    ("effective", Status::InForce),
    ("listed", Status::InForce),
    ("sanctioned", Status::InForce),
    ("valid", Status::InForce),
    ("on hold", Status::Suspended),
    ("paused", Status::Suspended),
    ("temporarily suspended", Status::Suspended),
    ("annulled", Status::Revoked),
    ("cancelled", Status::Revoked),
    ("canceled", Status::Revoked),
    ("de listed", Status::Revoked),
    ("deleted", Status::Revoked),
    ("delisted", Status::Revoked),
    ("lifted", Status::Revoked),
    ("removed", Status::Revoked),
    ("removed from list", Status::Revoked),
    ("repealed", Status::Revoked),
    ("rescinded", Status::Revoked),
    ("unlisted", Status::Revoked),
    ("withdrawn", Status::Revoked),
    ("closed", Status::Ended),
    ("concluded", Status::Ended),
    ("expired", Status::Ended),
    ("former", Status::Ended),
    ("inactive", Status::Ended),
    ("lapsed", Status::Ended),
    ("no longer in force", Status::Ended),
    ("not active", Status::Ended),
    ("not in force", Status::Ended),
    ("past", Status::Ended),
    ("terminated", Status::Ended),
    // Of offices.
    ("dismissed", Status::Ended),
    ("dissolved", Status::Ended),
    ("resigned", Status::Ended),
    ("retired", Status::Ended),
    ("retired from office", Status::Ended),
];

/// The word of the model for the status of an edge, and in its own words what no status of the model says: a word that is not
/// known, and several that differ.
pub(super) fn status(raw: &Raw) -> (Option<&'static str>, Option<String>) {
    let written: Vec<&String> = raw.all("status").iter().filter(|word| !word.trim().is_empty()).collect();
    let mut known: Vec<Option<Status>> = written.iter().map(|word| read(word)).collect();
    known.dedup();
    match known[..] {
        [] => (None, None),
        [Some(status)] => (Some(status.word()), None),
        _ => (None, Some(in_own_words(raw))),
    }
}

/// What the status of an office or a share says, where all that is written says one.
pub(super) fn known_of_link(raw: &Raw) -> Option<Status> {
    let word = status(raw).0?;
    Status::WORDS.iter().find(|(own, _)| *own == word).map(|(_, status)| *status)
}

/// The status of an edge as it is written: `status: Dormant`.
pub(super) fn in_own_words(raw: &Raw) -> String {
    format!("status: {}", raw.all("status").join(", "))
}

/// That a status is kept as it is written.
pub(super) fn remark(raw: &Raw, file: &str) -> Remark {
    let what = format!("`{}` is no status that is known: it stands in the note of the relation", in_own_words(raw));
    Remark::new(file, raw.line, what)
}

/// The status that a word says.
pub(super) fn read(written: &str) -> Option<Status> {
    let word = written.to_lowercase().replace(['_', '-'], " ");
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = Status::WORDS.iter().find(|(own, _)| own.replace('_', " ") == word);
    own.or_else(|| WORDS.iter().find(|(own, _)| *own == word)).map(|(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> (Option<&'static str>, Option<String>) {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        status(&Raw { properties: [("status".to_owned(), words)].into(), ..Raw::default() })
    }

    #[test]
    fn statuses_are_read_in_the_words_of_lists_and_others_are_kept() {
        for (written, word) in [
            ("Active", "in_force"),
            ("In Force", "in_force"),
            ("Revoked", "revoked"),
            ("DELISTED", "revoked"),
            ("De-listed", "revoked"),
            ("removed", "revoked"),
            ("inactive", "ended"),
            ("Ended", "ended"),
            (" expired ", "ended"),
            ("former", "ended"),
            ("Resigned", "ended"),
            ("suspended", "suspended"),
        ] {
            assert_eq!(of(&[written]), (Some(word), None), "{written}");
        }
        assert_eq!(of(&[]), (None, None));
        assert_eq!(of(&["active", "current"]), (Some("in_force"), None));
        assert_eq!(of(&["Dormant"]), (None, Some("status: Dormant".to_owned())));
        assert_eq!(of(&["Active", "Revoked"]), (None, Some("status: Active, Revoked".to_owned())));
    }
}
