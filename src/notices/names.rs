//! Whether a registered child's name stands in a text.

use std::sync::Arc;

use tokio::sync::Mutex;

use crate::city::approval::{ChildName, Folded};
use crate::store::Tx;
use crate::store::lookups::{self, ChildrenVersion};

/// The opened names of all children, kept until any child changes: opening 20,000 of them anew for
/// every notice would cost tens of milliseconds each time. Cheap to clone.
#[derive(Clone, Default)]
pub struct Names(Arc<Mutex<Option<Known>>>);

struct Known {
    version: ChildrenVersion,
    names: Arc<Vec<ChildName>>,
}

impl Names {
    /// Whether any of the texts holds the whole name of a child.
    pub async fn stand_in<'t>(
        &self,
        tx: &mut Tx,
        texts: impl Iterator<Item = &'t str>,
    ) -> anyhow::Result<bool> {
        let texts: Vec<Folded> = texts.map(Folded::new).collect();
        let names = self.current(tx).await?;
        let found = tokio::task::spawn_blocking(move || {
            let mut names = names.iter();
            names.any(|name| texts.iter().any(|text| name.stands_in(text)))
        });
        Ok(found.await?)
    }

    async fn current(&self, tx: &mut Tx) -> anyhow::Result<Arc<Vec<ChildName>>> {
        let mut known = self.0.lock().await;
        let version = lookups::children_version(tx).await?;
        if let Some(known) = known.as_ref().filter(|known| known.version == version) {
            return Ok(known.names.clone());
        }
        let names = lookups::children_names(tx).await?;
        let names = names.iter();
        let names = names.filter_map(|(family, given)| ChildName::new(family, given));
        let names: Arc<Vec<ChildName>> = Arc::new(names.collect());
        *known = Some(Known {
            version,
            names: names.clone(),
        });
        Ok(names)
    }
}
