//! Settings that are a program, as those of Quartz: lists of texts in it, and calls by name. It is never run.

/// A word, text or sign of a script with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
}

/// A script without its comments.
#[derive(Debug)]
pub(super) struct Script(Vec<(Token, usize)>);

impl Script {
    pub(super) fn of(text: &str) -> Script {
        let mut tokens = Vec::new();
        let mut letters = text.chars().peekable();
        let mut line = 1;
        while let Some(letter) = letters.next() {
            match letter {
                '\n' => line += 1,
                '/' if letters.peek() == Some(&'/') => while letters.next_if(|next| *next != '\n').is_some() {},
                '/' if letters.peek() == Some(&'*') => {
                    letters.next();
                    let mut last = ' ';
                    for next in letters.by_ref() {
                        line += usize::from(next == '\n');
                        if (last, next) == ('*', '/') {
                            break;
                        }
                        last = next;
                    }
                }
                '"' | '\'' => {
                    let begin = line;
                    let mut text = String::new();
                    while let Some(next) = letters.next() {
                        match next {
                            '\\' => text.extend(letters.next()),
                            '\n' => {
                                // It was no text: an apostrophe in an expression.
                                line += 1;
                                break;
                            }
                            next if next == letter => break,
                            next => text.push(next),
                        }
                    }
                    tokens.push((Token::Text(text), begin));
                }
                letter if letter.is_alphanumeric() || letter == '_' || letter == '$' => {
                    let mut word = String::from(letter);
                    while let Some(next) = letters.next_if(|next| next.is_alphanumeric() || matches!(next, '_' | '$')) {
                        word.push(next);
                    }
                    tokens.push((Token::Word(word), line));
                }
                letter if letter.is_whitespace() => {}
                sign => tokens.push((Token::Sign(sign), line)),
            }
        }
        Script(tokens)
    }

    /// Where a word stands for the first time.
    pub(super) fn line_of(&self, word: &str) -> Option<usize> {
        let is_it = |(token, line): &(Token, usize)| matches!(token, Token::Word(own) if own == word).then_some(*line);
        self.0.iter().find_map(is_it)
    }

    /// The texts of all lists `name: ["a", "b"]`; an error where the value of one is no such list.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, ()> {
        let mut texts = Vec::new();
        for list in self.lists(name) {
            for token in list? {
                match token {
                    (Token::Text(text), _) => texts.push(text.clone()),
                    (Token::Sign(','), _) => {}
                    _ => return Err(()),
                }
            }
        }
        Ok(texts)
    }

    /// What is called in all lists `name: [Plugin.One(), Plugin.Two({…})]`; an error where something else stands in one.
    pub(super) fn calls(&self, name: &str) -> Result<Vec<String>, ()> {
        let mut calls = Vec::new();
        for list in self.lists(name) {
            let mut rest = list?;
            // Only `Plugin.Name(…)` is known: whatever else stands there may be any filter.
            while !rest.is_empty() {
                let [(Token::Word(_), _), (Token::Sign('.'), _), (Token::Word(name), _), arguments @ ..] = rest else {
                    return Err(());
                };
                calls.push(name.clone());
                rest = behind_brackets(arguments)?;
                match rest {
                    [] => {}
                    [(Token::Sign(','), _), others @ ..] => rest = others,
                    _ => return Err(()),
                }
            }
        }
        Ok(calls)
    }

    /// What stands between the brackets of each `name: […]`.
    fn lists<'s>(&'s self, name: &'s str) -> impl Iterator<Item = Result<&'s [(Token, usize)], ()>> {
        let is_name = move |at: &usize| matches!(&self.0[*at].0, Token::Word(word) if word == name);
        (0..self.0.len()).filter(is_name).map(move |at| {
            let sign = |at: usize| self.0.get(at).map(|(token, _)| token);
            if (sign(at + 1), sign(at + 2)) != (Some(&Token::Sign(':')), Some(&Token::Sign('['))) {
                return Err(());
            }
            let mut depth = 0_usize;
            for (end, (token, _)) in self.0.iter().enumerate().skip(at + 2) {
                match token {
                    Token::Sign('[') => depth += 1,
                    Token::Sign(']') => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 {
                    // What goes on behind it, `[…].concat(more)`, is another list.
                    return match sign(end + 1) {
                        Some(Token::Sign(',' | '}')) | None => Ok(&self.0[at + 3..end]),
                        _ => Err(()),
                    };
                }
            }
            Err(())
        })
    }
}

/// What stands behind the brackets with which this begins.
fn behind_brackets(tokens: &[(Token, usize)]) -> Result<&[(Token, usize)], ()> {
    if !matches!(tokens.first(), Some((Token::Sign('('), _))) {
        return Err(());
    }
    let mut depth = 0_usize;
    for (at, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth = depth.checked_sub(1).ok_or(())?,
            _ => {}
        }
        if depth == 0 {
            return Ok(&tokens[at + 1..]);
        }
    }
    Err(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_a_script_are_read_or_refused() {
        let script = Script::of(
            "// ignorePatterns: [x]\nconst c = {\n ignorePatterns: [\"private\", 'a/**', /* \"no\" */],\n filters: [Plugin.RemoveDrafts(), Plugin.Own({a: [1]})],\n}",
        );
        assert_eq!(script.texts("ignorePatterns"), Ok(vec!["private".to_owned(), "a/**".to_owned()]));
        assert_eq!(script.calls("filters"), Ok(vec!["RemoveDrafts".to_owned(), "Own".to_owned()]));
        assert_eq!(script.line_of("ignorePatterns"), Some(3));
        assert_eq!(script.texts("none"), Ok(Vec::new()));
        for wrong in ["{a: [...others]}", "{a: [b]}", "{a: list}", "{a: [`x`]}", "{a, b}", "{a: [\"x\"].concat(y)}"] {
            assert_eq!(Script::of(wrong).texts("a"), Err(()), "{wrong}");
        }
        for wrong in
            ["{a: [...(x ? [Plugin.A()] : [])]}", "{a: [own]()}", "{a: [own()]}", "{a: [...mine]}", "{a: [mine]}"]
        {
            assert_eq!(Script::of(wrong).calls("a"), Err(()), "{wrong}");
        }
    }
}
