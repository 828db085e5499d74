//! `/admin/v1/people`: one person, by e-mail address.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{self, Query};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::{Admin, times};
use crate::city::address::State;
use crate::city::audit::{Act, Deed};
use crate::city::plan::Line;
use crate::problem::Problem;
use crate::store::drills::Way;
use crate::store::lookups::{self, Seen, SeenAddress, SeenChild};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(look_up))
}

#[derive(Deserialize, IntoParams)]
struct Sought {
    /// An address in any slot.
    email: String,
}

#[derive(Serialize, ToSchema)]
struct PersonView {
    id: String,
    family_name: Option<String>,
    given_name: Option<String>,
    /// As chosen: `ja`, `ja-easy`, `en`, `zh-Hans`, `vi` or `pt-BR`.
    language: String,
    area: Option<String>,
    addresses: Vec<AddressView>,
    line: LineView,
    children: Vec<ChildView>,
}

#[derive(Serialize, ToSchema)]
struct AddressView {
    /// 1 to 4; notices go to 1 and 2.
    slot: i64,
    address: String,
    state: AddressState,
    /// Another address waits to be proven and will replace this one.
    changing: bool,
    /// In use, but its filter refused a mail of ours within the last 14 days.
    filtered: bool,
    last_bounce: Option<BounceView>,
    /// When a drill last proved that mails to it are read.
    drilled_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AddressState {
    /// In use.
    Proven,
    /// In use, but proven over 13 months ago: the person was asked to confirm it.
    ToConfirm,
    /// The link in its mail was not opened yet.
    Unproven,
    /// Its owner wants no mail.
    Stopped,
    /// Not in use: two mails within 14 days came back as from a mailbox that is gone.
    Unreachable,
}

/// The newest report on an address.
#[derive(Serialize, ToSchema)]
struct BounceView {
    /// `userunknown`, `filtered`, `mailboxfull` and so on.
    reason: String,
    /// Another try can never work.
    hard: bool,
    code: Option<i64>,
    /// RFC 3463, such as `5.1.1`.
    status: Option<String>,
    /// Where in the SMTP dialogue: `RCPT`, `DATA` and so on.
    stage: Option<String>,
    at: String,
}

#[derive(Serialize, ToSchema)]
struct LineView {
    state: LineState,
    /// When a drill last proved that messages in LINE are read.
    drilled_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LineState {
    Unlinked,
    Linked,
    Blocked,
    Refused,
}

#[derive(Serialize, ToSchema)]
struct ChildView {
    id: String,
    family_name: String,
    given_name: String,
    school: Option<String>,
    grade: Option<i64>,
    /// Null with a school: not set.
    class: Option<String>,
    groups: Vec<String>,
}

/// A person with addresses, LINE and children.
#[utoipa::path(
    get, path = "/admin/v1/people", tag = "people", params(Sought),
    responses((status = 200, body = PersonView), (status = "4XX", body = Problem)),
)]
async fn look_up(
    extract::State(admin): extract::State<Admin>,
    Caller(caller): Caller,
    sought: Result<Query<Sought>, QueryRejection>,
) -> Result<Json<PersonView>, Problem> {
    let asker = caller.asker();
    allowed(asker.role.sends())?;
    let Query(sought) = sought?;
    let mut tx = admin.app.db.read().await?;
    let seen = lookups::by_email(&mut tx, &sought.email, admin.app.clock.now()).await?;
    // Whether an address is known to the city is nobody's business at another school.
    let seen = seen.filter(|seen| asker.may_look_up(schools(seen)));
    let seen = seen.ok_or_else(|| Problem::not_found("person"))?;
    drop(tx);
    let deed = Deed::new(&caller.id, Act::PersonSeen).about(&seen.id);
    admin.seen(deed).await?;
    Ok(Json(PersonView::of(seen, &admin.app.config.time_zone)))
}

fn schools(seen: &Seen) -> impl Iterator<Item = &str> {
    let places = seen
        .children
        .iter()
        .filter_map(|child| child.place.as_ref());
    places.map(|place| place.school.as_str())
}

impl PersonView {
    fn of(seen: Seen, zone: &TimeZone) -> PersonView {
        let proofs = &seen.proofs;
        let drilled = |way| {
            let proof = proofs.iter().find(|proof| proof.way == way);
            proof.map(|proof| times::written(proof.at, zone))
        };
        let addresses = seen.addresses.into_iter();
        PersonView {
            id: seen.id,
            family_name: seen.family_name,
            given_name: seen.given_name,
            language: seen.language,
            area: seen.area,
            addresses: addresses
                .map(|of| AddressView {
                    drilled_at: drilled(Way::Mail(of.slot)),
                    ..AddressView::of(of, zone)
                })
                .collect(),
            line: LineView {
                drilled_at: drilled(Way::Line),
                state: match seen.line {
                    Line::Unlinked => LineState::Unlinked,
                    Line::Reachable | Line::Spent => LineState::Linked,
                    Line::Blocked => LineState::Blocked,
                    Line::Refused => LineState::Refused,
                },
            },
            children: seen.children.into_iter().map(ChildView::from).collect(),
        }
    }
}

impl AddressView {
    fn of(address: SeenAddress, zone: &TimeZone) -> AddressView {
        AddressView {
            filtered: address.filtered,
            drilled_at: None,
            last_bounce: address.last_bounce.map(|last| BounceView {
                reason: last.reason.name().to_owned(),
                hard: last.hard,
                code: last.code,
                status: last.status,
                stage: last.stage,
                at: times::written(last.at, zone),
            }),
            slot: address.slot,
            address: address.address,
            state: match address.state {
                State::Proven => AddressState::Proven,
                State::ToConfirm => AddressState::ToConfirm,
                State::Waiting => AddressState::Unproven,
                State::Stopped => AddressState::Stopped,
                State::Unreachable => AddressState::Unreachable,
            },
            changing: address.changing,
        }
    }
}

impl From<SeenChild> for ChildView {
    fn from(child: SeenChild) -> ChildView {
        let (school, grade, class, groups) = match child.place {
            Some(place) => (
                Some(place.school),
                Some(place.grade),
                place.class,
                place.groups,
            ),
            None => (None, None, None, Vec::new()),
        };
        ChildView {
            id: child.id,
            family_name: child.family_name,
            given_name: child.given_name,
            school,
            grade,
            class,
            groups,
        }
    }
}
