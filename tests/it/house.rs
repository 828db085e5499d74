//! Keeps the house's promises that no compiler knows: who may import whom, where SQL stands, what
//! the README says of the configuration.

use clap::Parser;

use crate::sources::{Piece, files, pieces, text};

/// The rooms that touch the world.
const HANDS: [&str; 14] = [
    "app",
    "household",
    "office",
    "store",
    "outbox",
    "inbound",
    "notices",
    "schedule",
    "mail",
    "menu",
    "simulator",
    "cli",
    "pages",
    "console",
];

const DOORS: [&str; 4] = ["conversation", "pages", "admin", "console"];

/// The one way from door to door: the chat hands over a page, and what is entered there goes on in
/// the chat by itself (README, `KAIRAN_PERSONAL_FIELDS`).
const HANDED_OVER: [&str; 2] = ["src/pages/form.rs", "src/pages/register.rs"];

/// What the simulator may know of us: to the service it is a stranger.
const STRANGER_KNOWS: [&str; 3] = ["simulator", "line", "clock"];

#[test]
fn the_rules_import_nothing_of_the_hands() {
    let mut wrong = Vec::new();
    for room in ["city", "flow", "line"] {
        let doors = DOORS.iter().filter(|door| !HANDS.contains(door));
        let forbidden: Vec<&str> = HANDS.iter().chain(doors).copied().collect();
        wrong.extend(imports(room).filter(|import| forbidden.contains(&import.of.as_str())));
    }
    assert_none(
        wrong,
        "city, flow and line are imported by the hands, never the other way round",
    );
}

#[test]
fn the_doors_do_not_import_each_other() {
    let mut wrong = Vec::new();
    for room in DOORS {
        wrong.extend(imports(room).filter(|import| {
            let handed_over = HANDED_OVER.contains(&import.path.as_str());
            let into_the_talk = handed_over && import.of == "conversation";
            import.of != room && DOORS.contains(&import.of.as_str()) && !into_the_talk
        }));
    }
    assert_none(wrong, "what two doors need belongs to city, flow or store");
}

#[test]
fn the_simulator_is_a_stranger() {
    let wrong = imports("simulator").filter(|import| !STRANGER_KNOWS.contains(&import.of.as_str()));
    assert_none(wrong.collect(), "the simulator plays LINE from outside");
}

#[test]
fn sql_stands_in_the_store_alone() {
    let outside = files("src", &[".rs"]).into_iter();
    let outside = outside.filter(|source| !source.path.starts_with("src/store/"));
    let found: Vec<String> = outside
        .filter(|source| {
            let code = code_without_comments(source.code());
            code.contains("sqlx::query") || code.contains("sqlx::raw_sql")
        })
        .map(|source| source.path)
        .collect();
    assert!(found.is_empty(), "move the SQL to src/store: {found:?}");
}

#[test]
fn the_readme_tells_every_key_and_its_default() {
    let readme = text("README.md");
    let rows = readme.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", key, _, default, ""] = cells[..] else {
            return None;
        };
        let key = key.trim_matches('`');
        key.starts_with("KAIRAN_").then_some((key, default))
    });
    // Where there is no default, the column says in words what follows from leaving it out.
    let told: Vec<_> = rows.map(|(key, default)| (key, quoted(default))).collect();
    let true_ones = kairan::config::KEYS.iter();
    let true_ones: Vec<_> = true_ones.map(|(key, default)| (*key, *default)).collect();
    assert_eq!(
        told, true_ones,
        "README.md (left) and src/config/keys.rs (right) differ"
    );
}

#[test]
fn the_readme_s_commands_are_understood() {
    let readme = text("README.md");
    let commands = readme.lines().filter_map(|line| {
        let command = line.strip_prefix("    ")?.trim_start();
        let cargo = command.strip_prefix("cargo run --release -- ");
        cargo.or_else(|| command.strip_prefix("kairan "))
    });
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() > 5, "the README shows no commands any more");
    for command in commands {
        let words = ["kairan"].into_iter().chain(command.split(' '));
        if let Err(why) = kairan::cli::Cli::try_parse_from(words) {
            panic!("README.md: `kairan {command}`: {why}");
        }
    }
}

/// What a cell holds between back-quotes if that is all it holds.
fn quoted(cell: &str) -> &str {
    let inside = cell
        .strip_prefix('`')
        .and_then(|cell| cell.strip_suffix('`'));
    inside.unwrap_or_default()
}

struct Import {
    path: String,
    of: String,
}

fn assert_none(wrong: Vec<Import>, rule: &str) {
    let lines: Vec<String> = wrong
        .iter()
        .map(|Import { path, of }| format!("{path} imports crate::{of}"))
        .collect();
    assert!(lines.is_empty(), "{rule}:\n{}", lines.join("\n"));
}

/// The rooms that the files of a room name, tests aside.
fn imports(room: &str) -> impl Iterator<Item = Import> {
    let mut sources = files(&format!("src/{room}"), &[".rs"]);
    sources.extend(files("src", &[&format!("src/{room}.rs")]));
    sources.into_iter().flat_map(|source| {
        let code = code_without_comments(source.code());
        let rooms = code.split("crate::").skip(1).flat_map(rooms_after);
        let path = source.path;
        rooms
            .map(|of| Import {
                path: path.clone(),
                of,
            })
            .collect::<Vec<_>>()
    })
}

/// The first names after `crate::`, be it one or a braced list.
fn rooms_after(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
        text.trim_start().chars().take_while(is_part).collect()
    };
    let Some(list) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let (mut depth, mut from, mut rooms) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                rooms.push(name(&list[from..at]));
                from = at + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
        if c == '}' && depth == 0 && from == at + 1 {
            break;
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn code_without_comments(code: &str) -> String {
    let code = pieces(code).into_iter().filter_map(|piece| match piece {
        Piece::Code(code) => Some(code),
        _ => None,
    });
    code.collect::<Vec<_>>().join(" ")
}

#[test]
fn imports_are_read_one_by_one_and_in_braces() {
    assert_eq!(rooms_after("store::people;"), ["store"]);
    assert_eq!(
        rooms_after("{clock::{Clock, Millis}, store, app::App};"),
        ["clock", "store", "app"]
    );
    assert_eq!(rooms_after("app(x)"), ["app"]);
}
