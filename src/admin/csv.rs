//! Lists as CSV files, as the console gives them, too.

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

pub(super) use crate::sheet::csv::{file, harmless, is_wanted, rows};

/// A link cannot say what it accepts: `?format=csv` says it in the address.
pub(super) async fn asked_in_the_address(mut request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    if query.split('&').any(|pair| pair == "format=csv") {
        let csv = HeaderValue::from_static("text/csv");
        request.headers_mut().insert(header::ACCEPT, csv);
    }
    next.run(request).await
}
