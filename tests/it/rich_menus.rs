//! `kairan rich-menus` from outside.

use std::path::Path;
use std::process::{Command, Output};

fn kairan(arguments: &[&str]) -> Output {
    kairan_with(&[], arguments)
}

pub fn kairan_with(environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kairan"));
    for (key, _) in kairan::config::KEYS {
        command.env_remove(key);
    }
    command.envs(environment.iter().copied());
    command.arg("rich-menus").args(arguments).output().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, to) = entry.map(|e| (e.path(), to.join(e.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}

#[test]
fn check_passes_the_committed_menus_and_fails_with_plain_words_on_broken_ones() {
    let output = kairan(&["check"]);
    assert_eq!(said(&output), "12 rich menus, nothing wrong\n");
    assert_eq!(output.status.code(), Some(0));

    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    copy(Path::new("rich-menus"), folder.path());
    assert_eq!(kairan(&["check", "--dir", dir]).status.code(), Some(0));

    let toml = folder.path().join("menus.toml");
    let text = std::fs::read_to_string(&toml).unwrap();
    std::fs::write(
        &toml,
        text.replace("[1250, 944, 1250, 371]", "[1250, 944, 1251, 371]"),
    )
    .unwrap();
    let output = kairan(&["check", "--dir", dir]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("guest-ja: area 4 does not lie within the image"));

    std::fs::write(&toml, text.replace("menu-help", "menu-hlep")).unwrap();
    let output = kairan(&["check", "--dir", dir]);
    assert_eq!(output.status.code(), Some(1));
    let missing = "locales/ja has no word \"menu-hlep\", which menus.toml names";
    assert!(said(&output).contains(missing), "{}", said(&output));
}

#[test]
fn publish_without_a_token_names_the_key() {
    let output = kairan(&["publish"]);
    assert_eq!(output.status.code(), Some(1));
    let missing = "KAIRAN_LINE_CHANNEL_ACCESS_TOKEN is missing";
    assert!(said(&output).contains(missing), "{}", said(&output));
}
