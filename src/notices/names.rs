//! Whether a registered child's name stands in a text.

use std::sync::Arc;

use tokio::sync::Mutex;

use crate::city::approval::ChildNames;
use crate::store::Tx;
use crate::store::lookups::{self, ChildrenVersion};

/// The opened names of all children, kept until any child changes: opening 20,000 of them anew for
/// every notice would cost tens of milliseconds each time. Cheap to clone.
#[derive(Clone, Default)]
pub struct Names(Arc<Mutex<Option<Known>>>);

struct Known {
    version: ChildrenVersion,
    names: Arc<ChildNames>,
}

impl Names {
    /// Whether any of the texts holds the whole name of a child.
    pub async fn stand_in<'t>(
        &self,
        tx: &mut Tx,
        texts: impl Iterator<Item = &'t str>,
    ) -> anyhow::Result<bool> {
        let texts: Vec<String> = texts.map(str::to_owned).collect();
        let names = self.current(tx).await?;
        let found = tokio::task::spawn_blocking(move || {
            let mut texts = texts.iter();
            texts.any(|text| names.stand_in(text))
        });
        Ok(found.await?)
    }

    async fn current(&self, tx: &mut Tx) -> anyhow::Result<Arc<ChildNames>> {
        let mut known = self.0.lock().await;
        let version = lookups::children_version(tx).await?;
        if let Some(known) = known.as_ref().filter(|known| known.version == version) {
            return Ok(known.names.clone());
        }
        let names = lookups::children_names(tx).await?;
        let names = names
            .iter()
            .map(|(family, given)| (family.as_str(), given.as_str()));
        let names = Arc::new(ChildNames::new(names));
        *known = Some(Known {
            version,
            names: names.clone(),
        });
        Ok(names)
    }
}
