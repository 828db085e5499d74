//! Alerts from outside become drafts, and staff are told. Nothing of them is ever sent by itself: levels 3
//! to 5 are the city's own decision (domain.md, 2.1).

mod lift;
mod school;
mod stale;
mod withdraw;

use crate::app::App;
use crate::city::alert::{self, Alert, Kind as Says, News, Subject, Trigger, Warning};
use crate::city::audience::{Audience, Endangered, Part};
use crate::city::audit::{ALERTS, Act, Deed};
use crate::city::evacuation::{self, Hazard, Mode, Order, Step};
use crate::city::notice::{Content, Kind, State};
use crate::city::template::Template;
use crate::store::alerts::{self, Made};
use crate::store::evacuations::{self, Said};
use crate::store::notices::{self, Notice};
use crate::store::staff::{self, Staff};
use crate::store::triggers::{self, Chosen};
use crate::store::{Tx, audit, topics};

use super::colleagues;

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
    let series = alerts::series_of(&mut tx, &alert.about, alert.mode).await?;
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
        before: Vec::new(),
        holds: Vec::new(),
        made: Vec::new(),
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
    /// What the series said of the city until now, and what it says from now on.
    before: Vec<Warning>,
    holds: Vec<Warning>,
    /// What came of it until now, once that was looked through.
    made: Vec<Made>,
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
        if self.alert.is_expired(self.app.clock.now()) {
            return Ok("expired");
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
            alerts::put_known(tx, self.series, code, &now).await?;
            news.add(of_place);
            alert::add(&mut self.before, known.into_values());
            alert::add(&mut self.holds, now.into_values());
        }
        news.keep_held(&self.holds);
        if news.is_empty() {
            return Ok(match self.alert.concerns(codes) {
                true => "no change",
                false => "another place",
            });
        }
        let mut said = news.clone();
        said.add(self.supersede(tx, &news).await?);
        self.lift(tx, &said.over).await?;
        for (hazard, warnings) in alert::by_draft(&said.holds) {
            self.draft(tx, hazard, &warnings).await?;
        }
        self.suggest(tx, &news.holds).await?;
        Ok(match self.drafts {
            0 => "nothing to draft",
            _ => "drafted",
        })
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
            self.suggest_to(tx, &notice, trigger, warning).await?;
        }
        Ok(())
    }

    async fn draft(
        &mut self,
        tx: &mut Tx,
        hazard: Option<Hazard>,
        warnings: &[Warning],
    ) -> anyhow::Result<()> {
        let level = warnings.iter().filter_map(|warning| warning.level).max();
        let (Some(hazard), Some(level)) = (hazard, level) else {
            return self.draft_plain(tx, warnings, Step::Issue).await;
        };
        let said = Said {
            hazard,
            level,
            step: Step::Issue,
            mode: self.alert.mode,
            areas: Vec::new(),
        };
        self.draft_order(tx, said, warnings).await
    }

    async fn draft_order(
        &mut self,
        tx: &mut Tx,
        said: Said,
        warnings: &[Warning],
    ) -> anyhow::Result<()> {
        let words = &self.app.words;
        let content = order(&said).content_because(words, |language| {
            self.alert.reason(words, language, warnings)
        });
        let ends = match (said.step, said.mode) {
            (Step::Lift, Mode::Real) => {
                let released = evacuations::released(tx, self.app.clock.now()).await?;
                evacuation::believed(&released, said.hazard, &said.areas)
            }
            _ => Vec::new(),
        };
        let audience = Audience::Evacuation(Endangered {
            hazard: said.hazard,
            areas: said.areas.clone(),
            warns: said.step.stands(),
            ends,
        });
        let kind = match self.alert.mode {
            Mode::Real => Kind::Emergency,
            Mode::Drill | Mode::Test => Kind::Drill,
        };
        let level = (kind == Kind::Emergency).then_some(said.level);
        let notice = self.notice(kind, level, audience, content);
        let about = Subject::of(warnings, said.step);
        let hazard = said.hazard.name();
        self.store(tx, &notice, Some(said), hazard, &about).await
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
        let levels = warnings.iter().filter_map(|warning| warning.level);
        // That it is over endangers nobody.
        let level = levels.max().filter(|_| step.stands());
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
        let about = Subject::of(warnings, step);
        self.store(tx, &notice, None, NONE, &about).await
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
        about: &Subject,
    ) -> anyhow::Result<()> {
        notices::insert(tx, notice).await?;
        if let Some(said) = &said {
            evacuations::insert(tx, &notice.id, said).await?;
        }
        let of = (self.alert, self.series);
        alerts::made(tx, &notice.id, of, hazard, about).await?;
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

fn order(said: &Said) -> Order {
    Order {
        hazard: said.hazard,
        level: said.level,
        step: said.step,
        mode: said.mode,
        areas: said.areas.clone(),
        shelters: String::new(),
        reason: String::new(),
        contact: String::new(),
        left: Vec::new(),
    }
}
