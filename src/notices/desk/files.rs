//! Which files go with a notice.

use super::{Desk, Standing};
use crate::city::attachment::PER_NOTICE;
use crate::city::audit::Act;
use crate::city::notice::{Kind, Mistake, State};
use crate::office::Refusal;
use crate::store::Tx;
use crate::store::attachments::{self, Attachment};
use crate::store::staff::Staff;

/// A file that goes with a notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    pub file: Attachment,
    /// Members of staff who have had it before them.
    pub seen_by: Vec<String>,
}

impl Desk {
    /// From now on these files go with a draft, in this order, and no others.
    pub async fn refile(
        &self,
        staff: &Staff,
        id: &str,
        attachments: &[String],
    ) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        if notice.state != State::Draft {
            return Err(Refusal::Conflict(
                "only the files of a draft can be changed",
            ));
        }
        let mut mistakes = Vec::new();
        let corrected = notice.corrects.as_ref().map(|of| of.notice.as_str());
        let known: Vec<&str> = corrected.into_iter().chain([id]).collect();
        named(
            &mut tx,
            staff,
            notice.kind,
            attachments,
            &known,
            &mut mistakes,
        )
        .await?;
        if !mistakes.is_empty() {
            return Err(Refusal::Invalid(mistakes));
        }
        attachments::detach_all(&mut tx, id).await?;
        attachments::attach(&mut tx, id, attachments).await?;
        self.done(tx, staff, Act::NoticeWritten, id).await
    }
}

/// What goes with a stored notice, and who has seen it.
pub(super) async fn attached(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<Attached>> {
    let files = attachments::of_notice(tx, notice).await?;
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let views = attachments::views(tx, notice).await?;
    let files = files.into_iter().map(|file| {
        let of_it = views.iter().filter(|(id, _)| *id == file.id);
        let seen_by = of_it.map(|(_, staff)| staff.clone()).collect();
        Attached { file, seen_by }
    });
    Ok(files.collect())
}

/// The uploaded files of these ids. What is not there and what is somebody else's is told in the same
/// words. `known`: what goes with one of these notices may go with this one, too.
///
/// For a correction that is the one it corrects, for a draft itself.
pub(super) async fn named(
    tx: &mut Tx,
    staff: &Staff,
    kind: Kind,
    ids: &[String],
    known: &[&str],
    mistakes: &mut Vec<Mistake>,
) -> anyhow::Result<Vec<Attachment>> {
    if kind == Kind::Drill && !ids.is_empty() {
        mistakes.push(Mistake::new("attachments", "a drill has none"));
        return Ok(Vec::new());
    }
    if ids.len() > PER_NOTICE {
        let detail = format!("are at most {PER_NOTICE}");
        mistakes.push(Mistake::new("attachments", detail));
        return Ok(Vec::new());
    }
    let mut files: Vec<Attachment> = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        let field = || format!("attachments[{at}]");
        if files.iter().any(|file| file.id == *id) {
            mistakes.push(Mistake::new(field(), "is there twice"));
            continue;
        }
        let found = attachments::load(tx, id).await?;
        let may = match &found {
            None => false,
            Some(file) => {
                let own = file.uploaded_by == staff.id;
                let of = attachments::notices_of(tx, id).await?;
                let goes_along = of.iter().any(|notice| known.contains(&notice.as_str()));
                goes_along || staff.asker().may_use_file(own, file.school.as_deref())
            }
        };
        match found.filter(|_| may) {
            Some(file) => files.push(file),
            None => mistakes.push(Mistake::new(field(), "is no file of yours")),
        }
    }
    Ok(files)
}
