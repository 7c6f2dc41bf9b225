//! The ids by which a relation is cited, and those that it had before its ends were renamed.

use super::Relation;
use crate::model::Permalink;
use crate::site::Site;

impl Relation {
    /// The id that a deep link to a relation uses on the pages of its two ends and of the articles that support it. It
    /// follows from who, what and whom, and where it can happen again from when, so it stays when other relations are added.
    pub fn anchor(&self, site: &Site) -> String {
        self.anchor_between(&site.document(self.subject).permalink, &site.document(self.object).permalink)
    }

    /// The ids that it had while its ends stood at their former addresses: somebody may have cited them.
    pub fn former_anchors(&self, site: &Site) -> Vec<String> {
        let addresses = |id| {
            let document = site.document(id);
            [document.permalink.clone()].into_iter().chain(document.former_addresses()).collect::<Vec<Permalink>>()
        };
        let (subjects, objects) = (addresses(self.subject), addresses(self.object));
        let pairs = subjects.iter().flat_map(|subject| objects.iter().map(move |object| (subject, object)));
        // The first is as it stands now.
        pairs.skip(1).map(|(subject, object)| self.anchor_between(subject, object)).collect()
    }

    fn anchor_between(&self, subject: &Permalink, object: &Permalink) -> String {
        let mut text = format!("{subject}\n{}\n{object}", self.kind.name);
        if let Some(since) = self.since().filter(|_| self.kind.repeats) {
            text.push_str(&format!("\n{}", since.dated.date.edtf));
        }
        format!("rel-{}", &blake3::hash(text.as_bytes()).to_hex()[..10])
    }
}
