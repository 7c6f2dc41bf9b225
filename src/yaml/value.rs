//! A value of YAML or TOML as it was written.

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {
    /// Nothing, `~`, `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// Any other number; its spelling is lost.
    Float(f64),
    Text(String),
    List(Vec<Yaml>),
    /// Keys and values in the order written; a key may be there twice.
    Map(Vec<(String, Yaml)>),
}

impl Yaml {
    /// What it is, as a message calls it.
    pub fn what(&self) -> &'static str {
        match self {
            Yaml::Null => "empty",
            Yaml::Bool(_) => "true or false",
            Yaml::Integer(_) | Yaml::Float(_) => "a number",
            Yaml::Text(_) => "a text",
            Yaml::List(_) => "a list",
            Yaml::Map(_) => "a group of keys",
        }
    }

    /// Whether it is there without saying anything.
    pub fn is_empty(&self) -> bool {
        match self {
            Yaml::Null => true,
            Yaml::Text(text) => text.trim().is_empty(),
            Yaml::List(items) => items.is_empty(),
            Yaml::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// The value at a path like `relations[2].object`; a key may itself hold dots.
    pub fn at_path(&self, path: &str) -> Option<&Yaml> {
        if path.is_empty() {
            return Some(self);
        }
        match self {
            Yaml::Map(entries) => Yaml::entry_at_path(entries, path),
            Yaml::List(items) => {
                let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
                items.get(number.parse::<usize>().ok()?)?.at_path(rest.strip_prefix('.').unwrap_or(rest))
            }
            _ => None,
        }
    }

    /// The same to change it; only for paths without a key that holds dots or brackets.
    pub(super) fn at_path_mut(&mut self, path: &str) -> Option<&mut Yaml> {
        let mut value = self;
        for step in path.split(['.', '[']) {
            value = match value {
                Yaml::Map(entries) => &mut entries.iter_mut().find(|(key, _)| key == step)?.1,
                Yaml::List(items) => items.get_mut(step.strip_suffix(']')?.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(value)
    }

    /// The value at a path that begins with one of these keys.
    pub fn entry_at_path<'a>(entries: &'a [(String, Yaml)], path: &str) -> Option<&'a Yaml> {
        entries.iter().find_map(|(key, value)| {
            let rest = path.strip_prefix(key.as_str())?;
            value.at_path(match rest.strip_prefix('.') {
                Some(rest) => rest,
                None if rest.is_empty() || rest.starts_with('[') => rest,
                None => return None,
            })
        })
    }

    /// The same as JSON, for `extra`. Of a key that is there twice the last one stays.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Yaml::Null => serde_json::Value::Null,
            Yaml::Bool(flag) => (*flag).into(),
            Yaml::Integer(number) => match i64::try_from(*number) {
                Ok(number) => number.into(),
                Err(_) => number.to_string().into(),
            },
            Yaml::Float(number) => (*number).into(),
            Yaml::Text(text) => text.as_str().into(),
            Yaml::List(items) => items.iter().map(Yaml::to_json).collect(),
            Yaml::Map(entries) => {
                serde_json::Value::Object(entries.iter().map(|(key, value)| (key.clone(), value.to_json())).collect())
            }
        }
    }
}
