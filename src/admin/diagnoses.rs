//! `/admin/v1/diagnoses/{number}`: what a person's check of "the mail does not come" found, for the
//! support desk that is told the number.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::{Caller, allowed};
use super::times::written;
use crate::city::audit::{Act, Deed};
use crate::city::diagnosis::{Finding, Level, Voice, read_number};
use crate::problem::Problem;
use crate::store::diagnoses;
use crate::words::Language;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(look_up))
}

/// What was found; it holds no address. `GET /admin/v1/people` shows those of whoever asks.
#[derive(Serialize, ToSchema)]
struct DiagnosisView {
    number: String,
    created_at: String,
    /// The person's id, as `GET /admin/v1/people` shows it.
    person: String,
    /// In the order of the seven points.
    findings: Vec<FindingView>,
}

#[derive(Serialize, ToSchema)]
struct FindingView {
    /// 1 to 7: filter, maintenance, coverage, addresses, the switch, slots, what came back.
    point: i64,
    level: FindingLevel,
    /// The address's slot, 1 to 4, where it is about one.
    slot: Option<i64>,
    /// The mail server's code, or our own word where it gave none.
    code: Option<String>,
    /// As the person read it, in Japanese.
    text: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FindingLevel {
    /// Keeps mails away.
    Wrong,
    /// Only the person can look.
    Look,
    Fine,
}

/// A diagnosis by its number, for roles `admin` and `city`.
#[utoipa::path(
    get, path = "/admin/v1/diagnoses/{number}", tag = "people",
    params(("number" = String, Path, description = "As the person reads it out: eight characters, in any case")),
    responses((status = 200, body = DiagnosisView), (status = "4XX", body = Problem)),
)]
async fn look_up(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    Path(number): Path<String>,
) -> Result<Json<DiagnosisView>, Problem> {
    allowed(caller.asker().may_diagnose())?;
    let nothing = || Problem::not_found("diagnosis");
    let number = read_number(&number).ok_or_else(nothing)?;
    let mut tx = admin.app.db.read().await?;
    let found = diagnoses::by_number(&mut tx, &number).await?;
    let found = found.ok_or_else(nothing)?;
    drop(tx);
    let deed = Deed::new(&caller.id, Act::DiagnosisSeen).about(&found.person);
    admin.seen(deed).await?;
    let config = &admin.app.config;
    let voice = Voice {
        words: &admin.app.words,
        language: Language::Ja,
        zone: &config.time_zone,
        domain: config.mail_domain(),
    };
    let findings = found.findings.iter();
    Ok(Json(DiagnosisView {
        number: found.number,
        created_at: written(found.created_at, &config.time_zone),
        person: found.person,
        findings: findings.map(|finding| view(finding, &voice)).collect(),
    }))
}

fn view(finding: &Finding, voice: &Voice<'_>) -> FindingView {
    FindingView {
        point: finding.point(),
        level: match finding.level {
            Level::Wrong => FindingLevel::Wrong,
            Level::Look => FindingLevel::Look,
            Level::Fine => FindingLevel::Fine,
        },
        slot: finding.slot(),
        code: finding.code().map(str::to_owned),
        text: finding.say(voice),
    }
}
