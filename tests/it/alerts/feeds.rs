//! Feeds of alerts: each entry once, none holds up the others, and one that fails for long is told of.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use kairan::city::authority::Role;
use kairan::clock::Clock;
use serde_json::Value;
use tokio::net::TcpListener;

use super::*;

/// A weather service's feed and its files; counts what is asked of it.
#[derive(Clone)]
struct Weather {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
    is_down: Arc<AtomicBool>,
}

impl Weather {
    /// Each file takes so many seconds; one without a text is not to be had.
    async fn serving(files: Vec<(&'static str, String)>, takes: Option<(Clock, i64)>) -> Weather {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let weather = Weather {
            url: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
            is_down: Arc::default(),
        };
        let url = &weather.url;
        let entry =
            |name: &str| format!("<entry><id>urn:{name}</id><link href='{url}/{name}'/></entry>");
        let entries: String = files.iter().map(|(name, _)| entry(name)).collect();
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'>{entries}
             <entry><id>urn:elsewhere</id><link href='http://127.0.0.1:1/secret'/></entry></feed>"
        );
        let (log, is_down) = (weather.asked.clone(), weather.is_down.clone());
        let answer = async move |request: axum::extract::Request| {
            let name = request.uri().path().trim_start_matches('/').to_owned();
            let known = request.headers().get("if-none-match").is_some();
            log.lock().unwrap().push(match known {
                true => format!("{name} again"),
                false => name.clone(),
            });
            let (status, etag, text) = match name.as_str() {
                _ if is_down.load(Ordering::SeqCst) => {
                    (StatusCode::SERVICE_UNAVAILABLE, "\"0\"", String::new())
                }
                "feed.xml" if known => (StatusCode::NOT_MODIFIED, "\"1\"", String::new()),
                "feed.xml" => (StatusCode::OK, "\"1\"", feed.clone()),
                _ => {
                    if let Some((clock, seconds)) = &takes {
                        clock.advance_seconds(*seconds);
                    }
                    let file = files.iter().find(|(known, _)| *known == name);
                    match file
                        .map(|(_, text)| text.clone())
                        .filter(|text| !text.is_empty())
                    {
                        Some(text) => (StatusCode::OK, "\"2\"", text),
                        None => (StatusCode::NOT_FOUND, "\"2\"", String::new()),
                    }
                }
            };
            (status, [("etag", etag)], text)
        };
        let router = axum::Router::new().fallback(answer);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        weather
    }

    /// The city looks at its feed.
    async fn is_looked_at_by(&self, city: &mut City) {
        let feed = format!("{}/feed.xml", self.url);
        city.configures("KAIRAN_ALERT_FEEDS", &feed).await;
    }

    /// What was asked of it since the last time.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_looked_at_once_a_minute_and_nothing_fetched_twice() {
    let (mut city, token) = with_staff().await;
    let files = vec![
        ("1.xml", Report::SLIDE.xml()),
        ("2.xml", SHIMANE.to_owned()),
        ("3.xml", "<!DOCTYPE a><a/>".to_owned()),
    ];
    let weather = Weather::serving(files, None).await;
    weather.is_looked_at_by(&mut city).await;
    city.settle().await;
    assert_eq!(titles(&city, &token).await.len(), 1);
    assert_eq!(weather.asked(), ["feed.xml", "1.xml", "2.xml", "3.xml"]);
    city.settle().await;
    assert_eq!(weather.asked(), [""; 0]);
    city.clock.advance_seconds(120);
    city.settle().await;
    // Nothing was asked of another host, either.
    assert_eq!(weather.asked(), ["feed.xml again"]);
    assert_eq!(titles(&city, &token).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_feed_goes_on_in_its_next_minute_with_what_is_new_first() {
    let mut city = City::new().await;
    let files = vec![
        ("lost.xml", String::new()),
        ("1.xml", Report::SLIDE.xml()),
        ("2.xml", SHIMANE.to_owned()),
    ];
    let weather = Weather::serving(files, Some((city.clock.clone(), 20))).await;
    weather.is_looked_at_by(&mut city).await;
    city.settle().await;
    assert_eq!(weather.asked(), ["feed.xml", "lost.xml", "1.xml"]);
    city.clock.advance_seconds(60);
    city.settle().await;
    assert_eq!(weather.asked(), ["feed.xml", "2.xml", "lost.xml"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_fails_for_an_hour_is_told_of_once() {
    let desk = "bosai@city.example";
    let (mut city, token) = with_staff().await;
    city.logs_in(Role::City, None, desk).await;
    city.logs_in(Role::Teacher, Some("saijo-es"), "teacher@school.example")
        .await;
    let weather = Weather::serving(Vec::new(), None).await;
    weather.is_looked_at_by(&mut city).await;
    weather.is_down.store(true, Ordering::SeqCst);
    let job = async |city: &City| {
        let (_, jobs) = city.call(&token, "GET", "/admin/v1/jobs", None).await;
        let jobs: Vec<Value> = jobs.as_array().unwrap().clone();
        jobs.into_iter().find(|job| job["name"] == "feeds").unwrap()
    };
    let mails = |city: &City| city.simulator.post_office.mails_to(desk).len();
    for minutes in [0, 59] {
        city.clock.advance_seconds(minutes * 60);
        city.settle().await;
        assert_eq!(mails(&city), 0, "{minutes}");
    }
    for _ in 0..3 {
        city.clock.advance_seconds(90);
        // What fails wakes only the mails, which go out on the next round.
        city.settle().await;
        city.settle().await;
        assert_eq!(mails(&city), 1);
    }
    let mail = city.mail(desk);
    assert!(
        subject(&mail).contains("警報を受け取れません"),
        "{}",
        subject(&mail)
    );
    assert!(mail.text().contains("503") && mail.text().contains(&weather.url));
    let others = city
        .simulator
        .post_office
        .mails_to("teacher@school.example");
    assert!(others.is_empty());
    // It did not work, and whoever looks sees it.
    let failed = job(&city).await;
    assert_eq!(failed["worked_at"], Value::Null, "{failed}");
    assert!(failed["failure"].as_str().unwrap().contains("503"));
    let mut clerk = city.clerk(Role::City, None).await;
    let page = clerk.open("/console/jobs").await;
    assert!(
        page.says("警報の取得先") && page.says("503"),
        "{}",
        page.text()
    );
    assert!(page.says("から: "), "{}", page.text());
    // Once it works again, the next failure counts from its own beginning.
    weather.is_down.store(false, Ordering::SeqCst);
    city.clock.advance_seconds(90);
    city.settle().await;
    let page = clerk.open("/console/jobs").await;
    assert!(!page.says("から: "), "{}", page.text());
    assert_ne!(job(&city).await["worked_at"], Value::Null);
    weather.is_down.store(true, Ordering::SeqCst);
    city.clock.advance_seconds(90);
    city.settle().await;
    assert_eq!(mails(&city), 1);
}
