use std::collections::BTreeSet;

use super::*;

// The things of two real lists, as the tests have them.
const KANAZAWA: &str = include_str!("../../../../tests/it/garbage5374/kanazawa/target.csv");
const IBARAKI: &str = include_str!("../../../../tests/it/garbage5374/ibaraki-machi/target.csv");

fn targets(files: &[&str]) -> Vec<Target> {
    let lines = files.iter().flat_map(|file| file.lines().skip(1));
    let target = |line: &str| {
        let mut cells = line.split(',');
        Some(Target {
            kind: cells.next()?.to_owned(),
            name: cells.next()?.to_owned(),
            ..Target::default()
        })
    };
    lines.filter_map(target).collect()
}

/// Things that neither list names, and why they stand here.
const UNLISTED: [(&str, &str); 24] = [
    ("加熱式たばこ", "younger than the lists, and catches fire"),
    (
        "モバイルバッテリー",
        "younger than the lists, and catches fire",
    ),
    ("マスク", "younger in a household than the lists"),
    ("箸", "the lists leave it to burnable garbage"),
    ("帽子", "the lists leave it to clothes"),
    ("ラップ", "the lists name its roll alone"),
    ("マウス", "the lists name the keyboard alone"),
    (
        "シャンプーのボトル",
        "the lists name plastic containers alone",
    ),
    ("鍋のふた", "the lists name the pot alone"),
    ("紙コップ", "the lists leave it to burnable garbage"),
    ("おたま", "the lists leave it to kitchen tools of metal"),
    ("ろうそく", "the lists leave it to burnable garbage"),
    ("ノンフライヤー", "younger than the lists"),
    ("ヘアアイロン", "the lists name the hair dryer alone"),
    ("スマホケース", "younger than the lists"),
    ("財布", "the lists leave it to leather goods"),
    ("雨ガッパ", "the lists leave it to clothes"),
    ("ノート", "the lists leave it to paper"),
    ("爪切り", "the lists leave it to metal"),
    ("漂白剤", "the lists name plastic containers alone"),
    ("便器", "the lists name its seat alone"),
    ("消しゴム", "the lists leave it to burnable garbage"),
    ("ガムテープ", "the lists leave it to burnable garbage"),
    ("接着剤", "the lists leave it to burnable garbage"),
];

#[test]
fn every_row_is_whole_and_every_japanese_name_is_one_thing() {
    let header = FILE.lines().next();
    assert_eq!(header, Some("ja,reading,en,vi,zh-Hans,pt-BR"));
    let mut known = BTreeSet::new();
    for row in FILE.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells.len(), 6, "{row}");
        for cell in &cells {
            let mut in_cell = BTreeSet::new();
            for name in cell.split('|') {
                assert!(!name.is_empty() && name == name.trim(), "{row}");
                assert!(
                    in_cell.insert(Typed::new(name).whole()),
                    "{name} twice: {row}"
                );
            }
        }
        for name in cells[0].split('|') {
            assert!(known.insert(folded(name)), "{name} is in two rows");
        }
        let is_read = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | 'ー' | '|');
        assert!(cells[1].chars().all(is_read), "a reading: {row}");
        let has_latin = |cell: &str| cell.chars().any(|c| c.is_ascii_alphabetic());
        assert!([2, 3, 5].iter().all(|at| has_latin(cells[*at])), "{row}");
        assert!(cells[4].chars().any(is_wide), "{row}");
    }
    assert!(THINGS.len() >= 250, "{}", THINGS.len());
}

#[test]
fn every_row_is_of_a_thing_that_cities_list() {
    let names = targets(&[KANAZAWA, IBARAKI]).into_iter();
    let listed = names.filter_map(|target| Some(of(&folded(&target.name))?.0.thing));
    let listed: BTreeSet<usize> = listed.collect();
    let is_known = |thing: &&Thing| {
        let name = &thing.names[0].written;
        let is_unlisted = UNLISTED.iter().any(|(unlisted, _)| unlisted == name);
        listed.contains(&thing.number) != is_unlisted
    };
    let wrong: Vec<&Thing> = THINGS.iter().filter(|thing| !is_known(thing)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first that is found, with its name before it.
fn first(typed: &str, reader: Language) -> String {
    match look_up(&targets(&[KANAZAWA]), typed, reader) {
        Found::Listed(found) => {
            let (word, target) = found[0];
            format!("{}={}", word.unwrap_or_default(), target.name)
        }
        Found::Unlisted(word, name) => format!("{}!{name}", word.unwrap_or_default()),
        Found::Unknown => "?".to_owned(),
    }
}

// B-11
#[test]
fn things_are_found_in_every_language_as_people_type_them() {
    use Language::*;
    let mut wrong = Vec::new();
    for (reader, typed, expected) in [
        (En, "frying pan", "frying pan=フライパン(金属)"),
        (En, "Frying-Pans", "frying pan=フライパン(金属)"),
        (
            En,
            "old non-stick frying pan",
            "frying pan=フライパン(金属)",
        ),
        (En, "fryng pan", "frying pan=フライパン(金属)"),
        (En, "knives", "knife=ナイフ(金属)"),
        (En, "batteries", "battery=乾電池(水銀)"),
        (En, "shoes", "shoes=くつ(埋立)スキーブーツ　スケート靴"),
        (En, "iron", "iron=アイロン(金属)"),
        (En, "umbrella", "umbrella=傘"),
        (En, "television", "television=テレビ液晶"),
        (En, "fridge", "fridge=冷蔵庫"),
        (En, "フライパン", "frying pan=フライパン(金属)"),
        (En, "frigideira", "frying pan=フライパン(金属)"),
        (Vi, "chảo", "chảo=フライパン(金属)"),
        (Vi, "chao", "chảo=フライパン(金属)"),
        (Vi, "cai chao cu", "chảo=フライパン(金属)"),
        (Vi, "can", "cân=体重計(金属)家庭用"),
        (Vi, "dien thoai", "điện thoại=携帯電話(金属)"),
        (Vi, "tủ lạnh", "tủ lạnh=冷蔵庫"),
        (ZhHans, "平底锅", "平底锅=フライパン(金属)"),
        (ZhHans, "旧的平底锅", "平底锅=フライパン(金属)"),
        (ZhHans, "干电池", "干电池=乾電池(水銀)"),
        (ZhHans, "自転車", "自行车=自転車(金属)電動アシスト付き"),
        (PtBr, "frigideira", "frigideira=フライパン(金属)"),
        (PtBr, "baterias", "bateria=乾電池(水銀)"),
        (PtBr, "lampada", "lâmpada=電球(埋立)白熱灯"),
        (PtBr, "televisões", "televisão=テレビ液晶"),
        (PtBr, "jornais", "jornal=新聞"),
        (PtBr, "frigidera", "frigideira=フライパン(金属)"),
        (Ja, "フライパン", "=フライパン(金属)"),
        (Ja, "スマホ", "=携帯電話(金属)"),
        (Ja, "こわれたスマホ", "=携帯電話(金属)"),
        (JaEasy, "ふらいぱん", "=フライパン(金属)"),
        (JaEasy, "frying pan", "=フライパン(金属)"),
        (JaEasy, "でんち", "=乾電池(水銀)"),
        // Another language's words, without their marks; parts of other words.
        (En, "cat", "?"),
        (En, "son", "?"),
        (En, "old chao", "?"),
        (En, "old chảo", "frying pan=フライパン(金属)"),
        (Ja, "木のいす", "=いす(金属)80％以上金属製"),
        (En, "tank", "?"),
        (Ja, "戦車", "?"),
        (En, "", "?"),
    ] {
        let found = first(typed, reader);
        if found != expected {
            wrong.push(format!("{reader} {typed}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_longest_name_says_which_thing_the_city_lists() {
    for (listed, name) in [
        ("アイロン台(金属)80％以上金属製", Some("アイロン台")),
        ("傘立て(金属)80％以上金属製", Some("傘立て")),
        ("本棚70cm以下", Some("本棚")),
        ("枕70cm以下", Some("枕")),
        ("テレビ台(金属)", Some("テレビ台")),
        ("カーカラーテレビ(金属)", Some("テレビ")),
        ("木のいす", Some("いす")),
        ("アイスピック(埋立)", None),
        ("ふくろ", None),
        ("石けん", None),
    ] {
        let found =
            of(&folded(listed)).map(|(name, _)| THINGS[name.thing].names[0].written.as_str());
        assert_eq!(found, name, "{listed}");
    }
}

#[test]
fn what_the_list_has_not_is_told_by_its_japanese_name() {
    let found = look_up(&[], "chao", Language::Vi);
    assert_eq!(found, Found::Unlisted(Some("chảo"), "フライパン"));
    let found = look_up(&[], "フライパン", Language::Ja);
    assert_eq!(found, Found::Unlisted(None, "フライパン"));
}

#[test]
fn a_name_alone_is_a_thing() {
    for (typed, reader, expected) in [
        ("Frying pan", Language::En, true),
        ("chao", Language::Vi, true),
        ("chao", Language::En, false),
        ("平底锅", Language::ZhHans, true),
        ("hello", Language::En, false),
        ("xin chào", Language::Vi, false),
        ("", Language::En, false),
    ] {
        assert_eq!(is_thing(typed, reader), expected, "{typed}");
    }
}
