//! A request's JSON body, read strictly: what is no JSON, or says what nobody asked, is told.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use super::Admin;
use crate::problem::Problem;

/// Not yet looked at: first comes whether the caller may ask at all.
pub(super) struct Body {
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
}

impl FromRequest<Admin> for Body {
    type Rejection = Infallible;

    async fn from_request(request: Request, admin: &Admin) -> Result<Body, Infallible> {
        Ok(Body {
            headers: request.headers().clone(),
            bytes: Bytes::from_request(request, admin).await,
        })
    }
}

impl Body {
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, Problem> {
        let bytes = self.bytes?;
        let kind = self.headers.get(header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "the body must be application/json",
            ));
        }
        let value: serde_json::Value = serde_json::from_slice(&bytes)
            .map_err(|error| Problem::bad_request(format!("the body is not JSON: {error}")))?;
        serde_json::from_value(value)
            .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))
    }
}
