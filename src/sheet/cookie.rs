//! The cookie that carries a session.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

use crate::app::App;

/// A door's session cookie: citizens and staff have one each, in the same browser at once.
#[derive(Clone, Copy, Debug)]
pub struct SessionCookie {
    /// With HTTPS its prefix has browsers refuse one that another host of the domain set, or that
    /// came over plain HTTP (RFC 6265bis, 4.1.3.2).
    secure: &'static str,
    plain: &'static str,
}

pub const CITIZEN: SessionCookie = SessionCookie {
    secure: "__Host-kairan_session",
    plain: "kairan_session",
};

pub const STAFF: SessionCookie = SessionCookie {
    secure: "__Host-kairan_staff",
    plain: "kairan_staff",
};

impl SessionCookie {
    fn name(self, app: &App) -> &'static str {
        match is_secure(app) {
            true => self.secure,
            false => self.plain,
        }
    }

    /// The session's token of a request.
    pub fn read<'a>(self, app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(app);
        let cookies = headers.get_all(COOKIE).iter();
        cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
    }

    /// `Set-Cookie`. `Lax`: another site's form does not carry it. `Secure` wherever the pages have
    /// HTTPS.
    pub fn set(self, app: &App, token: &str, seconds: i64) -> String {
        let secure = match is_secure(app) {
            true => "; Secure",
            false => "",
        };
        let name = self.name(app);
        format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }
}

fn is_secure(app: &App) -> bool {
    app.config.public_url.starts_with("https://")
}
