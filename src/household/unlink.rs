//! Ending the link with LINE, at any time, from the talk or from the pages.

use super::{Who, link};
use crate::app::App;
use crate::store::{Tx, line_accounts};

pub async fn save(app: &App, tx: &mut Tx, who: &Who, person: &str) -> anyhow::Result<()> {
    for account in line_accounts::of_person(tx, person).await? {
        // The talk it is asked for in says good-bye as its answer.
        let told = match who.line_account.as_ref() == Some(&account.id) {
            true => None,
            false => Some("unlinked"),
        };
        link::release(app, tx, &account, told).await?;
    }
    Ok(())
}
