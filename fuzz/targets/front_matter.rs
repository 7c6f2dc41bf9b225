#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| laws::front_matter(text));
