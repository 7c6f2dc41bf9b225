//! What a reader asks for: its keys, and the forms that their values may have.

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Text,
    /// One of these words.
    Words(Vec<String>),
    Flag,
    /// A whole number from 1 on.
    Count,
    Date,
    Address,
    Country,
    Language,
    /// The name of a document.
    Reference,
    List,
    /// A group of keys.
    Group,
    /// A group whose keys are the author's own words.
    Entries,
}

/// A place with what may stand there.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// In the order in which they are asked for; none where anything is taken.
    pub forms: Vec<Form>,
    /// The keys of a group, in the order in which they are asked for.
    pub keys: Vec<(String, Outline)>,
    /// What each item of a list is.
    pub item: Option<Box<Outline>>,
    /// What stands behind an author's own key.
    pub entry: Option<Box<Outline>>,
    /// Whether the key is asked for, and not only looked for.
    is_asked: bool,
    /// How often the group was read, and how often this key was required when its group was.
    visits: usize,
    required: usize,
}

impl Outline {
    /// The keys that a reader takes here, each with whether it has to be there.
    pub fn known_keys(&self) -> impl Iterator<Item = (&str, &Outline, bool)> {
        let asked = self.keys.iter().filter(|(_, key)| key.is_asked);
        asked.map(|(name, key)| (name.as_str(), key, self.visits > 0 && key.required == self.visits))
    }

    /// The same place to change it, by the keys and signs that lead there: `relations[].type`.
    pub fn at_mut(&mut self, path: &str) -> Option<&mut Outline> {
        path.split('.').try_fold(self, |outline, step| {
            let (name, is_item) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
            let (_, key) = outline.keys.iter_mut().find(|(key, _)| key == name)?;
            if is_item { key.item.as_deref_mut() } else { Some(key) }
        })
    }

    fn key(&mut self, name: &str) -> &mut Outline {
        let at = self.keys.iter().position(|(key, _)| key == name).unwrap_or_else(|| {
            self.keys.push((name.to_owned(), Outline::default()));
            self.keys.len() - 1
        });
        &mut self.keys[at].1
    }

    fn at(&mut self, place: &[Step]) -> &mut Outline {
        place.iter().fold(self, |outline, step| match step {
            Step::Key(name) => outline.key(name),
            Step::Item => outline.item.get_or_insert_default(),
            Step::Entry => outline.entry.get_or_insert_default(),
        })
    }

    /// Adds something that was asked.
    pub(super) fn note(&mut self, asked: Asked) {
        let outline = self.at(&asked.place);
        match asked.what {
            What::Form(form) if outline.forms.contains(&form) => {}
            What::Form(form) => outline.forms.push(form),
            What::Visit => outline.visits += 1,
            What::Looked(name) => {
                outline.key(&name);
            }
            What::Key { name, is_required } => {
                let key = outline.key(&name);
                key.is_asked = true;
                key.required += usize::from(is_required);
            }
        }
    }

    /// How many places and forms are known.
    pub(super) fn size(&self) -> usize {
        let below = self.keys.iter().map(|(_, key)| key).chain(self.item.as_deref()).chain(self.entry.as_deref());
        1 + self.forms.len() + usize::from(self.is_asked) + below.map(Outline::size).sum::<usize>()
    }

    /// Adds all places within, from the place `here`.
    pub(super) fn places(&self, here: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
        places.push(here.clone());
        let keys = self.keys.iter().map(|(name, key)| (Step::Key(name.clone()), key));
        let item = self.item.as_deref().map(|item| (Step::Item, item));
        let entry = self.entry.as_deref().map(|entry| (Step::Entry, entry));
        for (step, below) in keys.chain(item).chain(entry) {
            here.push(step);
            below.places(here, places);
            here.pop();
        }
    }
}

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Key(String),
    Item,
    Entry,
}

/// Something that a reader asked.
pub(super) struct Asked {
    pub(super) place: Vec<Step>,
    pub(super) what: What,
}

pub(super) enum What {
    Form(Form),
    /// A group of keys is read.
    Visit,
    /// Whether this key is there.
    Looked(String),
    Key {
        name: String,
        is_required: bool,
    },
}

/// The made-up keys of a group whose keys are an author's own: a word, and the name of a diagnostic, as some must be.
pub(super) const OWN_KEYS: [&str; 2] = ["probe", "unused-name"];
