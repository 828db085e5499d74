//! A crowd for a measurement or a test: made-up people who all get one topic.

use std::collections::BTreeMap;

use anyhow::ensure;

use crate::city::authority::Role;
use crate::cli::import::{Importing, What};
use crate::clock::{Clock, Millis, Random};
use crate::seal;
use crate::simulator::Platform;
use crate::store::{Db, staff, staff_keys, topics};
use crate::words::Language;

/// The topic everybody gets.
pub const TOPIC: &str = "crowd";
/// People of one file: of a million the text alone would be a hundred megabytes.
const AT_ONCE: usize = 20_000;
/// As many mail providers as a city's people mostly have.
const PROVIDERS: usize = 8;

/// How somebody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Line,
    Mail,
    Both,
}

/// One of the crowd.
#[derive(Clone, Debug)]
pub struct Citizen {
    pub line: Option<String>,
    pub mail: Option<String>,
    language: Language,
}

/// So many people; `reach` says by their number how each is reached.
pub fn crowd(count: usize, reach: impl Fn(usize) -> Reach) -> Vec<Citizen> {
    (0..count)
        .map(|number| {
            let reach = reach(number);
            Citizen {
                line: (reach != Reach::Mail).then(|| format!("U{number:032x}")),
                mail: (reach != Reach::Line)
                    .then(|| format!("p{number}@provider{}.example", number % PROVIDERS)),
                language: match number % 4 {
                    3 => Language::En,
                    _ => Language::Ja,
                },
            }
        })
        .collect()
}

/// Stores the crowd and its topic: it moves in as a city's people do, by an import.
pub async fn store(db: &Db, crowd: &[Citizen], clock: &Clock) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    let topic = topics::Topic {
        id: TOPIC.into(),
        names: BTreeMap::from([
            ("ja".into(), "みんな".into()),
            ("en".into(), "Everybody".into()),
        ]),
        by_default: true,
        opens_at: None,
        position: 0,
        retired_at: None,
    };
    topics::put(&mut tx, &topic, clock.now()).await?;
    tx.commit().await?;
    let import = Importing {
        db,
        clock: clock.clone(),
        random: Random::System,
        rest: std::time::Duration::ZERO,
    };
    for some in crowd.chunks(AT_ONCE) {
        let table = import.read(What::Citizens, csv(some).as_bytes())?;
        let rejected = import.take(What::Citizens, &table).await?;
        ensure!(
            rejected.is_empty(),
            "of the crowd {} were rejected",
            rejected.len()
        );
    }
    Ok(())
}

fn csv(crowd: &[Citizen]) -> String {
    let mut csv = "email,line_user_id,language,family_name,given_name,proven\n".to_owned();
    for citizen in crowd {
        let [mail, line] = [&citizen.mail, &citizen.line].map(|it| it.as_deref().unwrap_or(""));
        let language = citizen.language.tag();
        csv.extend([mail, ",", line, ",", language, ",西条,花子,1\n"]);
    }
    csv
}

/// Makes the crowd known to LINE, as friends of the account.
pub fn adopt(platform: &Platform, crowd: &[Citizen]) {
    for citizen in crowd {
        if let Some(line) = &citizen.line {
            platform.adopt(line, "花子", citizen.language.tag());
        }
    }
}

/// Two staff members who may write to everybody, and their tokens: the second one approves.
pub async fn staff(db: &Db, now: Millis) -> anyhow::Result<[String; 2]> {
    let tokens = [(); 2].map(|()| seal::new_token(&Random::System));
    let mut tx = db.write().await?;
    for token in &tokens {
        let member = staff::Staff {
            id: Random::System.id(now).to_string(),
            name: "職員".into(),
            role: Role::City,
            school: None,
            created_at: now,
        };
        staff::insert(&mut tx, &member).await?;
        let key = staff_keys::Key::whole(Random::System.id(now).to_string(), &member);
        staff_keys::insert(&mut tx, &key, &seal::token_hash(token)).await?;
    }
    tx.commit().await?;
    Ok(tokens)
}
