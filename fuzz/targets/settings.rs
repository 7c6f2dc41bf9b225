#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| laws::settings(text));
