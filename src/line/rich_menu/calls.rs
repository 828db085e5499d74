//! The calls about rich menus (LINE Developers, Messaging API reference, "Rich menu", "Per-user
//! rich menu" and "Rich menu alias").

use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::RichMenu;
use crate::line::client::{Answer, Body, Client, LineError, percent};

/// A menu of the channel, whoever made it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    pub rich_menu_id: String,
    pub name: String,
}

/// An alias and the menu it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alias {
    pub rich_menu_alias_id: String,
    pub rich_menu_id: String,
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Ongoing,
    Succeeded,
    Failed,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Id {
    rich_menu_id: String,
}

impl Client {
    /// All menus made through the API; those of LINE's own manager are not seen here.
    pub async fn rich_menus(&self) -> Result<Vec<Listed>, LineError> {
        #[derive(Deserialize)]
        struct List {
            richmenus: Vec<Listed>,
        }
        let list: List = self.get("/v2/bot/richmenu/list").await?.json()?;
        Ok(list.richmenus)
    }

    /// Whether LINE would take the menu; a 400 says what is wrong.
    pub async fn validate_rich_menu(&self, menu: &RichMenu) -> Result<(), LineError> {
        let path = "/v2/bot/richmenu/validate";
        self.post(path, Body::Json(json!(menu))).await.map(drop)
    }

    /// Makes a menu without an image and answers its id. 100 an hour, 1000 in all.
    pub async fn create_rich_menu(&self, menu: &RichMenu) -> Result<String, LineError> {
        let made: Id = self
            .post("/v2/bot/richmenu", Body::Json(json!(menu)))
            .await?
            .json()?;
        Ok(made.rich_menu_id)
    }

    /// Gives a menu its image, which can be done once.
    pub async fn upload_rich_menu_image(&self, id: &str, png: Vec<u8>) -> Result<(), LineError> {
        let path = content(id);
        let body = Body::Bytes("image/png", png);
        self.call(Method::POST, &self.hosts.data, &path, body, None)
            .await
            .map(drop)
    }

    /// Whether the menu has an image: without one it can be neither linked nor named by an alias.
    pub async fn has_rich_menu_image(&self, id: &str) -> Result<bool, LineError> {
        let path = content(id);
        let answer = self
            .call(Method::GET, &self.hosts.data, &path, Body::Empty, None)
            .await;
        Ok(found(answer)?.is_some())
    }

    /// A menu that is gone already counts as deleted. 100 an hour.
    pub async fn delete_rich_menu(&self, id: &str) -> Result<(), LineError> {
        let path = format!("/v2/bot/richmenu/{}", percent(id));
        found(self.delete(&path).await).map(drop)
    }

    /// The menu of all who have been given no other.
    pub async fn default_rich_menu(&self) -> Result<Option<String>, LineError> {
        self.id_at("/v2/bot/user/all/richmenu").await
    }

    pub async fn set_default_rich_menu(&self, id: &str) -> Result<(), LineError> {
        let path = format!("/v2/bot/user/all/richmenu/{}", percent(id));
        self.post(&path, Body::Empty).await.map(drop)
    }

    pub async fn rich_menu_aliases(&self) -> Result<Vec<Alias>, LineError> {
        #[derive(Deserialize)]
        struct List {
            aliases: Vec<Alias>,
        }
        let list: List = self.get("/v2/bot/richmenu/alias/list").await?.json()?;
        Ok(list.aliases)
    }

    /// The menu an alias stands for; `None` until the menus have been published.
    pub async fn rich_menu_of_alias(&self, alias: &str) -> Result<Option<String>, LineError> {
        self.id_at(&alias_path(alias)).await
    }

    /// Makes a new alias for a menu that has its image.
    pub async fn create_rich_menu_alias(&self, alias: &str, id: &str) -> Result<(), LineError> {
        let body = json!({"richMenuAliasId": alias, "richMenuId": id});
        self.post("/v2/bot/richmenu/alias", Body::Json(body))
            .await
            .map(drop)
    }

    /// Lets a known alias stand for another menu; phones may keep the old one for a while.
    pub async fn update_rich_menu_alias(&self, alias: &str, id: &str) -> Result<(), LineError> {
        let body = json!({"richMenuId": id});
        self.post(&alias_path(alias), Body::Json(body))
            .await
            .map(drop)
    }

    /// An alias that is gone already counts as deleted. 100 an hour.
    pub async fn delete_rich_menu_alias(&self, alias: &str) -> Result<(), LineError> {
        found(self.delete(&alias_path(alias)).await).map(drop)
    }

    /// Moves everyone linked to `from` to `to`, for every pair at once: every `from` stands there
    /// once, and the pairs do not chain. LINE does it afterwards; the answer is the request id that
    /// [`Client::rich_menu_batch_phase`] asks for. With the `resume_key` of an earlier try LINE takes
    /// up what that left undone. 3 an hour.
    pub async fn move_rich_menus(
        &self,
        moves: &[(String, String)],
        resume_key: &str,
    ) -> Result<String, LineError> {
        let operation =
            |(from, to): &(String, String)| json!({"type": "link", "from": from, "to": to});
        let operations: Vec<_> = moves.iter().map(operation).collect();
        let body = json!({"operations": operations, "resumeRequestKey": resume_key});
        let answer = self
            .post("/v2/bot/richmenu/batch", Body::Json(body))
            .await?;
        Ok(answer.request_id)
    }

    /// How far the batch of this request id is. 100 an hour.
    pub async fn rich_menu_batch_phase(&self, request_id: &str) -> Result<Phase, LineError> {
        #[derive(Deserialize)]
        struct Progress {
            phase: Phase,
        }
        let id = percent(request_id);
        let path = format!("/v2/bot/richmenu/progress/batch?requestId={id}");
        let progress: Progress = self.get(&path).await?.json()?;
        Ok(progress.phase)
    }

    /// Gives one person a menu. LINE answers 200 for someone who has blocked the account, too, and
    /// links nothing then: link again on the next `follow`.
    pub async fn link_rich_menu(&self, line_user: &str, id: &str) -> Result<(), LineError> {
        let path = format!(
            "/v2/bot/user/{}/richmenu/{}",
            percent(line_user),
            percent(id)
        );
        self.post(&path, Body::Empty).await.map(drop)
    }

    /// Takes a person's own menu away: the default shows again.
    pub async fn unlink_rich_menu(&self, line_user: &str) -> Result<(), LineError> {
        let path = format!("/v2/bot/user/{}/richmenu", percent(line_user));
        self.delete(&path).await.map(drop)
    }

    async fn id_at(&self, path: &str) -> Result<Option<String>, LineError> {
        let id: Option<Id> = read(found(self.get(path).await)?)?;
        Ok(id.map(|id| id.rich_menu_id))
    }
}

fn content(id: &str) -> String {
    format!("/v2/bot/richmenu/{}/content", percent(id))
}

fn alias_path(alias: &str) -> String {
    format!("/v2/bot/richmenu/alias/{}", percent(alias))
}

/// A 404 is an answer to a look-up, not a failure.
fn found(answer: Result<Answer, LineError>) -> Result<Option<Answer>, LineError> {
    match answer {
        Err(error) if error.status() == Some(404) => Ok(None),
        other => other.map(Some),
    }
}

fn read<T: DeserializeOwned>(answer: Option<Answer>) -> Result<Option<T>, LineError> {
    answer.map(|answer| answer.json()).transpose()
}
