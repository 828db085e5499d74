//! Files that go with notices: uploaded by whoever writes one, opened by whoever approves it.

use crate::app::App;
use crate::city::attachment;
use crate::city::audit::{Act, Deed};
use crate::office::{Refusal, allowed};
use crate::store::attachments::{self, Attachment};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, notices};

/// Keeps a file; nobody sees it before a notice names it, and after a day without one it is deleted.
/// `declared`: the media type its sender says it has.
pub async fn upload(
    app: &App,
    staff: &Staff,
    name: &str,
    declared: &str,
    content: &[u8],
) -> Result<Attachment, Refusal> {
    allowed(staff.role.sends())?;
    let kind = attachment::check(name, declared, content).map_err(Refusal::Invalid)?;
    let file = Attachment {
        id: app.new_id(),
        uploaded_by: staff.id.clone(),
        school: staff.school.clone(),
        name: name.to_owned(),
        kind,
        bytes: i64::try_from(content.len()).unwrap_or(i64::MAX),
        parts: attachments::parts(content.len()),
        created_at: app.clock.now(),
    };
    attachments::store(&app.db, &file, content).await?;
    let mut tx = app.db.write().await?;
    attachments::complete(&mut tx, &file).await?;
    let deed = Deed::new(&staff.id, Act::AttachmentUploaded).about(&file.id);
    audit::record(&mut tx, &deed.amount(file.bytes), app.clock.now()).await?;
    tx.commit().await?;
    Ok(file)
}

/// A file that somebody of the staff is about to have before them, which is remembered: it is asked before
/// they approve a notice that it goes with.
pub async fn open(app: &App, staff: &Staff, id: &str) -> Result<Attachment, Refusal> {
    allowed(staff.role.sends())?;
    let mut tx = app.db.read().await?;
    let file = find(&mut tx, staff, id).await?;
    drop(tx);
    let (mut tx, now) = (app.db.write().await?, app.clock.now());
    attachments::seen(&mut tx, id, &staff.id, now).await?;
    let deed = Deed::new(&staff.id, Act::AttachmentSeen).about(id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(file)
}

/// The same for whoever asks only whether it is there, and sees nothing of it.
pub async fn look_up(app: &App, staff: &Staff, id: &str) -> Result<Attachment, Refusal> {
    allowed(staff.role.sends())?;
    let mut tx = app.db.read().await?;
    find(&mut tx, staff, id).await
}

async fn find(tx: &mut Tx, staff: &Staff, id: &str) -> Result<Attachment, Refusal> {
    let file = attachments::load(tx, id).await?;
    let file = file.ok_or(Refusal::NotFound("attachment"))?;
    let own = file.uploaded_by == staff.id;
    if staff.asker().may_use_file(own, file.school.as_deref()) {
        return Ok(file);
    }
    // Who may send a notice may see what goes with it. A file may hold people's data: figures are for
    // auditors, too, but not this.
    for notice in attachments::notices_of(tx, id).await? {
        let notice = notices::load(tx, &notice).await?;
        if notice.is_some_and(|of| staff.asker().may_send(of.kind, &of.audience)) {
            return Ok(file);
        }
    }
    Err(Refusal::Forbidden)
}
