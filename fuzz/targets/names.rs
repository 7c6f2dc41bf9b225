#![no_main]

// The first line has the names, the rest is the text.
libfuzzer_sys::fuzz_target!(|text: &str| {
    let (names, text) = text.split_once('\n').unwrap_or((text, ""));
    laws::names(names.split(';'), text);
});
