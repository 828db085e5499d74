//! A crowd for a measurement or a test: made-up people who all get one topic.

use std::collections::BTreeMap;

use crate::city::authority::Role;
use crate::clock::{Clock, Millis, Random};
use crate::seal;
use crate::simulator::Platform;
use crate::store::{Db, Tx, line_accounts, people, staff, topics};
use crate::words::Language;

/// The topic everybody gets.
pub const TOPIC: &str = "crowd";
/// One transaction's people: others get a turn in between.
const AT_ONCE: usize = 2000;
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
    pub id: String,
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
                id: Random::System.id(Clock::System.now()).to_string(),
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

/// Stores the crowd and its topic.
pub async fn store(db: &Db, crowd: &[Citizen], now: Millis) -> anyhow::Result<()> {
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
    };
    topics::put(&mut tx, &topic, now).await?;
    tx.commit().await?;
    for some in crowd.chunks(AT_ONCE) {
        let mut tx = db.write().await?;
        for citizen in some {
            store_one(&mut tx, citizen, now).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn store_one(tx: &mut Tx, citizen: &Citizen, now: Millis) -> anyhow::Result<()> {
    let id = || Random::System.id(now).to_string();
    let person = people::NewPerson {
        id: &citizen.id,
        login: citizen.mail.as_deref(),
        password_hash: None,
        family_name: Some("西条"),
        given_name: Some("花子"),
        language: citizen.language,
        area: None,
    };
    people::insert(tx, &person, now).await?;
    if let Some(mail) = &citizen.mail {
        people::insert_address(tx, &id(), &citizen.id, 1, mail, Some(now), now).await?;
    }
    if let Some(line) = &citizen.line {
        let person = Some(citizen.id.as_str());
        line_accounts::insert(tx, &id(), line, person, citizen.language, now).await?;
    }
    Ok(())
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
        staff::insert(&mut tx, &member, &seal::token_hash(token)).await?;
    }
    tx.commit().await?;
    Ok(tokens)
}
