//! What the terminal can show, as it and the environment say.

use std::ffi::OsString;

use crate::cli::report::Style;

/// Fewer columns than this show nothing of a line.
const LEAST_COLUMNS: usize = 40;

/// How diagnostics look on a terminal, or in a pipe.
pub fn style(terminal: bool) -> Style {
    let columns = terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| usize::from(width.0));
    style_by(terminal, columns, std::env::var_os)
}

/// Whether the terminal knows neither colours nor a way back in its line. `variable` reads the environment.
pub fn is_dumb(variable: impl Fn(&'static str) -> Option<OsString>) -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

fn style_by(terminal: bool, columns: Option<usize>, variable: impl Fn(&'static str) -> Option<OsString>) -> Style {
    // <https://no-color.org>
    let is_plain = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    let told = variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    Style {
        is_coloured: terminal && !is_plain && !is_dumb(variable),
        columns: told.or(columns).map(|columns: usize| columns.max(LEAST_COLUMNS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(terminal: bool, environment: &[(&str, &str)]) -> Style {
        let known = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).into());
        style_by(terminal, terminal.then_some(100), known)
    }

    #[test]
    fn colours_are_for_terminals_that_have_and_want_them() {
        for (terminal, environment, is_coloured) in [
            (true, &[("TERM", "xterm")][..], true),
            (true, &[("NO_COLOR", "")], true),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("TERM", "dumb")], false),
            (false, &[("TERM", "xterm")], false),
        ] {
            assert_eq!(style(terminal, environment).is_coloured, is_coloured, "{environment:?}");
        }
    }

    #[test]
    fn the_environment_knows_the_columns_better_than_the_terminal() {
        for (terminal, environment, columns) in [
            (true, &[][..], Some(100)),
            (false, &[], None),
            (true, &[("COLUMNS", "80")], Some(80)),
            (false, &[("COLUMNS", "80")], Some(80)),
            (false, &[("COLUMNS", "0")], Some(LEAST_COLUMNS)),
            (true, &[("COLUMNS", "wide")], Some(100)),
        ] {
            assert_eq!(style(terminal, environment).columns, columns, "{environment:?}");
        }
    }
}
