//! Which of the city's notices a person wants.

use crate::app::App;
use crate::flow::Answers;
use crate::store::{Tx, topics};

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let now = app.clock.now();
    let wanted = answers.get("topics").map_or(&[][..], |value| value.many());
    for (topic, _) in topics::of_person(tx, person, now).await? {
        topics::choose(tx, person, &topic.id, wanted.contains(&topic.id), now).await?;
    }
    Ok(())
}
