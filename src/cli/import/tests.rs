//! What an import costs.

use super::*;
use crate::cli::report::Format;
use crate::work::{self, counted};

/// How many steps it takes to bring in so many texts, all on one thread. The headlines are the same, so that each needs a
/// number of its own, and each text names the same firm.
fn steps(texts: usize) -> usize {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("dossier");
    std::fs::create_dir_all(root.join("content/companies")).expect("the folder can be made");
    std::fs::create_dir_all(folder.path().join("texts")).expect("the folder can be made");
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).expect("it can be written");
    write("dossier/dossier.yaml", "title: Probe\nlanguage: en\n");
    write("dossier/content/companies/acme.md", "---\nname: Acme Optics\n---\n");
    for n in 0..texts {
        let text =
            format!("Order\n\n17. August 2020\n\nReport {n}: Acme Optics sold “lenses, as it has for many years”.\n");
        write(&format!("texts/{n}.txt"), &text);
    }
    let options = BuildOptions { drafts: true, ..BuildOptions::default() };
    let request =
        BuildRequest { root: root.clone(), drafts: true, base_url: None, strict: false, format: Format::Json };
    let wanted = ImportRequest { paths: vec![folder.path().join("texts")], ..ImportRequest::default() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    let (made, steps) = pool.install(|| {
        counted(|| {
            let mut inputs = load(&root, &[]);
            let config = configure(&inputs, &options).value.expect("a configuration");
            let known = analyse(&inputs, &options).value.expect("a dossier");
            let outliner = Outliner::new(&known.site);
            let mut taken = Taken::new(&inputs, &config, [], entity_names(&known.site));
            let folder = folder_wishes(&wanted, &config).expect("nothing is wished");
            let wishes = Wishes { folder, ftm: wanted.ftm.clone(), request: &wanted };
            let batches: Vec<Batch> = gather(&wanted.paths)
                .into_iter()
                .map(|material| {
                    work::steps(1);
                    batch(material, &wishes, Some(&outliner), &config, &mut taken)
                })
                .collect();
            let mut planned = plan(&batches, &root, &mut Ledger::default(), &mut Tally::default());
            assert_eq!(refuse(&batches, &mut planned, &mut inputs, &request, &options), 0);
            planned.len()
        })
    });
    assert_eq!(made, 2 * texts, "a draft and a text of each");
    steps
}

#[test]
fn four_times_the_texts_take_four_times_the_steps() {
    let (few, many) = (steps(100), steps(400));
    assert!(few >= 100, "{few} steps: what is measured here does not count");
    assert!(many <= 5 * few, "{few} steps become {many}");
}
