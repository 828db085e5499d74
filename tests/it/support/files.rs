//! Files that staff upload, and what a browser gets of them.

use kairan::line::client::percent;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::city::City;

/// A PDF of about so many bytes.
pub fn pdf(bytes: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec();
    let letters = b"0123456789abcdef\n".iter().cycle();
    content.extend(letters.take(bytes.saturating_sub(content.len())));
    content
}

pub fn png() -> Vec<u8> {
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01".to_vec()
}

/// Uploads a file: status and answer.
pub async fn upload(
    city: &City,
    token: &str,
    name: &str,
    media_type: &str,
    content: Vec<u8>,
) -> (u16, Value) {
    let url = format!("{}/admin/v1/attachments?name={}", city.url, percent(name));
    let request = city.http.post(url).bearer_auth(token);
    let request = request.header("content-type", media_type).body(content);
    let answer = request.send().await.unwrap();
    let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap());
    (
        status,
        serde_json::from_str(&text).unwrap_or(Value::String(text)),
    )
}

/// Uploads a small PDF of this name; its id.
pub async fn uploaded(city: &City, token: &str, name: &str) -> String {
    let (status, answer) = upload(city, token, name, "application/pdf", pdf(100)).await;
    assert_eq!(status, 201, "{answer}");
    answer["id"].as_str().unwrap().to_owned()
}

/// What a browser gets.
pub struct Got {
    pub status: u16,
    pub headers: HeaderMap,
    pub content: Vec<u8>,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

/// Opens a link of ours; `token`: a staff member's.
pub async fn get(city: &City, url: &str, token: Option<&str>) -> Got {
    let path = url.strip_prefix(&city.url).unwrap_or(url);
    let mut request = city.http.get(format!("{}{path}", city.url));
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let answer = request.send().await.unwrap();
    Got {
        status: answer.status().as_u16(),
        headers: answer.headers().clone(),
        content: answer.bytes().await.unwrap().to_vec(),
    }
}

/// The links of a mail's text, in their order.
pub fn links(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    let links = words.filter(|word| word.starts_with("http"));
    links.map(str::to_owned).collect()
}
