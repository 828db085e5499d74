//! A browser without script: keeps cookies, follows redirects, fills in forms as they stand on the
//! page and presses their buttons. A field or choice that the page does not have is a failed test.

use std::collections::BTreeMap;

use kairan::line::client::percent;
use reqwest::redirect::Policy;
use scraper::{ElementRef, Html, Selector};

use super::city::City;

/// More hops than any of our pages takes.
const REDIRECTS: usize = 5;

pub struct Browser {
    client: reqwest::Client,
    base: String,
    cookies: BTreeMap<String, String>,
    /// `Accept-Language`.
    language: &'static str,
    /// `User-Agent`.
    name: &'static str,
    pub page: Page,
}

/// A page as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub status: u16,
    pub html: String,
    /// The path it stands at, with its query; a whole address where it left our pages.
    pub path: String,
}

impl Page {
    /// The words on it, without tags.
    pub fn text(&self) -> String {
        let html = Html::parse_document(&self.html);
        let body = html.select(&selector("body")).next();
        let words = body.map(|body| body.text().collect::<Vec<_>>().join(" "));
        let words = words.unwrap_or_else(|| self.html.clone());
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn says(&self, part: &str) -> bool {
        self.text().contains(part)
    }
}

impl Browser {
    pub fn new(city: &City) -> Browser {
        Browser::speaking(city, "ja")
    }

    /// With the browser's own language.
    pub fn speaking(city: &City, language: &'static str) -> Browser {
        let client = reqwest::Client::builder().redirect(Policy::none()).build();
        Browser {
            client: client.unwrap(),
            base: city.url.clone(),
            cookies: BTreeMap::new(),
            language,
            name: "",
            page: Page::default(),
        }
    }

    /// What it says it is.
    pub fn calls_itself(&mut self, name: &'static str) {
        self.name = name;
    }

    /// Opens a path, or a link of ours.
    pub async fn open(&mut self, url: &str) -> &Page {
        let path = url.strip_prefix(&self.base).unwrap_or(url).to_owned();
        self.go("GET", path, None).await
    }

    pub async fn log_in(&mut self, email: &str, password: &str) -> &Page {
        self.open("/login").await;
        self.send(&[("email", email), ("password", password)], "")
            .await
    }

    /// Follows the first link with these words.
    pub async fn follow(&mut self, words: &str) -> &Page {
        let html = Html::parse_document(&self.page.html);
        let link = html
            .select(&selector("a[href]"))
            .find(|link| said(*link).contains(words))
            .unwrap_or_else(|| panic!("no link {words}: {}", self.page.text()));
        let to = link.attr("href").unwrap().to_owned();
        let to = self.absolute(&to);
        self.go("GET", to, None).await
    }

    /// Fills in the form with this button (empty: the first form of `main`), and presses it.
    pub async fn send(&mut self, fields: &[(&str, &str)], button: &str) -> &Page {
        let (to, body) = self.filled(fields, button);
        self.go("POST", to, Some(body)).await
    }

    /// The pair that proves a form to be of this log-in, for one that stands on no page.
    pub fn csrf(&self) -> String {
        let token = self.page.html.split("name=\"csrf\" value=\"").nth(1);
        let token = token.and_then(|rest| rest.split('"').next());
        format!(
            "csrf={}",
            percent(token.expect("a form of somebody logged in"))
        )
    }

    /// Sends a form that stands on no page.
    pub async fn post(&mut self, path: &str, body: &str) -> &Page {
        self.go("POST", path.to_owned(), Some(body.to_owned()))
            .await
    }

    /// Puts a file into the form that takes one, and sends it.
    pub async fn attaches(&mut self, name: &str, media_type: &str, content: &[u8]) -> &Page {
        let (action, csrf) = {
            let html = Html::parse_document(&self.page.html);
            let takes = selector("form[enctype='multipart/form-data']");
            let form = html.select(&takes).next();
            let form = form.unwrap_or_else(|| panic!("no file: {}", self.page.text()));
            let csrf = form.select(&selector("input[name=csrf]")).next();
            let csrf = csrf.and_then(|field| field.attr("value")).unwrap();
            let action = form.attr("action").unwrap_or_default();
            (self.absolute(action), csrf.to_owned())
        };
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n\
             --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        );
        let body = [head.as_bytes(), content, b"\r\n--edge--\r\n"].concat();
        let request = self
            .client
            .post(format!("{}{action}", self.base))
            .header("accept-language", self.language)
            .header("cookie", self.cookies())
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(body);
        let answer = request.send().await.unwrap();
        if let Some(to) = answer.headers().get("location") {
            let to = to.to_str().unwrap().split('#').next().unwrap().to_owned();
            return self.open(&to).await;
        }
        self.page = Page {
            status: answer.status().as_u16(),
            html: answer.text().await.unwrap(),
            path: action,
        };
        &self.page
    }

    /// Fills in the form, chooses a file for its field, and presses the button. The answer is a page.
    pub async fn upload(
        &mut self,
        fields: &[(&str, &str)],
        (field, file): (&str, &[u8]),
        button: &str,
    ) -> &Page {
        const BOUNDARY: &str = "----a-boundary-that-no-file-holds";
        let (path, sent) = self.pairs(fields, button);
        let mut body = Vec::new();
        for (name, value) in sent.iter().filter(|(name, _)| name != field) {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n{value}\r\n").bytes());
        }
        let head =
            format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"list.csv\"");
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\nContent-Type: text/csv\r\n\r\n").bytes());
        body.extend(file);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("accept-language", self.language)
            .header("cookie", self.cookies())
            .header("content-type", kind);
        let answer = request.body(body).send().await.unwrap();
        self.page = Page {
            status: answer.status().as_u16(),
            html: answer.text().await.unwrap(),
            path,
        };
        &self.page
    }

    /// Sends fields to a path with the token of the form that stands on the page now: what somebody sends
    /// who does not wait for a page to offer it.
    pub async fn posts(&mut self, path: &str, fields: &[(&str, &str)]) -> &Page {
        let html = Html::parse_document(&self.page.html);
        let token = html.select(&selector("input[name=csrf]")).next();
        let token = token.and_then(|input| input.attr("value"));
        let token = token.unwrap_or_default().to_owned();
        let pairs = fields.iter().copied().chain([("csrf", token.as_str())]);
        let pairs = pairs.map(|(name, value)| format!("{}={}", percent(name), percent(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.go("POST", path.to_owned(), Some(body)).await
    }

    /// Where the form goes, and what a browser would send.
    fn filled(&self, fields: &[(&str, &str)], button: &str) -> (String, String) {
        let (to, sent) = self.pairs(fields, button);
        let pairs = sent
            .iter()
            .map(|(name, value)| format!("{}={}", percent(name), percent(value)));
        (to, pairs.collect::<Vec<_>>().join("&"))
    }

    fn pairs(&self, fields: &[(&str, &str)], button: &str) -> (String, Vec<(String, String)>) {
        let html = Html::parse_document(&self.page.html);
        // The form whose button this is.
        let pressed = html
            .select(&selector("main form button"))
            .find(|found| button.is_empty() || label(*found) == button);
        let pressed =
            pressed.unwrap_or_else(|| panic!("no button {button:?}: {}", self.page.text()));
        let form = pressed.ancestors().filter_map(ElementRef::wrap);
        let form = form
            .into_iter()
            .find(|around| around.value().name() == "form")
            .unwrap();
        let mut sent = standing(form);
        let mut replaced: Vec<&str> = Vec::new();
        for (name, value) in fields {
            assert!(
                offers(form, name, value),
                "no {name}={value} in: {}",
                self.page.text()
            );
            if !replaced.contains(name) {
                sent.retain(|(known, _)| known != name);
                replaced.push(name);
            }
            sent.push(((*name).to_owned(), (*value).to_owned()));
        }
        if let Some(name) = pressed.attr("name") {
            let value = pressed.attr("value").unwrap_or_default();
            sent.push((name.to_owned(), value.to_owned()));
        }
        let to = pressed.attr("formaction").or(form.attr("action"));
        let to = to.unwrap_or_default();
        (self.absolute(to), sent)
    }

    fn absolute(&self, to: &str) -> String {
        let path = self.page.path.split('?').next().unwrap_or_default();
        match to {
            "" => self.page.path.clone(),
            _ if to.starts_with('?') => format!("{path}{to}"),
            // On somebody else's page.
            _ if to.starts_with('/') && !path.starts_with('/') => {
                let origin: String = path.split_inclusive('/').take(3).collect();
                format!("{}{to}", origin.trim_end_matches('/'))
            }
            _ => to.strip_prefix(&self.base).unwrap_or(to).to_owned(),
        }
    }

    async fn go(&mut self, method: &str, path: String, body: Option<String>) -> &Page {
        let (mut method, mut path, mut body) = (method.to_owned(), path, body);
        for _ in 0..REDIRECTS {
            let url = match path.starts_with('/') {
                true => format!("{}{path}", self.base),
                // Somebody else's page: LINE's dialog, say.
                false => path.clone(),
            };
            let mut request = self
                .client
                .request(method.parse().unwrap(), &url)
                .header("accept-language", self.language)
                .header("user-agent", self.name)
                .header("cookie", self.cookies());
            if let Some(body) = body.take() {
                let kind = "application/x-www-form-urlencoded";
                request = request.header("content-type", kind).body(body);
            }
            let answer = request.send().await.unwrap();
            for cookie in answer.headers().get_all("set-cookie") {
                self.keep(cookie.to_str().unwrap());
            }
            let status = answer.status().as_u16();
            let to = answer.headers().get("location");
            if let (300..400, Some(to)) = (status, to) {
                let to = to.to_str().unwrap().to_owned();
                path = to.strip_prefix(&self.base).unwrap_or(&to).to_owned();
                method = "GET".into();
                continue;
            }
            let html = answer.text().await.unwrap();
            self.page = Page { status, html, path };
            return &self.page;
        }
        panic!("redirected without end: {path}");
    }

    fn cookies(&self) -> String {
        let pairs = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        match cookie.contains("Max-Age=0") {
            true => drop(self.cookies.remove(name)),
            false => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
        }
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn said(element: ElementRef<'_>) -> String {
    let words = element.text().collect::<Vec<_>>().join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn label(button: ElementRef<'_>) -> String {
    button
        .attr("aria-label")
        .map_or_else(|| said(button), str::to_owned)
}

/// What is sent if nobody touches the form.
fn standing(form: ElementRef<'_>) -> Vec<(String, String)> {
    let mut sent = Vec::new();
    for field in form.select(&selector("input[name], textarea[name], option")) {
        if field.value().name() == "option" && !is_chosen(field) {
            continue;
        }
        let kind = field.attr("type").unwrap_or("text");
        let ticked = !matches!(kind, "radio" | "checkbox") || field.attr("checked").is_some();
        let name = field.attr("name").or_else(|| {
            let around = field.ancestors().filter_map(ElementRef::wrap);
            let mut select = around.filter(|around| around.value().name() == "select");
            select.next()?.attr("name")
        });
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        if let (Some(name), true) = (name, ticked) {
            sent.push((name.to_owned(), value));
        }
    }
    sent
}

/// Whether an option is the one of its list: the selected one, else the first.
fn is_chosen(option: ElementRef<'_>) -> bool {
    let select = option.ancestors().filter_map(ElementRef::wrap);
    let mut select = select.filter(|around| around.value().name() == "select");
    let Some(select) = select.next() else {
        return false;
    };
    let all = selector("option");
    let chosen = select
        .select(&selector("option[selected]"))
        .next()
        .or_else(|| select.select(&all).next());
    chosen == Some(option)
}

/// Whether the form has the field, and the choice where there are choices.
fn offers(form: ElementRef<'_>, name: &str, value: &str) -> bool {
    let named = selector("input, textarea");
    let mut fields = form
        .select(&named)
        .filter(|field| field.attr("name") == Some(name));
    let free = |field: &ElementRef<'_>| {
        !matches!(field.attr("type"), Some("radio" | "checkbox" | "hidden"))
    };
    let all: Vec<_> = fields.by_ref().collect();
    let options = selector("select option");
    let mut options = form.select(&options).filter(|option| {
        let select = option.parent().and_then(ElementRef::wrap);
        select.is_some_and(|select| select.attr("name") == Some(name))
    });
    all.iter().any(free)
        || all.iter().any(|field| field.attr("value") == Some(value))
        || options.any(|option| option.attr("value") == Some(value))
}
