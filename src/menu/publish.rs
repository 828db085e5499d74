//! Brings the LINE channel to the definitions: look, [`plan`], do one step after another.
//!
//! Nothing is remembered between runs. A run that was stopped anywhere is finished by the next one,
//! which sees what is there. Menus and aliases whose names are not of our form are never touched.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::line::client::Client;
use crate::line::rich_menu::{Phase, RichMenu};
use crate::menu::check::check;
use crate::menu::definition::Definitions;
use crate::menu::name::Name;
use crate::menu::plan::{Found, FoundMenu, Move, Step, kept, plan};

/// What a run did, in order. Empty if the channel was as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub steps: Vec<Step>,
}

/// Does everything that [`pending`] would list. Refuses definitions that `check` finds fault with.
pub async fn publish(client: &Client, definitions: &Definitions) -> Result<Report> {
    publish_telling(client, definitions, |_| ()).await
}

/// As [`publish`], telling every step as soon as it is done.
pub async fn publish_telling(
    client: &Client,
    definitions: &Definitions,
    tell: impl Fn(&Step),
) -> Result<Report> {
    let goods = Goods::of(definitions)?;
    let found = look(client).await?;
    let steps = plan(&goods.names(), &definitions.default, &found);
    let mut hands = Hands {
        client,
        goods: &goods,
        ids: kept(&goods.names(), &found)
            .into_iter()
            .map(|(name, menu)| (name, menu.id.clone()))
            .collect(),
    };
    for step in &steps {
        hands.take(step).await.with_context(|| step.to_string())?;
        tell(step);
    }
    Ok(Report { steps })
}

/// What [`publish`] would do now.
pub async fn pending(client: &Client, definitions: &Definitions) -> Result<Vec<Step>> {
    let goods = Goods::of(definitions)?;
    let found = look(client).await?;
    Ok(plan(&goods.names(), &definitions.default, &found))
}

/// The channel as it is.
async fn look(client: &Client) -> Result<Found> {
    let mut found = Found::default();
    let listed = client.rich_menus().await.context("listing the menus")?;
    for menu in listed {
        let Some(name) = Name::parse(&menu.name) else {
            continue;
        };
        let id = menu.rich_menu_id;
        let has_image = client.has_rich_menu_image(&id).await;
        found.menus.push(FoundMenu {
            has_image: has_image.with_context(|| format!("the image of {name}"))?,
            id,
            name,
        });
    }
    let aliases = client.rich_menu_aliases().await;
    let aliases = aliases.context("listing the aliases")?.into_iter();
    found.aliases = aliases
        .map(|alias| (alias.rich_menu_alias_id, alias.rich_menu_id))
        .collect();
    let default = client.default_rich_menu().await;
    found.default = default.context("asking for the default menu")?;
    Ok(found)
}

/// The menus and images to bring, by name.
struct Goods(Vec<(Name, RichMenu, Vec<u8>)>);

impl Goods {
    fn of(definitions: &Definitions) -> Result<Goods> {
        let problems = check(definitions);
        let lines: Vec<String> = problems.iter().map(|problem| problem.to_string()).collect();
        ensure!(
            lines.is_empty(),
            "the definitions are not fit to publish:\n{}",
            lines.join("\n")
        );
        let mut goods = Vec::new();
        for edition in &definitions.editions {
            let image = definitions.images.get(&edition.alias);
            let image = image.context("checked above")?.clone();
            let menu = edition.rich_menu(&image);
            let name = Name::parse(&menu.name).context("checked above")?;
            goods.push((name, menu, image));
        }
        Ok(Goods(goods))
    }

    fn names(&self) -> Vec<Name> {
        self.0.iter().map(|(name, ..)| name.clone()).collect()
    }

    fn get(&self, wanted: &Name) -> Result<(&RichMenu, &Vec<u8>)> {
        let goods = self.0.iter().find(|(name, ..)| name == wanted);
        let (_, menu, image) = goods.context("the plan names no other menus")?;
        Ok((menu, image))
    }
}

/// Does steps, and knows by which id each wanted menu goes.
struct Hands<'a> {
    client: &'a Client,
    goods: &'a Goods,
    ids: BTreeMap<Name, String>,
}

impl Hands<'_> {
    async fn take(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::Create(name) => self.create(name).await?,
            Step::Upload(name) => {
                let (_, image) = self.goods.get(name)?;
                let id = self.id(name)?;
                self.client
                    .upload_rich_menu_image(id, image.clone())
                    .await?;
            }
            Step::Point { to, new: true } => {
                let id = self.id(to)?;
                self.client.create_rich_menu_alias(to.alias(), id).await?;
            }
            Step::Point { to, new: false } => {
                let id = self.id(to)?;
                self.client.update_rich_menu_alias(to.alias(), id).await?;
            }
            Step::Default(name) => self.client.set_default_rich_menu(self.id(name)?).await?,
            Step::Move(moves) => self.move_people(moves).await?,
            Step::DeleteAlias(alias) => self.client.delete_rich_menu_alias(alias).await?,
            Step::Delete { id, .. } => self.client.delete_rich_menu(id).await?,
        }
        Ok(())
    }

    async fn create(&mut self, name: &Name) -> Result<()> {
        let (menu, _) = self.goods.get(name)?;
        self.client.validate_rich_menu(menu).await?;
        let id = self.client.create_rich_menu(menu).await?;
        self.ids.insert(name.clone(), id);
        Ok(())
    }

    fn id(&self, name: &Name) -> Result<&str> {
        let id = self.ids.get(name).map(String::as_str);
        id.context("the plan creates what it uses")
    }

    /// LINE moves people after it has answered; the old menus must live until it is done.
    async fn move_people(&self, moves: &[Move]) -> Result<()> {
        let mut pairs = Vec::new();
        for step in moves {
            pairs.push((step.from.clone(), self.id(&step.to)?.to_owned()));
        }
        let batch = self
            .client
            .move_rich_menus(&pairs, &resume_key(&pairs))
            .await?;
        for wait in WAITS {
            match self.client.rich_menu_batch_phase(&batch).await? {
                Phase::Succeeded => return Ok(()),
                Phase::Failed => bail!("LINE could not move everyone; run publish again to resume"),
                Phase::Ongoing => tokio::time::sleep(Duration::from_secs(wait)).await,
            }
        }
        bail!("LINE is still moving people; run publish again later to delete the old menus")
    }
}

/// Seconds between two questions how far LINE is: 12 minutes and 21 of the 100 questions an hour.
const WAITS: [u64; 21] = [
    1, 1, 2, 2, 5, 10, 30, 30, 30, 30, 30, 30, 60, 60, 60, 60, 60, 60, 60, 60, 60,
];

/// The same moves have the same key, so that a run after a stop goes on where LINE was. The form is
/// `[0-9a-zA-Z_-]{1,100}`.
fn resume_key(pairs: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    for (from, to) in pairs {
        hash.update(format!("{from} {to}\n"));
    }
    let hash = hash.finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
