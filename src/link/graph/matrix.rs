//! Who is subject to which regulation, as a table: columns stand by jurisdiction, rows by topic.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use crate::labels::alphabet::Alphabet;
use crate::labels::{Labels, labels};
use crate::link::graph::relation::Relation;
use crate::model::{KindName, Role};
use crate::site::{DocId, Site};

/// Who is subject to which regulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The regulations that have subjects, those of one jurisdiction together. Empty where nobody is subject to anything.
    pub columns: Vec<DocId>,
    /// The subjects, those of one topic together.
    pub rows: Vec<MatrixRow>,
    /// The subjects, each with the number of its regulations, without those of which the only sources deny it.
    pub subjects: HashMap<DocId, usize>,
    /// The regulations that have subjects, each with their number, counted alike.
    pub regulations: HashMap<DocId, usize>,
    /// Number of cells that are filled, counted alike.
    pub filled: usize,
    /// Companies that are subject to no regulation, by name.
    pub unaffected: Vec<DocId>,
    /// Regulations to which nobody is subject, by jurisdiction and name.
    pub without_subjects: Vec<DocId>,
    /// Kinds whose readers look for regulations: companies, and what else is subject to one here. Empty where the dossier has no
    /// regulations.
    pub looked_up: BTreeSet<KindName>,
}

/// The regulations of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub subject: DocId,
    /// Its relations to regulations, as indices into `LinkGraph::relations`, in no particular order.
    pub relations: Vec<usize>,
}

pub fn matrix(site: &Site, relations: &[Relation]) -> Matrix {
    let mut rows: HashMap<DocId, Vec<usize>> = HashMap::new();
    let mut regulations: HashMap<DocId, usize> = HashMap::new();
    for (at, relation) in relations.iter().enumerate().filter(|(_, relation)| relation.kind.is_measure()) {
        rows.entry(relation.subject).or_default().push(at);
        *regulations.entry(relation.object).or_default() += usize::from(!relation.is_denied());
    }
    let has_regulations = site.ids().any(|id| site.kind(id).role == Role::Regulation);
    let companies = site.config.kinds.iter().filter(|kind| has_regulations && kind.role == Role::Company);
    let looked_up = companies.chain(rows.keys().map(|id| site.kind(*id))).map(|kind| kind.name.clone()).collect();
    if rows.is_empty() {
        return Matrix { looked_up, ..Matrix::default() };
    }
    let order = Order::new(site);
    let of_role = |role: Role| site.ids().filter(move |id| site.kind(*id).role == role);
    let mut columns: Vec<DocId> = regulations.keys().copied().collect();
    columns.sort_by(|a, b| order.by_jurisdiction(*a, *b));
    let mut unaffected: Vec<DocId> = of_role(Role::Company).filter(|id| !rows.contains_key(id)).collect();
    unaffected.sort_by(|a, b| order.by_name(*a, *b));
    let mut without_subjects: Vec<DocId> =
        of_role(Role::Regulation).filter(|id| !regulations.contains_key(id)).collect();
    without_subjects.sort_by(|a, b| order.by_jurisdiction(*a, *b));
    let mut rows: Vec<MatrixRow> =
        rows.into_iter().map(|(subject, relations)| MatrixRow { subject, relations }).collect();
    rows.sort_by(|a, b| order.by_topic(a.subject, b.subject));
    // Whom the only sources deny to be subject stands there, and counts as no subject.
    let counted = |row: &MatrixRow| row.relations.iter().filter(|at| !relations[**at].is_denied()).count();
    Matrix {
        columns,
        filled: rows.iter().map(counted).sum(),
        subjects: rows.iter().map(|row| (row.subject, counted(row))).collect(),
        rows,
        regulations,
        unaffected,
        without_subjects,
        looked_up,
    }
}

/// The order of rows and columns, as readers of the dossier's language expect it.
struct Order<'a> {
    site: &'a Site,
    words: &'static Labels,
    alphabet: Alphabet,
    /// The place of each topic by its label.
    topics: HashMap<DocId, usize>,
}

impl<'a> Order<'a> {
    fn new(site: &'a Site) -> Self {
        let language = site.config.language.tag();
        let (words, alphabet) = (labels(language), Alphabet::new(language));
        let used: BTreeSet<DocId> = site.ids().filter_map(|id| site.first_topic(id)).collect();
        let mut topics: Vec<(&str, DocId)> =
            used.into_iter().map(|topic| (site.topic_label(topic, words), topic)).collect();
        topics.sort_by(|a, b| alphabet.compare(a.0, b.0).then(a.1.cmp(&b.1)));
        let topics = topics.into_iter().enumerate().map(|(at, (_, topic))| (topic, at)).collect();
        Order { site, words, alphabet, topics }
    }

    /// The place of an entity's first topic; last without one.
    fn topic(&self, id: DocId) -> usize {
        self.site.first_topic(id).and_then(|topic| self.topics.get(&topic)).copied().unwrap_or(usize::MAX)
    }

    fn by_name(&self, a: DocId, b: DocId) -> Ordering {
        self.alphabet.compare(self.site.document(a).short(), self.site.document(b).short()).then(a.cmp(&b))
    }

    fn by_topic(&self, a: DocId, b: DocId) -> Ordering {
        self.topic(a).cmp(&self.topic(b)).then_with(|| self.by_name(a, b))
    }

    fn by_jurisdiction(&self, a: DocId, b: DocId) -> Ordering {
        let place = |id: DocId| self.site.document(id).jurisdiction().map(|code| self.words.country(code));
        let (one, other) = (place(a), place(b));
        // Without a jurisdiction: last.
        let known = one.is_none().cmp(&other.is_none());
        let names = || self.alphabet.compare(one.as_deref().unwrap_or(""), other.as_deref().unwrap_or(""));
        known.then_with(names).then_with(|| self.by_topic(a, b))
    }
}
