//! `/admin/v1/messages/{window}`: what citizens wrote to the city's office (`office`) or a school (its id),
//! read, answered, handed on and closed by whoever works there (F-50).

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::times::written;
use super::{Admin, Id};
use crate::city::message::{Channel, State, Window};
use crate::office::messages::{self, Answer, Author, Listed, Whole};
use crate::problem::Problem;
use crate::store::messages::{Message, Said, Thread};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(take))
        .routes(routes!(answer))
        .routes(routes!(hand_on))
        .routes(routes!(close))
}

/// The window and the thread of a path.
type Ids = Result<Path<(String, String)>, PathRejection>;

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// `open`, `answered` or `closed`; all if absent.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200; 50 if absent.
    limit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct ThreadPage {
    /// How many threads at this window wait to be read, on whichever page.
    unread: i64,
    /// Those that wait to be read first, then the newest.
    items: Vec<ListedView>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct ThreadView {
    id: String,
    /// `office`, or a school's id.
    window: String,
    state: State,
    /// Since when something in it waits to be read.
    unread_since: Option<String>,
    /// The staff member who takes care of it.
    assigned_to: Option<String>,
    created_at: String,
    /// Of its newest message.
    last_at: String,
    author: AuthorView,
}

#[derive(Serialize, ToSchema)]
struct AuthorView {
    /// Somebody without an ID, who is answered in the talk alone.
    guest: bool,
    /// Null for a guest, and where none is known.
    name: Option<String>,
    /// Their children at the school that reads this; empty for the office.
    children: Vec<ChildView>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = MessageChild)]
struct ChildView {
    child: String,
    family_name: String,
    given_name: String,
    grade: i64,
    class: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct ListedView {
    #[serde(flatten)]
    thread: ThreadView,
    /// What the citizen wrote last.
    newest: String,
}

#[derive(Serialize, ToSchema)]
struct WholeView {
    #[serde(flatten)]
    thread: ThreadView,
    /// The oldest first.
    messages: Vec<MessageView>,
}

#[derive(Serialize, ToSchema)]
struct MessageView {
    id: String,
    kind: KindView,
    at: String,
    /// Null where the thread was handed on.
    text: Option<String>,
    /// The staff member; null for what the citizen wrote.
    staff: Option<String>,
    /// Where it was handed on to.
    to: Option<String>,
    /// How the citizen was told of an answer; null: it stands on the pages alone.
    channel: Option<Channel>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum KindView {
    Written,
    Answered,
    HandedOn,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "体育館は9時に開きます。", "plain": true, "close": true}))]
struct AnswerBody {
    /// 1 to 5000 characters.
    text: String,
    /// Anybody may read it: the text itself goes out in LINE or by mail. Otherwise only the news that an
    /// answer is there, and it is read behind the log-in.
    #[serde(default)]
    plain: bool,
    /// Closes the thread with it.
    #[serde(default)]
    close: bool,
}

#[derive(Serialize, ToSchema)]
struct Answered {
    /// How the citizen is told; null: it stands on the pages alone, telephone them if it matters.
    channel: Option<Channel>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"to": "office"}))]
struct HandOnBody {
    /// `office`, or a school's id.
    to: String,
}

/// The threads at a window. For the office: roles `admin` and `city`; for a school: its own staff alone.
#[utoipa::path(
    get, path = "/admin/v1/messages/{window}", tag = "messages",
    params(("window" = String, Path, description = "`office`, or a school's id"), Asked),
    responses((status = 200, body = ThreadPage), (status = "4XX", body = Problem)),
)]
async fn list(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    window: Id,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<ThreadPage>, Problem> {
    let Path(window) = window?;
    let window = Window::parse(&window);
    allowed(staff.asker().may_take_messages(&window))?;
    let Query(asked) = asked?;
    let limit = asked.limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(Problem::wrong("limit", "must be 1 to 200"));
    }
    let (state, cursor) = (asked.state.as_deref(), asked.cursor.as_deref());
    let page = messages::list(&admin.app, &staff, &window, state, cursor, limit).await?;
    let zone = &admin.app.config.time_zone;
    let items = page.threads.into_iter();
    Ok(Json(ThreadPage {
        unread: page.unread,
        items: items.map(|listed| ListedView::of(listed, zone)).collect(),
        next: page.next,
    }))
}

/// One thread with everything in it. Looking does not mark it as read: `…/take` does.
#[utoipa::path(
    get, path = "/admin/v1/messages/{window}/{id}", tag = "messages",
    params(("window" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = WholeView), (status = "4XX", body = Problem)),
)]
async fn show(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    ids: Ids,
) -> Result<Json<WholeView>, Problem> {
    let Path((window, id)) = ids?;
    let window = Window::parse(&window);
    let whole = messages::show(&admin.app, &staff, &window, &id).await?;
    Ok(Json(WholeView::of(whole, &admin.app.config.time_zone)))
}

/// Whoever calls has read the thread as it stands, and takes care of it.
#[utoipa::path(
    post, path = "/admin/v1/messages/{window}/{id}/take", tag = "messages",
    params(("window" = String, Path), ("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn take(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    ids: Ids,
) -> Result<StatusCode, Problem> {
    let Path((window, id)) = ids?;
    messages::take(&admin.app, &staff, &Window::parse(&window), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers in LINE; where that is not linked or blocked, by mail.
#[utoipa::path(
    post, path = "/admin/v1/messages/{window}/{id}/answer", tag = "messages",
    params(("window" = String, Path), ("id" = String, Path)), request_body = AnswerBody,
    responses((status = 200, body = Answered), (status = "4XX", body = Problem)),
)]
async fn answer(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    ids: Ids,
    body: Body,
) -> Result<Json<Answered>, Problem> {
    let Path((window, id)) = ids?;
    let window = Window::parse(&window);
    allowed(staff.asker().may_take_messages(&window))?;
    let AnswerBody { text, plain, close } = body.read()?;
    let new = Answer { text, plain, close };
    let channel = messages::answer(&admin.app, &staff, &window, &id, &new).await?;
    Ok(Json(Answered { channel }))
}

/// Hands a thread on: a school to the office, the office to any school. From then on only that window reads
/// it; the citizen is told.
#[utoipa::path(
    post, path = "/admin/v1/messages/{window}/{id}/hand-on", tag = "messages",
    params(("window" = String, Path), ("id" = String, Path)), request_body = HandOnBody,
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn hand_on(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    ids: Ids,
    body: Body,
) -> Result<StatusCode, Problem> {
    let Path((window, id)) = ids?;
    let window = Window::parse(&window);
    allowed(staff.asker().may_take_messages(&window))?;
    let HandOnBody { to } = body.read()?;
    messages::hand_on(&admin.app, &staff, &window, &id, &Window::parse(&to)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Closes a thread; a further message of the citizen opens it again.
#[utoipa::path(
    post, path = "/admin/v1/messages/{window}/{id}/close", tag = "messages",
    params(("window" = String, Path), ("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn close(
    Shared(admin): Shared<Admin>,
    Caller(staff): Caller,
    ids: Ids,
) -> Result<StatusCode, Problem> {
    let Path((window, id)) = ids?;
    messages::close(&admin.app, &staff, &Window::parse(&window), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl ThreadView {
    fn of(thread: Thread, author: Author, zone: &TimeZone) -> ThreadView {
        ThreadView {
            window: thread.window.name().to_owned(),
            id: thread.id,
            state: thread.state,
            unread_since: thread.unread_since.map(|at| written(at, zone)),
            assigned_to: thread.assigned_to,
            created_at: written(thread.created_at, zone),
            last_at: written(thread.last_at, zone),
            author: AuthorView::of(author),
        }
    }
}

impl AuthorView {
    fn of(author: Author) -> AuthorView {
        let (guest, name, children) = match author {
            Author::Guest => (true, String::new(), Vec::new()),
            Author::Person { name, children } => (false, name, children),
        };
        let children = children.into_iter().map(|pupil| ChildView {
            child: pupil.child,
            family_name: pupil.family_name,
            given_name: pupil.given_name,
            grade: pupil.grade,
            class: pupil.class,
        });
        AuthorView {
            guest,
            name: Some(name).filter(|name| !name.is_empty()),
            children: children.collect(),
        }
    }
}

impl ListedView {
    fn of(listed: Listed, zone: &TimeZone) -> ListedView {
        ListedView {
            newest: listed.newest,
            thread: ThreadView::of(listed.thread, listed.author, zone),
        }
    }
}

impl WholeView {
    fn of(whole: Whole, zone: &TimeZone) -> WholeView {
        let messages = whole.messages.into_iter();
        WholeView {
            messages: messages.map(|it| MessageView::of(it, zone)).collect(),
            thread: ThreadView::of(whole.thread, whole.author, zone),
        }
    }
}

impl MessageView {
    fn of(message: Message, zone: &TimeZone) -> MessageView {
        let mut view = MessageView {
            id: message.id,
            kind: KindView::Written,
            at: written(message.at, zone),
            text: None,
            staff: None,
            to: None,
            channel: None,
        };
        match message.said {
            Said::Written(text) => view.text = Some(text),
            Said::Answered {
                text,
                staff,
                channel,
                ..
            } => {
                view.kind = KindView::Answered;
                (view.text, view.staff, view.channel) = (Some(text), Some(staff), channel);
            }
            Said::HandedOn { to, staff } => {
                view.kind = KindView::HandedOn;
                (view.to, view.staff) = (Some(to.name().to_owned()), Some(staff));
            }
        }
        view
    }
}
