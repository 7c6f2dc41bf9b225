//! The default templates, part of the program. The static files beside them are in `assets`.

use rust_embed::Embed;

/// The default templates.
#[derive(Embed)]
#[folder = "templates/"]
struct DefaultTemplates;

/// Every default template by its name (`article.html`, `components/date.html`), sorted.
pub fn default_templates() -> Vec<(String, String)> {
    let mut all: Vec<_> = DefaultTemplates::iter()
        .filter_map(|name| {
            let file = DefaultTemplates::get(&name)?;
            Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two `#rrggbb` colours after WCAG 2.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |colour: &str| {
            let part = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a hexadecimal pair")) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The light and the dark value of a token in the sheet.
    fn token(sheet: &str, name: &str) -> (String, String) {
        let start = format!("--{name}:light-dark(");
        let at = sheet.find(&start).unwrap_or_else(|| panic!("no token {name}")) + start.len();
        let (light, dark) =
            sheet[at..].split_once(')').and_then(|(pair, _)| pair.split_once(',')).expect("two colours");
        (light.to_owned(), dark.to_owned())
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground() {
        let sheet = include_str!("../../static/style.css");
        let grounds = ["paper", "cover", "tint"].map(|name| token(sheet, name));
        for name in ["ink", "ink2", "co", "rg", "ag", "pe", "k1", "k2", "k3", "k4", "k5", "k6"] {
            let (light, dark) = token(sheet, name);
            for (light_ground, dark_ground) in &grounds {
                assert!(contrast(&light, light_ground) >= 4.5, "{name} {light} on {light_ground}");
                assert!(contrast(&dark, dark_ground) >= 4.5, "{name} {dark} on {dark_ground}");
            }
        }
    }

    #[test]
    fn the_script_before_the_first_paint_is_tiny() {
        assert!(include_bytes!("../../static/theme.js").len() <= 512);
    }

    #[test]
    fn templates_carry_no_inline_script_or_style() {
        for (name, text) in default_templates() {
            assert!(!text.contains("<style") && !text.contains(" style=\""), "{name} has inline style");
            let inline = text.match_indices("<script").any(|(at, _)| {
                let tag = &text[at..at + text[at..].find('>').unwrap_or(0)];
                !tag.contains(" src=") && !tag.contains("application/ld+json")
            });
            assert!(!inline, "{name} has an inline script");
            assert!(!text.contains(" onclick") && !text.contains(" onload"), "{name} has an inline handler");
        }
    }
}
