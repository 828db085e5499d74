//! `GET /admin/v1/notices/{id}/households`: how a drill graded each household, as JSON pages or one
//! CSV file.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::admin::access::Caller;
use crate::admin::{Admin, Id, csv, number, page, times};
use crate::city::audit::{Act, Deed};
use crate::city::drill::{Grade, Household};
use crate::city::notice::Kind;
use crate::city::plan::Channel;
use crate::problem::Problem;
use crate::store::drills::{self, Lost, Member, Proof};

const PAGE: usize = 100;
/// Also the households read at once for a CSV file.
const PAGE_LIMIT: usize = 1000;

#[derive(Deserialize, IntoParams)]
pub(super) struct Asked {
    /// All if absent.
    #[param(inline)]
    grade: Option<Grade>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 1000; 100 if absent.
    limit: Option<usize>,
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "items": [{
        "household": "01950000-0000-7000-8000-000000000001",
        "grade": "one",
        "people": [{
            "person": "01950000-0000-7000-8000-000000000001",
            "family_name": "山田", "given_name": "花子", "state": "accepted",
            "line_at": null, "email_at": "2026-12-01T10:00:07+09:00",
            "proven": [{"channel": "mail", "slot": 1, "at": "2026-12-01T18:12:40+09:00"}],
            "lost": [{"channel": "line", "slot": null, "because": "line-blocked"}]
        }]
    }],
    "next": null
}))]
pub(super) struct HouseholdsPage {
    items: Vec<HouseholdView>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct HouseholdView {
    /// The id of the first of its people.
    household: String,
    grade: Grade,
    people: Vec<MemberView>,
}

#[derive(Serialize, ToSchema)]
struct MemberView {
    person: String,
    family_name: Option<String>,
    given_name: Option<String>,
    /// As in `…/people`.
    state: String,
    /// When LINE took the message. It takes it for people who have blocked the account, too.
    line_at: Option<String>,
    /// When a mail server took the mail.
    email_at: Option<String>,
    /// Where this person confirmed, and so where it had arrived.
    proven: Vec<ProofView>,
    /// Where it is known not to have arrived.
    lost: Vec<LostView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ChannelView {
    Line,
    Mail,
}

#[derive(Serialize, ToSchema)]
struct ProofView {
    channel: ChannelView,
    /// Of the address; null for LINE.
    slot: Option<i64>,
    at: String,
}

#[derive(Serialize, ToSchema)]
struct LostView {
    /// Null: neither was there.
    channel: Option<ChannelView>,
    /// Of the address whose mail came back, where that is known.
    slot: Option<i64>,
    /// `line-not-linked`, `line-blocked`, `line-refused`, `quota`, `address-unproven`,
    /// `address-stopped`, `address-disabled`, `no-channel`, `gone`, `too-late` and others; of a mail that came back what its
    /// report says, such as `userunknown` or `filtered`.
    because: String,
}

/// The households of a drill, each with its grade and what its people have proven.
/// `Accept: text/csv` gives them all as a file, a line for each person. Who may see `…/people` may see
/// this.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}/households", tag = "notices",
    params(("id" = String, Path), Asked),
    responses(
        (status = 200, content((HouseholdsPage = "application/json"), (String = "text/csv"))),
        (status = 404, description = "no such notice, or no drill", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn households(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let notice = admin.with_names(&staff, id).await?.notice;
    if notice.kind != Kind::Drill {
        return Err(Problem::not_found("drill"));
    }
    let Query(asked) = asked?;
    let mut tx = admin.app.db.read().await?;
    let mut found = drills::households(&mut tx, &notice.id).await?;
    found.retain(|household| asked.grade.is_none_or(|grade| household.grade == grade));
    let seen = |act| Deed::new(&staff.id, act).about(&notice.id);
    if csv::is_wanted(&headers) {
        drop(tx);
        let people = number(people(&found).len());
        let deed = seen(Act::HouseholdsExported).amount(people);
        admin.seen(deed).await?;
        return Ok(csv_file(admin, notice.id, found));
    }
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let after = asked.cursor.unwrap_or_default();
    found.retain(|household| first(household) > after.as_str());
    let (found, next) = page::cut(found, limit, first);
    let people = people(&found);
    let members = drills::members(&mut tx, &notice.id, &people).await?;
    drop(tx);
    let deed = seen(Act::HouseholdsListed).amount(number(people.len()));
    admin.seen(deed).await?;
    let items = views(&found, members, &admin.app.config.time_zone);
    Ok(Json(HouseholdsPage { items, next }).into_response())
}

/// By whom a household is known.
fn first(household: &Household) -> &str {
    household.people.first().map_or("", String::as_str)
}

fn people(households: &[Household]) -> Vec<&str> {
    let people = households.iter().flat_map(|its| &its.people);
    people.map(String::as_str).collect()
}

fn views(households: &[Household], members: Vec<Member>, zone: &TimeZone) -> Vec<HouseholdView> {
    let members = members.into_iter();
    let mut members: std::collections::HashMap<String, Member> = members
        .map(|member| (member.recipient.person.clone(), member))
        .collect();
    let households = households.iter();
    let views = households.map(|household| {
        let people = household.people.iter();
        let people = people.filter_map(|person| members.remove(person));
        HouseholdView {
            household: first(household).to_owned(),
            grade: household.grade,
            people: people.map(|member| MemberView::of(member, zone)).collect(),
        }
    });
    views.collect()
}

impl MemberView {
    fn of(member: Member, zone: &TimeZone) -> MemberView {
        let time = |time| times::written(time, zone);
        let (recipient, proofs) = (member.recipient, member.proofs.into_iter());
        MemberView {
            person: recipient.person,
            family_name: recipient.family_name,
            given_name: recipient.given_name,
            state: recipient.state,
            line_at: recipient.line_at.map(time),
            email_at: recipient.email_at.map(time),
            proven: proofs
                .map(|Proof { way, at }| ProofView {
                    channel: way.channel().into(),
                    slot: way.slot(),
                    at: time(at),
                })
                .collect(),
            lost: member.lost.into_iter().map(LostView::from).collect(),
        }
    }
}

impl From<Lost> for LostView {
    fn from(lost: Lost) -> LostView {
        LostView {
            channel: lost.channel.map(ChannelView::from),
            slot: lost.slot,
            because: lost.because,
        }
    }
}

impl From<Channel> for ChannelView {
    fn from(channel: Channel) -> ChannelView {
        match channel {
            Channel::Line => ChannelView::Line,
            Channel::Mail => ChannelView::Mail,
        }
    }
}

impl ChannelView {
    /// With the slot of an address, such as `mail1`.
    fn with(&self, slot: Option<i64>) -> String {
        match (self, slot) {
            (ChannelView::Line, _) => "line".into(),
            (ChannelView::Mail, None) => "mail".into(),
            (ChannelView::Mail, Some(slot)) => format!("mail{slot}"),
        }
    }
}

/// The grades are those of when the file was asked for; the people are read while it is sent.
fn csv_file(admin: Admin, notice: String, households: Vec<Household>) -> Response {
    let pages = stream::try_unfold(households, move |mut rest| {
        let (admin, notice) = (admin.clone(), notice.clone());
        async move {
            if rest.is_empty() {
                return Ok(None);
            }
            let following = rest.split_off(rest.len().min(PAGE_LIMIT));
            let mut tx = admin.app.db.read().await?;
            let members = drills::members(&mut tx, &notice, &people(&rest)).await?;
            let views = views(&rest, members, &admin.app.config.time_zone);
            let rows = csv::rows(views.into_iter().flat_map(HouseholdView::rows))?;
            anyhow::Ok(Some((rows, following)))
        }
    });
    csv::file("households", &COLUMNS, pages)
}

const COLUMNS: [&str; 10] = [
    "household",
    "grade",
    "person",
    "family_name",
    "given_name",
    "state",
    "line_at",
    "email_at",
    "proven",
    "lost",
];

impl HouseholdView {
    /// One for each person, in the order of [`COLUMNS`].
    fn rows(self) -> impl Iterator<Item = [String; COLUMNS.len()]> {
        let (household, grade) = (self.household, self.grade.name());
        let people = self.people.into_iter();
        people.map(move |member| {
            let proven = member.proven.iter();
            let proven =
                proven.map(|proof| format!("{} {}", proof.channel.with(proof.slot), proof.at));
            let lost = member.lost.into_iter().map(|lost| match &lost.channel {
                Some(channel) => format!("{} {}", channel.with(lost.slot), lost.because),
                None => lost.because,
            });
            [
                household.clone(),
                grade.to_owned(),
                member.person,
                csv::harmless(member.family_name.unwrap_or_default()),
                csv::harmless(member.given_name.unwrap_or_default()),
                member.state,
                member.line_at.unwrap_or_default(),
                member.email_at.unwrap_or_default(),
                proven.collect::<Vec<_>>().join("; "),
                lost.collect::<Vec<_>>().join("; "),
            ]
        })
    }
}
