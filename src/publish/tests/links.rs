use super::*;
use std::os::unix::fs::{PermissionsExt, symlink};

#[test]
fn no_link_inside_the_output_is_followed() {
    let (folder, output) = output();
    publish(&output, &files(&[("a/x", "1"), ("b", "1")])).unwrap();
    let outside = folder.path().join("outside");
    put(&outside, "x", "theirs");
    put(&outside, "b", "theirs");
    fs::remove_dir_all(output.join("a")).unwrap();
    symlink(&outside, output.join("a")).unwrap();
    fs::remove_file(output.join("b")).unwrap();
    symlink(outside.join("b"), output.join("b")).unwrap();
    let before = stamped(&outside);

    let error = publish(&output, &files(&[("a/y", "2")])).unwrap_err();
    assert!(matches!(error, PublishError::SymbolicLink { .. }), "{error}");
    // A link where a page belongs is replaced, not what it leads to; an orphan behind a link is left alone.
    publish(&output, &files(&[("b", "2")])).unwrap();
    assert!(!output.join("b").is_symlink());
    assert_eq!(stamped(&outside), before);
    assert!(output.join("a").is_symlink());
}

#[test]
fn the_output_itself_may_be_a_link() {
    let (folder, output) = output();
    fs::create_dir(folder.path().join("www")).unwrap();
    symlink(folder.path().join("www"), &output).unwrap();
    let site = files(&[("a/x", "1")]);
    publish(&output, &site).unwrap();
    assert!(output.is_symlink());
    assert_eq!(tree(&folder.path().join("www")), site);
}

#[test]
fn a_link_is_no_way_around_the_refusals() {
    let (folder, output) = output();
    put(folder.path(), "content/a.md", "text");
    put(folder.path(), "secret", "secret");
    symlink(folder.path().join("content"), &output).unwrap();
    symlink(folder.path().join("secret"), folder.path().join("content/link")).unwrap();
    let options = PublishOptions { force: true, sources: vec![folder.path().join("content")] };
    assert!(matches!(Publication::begin(&output, &options), Err(PublishError::InsideSource { .. })));
    let publication = Publication::begin(&folder.path().join("other"), &options).unwrap();
    let error = publication.copy(&path("link"), &folder.path().join("content/link")).unwrap_err();
    assert!(matches!(error, PublishError::OutsideSources { .. }), "{error}");
}

#[test]
fn the_state_folder_may_not_be_a_link() {
    let (folder, output) = output();
    publish(&output, &files(&[("a", "1")])).unwrap();
    fs::rename(output.join(".dossier"), folder.path().join("elsewhere")).unwrap();
    symlink(folder.path().join("elsewhere"), output.join(".dossier")).unwrap();
    assert!(matches!(begin(&output), Err(PublishError::SymbolicLink { .. })));
}

#[test]
fn an_output_that_cannot_be_written_is_refused_with_its_name() {
    let (_folder, output) = output();
    fs::create_dir(&output).unwrap();
    fs::set_permissions(&output, fs::Permissions::from_mode(0o555)).unwrap();
    // The administrator may write everywhere.
    if fs::write(output.join("probe"), "").is_err() {
        let error = begin(&output).err().unwrap();
        assert!(matches!(error, PublishError::NotWritable { .. }), "{error}");
    }
    fs::set_permissions(&output, fs::Permissions::from_mode(0o755)).unwrap();
}
