//! The check of "the mail does not come": what it needs is read here, what it means stands in
//! `city::diagnosis`.

use crate::app::App;
use crate::city::carrier::Carrier;
use crate::city::diagnosis::{Finding, Known, Mailbox, diagnose, number};
use crate::flow::facts::Check;
use crate::store::diagnoses::{self, Diagnosis};
use crate::store::{Tx, addresses, wishes};

/// Results of the last mails to each address: the last may be chance, three show a habit.
const MAILS: i64 = 3;
/// Days a maintenance notice may still explain a missing mail.
const MAINTENANCE_DAYS: i64 = 7;
/// Days a number is known to the support desk.
const KEPT_DAYS: i64 = 90;
/// Seconds in which the same findings keep their number: who asks again still has it written down.
const SAME_SECONDS: i64 = 3600;

/// Walks the seven points for a person.
pub async fn findings(app: &App, tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Finding>> {
    let now = app.clock.now();
    let mut mailboxes = Vec::new();
    for address in addresses::of_person(tx, person).await? {
        mailboxes.push(Mailbox {
            slot: address.summary(now),
            carrier: Carrier::of(&address.address),
            mails: diagnoses::mails(tx, &address, MAILS).await?,
            test: match &address.test_id {
                Some(test) => diagnoses::mail(tx, test).await?,
                None => None,
            },
        });
    }
    let receives = wishes::of_person(tx, person).await?.mail;
    let since = now.plus_seconds(-MAINTENANCE_DAYS * 86_400);
    Ok(diagnose(&Known {
        mailboxes,
        receives,
        maintenance: diagnoses::maintenance(tx, since).await?,
    }))
}

/// The findings with a number, under which the support desk sees them.
pub async fn check(app: &App, tx: &mut Tx, person: &str) -> anyhow::Result<Check> {
    let now = app.clock.now();
    let findings = findings(app, tx, person).await?;
    let known = diagnoses::newest(tx, person).await?;
    let known = known.filter(|known| {
        known.findings == findings && now.since(known.created_at) < SAME_SECONDS * 1000
    });
    let number = match known {
        Some(known) => known.number,
        None => {
            let diagnosis = Diagnosis {
                number: number(|end| app.random.below(end)),
                person: person.to_owned(),
                findings: findings.clone(),
                created_at: now,
            };
            let forgotten = now.plus_seconds(-KEPT_DAYS * 86_400);
            diagnoses::insert(tx, &diagnosis, forgotten).await?;
            diagnosis.number
        }
    };
    Ok(Check {
        findings,
        number,
        domain: app.config.mail_domain().to_owned(),
        test: None,
    })
}
