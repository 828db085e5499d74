//! Alerts from outside become drafts, and staff are told. Nothing of them is ever sent by itself: levels 3
//! to 5 are the city's own decision (domain.md, 2.1).

use crate::app::App;
use crate::city::alert::{self, Alert, Kind as Says, News, Trigger, Warning};
use crate::city::audience::{Audience, Endangered, Part};
use crate::city::audit::{ALERTS, Act, Deed};
use crate::city::correction::{Corrects, To};
use crate::city::evacuation::{self, Hazard, Mode, Order, Step};
use crate::city::notice::{Content, Kind, State};
use crate::city::template::Template;
use crate::store::alerts::{self, Made};
use crate::store::evacuations::{self, Said};
use crate::store::notices::{self, Notice};
use crate::store::staff::{self, Staff};
use crate::store::triggers::{self, Chosen};
use crate::store::{Tx, areas, audit, topics};

use super::colleagues;
use super::desk::stop;

/// Topics that a warning without a level belongs to, by id: of the first that the city has.
const TOPICS: [&str; 4] = ["bosai", "disaster", "emergency", "safety"];
/// What stands for the hazard of what has none.
const NONE: &str = "none";

/// Looks at the next alert that waits. False: none does.
pub async fn take_next(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.read().await?;
    let Some(alert) = alerts::waiting(&mut tx).await? else {
        return Ok(false);
    };
    // A CAP message belongs to the series of what it is about.
    let series = alerts::series_of(&mut tx, &alert.about).await?;
    let series = series.unwrap_or_else(|| alert.series.clone());
    drop(tx);
    let mut tx = app.db.write().await?;
    if !alerts::take(&mut tx, &alert.id, &series, app.clock.now()).await? {
        return Ok(true);
    }
    let mut taking = Taking {
        app,
        alert: &alert,
        series: &series,
        members: staff::list(&mut tx).await?,
        drafts: 0,
    };
    let outcome = taking.take(&mut tx).await?;
    alerts::end(&mut tx, &alert.id, outcome).await?;
    let drafts = taking.drafts;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::info!(outcome, drafts, "alert taken up");
    Ok(true)
}

struct Taking<'a> {
    app: &'a App,
    alert: &'a Alert,
    series: &'a str,
    /// Of whom some are told.
    members: Vec<Staff>,
    drafts: usize,
}

impl Taking<'_> {
    async fn take(&mut self, tx: &mut Tx) -> anyhow::Result<&'static str> {
        if self.alert.kind == Says::Internal {
            return Ok("not for the public");
        }
        if alerts::is_outdated(tx, self.series, self.alert.sent).await? {
            return Ok("outdated");
        }
        if self.alert.kind == Says::Cancel {
            return self.withdraw(tx).await;
        }
        let codes = &self.app.config.area_codes;
        let mut news = News::default();
        // What a series said of our places and does not name any more is over, too.
        for code in codes {
            let known = alerts::known(tx, self.series, code).await?;
            let (of_place, now) = self.alert.news(code, &known);
            add(&mut news.holds, of_place.holds);
            add(&mut news.over, of_place.over);
            alerts::put_known(tx, self.series, code, &now).await?;
        }
        if news.is_empty() {
            return Ok(match self.alert.concerns(codes) {
                true => "no change",
                false => "another place",
            });
        }
        self.supersede(tx, &news).await?;
        for (hazard, warnings) in alert::by_draft(&news.over) {
            self.draft(tx, hazard, &warnings, Step::Lift).await?;
        }
        for (hazard, warnings) in alert::by_draft(&news.holds) {
            self.draft(tx, hazard, &warnings, Step::Issue).await?;
        }
        self.suggest(tx, &news.holds).await?;
        Ok("drafted")
    }

    /// Drafts for schools whose rules a warning meets, their own or the city's: the first rule of each.
    async fn suggest(&mut self, tx: &mut Tx, warnings: &[Warning]) -> anyhow::Result<()> {
        if self.alert.mode != Mode::Real {
            return Ok(());
        }
        let zone = self.app.config.time_zone.clone();
        let at = self.alert.sent.timestamp().to_zoned(zone).datetime();
        let city = triggers::of_city(tx).await?;
        // All schools may follow one rule: its words are put together once.
        let mut filled: Vec<(Trigger, Option<Content>)> = Vec::new();
        for Chosen {
            id: school,
            kind,
            choice,
            ..
        } in triggers::choices(tx).await?
        {
            let rules = choice.holding(&city, kind);
            let met = rules.into_iter().find_map(|trigger| {
                let mut warnings = warnings.iter();
                let warning = warnings.find(|warning| trigger.is_met(warning, at))?;
                Some((trigger, warning))
            });
            let Some((trigger, warning)) = met else {
                continue;
            };
            let known = filled.iter().find(|(known, _)| known == trigger);
            let content = match known {
                Some((_, content)) => content.clone(),
                None => {
                    let content = trigger.content(&self.app.words, warning, at);
                    filled.push((trigger.clone(), content.clone()));
                    content
                }
            };
            let template = Template::by_name(&trigger.template);
            let (Some(template), Some(content)) = (template, content) else {
                continue;
            };
            let audience = Audience::Schools(vec![Part::whole(&school)]);
            let notice = Notice {
                matter: Some(template.matter),
                school: Some(school),
                wants_receipt: template.wants_receipt,
                ..self.notice(Kind::School, None, audience, content)
            };
            self.store(tx, &notice, None, NONE).await?;
        }
        Ok(())
    }

    /// Drafts of before that say of the same what is no longer so.
    async fn supersede(&self, tx: &mut Tx, news: &News) -> anyhow::Result<()> {
        let said: Vec<&str> = news
            .holds
            .iter()
            .chain(&news.over)
            .map(|warning| warning.hazard.map_or(NONE, Hazard::name))
            .collect();
        for made in alerts::of_series(tx, self.series).await? {
            let about = said.contains(&made.hazard.as_str()) || made.hazard == NONE;
            if made.state == State::Draft && about {
                self.cancel(tx, &made).await?;
            }
        }
        Ok(())
    }

    async fn cancel(&self, tx: &mut Tx, made: &Made) -> anyhow::Result<()> {
        let Some(notice) = notices::lock(tx, &made.notice).await? else {
            return Ok(());
        };
        // Somebody may have sent it this very moment.
        if notice.state == State::Draft {
            stop::drop_draft(self.app, tx, &notice).await?;
            let deed = Deed::new(ALERTS, Act::NoticeCancelled).about(&notice.id);
            audit::record(tx, &deed, self.app.clock.now()).await?;
        }
        Ok(())
    }

    /// 取消: it was wrong. What was not sent never is; whoever had it is to be told.
    async fn withdraw(&mut self, tx: &mut Tx) -> anyhow::Result<&'static str> {
        for code in &self.app.config.area_codes {
            alerts::put_known(tx, self.series, code, &alert::Known::new()).await?;
        }
        let made = alerts::of_series(tx, self.series).await?;
        let named =
            |made: &&Made| self.alert.about.is_empty() || self.alert.about.contains(&made.alert);
        // Of a series that cancels without saying what, its last.
        let last = made.iter().find(named).map(|made| made.alert.clone());
        let concerned: Vec<Made> = made
            .iter()
            .filter(named)
            .filter(|made| !self.alert.about.is_empty() || Some(&made.alert) == last.as_ref())
            .cloned()
            .collect();
        let mut outcome = "nothing to withdraw";
        for made in concerned {
            match made.state {
                State::Draft => {
                    self.cancel(tx, &made).await?;
                    outcome = "withdrawn";
                }
                State::Sending | State::Sent => {
                    self.correct(tx, &made).await?;
                    outcome = "withdrawn";
                }
                State::AwaitingApproval | State::Scheduled | State::Cancelled | State::Recalled => {
                }
            }
        }
        Ok(outcome)
    }

    /// A draft for those who had the notice: it was a mistake.
    async fn correct(&mut self, tx: &mut Tx, made: &Made) -> anyhow::Result<()> {
        let Some(earlier) = notices::load(tx, &made.notice).await? else {
            return Ok(());
        };
        let words = &self.app.words;
        let said = evacuations::of_notice(tx, &made.notice).await?;
        let content = match &said {
            Some(said) => {
                let now = self.app.clock.now();
                let released = evacuations::released(tx, now).await?;
                let known = areas::all(tx).await?;
                let (hazard, level) = (said.hazard, said.level);
                let left = match said.mode {
                    Mode::Real => evacuation::left(&released, hazard, level, &said.areas, &known),
                    Mode::Drill | Mode::Test => Vec::new(),
                };
                let withdrawal = Order {
                    left,
                    ..order(self.alert, hazard, level, Step::Withdraw)
                };
                withdrawal.content(words)
            }
            None => {
                let title = earlier.content.japanese();
                let name = title.map_or(String::new(), |wording| wording.title.clone());
                self.plain(&[Warning::named(&name)], Step::Withdraw)
            }
        };
        let mut notice = self.notice(earlier.kind, earlier.level, earlier.audience, content);
        notice.topic = earlier.topic;
        notice.matter = earlier.matter;
        notice.school = earlier.school;
        // A drill is not corrected (`city::correction`).
        notice.corrects = (earlier.kind != Kind::Drill).then_some(Corrects {
            notice: earlier.id,
            to: To::Reached,
        });
        let said = said.map(|said| Said {
            step: Step::Withdraw,
            ..said
        });
        self.store(tx, &notice, said, &made.hazard).await
    }

    async fn draft(
        &mut self,
        tx: &mut Tx,
        hazard: Option<Hazard>,
        warnings: &[Warning],
        step: Step,
    ) -> anyhow::Result<()> {
        let level = warnings.iter().filter_map(|warning| warning.level).max();
        let (Some(hazard), Some(level)) = (hazard, level) else {
            return self.draft_plain(tx, warnings, step).await;
        };
        let words = &self.app.words;
        let content = order(self.alert, hazard, level, step).content_because(words, |language| {
            self.alert.reason(words, language, warnings)
        });
        let audience = Audience::Evacuation(Endangered {
            hazard,
            areas: Vec::new(),
            warns: step.stands(),
        });
        let kind = match self.alert.mode {
            Mode::Real => Kind::Emergency,
            Mode::Drill | Mode::Test => Kind::Drill,
        };
        let level_of_notice = (kind == Kind::Emergency).then_some(level);
        let notice = self.notice(kind, level_of_notice, audience, content);
        let said = Said {
            hazard,
            level,
            step,
            mode: self.alert.mode,
            areas: Vec::new(),
        };
        self.store(tx, &notice, Some(said), hazard.name()).await
    }

    /// What no evacuation hangs on: news by topic, or a drill.
    async fn draft_plain(
        &mut self,
        tx: &mut Tx,
        warnings: &[Warning],
        step: Step,
    ) -> anyhow::Result<()> {
        let content = self.plain(warnings, step);
        let known = topics::all(tx).await?;
        let topic = TOPICS
            .iter()
            .find_map(|id| known.iter().find(|topic| topic.id == *id))
            .map(|topic| topic.id.clone());
        let level = warnings.iter().filter_map(|warning| warning.level).max();
        let notice = match (self.alert.mode, topic, level) {
            (Mode::Drill | Mode::Test, ..) => {
                self.notice(Kind::Drill, None, Audience::Everyone(true), content)
            }
            (Mode::Real, None, Some(level)) => self.notice(
                Kind::Emergency,
                Some(level),
                Audience::Everyone(true),
                content,
            ),
            (Mode::Real, Some(topic), _) => Notice {
                topic: Some(topic.clone()),
                ..self.notice(Kind::City, None, Audience::Topic(topic), content)
            },
            // The sender chooses a topic once the city has one.
            (Mode::Real, None, None) => {
                self.notice(Kind::City, None, Audience::Everyone(true), content)
            }
        };
        self.store(tx, &notice, None, NONE).await
    }

    fn plain(&self, warnings: &[Warning], step: Step) -> Content {
        self.alert.content(&self.app.words, warnings, step)
    }

    async fn store(
        &mut self,
        tx: &mut Tx,
        notice: &Notice,
        said: Option<Said>,
        hazard: &str,
    ) -> anyhow::Result<()> {
        notices::insert(tx, notice).await?;
        if let Some(said) = &said {
            evacuations::insert(tx, &notice.id, said).await?;
        }
        alerts::made(tx, &notice.id, self.alert, self.series, hazard).await?;
        let deed = Deed::new(ALERTS, Act::AlertDrafted).about(&notice.id);
        audit::record(tx, &deed, self.app.clock.now()).await?;
        let members = &self.members;
        colleagues::tell_of_draft(self.app, tx, members, notice, &self.alert.sender).await?;
        self.drafts += 1;
        Ok(())
    }

    fn notice(
        &self,
        kind: Kind,
        level: Option<i64>,
        audience: Audience,
        content: Content,
    ) -> Notice {
        let now = self.app.clock.now();
        Notice {
            id: self.app.new_id(),
            kind,
            matter: None,
            topic: None,
            level,
            audience,
            content,
            wants_receipt: kind == Kind::Drill,
            remind_after: None,
            state: State::Draft,
            send_at: now,
            created_at: now,
            created_by: ALERTS.to_owned(),
            sent_by: None,
            school: None,
            approved_by: None,
            alone_reason: None,
            asked_for: Vec::new(),
            started_at: None,
            people: None,
            children: None,
            planned_at: None,
            planned_to: None,
            ended_at: None,
            corrects: None,
            recall: None,
            superseded_by: None,
        }
    }
}

fn order(alert: &Alert, hazard: Hazard, level: i64, step: Step) -> Order {
    Order {
        hazard,
        level,
        step,
        mode: alert.mode,
        areas: Vec::new(),
        shelters: String::new(),
        reason: String::new(),
        contact: String::new(),
        left: Vec::new(),
    }
}

/// Each once.
fn add(all: &mut Vec<Warning>, new: Vec<Warning>) {
    for warning in new {
        if !all.contains(&warning) {
            all.push(warning);
        }
    }
}
