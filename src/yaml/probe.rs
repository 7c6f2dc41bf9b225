//! Learns what a reader asks for, by asking it.
//!
//! Front matter and `dossier.yaml` are read by functions that ask for one key after another. [`outline`] runs such a function over
//! values that it makes up, notes what is asked for, makes up values for that too, and ends when nothing new is asked. So there
//! is no second list of keys that could differ from what is read.

use std::collections::BTreeSet;

use super::outline::{Form, OWN_KEYS, Outline, Step};
use super::{Log, Yaml};

/// What is made up at one place that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trial {
    Absent,
    Text,
    Number,
    Group,
}

/// What a reader of a whole file asks for.
pub fn outline(read: impl Fn(&Yaml, &Log)) -> Outline {
    let mut outline = Outline::default();
    let mut tried: BTreeSet<(Vec<Step>, Trial)> = BTreeSet::new();
    let ask = |outline: &mut Outline, trial: Option<(&[Step], Trial)>| {
        let value = made_up(outline, trial).unwrap_or(Yaml::Null);
        let log = Log::asking();
        read(&value, &log);
        log.into_asked().into_iter().for_each(|asked| outline.note(asked));
    };
    loop {
        let before = outline.size();
        ask(&mut outline, None);
        let mut places = Vec::new();
        outline.places(&mut Vec::new(), &mut places);
        for place in places.iter().filter(|place| !place.is_empty()) {
            for trial in [Trial::Absent, Trial::Text, Trial::Number, Trial::Group] {
                if tried.insert((place.clone(), trial)) {
                    ask(&mut outline, Some((place, trial)));
                }
            }
        }
        if outline.size() == before {
            return outline;
        }
    }
}

/// A value that has everything which is known of a place, but for what is tried at one place within it; `None` where it is to
/// be absent.
fn made_up(outline: &Outline, trial: Option<(&[Step], Trial)>) -> Option<Yaml> {
    let text = || Yaml::Text("probe".to_owned());
    let below = |step: Step, outline: Option<&Outline>| {
        let within = trial.and_then(|(place, trial)| Some((place.strip_prefix(&[step])?, trial)));
        outline.map_or_else(|| Some(text()), |outline| made_up(outline, within))
    };
    let group = || {
        let value = |(name, key): &(String, Outline)| Some((name.clone(), below(Step::Key(name.clone()), Some(key))?));
        let keys: Vec<(String, Yaml)> = outline.keys.iter().filter_map(value).collect();
        // A group without keys would say nothing.
        if keys.is_empty() { vec![(OWN_KEYS[0].to_owned(), text())] } else { keys }
    };
    let holds = |form: Form| outline.forms.contains(&form);
    Some(match trial {
        Some(([], Trial::Absent)) => return None,
        Some(([], Trial::Text)) => text(),
        Some(([], Trial::Number)) => Yaml::Integer(1),
        Some(([], Trial::Group)) => Yaml::Map(group()),
        _ if holds(Form::Entries) => {
            let value = below(Step::Entry, outline.entry.as_deref())?;
            Yaml::Map(OWN_KEYS.map(|key| (key.to_owned(), value.clone())).into())
        }
        _ if holds(Form::List) => Yaml::List(below(Step::Item, outline.item.as_deref()).into_iter().collect()),
        _ if holds(Form::Group) || !outline.keys.is_empty() => Yaml::Map(group()),
        _ => text(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Field, Fields};

    /// A reader with all the twists that those of front matter have.
    fn read(yaml: &Yaml, log: &Log) {
        let top = Fields::top(yaml, log);
        top.required("title").text();
        let own = top.get("summary");
        if own.is_absent() && top.has("description") {
            top.get("description").text();
        }
        top.get("levels").entries(|_, value| value.word(&[("allow", ()), ("deny", ())]));
        top.get("sources").items(|item: Field<'_>| match item.value() {
            Some(Yaml::Map(_)) => {
                let fields = item.fields()?;
                let title = if fields.has("url") { fields.get("title") } else { fields.required("title") };
                title.text();
                fields.get("url").address();
                fields.required("kind").text();
                fields.finish(&[]);
                Some(())
            }
            _ => item.reference().map(|_| ()),
        });
        top.get("extra").value();
        top.finish(&[]);
    }

    #[test]
    fn every_key_is_found_with_its_forms_also_where_it_depends_on_others() {
        let outline = outline(read);
        let keys: Vec<(&str, bool)> = outline.known_keys().map(|(name, _, required)| (name, required)).collect();
        let expected = [
            ("title", true),
            ("summary", false),
            ("levels", false),
            ("sources", false),
            ("extra", false),
            ("description", false),
        ];
        let sorted =
            |keys: &[(&str, bool)]| keys.iter().map(|(name, is)| (name.to_string(), *is)).collect::<BTreeSet<_>>();
        assert_eq!(sorted(&keys), sorted(&expected));
        let key = |name: &str| &outline.keys.iter().find(|(key, _)| key == name).expect("the key is known").1;
        assert_eq!(key("title").forms, [Form::Text]);
        assert_eq!(key("extra").forms, []);
        let words = Form::Words(vec!["allow".into(), "deny".into()]);
        assert!(key("levels").entry.as_ref().is_some_and(|entry| entry.forms.contains(&words)));
        let item = key("sources").item.as_ref().expect("a list has items");
        assert!(item.forms.contains(&Form::Reference) && item.forms.contains(&Form::Group));
        let within: BTreeSet<(&str, bool)> = item.known_keys().map(|(name, _, required)| (name, required)).collect();
        assert_eq!(within, BTreeSet::from([("kind", true), ("title", false), ("url", false)]));
    }
}
