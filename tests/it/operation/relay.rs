//! A relay whose certificate comes from the city hall's own authority.

use std::path::Path;
use std::time::Duration;

use crate::support::serving::{Serving, refused, run};
use crate::support::tls::{Authority, Relay, Way};
use crate::support::town::Town;
use crate::support::wait::until;

const PATIENCE: Duration = Duration::from_secs(60);
/// So few that nobody has to approve a notice to all of them.
const PEOPLE: usize = 30;

/// Of a service that hands its mails to this relay, and trusts the authority in this file.
fn settings<'a>(town: &Town, url: &str, authority: Option<&Path>) -> Vec<(&'a str, String)> {
    let mut settings = town.settings();
    settings.retain(|(key, _)| *key != "KAIRAN_SMTP_URL");
    settings.push(("KAIRAN_SMTP_URL", url.to_owned()));
    if let Some(file) = authority {
        settings.push(("KAIRAN_SMTP_CA", file.display().to_string()));
    }
    settings
}

/// What `kairan check` says of the mail server.
async fn check(settings: &[(&str, String)]) -> String {
    let (_, said, wrong) = run("check", settings).await;
    let mut lines = said.lines();
    let line = lines.find(|line| line.contains(" mail: "));
    line.unwrap_or_else(|| panic!("{said}{wrong}")).to_owned()
}

/// A notice by a relay that encrypts in this way, as far as it is trusted.
async fn by(way: Way) {
    let town = Town::new(PEOPLE).await;
    let (own, other) = (Authority::new("City Hall"), Authority::new("Elsewhere"));
    let relay = Relay::start(&own, way, town.simulator.smtp_addr()).await;
    let (own, other) = (own.file(), other.file());
    let url = relay.url("localhost");
    for unknown in [None, Some(other.path())] {
        let said = check(&settings(&town, &url, unknown)).await;
        assert!(
            said.starts_with("WRONG  mail: nobody trusted here"),
            "{said}"
        );
        assert!(said.contains("KAIRAN_SMTP_CA"), "{said}");
    }
    let elsewhere = settings(&town, &relay.url("127.0.0.1"), Some(own.path()));
    let said = check(&elsewhere).await;
    assert!(said.contains("for another name"), "{said}");
    let trusting = settings(&town, &url, Some(own.path()));
    let said = check(&trusting).await;
    assert_eq!(
        said,
        "ok     mail: the mail server lets us in and takes our sender address"
    );
    assert_eq!(town.simulator.post_office.count(), 0);

    let service = Serving::start(&trusting).await;
    let office = town.office(&service);
    let notice = office.write().await.unwrap();
    let standing = town.sent(&office, &notice).await;
    town.ledger_closes(&standing);
    assert_eq!(town.second_mails(), 0);
    assert!(service.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_go_encrypted_from_the_first_byte_to_a_relay_of_an_authority_of_our_own() {
    by(Way::AtOnce).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_go_after_starttls_to_a_relay_of_an_authority_of_our_own() {
    by(Way::StartTls).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_untrusted_relay_loses_no_mail_and_the_log_says_what_is_in_the_way() {
    let town = Town::new(PEOPLE).await;
    let own = Authority::new("City Hall");
    let relay = Relay::start(&own, Way::AtOnce, town.simulator.smtp_addr()).await;
    let file = own.file();
    let url = relay.url("localhost");
    let service = Serving::start(&settings(&town, &url, None)).await;
    let office = town.office(&service);
    let notice = office.write().await.unwrap();
    let rests = "select count(*) from rests where host = 'mail'";
    until("the relay rests", PATIENCE, async || {
        town.count(rests).await > 0
    })
    .await;
    let log = service.log();
    assert!(log.contains("untrusted certificate"), "{log}");
    assert!(service.stop().await.success());
    assert_eq!(town.simulator.post_office.count(), 0);

    let service = Serving::start(&settings(&town, &url, Some(file.path()))).await;
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    assert_eq!(town.second_mails(), 0);
    assert!(service.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_a_certificate_is_refused_at_the_start_and_by_check() {
    let town = Town::new(3).await;
    let file = tempfile::NamedTempFile::new().unwrap();
    let wrong = settings(&town, "smtps://localhost", Some(file.path()));
    let name = file.path().display();
    let expected = format!("KAIRAN_SMTP_CA {name} holds no certificate");
    let (code, said) = refused(&wrong).await;
    assert_eq!(code, Some(1));
    assert!(said.contains(&expected), "{said}");
    let (code, said, _) = run("check", &wrong).await;
    assert_eq!(code, Some(1));
    let told = format!("WRONG  configuration: {expected}");
    assert!(said.starts_with(&told), "{said}");
}
