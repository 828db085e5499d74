use super::*;
use jiff::civil::date;

// X-09
#[test]
fn the_built_in_city_is_whole_and_knows_whom_to_ask_on_each_day() {
    let city = Profile::parse(BUILT_IN).unwrap();
    assert_eq!(city.languages, Language::ALL);
    assert_eq!(city.name(Language::Vi), "Thành phố Higashihiroshima");
    let asked = |day: Date| {
        let contact = city.contact(Topic::Registration, day).unwrap();
        contact.name(Language::Ja).to_owned()
    };
    assert_eq!(asked(date(2024, 3, 31)), "情報政策課");
    assert_eq!(asked(date(2024, 4, 1)), "DX推進局");
    let privacy = city.contact(Topic::Privacy, date(2026, 11, 21)).unwrap();
    assert_eq!(privacy.line(Language::Ja), "DX推進局 082-420-0944");
}

const SMALL: &str = r#"
        languages = ["ja", "en"]
        [names.ja]
        city = "緑市"
        portal = "ポータル"
        line = "緑市LINE"
        [names.en]
        city = "Midori City"
        portal = "Portal"
        line = "Midori City on LINE"
        [[contacts]]
        topic = "registration"
        phone = "0120-000-000"
        name.ja = "市役所"
    "#;

// D-22
#[test]
fn another_city_says_what_differs() {
    let text = format!(
        "{SMALL}\n[opens]\nlink = \"2021-03-26T09:00:00+09:00\"\n[features]\nleave_out = [\"sex\"]\n[garbage]\nout_by = \"07:30\"\n"
    );
    let city = Profile::parse(&text).unwrap();
    assert_eq!(city.name(Language::Vi), "緑市");
    assert!(city.offers(Language::En) && !city.offers(Language::Vi));
    let opens: Timestamp = "2021-03-26T00:00:00Z".parse().unwrap();
    assert_eq!(city.opens_at(Service::Link), Some(opens.into()));
    assert_eq!(city.opens_at(Service::Register), None);
    assert!(!city.asks("sex") && city.asks("birthday"));
    assert_eq!(city.features.addresses, 4);
    assert_eq!(city.garbage.out_by, Some(jiff::civil::time(7, 30, 0, 0)));
    assert_eq!(Profile::built_in().garbage.out_by, None);
}

#[test]
fn every_mistake_names_its_key() {
    let cases = [
        (
            "languages = [\"ja\", \"en\"]",
            "languages = [\"en\"]",
            "languages: must hold ja",
        ),
        ("\"en\"]", "\"en\", \"vi\"]", "names.vi: is missing"),
        ("\"en\"]", "\"en\", \"xx\"]", "languages[2]: "),
        ("\"en\"]", "\"en\", \"en\"]", "languages: en stands twice"),
        ("city = \"緑市\"", "city = \" \"", "names.ja.city: is empty"),
        ("city = \"緑市\"", "", "names.ja: missing field"),
        (
            "city = \"緑市\"",
            "city = \"緑市\"\ntown = \"x\"",
            "names.ja.town: unknown field",
        ),
        (
            "phone = \"0120-000-000\"",
            "",
            "contacts[0].phone: is missing",
        ),
        (
            "phone = \"0120-000-000\"",
            "phone = \"ask\"",
            "contacts[0].phone: holds",
        ),
        (
            "phone = \"0120-000-000\"",
            "url = \"city.jp\"",
            "contacts[0].url: must begin",
        ),
        ("name.ja", "name.en", "contacts[0].name.ja: is missing"),
        (
            "topic = \"registration\"",
            "topic = \"school\"",
            "contacts[0].topic: unknown",
        ),
        (
            "topic = \"registration\"",
            "topic = \"content\"",
            "contacts: has none",
        ),
        (
            "phone = ",
            "valid_from = \"2026-04-01\"\nvalid_until = \"2026-03-31\"\nphone = ",
            "contacts[0].valid_until: lies before",
        ),
        (
            "[names.ja]",
            "line_id = \"city\"\n[names.ja]",
            "line_id: must be",
        ),
        (
            "[names.ja]",
            "[features]\naddresses = 9\n[names.ja]",
            "features.addresses: ",
        ),
        (
            "[names.ja]",
            "[features]\nschools = []\n[names.ja]",
            "features.schools: ",
        ),
        (
            "[names.ja]",
            "[features]\nleave_out = [\"email\"]\n[names.ja]",
            "features.leave_out: email",
        ),
        (
            "[names.ja]",
            "[opens]\nlink = \"soon\"\n[names.ja]",
            "opens.link: ",
        ),
        (
            "[names.ja]",
            "[opens]\nbirth = \"2021-03-26T09:00:00+09:00\"\n[names.ja]",
            "opens.birth: unknown",
        ),
        (
            "[names.ja]",
            "[garbage]\nout_by = \"half past seven\"\n[names.ja]",
            "garbage.out_by: ",
        ),
        ("[names.ja]", "[names.ja", "is no TOML: "),
    ];
    for (from, to, told) in cases {
        let mistakes = Profile::parse(&SMALL.replacen(from, to, 1)).unwrap_err();
        assert!(
            mistakes.iter().any(|line| line.starts_with(told)),
            "{to}: {mistakes:?}"
        );
    }
}
