use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC*|(---\n)?(\\PC{0,20}[\n\r:\\-\\[\\]{}&*|>\"'#?, ]{0,4}){0,20}(---\n)?\\PC*") {
        for path in [ARTICLE, "content/companies/a.md", "content/regulations/a.md", "content/index.md"] {
            for found in parse(path, &text).diagnostics {
                let span = crate::yaml::place::locate(&text, &found.place);
                prop_assert!(text.get(span.range()).is_some());
            }
        }
        let _ = read_config(&Arc::new(SourceFile::new("dossier.yaml", text)));
    }

    #[test]
    fn no_value_of_a_key_makes_the_parser_panic(
        key in "title|date|source|names|relations|claims|events|basis|links|identifiers|dates|extra|par|founded",
        value in "[\\[{]{0,3}[a-z0-9:,\\-?~%/XQ ]{0,20}[\\]}]{0,3}|[0-9]{0,40}|-?[0-9.e]{0,10}|\\PC{0,10}",
    ) {
        let text = format!("---\n{key}: {value}\n---\n");
        for path in [ARTICLE, "content/companies/a.md", "content/regulations/a.md"] {
            for found in parse(path, &text).diagnostics {
                let span = crate::yaml::place::locate(&text, &found.place);
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
