//! The demo's sample city: real names of schools and places of Higashihiroshima, everything else
//! made up. Laid once; a demo that kept its data finds it there.

use anyhow::{Context, anyhow};

use crate::app::App;
use crate::city::audit::{Act, CLI, Deed};
use crate::city::authority::Role;
use crate::city::garbage::calendar::calendar;
use crate::city::garbage::{Closures, FiscalYear};
use crate::city::school::{School, SchoolKind};
use crate::household::day_of;
use crate::inbound::garbage::directory;
use crate::inbound::schools::{TOPIC_COLUMNS, topic};
use crate::inbound::table::Table;
use crate::office::garbage::take_up;
use crate::office::login;
use crate::seal;
use crate::store::{Tx, audit, schools, staff, staff_keys, topics};

/// The sample schools with their join codes.
pub fn schools() -> Vec<School> {
    let clubs = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let school = |id: &str, kind, name: &str, code: &str| School {
        id: id.into(),
        kind,
        name: name.into(),
        join_code: code.into(),
        grades: SchoolKind::grades(kind).collect(),
        classes: SchoolKind::grades(kind)
            .flat_map(|grade| [format!("{grade}-1"), format!("{grade}-2")])
            .collect(),
        clubs: clubs(&[]),
        groups: clubs(&[]),
    };
    use SchoolKind::{Elementary, JuniorHigh, Kindergarten};
    vec![
        School {
            clubs: clubs(&["サッカー", "合唱"]),
            groups: clubs(&["放課後児童クラブ", "PTA役員"]),
            ..school("saijo-es", Elementary, "西条小学校", "SAIJO-7K2M")
        },
        School {
            clubs: clubs(&["金管バンド"]),
            ..school("misonou-es", Elementary, "御薗宇小学校", "MISO-4T9Q")
        },
        School {
            clubs: clubs(&["野球", "吹奏楽", "バスケットボール"]),
            ..school("saijo-jhs", JuniorHigh, "西条中学校", "SJHS-8W3D")
        },
        school("misonou-kg", Kindergarten, "御薗宇幼稚園", "MKG-2F6N"),
    ]
}

/// The proposed categories of notices in six languages (glossary, section 6), as `import topics`
/// takes them; the first two on by default.
const TOPICS: &[u8] = include_bytes!("topics.csv");

/// A garbage calendar for the city's districts. The days are made up, and by rules that hold in any year.
const GARBAGE: [(&str, &[u8]); 4] = [
    ("area_days.csv", include_bytes!("garbage/area_days.csv")),
    ("center.csv", include_bytes!("garbage/center.csv")),
    ("description.csv", include_bytes!("garbage/description.csv")),
    ("target.csv", include_bytes!("garbage/target.csv")),
];

/// What a newcomer gets in with.
pub struct Doors {
    /// Of the API, with role `admin`.
    pub token: String,
    /// Whom to be on the console, and the link that lets them in.
    pub clerks: Vec<(&'static str, String)>,
}

/// The sample staff of the console: a teacher who sends, a colleague who approves, and the same at the city.
const CLERKS: [(&str, Role, Option<&str>); 4] = [
    ("西条小学校 2年担任", Role::Teacher, Some("saijo-es")),
    ("西条小学校 教頭", Role::School, Some("saijo-es")),
    ("東広島市 広報担当", Role::Admin, None),
    ("東広島市 危機管理課", Role::City, None),
];
/// A demo is left running for a day at most.
const ENTRY_SECONDS: i64 = 24 * 3600;

/// Lays the city and answers how its sample staff get in.
pub async fn lay(app: &App) -> anyhow::Result<Doors> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    for school in schools() {
        schools::put(&mut tx, &school, now).await?;
    }
    let table = Table::read(TOPICS, &TOPIC_COLUMNS).context("the sample topics")?;
    for (position, row) in (0_i64..).zip(&table.rows) {
        let named = table.named(row);
        let topic = named.and_then(|row| topic(&row, position));
        let topic = topic.map_err(|reason| anyhow!("the sample topics: {reason}"))?;
        topics::put(&mut tx, &topic, now).await?;
    }
    lay_garbage(app, &mut tx).await?;
    let token = add_staff(app, &mut tx).await?;
    let mut clerks = Vec::new();
    for (name, role, school) in CLERKS {
        let member = clerk(app, &mut tx, name, role, school).await?;
        clerks.push((name, login::entry(app, &member, ENTRY_SECONDS)?));
    }
    tx.commit().await.context("lay the sample city")?;
    Ok(Doors { token, clerks })
}

/// The calendars of this fiscal year and the next, so that a demo never stands at an end.
async fn lay_garbage(app: &App, tx: &mut Tx) -> anyhow::Result<()> {
    let files = directory(Closures::Drop, |name| {
        let file = GARBAGE.iter().find(|(known, _)| *known == name);
        Ok(file.map(|(_, bytes)| bytes.to_vec()))
    })?;
    let today = day_of(app.clock.now(), &app.config.time_zone);
    let this = FiscalYear::of(today).context("today lies in no fiscal year")?;
    let next = FiscalYear::new(this.number() + 1);
    for year in std::iter::once(this).chain(next) {
        let read = calendar(&files.files, year, Closures::Drop)?;
        let made = (app.new_id(), CLI, app.clock.now());
        take_up(tx, &app.words, &files, &read, made).await?;
    }
    Ok(())
}

/// Somebody of this name, who may be there from a start before.
async fn clerk(
    app: &App,
    tx: &mut Tx,
    name: &str,
    role: Role,
    school: Option<&str>,
) -> anyhow::Result<staff::Staff> {
    let known = staff::list(tx).await?;
    if let Some(member) = known.into_iter().find(|member| member.name == name) {
        return Ok(member);
    }
    let member = staff::Staff {
        id: app.new_id(),
        name: name.to_owned(),
        role,
        school: school.map(str::to_owned),
        created_at: app.clock.now(),
    };
    staff::insert(tx, &member).await?;
    let deed = Deed::new(CLI, Act::StaffAdded).about(&member.id);
    audit::record(tx, &deed, member.created_at).await?;
    Ok(member)
}

/// A token lives in nobody's memory but the newcomer's terminal, so every start makes a new one.
async fn add_staff(app: &App, tx: &mut Tx) -> anyhow::Result<String> {
    let token = seal::new_token(&app.random);
    let member = staff::Staff {
        id: app.new_id(),
        name: "デモ職員".into(),
        role: Role::Admin,
        school: None,
        created_at: app.clock.now(),
    };
    staff::insert(tx, &member).await?;
    let key = staff_keys::Key::whole(app.new_id(), &member);
    staff_keys::insert(tx, &key, &seal::token_hash(&token)).await?;
    let deed = Deed::new(CLI, Act::StaffAdded).about(&member.id);
    audit::record(tx, &deed, member.created_at).await?;
    Ok(token)
}
