//! The mail server's bad days: at each stage of the talk it refuses for now or for good, hangs, hangs
//! up.

use std::net::SocketAddr;

use kairan::simulator::{DataFault, Stage, TalkFault};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::support::is_long;
use crate::support::wait::until;

/// Mails that meet a fault at each stage.
const TIMES: usize = 4;

/// A notice while the server fails so often at each of these stages, and so at the end of a mail's
/// data; how it ended.
async fn weathers(stages: &[Stage], fault: &TalkFault, end: Option<DataFault>) -> End {
    let day = Day::new().await;
    let office = &day.town.simulator.post_office;
    for _ in 0..TIMES {
        for stage in stages {
            office.next_talk(*stage, fault.clone());
        }
        if let Some(fault) = &end {
            office.next_data(fault.clone());
        }
    }
    day.approve().await;
    day.end().await
}

fn reply(line: &str) -> TalkFault {
    TalkFault::Reply(line.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_for_now_at_any_stage_every_mail_arrives_once() {
    let end = DataFault::Reply("452 4.3.1 No space".into());
    let fault = reply("451 4.3.0 Try again later");
    weathers(&Stage::ALL, &fault, Some(end)).await.is_whole();
    // Closing the connection, too.
    let fault = reply("421 4.3.2 Too busy");
    weathers(&Stage::ALL, &fault, None).await.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn hung_up_on_before_the_final_dot_every_mail_arrives_once() {
    weathers(&Stage::ALL, &TalkFault::Close, None)
        .await
        .is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn hung_up_on_after_the_final_dot_a_mail_comes_twice_at_most_and_can_be_known() {
    let end = weathers(&[], &TalkFault::Close, Some(DataFault::LoseAnswer)).await;
    end.town.ledger_closes(&end.standing);
    end.town.line_once_each();
    let second = end.town.second_mails();
    println!("{second} mails twice of {TIMES} answers lost");
    assert!(second <= TIMES);
}

/// What a server says of itself, before anything was asked of it, condemns nobody's address.
#[tokio::test(flavor = "multi_thread")]
async fn refused_for_good_before_the_mail_is_begun_no_address_is_condemned() {
    let stages = [Stage::Greeting, Stage::Hello];
    let fault = reply("554 5.7.1 Not you");
    weathers(&stages, &fault, None).await.is_whole();
}

/// LINE reaches those who have it all the same.
#[tokio::test(flavor = "multi_thread")]
async fn refused_for_good_the_mails_are_lost_and_told_and_line_is_not() {
    let stages = [Stage::Recipient, Stage::Data];
    let filtered = DataFault::Reply("554 5.7.1 Filtered".into());
    let end = weathers(&stages, &reply("550 5.1.1 User unknown"), Some(filtered)).await;
    let refused = 2 * EACH - end.ledger("email");
    // A pipelined `DATA` behind a refused recipient may meet its fault along with it.
    assert!((2 * TIMES..=3 * TIMES).contains(&refused), "{refused}");
    assert_eq!(end.ledger("accepted") + end.lost(), PEOPLE);
    assert!(end.lost() < refused, "{}", end.standing);
    end.town.line_once_each();
    let letters = end.town.letters();
    assert_eq!(letters.len(), 2 * EACH - refused);
    assert!(letters.values().all(|ids| ids.len() == 1));
}

/// As long as a talk's limits are: in the full form only.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_at_any_stage_is_left_and_asked_again() {
    if !is_long() {
        return;
    }
    weathers(&Stage::ALL, &TalkFault::Hang, Some(DataFault::Hang))
        .await
        .is_whole();
}

/// Carries connections to the post office, from now on.
async fn open_gate(gate: SocketAddr, office: SocketAddr) {
    let listener = TcpListener::bind(gate).await.unwrap();
    tokio::spawn(async move {
        while let Ok((mut here, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut there = TcpStream::connect(office).await.unwrap();
                // Either side may break off.
                let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
            });
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_is_waited_for() {
    let town = Town::at(NOON, PEOPLE).await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gate = closed.local_addr().unwrap();
    drop(closed);
    let mut settings = town.settings();
    settings.push(("KAIRAN_SMTP_URL", format!("smtp://{gate}")));
    let service = Hosted::start(&settings, town.clock.clone()).await;
    let day = Day::of(town, service).await;
    day.approve().await;
    until("the server is missed", PATIENCE, async || {
        day.town.count(FAILED).await > 0
    })
    .await;
    open_gate(gate, day.town.simulator.smtp_addr()).await;
    day.end().await.is_whole();
}
