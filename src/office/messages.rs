//! What staff do with what citizens write (F-50): they read it by window, take care of it, answer, hand it
//! on, close it. A school's letters are read by its own staff alone.

use super::{Refusal, allowed, number, seen};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::message::{Channel, State, TEXT_MAX, Window, text};
use crate::clock::Millis;
use crate::household::message::{Told, Way, tell, tell_desk};
use crate::store::absences::{self, Pupil};
use crate::store::messages::{self, After, Message, NewAnswer, Said, Thread, Writer};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, children, people, schools};

/// Who wrote a thread, as its window may know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Person {
        /// Empty where none is known.
        name: String,
        /// At the school that reads this; none for the office.
        children: Vec<Pupil>,
    },
    /// A LINE account without an ID.
    Guest,
}

/// A thread in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub thread: Thread,
    pub author: Author,
    /// What the citizen wrote last.
    pub newest: String,
}

/// A page of a window's threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Those that wait to be read first, then the newest.
    pub threads: Vec<Listed>,
    /// How many wait to be read.
    pub unread: i64,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A thread with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub thread: Thread,
    pub author: Author,
    pub messages: Vec<Message>,
}

/// The threads at a window. `state` by its name: only those.
pub async fn list(
    app: &App,
    staff: &Staff,
    window: &Window,
    state: Option<&str>,
    cursor: Option<&str>,
    limit: i64,
) -> Result<Page, Refusal> {
    allowed(staff.asker().may_take_messages(window))?;
    let state = state.map(|name| {
        State::parse(name)
            .ok_or_else(|| Refusal::wrong("state", "must be open, answered, closed or absent"))
    });
    let state = state.transpose()?;
    let after = cursor.map(|cursor| {
        read_cursor(cursor).ok_or_else(|| Refusal::wrong("cursor", "is none of ours"))
    });
    let after = after.transpose()?;
    let mut tx = app.db.read().await?;
    exists(&mut tx, window).await?;
    let mut found = messages::list(&mut tx, window, state, after.as_ref(), limit + 1).await?;
    let fit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > fit;
    found.truncate(fit);
    let next = found.last().filter(|_| more).map(cursor_after);
    let mut threads = Vec::with_capacity(found.len());
    for thread in found {
        let newest = messages::of_thread(&mut tx, &thread.id).await?;
        let newest = newest
            .into_iter()
            .rev()
            .find_map(|message| match message.said {
                Said::Written(text) => Some(text),
                _ => None,
            });
        threads.push(Listed {
            author: author(app, &mut tx, &thread).await?,
            newest: newest.unwrap_or_default(),
            thread,
        });
    }
    let unread = messages::unread(&mut tx, window).await?;
    drop(tx);
    let deed = Deed::new(&staff.id, Act::MessagesListed).about(window.name());
    seen(app, &deed.amount(number(threads.len()))).await?;
    Ok(Page {
        threads,
        unread,
        next,
    })
}

fn cursor_after(thread: &Thread) -> String {
    let unread = u8::from(thread.unread_since.is_some());
    format!("{unread}.{}.{}", thread.last_at.0, thread.id)
}

fn read_cursor(cursor: &str) -> Option<After> {
    let (unread, rest) = cursor.split_once('.')?;
    let (last_at, id) = rest.split_once('.')?;
    Some(After {
        unread: unread == "1",
        last_at: Millis(last_at.parse().ok()?),
        id: id.to_owned(),
    })
}

async fn exists(tx: &mut Tx, window: &Window) -> Result<(), Refusal> {
    match window.school() {
        Some(school) if schools::by_id(tx, school).await?.is_none() => {
            Err(Refusal::NotFound("school"))
        }
        _ => Ok(()),
    }
}

async fn author(app: &App, tx: &mut Tx, thread: &Thread) -> anyhow::Result<Author> {
    let Writer::Person(id) = &thread.writer else {
        return Ok(Author::Guest);
    };
    let person = people::by_id(tx, id).await?;
    let names = person.map(|person| [person.family_name, person.given_name]);
    let names: Vec<String> = names.into_iter().flatten().flatten().collect();
    let mut children = Vec::new();
    if let Some(school) = thread.window.school() {
        let now = app.clock.now();
        for child in children::of_guardian(tx, id, now).await? {
            children.extend(absences::pupils(tx, school, Some(&child.id), now).await?);
        }
    }
    Ok(Author::Person {
        name: names.join(" "),
        children,
    })
}

/// One thread with everything in it.
pub async fn show(app: &App, staff: &Staff, window: &Window, id: &str) -> Result<Whole, Refusal> {
    allowed(staff.asker().may_take_messages(window))?;
    let mut tx = app.db.read().await?;
    let thread = at_window(&mut tx, window, id).await?;
    let author = author(app, &mut tx, &thread).await?;
    let messages = messages::of_thread(&mut tx, id).await?;
    drop(tx);
    let deed = Deed::new(&staff.id, Act::MessageSeen).about(id);
    seen(app, &deed.amount(number(messages.len()))).await?;
    Ok(Whole {
        thread,
        author,
        messages,
    })
}

/// A thread of another window is none.
async fn at_window(tx: &mut Tx, window: &Window, id: &str) -> Result<Thread, Refusal> {
    let thread = messages::by_id(tx, id).await?;
    let thread = thread.filter(|thread| thread.window == *window);
    thread.ok_or(Refusal::NotFound("message"))
}

/// A staff member has read the thread as it stands, and takes care of it.
pub async fn take(app: &App, staff: &Staff, window: &Window, id: &str) -> Result<(), Refusal> {
    allowed(staff.asker().may_take_messages(window))?;
    let mut tx = app.db.write().await?;
    at_window(&mut tx, window, id).await?;
    messages::take(&mut tx, id, &staff.id).await?;
    record(app, &mut tx, staff, Act::MessageTaken, id).await?;
    tx.commit().await?;
    Ok(())
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    /// Anybody may read it: it goes out in LINE and by mail as it stands, not only the news that it is there.
    pub plain: bool,
    /// Nothing is left to say.
    pub close: bool,
}

/// Answers a thread. How the citizen is told; none: no way leads to them, it stands on the pages alone.
pub async fn answer(
    app: &App,
    staff: &Staff,
    window: &Window,
    id: &str,
    new: &Answer,
) -> Result<Option<Channel>, Refusal> {
    allowed(staff.asker().may_take_messages(window))?;
    let text = text(&new.text);
    let text =
        text.ok_or_else(|| Refusal::wrong("text", format!("must be 1 to {TEXT_MAX} characters")))?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let thread = at_window(&mut tx, window, id).await?;
    let told = Told::Answer {
        text: &text,
        plain: new.plain,
    };
    let way = tell(app, &mut tx, &thread, told).await?;
    let channel = way.as_ref().map(Way::channel);
    let state = match new.close {
        true => State::Closed,
        false => State::Answered,
    };
    let stored = NewAnswer {
        id: &app.new_id(),
        thread: id,
        window,
        text: &text,
        staff: &staff.id,
        channel,
        outbox: way.as_ref().and_then(Way::outbox),
        state,
    };
    messages::answer(&mut tx, &stored, now).await?;
    record(app, &mut tx, staff, Act::MessageAnswered, id).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(channel)
}

/// Hands a thread on to another window, which alone reads it from now on; the citizen is told.
pub async fn hand_on(
    app: &App,
    staff: &Staff,
    window: &Window,
    id: &str,
    to: &Window,
) -> Result<(), Refusal> {
    allowed(staff.asker().may_hand_on_messages(window, to))?;
    if window == to {
        return Err(Refusal::wrong("to", "is the window at which it lies"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    exists(&mut tx, to).await?;
    let thread = at_window(&mut tx, window, id).await?;
    tell(app, &mut tx, &thread, Told::HandedOn { to }).await?;
    tell_desk(app, &mut tx, to).await?;
    messages::hand_on(&mut tx, &app.new_id(), id, to, &staff.id, now).await?;
    record(app, &mut tx, staff, Act::MessageHandedOn, id).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(())
}

/// Closes a thread; a further message opens it again. Nobody is told: nothing was said.
pub async fn close(app: &App, staff: &Staff, window: &Window, id: &str) -> Result<(), Refusal> {
    allowed(staff.asker().may_take_messages(window))?;
    let mut tx = app.db.write().await?;
    at_window(&mut tx, window, id).await?;
    messages::close(&mut tx, id).await?;
    record(app, &mut tx, staff, Act::MessageClosed, id).await?;
    tx.commit().await?;
    Ok(())
}

async fn record(
    app: &App,
    tx: &mut Tx,
    staff: &Staff,
    act: Act,
    thread: &str,
) -> anyhow::Result<()> {
    let deed = Deed::new(&staff.id, act).about(thread);
    audit::record(tx, &deed.amount(number(1)), app.clock.now()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_others_are_not() {
        let thread = Thread {
            id: "0192-a.b".into(),
            writer: Writer::Person("p".into()),
            window: Window::Office,
            state: State::Open,
            unread_since: Some(Millis(5)),
            assigned_to: None,
            created_at: Millis(1),
            last_at: Millis(7),
        };
        let after = read_cursor(&cursor_after(&thread)).unwrap();
        assert_eq!(
            (after.unread, after.last_at, after.id),
            (true, Millis(7), thread.id)
        );
        for wrong in ["", "1", "1.x.y", "1.5"] {
            assert_eq!(read_cursor(wrong), None, "{wrong}");
        }
    }
}
