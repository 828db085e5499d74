//! Publishing the rich menus against the simulator, stopped at every call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use futures_util::stream;
use kairan::clock::Clock;
use kairan::line::client::{Client, Hosts, Token};
use kairan::menu::name::Name;
use kairan::menu::{Definitions, publish};
use kairan::simulator::{Options, Simulator};
use kairan::words::Words;

use crate::rich_menus::{kairan_with, said};

const HANA: &str = "U00000000000000000000000000000001";

/// A wire to the simulator that breaks: the last of `calls` requests is carried out, its answer is
/// lost, and nothing is passed on after it.
struct Wire {
    to: String,
    calls: usize,
    passed: AtomicUsize,
}

impl Wire {
    async fn lay(to: &str, calls: usize) -> (String, Arc<Wire>) {
        let wire = Arc::new(Wire {
            to: to.to_owned(),
            calls,
            passed: AtomicUsize::new(0),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().fallback(pass).with_state(wire.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (url, wire)
    }

    fn is_cut(&self) -> bool {
        self.passed.load(Ordering::SeqCst) >= self.calls
    }
}

async fn pass(State(wire): State<Arc<Wire>>, request: Request) -> Response {
    if wire.is_cut() {
        return broken();
    }
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 2_000_000).await.unwrap();
    let url = format!("{}{}", wire.to, head.uri);
    let mut headers = head.headers;
    headers.remove("host");
    let request = reqwest::Client::new().request(head.method, url);
    let answer = request.headers(headers).body(body).send().await.unwrap();
    wire.passed.fetch_add(1, Ordering::SeqCst);
    if wire.is_cut() {
        return broken();
    }
    let mut response = Response::builder().status(answer.status());
    for name in ["content-type", "x-line-request-id"] {
        if let Some(value) = answer.headers().get(name) {
            response = response.header(name, value);
        }
    }
    let body = answer.bytes().await.unwrap();
    response.body(Body::from(body)).unwrap()
}

/// An answer that ends in the middle.
fn broken() -> Response {
    let end = std::io::Error::other("the wire is cut");
    Response::new(Body::from_stream(stream::iter([Err::<Bytes, _>(end)])))
}

fn client(url: &str, simulator: &Simulator) -> Client {
    let token = simulator.platform.channel().access_token;
    let hosts = Hosts {
        api: url.to_owned(),
        data: url.to_owned(),
        access: url.to_owned(),
    };
    Client::new(hosts, Token::LongLived(token), Clock::System).unwrap()
}

/// In two languages: enough for every kind of step.
fn definitions() -> Definitions {
    let mut two = all();
    let is_one = |alias: &str| alias.ends_with("-ja") || alias.ends_with("-en");
    two.editions.retain(|edition| is_one(&edition.alias));
    two.images.retain(|alias, _| is_one(alias));
    two
}

fn all() -> Definitions {
    Definitions::built_in(&Words::load().unwrap()).unwrap()
}

/// The menus of a year ago: the same images, other data behind two taps.
fn older() -> Definitions {
    let mut older = definitions();
    for edition in &mut older.editions {
        if edition.alias.starts_with("member") {
            edition.menu.items[0].data.push_str(":old");
        }
    }
    older
}

/// A channel in which somebody else has a menu of their own, too.
async fn channel() -> (Simulator, Client) {
    let simulator = Simulator::start(Options::on_loopback()).await.unwrap();
    let line = client(&simulator.url(), &simulator);
    let mut theirs = definitions().editions[0].rich_menu(b"");
    theirs.name = "their campaign".to_owned();
    let id = line.create_rich_menu(&theirs).await.unwrap();
    let image = definitions().images["guest-ja"].clone();
    line.upload_rich_menu_image(&id, image).await.unwrap();
    line.create_rich_menu_alias("campaign", &id).await.unwrap();
    (simulator, line)
}

/// The name of the menu on a person's phone.
fn shown_to(person: &str, simulator: &Simulator) -> String {
    let menu = simulator.platform.shown_menu(person).unwrap();
    menu["name"].as_str().unwrap().to_owned()
}

/// The names at LINE, sorted.
async fn names(line: &Client) -> Vec<String> {
    let menus = line.rich_menus().await.unwrap();
    let mut names: Vec<String> = menus.into_iter().map(|menu| menu.name).collect();
    names.sort();
    names
}

async fn assert_published(line: &Client, wanted: &Definitions) {
    let editions = wanted.editions.iter();
    let mut expected: Vec<String> = editions
        .map(|edition| edition.rich_menu(&wanted.images[&edition.alias]).name)
        .collect();
    expected.push("their campaign".to_owned());
    expected.sort();
    assert_eq!(names(line).await, expected);
    for menu in line.rich_menus().await.unwrap() {
        assert!(line.has_rich_menu_image(&menu.rich_menu_id).await.unwrap());
        let alias = match Name::parse(&menu.name) {
            Some(name) => name.alias().to_owned(),
            None => "campaign".to_owned(),
        };
        let found = line.rich_menu_of_alias(&alias).await.unwrap();
        assert_eq!(found, Some(menu.rich_menu_id.clone()));
        if alias == wanted.default {
            let default = line.default_rich_menu().await.unwrap();
            assert_eq!(default, Some(menu.rich_menu_id));
        }
    }
}

#[tokio::test]
async fn publishing_brings_a_channel_to_the_definitions_and_then_does_nothing() {
    let (_simulator, line) = channel().await;
    let report = publish(&line, &definitions()).await.unwrap();
    assert_eq!(report.steps.len(), 13);
    assert_published(&line, &definitions()).await;
    assert_eq!(publish(&line, &definitions()).await.unwrap().steps, []);
    assert_eq!(publish(&line, &older()).await.unwrap().steps.len(), 9);
    assert_published(&line, &older()).await;
}

/// The program runs beside the simulator, so one thread is not enough.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_tells_its_steps_and_a_dry_run_does_none_of_them() {
    let (simulator, line) = channel().await;
    let (url, token) = (simulator.url(), simulator.platform.channel().access_token);
    let environment = [
        ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", token.as_str()),
        ("KAIRAN_LINE_API_URL", &url),
        ("KAIRAN_LINE_DATA_API_URL", &url),
    ];
    let publish = |arguments: &[&str]| {
        let output = kairan_with(&environment, &[&["publish"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        said(&output)
    };
    let dry = publish(&["--dry-run"]);
    assert!(dry.ends_with("37 steps to do, nothing done\n"), "{dry}");
    assert_eq!(names(&line).await, ["their campaign"]);
    let steps = publish(&[]);
    assert_eq!(
        steps.strip_suffix("37 steps done\n"),
        dry.strip_suffix("37 steps to do, nothing done\n")
    );
    assert_published(&line, &all()).await;
    let nothing = "nothing to do: the channel has these menus\n";
    assert_eq!(publish(&[]), nothing);
    assert_eq!(publish(&["--dry-run"]), nothing);
}

#[tokio::test]
async fn old_menus_live_until_line_has_moved_everyone() {
    let (simulator, line) = channel().await;
    publish(&line, &older()).await.unwrap();
    simulator.platform.adopt(HANA, "Hana", "en");
    let old = line.rich_menu_of_alias("member-en").await.unwrap().unwrap();
    line.link_rich_menu(HANA, &old).await.unwrap();
    // Longer than the way to the first question how far LINE is.
    simulator.platform.set_bulk_delay(500);
    publish(&line, &definitions()).await.unwrap();
    assert!(shown_to(HANA, &simulator).starts_with("member-en@"));
    let asked = simulator.platform.requests();
    let asked = asked.iter().filter(|r| r.endpoint == "richmenu.progress");
    assert!(asked.count() > 1);
}

#[tokio::test]
async fn definitions_that_check_finds_fault_with_are_not_published() {
    let (_simulator, line) = channel().await;
    let mut stale = definitions();
    stale.editions[0].labels[0].text.push('!');
    let error = publish(&line, &stale).await.unwrap_err().to_string();
    assert!(error.contains("guest-ja: the image is stale"), "{error}");
    assert_eq!(names(&line).await, ["their campaign"]);
}

#[tokio::test]
async fn a_first_publishing_cut_off_after_any_call_is_finished_by_the_next() {
    for calls in 1.. {
        let (simulator, line) = channel().await;
        let (url, wire) = Wire::lay(&simulator.url(), calls).await;
        let stopped = publish(&client(&url, &simulator), &definitions()).await;
        assert_eq!(stopped.is_err(), wire.is_cut());
        publish(&line, &definitions()).await.unwrap();
        assert_published(&line, &definitions()).await;
        assert_eq!(publish(&line, &definitions()).await.unwrap().steps, []);
        if !wire.is_cut() {
            return;
        }
    }
}

#[tokio::test]
async fn a_renewal_cut_off_after_any_call_is_finished_by_the_next_and_moves_everyone() {
    for calls in 1.. {
        let (simulator, line) = channel().await;
        publish(&line, &older()).await.unwrap();
        simulator.platform.adopt(HANA, "Hana", "en");
        let old = line.rich_menu_of_alias("member-en").await.unwrap().unwrap();
        line.link_rich_menu(HANA, &old).await.unwrap();

        let (url, wire) = Wire::lay(&simulator.url(), calls).await;
        let stopped = publish(&client(&url, &simulator), &definitions()).await;
        assert_eq!(stopped.is_err(), wire.is_cut());
        let shown = shown_to(HANA, &simulator);
        assert!(
            shown.starts_with("member-en@"),
            "after {calls} calls: {shown}"
        );

        publish(&line, &definitions()).await.unwrap();
        assert_published(&line, &definitions()).await;
        assert_eq!(publish(&line, &definitions()).await.unwrap().steps, []);
        let member = &definitions().editions[3];
        let image = &definitions().images["member-en"];
        assert_eq!(shown_to(HANA, &simulator), member.rich_menu(image).name);
        if !wire.is_cut() {
            return;
        }
    }
}
